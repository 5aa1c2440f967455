"""A part of a text, by position."""

from collections.abc import Mapping
from typing import Any

from pydantic import Field

from flowi.components.base import StatelessComponent, StatelessStep
from flowi.components.columns import select_columns
from flowi.components.parameters import ColumnParameters
from flowi.components.registry import register
from flowi.frame import ColumnKind
from flowi.prepare import Substring as Operation


class _Parameters(ColumnParameters):
    start: int = Field(
        default=0, title="Start", description="Position of the first character, from 0; negative counts from the end."
    )
    end: int | None = Field(
        default=None,
        title="End",
        description="Position after the last character; null goes to the end, negative counts from the end.",
    )


@register
class Substring(StatelessComponent):
    """Positions count Unicode code points."""

    id = "preprocessing.substring"
    title = "Substring"
    help = "Keeps the characters between two positions of the raw values of text columns. Missing values stay missing."
    parameters = _Parameters

    def step(self, columns: Mapping[str, ColumnKind], params: Any) -> StatelessStep:
        """One operation for each text column."""
        chosen = select_columns(columns, params, ("text",))
        operations = (Operation(column=name, start=params.start, end=params.end) for name in chosen)
        return StatelessStep(operations=tuple(operations))
