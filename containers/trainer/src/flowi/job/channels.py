"""Input channels: those that are staged are used, the others are fetched from storage."""

import json
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from flowi.contracts.sayings import TrainerEmptyChannel, TrainerNoChannel, saying
from flowi.errors import FlowiError
from flowi.storage.locate import storage_at


class Channels:
    """The channels of a job below `input/data`.

    SageMaker stages channels itself. On Lambda and on the laptop their addresses come with the job, or stand in
    `input/config/inputdataconfig.json` as `{"<channel>": {"S3Uri": "s3://..."}}`.
    """

    def __init__(self, root: Path, addresses: Mapping[str, str]) -> None:
        self._data = root / "input" / "data"
        self._addresses = {**_configured(root / "input" / "config" / "inputdataconfig.json"), **addresses}

    def folder(self, name: str) -> Path:
        """The folder of a channel; fetched the first time it is asked for.

        Raises:
            FlowiError: `not_found` when nobody knows the channel, or nothing is at its address.
        """
        folder = self._data / name
        if folder.is_dir() and any(folder.iterdir()):
            return folder
        address = self._addresses.get(name)
        if address is None:
            known = sorted({*self._addresses, *self._staged()})
            message = f"input channel {name!r} is not there; there are: {', '.join(known) or 'none'}"
            absent: TrainerNoChannel = {"channel": name, "channels": known}
            raise FlowiError("not_found", saying(message, "trainer.no_channel", absent), {"channel": name})
        draft = folder.with_name(f".{name}.part")
        if storage_at(address).download(draft) == 0:
            empty: TrainerEmptyChannel = {"channel": name, "address": address}
            message = saying(f"nothing is at {address} (channel {name!r})", "trainer.empty_channel", empty)
            raise FlowiError("not_found", message, {"channel": name})
        # Only a channel that has arrived whole gets its name, so that a second start does not take a part for it.
        if folder.exists():
            folder.rmdir()
        draft.rename(folder)
        return folder

    def _staged(self) -> list[str]:
        return [path.name for path in self._data.iterdir() if path.is_dir()] if self._data.is_dir() else []


def _configured(path: Path) -> dict[str, str]:
    if not path.is_file():
        return {}
    document: Mapping[str, Any] = json.loads(path.read_text(encoding="utf-8"))
    found = {name: entry.get("S3Uri") for name, entry in document.items() if isinstance(entry, dict)}
    return {name: address for name, address in found.items() if address}
