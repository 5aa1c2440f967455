"""What of the held-out rows a model has met in training after all."""

import numpy as np
from numpy.typing import NDArray

from flowi.frame import Floats
from flowi.plan import SplitSpec
from flowi.split import RowSplit


def doubled_features(matrix: Floats, split: RowSplit, spec: SplitSpec) -> list[str]:
    """A warning when held-out rows look to the model exactly as rows it learned from, and nobody chose the key.

    Args:
        matrix: what the exported graph is given for all rows [rows, features].
    """
    if spec.parameters["key_columns"]:
        return []
    rows = _numbered(matrix)
    count = int(np.isin(rows[split.test], rows[split.train]).sum())
    if count == 0:
        return []
    message = (
        f"{count:,} of {len(split.test):,} held-out rows have the same features as a training row, so that the test "
        "may flatter the model; name key_columns (of the split node) that tell which rows belong together"
    )
    return [message]


def _numbered(matrix: Floats) -> NDArray[np.int64]:
    """A number for each row, the same for equal rows; missing values are equal."""
    clean = np.where(np.isnan(matrix), np.float32(np.inf), matrix)
    _, numbers = np.unique(clean, axis=0, return_inverse=True)
    return np.asarray(numbers.reshape(-1), dtype=np.int64)
