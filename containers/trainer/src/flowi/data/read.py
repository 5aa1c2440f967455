"""Reads the files of a dataset into one table."""

import hashlib
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Literal

import pyarrow as pa

from flowi.contracts.sayings import saying
from flowi.data.csv_reader import read_csv
from flowi.data.infer import typed
from flowi.data.jsonl_reader import read_jsonl
from flowi.data.limits import DEFAULT_LIMITS, Limits, refuse
from flowi.data.parquet_reader import read_parquet
from flowi.data.table import Table
from flowi.errors import FlowiError

Format = Literal["csv", "parquet", "jsonl"]

_READERS: dict[Format, Callable[[Path, Limits], pa.Table]] = {
    "csv": read_csv,
    "parquet": read_parquet,
    "jsonl": read_jsonl,
}
_SUFFIXES: dict[str, Format] = {
    ".csv": "csv",
    ".tsv": "csv",
    ".txt": "csv",
    ".parquet": "parquet",
    ".pq": "parquet",
    ".jsonl": "jsonl",
    ".ndjson": "jsonl",
}


def format_of(file: Path) -> Format:
    """The format a file's name stands for.

    Raises:
        FlowiError: `invalid_data`, reason `unknown_format`.
    """
    found = _SUFFIXES.get(file.suffix.lower())
    if found is None:
        allowed = ", ".join(_SUFFIXES)
        raise refuse(file, "unknown_format", f"ends in {file.suffix!r}; allowed: {allowed}", allowed=list(_SUFFIXES))
    return found


def read_table(source: Path, kind: Format | None = None, limits: Limits = DEFAULT_LIMITS) -> Table:
    """One table from a file, or from all files of a folder in the order of their names.

    Args:
        kind: the format; by the first file's ending when not given.

    Raises:
        FlowiError: `invalid_data`, with reason, file, line, given and allowed.
    """
    raw, form = read_files(source, kind, limits)
    if form == "csv":
        raw = pa.table({name: typed(raw[name]) for name in raw.column_names})
    return Table(raw)


def read_files(source: Path, kind: Format | None, limits: Limits) -> tuple[pa.Table, Format]:
    """The columns as the files hold them, those of CSV as texts; and the format.

    Raises:
        FlowiError: `invalid_data`, see `read_table`.
    """
    files = data_files(source)
    form = kind or format_of(files[0])
    parts = [_READERS[form](file, limits) for file in files]
    return parts[0] if len(parts) == 1 else _joined(files, parts, limits), form


def data_files(source: Path) -> list[Path]:
    """The file itself, or the files below a folder (hidden ones left out) in the order of their paths.

    Raises:
        FlowiError: `invalid_data`, reason `no_file`.
    """
    if source.is_file():
        return [source]
    found = [path for path in source.rglob("*") if path.is_file() and not path.name.startswith((".", "_"))]
    if not found:
        raise refuse(source, "no_file", "is no file, and no folder with data files in it")
    return sorted(found, key=lambda path: path.relative_to(source).as_posix())


def files_digest(source: Path) -> str:
    """`sha256:` over the data files' own digests, in order; the same bytes give the same digest under any name."""
    total = hashlib.sha256()
    for file in data_files(source):
        with file.open("rb") as stream:
            total.update(hashlib.file_digest(stream, "sha256").digest())
    return f"sha256:{total.hexdigest()}"


def _joined(files: Sequence[Path], parts: Sequence[pa.Table], limits: Limits) -> pa.Table:
    first = parts[0]
    for file, part in zip(files[1:], parts[1:], strict=True):
        if part.column_names != first.column_names:
            given, allowed = ", ".join(part.column_names), ", ".join(first.column_names)
            message = f"has columns {given}; {files[0].name} has {allowed}"
            raise refuse(file, "different_columns", message, given=part.column_names, allowed=first.column_names)
    rows = sum(part.num_rows for part in parts)
    if rows > limits.rows:
        message = f"with the files before it has {rows:,} rows; at most {limits.rows:,} are allowed"
        raise refuse(files[-1], "too_many_rows", message, given=rows, allowed=limits.rows)
    try:
        return pa.concat_tables(parts, promote_options="permissive")
    except (pa.ArrowInvalid, pa.ArrowTypeError) as cause:
        message = saying(f"the files do not fit together: {cause}", "trainer.files_differ", {"reason": str(cause)})
        raise FlowiError("invalid_data", message, {"reason": "mixed_types"}) from cause
