"""Storage in a local folder."""

import os
import shutil
from pathlib import Path

from flowi.storage.port import safe_path


class FolderStorage:
    """A folder of this machine."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder

    def uri(self, name: str) -> str:
        """`file://` address of an object."""
        return (self._folder.absolute() / name).as_uri()

    def put(self, name: str, data: bytes) -> None:
        """Writes beside the place, then renames."""
        place = safe_path(self._folder, name)
        place.parent.mkdir(parents=True, exist_ok=True)
        draft = place.with_name(f".{place.name}.{os.getpid()}")
        draft.write_bytes(data)
        draft.replace(place)

    def read(self, name: str) -> bytes | None:
        """The file's bytes, or None."""
        try:
            return safe_path(self._folder, name).read_bytes()
        except FileNotFoundError:
            return None

    def download(self, folder: Path) -> int:
        """Copies files; the folder itself may be one file."""
        sources = (
            [self._folder] if self._folder.is_file() else sorted(p for p in self._folder.rglob("*") if p.is_file())
        )
        for source in sources:
            name = source.name if source == self._folder else source.relative_to(self._folder).as_posix()
            place = safe_path(folder, name)
            place.parent.mkdir(parents=True, exist_ok=True)
            shutil.copyfile(source, place)
        return len(sources)
