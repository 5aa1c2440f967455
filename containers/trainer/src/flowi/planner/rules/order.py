"""One source, at most one split, models that are measured, in the order that rows flow."""

from flowi.planner.flow import FlowGraph
from flowi.planner.issues import Issue, error, warning

# What may not come before what: a stage, and the stages that must not be upstream of it.
FORBIDDEN_UPSTREAM = {
    "row": ("split", "fitted", "model"),
    "split": ("fitted", "label", "model"),
    "stateless": ("model",),
    "fitted": ("model",),
    "label": ("model",),
    "model": ("model",),
}

TEXT_OPERATIONS = frozenset(["preprocessing.replace_string", "preprocessing.split_string", "preprocessing.substring"])


def order_rule(graph: FlowGraph) -> list[Issue]:
    """Counts of each stage, order of stages, text operations after fitted steps."""
    return [*_sources(graph), *_splits(graph), *_models(graph), *_stage_order(graph), *_text_order(graph)]


def _sources(graph: FlowGraph) -> list[Issue]:
    sources = graph.of_stage("load")
    if not sources:
        return [error("missing_source", "The flow loads nothing; add a load.table node.", field="nodes")]
    if len(sources) > 1:
        message = f"The flow loads {len(sources)} tables ({', '.join(sources)}); it takes one."
        return [error("several_sources", message, sources[1])]
    return []


def _splits(graph: FlowGraph) -> list[Issue]:
    splits = graph.of_stage("split")
    if len(splits) > 1:
        message = f"The flow splits {len(splits)} times ({', '.join(splits)}); it takes one split."
        return [error("several_splits", message, splits[1])]
    if not splits:
        message = (
            "The flow has no split node; 20% of the rows are held out for the test "
            "and another 20% of the rows for validation."
        )
        return [warning("default_split_used", message, field="nodes")]
    return []


def _models(graph: FlowGraph) -> list[Issue]:
    """Trials are compared by one number, so each model needs a metric below it that gives one."""
    models = graph.of_stage("model")
    issues: list[Issue] = []
    if not models:
        issues.append(error("missing_model", "The flow has no model; add a node of group models.", field="nodes"))
    metrics = [node_id for node_id in graph.of_stage("metric") if _scalar(graph, node_id)]
    if not metrics:
        message = "The flow measures nothing; add a node of group metrics that gives one number."
        return [*issues, error("missing_metric", message, field="nodes")]
    measured = set[str]().union(*(graph.ancestors(node_id) for node_id in metrics))
    for node_id in (model for model in models if model not in measured):
        message = (
            f'Nothing measures model "{node_id}" ({graph.nodes[node_id].component}); '
            f"connect it to a metric that gives one number: {', '.join(metrics)}."
        )
        issues.append(error("missing_metric", message, node_id))
    return issues


def _scalar(graph: FlowGraph, node_id: str) -> bool:
    component = graph.component(node_id)
    return component is not None and component.metric is not None and bool(component.metric["scalar"])


def _stage_order(graph: FlowGraph) -> list[Issue]:
    issues: list[Issue] = []
    for node in graph.flow.nodes:
        component = graph.component(node.id)
        forbidden = FORBIDDEN_UPSTREAM.get(component.stage, ()) if component else ()
        if component is None or not forbidden:
            continue
        above = ((other, graph.component(other)) for other in sorted(graph.ancestors(node.id) - {node.id}))
        wrong = next(((other, found) for other, found in above if found and found.stage in forbidden), None)
        if wrong:
            message = (
                f'Node "{node.id}" ({component.id}) comes after "{wrong[0]}" ({wrong[1].id}); '
                "rows go load > row steps > split > fitted steps > model > metrics."
            )
            issues.append(error("wrong_order", message, node.id))
    return issues


def _text_order(graph: FlowGraph) -> list[Issue]:
    """Text operations work on raw text; a fitted step before them has turned it into codes."""
    fitted = set(graph.of_stage("fitted"))
    issues: list[Issue] = []
    for node in graph.flow.nodes:
        above = sorted(graph.ancestors(node.id) & fitted) if node.component in TEXT_OPERATIONS else []
        if above:
            message = (
                f'Node "{node.id}" ({node.component}) works on raw text but comes after fitted node "{above[0]}"; '
                "move it before."
            )
            issues.append(error("text_after_fit", message, node.id))
    return issues
