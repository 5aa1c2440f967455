"""One column for each value of a category."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass, replace
from typing import Any, Literal

import numpy as np
from numpy.typing import NDArray
from pydantic import Field
from sklearn.preprocessing import OneHotEncoder as Library

from flowi.components.base import FitContext, FittedComponent, FittedNode
from flowi.components.columns import select_columns
from flowi.components.fragment import INPUT, Fragment, FragmentBuilder
from flowi.components.library import library_parameters
from flowi.components.parameters import ColumnParameters
from flowi.components.registry import register
from flowi.contracts.sayings import saying
from flowi.errors import FlowiError
from flowi.frame import MISSING_CODE, CodeColumn, Column, ColumnKind, Floats, Frame, NumberColumn, floats
from flowi.target import Target
from flowi.vocabulary import DEFAULT_LIMIT, all_missing


class _OwnParameters(ColumnParameters):
    missing: Literal["category", "zeros"] = Field(
        default="category",
        title="Missing",
        description="`category`: where the training rows of a category have gaps, missing gets a column of its own. "
        "`zeros`: missing is 0 in every column. Number columns always use zeros; so do unseen values.",
    )


_HELP = {
    "drop": "Leave out one of the columns: `first` the first value of each, `if_binary` that of two-valued ones only."
}


@dataclass(frozen=True)
class OneHot:
    """Output i is 1 where input `sources[i]` equals `values[i]`, else 0."""

    inputs: tuple[str, ...]
    outputs: tuple[str, ...]
    sources: NDArray[np.int64]
    values: Floats

    def apply(self, frame: Frame) -> Frame:
        """The indicator columns."""
        columns: dict[str, Column] = {}
        for name, source, value in zip(self.outputs, self.sources, self.values, strict=True):
            columns[name] = NumberColumn((floats(frame[self.inputs[source]]) == value).astype(np.float32))
        return Frame(columns, frame.rows)

    def keep(self, outputs: Collection[str]) -> "OneHot":
        """Only these indicators, and the inputs they look at."""
        kept = [index for index, name in enumerate(self.outputs) if name in outputs]
        used = sorted({int(self.sources[index]) for index in kept})
        return replace(
            self,
            inputs=tuple(self.inputs[source] for source in used),
            outputs=tuple(self.outputs[index] for index in kept),
            sources=np.array([used.index(int(self.sources[index])) for index in kept], dtype=np.int64),
            values=self.values[kept],
        )

    def fragment(self) -> Fragment:
        """Three nodes whatever the number of columns: repeat, compare, cast."""
        builder = FragmentBuilder()
        repeated = builder.add("Gather", INPUT, builder.constant(self.sources, np.int64), axis=1)
        equal = builder.add("Equal", repeated, builder.constant(self.values))
        return builder.build(y=builder.cast(equal, 1))


@register
class OneHotEncoder(FittedComponent):
    """Indicator columns, named `column_value`."""

    id = "preprocessing.one_hot_encoder"
    title = "One-hot encoder"
    help = (
        "Replaces a category by one 0/1 column for each of its values. Number columns are taken only when named, "
        "and need to have few distinct values."
    )
    library = Library
    parameters = library_parameters(Library, _HELP, own=_OwnParameters)

    def select(self, columns: Mapping[str, ColumnKind], params: Any) -> tuple[str, ...]:
        """Categories; numbers when named."""
        return select_columns(columns, params, ("code",), named=("code", "number"))

    def fit(self, frame: Frame, params: Any, target: Target, context: FitContext) -> FittedNode:
        """Fixes the values that get a column."""
        names: list[str] = []
        sources: list[int] = []
        values: list[float] = []
        for source, (name, column) in enumerate(frame.items()):
            found = _categories(name, column, params.missing)
            for label, value in found[_dropped(params.drop, len(found)) :]:
                names.append(_unique(f"{name}_{label}", names))
                sources.append(source)
                values.append(value)
        return OneHot(frame.names, tuple(names), np.array(sources, np.int64), np.array(values, np.float32))


def _dropped(drop: str | None, count: int) -> int:
    return int(drop == "first" or (drop == "if_binary" and count == 2))


def _unique(name: str, taken: Collection[str]) -> str:
    """The name itself, or with a number where two values spell the same name."""
    candidate, number = name, 2
    while candidate in taken:
        candidate, number = f"{name}_{number}", number + 1
    return candidate


def _categories(name: str, column: Column, missing: str) -> list[tuple[str, float]]:
    """Label and float32 value of each category, in code order or ascending."""
    if isinstance(column, CodeColumn):
        labels = [*column.vocabulary.values, *(("other",) if column.vocabulary.other else ())]
        found = [(label, float(code)) for code, label in enumerate(labels)]
        if missing == "category" and (column.codes == MISSING_CODE).any():
            found.append(("missing", float(MISSING_CODE)))
        return found
    values = floats(column)
    distinct = np.unique(values[~np.isnan(values)])
    if len(distinct) == 0:
        raise all_missing(name)
    if len(distinct) > DEFAULT_LIMIT:
        message = saying(
            f"column {name!r} has {len(distinct)} distinct numbers; one-hot encoding takes at most {DEFAULT_LIMIT}",
            "trainer.too_many_categories",
            {"column": name, "distinct": len(distinct), "most": DEFAULT_LIMIT},
        )
        details = {"reason": "too_many_categories", "column": name, "given": len(distinct), "allowed": DEFAULT_LIMIT}
        raise FlowiError("invalid_data", message, details)
    return [(f"{value:g}", float(value)) for value in distinct]
