"""Generated from contracts/schema/train-result.json; do not edit."""

from typing import Any, Literal

from pydantic import BaseModel, ConfigDict, Field, RootModel, StrictBool, StrictFloat, StrictInt, StrictStr


class Trial(BaseModel):
    model_config = ConfigDict(
        extra="forbid",
        populate_by_name=True,
    )
    number: StrictInt
    model_node: StrictStr = Field(..., alias="modelNode")
    params: dict[StrictStr, dict[StrictStr, Any]]
    """
    All parameters on the path, by node
    """
    varied: dict[StrictStr, dict[StrictStr, Any]]
    """
    Only those that differ between trials
    """
    state: Literal["succeeded", "failed"]
    error: StrictStr | None
    metrics: dict[StrictStr, StrictFloat]
    """
    On the inner validation rows, or mean over the folds
    """
    deviations: dict[StrictStr, StrictFloat]
    """
    Standard deviation over the folds; empty for hold-out
    """
    seconds: StrictFloat
    reused_fits: StrictInt = Field(..., alias="reusedFits")
    """
    Fits of this trial that another one had done
    """
    tracker_run_id: StrictStr | None = Field(..., alias="trackerRunId")


class Fits(BaseModel):
    """
    Of all trials and folds, and of the chosen trial on the whole training part
    """

    model_config = ConfigDict(
        extra="forbid",
        populate_by_name=True,
    )
    distinct: StrictInt
    steps: StrictInt
    """
    Fits there would be without sharing
    """


class Package(BaseModel):
    model_config = ConfigDict(
        extra="forbid",
        populate_by_name=True,
    )
    uri: StrictStr
    digest: StrictStr = Field(..., pattern="^sha256:[0-9a-f]{64}$")
    bytes: StrictInt


class Column(BaseModel):
    model_config = ConfigDict(
        extra="forbid",
        populate_by_name=True,
    )
    name: StrictStr
    type: Literal["number", "boolean", "string", "timestamp"]


class Split(BaseModel):
    """
    Kept with the flow
    """

    model_config = ConfigDict(
        extra="forbid",
        populate_by_name=True,
    )
    salt: StrictStr
    """
    Fixed per flow
    """
    key_columns: list[StrictStr] = Field(..., alias="keyColumns")
    """
    Columns of the row key as asked for; empty = those that reach a model
    """
    test_size: StrictFloat = Field(..., alias="testSize")
    """
    Share of rows asked for
    """
    stratify: StrictBool | None = None
    """
    Thresholds by class were asked for; not in records of earlier releases
    """
    columns: list[Column] | None = None
    """
    Columns that are hashed, whatever else the table has; not in records of earlier releases
    """
    thresholds: dict[StrictStr, StrictFloat]
    """
    Rows whose hash in [0,1) is below are held out; by class, or under "" for all
    """


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


class Tracking(BaseModel):
    model_config = ConfigDict(
        extra="forbid",
        populate_by_name=True,
    )
    state: Literal["on", "off", "unavailable"]
    message: StrictStr | None
    experiment_url: StrictStr | None = Field(..., alias="experimentUrl")


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


class Seconds(BaseModel):
    model_config = ConfigDict(
        extra="forbid",
        populate_by_name=True,
    )
    total: StrictFloat
    load: StrictFloat
    fit: StrictFloat
    export: StrictFloat


class TrainResult(BaseModel):
    model_config = ConfigDict(
        extra="forbid",
        populate_by_name=True,
    )
    schema_version: Literal[1] = Field(1, alias="schemaVersion")
    run_id: StrictStr = Field(..., alias="runId")
    attempt: StrictInt
    trials: list[Trial]
    chosen: StrictInt
    """
    Number of the trial whose package was written
    """
    selected_by: StrictStr = Field(..., alias="selectedBy")
    fits: Fits
    """
    Of all trials and folds, and of the chosen trial on the whole training part
    """
    package: Package
    test: dict[StrictStr, StrictFloat]
    split: Split
    """
    Kept with the flow
    """
    comparison: Comparison
    tracking: Tracking
    warnings: list[StrictStr]
    warnings_said: list[WarningsSaid | None] | None = Field(None, alias="warningsSaid")
    """
    The warnings in their order for whoever speaks another language; null for one without words elsewhere
    """
    seconds: Seconds
