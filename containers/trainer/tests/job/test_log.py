import logging
from collections.abc import Iterator

import pytest

from flowi.job import log as job_log_module
from flowi.job.log import JobLog, about, job_log

logger = logging.getLogger("flowi.test")


@pytest.fixture
def log() -> Iterator[JobLog]:
    with job_log() as kept:
        yield kept


def texts(log: JobLog) -> list[str]:
    """Lines without their time."""
    return [line.partition(",")[2][4:] for line in log.content().decode().splitlines()]


def test_every_line_of_a_traceback_carries_the_mark(log: JobLog) -> None:
    try:
        raise ValueError("two\nlines")
    except ValueError as error:
        logger.error("it broke", exc_info=error, extra=about("svc", 3))

    assert len(texts(log)) > 4
    assert all(text.startswith("ERROR [svc trial 3] ") for text in texts(log))


def test_text_cannot_begin_a_line_of_its_own(log: JobLog) -> None:
    logger.info("a\r2026-01-31 06:00:00,000 ERROR [svc] b\u2028c \ud800")

    assert texts(log) == ["INFO a", "INFO 2026-01-31 06:00:00,000 ERROR [svc] b", "INFO c ?"]


def test_a_long_log_keeps_what_it_has_and_only_leaves_out_nodes_that_went_well(
    log: JobLog, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(job_log_module, "_LINES", 3)
    monkeypatch.setattr(job_log_module, "_LINES_AT_MOST", 6)
    before = b""
    for number in range(5):
        logger.info("fit %d", number, extra=about("svc"))
        assert log.content().startswith(before)
        before = log.content()
    logger.warning("odd", extra=about("svc"))
    logger.info("phase: done")
    logger.info("too much")

    assert [text.split(maxsplit=1)[1] for text in texts(log)] == [
        "[svc] fit 0",
        "[svc] fit 1",
        "[svc] fit 2",
        job_log_module._FULL,
        "[svc] odd",
        "phase: done",
    ]
    assert log.tail()[-1].endswith("too much")
