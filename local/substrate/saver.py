"""Saves the substrate's state while it runs; by itself it saves on a clean stop only."""

from __future__ import annotations

import asyncio
import json
import logging
import time
from collections.abc import Callable, Mapping
from typing import Any

from snapshots import SnapshotStore

logger = logging.getLogger("flowi.substrate")

Collect = Callable[[], Mapping[str, Callable[[], Any]]]
Encode = Callable[[str, Any], bytes]

# Copying state stops the event loop; a save that takes long is repeated less often, so that it costs at most a tenth.
MAXIMUM_SHARE = 0.1
ATTEMPTS = 3


class Saver:
    """Watches a change counter and writes a generation when it moved."""

    def __init__(self, store: SnapshotStore, collect: Collect, encode: Encode, changes: Callable[[], int]) -> None:
        self.store = store
        self.collect = collect
        self.encode = encode
        self.changes = changes
        self._saved_at = -1
        self._moving = False
        self._one_at_a_time = asyncio.Lock()

    async def run(self, interval: float) -> None:
        """Save every ``interval`` seconds for ever, when there is something to save; ends by cancellation."""
        pause = interval
        while True:
            await asyncio.sleep(pause)
            started = time.monotonic()
            # Being cancelled would leave the thread that writes alone, to finish after a later save and undo it.
            await asyncio.shield(self.save_if_changed())
            pause = max(interval, (time.monotonic() - started) / MAXIMUM_SHARE)

    async def save_if_changed(self) -> bool:
        """Save when a request changed something since the last save, or while an execution is under way."""
        if self.changes() == self._saved_at and not self._moving:
            return False
        return await self.save()

    async def save(self) -> bool:
        """Save now; False when it did not work out, in which case the changes still count as unsaved."""
        async with self._one_at_a_time:
            return await self._save()

    async def _save(self) -> bool:
        seen = self.changes()
        for _ in range(ATTEMPTS):
            try:
                states = {name: state for name, get in self.collect().items() if (state := get()) is not None}
                documents = await asyncio.to_thread(self._encode_all, states)
                await asyncio.to_thread(self.store.write, documents)
            except RuntimeError as problem:
                # A worker thread of the substrate changed a table while it was copied.
                logger.info("state changed while it was copied, trying again: %s", problem)
                continue
            except (OSError, TypeError, ValueError):
                logger.exception("state could not be saved")
                return False
            self._saved_at = seen
            self._moving = executions_under_way(states)
            return True
        return False

    def _encode_all(self, states: Mapping[str, Any]) -> dict[str, bytes]:
        return {name: self.encode(name, state) for name, state in states.items()}


def executions_under_way(states: Mapping[str, Any]) -> bool:
    """Whether a state machine runs; it changes state without any request."""
    executions = states.get("stepfunctions", {}).get("executions")
    values = executions.all_values() if executions is not None else []
    return any(execution.get("status") == "RUNNING" for execution in values)


def substrate_encoder(default: Callable[[Any], Any], version: Callable[[str], int]) -> Encode:
    """Encoder for the file format that the pinned substrate loads."""

    def encode(service: str, state: Any) -> bytes:
        document = {"__ministack_format__": version(service), "payload": state}
        return json.dumps(document, default=default).encode()

    return encode
