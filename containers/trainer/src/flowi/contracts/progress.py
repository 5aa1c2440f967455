"""Generated from contracts/schema/progress.json; do not edit."""

from typing import Literal

from pydantic import AwareDatetime, BaseModel, ConfigDict, Field, StrictFloat, StrictInt, StrictStr


class Trials(BaseModel):
    model_config = ConfigDict(
        extra="forbid",
        populate_by_name=True,
    )
    done: StrictInt
    total: StrictInt


class Nodes(BaseModel):
    model_config = ConfigDict(
        extra="forbid",
        populate_by_name=True,
    )
    state: Literal["waiting", "running", "reused", "succeeded", "failed", "skipped", "cancelled"]
    seconds: StrictFloat
    reused: StrictInt
    fits: StrictInt


class Progress(BaseModel):
    model_config = ConfigDict(
        extra="forbid",
        populate_by_name=True,
    )
    schema_version: Literal[1] = Field(1, alias="schemaVersion")
    attempt: StrictInt
    updated_at: AwareDatetime = Field(..., alias="updatedAt")
    phase: Literal["staging", "loading", "fitting", "exporting", "comparing", "done", "failed"]
    trials: Trials
    nodes: dict[StrictStr, Nodes]
