import pytest

from flowi.errors import FlowiError
from flowi.job.lambda_runtime import serve_events


def test_outside_of_lambda_it_says_what_to_run_instead(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("AWS_LAMBDA_RUNTIME_API", raising=False)

    with pytest.raises(FlowiError, match="job train") as caught:
        serve_events()

    assert caught.value.code == "invalid_request"
