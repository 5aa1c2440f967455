"""The running frame: an ordered map from column name to an immutable column.

Numbers are float32 from load on, so that training sees what the exported graph sees.
"""

import hashlib
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any, Literal

import numpy as np
from numpy.typing import NDArray

from flowi.contracts.sayings import saying
from flowi.errors import FlowiError

MISSING_CODE = -1
UNSEEN_CODE = -2

Floats = NDArray[np.float32]
Rows = NDArray[np.int64]
ColumnKind = Literal["number", "text", "code", "timestamp"]


@dataclass(frozen=True)
class Vocabulary:
    """The values a text column may take, most frequent first.

    A value is coded by its position. With `other`, everything not listed was collapsed and is coded
    `len(values)`; without it a value not listed is coded -2 (unseen). A missing value is coded -1.
    """

    values: tuple[str, ...]
    other: bool = False

    @property
    def size(self) -> int:
        """Number of codes from 0 on, the one for collapsed values included."""
        return len(self.values) + int(self.other)


def _digest(kind: str, parts: Iterable[bytes]) -> str:
    state = hashlib.blake2b(kind.encode(), digest_size=16)
    for part in parts:
        state.update(len(part).to_bytes(8, "little"))
        state.update(part)
    return state.hexdigest()


@dataclass(frozen=True, eq=False)
class _Base:
    """What all columns share; `digest` is computed once for each column object."""

    _memo: dict[str, str] = field(default_factory=dict, init=False, repr=False)

    def __len__(self) -> int:
        raise TypeError("a column type must say its length")

    def _parts(self) -> Iterable[bytes]:
        raise TypeError("a column type must say its content")

    def digest(self) -> str:
        """A hash of kind and content, the same in every process."""
        if "digest" not in self._memo:
            self._memo["digest"] = _digest(type(self).__name__, self._parts())
        return self._memo["digest"]


@dataclass(frozen=True, eq=False)
class NumberColumn(_Base):
    """float32 values [rows], NaN where missing; `boolean` when the raw values were true and false (1 and 0)."""

    values: Floats
    boolean: bool = False
    kind: Literal["number"] = field(default="number", init=False)

    def __post_init__(self) -> None:
        if self.values.dtype != np.float32 or self.values.ndim != 1:
            raise TypeError(f"a number column is a float32 vector, not {self.values.dtype} {self.values.shape}")

    def __len__(self) -> int:
        return len(self.values)

    def take(self, rows: Rows) -> "NumberColumn":
        """The chosen rows."""
        return NumberColumn(self.values[rows], self.boolean)

    def _parts(self) -> Iterable[bytes]:
        # One bit pattern for every NaN, and for both zeros, so that equal content hashes equally.
        clean = np.where(np.isnan(self.values), np.float32(np.nan), self.values) + np.float32(0)
        return (clean.tobytes(),)


@dataclass(frozen=True, eq=False)
class TextColumn(_Base):
    """Raw text [rows] before its vocabulary: an object array of str, None where missing."""

    values: NDArray[np.object_]
    kind: Literal["text"] = field(default="text", init=False)

    def __len__(self) -> int:
        return len(self.values)

    def take(self, rows: Rows) -> "TextColumn":
        """The chosen rows."""
        return TextColumn(self.values[rows])

    def _parts(self) -> Iterable[bytes]:
        return (b"0" if value is None else b"1" + value.encode("utf-8", "surrogatepass") for value in self.values)


@dataclass(frozen=True, eq=False)
class CodeColumn(_Base):
    """Codes of a vocabulary as float32 [rows]; -1 missing, -2 unseen."""

    codes: Floats
    vocabulary: Vocabulary
    kind: Literal["code"] = field(default="code", init=False)

    def __len__(self) -> int:
        return len(self.codes)

    def take(self, rows: Rows) -> "CodeColumn":
        """The chosen rows."""
        return CodeColumn(self.codes[rows], self.vocabulary)

    def _parts(self) -> Iterable[bytes]:
        names = (value.encode("utf-8", "surrogatepass") for value in self.vocabulary.values)
        return (self.codes.tobytes(), str(self.vocabulary.other).encode(), *names)


