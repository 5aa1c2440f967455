"""Which columns a node takes."""

from collections.abc import Mapping

from flowi.components.parameters import ColumnParameters
from flowi.contracts.sayings import saying
from flowi.errors import FlowiError
from flowi.frame import ColumnKind, unknown_columns

_WORDS: dict[ColumnKind, str] = {
    "number": "numbers",
    "text": "raw text",
    "code": "categories",
    "timestamp": "points in time",
}


def select_columns(
    columns: Mapping[str, ColumnKind],
    params: ColumnParameters,
    accepts: tuple[ColumnKind, ...],
    *,
    named: tuple[ColumnKind, ...] | None = None,
) -> tuple[str, ...]:
    """Names of the columns taken, in frame order.

    Args:
        columns: what reaches the node.
        accepts: kinds taken when no column is named.
        named: kinds that may be named explicitly; the same as `accepts` when left out.

    Raises:
        FlowiError: `invalid_flow` with reason `unknown_column` or `column_type`.
    """
    unknown = [name for name in (*params.columns, *params.exclude_columns) if name not in columns]
    if unknown:
        raise unknown_columns(unknown, columns)
    allowed = accepts if named is None else named
    for name in params.columns:
        if columns[name] not in allowed:
            raise _wrong_kind(name, columns[name], allowed)
    wanted = set(params.columns) if params.columns else {name for name in columns if columns[name] in accepts}
    return tuple(name for name in columns if name in wanted and name not in params.exclude_columns)


def _wrong_kind(name: str, kind: ColumnKind, accepts: tuple[ColumnKind, ...]) -> FlowiError:
    words = " or ".join(_WORDS[accepted] for accepted in sorted(accepts))
    message = saying(
        f"column {name!r} holds {_WORDS[kind]}; this step takes {words}",
        "trainer.column_kind",
        {"column": name, "kind": kind, "takes": sorted(accepts)},
    )
    details = {"reason": "column_type", "field": "params.columns", "given": kind, "allowed": sorted(accepts)}
    return FlowiError("invalid_flow", message, {**details, "column": name})
