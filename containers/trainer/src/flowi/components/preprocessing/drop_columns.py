"""Leave columns out."""

from collections.abc import Mapping
from typing import Any

from pydantic import Field

from flowi.components.base import StatelessComponent, StatelessStep
from flowi.components.parameters import Parameters
from flowi.components.registry import register
from flowi.frame import ColumnKind, unknown_columns


class _Parameters(Parameters):
    columns: list[str] = Field(min_length=1, title="Columns", description="Columns to leave out from here on.")


@register
class DropColumns(StatelessComponent):
    """The columns named are gone for all later steps of this branch."""

    id = "preprocessing.drop_columns"
    title = "Drop columns"
    help = "Leaves columns out from here on. A column that no step uses is not asked for at prediction time."
    parameters = _Parameters

    def step(self, columns: Mapping[str, ColumnKind], params: Any) -> StatelessStep:
        """Drops the columns; an unknown name is an error."""
        unknown = [name for name in params.columns if name not in columns]
        if unknown:
            raise unknown_columns(unknown, columns)
        return StatelessStep(dropped=tuple(params.columns))
