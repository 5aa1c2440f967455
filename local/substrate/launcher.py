"""Starts the pinned substrate with what laptop mode needs around it.

Reads one JSON line of settings from standard input, serves until SIGTERM, SIGINT or the end of standard input (the
starter died), saves, and leaves. Uses names that are private to the pinned release; tests/ holds the contract.
"""

from __future__ import annotations

import asyncio
import logging
import os
import signal
import sys
import threading
from typing import TYPE_CHECKING

from settings import Settings, apply_environment
from snapshots import SnapshotStore

if TYPE_CHECKING:
    from changes import ChangeCounter
    from saver import Saver

logger = logging.getLogger("flowi.substrate")

# A stuck custom resource keeps the substrate from stopping; whatever was not saved by then is lost.
STOP_DEADLINE_SECONDS = 8.0


def main() -> None:
    """Entry point."""
    os.umask(0o077)
    settings = Settings.model_validate_json(sys.stdin.readline())
    logging.basicConfig(level=logging.WARNING, format="%(asctime)s %(levelname)s %(name)s: %(message)s")
    logger.setLevel(logging.INFO)
    apply_environment(settings)
    store = SnapshotStore(settings.snapshots)
    restored = store.restore_into(settings.live_state)
    logger.info("state restored from generation %s", restored.name if restored else "none, starting empty")
    asyncio.run(serve(settings, store))
    # Threads of the substrate that wait for a worker would otherwise keep the process alive.
    sys.stdout.flush()
    os._exit(0)


async def serve(settings: Settings, store: SnapshotStore) -> None:
    """Serve until told to stop, saving on the way."""
    from changes import ChangeCounter
    from control import Control
    from gate import Gate
    from hypercorn.asyncio import serve as hypercorn_serve
    from hypercorn.config import Config
    from ministack import app as substrate
    from task_tokens import know_task_tokens

    know_task_tokens()
    counter = ChangeCounter(substrate.app)
    gate = Gate(counter, settings.root_secret, settings.origins)
    control = Control(gate, settings.control_token, settings.root_secret)
    saver = _saver(store, counter)

    config = Config()
    config.bind = [f"127.0.0.1:{settings.port}"]
    config.keep_alive_timeout = 75
    config.graceful_timeout = 2
    config.loglevel = "WARNING"
    stop = _stop_event()
    saving = asyncio.create_task(saver.run(settings.save_interval))
    await hypercorn_serve(control, config, shutdown_trigger=stop.wait)  # type: ignore[arg-type]
    saving.cancel()
    await saver.save()
    logger.info("stopped, state saved")


def _saver(store: SnapshotStore, counter: ChangeCounter) -> Saver:
    from ministack import app as substrate
    from ministack.core import persistence
    from saver import Saver, substrate_encoder

    encode = substrate_encoder(persistence._json_default, persistence._state_format_version)
    return Saver(store, substrate._build_persistence_save_dict, encode, lambda: counter.count)


def _stop_event() -> asyncio.Event:
    loop = asyncio.get_running_loop()
    event = asyncio.Event()

    def stop() -> None:
        if not event.is_set():
            watchdog = threading.Timer(STOP_DEADLINE_SECONDS, os._exit, args=(1,))
            watchdog.daemon = True
            watchdog.start()
        event.set()

    for number in (signal.SIGTERM, signal.SIGINT):
        loop.add_signal_handler(number, stop)

    def wait_for_starter() -> None:
        sys.stdin.read()
        loop.call_soon_threadsafe(stop)

    threading.Thread(target=wait_for_starter, daemon=True).start()
    return event


if __name__ == "__main__":
    main()
