"""Parameters that all splits share."""

from typing import Annotated

from pydantic import Field

Share = Annotated[float, Field(gt=0, lt=1)]

TEST_SIZE = Field(
    default=0.2,
    title="Test size",
    description="Share of rows held out for the final score and for comparing versions (approximate).",
)
STRATIFY = Field(default=True, title="Stratify", description="Keep the shares of the classes alike in all parts.")
KEY_COLUMNS: list[str] = Field(
    default=[],
    title="Key columns",
    description="Columns that identify a row or a group of rows that belong together; the same key always falls in the "
    "same part. Empty: the columns that reach a model, so that rows of equal features stay together.",
)
