"""Metrics under the names that results carry."""

from collections.abc import Mapping
from typing import Any

import numpy as np
from sklearn.metrics import confusion_matrix

from flowi.components.base import Prediction
from flowi.executor.choose import deciding_metric
from flowi.executor.measuring import on_rows
from flowi.executor.run import measures
from flowi.plan import Plan, Trial, same_measures
from flowi.target import Target


def metric_names(plan: Plan) -> dict[str, str]:
    """Name of each metric node in results: the metric's name; where the metric is there with other parameters, the
    first node's id.

    Nodes that measure alike share a name, so that each model may have one of its own. What trials are chosen by
    always carries the metric's name.
    """
    deciding = deciding_metric(plan)
    names = {node.node_id: deciding.name for node in deciding.nodes}
    for nodes in same_measures(plan.metrics):
        first = nodes[0]
        name = first.node_id if first.name in names.values() else first.name
        for node in nodes:
            names.setdefault(node.node_id, name)
    return names


def by_name(plan: Plan, values: Mapping[str, Any]) -> dict[str, float]:
    """Metrics by name from metrics by node; tables and values that are not finite are left out."""
    names = metric_names(plan)
    numbers = {names[node]: value for node, value in values.items() if isinstance(value, float)}
    return {name: value for name, value in numbers.items() if np.isfinite(value)}


def deviations(plan: Plan, folds: Mapping[str, Any]) -> dict[str, float]:
    """Standard deviation over the folds, by metric name; empty with one fold."""
    several = {node: values for node, values in folds.items() if len(values) > 1}
    return by_name(plan, {node: float(np.std(values)) for node, values in several.items() if _numbers(values)})


def _numbers(values: Any) -> bool:
    return all(isinstance(value, float) for value in values)


def measure_each(
    plan: Plan, trial: Trial, target: Target, prediction: Prediction
) -> tuple[dict[str, float], list[str]]:
    """Metrics by name, and a warning for each that is not defined on these rows.

    Raises:
        FlowiError: the metric that trials are chosen by is not defined.
    """
    values, problems = measures(plan.metrics, deciding_metric(plan), trial, target, prediction)
    return by_name(plan, values), [on_rows("held_out", problem) for problem in problems]


def confusion(target: Target, prediction: Prediction) -> dict[str, Any] | None:
    """Rows = truth, columns = prediction; None for regression."""
    if target.task == "regression":
        return None
    codes = list(range(len(target.classes)))
    matrix = confusion_matrix(target.data, prediction.label_code, labels=codes)
    return {"classes": list(target.class_names), "matrix": [[int(count) for count in row] for row in matrix]}
