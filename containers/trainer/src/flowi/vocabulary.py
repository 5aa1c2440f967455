"""Vocabularies: the values of a text column, fixed when a model is trained."""

from collections import Counter
from collections.abc import Iterable

import numpy as np

from flowi.contracts.sayings import saying
from flowi.errors import FlowiError
from flowi.frame import MISSING_CODE, UNSEEN_CODE, CodeColumn, Floats, TextColumn, Vocabulary

DEFAULT_LIMIT = 100


def fit_vocabulary(values: Iterable[str | None], limit: int = DEFAULT_LIMIT) -> Vocabulary:
    """The values of the training rows, most frequent first, ties by value in code point order.

    Beyond `limit` values the rarest are collapsed into one code.
    """
    counts = Counter(value for value in values if value is not None)
    # Code point order is what TypeScript gets too when it compares UTF-8 bytes; locale order differs by machine.
    ordered = sorted(counts, key=lambda value: (-counts[value], value))
    return Vocabulary(tuple(ordered[:limit]), other=len(ordered) > limit)


def encode(values: Iterable[str | None], vocabulary: Vocabulary) -> Floats:
    """Codes of the values as float32: position, -1 missing, -2 unseen (`len(values)` where values were collapsed)."""
    table: dict[str | None, int] = {value: index for index, value in enumerate(vocabulary.values)}
    table[None] = MISSING_CODE
    absent = len(vocabulary.values) if vocabulary.other else UNSEEN_CODE
    return np.fromiter((table.get(value, absent) for value in values), dtype=np.float32)


def encode_column(column: TextColumn, vocabulary: Vocabulary) -> CodeColumn:
    """The text column as codes."""
    return CodeColumn(encode(column.values, vocabulary), vocabulary)


def fit_column(name: str, column: TextColumn) -> Vocabulary:
    """The vocabulary of a column's training rows.

    Raises:
        FlowiError: `invalid_data`, reason `column_all_missing`, when no row holds a value.
    """
    vocabulary = fit_vocabulary(column.values)
    if not vocabulary.values:
        raise all_missing(name)
    return vocabulary


def all_missing(name: str) -> FlowiError:
    """The error for a column without a single value in the training rows."""
    message = saying(
        f"column {name!r} has no value in the training rows; leave it out (exclude_columns of load.table)",
        "trainer.column_all_missing",
        {"columns": [name], "training": True},
    )
    return FlowiError("invalid_data", message, {"reason": "column_all_missing", "column": name})
