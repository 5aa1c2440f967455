"""Failures in words: a stable code, a message and a likely fix."""

import errno
import json
from dataclasses import dataclass
from importlib import resources

from flowi.contracts.sayings import TrainerDenied, saying
from flowi.errors import FlowiError

CANCELLED = "cancelled"


class Cancelled(BaseException):
    """The job was told to stop. Not an Exception, so that nothing on the way takes it for a failure of its own."""


@dataclass(frozen=True)
class Failure:
    """Why a job failed."""

    code: str
    message: str
    fix: str | None


# By reason, else by code: what a person can do about a FlowiError. They live in contracts, so that the console can say
# them in other languages.
_FIXES: dict[str, str] = json.loads(
    resources.files("flowi.contracts").joinpath("fixes.json").read_text(encoding="utf-8")
)["job"]

_DENIED = frozenset(["AccessDenied", "AccessDeniedException", "403", "KMS.DisabledException"])
_ABSENT = frozenset(["NoSuchKey", "NoSuchBucket", "404"])
_BUSY = frozenset(["SlowDown", "ThrottlingException", "RequestLimitExceeded", "503", "500", "InternalError"])
_EXPIRED = frozenset(["ExpiredToken", "ExpiredTokenException", "InvalidAccessKeyId"])


def failure_of(error: BaseException) -> Failure:
    """The failure an exception stands for."""
    if isinstance(error, FlowiError):
        return Failure(error.code, error.message, _FIXES.get(error.reason or "") or _FIXES.get(error.code))
    if isinstance(error, Cancelled):
        return Failure(CANCELLED, saying("the job was stopped", "trainer.stopped", {}), _FIXES["cancelled"])
    if isinstance(error, MemoryError):
        return Failure("job_failed", saying("the job ran out of memory", "trainer.memory", {}), _FIXES["memory"])
    if isinstance(error, OSError) and error.errno == errno.ENOSPC:
        return Failure("job_failed", saying("the disk is full", "trainer.disk", {}), _FIXES["disk"])
    return _of_aws(error) or Failure("internal", f"{type(error).__name__}: {error}", _FIXES["internal"])


def _of_aws(error: BaseException) -> Failure | None:
    """Failures of the AWS client, told by their shape so that work on files does not load it."""
    response = getattr(error, "response", None)
    if isinstance(response, dict):
        code = str(response.get("Error", {}).get("Code", ""))
        reason: TrainerDenied = {"reason": str(error)}
        if code in _DENIED:
            message = saying(f"storage refused access: {error}", "trainer.denied", reason)
            return Failure("job_failed", message, _FIXES["denied"])
        if code in _EXPIRED:
            message = saying(f"credentials have expired: {error}", "trainer.expired", reason)
            return Failure("job_failed", message, _FIXES["expired"])
        if code in _ABSENT:
            message = saying(f"storage does not have it: {error}", "trainer.absent", reason)
            return Failure("not_found", message, _FIXES["not_found"])
        if code in _BUSY:
            message = saying(f"storage is busy: {error}", "trainer.busy", reason)
            return Failure("upstream_unavailable", message, _FIXES["upstream_unavailable"])
    if type(error).__module__.startswith(("botocore", "urllib3")):
        message = saying(f"storage does not answer: {error}", "trainer.unreachable", {"reason": str(error)})
        return Failure("upstream_unavailable", message, _FIXES["upstream_unavailable"])
    return None
