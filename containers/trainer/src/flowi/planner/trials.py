"""The trials of a flow: every combination of parameter values of each model and what is upstream of it."""

import itertools
import math
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from flowi.planner.flow import FlowGraph, values_of

MAX_TRIALS = 1_000


@dataclass(frozen=True)
class PlannedTrial:
    """One combination. `params` holds only what differs between the trials of the flow, by node and parameter."""

    number: int
    model_id: str
    params: dict[str, dict[str, Any]]


def count_trials(graph: FlowGraph) -> int:
    """How many trials a run makes. Exact for any size, since nothing is enumerated."""
    products = (math.prod(len(values) for _, _, values in _varied(graph, model)) for model in graph.of_stage("model"))
    return sum(products)


def expand_trials(graph: FlowGraph) -> Iterator[PlannedTrial]:
    """Every trial in planning order: models in document order, the last parameter varies fastest."""
    numbers = itertools.count(1)
    for model in graph.of_stage("model"):
        varied = _varied(graph, model)
        for combination in itertools.product(*(values for _, _, values in varied)):
            params: dict[str, dict[str, Any]] = {}
            for (node_id, name, _), value in zip(varied, combination, strict=True):
                params.setdefault(node_id, {})[name] = value
            yield PlannedTrial(next(numbers), model, params)


def _varied(graph: FlowGraph, model: str) -> list[tuple[str, str, list[Any]]]:
    path = {model, *graph.ancestors(model)}
    parameters = (
        (node.id, name, values_of(parameter))
        for node in graph.flow.nodes
        if node.id in path
        for name, parameter in node.params.items()
    )
    return [entry for entry in parameters if len(entry[2]) > 1]
