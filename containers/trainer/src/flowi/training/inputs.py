"""From a loaded table to what trials learn from."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

import numpy as np

from flowi.contracts.sayings import FoundNoTarget, saying
from flowi.data.findings import findings
from flowi.data.table import Table
from flowi.errors import FlowiError
from flowi.frame import Frame, TimestampColumn
from flowi.target import Target, Task, fit_target, labelled_rows


@dataclass(frozen=True)
class Inputs:
    """Rows that have an answer: raw, without target and excluded columns, and the target."""

    table: Table
    features: Frame
    target: Target
    warnings: tuple[str, ...]

    @property
    def class_names(self) -> list[str] | None:
        """Class of each row; None for regression."""
        if self.target.task == "regression":
            return None
        names = self.target.class_names
        return [names[code] for code in self.target.data]


def read_inputs(table: Table, load: Mapping[str, Any], task: Task) -> Inputs:
    """Applies the parameters of the load node.

    Raises:
        FlowiError: `invalid_data` when the target is missing, empty or of one class, when a column to leave out is not
            there, when a column has no value at all, or when no feature is left.
    """
    name, excluded = str(load["target"]), list(load["exclude_columns"])
    values = table.values(name)
    for column in excluded:
        table.values(column)
    labelled = labelled_rows(values)
    rows = np.flatnonzero(labelled)
    used = table if len(rows) == table.rows else table.take(rows)
    target = fit_target(name, [values[row] for row in rows], task)
    chosen = Table(used.raw.select([column for column in used.names if column == name or column not in excluded]))
    features = _features(chosen, name)
    return Inputs(used, features, target, (*_dropped(table.rows - len(rows), name), *findings(chosen)))


def _features(table: Table, target: str) -> Frame:
    empty = [column for column in table.all_missing() if column != target]
    if empty:
        shown = ", ".join(map(repr, empty))
        message = saying(
            f"column {shown} has no value in any row; leave it out (exclude_columns of load.table) or mend the data",
            "trainer.column_all_missing",
            {"columns": empty, "training": False},
        )
        raise FlowiError(
            "invalid_data", message, {"reason": "column_all_missing", "column": empty[0], "columns": empty}
        )
    features = Table(table.raw.drop_columns([target])).frame
    if not learnable(features):
        message = saying(
            f"nothing is left to learn {target!r} from; columns of the data: {', '.join(table.names)}",
            "trainer.no_features",
            {"target": target, "columns": table.names},
        )
        raise FlowiError("invalid_data", message, {"reason": "no_features"})
    return features


def learnable(features: Frame) -> list[str]:
    """Columns that a model can learn from, as they are or by way of a step: all but points in time."""
    return [column for column, content in features.items() if not isinstance(content, TimestampColumn)]


def _dropped(count: int, target: str) -> list[str]:
    if count == 0:
        return []
    values: FoundNoTarget = {"count": count, "target": target}
    return [saying(f"{count:,} rows have no {target!r} and are left out", "found.no_target", values)]
