"""Write predictions as a table."""

from typing import Literal

from pydantic import Field

from flowi.components.base import SaveComponent
from flowi.components.parameters import Parameters
from flowi.components.registry import register


class _Parameters(Parameters):
    format: Literal["csv", "parquet"] = Field(default="csv", title="Format", description="File format.")
    file_name: str = Field(
        default="predictions",
        pattern=r"^[A-Za-z0-9][A-Za-z0-9._-]{0,99}$",
        title="File name",
        description="Name of the file, without ending: letters, digits, dot, dash and underscore.",
    )
    prediction_column: str = Field(
        default="prediction",
        min_length=1,
        title="Prediction column",
        description="Name of the column with the answers.",
    )
    prediction_only: bool = Field(
        default=False, title="Prediction only", description="Leave out the input columns and write the answers alone."
    )


@register
class SaveTable(SaveComponent):
    """The held-out rows with the chosen model's answers."""

    id = "save.table"
    title = "Save table"
    help = "Writes the held-out rows with the answers of the chosen model to a file of the run."
    parameters = _Parameters
