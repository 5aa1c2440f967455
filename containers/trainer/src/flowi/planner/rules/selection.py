"""Trials are compared by one metric (the gate's, if there is one), so every model is measured by it, and alike."""

from dataclasses import dataclass, field
from typing import Any

from flowi.planner.flow import FlowGraph, Node
from flowi.planner.issues import Issue, error


@dataclass
class _Measure:
    """Metric nodes that give the same number for the same answers: one component, equal parameters."""

    name: str
    component: str
    parameters: dict[str, Any]
    nodes: list[str] = field(default_factory=list)
    models: set[str] = field(default_factory=set)


def selection_rule(graph: FlowGraph) -> list[Issue]:
    """Models that the deciding metric does not measure; a gate whose metric is there in two ways."""
    measures = _measures(graph)
    gate = graph.flow.settings.deploy.gate
    return _by_any_metric(graph, measures) if gate is None else _by_gate(graph, measures, gate.metric)


def _by_gate(graph: FlowGraph, measures: list[_Measure], metric: str) -> list[Issue]:
    named = [measure for measure in measures if measure.name == metric]
    if not named:
        return []
    first = named[0]
    if len(named) > 1:
        other = named[1].nodes[0]
        message = (
            f'The gate asks for "{metric}", which "{first.nodes[0]}" and "{other}" measure with different parameters; '
            "make them equal, or remove one."
        )
        return [error("ambiguous_metric", message, other)]
    words = 'Model "{}" is not measured by the gate\'s metric "{}"; connect it to "{}".'
    return [
        error("uncompared_model", words.format(model, metric, first.nodes[0]), model)
        for model in _unmeasured(graph, measures, first)
    ]


def _by_any_metric(graph: FlowGraph, measures: list[_Measure]) -> list[Issue]:
    if not measures or not all(_unmeasured(graph, measures, measure) for measure in measures):
        return []
    first = measures[0]
    words = 'No metric measures every model, so that trials could not be compared; connect model "{}" to "{}" too.'
    return [
        error("uncompared_model", words.format(model, first.nodes[0]), model)
        for model in _unmeasured(graph, measures, first)
    ]


def _unmeasured(graph: FlowGraph, measures: list[_Measure], measure: _Measure) -> list[str]:
    """Models that something measures, but not this; one that nothing measures is an issue of its own."""
    measured = set[str]().union(*(one.models for one in measures))
    return [model for model in graph.of_stage("model") if model in measured - measure.models]


def _measures(graph: FlowGraph) -> list[_Measure]:
    found: list[_Measure] = []
    for node in graph.flow.nodes:
        manifest = graph.component(node.id)
        if manifest is None or manifest.metric is None or not manifest.metric["scalar"]:
            continue
        parameters = _parameters(graph, node)
        same = (one for one in found if (one.component, one.parameters) == (manifest.id, parameters))
        measure = next(same, None)
        if measure is None:
            measure = _Measure(str(manifest.metric["name"]), manifest.id, parameters)
            found.append(measure)
        measure.nodes.append(node.id)
        measure.models |= graph.ancestors(node.id)
    return found


def _parameters(graph: FlowGraph, node: Node) -> dict[str, Any]:
    """All parameters, those left out as their defaults."""
    manifest = graph.component(node.id)
    properties = manifest.properties if manifest else {}
    return {name: node.params.get(name, schema.get("default")) for name, schema in properties.items()}
