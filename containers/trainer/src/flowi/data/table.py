"""A table as it was loaded: raw values of full precision, and the frame of float32 numbers that training sees."""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Any

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc

from flowi.contracts.sayings import saying
from flowi.errors import FlowiError
from flowi.frame import Column, Frame, NumberColumn, TextColumn, TimestampColumn

# Above this, float32 does not tell neighbouring whole numbers apart.
LARGEST_EXACT = 2**24
_FLOAT32_MAX = float(np.finfo(np.float32).max)


@dataclass(frozen=True)
class Table:
    """Raw columns as int64, float64, boolean, timestamp[us] or string; null where missing."""

    raw: pa.Table

    @property
    def rows(self) -> int:
        """Number of rows."""
        return int(self.raw.num_rows)

    @property
    def names(self) -> list[str]:
        """Column names in order."""
        return list(self.raw.column_names)

    @cached_property
    def frame(self) -> Frame:
        """The columns as training sees them.

        Raises:
            FlowiError: `invalid_data`, reason `not_float32`, for a number that float32 cannot hold.
        """
        return Frame({name: _column(name, self.raw[name]) for name in self.names}, self.rows)

    def values(self, name: str) -> list[Any]:
        """Raw Python values of a column, None where missing.

        Raises:
            FlowiError: `invalid_data`, reason `missing_column`, naming those there are.
        """
        if name not in self.names:
            message = saying(
                f"column {name!r} is not in the data; it has: {', '.join(self.names)}",
                "trainer.missing_column",
                {"column": name, "columns": self.names},
            )
            details = {"reason": "missing_column", "given": name, "allowed": self.names}
            raise FlowiError("invalid_data", message, details)
        return [None if value != value else value for value in self.raw[name].to_pylist()]

    def take(self, rows: Sequence[int] | np.ndarray[Any, Any]) -> "Table":
        """The chosen rows, in the order given."""
        return Table(self.raw.take(pa.array(rows, pa.int64())))

    def all_missing(self) -> list[str]:
        """Names of columns without a single value."""
        return [name for name in self.names if _missing(self.raw[name]) == self.rows]


def _missing(column: pa.ChunkedArray) -> int:
    nan = pc.sum(pc.is_nan(column)).as_py() if pa.types.is_floating(column.type) else 0
    return int(column.null_count + (nan or 0))


def _column(name: str, raw: pa.ChunkedArray) -> Column:
    kind = raw.type
    if pa.types.is_string(kind):
        return TextColumn(_objects(raw))
    if pa.types.is_timestamp(kind):
        return TimestampColumn(raw.to_numpy().astype("datetime64[us]"))
    numbers = pc.cast(raw, pa.float64(), safe=False).to_numpy(zero_copy_only=False)
    largest = np.nanmax(np.abs(numbers), initial=0.0)
    if largest > _FLOAT32_MAX:
        message = saying(
            f"column {name!r} holds {largest:g}; numbers up to {_FLOAT32_MAX:.3g} are allowed",
            "trainer.not_float32",
            {"column": name, "largest": f"{largest:g}", "most": f"{_FLOAT32_MAX:.3g}"},
        )
        raise FlowiError("invalid_data", message, {"reason": "not_float32", "column": name, "given": str(largest)})
    return NumberColumn(numbers.astype(np.float32), boolean=pa.types.is_boolean(kind))


def _objects(raw: pa.ChunkedArray) -> np.ndarray[Any, np.dtype[np.object_]]:
    values = np.empty(len(raw), dtype=object)
    values[:] = raw.to_pylist()
    return values
