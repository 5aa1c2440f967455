"""Generated from contracts/schema/reference.json; do not edit."""

from typing import Literal

from pydantic import BaseModel, ConfigDict, Field, RootModel, StrictFloat, StrictInt, StrictStr


class Count(RootModel[StrictInt]):
    root: StrictInt = Field(..., ge=0)


class Columns(BaseModel):
    model_config = ConfigDict(
        extra="forbid",
        populate_by_name=True,
    )
    kind: Literal["number"] = "number"
    column: StrictStr
    edges: list[StrictFloat]
    """
    Ascending float32 values: inner quantiles of the reference rows
    """
    counts: list[Count]
    missing: StrictInt = Field(..., ge=0)
    distinct: StrictInt = Field(..., ge=0)
    """
    Distinct values of the reference, counted up to 11
    """
    minimum: StrictFloat | None
    """
    null when every value is missing
    """
    maximum: StrictFloat | None
    mean: StrictFloat | None
    deviation: StrictFloat | None
    """
    Standard deviation
    """


class Columns1(BaseModel):
    model_config = ConfigDict(
        extra="forbid",
        populate_by_name=True,
    )
    kind: Literal["category"] = "category"
    column: StrictStr
    values: list[StrictStr]
    counts: list[Count]
    other: StrictInt = Field(..., ge=0)
    missing: StrictInt = Field(..., ge=0)
    unseen: StrictInt = Field(..., ge=0)


class Prediction(BaseModel):
    """
    Classes as a category, or values as numbers; column is `prediction`
    """

    model_config = ConfigDict(
        extra="forbid",
        populate_by_name=True,
    )
    kind: Literal["number"] = "number"
    column: StrictStr
    edges: list[StrictFloat]
    """
    Ascending float32 values: inner quantiles of the reference rows
    """
    counts: list[Count]
    missing: StrictInt = Field(..., ge=0)
    distinct: StrictInt = Field(..., ge=0)
    """
    Distinct values of the reference, counted up to 11
    """
    minimum: StrictFloat | None
    """
    null when every value is missing
    """
    maximum: StrictFloat | None
    mean: StrictFloat | None
    deviation: StrictFloat | None
    """
    Standard deviation
    """


class Prediction1(BaseModel):
    """
    Classes as a category, or values as numbers; column is `prediction`
    """

    model_config = ConfigDict(
        extra="forbid",
        populate_by_name=True,
    )
    kind: Literal["category"] = "category"
    column: StrictStr
    values: list[StrictStr]
    counts: list[Count]
    other: StrictInt = Field(..., ge=0)
    missing: StrictInt = Field(..., ge=0)
    unseen: StrictInt = Field(..., ge=0)


class Reference(BaseModel):
    model_config = ConfigDict(
        extra="forbid",
        populate_by_name=True,
    )
    schema_version: Literal[1] = Field(1, alias="schemaVersion")
    rows: StrictInt = Field(..., ge=0)
    columns: list[Columns | Columns1]
    prediction: Prediction | Prediction1
    """
    Classes as a category, or values as numbers; column is `prediction`
    """
