"""Files of a package: names, canonical JSON, archive and digest."""

import gzip
import hashlib
import io
import json
import tarfile
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from pydantic import BaseModel

MODEL = "model.onnx"
CONTRACT = "contract.json"
METRICS = "metrics.json"
REFERENCE = "reference.json"
PARITY = "parity.json"
PROVENANCE = "provenance.json"
SAMPLE = "sample.json"
ARCHIVE = "model.tar.gz"

ARCHIVED = (CONTRACT, METRICS, MODEL, PARITY, PROVENANCE, REFERENCE, SAMPLE)
ALL_FILES = (*ARCHIVED, ARCHIVE)
# Provenance tells when and in which run, and the archive holds it; a digest is of the model, whenever it was made.
DIGESTED = tuple(name for name in ARCHIVED if name != PROVENANCE)


def json_text(document: Any) -> str:
    """JSON with two spaces, keys in the order given, no number that is not finite, a closing newline."""
    return json.dumps(document, indent=2, ensure_ascii=False, allow_nan=False) + "\n"


def write_json(path: Path, document: Mapping[str, Any], model: type[BaseModel]) -> None:
    """Writes a document that its contract accepts.

    Raises:
        pydantic.ValidationError: the document is not what the contract says; a fault of the trainer.
    """
    text = json_text(document)
    model.model_validate_json(text)
    path.write_text(text, encoding="utf-8")


def write_archive(folder: Path) -> None:
    """Packs the package as `model.tar.gz`: fixed order, times and owners, so the same files give the same bytes."""
    packed = io.BytesIO()
    with tarfile.open(fileobj=packed, mode="w", format=tarfile.USTAR_FORMAT) as archive:
        for name in sorted(ARCHIVED):
            data = (folder / name).read_bytes()
            entry = tarfile.TarInfo(name)
            entry.size, entry.mode, entry.mtime = len(data), 0o644, 0
            archive.addfile(entry, io.BytesIO(data))
    (folder / ARCHIVE).write_bytes(gzip.compress(packed.getvalue(), mtime=0))


def package_digest(folder: Path) -> str:
    """`sha256:` over one line for each file but provenance and archive, names ascending by code point: name, tab, its
    SHA-256 in hex, newline. The same rows, flow and seed give the same digest."""
    total = hashlib.sha256()
    for name in sorted(DIGESTED):
        total.update(f"{name}\t{hashlib.sha256((folder / name).read_bytes()).hexdigest()}\n".encode())
    return f"sha256:{total.hexdigest()}"


def package_bytes(folder: Path) -> int:
    """Size of all files together."""
    return sum(path.stat().st_size for path in folder.iterdir())
