"""Which raw columns a model can do without: found out by asking its graph."""

from dataclasses import replace

import numpy as np

from flowi.components.base import Prediction
from flowi.export.session import GraphSession
from flowi.export.stitch import Exported
from flowi.frame import Column, Frame, NumberColumn, TextColumn, text_column

PROBED_ROWS = 64


def with_nullable(exported: Exported, frame: Frame) -> Exported:
    """The model with each of its raw columns marked: nullable when every probed row is answered without it.

    Args:
        frame: raw rows; some, spread over all of them, are probed with one column missing at a time.
    """
    picked = np.unique(np.linspace(0, frame.rows - 1, PROBED_ROWS).astype(np.int64))
    rows, session = frame.take(picked), GraphSession(exported.model)

    def answered_without(name: str) -> bool:
        probe = rows.with_columns({name: _missing(rows[name])})
        return bool(answered(session.predict(exported.matrix(probe))).all())

    inputs = exported.inputs
    columns = tuple(replace(column, nullable=answered_without(column.name)) for column in inputs.columns)
    return replace(exported, inputs=replace(inputs, columns=columns))


def _missing(column: Column) -> Column:
    if isinstance(column, TextColumn):
        return text_column([None] * len(column))
    if isinstance(column, NumberColumn):
        return NumberColumn(np.full(len(column), np.nan, dtype=np.float32), column.boolean)
    raise TypeError(f"a {column.kind} column is no raw column of a model")


def answered(prediction: Prediction) -> np.ndarray[tuple[int], np.dtype[np.bool_]]:
    """Rows that have an answer: a class and finite scores, or a finite value."""
    if prediction.label_code is None:
        if prediction.value is None:
            raise ValueError("a prediction without labels and values")
        return np.isfinite(prediction.value)
    known = prediction.label_code >= 0
    return known if prediction.scores is None else known & np.isfinite(prediction.scores).all(axis=1)
