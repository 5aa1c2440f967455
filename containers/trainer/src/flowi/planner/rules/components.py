"""Every node is of a known component; its parameters are known, present where required and within their schema."""

import json
from collections.abc import Mapping
from typing import Any

from flowi.planner.flow import FlowGraph, Node, is_search, is_values
from flowi.planner.issues import Issue, error
from flowi.planner.manifest import Manifest

STAGES_WITH_VALUES = frozenset(["stateless", "fitted", "model"])


def component_rule(graph: FlowGraph) -> list[Issue]:
    """Unknown components; unknown, missing and invalid parameters; several values where one is taken."""
    issues: list[Issue] = []
    for node in graph.flow.nodes:
        component = graph.manifests.get(node.component)
        if component is None:
            message = f'Node "{node.id}" is of component "{node.component}", which is not in the catalogue.'
            issues.append(error("unknown_component", message, node.id, "component"))
            continue
        issues.extend(_missing(node, component))
        for name, value in node.params.items():
            issues.extend(_parameter(node, component, name, value))
    return issues


def _missing(node: Node, component: Manifest) -> list[Issue]:
    return [
        error(
            "missing_parameter",
            f'Node "{node.id}" ({component.id}) needs parameter "{name}".',
            node.id,
            f"params.{name}",
        )
        for name in component.required
        if name not in node.params
    ]


def _parameter(node: Node, component: Manifest, name: str, parameter: Any) -> list[Issue]:
    place = (node.id, f"params.{name}")
    validator = component.validators.get(name)
    if validator is None:
        known = ", ".join(component.properties) or "none"
        return [error("unknown_parameter", f'{component.id} has no parameter "{name}"; it has: {known}.', *place)]
    if is_search(parameter):
        message = f'Parameter "{name}" is given as a search; give a value or {{values: [...]}}.'
        return [error("search_not_supported", message, *place)]
    if is_values(parameter) and component.stage not in STAGES_WITH_VALUES:
        message = (
            f'Parameter "{name}" of {component.id} takes one value; '
            "several values are for preprocessing and model nodes."
        )
        return [error("values_not_allowed", message, *place)]
    values = parameter["values"] if is_values(parameter) else [parameter]
    allowed = describe_allowed(component.properties[name])
    return [
        error("invalid_parameter", f"{component.id}.{name} is {json.dumps(value)}; allowed: {allowed}.", *place)
        for value in values
        if not validator.is_valid(value)
    ]


def describe_allowed(schema: Mapping[str, Any]) -> str:
    """What a parameter's schema admits, in words: `number > 0`, `one of "a", "b"`."""
    alternatives = schema.get("anyOf", schema.get("oneOf"))
    if isinstance(alternatives, list):
        return " or ".join(describe_allowed(one) for one in alternatives)
    if "enum" in schema:
        return f"one of {', '.join(json.dumps(value) for value in schema['enum'])}"
    if "const" in schema:
        return json.dumps(schema["const"])
    signs = {"minimum": ">=", "exclusiveMinimum": ">", "maximum": "<=", "exclusiveMaximum": "<"}
    bounds = " and ".join(f"{sign} {schema[key]}" for key, sign in signs.items() if key in schema)
    kind = schema.get("type", "value")
    words = " or ".join(kind) if isinstance(kind, list) else str(kind)
    return f"{words} {bounds}".strip()
