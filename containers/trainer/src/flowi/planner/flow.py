"""A flow with its defaults filled in, and its graph."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from flowi import contracts
from flowi.planner.manifest import Manifest, Manifests


@dataclass(frozen=True)
class Node:
    """A node as written: parameters are plain values, `{values: [...]}` or `{search: ...}`."""

    id: str
    component: str
    params: Mapping[str, Any]


@dataclass(frozen=True)
class Flow:
    """A flow document of good shape. `settings` is the typed document; `nodes` keep parameters as they were written."""

    document: Mapping[str, Any]
    settings: contracts.Flow
    nodes: tuple[Node, ...]
    edges: tuple[tuple[str, str], ...]

    @classmethod
    def of(cls, document: Mapping[str, Any]) -> "Flow":
        """From a document that has no shape issues."""
        nodes = tuple(Node(node["id"], node["component"], node.get("params", {})) for node in document["nodes"])
        edges = tuple((edge["from"], edge["to"]) for edge in document["edges"])
        return cls(document, contracts.Flow.model_validate(document), nodes, edges)


def is_values(parameter: Any) -> bool:
    """True for `{values: [...]}`."""
    return isinstance(parameter, dict) and "values" in parameter


def is_search(parameter: Any) -> bool:
    """True for `{search: {...}}`."""
    return isinstance(parameter, dict) and "search" in parameter


def values_of(parameter: Any) -> list[Any]:
    """The values a parameter takes over all trials: one for a plain value, none for a search."""
    if is_values(parameter):
        return list(parameter["values"])
    return [] if is_search(parameter) else [parameter]


class FlowGraph:
    """A flow read as a graph: neighbours in the order of the edges; ends of edges that do not exist are left out."""

    def __init__(self, flow: Flow, manifests: Manifests) -> None:
        self.flow = flow
        self.manifests = manifests
        self.nodes = {node.id: node for node in flow.nodes}
        self._parents: dict[str, list[str]] = {}
        self._children: dict[str, list[str]] = {}
        for start, end in flow.edges:
            if start in self.nodes and end in self.nodes:
                self._parents.setdefault(end, []).append(start)
                self._children.setdefault(start, []).append(end)

    def component(self, node_id: str) -> Manifest | None:
        """The manifest of a node's component; None for a node or component that is not known."""
        node = self.nodes.get(node_id)
        return self.manifests.get(node.component) if node else None

    def parents(self, node_id: str) -> list[str]:
        """Nodes with an edge to this one."""
        return self._parents.get(node_id, [])

    def children(self, node_id: str) -> list[str]:
        """Nodes this one has an edge to."""
        return self._children.get(node_id, [])

    def of_stage(self, stage: str) -> list[str]:
        """Ids of all nodes of a stage, in document order."""
        known = ((node, self.manifests.get(node.component)) for node in self.flow.nodes)
        return [node.id for node, component in known if component and component.stage == stage]

    def ancestors(self, node_id: str) -> set[str]:
        """Everything upstream of a node, the node itself left out unless it is in a cycle."""
        return _reach(self.parents(node_id), self.parents)

    def descendants(self, node_id: str) -> set[str]:
        """Everything downstream of a node, the node itself left out unless it is in a cycle."""
        return _reach(self.children(node_id), self.children)


def _reach(start: Iterable[str], following: Callable[[str], list[str]]) -> set[str]:
    seen: set[str] = set()
    stack = list(start)
    while stack:
        current = stack.pop()
        if current not in seen:
            seen.add(current)
            stack.extend(following(current))
    return seen
