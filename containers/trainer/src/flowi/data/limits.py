"""Sizes past which a table is refused, and the error for anything wrong with data."""

from dataclasses import dataclass
from pathlib import Path
from typing import Any

from flowi.contracts.sayings import TrainerFileFault, saying
from flowi.errors import FlowiError


@dataclass(frozen=True)
class Limits:
    """What a reader takes. The defaults fit a training job of a few GB of memory."""

    rows: int = 5_000_000
    columns: int = 2_000
    field_bytes: int = 65_536
    file_bytes: int = 2_000_000_000


DEFAULT_LIMITS = Limits()


def refuse(file: Path, reason: TrainerFileFault, message: str, **details: Any) -> FlowiError:
    """The `invalid_data` error for a file; the message starts with the file's name and, where known, the line."""
    line = details.get("line")
    place = file.name if line is None else f"{file.name}, line {line}"
    said = saying(
        f"{place}: {message}",
        "trainer.file",
        {
            "file": file.name,
            "line": line,
            "fault": reason,
            "problem": message,
            "column": _shown(details.get("column")),
            "given": _shown(details.get("given")),
            "allowed": _shown(details.get("allowed")),
        },
    )
    return FlowiError("invalid_data", said, {"reason": reason, "file": file.name, **details})


def _shown(value: object) -> str | None:
    if value is None:
        return None
    return ", ".join(map(str, value)) if isinstance(value, list | tuple) else str(value)
