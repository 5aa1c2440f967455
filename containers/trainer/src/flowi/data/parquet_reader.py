"""Parquet files with flat columns."""

from pathlib import Path

import pyarrow as pa
import pyarrow.compute as pc
import pyarrow.parquet as pq

from flowi.data.limits import Limits, refuse
from flowi.data.names import check_names

# Uncompressed size of all pages; a small file can hold far more than memory does.
_MEMORY_BYTES = 8_000_000_000


def read_parquet(file: Path, limits: Limits) -> pa.Table:
    """Columns as int64, float64, boolean, timestamp[us] or string.

    Raises:
        FlowiError: `invalid_data`, with reason, file, given and allowed.
    """
    if file.stat().st_size == 0:
        raise refuse(file, "empty_file", "is empty")
    try:
        with pq.ParquetFile(file) as source:
            _check_size(file, source, limits)
            check_names(file, source.schema_arrow.names, limits)
            table = source.read()
    except (pa.ArrowInvalid, pa.ArrowNotImplementedError, OSError) as cause:
        raise refuse(file, "not_parquet", f"cannot be read as Parquet: {cause}") from cause
    columns = {name: _plain(file, name, table[name]) for name in table.column_names}
    for name, column in columns.items():
        _check_field(file, name, column, limits)
    return pa.table(columns)


def _check_size(file: Path, source: pq.ParquetFile, limits: Limits) -> None:
    metadata = source.metadata
    if metadata.num_rows == 0:
        raise refuse(file, "no_rows", "holds columns but no rows")
    if metadata.num_rows > limits.rows:
        message = f"has {metadata.num_rows:,} rows; at most {limits.rows:,} are allowed"
        raise refuse(file, "too_many_rows", message, given=metadata.num_rows, allowed=limits.rows)
    size = sum(metadata.row_group(index).total_byte_size for index in range(metadata.num_row_groups))
    if size > _MEMORY_BYTES:
        message = f"unpacks to {size:,} bytes; at most {_MEMORY_BYTES:,} are allowed"
        raise refuse(file, "file_too_large", message, given=size, allowed=_MEMORY_BYTES)


def _plain(file: Path, name: str, column: pa.ChunkedArray) -> pa.ChunkedArray:
    kind = column.type
    if pa.types.is_dictionary(kind):
        column = column.cast(kind.value_type)
        kind = column.type
    if pa.types.is_boolean(kind):
        return column
    if pa.types.is_integer(kind):
        return column.cast(pa.float64() if pa.types.is_uint64(kind) else pa.int64())
    if pa.types.is_floating(kind) or pa.types.is_decimal(kind):
        return column.cast(pa.float64())
    if pa.types.is_string(kind) or pa.types.is_large_string(kind) or pa.types.is_string_view(kind):
        return column.cast(pa.string())
    if pa.types.is_timestamp(kind) or pa.types.is_date(kind):
        # Coarser than nanoseconds on purpose: what is cut off tells no two rows apart that matter here.
        return column.cast(pa.timestamp("us"), safe=False)
    if pa.types.is_null(kind):
        return column.cast(pa.string())
    message = f"column {name!r} is of type {kind}; allowed: numbers, booleans, text, timestamps, dates"
    raise refuse(file, "unsupported_type", message, column=name, given=str(kind))


def _check_field(file: Path, name: str, column: pa.ChunkedArray, limits: Limits) -> None:
    if not pa.types.is_string(column.type):
        return
    longest = pc.max(pc.binary_length(column)).as_py() or 0
    if longest > limits.field_bytes:
        message = f"column {name!r} has a field of {longest:,} bytes; at most {limits.field_bytes:,} are allowed"
        raise refuse(file, "field_too_large", message, column=name, given=longest, allowed=limits.field_bytes)
