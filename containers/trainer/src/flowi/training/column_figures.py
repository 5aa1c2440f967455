"""How the values of a column are spread, in a few numbers: ends, mean, frequent values, a small histogram."""

from collections import Counter
from typing import Any, NamedTuple

import numpy as np
from numpy.typing import NDArray

from flowi.frame import Column, NumberColumn, Rows, TextColumn, TimestampColumn
from flowi.training.preview_cells import category_text, cut

BINS = 20
TOP = 5
# Below this share of a common range a column would be a bar or two of the histogram that both share.
CLOSE = 0.5

Doubles = NDArray[np.float64]


class Range(NamedTuple):
    """The ends of numbers, and whether all of them are whole."""

    low: float
    high: float
    whole: bool


def spread_rows(rows: int, limit: int) -> Rows | None:
    """Row numbers at equal distances, the first among them; None where all rows are within the limit."""
    return None if rows <= limit else np.arange(limit, dtype=np.int64) * rows // limit


def range_of(column: Column) -> Range | None:
    """The range of a column of numbers; None where there is none to draw."""
    values = _finite(column)
    if len(values) == 0:
        return None
    whole = bool(np.all(values == np.floor(values)))
    return Range(float(values.min()), float(values.max()), whole)


def common(one: Range | None, other: Range | None) -> Range | None:
    """A range for both, where each fills enough of it."""
    if one is None or other is None:
        return None
    both = Range(min(one.low, other.low), max(one.high, other.high), one.whole and other.whole)
    least = min(one.high - one.low, other.high - other.low)
    return both if least >= CLOSE * (both.high - both.low) else None


def figures_of(column: Column, over: Range | None = None) -> dict[str, Any]:
    """`ColumnFigures` of contracts/events/previews.schema.ts.

    Args:
        over: ends of the histogram, when they are not those of the column itself.
    """
    figures: dict[str, Any] = {"minimum": None, "maximum": None, "mean": None, "top": [], "histogram": None}
    if isinstance(column, NumberColumn) and not column.boolean:
        return figures | _numbers(column, over)
    if isinstance(column, TimestampColumn):
        known = column.values[~np.isnat(column.values)]
        return figures | ({"minimum": str(known.min()), "maximum": str(known.max())} if len(known) else {})
    return figures | {"top": _top(column)}


def _numbers(column: NumberColumn, over: Range | None) -> dict[str, Any]:
    values, own = _finite(column), range_of(column)
    if own is None:
        return {}
    # The shortest decimals that give the same float32.
    low, high = float(str(np.float32(own.low))), float(str(np.float32(own.high)))
    return {
        "minimum": low,
        "maximum": high,
        "mean": float(f"{values.mean():.9g}"),
        "histogram": _histogram(values, over or own),
    }


def _histogram(values: Doubles, over: Range) -> dict[str, Any]:
    span = over.high - over.low
    if span == 0:
        return {"low": over.low, "high": over.high, "counts": [len(values)]}
    # Few whole numbers get a bin each, so that no gaps show between them.
    few = over.whole and span < BINS
    low, high = (over.low - 0.5, over.high + 0.5) if few else (over.low, over.high)
    counts, _ = np.histogram(values, bins=int(span) + 1 if few else BINS, range=(low, high))
    return {"low": low, "high": high, "counts": counts.tolist()}


def _top(column: Column) -> list[dict[str, Any]]:
    counts: Counter[str] = Counter()
    if isinstance(column, TextColumn):
        counts.update(value for value in column.values if value is not None)
    elif isinstance(column, NumberColumn):
        known = column.values[~np.isnan(column.values)]
        counts.update({"true": int((known != 0).sum()), "false": int((known == 0).sum())})
    elif not isinstance(column, TimestampColumn):
        codes, found = np.unique(column.codes, return_counts=True)
        for code, count in zip(codes, found, strict=True):
            text = category_text(int(code), column)
            if text is not None:
                counts[text] += int(count)
    first = sorted(((value, count) for value, count in counts.items() if count), key=lambda item: (-item[1], item[0]))
    return [{"value": cut(value), "count": count} for value, count in first[:TOP]]


def _finite(column: Column) -> Doubles:
    if not isinstance(column, NumberColumn) or column.boolean:
        return np.empty(0)
    return column.values[np.isfinite(column.values)].astype(np.float64)
