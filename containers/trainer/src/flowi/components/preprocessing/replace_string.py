"""Replace text within text."""

from collections.abc import Mapping
from typing import Any

from pydantic import Field

from flowi.components.base import StatelessComponent, StatelessStep
from flowi.components.columns import select_columns
from flowi.components.parameters import ColumnParameters
from flowi.components.registry import register
from flowi.frame import ColumnKind
from flowi.prepare import ReplaceString as Operation


class _Parameters(ColumnParameters):
    find: str = Field(min_length=1, title="Find", description="Literal text to look for (no pattern), case included.")
    replacement: str = Field(default="", title="Replacement", description="Text to put in its place.")


@register
class ReplaceString(StatelessComponent):
    """Every occurrence, in training and at prediction time alike."""

    id = "preprocessing.replace_string"
    title = "Replace string"
    help = "Replaces every occurrence of a text within the raw values of text columns. Missing values stay missing."
    parameters = _Parameters

    def step(self, columns: Mapping[str, ColumnKind], params: Any) -> StatelessStep:
        """One operation for each text column."""
        chosen = select_columns(columns, params, ("text",))
        operations = (Operation(column=name, find=params.find, replacement=params.replacement) for name in chosen)
        return StatelessStep(operations=tuple(operations))
