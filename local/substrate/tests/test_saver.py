"""The order of saves, with a store that takes its time."""

import asyncio
import threading
from collections.abc import Mapping
from pathlib import Path

from saver import Saver
from snapshots import SnapshotStore


class SlowStore(SnapshotStore):
    """Writes its first generation only when it is let."""

    def __init__(self, folder: Path) -> None:
        super().__init__(folder)
        self.begun = threading.Event()
        self.let = threading.Event()
        self.written: list[bytes] = []

    def write(self, documents: Mapping[str, bytes]) -> bool:
        if not self.begun.is_set():
            self.begun.set()
            self.let.wait()
        self.written.append(documents["rows"])
        return super().write(documents)


def test_a_save_that_is_under_way_when_it_is_told_to_stop_does_not_undo_the_last_one(tmp_path: Path) -> None:
    store = SlowStore(tmp_path)
    rows = [b"old"]
    saver = Saver(store, lambda: {"rows": lambda: rows[0]}, lambda _, state: bytes(state), lambda: len(rows[0]))

    async def stop_in_the_middle() -> None:
        saving = asyncio.create_task(saver.run(0))
        await asyncio.to_thread(store.begun.wait)
        rows[0] = b"newest"
        saving.cancel()
        last = asyncio.create_task(saver.save())
        await asyncio.sleep(0)
        store.let.set()
        assert await last

    asyncio.run(stop_in_the_middle())

    assert store.written == [b"old", b"newest"]
