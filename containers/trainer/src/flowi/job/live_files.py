"""Files beside a run that are rewritten while it goes on: how far it is, its log, its previews."""

import logging
import threading
from collections.abc import Callable, Sequence
from dataclasses import dataclass

from flowi.storage.port import Storage

_log = logging.getLogger(__name__)


@dataclass
class LiveFile:
    """A file, a number that changes whenever its content does, and the content; None while there is none."""

    name: str
    version: Callable[[], int]
    content: Callable[[], bytes | None]
    written: int = -1


class LiveWriter:
    """Puts what changed into storage from a thread of its own, so that a slow storage slows no fit.

    Args:
        seconds: pause between two rounds.
    """

    def __init__(self, files: Sequence[LiveFile], storage: Storage, seconds: float) -> None:
        self._files = files
        self._storage = storage
        self._seconds = seconds
        self._over = threading.Event()
        self._warned = False
        self._thread = threading.Thread(target=self._run, name="live-files", daemon=True)
        self._thread.start()

    def close(self) -> None:
        """Writes the last state and stops."""
        self._over.set()
        self._thread.join()
        self._write()

    def _run(self) -> None:
        while not self._over.wait(self._seconds):
            self._write()

    def _write(self) -> None:
        for file in self._files:
            version = file.version()
            if version == file.written:
                continue
            try:
                content = file.content()
                if content is not None:
                    self._storage.put(file.name, content)
                file.written = version
            except Exception as error:  # these files are a courtesy; the run goes on without them
                if not self._warned:
                    _log.warning("%s cannot be written: %s", file.name, error)
                self._warned = True
