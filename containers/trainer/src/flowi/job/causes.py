"""Failures in words: a stable code, a message and a likely fix."""

import errno
import json
from dataclasses import dataclass
from importlib import resources

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
        return Failure(CANCELLED, "the job was stopped", _FIXES["cancelled"])
    if isinstance(error, MemoryError):
        return Failure("job_failed", "the job ran out of memory", _FIXES["memory"])
    if isinstance(error, OSError) and error.errno == errno.ENOSPC:
        return Failure("job_failed", "the disk is full", _FIXES["disk"])
    return _of_aws(error) or Failure("internal", f"{type(error).__name__}: {error}", _FIXES["internal"])


def _of_aws(error: BaseException) -> Failure | None:
    """Failures of the AWS client, told by their shape so that work on files does not load it."""
    response = getattr(error, "response", None)
    if isinstance(response, dict):
        code = str(response.get("Error", {}).get("Code", ""))
        if code in _DENIED:
            return Failure("job_failed", f"storage refused access: {error}", _FIXES["denied"])
        if code in _EXPIRED:
            return Failure("job_failed", f"credentials have expired: {error}", _FIXES["expired"])
        if code in _ABSENT:
            return Failure("not_found", f"storage does not have it: {error}", _FIXES["not_found"])
        if code in _BUSY:
            return Failure("upstream_unavailable", f"storage is busy: {error}", _FIXES["upstream_unavailable"])
    if type(error).__module__.startswith(("botocore", "urllib3")):
        return Failure("upstream_unavailable", f"storage does not answer: {error}", _FIXES["upstream_unavailable"])
    return None
