"""Generated from contracts/schema/comparison.json; do not edit."""

from typing import Any, Literal

from pydantic import BaseModel, ConfigDict, Field, RootModel, StrictFloat, StrictInt, StrictStr


class Said(BaseModel):
    """
    The reason for whoever speaks another language
    """

    model_config = ConfigDict(
        populate_by_name=True,
    )
    id: StrictStr
    """
    Which sentence, from the closed lists of contracts/sayings
    """
    values: dict[StrictStr, Any]
    """
    What stands in it
    """


class Interval(RootModel[tuple[StrictFloat, StrictFloat]]):
    root: tuple[StrictFloat, StrictFloat] = Field(..., max_length=2, min_length=2)
    """
    95% paired bootstrap interval of the gain
    """


class Comparison(BaseModel):
    model_config = ConfigDict(
        extra="forbid",
        populate_by_name=True,
    )
    schema_version: Literal[1] = Field(1, alias="schemaVersion")
    status: Literal["no_live_model", "compared", "incomparable"]
    reason: StrictStr | None
    """
    Why not comparable
    """
    said: Said | None = None
    """
    The reason for whoever speaks another language
    """
    live_version: StrictInt | None = Field(..., alias="liveVersion")
    metric: StrictStr | None
    direction: Literal["maximize", "minimize"] | None
    candidate: StrictFloat | None
    live: StrictFloat | None
    gain: StrictFloat | None
    """
    Positive when the candidate is better, whatever the direction
    """
    interval: Interval | None
    """
    95% paired bootstrap interval of the gain
    """
    rows: StrictInt
