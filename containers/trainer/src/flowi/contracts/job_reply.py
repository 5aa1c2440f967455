"""Generated from contracts/schema/job-reply.json; do not edit."""

from typing import Any, Literal

from pydantic import BaseModel, ConfigDict, Field, RootModel, StrictStr


class JobReply1(BaseModel):
    model_config = ConfigDict(
        extra="allow",
        populate_by_name=True,
    )
    __pydantic_extra__: dict[str, Any]
    ok: Literal[True] = True
    result_uri: StrictStr = Field(..., alias="resultUri")


class Said(BaseModel):
    """
    The message for whoever speaks another language
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


class JobReply2(BaseModel):
    model_config = ConfigDict(
        extra="allow",
        populate_by_name=True,
    )
    __pydantic_extra__: dict[str, Any]
    ok: Literal[False] = False
    code: StrictStr
    message: StrictStr
    log_tail: list[StrictStr] = Field([], alias="logTail")
    fix: StrictStr | None = None
    said: Said | None = None
    """
    The message for whoever speaks another language
    """


class JobReply(RootModel[JobReply1 | JobReply2]):
    root: JobReply1 | JobReply2
