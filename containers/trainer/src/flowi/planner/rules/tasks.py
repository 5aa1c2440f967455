"""All models of a flow do one task, and each metric can be computed from what the models above it give."""

from flowi.planner.flow import FlowGraph
from flowi.planner.issues import Issue, error
from flowi.planner.manifest import Manifest


def task_rule(graph: FlowGraph) -> list[Issue]:
    """Mixed tasks; metrics that do not fit their models."""
    return [*_mixed_tasks(graph), *_metrics_fit(graph)]


def _mixed_tasks(graph: FlowGraph) -> list[Issue]:
    models = [(model, component) for model in graph.of_stage("model") if (component := graph.component(model))]
    for model, component in models:
        first, expected = models[0]
        if component.task != expected.task:
            message = (
                f'Model "{model}" does {component.task}, "{first}" does {expected.task}; '
                "the models of one flow do the same task."
            )
            return [error("mixed_tasks", message, model)]
    return []


def _metrics_fit(graph: FlowGraph) -> list[Issue]:
    models = set(graph.of_stage("model"))
    issues: list[Issue] = []
    for node_id in graph.of_stage("metric"):
        metric = graph.component(node_id)
        for model_id in sorted(graph.ancestors(node_id) & models):
            model = graph.component(model_id)
            if metric and model:
                issues.extend(_metric_fits(node_id, metric, model_id, model))
    return issues


def _metric_fits(node_id: str, metric: Manifest, model_id: str, model: Manifest) -> list[Issue]:
    if metric.metric is None:
        return []
    where = f'"{model_id}" ({model.id})'
    if metric.task is not None and metric.task != model.task:
        message = f"{metric.id} measures {metric.task}, but {where} does {model.task}."
        return [error("metric_task_mismatch", message, node_id)]
    if metric.metric["needs"] == "probabilities" and model.scores != "probabilities":
        message = f"{metric.id} needs probabilities, which {where} does not give; use another model or metric."
        return [error("metric_needs_probabilities", message, node_id)]
    return []
