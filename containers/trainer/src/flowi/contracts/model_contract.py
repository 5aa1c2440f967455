"""Generated from contracts/schema/model-contract.json; do not edit."""

from typing import Literal

from pydantic import BaseModel, ConfigDict, Field, StrictBool, StrictFloat, StrictInt, StrictStr


class Column(BaseModel):
    model_config = ConfigDict(
        extra="forbid",
        populate_by_name=True,
    )
    name: StrictStr = Field(..., min_length=1)
    type: Literal["number", "boolean", "string"]
    """
    JSON type of a value; null means missing
    """
    nullable: StrictBool
    """
    The model answers rows where it is missing; otherwise their answer is null with a reason
    """


class Prepare(BaseModel):
    model_config = ConfigDict(
        extra="forbid",
        populate_by_name=True,
    )
    op: Literal["replace_string"] = "replace_string"
    column: StrictStr
    find: StrictStr = Field(..., min_length=1)
    """
    Literal text; every occurrence is replaced
    """
    replacement: StrictStr


class Prepare1(BaseModel):
    model_config = ConfigDict(
        extra="forbid",
        populate_by_name=True,
    )
    op: Literal["substring"] = "substring"
    column: StrictStr
    start: StrictInt
    """
    In Unicode code points; negative counts from the end
    """
    end: StrictInt | None
    """
    Exclusive; null = to the end; negative counts from the end
    """


class Prepare2(BaseModel):
    model_config = ConfigDict(
        extra="forbid",
        populate_by_name=True,
    )
    op: Literal["split_string"] = "split_string"
    column: StrictStr
    separator: StrictStr = Field(..., min_length=1)
    """
    Literal text
    """
    outputs: list[StrictStr] = Field(..., min_length=1)
    """
    Names of the parts; missing parts are null, the last takes no rest
    """
    keep: StrictBool
    """
    Keep the column itself
    """


class Features(BaseModel):
    model_config = ConfigDict(
        extra="forbid",
        populate_by_name=True,
    )
    kind: Literal["number"] = "number"
    column: StrictStr


class Vocabulary(BaseModel):
    model_config = ConfigDict(
        extra="forbid",
        populate_by_name=True,
    )
    values: list[StrictStr]
    other: StrictBool
    """
    Rare values were collapsed: any value not listed has code values.length; otherwise it is unseen
    """


class Features1(BaseModel):
    model_config = ConfigDict(
        extra="forbid",
        populate_by_name=True,
    )
    kind: Literal["category"] = "category"
    column: StrictStr
    vocabulary: Vocabulary


class Outputs(BaseModel):
    model_config = ConfigDict(
        extra="forbid",
        populate_by_name=True,
    )
    label: Literal["label"] | None
    """
    string [rows]; classification only
    """
    code: Literal["label_code"] | None
    """
    int64 [rows], index into classes, -1 where the model has no answer; classification only
    """
    scores: Literal["scores"] | None
    """
    float32 [rows, classes]; null when the model gives none
    """
    value: Literal["value"] | None
    """
    float32 [rows], not finite where the model has no answer; regression only
    """


class ModelContract(BaseModel):
    model_config = ConfigDict(
        extra="forbid",
        populate_by_name=True,
    )
    schema_version: Literal[1] = Field(1, alias="schemaVersion")
    task: Literal["classification", "regression"]
    target: StrictStr
    columns: list[Column] = Field(..., min_length=1)
    """
    Raw columns of a request; all must be named, values may be null (see nullable)
    """
    prepare: list[Prepare | Prepare1 | Prepare2]
    features: list[Features | Features1] = Field(..., min_length=1)
    """
    Columns of the input matrix `input` (float32, rows x features)
    """
    outputs: Outputs
    classes: list[StrictStr | StrictFloat | StrictBool] | None
    """
    Class names as in the data; null for regression
    """
    scores: Literal["probabilities", "decision"] | None
    """
    What the scores are
    """
