"""Generated from contracts/schema/previews.json; do not edit."""

from typing import Literal

from pydantic import BaseModel, ConfigDict, Field, StrictBool, StrictFloat, StrictInt, StrictStr


class Rows(BaseModel):
    """
    Rows that came in and rows that went on: those without a target and those held out drop out
    """

    model_config = ConfigDict(
        extra="forbid",
        populate_by_name=True,
    )
    before: StrictInt
    after: StrictInt


class FiguresOn(BaseModel):
    """
    Rows of the training part that figures of columns were worked out on: all of them, or some at equal distances. Not in previews of earlier releases
    """

    model_config = ConfigDict(
        extra="forbid",
        populate_by_name=True,
    )
    rows: StrictInt
    of: StrictInt


class Missing(BaseModel):
    """
    Missing cells over all columns
    """

    model_config = ConfigDict(
        extra="forbid",
        populate_by_name=True,
    )
    before: StrictInt
    after: StrictInt


class Added(BaseModel):
    model_config = ConfigDict(
        extra="forbid",
        populate_by_name=True,
    )
    count: StrictInt
    names: list[StrictStr]
    """
    The first of them; long names are cut
    """


class Removed(BaseModel):
    model_config = ConfigDict(
        extra="forbid",
        populate_by_name=True,
    )
    count: StrictInt
    names: list[StrictStr]
    """
    The first of them; long names are cut
    """


class Changed(BaseModel):
    """
    Columns of the same name with other values
    """

    model_config = ConfigDict(
        extra="forbid",
        populate_by_name=True,
    )
    count: StrictInt
    names: list[StrictStr]
    """
    The first of them; long names are cut
    """


class TopItem(BaseModel):
    model_config = ConfigDict(
        extra="forbid",
        populate_by_name=True,
    )
    value: StrictStr
    count: StrictInt


class Histogram(BaseModel):
    """
    Of numbers, in at most 20 bins of equal width
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


class Figures(BaseModel):
    """
    Of the first columns listed
    """

    model_config = ConfigDict(
        extra="forbid",
        populate_by_name=True,
    )
    minimum: StrictFloat | StrictStr | None
    """
    Of numbers and points in time
    """
    maximum: StrictFloat | StrictStr | None
    mean: StrictFloat | None
    """
    Of numbers
    """
    top: list[TopItem]
    """
    The most frequent values of text, categories and booleans, at most 5; long ones are cut
    """
    histogram: Histogram | None
    """
    Of numbers, in at most 20 bins of equal width
    """


class Before(BaseModel):
    """
    The column as it came in, where the node changed it; both histograms have the same bins where values lie close enough
    """

    model_config = ConfigDict(
        extra="forbid",
        populate_by_name=True,
    )
    minimum: StrictFloat | StrictStr | None
    """
    Of numbers and points in time
    """
    maximum: StrictFloat | StrictStr | None
    mean: StrictFloat | None
    """
    Of numbers
    """
    top: list[TopItem]
    """
    The most frequent values of text, categories and booleans, at most 5; long ones are cut
    """
    histogram: Histogram | None
    """
    Of numbers, in at most 20 bins of equal width
    """
    kind: Literal["number", "boolean", "text", "category", "timestamp"]
    missing: StrictInt


class Column(BaseModel):
    model_config = ConfigDict(
        extra="forbid",
        populate_by_name=True,
    )
    name: StrictStr
    kind: Literal["number", "boolean", "text", "category", "timestamp"]
    missing: StrictInt
    distinct: StrictInt | None
    """
    null where counting would have cost too much
    """
    change: Literal["none", "added", "changed"]
    figures: Figures | None = None
    """
    Of the first columns listed
    """
    before: Before | None = None
    """
    The column as it came in, where the node changed it; both histograms have the same bins where values lie close enough
    """


class Nodes(BaseModel):
    model_config = ConfigDict(
        extra="forbid",
        populate_by_name=True,
    )
    rows: Rows
    """
    Rows that came in and rows that went on: those without a target and those held out drop out
    """
    counted: StrictInt
    """
    Rows of the training part that the figures of columns were counted on
    """
    figures_on: FiguresOn | None = Field(None, alias="figuresOn")
    """
    Rows of the training part that figures of columns were worked out on: all of them, or some at equal distances. Not in previews of earlier releases
    """
    missing: Missing
    """
    Missing cells over all columns
    """
    added: Added
    removed: Removed
    changed: Changed
    """
    Columns of the same name with other values
    """
    column_count: StrictInt = Field(..., alias="columnCount")
    """
    All columns that leave the node, also those not listed
    """
    columns: list[Column]
    """
    The first columns, those that the node added or changed before the others
    """
    sample: list[list[StrictStr | StrictFloat | StrictBool | None]]
    """
    The first rows, cells in the order of `columns`; long texts are cut
    """
    answers: list[StrictStr | StrictFloat | StrictBool | None] | None
    """
    What a model answers for the rows of the sample; null for others
    """


class Previews(BaseModel):
    model_config = ConfigDict(
        extra="forbid",
        populate_by_name=True,
    )
    schema_version: Literal[1] = Field(1, alias="schemaVersion")
    attempt: StrictInt
    trial: StrictInt
    of: Literal["first_trial", "chosen_trial"]
    """
    The first trial on its first fold while the run goes on, the chosen one on the whole training part after
    """
    nodes: dict[StrictStr, Nodes]
