"""Saved generations of the substrate's state: all services of one moment together, never half written.

Layout: ``<folder>/<number>/<service>.json`` and a file ``CURRENT`` that names the newest whole generation. A generation
is written beside the current one and becomes current by one rename; the one before it is kept as the last good copy.
"""

from __future__ import annotations

import hashlib
import json
import logging
import os
import shutil
from collections.abc import Mapping
from pathlib import Path

logger = logging.getLogger("flowi.substrate")

CURRENT = "CURRENT"
KEPT_GENERATIONS = 2


class SnapshotStore:
    """Writes and restores generations in one folder."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self._digests: dict[str, str] = {}
        self._current: Path | None = None

    def write(self, documents: Mapping[str, bytes]) -> bool:
        """Save all services as the new generation; services that did not change are linked, not rewritten.

        Returns False when nothing differs from the current generation. Raises OSError when the disk refuses.
        """
        digests = {name: hashlib.sha256(content).hexdigest() for name, content in documents.items()}
        if self._current is not None and digests == self._digests:
            return False
        number = max((int(path.name) for path in self._generations()), default=0) + 1
        target = self.folder / str(number)
        target.mkdir(mode=0o700)
        for name, content in documents.items():
            previous = self._current / f"{name}.json" if self._current else None
            if previous is not None and digests[name] == self._digests.get(name):
                os.link(previous, target / f"{name}.json")
            else:
                _write_durably(target / f"{name}.json", content)
        _sync_folder(target)
        self._make_current(target)
        self._current, self._digests = target, digests
        self._remove_old()
        return True

    def restore_into(self, live: Path) -> Path | None:
        """Put the newest readable generation into the folder the substrate loads from; None when there is none."""
        for stale in live.glob("*.json"):
            stale.unlink()
        for generation in self._newest_first():
            if not _readable(generation):
                logger.warning("state generation %s cannot be read, trying the one before it", generation.name)
                continue
            for path in generation.glob("*.json"):
                shutil.copyfile(path, live / path.name)
            return generation
        return None

    def _newest_first(self) -> list[Path]:
        whole = sorted(self._generations(), key=lambda path: int(path.name), reverse=True)
        pointer = self.folder / CURRENT
        if not pointer.exists():
            return []
        current = int(pointer.read_text().strip())
        # A generation above the pointer was still being written when the process died.
        return [path for path in whole if int(path.name) <= current]

    def _make_current(self, generation: Path) -> None:
        pointer = self.folder / CURRENT
        temporary = pointer.with_suffix(".tmp")
        _write_durably(temporary, generation.name.encode())
        temporary.replace(pointer)
        _sync_folder(self.folder)

    def _generations(self) -> list[Path]:
        return [path for path in self.folder.iterdir() if path.name.isdigit()]

    def _remove_old(self) -> None:
        ordered = sorted(self._generations(), key=lambda path: int(path.name), reverse=True)
        for path in ordered[KEPT_GENERATIONS:]:
            shutil.rmtree(path, ignore_errors=True)


def _readable(generation: Path) -> bool:
    try:
        for path in generation.glob("*.json"):
            json.loads(path.read_bytes())
    except (OSError, ValueError):
        return False
    return True


def _write_durably(path: Path, content: bytes) -> None:
    descriptor = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600)
    with os.fdopen(descriptor, "wb") as stream:
        stream.write(content)
        stream.flush()
        os.fsync(stream.fileno())


def _sync_folder(folder: Path) -> None:
    descriptor = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)
