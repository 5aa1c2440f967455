"""What the models of this group share."""

from collections.abc import Mapping
from typing import Any

from flowi.components.columns import select_columns
from flowi.errors import FlowiError
from flowi.frame import ColumnKind


def select_features(columns: Mapping[str, ColumnKind], params: Any) -> tuple[str, ...]:
    """Numbers and categories (as their codes); a model without any column is an error."""
    chosen = select_columns(columns, params, ("number", "code"))
    if not chosen:
        shown = ", ".join(f"{name} ({kind})" for name, kind in columns.items()) or "none"
        message = f"no column is left for the model; those that reach it: {shown}"
        raise FlowiError("invalid_flow", message, {"reason": "no_columns", "available": list(columns)})
    return chosen
