"""Shape and rules together."""

from typing import Any

from flowi.planner.document import shape_issues
from flowi.planner.flow import Flow, FlowGraph
from flowi.planner.issues import Issue
from flowi.planner.manifest import Manifests
from flowi.planner.rules.components import component_rule
from flowi.planner.rules.order import order_rule
from flowi.planner.rules.ports import port_rule
from flowi.planner.rules.selection import selection_rule
from flowi.planner.rules.settings import settings_rule
from flowi.planner.rules.structure import structure_rule
from flowi.planner.rules.tasks import task_rule
from flowi.planner.rules.trials import trials_rule

RULES = (
    structure_rule,
    component_rule,
    port_rule,
    order_rule,
    task_rule,
    selection_rule,
    settings_rule,
    trials_rule,
)


def check_flow(document: Any, manifests: Manifests) -> tuple[FlowGraph | None, list[Issue]]:
    """The flow's graph with all its issues; no graph when the document has not the shape of a flow. Never raises."""
    issues = shape_issues(document)
    if issues:
        return None, issues
    graph = FlowGraph(Flow.of(document), manifests)
    return graph, [issue for rule in RULES for issue in rule(graph)]
