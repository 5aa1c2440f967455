"""Node ids are unique, edges join nodes that exist, once, and nothing runs in a circle."""

from flowi.planner.flow import FlowGraph
from flowi.planner.issues import Issue, error


def structure_rule(graph: FlowGraph) -> list[Issue]:
    """Duplicate ids, dangling and duplicate edges, cycles."""
    return [*_duplicate_ids(graph), *_edges(graph), *_cycles(graph)]


def _duplicate_ids(graph: FlowGraph) -> list[Issue]:
    seen: set[str] = set()
    issues: list[Issue] = []
    for node in graph.flow.nodes:
        if node.id in seen:
            issues.append(
                error("duplicate_node_id", f'Two nodes are called "{node.id}"; node ids must be unique.', node.id, "id")
            )
        seen.add(node.id)
    return issues


def _edges(graph: FlowGraph) -> list[Issue]:
    seen: set[tuple[str, str]] = set()
    issues: list[Issue] = []
    for index, edge in enumerate(graph.flow.edges):
        field, words = f"edges.{index}", f"Edge {edge[0]} > {edge[1]}"
        missing = [f'"{end}"' for end in edge if end not in graph.nodes]
        if missing:
            message = f"{words} names {' and '.join(missing)}, which is not a node of this flow."
            issues.append(error("dangling_edge", message, field=field))
        elif edge in seen:
            issues.append(error("duplicate_edge", f"{words} is there twice; remove one.", field=field))
        seen.add(edge)
    return issues


def _cycles(graph: FlowGraph) -> list[Issue]:
    circle = [node.id for node in graph.flow.nodes if node.id in graph.ancestors(node.id)]
    if not circle:
        return []
    message = f"Nodes {', '.join(circle)} form a cycle; a flow runs in one direction only."
    return [error("cycle", message, circle[0])]
