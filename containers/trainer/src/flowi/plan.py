"""The plan: what the planner hands to the executor. Neutral data, no behaviour beyond look-ups."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any, Literal

from flowi.target import Task


@dataclass(frozen=True)
class PlanNode:
    """A node of the flow with the nodes whose output it takes, in the order of the document's edges."""

    id: str
    component: str
    inputs: tuple[str, ...] = ()


@dataclass(frozen=True)
class Trial:
    """One combination of parameter values.

    `path` holds the nodes from load to model in topological order (ties by document order), all
    ancestors of the model, the model last. `parameters` has an entry for each of them, defaults filled in.
    """

    number: int
    path: tuple[str, ...]
    parameters: Mapping[str, Mapping[str, Any]]

    @property
    def model(self) -> str:
        """Id of the trial's model node."""
        return self.path[-1]


@dataclass(frozen=True)
class MetricSpec:
    """A metric node with its parameters and the model nodes it measures."""

    node_id: str
    component: str
    parameters: Mapping[str, Any]
    models: tuple[str, ...]

    @property
    def name(self) -> str:
        """The metric's name, such as `accuracy`."""
        return self.component.removeprefix("metrics.")


def same_measures(metrics: Sequence[MetricSpec]) -> list[tuple[MetricSpec, ...]]:
    """Metric nodes in groups that give the same number for the same answers, in the order of their first nodes."""
    groups: list[list[MetricSpec]] = []
    for spec in metrics:
        measure = (spec.component, spec.parameters)
        same = next((group for group in groups if (group[0].component, group[0].parameters) == measure), None)
        if same is None:
            groups.append([spec])
        else:
            same.append(spec)
    return [tuple(group) for group in groups]


@dataclass(frozen=True)
class SplitSpec:
    """How rows are held out and validated; `node_id` is None for the default split."""

    kind: Literal["holdout", "k_fold"]
    node_id: str | None
    parameters: Mapping[str, Any]


@dataclass(frozen=True)
class Plan:
    """A flow resolved into trials. `nodes` are in document order; `warnings` are issues that stop nothing."""

    nodes: Mapping[str, PlanNode]
    trials: tuple[Trial, ...]
    metrics: tuple[MetricSpec, ...]
    split: SplitSpec
    task: Task
    selected_by: str
    load: Mapping[str, Any] = field(default_factory=dict)
    saves: tuple[str, ...] = ()
    seed: int = 0
    warnings: tuple[Mapping[str, Any], ...] = ()

    def trial(self, number: int) -> Trial:
        """The trial with this number (from 1)."""
        return self.trials[number - 1]
