"""Which trial is the best."""

import math
from collections.abc import Sequence

from flowi.components.base import MetricComponent
from flowi.components.registry import component as component_of
from flowi.errors import FlowiError
from flowi.executor.data import TrialResult
from flowi.plan import MetricSpec, Plan


def selecting_metric(plan: Plan) -> tuple[MetricSpec, MetricComponent]:
    """The metric that trials are compared by: `plan.selected_by` is a metric node's id, or a metric's name."""
    for spec in sorted(plan.metrics, key=lambda spec: spec.node_id != plan.selected_by):
        component = component_of(spec.component)
        wanted = plan.selected_by in (spec.node_id, spec.name)
        if wanted and isinstance(component, MetricComponent) and component.facts.scalar:
            return spec, component
    names = ", ".join(spec.name for spec in plan.metrics) or "none"
    message = f"trials can not be chosen by {plan.selected_by!r}; metrics of this flow: {names}"
    raise FlowiError("invalid_flow", message, {"reason": "unknown_metric", "given": plan.selected_by})


def choose(plan: Plan, results: Sequence[TrialResult]) -> TrialResult:
    """The trial with the best mean on the validation rows; equal ones: the first.

    Raises:
        FlowiError: when no trial has the metric.
    """
    spec, component = selecting_metric(plan)
    sign = 1.0 if component.facts.direction == "maximize" else -1.0
    candidates = [
        (sign * result.metrics[spec.node_id], -result.number, result)
        for result in results
        if result.succeeded and math.isfinite(result.metrics.get(spec.node_id, math.nan))
    ]
    if not candidates:
        message = f"no trial has a value of {spec.name}, which trials are chosen by"
        raise FlowiError("invalid_flow", message, {"reason": "no_candidate", "metric": spec.name})
    return max(candidates, key=lambda candidate: candidate[:2])[2]
