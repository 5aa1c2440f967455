"""Generated from contracts/schema/train-job.json; do not edit."""

from typing import Annotated, Literal

from pydantic import (
    BaseModel,
    ConfigDict,
    Field,
    RootModel,
    StrictBool,
    StrictFloat,
    StrictInt,
    StrictStr,
    StringConstraints,
)


class Params(RootModel[StrictStr]):
    root: StrictStr = Field(..., max_length=4096)


class Params11(RootModel[StrictStr]):
    root: StrictStr = Field(..., max_length=4096)


class Params1(RootModel[list[Params11 | StrictFloat | StrictBool | None]]):
    root: list[Params11 | StrictFloat | StrictBool | None] = Field(..., max_length=5000)


class Values(RootModel[StrictStr]):
    root: StrictStr = Field(..., max_length=4096)


class Values11(RootModel[StrictStr]):
    root: StrictStr = Field(..., max_length=4096)


class Values1(RootModel[list[Values11 | StrictFloat | StrictBool | None]]):
    root: list[Values11 | StrictFloat | StrictBool | None] = Field(..., max_length=5000)


class Params2(BaseModel):
    model_config = ConfigDict(
        extra="forbid",
        populate_by_name=True,
    )
    values: list[Values | StrictFloat | StrictBool | Values1 | None] = Field(..., max_length=200, min_length=1)


class Search(BaseModel):
    model_config = ConfigDict(
        extra="forbid",
        populate_by_name=True,
    )
    low: StrictFloat
    high: StrictFloat
    scale: Literal["linear", "log"] = "linear"


class Params3(BaseModel):
    model_config = ConfigDict(
        extra="forbid",
        populate_by_name=True,
    )
    search: Search


class Position(BaseModel):
    """
    Place on the canvas; means nothing to a run
    """

    model_config = ConfigDict(
        extra="forbid",
        populate_by_name=True,
    )
    x: StrictFloat
    y: StrictFloat


class Node(BaseModel):
    model_config = ConfigDict(
        extra="forbid",
        populate_by_name=True,
    )
    id: StrictStr = Field(..., max_length=64, min_length=1, pattern="^[A-Za-z][A-Za-z0-9_-]*$")
    component: StrictStr = Field(..., max_length=128, min_length=1)
    """
    Component id, group.snake_case
    """
    params: dict[
        Annotated[str, StringConstraints(max_length=64, strict=True)],
        Params | StrictFloat | StrictBool | Params1 | Params2 | Params3 | None,
    ] = Field({}, validate_default=True)
    position: Position | None = None
    """
    Place on the canvas; means nothing to a run
    """


class Edge(BaseModel):
    model_config = ConfigDict(
        extra="forbid",
        populate_by_name=True,
    )
    from_: StrictStr = Field(..., alias="from", max_length=64, min_length=1)
    to: StrictStr = Field(..., max_length=64, min_length=1)


class Position1(BaseModel):
    """
    Place of the upper left corner on the canvas
    """

    model_config = ConfigDict(
        extra="forbid",
        populate_by_name=True,
    )
    x: StrictFloat
    y: StrictFloat


class Size(BaseModel):
    model_config = ConfigDict(
        extra="forbid",
        populate_by_name=True,
    )
    width: StrictFloat = Field(..., ge=80.0, le=2000.0)
    height: StrictFloat = Field(..., ge=40.0, le=2000.0)


class Note(BaseModel):
    model_config = ConfigDict(
        extra="forbid",
        populate_by_name=True,
    )
    id: StrictStr = Field(..., max_length=64, min_length=1, pattern="^[A-Za-z][A-Za-z0-9_-]*$")
    text: StrictStr = Field(..., max_length=2000)
    """
    Plain text; nothing in it is markup
    """
    position: Position1
    """
    Place of the upper left corner on the canvas
    """
    size: Size = Field({"width": 220, "height": 120}, validate_default=True)
    colour: Literal["yellow", "blue", "green", "red", "grey"] = "yellow"


class Schedule(BaseModel):
    model_config = ConfigDict(
        extra="forbid",
        populate_by_name=True,
    )
    cron: StrictStr = Field(..., max_length=100)
    """
    Five fields, minutes first, e.g. "0 6 * * 1": numbers, names, *, upward ranges, steps and lists; one day field is *; no L W # ?
    """
    timezone: StrictStr = Field("UTC", max_length=64)
    """
    IANA time zone. A local time that clocks going forward leave out is skipped; one that comes twice fires once, at the first
    """
    enabled: StrictBool = False


class Tracking(BaseModel):
    model_config = ConfigDict(
        extra="forbid",
        populate_by_name=True,
    )
    provider: Literal["mlflow", "none"] = "mlflow"


