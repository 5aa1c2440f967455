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
