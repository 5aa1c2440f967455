"""Parameters of components: typed models, their JSON Schema, and errors that name field, given and allowed."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, Literal, TypeVar

from pydantic import BaseModel, ConfigDict, Field, ValidationError

from flowi.components.allowed import describe_allowed
from flowi.errors import FlowiError


class Parameters(BaseModel):
    """Base of every component's parameters. Numbers are never read from strings."""

    model_config = ConfigDict(extra="forbid", strict=True, frozen=True, allow_inf_nan=False, validate_default=True)


class NoParameters(Parameters):
    """For components without any."""


class ColumnParameters(Parameters):
    """Which columns a node takes. Both empty = every column of a type it accepts."""

    columns: list[str] = Field(
        default=[],
        title="Columns",
        description="Columns to take. Empty: every column of a type this step accepts (never the target).",
    )
    exclude_columns: list[str] = Field(
        default=[], title="Exclude columns", description="Columns to leave as they are, out of those taken."
    )


@dataclass(frozen=True)
class ParameterIssue:
    """One parameter that is wrong; `code` is an issue code of contracts/flow/issues.ts."""

    code: Literal["unknown_parameter", "missing_parameter", "invalid_parameter"]
    field: str
    given: Any
    allowed: str
    message: str


P = TypeVar("P", bound=Parameters)


def plain_numbers(value: Any) -> Any:
    """Whole floats as ints, in lists and maps too: JSON does not tell 1.0 from 1, so neither do parameters."""
    if isinstance(value, float) and value.is_integer():
        return int(value)
    if isinstance(value, list | tuple):
        return [plain_numbers(item) for item in value]
    if isinstance(value, Mapping):
        return {key: plain_numbers(item) for key, item in value.items()}
    return value


def parameter_schema(model: type[Parameters]) -> dict[str, Any]:
    """JSON Schema of a parameters model: `properties`, `required` where there are any, and nothing else allowed."""
    full = model.model_json_schema()
    schema: dict[str, Any] = {"type": "object", "properties": full.get("properties", {})}
    if full.get("required"):
        schema["required"] = full["required"]
    return {**schema, "additionalProperties": False}


def check_parameters(model: type[Parameters], values: Mapping[str, Any]) -> list[ParameterIssue]:
    """All that is wrong with the values, one issue a field."""
    try:
        model.model_validate(plain_numbers(values))
    except ValidationError as error:
        return _issues(model, values, error)
    return []


def parse_parameters(model: type[P], values: Mapping[str, Any]) -> P:
    """The validated parameters, defaults filled in.

    Raises:
        FlowiError: `invalid_flow`, reason `invalid_parameter`; `details.issues` lists field, given, allowed, message.
    """
    try:
        return model.model_validate(plain_numbers(values))
    except ValidationError as error:
        issues = _issues(model, values, error)
        message = "; ".join(issue.message for issue in issues)
        details = {"reason": "invalid_parameter", "issues": [issue.__dict__ for issue in issues]}
        raise FlowiError("invalid_flow", message, details) from error


def _issues(model: type[Parameters], values: Mapping[str, Any], error: ValidationError) -> list[ParameterIssue]:
    properties: dict[str, Any] = parameter_schema(model)["properties"]
    found: dict[str, ParameterIssue] = {}
    for entry in error.errors(include_url=False):
        name = str(entry["loc"][0]) if entry["loc"] else ""
        # A rule over several fields (a model validator) has no location: its own message says it all.
        if not name:
            found[name] = ParameterIssue("invalid_parameter", "", dict(values), "", str(entry["ctx"]["error"]))
        elif name not in found:
            found[name] = _issue(name, values, properties, str(entry["type"]))
    return list(found.values())


def _issue(name: str, values: Mapping[str, Any], properties: Mapping[str, Any], kind: str) -> ParameterIssue:
    if name not in properties:
        names = ", ".join(properties) or "none"
        message = f"unknown parameter {name!r}; available: {names}"
        return ParameterIssue("unknown_parameter", name, values.get(name), names, message)
    allowed = describe_allowed(properties[name])
    if kind == "missing":
        return ParameterIssue("missing_parameter", name, None, allowed, f"{name} is missing; allowed: {allowed}")
    given = values.get(name)
    return ParameterIssue("invalid_parameter", name, given, allowed, f"{name} is {given!r}; allowed: {allowed}")
