"""Issues: what validation finds. Codes are those of contracts/flow/issues.ts."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any, Literal

from flowi.errors import FlowiError

Severity = Literal["error", "warning"]


@dataclass(frozen=True)
class Issue:
    """One finding about a flow. `error` stops a run, `warning` does not."""

    code: str
    severity: Severity
    message: str
    node_id: str | None = None
    field: str | None = None

    def to_json(self) -> dict[str, Any]:
        """The issue as contracts write it; absent places are left out."""
        where = {"nodeId": self.node_id, "field": self.field}
        present = {key: value for key, value in where.items() if value is not None}
        return {"code": self.code, "severity": self.severity, **present, "message": self.message}


def error(code: str, message: str, node_id: str | None = None, field: str | None = None) -> Issue:
    """An issue that stops a run."""
    return Issue(code, "error", message, node_id, field)


def warning(code: str, message: str, node_id: str | None = None, field: str | None = None) -> Issue:
    """An issue that lets a run go on."""
    return Issue(code, "warning", message, node_id, field)


def is_runnable(issues: Iterable[Issue]) -> bool:
    """True when none of the issues stops a run."""
    return all(issue.severity != "error" for issue in issues)


def refuse(issues: Iterable[Issue]) -> FlowiError:
    """The error for a flow that cannot run: `too_many_trials` when only that is wrong, else `invalid_flow`."""
    stopping = [issue for issue in issues if issue.severity == "error"]
    only_size = {issue.code for issue in stopping} == {"too_many_trials"}
    places = [f"{place}: {issue.message}" for issue in stopping for place in [issue.field or issue.node_id or "flow"]]
    details = {"issues": [issue.to_json() for issue in stopping]}
    return FlowiError("too_many_trials" if only_size else "invalid_flow", "; ".join(places), details)
