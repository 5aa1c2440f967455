"""Several validation parts in turn."""

from pydantic import Field

from flowi.components.base import SplitComponent
from flowi.components.parameters import Parameters
from flowi.components.registry import register
from flowi.components.train._parameters import KEY_COLUMNS, STRATIFY, TEST_SIZE, Share


class _Parameters(Parameters):
    n_splits: int = Field(
        default=5, ge=2, le=50, title="Number of splits", description="Parts that take turns at validation."
    )
    test_size: Share = TEST_SIZE
    stratify: bool = STRATIFY
    key_columns: list[str] = KEY_COLUMNS


@register
class KFold(SplitComponent):
    """Trials are compared by their mean over the folds."""

    id = "train.k_fold"
    title = "K-fold"
    help = "Holds out test rows for the final score; trials are compared by their mean over k validation parts in turn."
    parameters = _Parameters
