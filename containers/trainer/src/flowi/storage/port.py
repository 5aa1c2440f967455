"""What a job needs of storage."""

from pathlib import Path
from typing import Protocol


class Storage(Protocol):
    """A prefix that objects lie below. Names are relative, with forward slashes."""

    def uri(self, name: str) -> str:
        """Full address of an object."""

    def put(self, name: str, data: bytes) -> None:
        """Writes an object whole; readers see the old one or the new one, never a part."""

    def read(self, name: str) -> bytes | None:
        """The object, or None when it is not there."""

    def download(self, folder: Path) -> int:
        """Copies every object below the prefix into a folder; returns how many."""


def safe_path(folder: Path, name: str) -> Path:
    """The place of a relative name in a folder.

    Raises:
        ValueError: the name would lead out of the folder.
    """
    place = (folder / name).resolve()
    if not place.is_relative_to(folder.resolve()) or "\\" in name:
        raise ValueError(f"object name {name!r} leads out of its prefix")
    return place
