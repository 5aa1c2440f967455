"""What a JSON Schema allows, in words for error messages."""

from collections.abc import Mapping
from typing import Any

_NOUNS = {
    "integer": "a whole number",
    "number": "a number",
    "string": "text",
    "boolean": "true or false",
    "array": "a list",
    "null": "null",
    "object": "an object",
}


def describe_allowed(schema: Mapping[str, Any]) -> str:
    """For example `a whole number, at least 1, or null`."""
    options = schema.get("anyOf")
    if options:
        return ", or ".join(describe_allowed(option) for option in options)
    if "const" in schema:
        return repr(schema["const"])
    if "enum" in schema:
        return "one of " + ", ".join(repr(value) for value in schema["enum"])
    noun = _NOUNS.get(str(schema.get("type")), "a value")
    if schema.get("type") == "array":
        noun += _items(schema)
    return ", ".join([noun, *_bounds(schema)])


def _items(schema: Mapping[str, Any]) -> str:
    items = schema.get("items")
    return f" of {describe_allowed(items)} each" if isinstance(items, Mapping) else ""


def _bounds(schema: Mapping[str, Any]) -> list[str]:
    bounds = [
        ("minimum", "at least {}"),
        ("exclusiveMinimum", "above {}"),
        ("maximum", "at most {}"),
        ("exclusiveMaximum", "below {}"),
        ("minLength", "{} characters or more"),
        ("minItems", "{} items or more"),
        ("maxItems", "{} items or fewer"),
    ]
    return [text.format(f"{schema[key]:g}") for key, text in bounds if key in schema]
