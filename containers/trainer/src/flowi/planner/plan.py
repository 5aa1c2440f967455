"""From a flow without errors to its plan: parameters resolved, trials numbered, split and metrics named."""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from typing import Any, Literal, cast

from flowi.catalogue import catalogue
from flowi.components.registry import component
from flowi.errors import FlowiError
from flowi.plan import MetricSpec, Plan, PlanNode, SplitSpec, Trial, same_measures
from flowi.planner.flow import Flow, FlowGraph, values_of
from flowi.planner.issues import error, is_runnable, refuse
from flowi.planner.manifest import Manifests
from flowi.planner.trials import PlannedTrial, expand_trials
from flowi.planner.validate import check_flow
from flowi.target import Task

DEFAULT_SPLIT = "train.holdout"


@cache
def manifests() -> Manifests:
    """All components this trainer has."""
    return Manifests.of(catalogue()["components"])


@dataclass(frozen=True)
class SaveSpec:
    """A save node: where the held-out rows of the chosen trial's model go, when it is one of `models`."""

    node_id: str
    parameters: Mapping[str, Any]
    models: tuple[str, ...]


@dataclass(frozen=True)
class PlannedFlow:
    """A flow that can run: its settings, its plan, and what its save nodes ask for."""

    flow: Flow
    plan: Plan
    saves: tuple[SaveSpec, ...]


def plan_flow(document: Any, seed: int = 0) -> PlannedFlow:
    """The plan of a flow document.

    Raises:
        FlowiError: `invalid_flow` or `too_many_trials`; `details.issues` lists what stops it.
    """
    graph, issues = check_flow(document, manifests())
    if graph is None or not is_runnable(issues):
        raise refuse(issues)
    planner = _Planner(graph)
    plan = planner.plan(seed, tuple(issue.to_json() for issue in issues))
    return PlannedFlow(graph.flow, plan, planner.saves())


class _Planner:
    """Reads one graph that has no errors."""

    def __init__(self, graph: FlowGraph) -> None:
        self._graph = graph
        self._places = {node.id: place for place, node in enumerate(graph.flow.nodes)}

    def plan(self, seed: int, warnings: tuple[Mapping[str, Any], ...]) -> Plan:
        """The whole plan."""
        graph = self._graph
        nodes = {node.id: PlanNode(node.id, node.component, tuple(graph.parents(node.id))) for node in graph.flow.nodes}
        metrics = tuple(self._metric(node_id) for node_id in graph.of_stage("metric"))
        task = self._task()
        return Plan(
            nodes=nodes,
            trials=tuple(self._trial(trial) for trial in expand_trials(graph)),
            metrics=metrics,
            split=self._split(),
            task=task,
            selected_by=self._selected_by(metrics),
            load=self._load(task),
            saves=tuple(graph.of_stage("save")),
            seed=seed,
            warnings=warnings,
        )

    def _path(self, model: str) -> tuple[str, ...]:
        """The model and all that is upstream of it: inputs before what takes them, else in document order."""
        open_nodes = {model, *self._graph.ancestors(model)}
        path: list[str] = []
        while open_nodes:
            ready = [node for node in open_nodes if not open_nodes & set(self._graph.parents(node))]
            following = min(ready, key=self._places.__getitem__)
            path.append(following)
            open_nodes.remove(following)
        return tuple(path)

    def _trial(self, trial: PlannedTrial) -> Trial:
        path = self._path(trial.model_id)
        parameters = {node_id: self._parameters(node_id, trial.params.get(node_id, {})) for node_id in path}
        return Trial(trial.number, path, parameters)

    def _parameters(self, node_id: str, chosen: Mapping[str, Any] | None = None) -> dict[str, Any]:
        """All parameters of a node, defaults filled in; a rule over several of them is checked here."""
        node = self._graph.nodes[node_id]
        written = {name: values_of(parameter)[0] for name, parameter in node.params.items()}
        try:
            parsed = component(node.component).parse({**written, **(chosen or {})})
        except FlowiError as cause:
            raise refuse([error("invalid_parameter", cause.message, node_id, "params")]) from cause
        return dict(parsed)

    def saves(self) -> tuple[SaveSpec, ...]:
        """What the save nodes ask for."""
        found = self._graph.of_stage("save")
        return tuple(SaveSpec(node_id, self._parameters(node_id), self._models_above(node_id)) for node_id in found)

    def _models_above(self, node_id: str) -> tuple[str, ...]:
        above = self._graph.ancestors(node_id)
        return tuple(model for model in self._graph.of_stage("model") if model in above)

    def _metric(self, node_id: str) -> MetricSpec:
        component_id, models = self._graph.nodes[node_id].component, self._models_above(node_id)
        return MetricSpec(node_id, component_id, self._parameters(node_id), models)

    def _split(self) -> SplitSpec:
        for node_id in self._graph.of_stage("split"):
            kind: Literal["holdout", "k_fold"] = (
                "k_fold" if self._graph.nodes[node_id].component == "train.k_fold" else "holdout"
            )
            return SplitSpec(kind, node_id, self._parameters(node_id))
        return SplitSpec("holdout", None, dict(component(DEFAULT_SPLIT).parse({})))

    def _task(self) -> Task:
        manifest = self._graph.component(self._graph.of_stage("model")[0])
        return cast("Task", manifest.task if manifest else None)

    def _load(self, task: Task) -> dict[str, Any]:
        node_id = self._graph.of_stage("load")[0]
        parameters = self._parameters(node_id)
        if parameters["task"] not in ("auto", task):
            message = f'task is {parameters["task"]}, but the models do {task}; write "auto" or "{task}"'
            raise refuse([error("invalid_parameter", message, node_id, "params.task")])
        labels = self._graph.of_stage("label")
        if labels and task == "regression":
            message = "a label node reads the target as classes, but the models do regression; remove it"
            raise refuse([error("wrong_order", message, labels[0])])
        return parameters

    def _selected_by(self, metrics: tuple[MetricSpec, ...]) -> str:
        """The gate's metric; without a gate the first that is one number and measures all models."""
        gate = self._graph.flow.settings.deploy.gate
        if gate is not None:
            return gate.metric
        models = set(self._graph.of_stage("model"))
        scalar = same_measures([metric for metric in metrics if self._is_scalar(metric)])
        # The rules refuse a flow in which no metric measures all models.
        return next(nodes[0].name for nodes in scalar if models <= {model for node in nodes for model in node.models})

    def _is_scalar(self, metric: MetricSpec) -> bool:
        manifest = self._graph.manifests[metric.component]
        return manifest.metric is not None and bool(manifest.metric["scalar"])
