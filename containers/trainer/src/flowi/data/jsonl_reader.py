"""JSON lines: one object a line, values are text, numbers, true, false or null; a name that is absent means missing."""

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pyarrow as pa

from flowi.data.limits import Limits, refuse
from flowi.data.names import check_names

_KINDS = {str: "text", bool: "boolean", int: "number", float: "number"}
_LARGEST = 2**63


def read_jsonl(file: Path, limits: Limits) -> pa.Table:
    """Columns as int64, float64, boolean or string, in the order in which names first appear.

    Raises:
        FlowiError: `invalid_data`, with reason, file, line, given and allowed.
    """
    columns: dict[str, list[Any]] = {}
    kinds: dict[str, tuple[str, int]] = {}
    count = 0
    for line, record in _records(file, limits):
        for name, value in record.items():
            _check_value(file, line, name, value, kinds, limits)
            column = columns.setdefault(name, [])
            column.extend([None] * (count - len(column)))
            column.append(value)
        count += 1
        if count > limits.rows:
            message = f"has more than {limits.rows:,} rows"
            raise refuse(file, "too_many_rows", message, line=line, allowed=limits.rows)
    if count == 0:
        raise refuse(file, "empty_file", "is empty; each line holds one JSON object")
    check_names(file, list(columns), limits)
    return pa.table({name: _array(values + [None] * (count - len(values))) for name, values in columns.items()})


def _records(file: Path, limits: Limits) -> Iterator[tuple[int, dict[str, Any]]]:
    if file.stat().st_size > limits.file_bytes:
        message = f"has {file.stat().st_size:,} bytes; at most {limits.file_bytes:,} are allowed"
        raise refuse(file, "file_too_large", message, allowed=limits.file_bytes)
    with file.open("rb") as stream:
        for line, raw in enumerate(stream, start=1):
            text = raw.removeprefix(b"\xef\xbb\xbf") if line == 1 else raw
            if not text.strip():
                continue
            yield line, _record(file, line, text)


def _record(file: Path, line: int, raw: bytes) -> dict[str, Any]:
    if b"\0" in raw:
        raise refuse(file, "nul_byte", "holds a NUL byte; is it a text file?", line=line)
    try:
        record = json.loads(str(raw, "utf-8"), object_pairs_hook=_pairs)
    except UnicodeDecodeError as cause:
        raise refuse(file, "wrong_encoding", "is not UTF-8; save the file as UTF-8", line=line) from cause
    except (ValueError, RecursionError) as cause:
        raise refuse(file, "not_json", f"is not a JSON object: {cause}", line=line) from cause
    if not isinstance(record, dict):
        message = f"holds {type(record).__name__}; each line holds one JSON object"
        raise refuse(file, "not_json", message, line=line)
    return record


def _pairs(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    record = dict(pairs)
    if len(record) < len(pairs):
        raise ValueError("a name is there twice")
    return record


def _check_value(
    file: Path, line: int, name: str, value: Any, kinds: dict[str, tuple[str, int]], limits: Limits
) -> None:
    if value is None:
        return
    kind = _KINDS.get(type(value))
    if kind is None:
        message = f"column {name!r} holds {type(value).__name__}; allowed: text, number, true, false, null"
        raise refuse(file, "nested_value", message, line=line, column=name)
    first, at = kinds.setdefault(name, (kind, line))
    if first != kind:
        message = f"column {name!r} holds {kind}, but {first} on line {at}; use one type in a column"
        raise refuse(file, "mixed_types", message, line=line, column=name)
    if kind == "text" and len(value) * 4 > limits.field_bytes and len(value.encode()) > limits.field_bytes:
        message = f"column {name!r} has a field of over {limits.field_bytes:,} bytes"
        raise refuse(file, "field_too_large", message, line=line, column=name, allowed=limits.field_bytes)


def _array(values: list[Any]) -> pa.Array:
    present = [value for value in values if value is not None]
    if present and isinstance(present[0], float | int) and not isinstance(present[0], bool):
        whole = all(isinstance(value, int) and -_LARGEST <= value < _LARGEST for value in present)
        return pa.array(
            values if whole else [None if v is None else float(v) for v in values],
            pa.int64() if whole else pa.float64(),
        )
    return pa.array(values) if present else pa.array(values, pa.string())
