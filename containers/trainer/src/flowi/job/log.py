"""The job's log: to stderr as it goes, and kept for `log.txt` and for the tail that failures quote."""

import logging
import sys
import time
from collections import deque
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

TAIL_LINES = 20
# A log is for reading. Past the first limit, lines about nodes are left out unless they warn; past the second, all are.
_LINES = 20_000
_LINES_AT_MOST = 2 * _LINES
_FULL = "the log is long; from here on it has no lines about nodes that went well"


def about(node_id: str | None, trial: int | None = None) -> dict[str, Any]:
    """What marks a line as being about a node (of a trial): `extra` of a logging call."""
    return {"node_id": node_id, "trial": trial}


class JobLog(logging.Handler):
    """Collects what the `flowi` loggers say. The log only ever grows at its end.

    Every line, also those of a traceback, begins as `readLogLine` of contracts/events/log-lines.ts has it:
    `2026-01-31 06:00:00,123 INFO [svc trial 3] fitted in 0.012 s`, in UTC.
    """

    def __init__(self) -> None:
        super().__init__(logging.INFO)
        self._clock = logging.Formatter("%(asctime)s")
        self._clock.converter = time.gmtime
        self.setFormatter(logging.Formatter("%(message)s"))
        self._kept = bytearray()
        self._count = 0
        self._tail: deque[str] = deque(maxlen=TAIL_LINES)

    @property
    def version(self) -> int:
        """Changes whenever the log does."""
        return len(self._kept)

    def emit(self, record: logging.LogRecord) -> None:
        """Keeps and prints the lines of a record."""
        head = f"{self._clock.formatTime(record)} {record.levelname} "
        mark = _mark(record)
        room = _LINES if mark and record.levelno <= logging.INFO else _LINES_AT_MOST
        for text in self.format(record).splitlines() or [""]:
            self._add(f"{head}{mark}{text}", room)
        if self._count == _LINES:
            self._add(f"{head}{_FULL}", _LINES_AT_MOST)

    def _add(self, line: str, room: int) -> None:
        sys.stderr.write(f"{line}\n")
        sys.stderr.flush()
        self._tail.append(line)
        if self._count < room:
            self._kept += f"{line}\n".encode("utf-8", "replace")
            self._count += 1

    def content(self) -> bytes:
        """Everything that is kept so far, UTF-8."""
        self.acquire()
        try:
            return bytes(self._kept)
        finally:
            self.release()

    def tail(self) -> list[str]:
        """The last lines."""
        self.acquire()
        try:
            return list(self._tail)
        finally:
            self.release()


def _mark(record: logging.LogRecord) -> str:
    node_id, trial = getattr(record, "node_id", None), getattr(record, "trial", None)
    if node_id is None:
        return ""
    return f"[{node_id}] " if trial is None else f"[{node_id} trial {trial}] "


@contextmanager
def job_log() -> Iterator[JobLog]:
    """Collects the log of a job while it runs."""
    logger, handler = logging.getLogger("flowi"), JobLog()
    level, propagate = logger.level, logger.propagate
    logger.addHandler(handler)
    logger.setLevel(logging.INFO)
    logger.propagate = False
    try:
        yield handler
    finally:
        logger.removeHandler(handler)
        logger.setLevel(level)
        logger.propagate = propagate
