"""The job as a Lambda function: a root of its own below the temporary folder, cleared when done."""

import shutil
import tempfile
from pathlib import Path
from typing import Any

from pydantic import BaseModel, ConfigDict, Field, ValidationError

from flowi.job.main import run_job
from flowi.job.settings import read_settings

_PREFIX = "flowi-job-"


class _Event(BaseModel):
    """What the state machine sends; more keys may come along."""

    model_config = ConfigDict(extra="ignore")

    channels: dict[str, str] = Field(min_length=1)


def handler(event: dict[str, Any], _: object) -> dict[str, Any]:
    """Runs a training job on the channels of the event (name to address); answers with a `JobReply`."""
    try:
        channels = _Event.model_validate(event).channels
    except ValidationError as error:
        message = f"event: {error.errors(include_url=False)[0]['msg']}; it has to name its channels"
        return {"ok": False, "code": "invalid_request", "message": message, "logTail": [], "fix": None}
    base = Path(tempfile.gettempdir())
    # An invocation that was killed left its files; the next one in the same sandbox must not see or pay for them.
    for left in base.glob(f"{_PREFIX}*"):
        shutil.rmtree(left, ignore_errors=True)
    root = Path(tempfile.mkdtemp(prefix=_PREFIX, dir=base))
    try:
        settings = read_settings()
        return run_job(settings.model_copy(update={"ml_root": root, "channels": channels}))
    finally:
        shutil.rmtree(root, ignore_errors=True)
