"""The one exception type that Flowi's Python code raises on purpose."""

from collections.abc import Mapping
from typing import Any, Literal, get_args

from flowi.said import said_of

# The codes of contracts/errors/codes.ts that training can meet; a test compares the two lists.
ErrorCode = Literal[
    "invalid_request",
    "invalid_flow",
    "invalid_data",
    "too_many_trials",
    "not_found",
    "already_exists",
    "prediction_input",
    "unsupported",
    "job_failed",
    "parity_failed",
    "internal",
    "upstream_unavailable",
]
ERROR_CODES: tuple[str, ...] = get_args(ErrorCode)


class FlowiError(Exception):
    """An expected failure with a stable code.

    `message` says what was given, what is allowed and what to do; where it is a `Said`, other languages can say it.
    `details` is plain JSON data for programs; `details["reason"]` narrows the code down (such as `unknown_column`,
    `union_conflict`, `one_class`). The library's own exception, where there is one, is kept as `__cause__`
    (`raise FlowiError(...) from error`).
    """

    def __init__(self, code: ErrorCode, message: str, details: Mapping[str, Any] | None = None) -> None:
        super().__init__(message)
        self.code: ErrorCode = code
        self.message = message
        self.details: dict[str, Any] = dict(details or {})

    def __str__(self) -> str:
        return f"{self.code}: {self.message}"

    @property
    def reason(self) -> str | None:
        """The narrower name of the failure, where there is one."""
        reason = self.details.get("reason")
        return reason if isinstance(reason, str) else None

    def at(self, node_id: str) -> "FlowiError":
        """Notes the node at fault, unless one is noted already; returns the error itself."""
        # The command line loads this module first, and `--help` needs no models of contracts.
        from flowi.contracts.sayings import TrainerAtNode, saying

        if "nodeId" not in self.details:
            self.details["nodeId"] = node_id
            problem = self.message
            values: TrainerAtNode = {"node": node_id, "problem": problem, "because": said_of(problem)}
            self.message = saying(f"{node_id}: {problem}", "trainer.at_node", values)
        return self

    def to_json(self) -> dict[str, Any]:
        """The error as `{code, message, details}`."""
        return {"code": self.code, "message": self.message, "details": self.details}
