import errno

import pytest
from botocore.exceptions import ClientError, EndpointConnectionError

from flowi.errors import FlowiError
from flowi.job.causes import Cancelled, failure_of


def aws(code: str) -> ClientError:
    return ClientError({"Error": {"Code": code, "Message": "no"}}, "GetObject")


@pytest.mark.parametrize(
    ("error", "code", "words"),
    [
        (FlowiError("invalid_data", "x", {"reason": "one_class"}), "invalid_data", "two classes"),
        (FlowiError("parity_failed", "x"), "parity_failed", "another seed"),
        (Cancelled(), "cancelled", "again"),
        (MemoryError(), "job_failed", "larger compute"),
        (OSError(errno.ENOSPC, "full"), "job_failed", "larger disk"),
        (aws("AccessDenied"), "job_failed", "role access"),
        (aws("ExpiredToken"), "job_failed", "Run again"),
        (aws("NoSuchKey"), "not_found", "still exists"),
        (aws("SlowDown"), "upstream_unavailable", "few minutes"),
        (EndpointConnectionError(endpoint_url="http://x"), "upstream_unavailable", "few minutes"),
        (ZeroDivisionError("division by zero"), "internal", "log"),
    ],
)
def test_every_failure_has_a_code_and_a_fix(error: BaseException, code: str, words: str) -> None:
    failure = failure_of(error)

    assert failure.code == code
    assert words in (failure.fix or "")
