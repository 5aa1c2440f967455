"""Generated from contracts/schema/profile.json; do not edit."""

from typing import Any, Literal

from pydantic import BaseModel, ConfigDict, StrictFloat, StrictInt, StrictStr


class TopItem(BaseModel):
    model_config = ConfigDict(
        populate_by_name=True,
    )
    value: StrictStr
    count: StrictInt


class Column(BaseModel):
    model_config = ConfigDict(
        populate_by_name=True,
    )
    name: StrictStr
    type: Literal["number", "boolean", "string", "timestamp"]
    missing: StrictInt
    distinct: StrictInt
    """
    Approximate on large tables
    """
    minimum: StrictFloat | StrictStr | None
    maximum: StrictFloat | StrictStr | None
    mean: StrictFloat | None
    top: list[TopItem]
    """
    Most frequent values, at most 10
    """
    warnings: list[StrictStr]
    """
    Looks like an id, integers above 2^24, ...
    """


class Profile(BaseModel):
    model_config = ConfigDict(
        populate_by_name=True,
    )
    rows: StrictInt
    columns: list[Column]
    sample: list[dict[StrictStr, Any]]
