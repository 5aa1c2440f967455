"""Reads a flow document (JSON or YAML 1.2) into plain data, and judges its shape."""

import json
import math
import re
from functools import cache
from importlib import resources
from pathlib import Path
from typing import Any

import yaml
from jsonschema import Draft202012Validator
from jsonschema.exceptions import ValidationError

from flowi.errors import FlowiError
from flowi.planner.issues import Issue, error

DOCUMENT_BYTES = 1_000_000


class _Yaml12(yaml.SafeLoader):
    """YAML 1.2: only true and false are booleans, dates are text, 1e5 is a number. Keys are unique, no aliases."""

    yaml_implicit_resolvers: dict[str, list[tuple[str, re.Pattern[str]]]] = {}

    def compose_node(self, parent: Any, index: Any) -> Any:
        """Refuses aliases, with which a small document can become a huge one."""
        if self.check_event(yaml.events.AliasEvent):
            raise yaml.YAMLError("aliases (*name) are not taken; write the value out")
        return super().compose_node(parent, index)

    def construct_mapping(self, node: yaml.MappingNode, deep: bool = False) -> dict[Any, Any]:
        """A mapping whose keys are text and unique."""
        seen: set[str] = set()
        for key, _ in node.value:
            if key.value in seen:
                raise yaml.constructor.ConstructorError(None, None, f"key {key.value!r} is there twice", key.start_mark)
            seen.add(key.value)
        return {str(key): value for key, value in super().construct_mapping(node, deep=True).items()}


def _construct_int(_: yaml.SafeLoader, node: yaml.Node) -> int:
    text = str(node.value)
    return int(text, 0) if text[:2] in ("0o", "0x") else int(text)


def _construct_float(_: yaml.SafeLoader, node: yaml.Node) -> float:
    return float(node.value)


for _tag, _pattern, _first in (
    ("null", r"~|null|Null|NULL|", ["~", "n", "N", ""]),
    ("bool", r"true|True|TRUE|false|False|FALSE", list("tTfF")),
    ("int", r"[-+]?[0-9]+|0o[0-7]+|0x[0-9a-fA-F]+", list("-+0123456789")),
    ("float", r"[-+]?(\.[0-9]+|[0-9]+(\.[0-9]*)?)([eE][-+]?[0-9]+)?", list("-+0123456789.")),
):
    _Yaml12.add_implicit_resolver(f"tag:yaml.org,2002:{_tag}", re.compile(rf"^(?:{_pattern})\Z"), _first)
_Yaml12.add_constructor("tag:yaml.org,2002:int", _construct_int)
_Yaml12.add_constructor("tag:yaml.org,2002:float", _construct_float)


def read_document(path: Path) -> Any:
    """The document in a file as plain data; `.json` is read as JSON, everything else as YAML.

    Raises:
        FlowiError: `invalid_flow` when the file cannot be read as text, JSON or YAML, or is over 1 MB.
    """
    try:
        raw = path.read_bytes()
    except OSError as cause:
        raise FlowiError("invalid_flow", f"{path} cannot be read: {cause.strerror}") from cause
    if len(raw) > DOCUMENT_BYTES:
        raise FlowiError("invalid_flow", f"{path} has {len(raw):,} bytes; a flow has at most {DOCUMENT_BYTES:,}")
    try:
        return parse_document(raw.decode("utf-8-sig"), json_only=path.suffix == ".json")
    except (ValueError, yaml.YAMLError, RecursionError) as cause:
        reason = " ".join(str(cause).split())
        raise FlowiError("invalid_flow", f"{path} is not a flow document: {reason}") from cause


def parse_document(text: str, *, json_only: bool = False) -> Any:
    """Plain data from JSON or YAML text.

    Raises:
        ValueError, yaml.YAMLError: the text is neither.
    """
    if json_only:
        return json.loads(text, parse_constant=_no_constant, object_pairs_hook=_unique)
    return yaml.load(text, Loader=_Yaml12)  # noqa: S506 - a SafeLoader


def _no_constant(name: str) -> Any:
    raise ValueError(f"{name} is not a JSON number")


def _unique(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    result = dict(pairs)
    if len(result) < len(pairs):
        names = [name for name, _ in pairs]
        twice = next(name for name in names if names.count(name) > 1)
        raise ValueError(f"key {twice!r} is there twice")
    return result


@cache
def _validator() -> Draft202012Validator:
    text = resources.files("flowi.contracts").joinpath("flow.schema.json").read_text(encoding="utf-8")
    # In Python `$` also matches before a closing newline; in JSON Schema's dialect it does not.
    return Draft202012Validator(json.loads(text.replace('$"', '\\\\Z"')))


def shape_issues(document: Any) -> list[Issue]:
    """`bad_shape` issues, each with the path of its fault; empty when the document has the shape of a flow."""
    try:
        if _not_finite(document):
            return [error("bad_shape", "the document holds a number that is not finite", field="")]
    except RecursionError:
        return [error("bad_shape", "the document is nested too deeply", field="")]
    faults = [fault for found in _validator().iter_errors(document) for fault in _narrow(found)]
    issues = [error("bad_shape", _words(fault), field=_path(fault)) for fault in faults]
    return list({(issue.field, issue.message): issue for issue in issues}.values())


# Faults of a value that has the right type; a union with one such branch is judged by that branch.
_BOUNDS = frozenset(["minItems", "maxItems", "minLength", "maxLength", "minimum", "maximum", "pattern"])


def _narrow(fault: ValidationError) -> list[ValidationError]:
    """The faults of the one branch of a union whose type fits; else the fault of the union itself."""
    if fault.validator != "anyOf":
        return [fault]
    branches: dict[Any, list[ValidationError]] = {}
    for inner in fault.context or []:
        branches.setdefault(inner.schema_path[0], []).extend(_narrow(inner))
    fitting = [faults for faults in branches.values() if all(inner.validator in _BOUNDS for inner in faults)]
    return fitting[0] if len(fitting) == 1 else [fault]


def _not_finite(value: Any) -> bool:
    if isinstance(value, float):
        return not math.isfinite(value)
    if isinstance(value, dict):
        return any(_not_finite(item) for item in value.values())
    return isinstance(value, list) and any(_not_finite(item) for item in value)


def _path(fault: ValidationError) -> str:
    parts = [str(part) for part in fault.absolute_path]
    # Both are reported at the parent; the path ends at the name that is missing or wrong.
    if fault.validator == "required":
        parts.extend(re.findall(r"^'(.+)' is a required property$", fault.message))
    if fault.parent is None and "propertyNames" in fault.absolute_schema_path:
        parts.append(str(fault.instance))
    return ".".join(parts)


def _words(fault: ValidationError) -> str:
    return fault.message if len(fault.message) < 300 else f"{fault.message[:300]}..."
