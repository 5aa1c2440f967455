"""One validation part."""

from pydantic import Field, model_validator

from flowi.components.base import SplitComponent
from flowi.components.parameters import Parameters
from flowi.components.registry import register
from flowi.components.train._parameters import KEY_COLUMNS, STRATIFY, TEST_SIZE, Share


class _Parameters(Parameters):
    test_size: Share = TEST_SIZE
    validation_size: Share = Field(
        default=0.2,
        title="Validation size",
        description="Share of rows on which trials are compared with each other (approximate).",
    )
    stratify: bool = STRATIFY
    key_columns: list[str] = KEY_COLUMNS

    @model_validator(mode="after")
    def _rows_are_left(self) -> "_Parameters":
        if self.test_size + self.validation_size >= 1:
            raise ValueError(
                f"test_size {self.test_size:g} and validation_size {self.validation_size:g} leave no rows to train on; "
                "their sum has to be below 1"
            )
        return self


@register
class Holdout(SplitComponent):
    """Trials are compared on one validation part."""

    id = "train.holdout"
    title = "Hold-out"
    help = "Holds out test rows for the final score and one validation part on which trials are compared."
    parameters = _Parameters
