"""Fill missing values."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass, replace
from typing import Any

import numpy as np
from pydantic import Field
from sklearn.impute import SimpleImputer

from flowi.components.base import FitContext, FittedComponent, FittedNode
from flowi.components.columns import select_columns
from flowi.components.fragment import INPUT, Fragment, FragmentBuilder
from flowi.components.library import library_parameters
from flowi.components.parameters import ColumnParameters
from flowi.components.registry import register
from flowi.frame import (
    MISSING_CODE,
    CodeColumn,
    Column,
    ColumnKind,
    Floats,
    Frame,
    NumberColumn,
    Vocabulary,
    floats,
)
from flowi.target import Target
from flowi.vocabulary import all_missing


class _OwnParameters(ColumnParameters):
    fill_value: float | str = Field(
        default=0,
        title="Fill value",
        description="What to put in with strategy `constant`: a number fills number columns, text fills categories.",
    )


_HELP = {
    "strategy": "`mean` and `median` fill number columns; `most_frequent` fills categories too (ties: the smallest "
    "number, the value more frequent in all rows); `constant` puts in the fill value."
}


@dataclass(frozen=True)
class FilledColumns:
    """The value for each column; `marker` is what counts as missing there (NaN, or -1 for categories)."""

    inputs: tuple[str, ...]
    fills: Floats
    markers: Floats
    vocabularies: tuple[Vocabulary | None, ...]

    @property
    def outputs(self) -> tuple[str, ...]:
        """The inputs."""
        return self.inputs

    def apply(self, frame: Frame) -> Frame:
        """The filled columns."""
        return Frame({name: self._filled(frame[name], index) for index, name in enumerate(self.inputs)}, frame.rows)

    def _filled(self, column: Column, index: int) -> Column:
        values = floats(column)
        filled = np.where(np.isnan(values) | (values == self.markers[index]), self.fills[index], values)
        vocabulary = self.vocabularies[index]
        return NumberColumn(filled) if vocabulary is None else CodeColumn(filled, vocabulary)

    def keep(self, outputs: Collection[str]) -> "FilledColumns":
        """Only these columns."""
        kept = [index for index, name in enumerate(self.inputs) if name in outputs]
        return replace(
            self,
            inputs=tuple(self.inputs[index] for index in kept),
            fills=self.fills[kept],
            markers=self.markers[kept],
            vocabularies=tuple(self.vocabularies[index] for index in kept),
        )

    def fragment(self) -> Fragment:
        """`Where(missing, fill, x)`."""
        builder = FragmentBuilder()
        missing = builder.add("IsNaN", INPUT)
        if not np.isnan(self.markers).all():
            equal = builder.add("Equal", INPUT, builder.constant(self.markers))
            missing = builder.add("Or", missing, equal)
        return builder.build(y=builder.add("Where", missing, builder.constant(self.fills), INPUT))


@register
class FillNa(FittedComponent):
    """Replaces missing values by a statistic of the training rows or by a constant."""

    id = "preprocessing.fill_na"
    title = "Fill missing values"
    help = "Replaces missing values by the mean, median or most frequent value of the training rows, or by a constant."
    library = SimpleImputer
    parameters = library_parameters(SimpleImputer, _HELP, own=_OwnParameters)

    def select(self, columns: Mapping[str, ColumnKind], params: Any) -> tuple[str, ...]:
        """Numbers, categories or both, as the strategy allows."""
        return select_columns(columns, params, _accepted(params))

    def fit(self, frame: Frame, params: Any, target: Target, context: FitContext) -> FittedNode:
        """Learns one value a column."""
        learned = [_learn(name, column, params) for name, column in frame.items()]
        fills = np.array([fill for fill, _ in learned], dtype=np.float32)
        markers = [np.nan if isinstance(column, NumberColumn) else MISSING_CODE for column in frame.values()]
        vocabularies = tuple(vocabulary for _, vocabulary in learned)
        return FilledColumns(frame.names, fills, np.array(markers, dtype=np.float32), vocabularies)


def _accepted(params: Any) -> tuple[ColumnKind, ...]:
    if params.strategy == "most_frequent":
        return ("number", "code")
    if params.strategy == "constant" and isinstance(params.fill_value, str):
        return ("code",)
    return ("number",)


def _learn(name: str, column: Column, params: Any) -> tuple[float, Vocabulary | None]:
    if isinstance(column, CodeColumn):
        if params.strategy == "constant":
            return _constant_code(column.vocabulary, params.fill_value)
        return _most_frequent(name, column.codes[column.codes >= 0]), column.vocabulary
    if params.strategy == "constant":
        return float(params.fill_value), None
    values = floats(column)
    present = values[~np.isnan(values)].astype(np.float64)
    if params.strategy == "most_frequent":
        return _most_frequent(name, present), None
    if len(present) == 0:
        raise all_missing(name)
    return float(np.mean(present) if params.strategy == "mean" else np.median(present)), None


def _most_frequent(name: str, present: Any) -> float:
    if len(present) == 0:
        raise all_missing(name)
    values, counts = np.unique(present, return_counts=True)
    return float(values[np.argmax(counts)])


def _constant_code(vocabulary: Vocabulary, value: str) -> tuple[float, Vocabulary]:
    """The code of the fill value; one that the training rows lack is added after the others."""
    if value in vocabulary.values:
        return vocabulary.values.index(value), vocabulary
    # The code of collapsed values keeps its place, so it needs a name once another code follows it.
    names = (*vocabulary.values, *(("(other)",) if vocabulary.other else ()), value)
    return len(names) - 1, Vocabulary(names)
