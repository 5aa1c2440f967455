"""The job's log: to stderr as it goes, and kept for `log.txt` and for the tail that failures quote."""

import logging
import sys
from collections import deque
from collections.abc import Iterator
from contextlib import contextmanager
from io import StringIO

TAIL_LINES = 20
# A log is for reading; beyond this the middle is left out.
_KEPT_LINES = 20_000


class JobLog(logging.Handler):
    """Collects what the `flowi` loggers say."""

    def __init__(self) -> None:
        super().__init__(logging.INFO)
        self.setFormatter(logging.Formatter("%(asctime)s %(levelname)s %(message)s"))
        self._lines: deque[str] = deque(maxlen=_KEPT_LINES)

    def emit(self, record: logging.LogRecord) -> None:
        """Keeps and prints a line."""
        text = self.format(record)
        self._lines.append(text)
        sys.stderr.write(f"{text}\n")
        sys.stderr.flush()

    def text(self) -> str:
        """Everything so far."""
        out = StringIO()
        out.writelines(f"{line}\n" for line in list(self._lines))
        return out.getvalue()

    def tail(self) -> list[str]:
        """The last lines."""
        return self.text().splitlines()[-TAIL_LINES:]


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
