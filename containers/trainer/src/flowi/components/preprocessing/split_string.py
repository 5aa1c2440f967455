"""Several columns from the parts of a text."""

from collections.abc import Mapping
from typing import Any

from pydantic import Field

from flowi.components.base import StatelessComponent, StatelessStep
from flowi.components.columns import select_columns
from flowi.components.parameters import ColumnParameters, Parameters
from flowi.components.registry import register
from flowi.contracts.sayings import saying
from flowi.errors import FlowiError
from flowi.frame import ColumnKind
from flowi.prepare import SplitString as Operation


class _Parameters(Parameters):
    column: str = Field(min_length=1, title="Column", description="Text column to split.")
    separator: str = Field(min_length=1, title="Separator", description="Literal text between the parts (no pattern).")
    outputs: list[str] = Field(
        min_length=1,
        title="Outputs",
        description="Names of the new columns, first part first. Parts beyond the last are left out; missing parts are "
        "missing values.",
    )
    keep: bool = Field(default=False, title="Keep", description="Keep the column itself.")


@register
class SplitString(StatelessComponent):
    """One new text column for each part."""

    id = "preprocessing.split_string"
    title = "Split string"
    help = "Splits the raw values of a text column at a separator into new text columns."
    parameters = _Parameters

    def step(self, columns: Mapping[str, ColumnKind], params: Any) -> StatelessStep:
        """One operation; an output may not bear the name of another column."""
        select_columns(columns, ColumnParameters(columns=[params.column]), ("text",))
        taken = [name for name in params.outputs if name in columns and name != params.column]
        taken += [name for index, name in enumerate(params.outputs) if name in params.outputs[:index]]
        if taken:
            message = saying(
                f"outputs names {', '.join(map(repr, taken))}, which is taken; choose names that no column has",
                "trainer.output_taken",
                {"columns": taken},
            )
            details = {"reason": "column_taken", "field": "params.outputs", "given": params.outputs}
            raise FlowiError("invalid_flow", message, details)
        operation = Operation(
            column=params.column, separator=params.separator, outputs=tuple(params.outputs), keep=params.keep
        )
        return StatelessStep(operations=(operation,))
