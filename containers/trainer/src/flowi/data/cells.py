"""Cells of a text table in the type that a model takes, as the model server reads them (contracts/fixtures/cells)."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, Literal

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc
from numpy.typing import NDArray

from flowi.data.infer import NUMBER, is_missing, trimmed_texts

Kind = Literal["number", "boolean", "string"]

# In the words of the model server.
ALLOWED: Mapping[Kind, str] = {
    "number": "a number within the float32 range, or null",
    "boolean": "true, false, or null",
    "string": "a text, or null",
}
_FLOAT32_MAX = float(np.finfo(np.float32).max)
_TRUE, _FALSE = ("true", "True", "TRUE", "1"), ("false", "False", "FALSE", "0")


@dataclass(frozen=True)
class Cells:
    """Values, null where missing or refused, as float64, bool or string; `refused` [rows] where one cannot be read."""

    values: pa.ChunkedArray
    refused: NDArray[np.bool_]


def read_cells(texts: pa.ChunkedArray, kind: Kind) -> Cells:
    """The cells of a column of texts."""
    trimmed = trimmed_texts(texts)
    missing = is_missing(trimmed)
    if kind == "string":
        return Cells(_where(pc.invert(missing), texts), np.zeros(len(texts), dtype=np.bool_))
    values = _numbers(trimmed) if kind == "number" else _truths(trimmed)
    refused = pc.and_(pc.is_null(values), pc.invert(missing))
    return Cells(values, refused.to_numpy().astype(np.bool_))


def _where(kept: pa.ChunkedArray, values: pa.ChunkedArray) -> pa.ChunkedArray:
    return pc.if_else(kept, values, pa.scalar(None, values.type))


def _numbers(trimmed: pa.ChunkedArray) -> pa.ChunkedArray:
    plain = _where(pc.match_substring_regex(trimmed, NUMBER), pc.replace_substring_regex(trimmed, r"^\+", ""))
    numbers = pc.cast(plain, pa.float64())
    return _where(pc.less_equal(pc.abs(numbers), _FLOAT32_MAX), numbers)


def _truths(trimmed: pa.ChunkedArray) -> pa.ChunkedArray:
    def among(words: Any) -> pa.ChunkedArray:
        return pc.is_in(trimmed, value_set=pa.array(words, pa.string()))

    return _where(pc.or_(among(_TRUE), among(_FALSE)), among(_TRUE))
