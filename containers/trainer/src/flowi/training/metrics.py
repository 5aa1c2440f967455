"""Metrics under the names that results carry."""

from collections.abc import Mapping
from dataclasses import replace
from typing import Any

import numpy as np
from sklearn.metrics import confusion_matrix

from flowi.components.base import Prediction
from flowi.errors import FlowiError
from flowi.executor.choose import selecting_metric
from flowi.executor.run import measure
from flowi.plan import Plan, Trial
from flowi.target import Target


def metric_names(plan: Plan) -> dict[str, str]:
    """Name of each metric node in results: the metric's name, or the node's id where a node before has that name.

    The node that trials are chosen by always carries the metric's name.
    """
    chosen = selecting_metric(plan)[0]
    names: dict[str, str] = {chosen.node_id: chosen.name}
    for spec in plan.metrics:
        names.setdefault(spec.node_id, spec.node_id if spec.name in names.values() else spec.name)
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
    decisive = selecting_metric(plan)[0].node_id
    values: dict[str, Any] = {}
    warnings: list[str] = []
    for spec in plan.metrics:
        try:
            values.update(measure(replace(plan, metrics=(spec,)), trial, target, prediction))
        except FlowiError as error:
            if spec.node_id == decisive:
                raise
            warnings.append(f"on the held-out rows {error.message}")
    return by_name(plan, values), warnings


def confusion(target: Target, prediction: Prediction) -> dict[str, Any] | None:
    """Rows = truth, columns = prediction; None for regression."""
    if target.task == "regression":
        return None
    codes = list(range(len(target.classes)))
    matrix = confusion_matrix(target.data, prediction.label_code, labels=codes)
    return {"classes": list(target.class_names), "matrix": [[int(count) for count in row] for row in matrix]}