class Gate(BaseModel):
    model_config = ConfigDict(
        extra="forbid",
        populate_by_name=True,
    )
    metric: StrictStr = Field(..., max_length=64)
    """
    Name of a metric of the flow, e.g. accuracy
    """
    threshold: StrictFloat | None = None
    """
    Bound the candidate must reach; null = no bound
    """
    must_beat_live: StrictBool = Field(True, alias="mustBeatLive")
    min_gain: StrictFloat = Field(0, alias="minGain", ge=0.0)
    """
    Gain over the live model below which there is no win
    """
    approval: StrictBool = False
    """
    A person approves before promotion
    """


class Online(BaseModel):
    model_config = ConfigDict(
        extra="forbid",
        populate_by_name=True,
    )
    enabled: StrictBool = False
    target: Literal["serverless", "realtime", "fargate"] = "serverless"


class Batch(BaseModel):
    model_config = ConfigDict(
        extra="forbid",
        populate_by_name=True,
    )
    enabled: StrictBool = False
    schedule: Schedule | None = None
    source: StrictStr | None = Field(None, max_length=1024)
    """
    Dataset name or s3:// prefix to score
    """
    destination: StrictStr | None = Field(None, max_length=1024)
    """
    s3:// prefix for the predictions; null = beside the project data
    """
    scores: StrictBool = False
    """
    Write a score for each class beside the prediction
    """


class Deploy(BaseModel):
    model_config = ConfigDict(
        extra="forbid",
        populate_by_name=True,
    )
    gate: Gate | None = None
    online: Online = Field({}, validate_default=True)
    batch: Batch = Field({}, validate_default=True)


class Flow(BaseModel):
    model_config = ConfigDict(
        extra="forbid",
        populate_by_name=True,
    )
    schema_version: Literal[1] = Field(1, alias="schemaVersion")
    name: StrictStr = Field(..., max_length=128, min_length=1)
    """
    Name shown to people
    """
    description: StrictStr | None = Field(None, max_length=4096)
    nodes: list[Node] = Field(..., max_length=500)
    edges: list[Edge] = Field(..., max_length=2000)
    notes: list[Note] = Field([], max_length=200, validate_default=True)
    schedule: Schedule | None = None
    tracking: Tracking = Field({}, validate_default=True)
    deploy: Deploy = Field({}, validate_default=True)


class Column(BaseModel):
    model_config = ConfigDict(
        extra="forbid",
        populate_by_name=True,
    )
    name: StrictStr
    type: Literal["number", "boolean", "string", "timestamp"]


class Split(BaseModel):
    """
    How rows became held out in earlier runs of the flow; null on the first run
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


class Dataset(BaseModel):
    model_config = ConfigDict(
        extra="forbid",
        populate_by_name=True,
    )
    node_id: StrictStr = Field(..., alias="nodeId")
    name: StrictStr
    version: StrictInt
    digest: StrictStr = Field(..., pattern="^sha256:[0-9a-f]{64}$")
    format: Literal["csv", "parquet", "jsonl"]
    channel: StrictStr
    """
    Input channel that holds its objects
    """


class Live(BaseModel):
    """
    Package of the live model version
    """

    model_config = ConfigDict(
        extra="forbid",
        populate_by_name=True,
    )
    version: StrictInt
    channel: StrictStr


class Tracking1(BaseModel):
    model_config = ConfigDict(
        extra="forbid",
        populate_by_name=True,
    )
    provider: Literal["mlflow", "none"]
    uri: StrictStr | None
    experiment: StrictStr


class TrainJob(BaseModel):
    model_config = ConfigDict(
        extra="forbid",
        populate_by_name=True,
    )
    schema_version: Literal[1] = Field(1, alias="schemaVersion")
    kind: Literal["train"] = "train"
    project_id: StrictStr = Field(..., alias="projectId")
    flow_id: StrictStr = Field(..., alias="flowId")
    flow_version: StrictInt = Field(..., alias="flowVersion")
    flow: Flow
    salt: StrictStr
    """
    Fixed per flow; decides which rows are held out
    """
    split: Split | None
    """
    How rows became held out in earlier runs of the flow; null on the first run
    """
    run_id: StrictStr = Field(..., alias="runId")
    attempt: StrictInt
    seed: StrictInt
    datasets: list[Dataset]
    live: Live | None
    """
    Package of the live model version
    """
    gate: Gate | None
    output_uri: StrictStr = Field(..., alias="outputUri")
    """
    S3 prefix of the run; package/, result.json, progress.json, previews.json and log.txt go below
    """
    tracking: Tracking1
