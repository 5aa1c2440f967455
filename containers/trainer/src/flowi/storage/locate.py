"""The storage an address stands for."""

from pathlib import Path
from urllib.parse import unquote, urlsplit

from flowi.errors import FlowiError
from flowi.storage.folder import FolderStorage
from flowi.storage.port import Storage


def storage_at(address: str) -> Storage:
    """Storage below `s3://bucket/prefix`, `file:///folder` or a plain path.

    Raises:
        FlowiError: `invalid_request` for any other kind of address.
    """
    parts = urlsplit(address)
    if parts.scheme == "s3" and parts.netloc:
        # The AWS client takes a while to load, and work on files does without.
        from flowi.storage.s3 import S3Storage

        return S3Storage(parts.netloc, address.removeprefix(f"s3://{parts.netloc}").lstrip("/"))
    if parts.scheme == "file" and parts.netloc in ("", "localhost"):
        return FolderStorage(Path(unquote(parts.path)))
    if parts.scheme == "":
        return FolderStorage(Path(address))
    raise FlowiError("invalid_request", f"{address!r} is no place to keep files; allowed: s3://, file://, a path")
