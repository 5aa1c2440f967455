"""Does a tracker's work on one thread, until the first failure."""

import logging
import queue
import threading
import time
from collections.abc import Callable

Work = Callable[[], None]

_log = logging.getLogger(__name__)


class Background:
    """Runs pieces of work in order. After the first that fails, the rest is left out."""

    def __init__(self, name: str) -> None:
        self.failure: str | None = None
        self._work: queue.SimpleQueue[Work | None] = queue.SimpleQueue()
        # A daemon, so that a server that never answers cannot keep the process alive.
        self._thread = threading.Thread(target=self._run, name=name, daemon=True)
        self._thread.start()

    def submit(self, work: Work) -> None:
        """Queues a piece of work."""
        self._work.put(work)

    def finish(self, seconds: float) -> bool:
        """Waits until all is done, but no longer than this; True when it is."""
        self._work.put(None)
        self._thread.join(seconds)
        return not self._thread.is_alive()

    def _run(self) -> None:
        for work in iter(self._work.get, None):
            if self.failure is not None:
                continue
            started = time.monotonic()
            try:
                work()
            except Exception as error:  # whatever a client library raises, the run goes on
                self.failure = f"{type(error).__name__}: {' '.join(str(error).split())[:300]}"
                _log.warning("tracking is unavailable after %.1f s: %s", time.monotonic() - started, self.failure)
