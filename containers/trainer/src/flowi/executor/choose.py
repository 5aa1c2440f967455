"""Which trial is the best."""

import math
from collections.abc import Sequence
from dataclasses import dataclass

from flowi.components.base import MetricComponent
from flowi.components.registry import component as component_of
from flowi.contracts.sayings import saying
from flowi.errors import FlowiError
from flowi.executor.data import TrialResult
from flowi.plan import MetricSpec, Plan, same_measures


@dataclass(frozen=True)
class DecidingMetric:
    """The metric that trials are compared by: nodes of one component with equal parameters, each for some models."""

    nodes: tuple[MetricSpec, ...]
    component: MetricComponent

    @property
    def spec(self) -> MetricSpec:
        """The first of the nodes; they differ in place and models only."""
        return self.nodes[0]

    @property
    def name(self) -> str:
        """The metric's name."""
        return self.spec.name

    @property
    def sign(self) -> int:
        """1 where more is better, -1 where less is."""
        return 1 if self.component.facts.direction == "maximize" else -1

    def decides(self, spec: MetricSpec) -> bool:
        """True for a node that gives this metric."""
        return any(spec.node_id == node.node_id for node in self.nodes)

    def value(self, result: TrialResult) -> float:
        """What the trial reached on the validation rows; NaN when it was not measured."""
        found = (result.metrics[node.node_id] for node in self.nodes if node.node_id in result.metrics)
        return next(found, math.nan)


def deciding_metric(plan: Plan) -> DecidingMetric:
    """The metric of the name `plan.selected_by`; where it is there in several ways, the first that measures all models.

    Raises:
        FlowiError: `invalid_flow`, reason `unknown_metric`, when no node gives it as one number.
    """
    models = {trial.model for trial in plan.trials}
    found: list[DecidingMetric] = []
    for nodes in same_measures(plan.metrics):
        component = component_of(nodes[0].component)
        if nodes[0].name == plan.selected_by and isinstance(component, MetricComponent) and component.facts.scalar:
            found.append(DecidingMetric(nodes, component))
    if not found:
        names = ", ".join(spec.name for spec in plan.metrics) or "none"
        message = saying(
            f"trials can not be chosen by {plan.selected_by!r}; metrics of this flow: {names}",
            "trainer.unknown_metric",
            {"metric": plan.selected_by, "metrics": [spec.name for spec in plan.metrics]},
        )
        raise FlowiError("invalid_flow", message, {"reason": "unknown_metric", "given": plan.selected_by})
    return next((one for one in found if models <= {model for node in one.nodes for model in node.models}), found[0])


def choose(plan: Plan, results: Sequence[TrialResult]) -> TrialResult:
    """The trial with the best mean on the validation rows; equal ones: the first.

    Raises:
        FlowiError: when no trial has the metric.
    """
    metric = deciding_metric(plan)
    candidates = [
        (metric.sign * metric.value(result), -result.number, result)
        for result in results
        if result.succeeded and math.isfinite(metric.value(result))
    ]
    if not candidates:
        message = saying(
            f"no trial has a value of {metric.name}, which trials are chosen by",
            "trainer.no_candidate",
            {"metric": metric.name},
        )
        raise FlowiError("invalid_flow", message, {"reason": "no_candidate", "metric": metric.name})
    return max(candidates, key=lambda candidate: candidate[:2])[2]
