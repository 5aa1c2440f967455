"""Generated from contracts/schema/provenance.json; do not edit."""

from typing import Literal

from pydantic import AwareDatetime, BaseModel, ConfigDict, Field, StrictBool, StrictFloat, StrictInt, StrictStr


class Dataset(BaseModel):
    model_config = ConfigDict(
        extra="forbid",
        populate_by_name=True,
    )
    node_id: StrictStr = Field(..., alias="nodeId")
    name: StrictStr
    version: StrictInt
    digest: StrictStr = Field(..., pattern="^sha256:[0-9a-f]{64}$")


class Column(BaseModel):
    model_config = ConfigDict(
        extra="forbid",
        populate_by_name=True,
    )
    name: StrictStr
    type: Literal["number", "boolean", "string", "timestamp"]


class Split(BaseModel):
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


class Provenance(BaseModel):
    model_config = ConfigDict(
        extra="forbid",
        populate_by_name=True,
    )
    schema_version: Literal[1] = Field(1, alias="schemaVersion")
    flow_id: StrictStr = Field(..., alias="flowId")
    flow_version: StrictInt = Field(..., alias="flowVersion")
    flow_digest: StrictStr = Field(..., alias="flowDigest", pattern="^sha256:[0-9a-f]{64}$")
    run_id: StrictStr = Field(..., alias="runId")
    trial: StrictInt
    datasets: list[Dataset]
    split: Split
    seed: StrictInt
    libraries: dict[StrictStr, StrictStr]
    image: StrictStr
    """
    Image digest, or "process" when run outside a container
    """
    created_at: AwareDatetime = Field(..., alias="createdAt")
