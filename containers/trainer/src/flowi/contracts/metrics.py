"""Generated from contracts/schema/metrics.json; do not edit."""

from typing import Literal

from pydantic import BaseModel, ConfigDict, Field, StrictFloat, StrictInt, StrictStr


class Rows(BaseModel):
    model_config = ConfigDict(
        extra="forbid",
        populate_by_name=True,
    )
    train: StrictInt
    validation: StrictInt
    test: StrictInt


class Confusion(BaseModel):
    """
    Rows = truth, columns = prediction, on the held-out rows
    """

    model_config = ConfigDict(
        extra="forbid",
        populate_by_name=True,
    )
    classes: list[StrictStr]
    matrix: list[list[StrictInt]]


class PackageMetrics(BaseModel):
    model_config = ConfigDict(
        extra="forbid",
        populate_by_name=True,
    )
    schema_version: Literal[1] = Field(1, alias="schemaVersion")
    selected_by: StrictStr = Field(..., alias="selectedBy")
    """
    Metric the trial was chosen by
    """
    validation: dict[StrictStr, StrictFloat]
    test: dict[StrictStr, StrictFloat]
    rows: Rows
    confusion: Confusion | None
    """
    Rows = truth, columns = prediction, on the held-out rows
    """
