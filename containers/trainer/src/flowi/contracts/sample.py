"""Generated from contracts/schema/sample.json; do not edit."""

from typing import Literal

from pydantic import BaseModel, ConfigDict, Field, StrictBool, StrictFloat, StrictStr


class Sample(BaseModel):
    model_config = ConfigDict(
        extra="forbid",
        populate_by_name=True,
    )
    schema_version: Literal[1] = Field(1, alias="schemaVersion")
    rows: list[dict[StrictStr, StrictStr | StrictFloat | StrictBool | None]]
    predictions: list[StrictStr | StrictFloat | StrictBool]
