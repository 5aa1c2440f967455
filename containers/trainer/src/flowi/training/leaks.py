"""What of the held-out rows a model has met in training after all."""

import numpy as np
import pyarrow as pa

from flowi.contracts.sayings import saying
from flowi.data.table import Table
from flowi.frame import Floats
from flowi.plan import SplitSpec
from flowi.row_hash import row_hashes
from flowi.split import RowSplit


def doubled_features(matrix: Floats, split: RowSplit, spec: SplitSpec) -> list[str]:
    """A warning when held-out rows look to the model exactly as rows it learned from, and nobody chose the key.

    Args:
        matrix: what the exported graph is given for all rows [rows, features].
    """
    if spec.parameters["key_columns"]:
        return []
    columns = {str(index): pa.array(values) for index, values in enumerate(matrix.T)}
    rows = row_hashes(Table(pa.table(columns)), columns, "", "features")
    count = int(np.isin(rows[split.test], rows[split.train]).sum())
    if count == 0:
        return []
    message = saying(
        f"{count:,} of {len(split.test):,} held-out rows have the same features as a training row, so that the test "
        "may flatter the model; name key_columns (of the split node) that tell which rows belong together",
        "found.same_features",
        {"count": count, "rows": len(split.test)},
    )
    return [message]
