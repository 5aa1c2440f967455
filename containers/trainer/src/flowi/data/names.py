"""Column names of a table: present, unique, not too many."""

from collections.abc import Sequence
from pathlib import Path

from flowi.data.limits import Limits, refuse


def check_names(file: Path, names: Sequence[str], limits: Limits) -> None:
    """Refuses names that are empty, doubled or too many.

    Raises:
        FlowiError: `invalid_data`, reason `no_columns`, `too_many_columns`, `unnamed_column` or `duplicate_column`.
    """
    if not names:
        raise refuse(file, "no_columns", "holds no columns; the first line names the columns", line=1)
    if len(names) > limits.columns:
        message = f"has {len(names):,} columns; at most {limits.columns:,} are allowed"
        raise refuse(file, "too_many_columns", message, given=len(names), allowed=limits.columns)
    for position, name in enumerate(names, start=1):
        if not name.strip():
            message = f"column {position} has no name; name it, or write the table without its index"
            raise refuse(file, "unnamed_column", message, line=1, column=position)
        if name in names[: position - 1]:
            message = f"column name {name!r} is there twice; names must be unique"
            raise refuse(file, "duplicate_column", message, line=1, column=name)
