"""Failures in words: a stable code, a message and a likely fix."""

import errno
from dataclasses import dataclass

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


# By reason, else by code: what a person can do about a FlowiError.
_FIXES = {
    "missing_column": "Check the column's name in the flow against the dataset's schema.",
    "numeric_target": "Use a model that does regression, or write the classes as text.",
    "one_class": "Choose a target with at least two classes, stratify the split, or add rows of another class.",
    "class_too_small": "Add rows of the small classes, leave them out of the data, or switch stratify off.",
    "too_few_rows": "Add rows, or make the test and validation parts smaller.",
    "column_all_missing": "Name the column under exclude_columns of the load node, or mend the data.",
    "ragged_row": "Mend the line named; fields that hold separators or line ends need quotes.",
    "quoting": "Mend the line named, or export the table again with fields quoted as spreadsheets do.",
    "line_end": "Save the file again with one kind of line end.",
    "wrong_encoding": "Save the file as UTF-8 and upload it again.",
    "nul_byte": "Export the table as text again; the file is damaged or not text.",
    "no_rows": "Upload a file that has rows below its header.",
    "empty_file": "Upload a file that is not empty.",
    "bad_package": "The live model's package is damaged; roll back to another version and run again.",
    "missing_values": "Put a node that fills missing values before the model, or use a model that takes them.",
    "metric_undefined": "Use a metric that is defined for this target, or clean the target's values.",
    "parity_failed": "Run again with another seed or scaler; if it persists, report the flow.",
    "invalid_flow": "Open the flow, mend what is named, and save a new version.",
    "too_many_trials": "Take values out of the lists, or split the flow in two.",
    "not_found": "Check that the dataset version still exists and that the job's role may read it.",
    "upstream_unavailable": "Run again in a few minutes.",
}

_DENIED = frozenset(["AccessDenied", "AccessDeniedException", "403", "KMS.DisabledException"])
_ABSENT = frozenset(["NoSuchKey", "NoSuchBucket", "404"])
_BUSY = frozenset(["SlowDown", "ThrottlingException", "RequestLimitExceeded", "503", "500", "InternalError"])
_EXPIRED = frozenset(["ExpiredToken", "ExpiredTokenException", "InvalidAccessKeyId"])


def failure_of(error: BaseException) -> Failure:
    """The failure an exception stands for."""
    if isinstance(error, FlowiError):
        return Failure(error.code, error.message, _FIXES.get(error.reason or "") or _FIXES.get(error.code))
    if isinstance(error, Cancelled):
        return Failure(CANCELLED, "the job was stopped", "Start the run again when it is wanted.")
    if isinstance(error, MemoryError):
        return Failure(
            "job_failed", "the job ran out of memory", "Run it on larger compute, or use fewer rows or columns."
        )
    if isinstance(error, OSError) and error.errno == errno.ENOSPC:
        return Failure("job_failed", "the disk is full", "Run it on compute with a larger disk.")
    return _of_aws(error) or Failure(
        "internal", f"{type(error).__name__}: {error}", "See the log; if it persists, report it."
    )


def _of_aws(error: BaseException) -> Failure | None:
    """Failures of the AWS client, told by their shape so that work on files does not load it."""
    response = getattr(error, "response", None)
    if isinstance(response, dict):
        code = str(response.get("Error", {}).get("Code", ""))
        if code in _DENIED:
            return Failure(
                "job_failed", f"storage refused access: {error}", "Grant the job's role access to this prefix."
            )
        if code in _EXPIRED:
            return Failure(
                "job_failed", f"credentials have expired: {error}", "Run again; shorten the job if it persists."
            )
        if code in _ABSENT:
            return Failure("not_found", f"storage does not have it: {error}", _FIXES["not_found"])
        if code in _BUSY:
            return Failure("upstream_unavailable", f"storage is busy: {error}", _FIXES["upstream_unavailable"])
    if type(error).__module__.startswith(("botocore", "urllib3")):
        return Failure("upstream_unavailable", f"storage does not answer: {error}", _FIXES["upstream_unavailable"])
    return None
