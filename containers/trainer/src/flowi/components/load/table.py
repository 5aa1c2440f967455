"""Load a table."""

from typing import Literal

from pydantic import Field

from flowi.components.base import LoadComponent
from flowi.components.parameters import Parameters
from flowi.components.registry import register


class _Parameters(Parameters):
    dataset: str = Field(min_length=1, title="Dataset", description="Name of the dataset.")
    version: int | None = Field(
        default=None,
        ge=1,
        title="Version",
        description="Version of the dataset; null takes the newest when a run starts.",
    )
    target: str = Field(min_length=1, title="Target", description="Column that holds the answer to learn.")
    task: Literal["auto", "classification", "regression"] = Field(
        default="auto",
        title="Task",
        description="What the models of the flow have to do; `auto` takes what they do.",
    )
    exclude_columns: list[str] = Field(
        default=[], title="Exclude columns", description="Columns that are never features, such as row numbers."
    )


@register
class LoadTable(LoadComponent):
    """Rows of a dataset: CSV, Parquet or JSON lines."""

    id = "load.table"
    title = "Load table"
    help = "Reads a version of a dataset (CSV, Parquet or JSON lines) and names the column to predict."
    parameters = _Parameters
