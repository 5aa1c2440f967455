"""Edges join ports that understand each other, ports get as many inputs as they take, and no node hangs loose."""

from flowi.planner.flow import FlowGraph
from flowi.planner.issues import Issue, error, warning
from flowi.planner.manifest import Manifest


def port_rule(graph: FlowGraph) -> list[Issue]:
    """Incompatible ports, missing and surplus inputs, nodes that lead to no model."""
    return [*_edge_types(graph), *_input_counts(graph), *_loose_nodes(graph)]


def _edge_types(graph: FlowGraph) -> list[Issue]:
    issues: list[Issue] = []
    for index, (start, end) in enumerate(graph.flow.edges):
        source, target = graph.component(start), graph.component(end)
        if source is None or target is None:
            continue
        if not any(kind in port["accepts"] for kind in source.output_types for port in target.inputs):
            gives = " and ".join(source.output_types) or "nothing"
            message = f"{end} ({target.id}) takes {_takes(target)}, but {start} ({source.id}) gives {gives}."
            issues.append(error("incompatible_ports", message, end, f"edges.{index}"))
    return issues


def _takes(component: Manifest) -> str:
    return " or ".join(kind for port in component.inputs for kind in port["accepts"]) or "no input"


def _input_counts(graph: FlowGraph) -> list[Issue]:
    issues: list[Issue] = []
    for node in graph.flow.nodes:
        component = graph.component(node.id)
        if component is None or not component.inputs:
            continue
        port, count = component.inputs[0], len(graph.parents(node.id))
        if count == 0 and port["required"]:
            message = f'Node "{node.id}" ({component.id}) has no input; connect {_takes(component)} to it.'
            issues.append(error("missing_input", message, node.id))
        elif count > 1 and port["arity"] == "single":
            message = f'Node "{node.id}" ({component.id}) takes one input but has {count}.'
            issues.append(error("too_many_inputs", message, node.id))
    return issues


def _loose_nodes(graph: FlowGraph) -> list[Issue]:
    models = set(graph.of_stage("model"))
    issues: list[Issue] = []
    for node in graph.flow.nodes:
        component = graph.component(node.id)
        if component is None or component.stage in ("model", "metric", "save"):
            continue
        if not models & graph.descendants(node.id):
            message = f'Node "{node.id}" ({component.id}) leads to no model and will not run.'
            issues.append(warning("unused_node", message, node.id))
    return issues
