"""What the training rows looked like, counted over bins that a server counts its traffic over."""

from collections.abc import Sequence
from typing import Any

import numpy as np
from numpy.typing import NDArray

from flowi.frame import MISSING_CODE, UNSEEN_CODE, CodeColumn, Column, Floats, Frame, Vocabulary, floats

BINS = 50
FEW_VALUES = 10
PREDICTION = "prediction"


def reference_document(features: Frame, prediction: Column) -> dict[str, Any]:
    """`Reference` of contracts/package/reference.schema.ts.

    Args:
        features: the feature matrix of the training rows, column by column.
        prediction: the model's answers on the held-out rows, as a number or as codes of the classes.
    """
    return {
        "schemaVersion": 1,
        "rows": features.rows,
        "columns": [column_reference(name, column) for name, column in features.items()],
        "prediction": column_reference(PREDICTION, prediction),
    }


def column_reference(name: str, column: Column) -> dict[str, Any]:
    """Counts of one column: over its vocabulary, or over quantile bins."""
    if isinstance(column, CodeColumn):
        return _category(name, column.codes, column.vocabulary)
    return _number(name, floats(column))


def bin_edges(ordered: Floats) -> Floats:
    """Inner edges of the bins of values in order: ascending, distinct; bin i holds v with edges[i-1] < v <= edges[i].

    With at most 10 distinct values there is one bin a value and an edge between each two. Otherwise edges are values of
    the column, at most 49, that cut it into parts of about the same number of rows. Nothing is interpolated past
    float32, so a server that compares float32 values with these edges counts exactly alike.
    """
    distinct = _distinct(ordered)
    if len(distinct) <= FEW_VALUES:
        return _between(distinct)
    shares = np.arange(1, BINS) / BINS
    edges = np.unique(np.quantile(ordered, shares, method="inverted_cdf"))
    return np.asarray(edges[edges < ordered[-1]], dtype=np.float32)


def _distinct(ordered: Floats) -> Floats:
    changes = np.ones(len(ordered), dtype=np.bool_)
    np.not_equal(ordered[1:], ordered[:-1], out=changes[1:])
    return ordered[changes]


def _between(distinct: Floats) -> Floats:
    lower, upper = distinct[:-1], distinct[1:]
    middle = (lower.astype(np.float64) / 2 + upper.astype(np.float64) / 2).astype(np.float32)
    # Neighbouring floats have nothing between them; the lower one then ends its own bin.
    edges: Floats = np.where(middle < upper, middle, lower)
    return edges


def count_bins(values: Floats, edges: Floats) -> NDArray[np.int64]:
    """How many values each bin holds."""
    return np.bincount(np.searchsorted(edges, values, side="left"), minlength=len(edges) + 1).astype(np.int64)


def _number(name: str, column: Floats) -> dict[str, Any]:
    # -0 and 0 are one value.
    present = column[~np.isnan(column)] + np.float32(0)
    # Sorted once: values in order are cut and counted many times faster.
    ordered = np.sort(present)
    edges = bin_edges(ordered)
    counts = count_bins(ordered, edges)
    wide = present.astype(np.float64)
    some = len(present) > 0
    return {
        "kind": "number",
        "column": name,
        "edges": [float(edge) for edge in edges],
        "counts": [int(count) for count in counts],
        "missing": int(len(column) - len(present)),
        "distinct": min(len(_distinct(ordered)), FEW_VALUES + 1),
        "minimum": float(ordered[0]) if some else None,
        "maximum": float(ordered[-1]) if some else None,
        "mean": float(wide.mean()) if some else None,
        "deviation": float(wide.std()) if some else None,
    }


def _category(name: str, codes: Floats, vocabulary: Vocabulary) -> dict[str, Any]:
    whole = codes.astype(np.int64)
    size = len(vocabulary.values)
    counts = np.bincount(whole[(whole >= 0) & (whole < size)], minlength=size)
    return {
        "kind": "category",
        "column": name,
        "values": list(vocabulary.values),
        "counts": [int(count) for count in counts],
        "other": _times(whole, size) if vocabulary.other else 0,
        "missing": _times(whole, MISSING_CODE),
        "unseen": _times(whole, UNSEEN_CODE),
    }


def _times(codes: NDArray[np.int64], code: int) -> int:
    return int(np.count_nonzero(codes == code))


def class_column(codes: NDArray[np.int64], class_names: Sequence[str]) -> CodeColumn:
    """Predicted classes as a category whose values are the class names."""
    return CodeColumn(codes.astype(np.float32), Vocabulary(tuple(class_names)))