@dataclass(frozen=True, eq=False)
class TimestampColumn(_Base):
    """Points in time [rows] as datetime64[us] (NaT where missing); carried along, never a feature."""

    values: NDArray[np.datetime64]
    kind: Literal["timestamp"] = field(default="timestamp", init=False)

    def __len__(self) -> int:
        return len(self.values)

    def take(self, rows: Rows) -> "TimestampColumn":
        """The chosen rows."""
        return TimestampColumn(self.values[rows])

    def _parts(self) -> Iterable[bytes]:
        return (self.values.astype("datetime64[us]").tobytes(),)


Column = NumberColumn | TextColumn | CodeColumn | TimestampColumn


def number_column(values: Any, *, boolean: bool = False) -> NumberColumn:
    """A number column from anything numpy can turn into floats; None becomes NaN."""
    return NumberColumn(np.asarray(values, dtype=np.float32), boolean)


def text_column(values: Iterable[str | None]) -> TextColumn:
    """A text column from strings and None."""
    items = list(values)
    array = np.empty(len(items), dtype=object)
    array[:] = items
    return TextColumn(array)


def floats(column: Column) -> Floats:
    """The float32 vector a graph would see for this column."""
    if isinstance(column, NumberColumn):
        return column.values
    if isinstance(column, CodeColumn):
        return column.codes
    raise TypeError(f"a {column.kind} column has no numbers; encode or drop it first")


class Frame(Mapping[str, Column]):
    """An immutable ordered map from column name to column; every column has `rows` rows."""

    def __init__(self, columns: Mapping[str, Column], rows: int | None = None) -> None:
        self._columns = dict(columns)
        lengths = {len(column) for column in self._columns.values()}
        if rows is not None:
            lengths.add(rows)
        if len(lengths) > 1:
            raise ValueError(f"columns of a frame need equal lengths, got {sorted(lengths)}")
        self.rows = lengths.pop() if lengths else 0

    def __getitem__(self, name: str) -> Column:
        return self._columns[name]

    def __contains__(self, name: object) -> bool:
        return name in self._columns

    def __iter__(self) -> Iterator[str]:
        return iter(self._columns)

    def __len__(self) -> int:
        return len(self._columns)

    @property
    def names(self) -> tuple[str, ...]:
        """Column names in order."""
        return tuple(self._columns)

    def take(self, rows: Rows) -> "Frame":
        """The chosen rows, in the order given."""
        return Frame({name: column.take(rows) for name, column in self._columns.items()}, len(rows))

    def select(self, names: Iterable[str]) -> "Frame":
        """The named columns in the order given; an unknown name is an error."""
        chosen = list(names)
        absent = [name for name in chosen if name not in self._columns]
        if absent:
            raise unknown_columns(absent, self._columns)
        return Frame({name: self._columns[name] for name in chosen}, self.rows)

    def drop(self, names: Iterable[str]) -> "Frame":
        """All but the named columns; a name that is absent is no error."""
        gone = set(names)
        return Frame({name: column for name, column in self._columns.items() if name not in gone}, self.rows)

    def with_columns(self, columns: Mapping[str, Column]) -> "Frame":
        """Replaces columns in place and adds new ones at the end."""
        return Frame({**self._columns, **columns}, self.rows if self._columns or self.rows else None)

    def matrix(self, names: Iterable[str] | None = None) -> Floats:
        """Number and code columns side by side: float32 [rows, columns]."""
        chosen = self.names if names is None else tuple(names)
        result = np.empty((self.rows, len(chosen)), dtype=np.float32)
        for index, name in enumerate(chosen):
            result[:, index] = floats(self[name])
        return result

    def digest(self) -> str:
        """A hash of names, order and content, the same in every process."""
        parts = (f"{name}\0{column.digest()}".encode("utf-8", "surrogatepass") for name, column in self.items())
        return _digest("Frame", [str(self.rows).encode(), *parts])


def unknown_columns(given: Iterable[str], available: Iterable[str]) -> FlowiError:
    """The error for column names that do not exist, naming those given and those available."""
    missing, names = list(given), list(available)
    shown = ", ".join(names) if names else "none"
    return FlowiError(
        "invalid_flow",
        saying(
            f"unknown column {', '.join(repr(name) for name in missing)}; available: {shown}",
            "trainer.unknown_column",
            {"given": missing, "columns": names},
        ),
        {"reason": "unknown_column", "given": missing, "available": names},
    )
