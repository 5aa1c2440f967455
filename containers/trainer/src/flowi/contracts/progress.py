"""Generated from contracts/schema/progress.json; do not edit."""

from typing import Literal

from pydantic import AwareDatetime, BaseModel, ConfigDict, Field, StrictFloat, StrictInt, StrictStr


class Phase(BaseModel):
    model_config = ConfigDict(
        extra="forbid",
        populate_by_name=True,
    )
    phase: Literal["staging", "loading", "fitting", "exporting", "comparing", "done", "failed"]
    started_at: AwareDatetime = Field(..., alias="startedAt")


class Current(BaseModel):
    """
    What is being worked on
    """

    model_config = ConfigDict(
        extra="forbid",
        populate_by_name=True,
    )
    node_id: StrictStr = Field(..., alias="nodeId")
    trial: StrictInt
    fold: StrictInt | None
    """
    null while the chosen trial is fitted for good
    """
    since: AwareDatetime


class Trials(BaseModel):
    model_config = ConfigDict(
        extra="forbid",
        populate_by_name=True,
    )
    done: StrictInt
    total: StrictInt


class ReusedFrom(BaseModel):
    """
    Who had made the fit that it reused last: component, parameters and input were the same
    """

    model_config = ConfigDict(
        extra="forbid",
        populate_by_name=True,
    )
    node_id: StrictStr = Field(..., alias="nodeId")
    trial: StrictInt


class Nodes(BaseModel):
    model_config = ConfigDict(
        extra="forbid",
        populate_by_name=True,
    )
    state: Literal["waiting", "running", "reused", "succeeded", "failed", "skipped", "cancelled"]
    seconds: StrictFloat
    """
    Time spent in it over all trials and folds
    """
    reused: StrictInt
    """
    How often an equal fit was there already
    """
    fits: StrictInt
    uses: StrictInt | None = None
    """
    How often it runs in all: trials it is part of, times folds
    """
    done: StrictInt | None = None
    """
    How many of the uses are through, those that failed among them
    """
    started_at: AwareDatetime | None = Field(None, alias="startedAt")
    """
    When it was first entered
    """
    ended_at: AwareDatetime | None = Field(None, alias="endedAt")
    """
    When it was last left
    """
    reused_from: ReusedFrom | None = Field(None, alias="reusedFrom")
    """
    Who had made the fit that it reused last: component, parameters and input were the same
    """
    error: StrictStr | None = None
    """
    Why it failed, the last time it did
    """


class Progress(BaseModel):
    model_config = ConfigDict(
        extra="forbid",
        populate_by_name=True,
    )
    schema_version: Literal[1] = Field(1, alias="schemaVersion")
    attempt: StrictInt
    updated_at: AwareDatetime = Field(..., alias="updatedAt")
    phase: Literal["staging", "loading", "fitting", "exporting", "comparing", "done", "failed"]
    phases: list[Phase] | None = None
    """
    The phases so far, in order
    """
    current: Current | None = None
    """
    What is being worked on
    """
    trials: Trials
    nodes: dict[StrictStr, Nodes]
