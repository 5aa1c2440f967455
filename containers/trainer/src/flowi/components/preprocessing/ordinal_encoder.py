"""Categories as ordered numbers."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass, replace
from typing import Any

import numpy as np
from pydantic import Field

from flowi.components.base import FitContext, FittedComponent, FittedNode
from flowi.components.columns import select_columns
from flowi.components.fragment import INPUT, Fragment, FragmentBuilder
from flowi.components.parameters import ColumnParameters
from flowi.components.registry import register
from flowi.contracts.sayings import saying
from flowi.errors import FlowiError
from flowi.frame import UNSEEN_CODE, CodeColumn, Column, ColumnKind, Floats, Frame, NumberColumn, Vocabulary, floats
from flowi.target import Target


class _Parameters(ColumnParameters):
    categories: list[str] = Field(
        default=[],
        title="Categories",
        description="The values in order, lowest first; every value of the columns taken has to be listed. "
        "Empty: in alphabetical (code point) order.",
    )
    unknown_value: float = Field(
        default=-2, title="Unknown value", description="Number for values the training rows did not have."
    )
    encoded_missing_value: float = Field(
        default=-1, title="Encoded missing value", description="Number for missing values."
    )


@dataclass(frozen=True)
class Ordinal:
    """A look-up table for each column: entry 0 unseen, 1 missing, then one for each code."""

    inputs: tuple[str, ...]
    tables: tuple[Floats, ...]

    @property
    def outputs(self) -> tuple[str, ...]:
        """The inputs."""
        return self.inputs

    def apply(self, frame: Frame) -> Frame:
        """The columns as numbers."""
        columns: dict[str, Column] = {}
        for name, table in zip(self.inputs, self.tables, strict=True):
            columns[name] = NumberColumn(table[floats(frame[name]).astype(np.int64) - UNSEEN_CODE])
        return Frame(columns, frame.rows)

    def keep(self, outputs: Collection[str]) -> "Ordinal":
        """Only these columns."""
        kept = [index for index, name in enumerate(self.inputs) if name in outputs]
        return replace(
            self,
            inputs=tuple(self.inputs[index] for index in kept),
            tables=tuple(self.tables[index] for index in kept),
        )

    def fragment(self) -> Fragment:
        """All tables in one vector; a column's code plus its offset is the position in it."""
        builder = FragmentBuilder()
        starts = np.cumsum([0, *(len(table) for table in self.tables[:-1])]) - UNSEEN_CODE
        shifted = builder.add("Add", INPUT, builder.constant(starts))
        index = builder.cast(shifted, 7)
        table = builder.constant(np.concatenate(self.tables))
        return builder.build(y=builder.add("Gather", table, index, axis=0))


@register
class OrdinalEncoder(FittedComponent):
    """Numbers 0, 1, 2, ... in the order of the values."""

    id = "preprocessing.ordinal_encoder"
    title = "Ordinal encoder"
    help = "Replaces each value of a category by its rank: 0, 1, 2, ... in an order you give, or alphabetically."
    parameters = _Parameters

    def select(self, columns: Mapping[str, ColumnKind], params: Any) -> tuple[str, ...]:
        """Categories."""
        return select_columns(columns, params, ("code",))

    def fit(self, frame: Frame, params: Any, target: Target, context: FitContext) -> FittedNode:
        """Fixes the rank of each code."""
        tables: list[Floats] = []
        for name, column in frame.items():
            if not isinstance(column, CodeColumn):
                raise TypeError(f"column {name!r} should have been encoded before")
            ranks = _ranks(name, column.vocabulary, params.categories)
            tables.append(np.array([params.unknown_value, params.encoded_missing_value, *ranks], dtype=np.float32))
        return Ordinal(frame.names, tuple(tables))


def _ranks(name: str, vocabulary: Vocabulary, categories: list[str]) -> list[int]:
    """Rank of each code; collapsed values, which have no order, come last."""
    order = categories or sorted(vocabulary.values)
    unlisted = [value for value in vocabulary.values if value not in order]
    if unlisted:
        message = saying(
            f"categories lacks {', '.join(map(repr, unlisted))} of column {name!r}; list every value, or none",
            "trainer.unlisted_category",
            {"column": name, "values": unlisted},
        )
        details = {"reason": "unlisted_category", "field": "params.categories", "given": categories, "column": name}
        raise FlowiError("invalid_flow", message, details)
    return [order.index(value) for value in vocabulary.values] + ([len(order)] if vocabulary.other else [])
