"""One source, at most one split, at least one model and metric, in the order that rows flow."""

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
    return [*_sources(graph), *_splits(graph), *_ends(graph), *_stage_order(graph), *_text_order(graph)]


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
            "The flow has no split node; 20 % of the rows are held out for the test "
            "and 20 % of the rest for validation."
        )
        return [warning("default_split_used", message, field="nodes")]
    return []


def _ends(graph: FlowGraph) -> list[Issue]:
    issues: list[Issue] = []
    if not graph.of_stage("model"):
        issues.append(error("missing_model", "The flow has no model; add a node of group models.", field="nodes"))
    metrics = (graph.component(node_id) for node_id in graph.of_stage("metric"))
    if not any(metric and metric.metric and metric.metric["scalar"] for metric in metrics):
        message = "The flow measures nothing; add a node of group metrics that gives one number."
        issues.append(error("missing_metric", message, field="nodes"))
    return issues


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
