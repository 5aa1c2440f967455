"""Generated from contracts/schema/profile.json; do not edit."""

from typing import Any, Literal

from pydantic import BaseModel, ConfigDict, Field, RootModel, StrictBool, StrictFloat, StrictInt, StrictStr


class TopItem(BaseModel):
    model_config = ConfigDict(
        populate_by_name=True,
    )
    value: StrictStr
    count: StrictInt


class Histogram(BaseModel):
    """
    Of numbers and timestamps; not in profiles of earlier releases
    """

    model_config = ConfigDict(
        populate_by_name=True,
    )
    low: StrictFloat
    """
    Lower bound of the first bin
    """
    high: StrictFloat
    """
    Upper bound of the last bin, which belongs to it
    """
    counts: list[StrictInt] = Field(..., min_length=1)


class WarningsSaid(BaseModel):
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
    histogram: Histogram | None = None
    """
    Of numbers and timestamps; not in profiles of earlier releases
    """
    warnings: list[StrictStr]
    """
    Looks like an id, integers above 2^24, ...
    """
    warnings_said: list[WarningsSaid | None] | None = Field(None, alias="warningsSaid")
    """
    The warnings in their order for whoever speaks another language; null for one without words elsewhere
    """


class Value(RootModel[StrictFloat | None]):
    root: StrictFloat | None = Field(..., ge=-1.0, le=1.0)


class Correlations(BaseModel):
    """
    Not in profiles of earlier releases
    """

    model_config = ConfigDict(
        populate_by_name=True,
    )
    columns: list[StrictStr]
    """
    Numbers and booleans, the first 50 in the order of the table
    """
    values: list[list[Value | None]]
    """
    Row i holds Pearson coefficients of column i with columns i+1, i+2, ...; null where one is constant
    """
    rows: StrictInt
    """
    Rows they were computed on; a sample of large tables
    """


class Profile(BaseModel):
    model_config = ConfigDict(
        populate_by_name=True,
    )
    rows: StrictInt
    columns: list[Column]
    sample: list[dict[StrictStr, Any]]
    """
    First rows, fewer the more columns there are
    """
    correlations: Correlations | None = None
    """
    Not in profiles of earlier releases
    """
    warnings: list[StrictStr] | None = None
    """
    About the table as a whole: doubled rows; not in profiles of earlier releases
    """
    warnings_said: list[WarningsSaid | None] | None = Field(None, alias="warningsSaid")
    """
    The warnings in their order for whoever speaks another language; null for one without words elsewhere
    """
    reduced: StrictBool | None = None
    """
    True when a wide table left no room for full detail
    """
