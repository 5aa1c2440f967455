"""Schema and profile of a table: what a dataset version shows before any flow uses it."""

from typing import Any

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc

from flowi.data.findings import column_findings, different_rows, doubled_rows
from flowi.data.table import Table

QUANTILES = (0.05, 0.25, 0.5, 0.75, 0.95)
TOP_VALUES = 10
SAMPLE_ROWS = 20
_LONGEST_TEXT = 200


def profile(table: Table) -> dict[str, Any]:
    """`Profile` of contracts/entities/dataset.schema.ts: rows, sample rows, and each column's type and statistics.

    Numbers also have `deviation` and `quantiles`.
    """
    different = different_rows(table)
    return {
        "rows": table.rows,
        "columns": [_column(table, name, different) for name in table.names],
        "warnings": doubled_rows(table, different),
        "sample": sample_rows(table, SAMPLE_ROWS),
    }


def column_type(kind: pa.DataType) -> str:
    """The contract's word for an Arrow type of a table."""
    if pa.types.is_boolean(kind):
        return "boolean"
    if pa.types.is_timestamp(kind):
        return "timestamp"
    return "string" if pa.types.is_string(kind) else "number"


def sample_rows(table: Table, count: int) -> list[dict[str, Any]]:
    """The first rows as JSON data; texts cut to 200 characters, points in time as ISO 8601."""
    rows = table.raw.slice(0, count).to_pylist()
    return [{name: _shown(value) for name, value in row.items()} for row in rows]


def _shown(value: Any) -> Any:
    if value is None or isinstance(value, bool | int):
        return value
    if isinstance(value, float):
        return value if np.isfinite(value) else None
    text = value if isinstance(value, str) else value.isoformat()
    return text[:_LONGEST_TEXT]


def _column(table: Table, name: str, different: int) -> dict[str, Any]:
    raw = table.raw[name]
    kind = column_type(raw.type)
    present = raw.drop_null()
    if pa.types.is_floating(raw.type):
        present = present.filter(pc.invert(pc.is_nan(present)))
    return {
        "name": name,
        "type": kind,
        "missing": len(raw) - len(present),
        "distinct": pc.count_distinct(present).as_py(),
        **_statistics(kind, present),
        "top": _top(present),
        "warnings": column_findings(table, name, different),
    }


def _statistics(kind: str, present: pa.ChunkedArray) -> dict[str, Any]:
    if len(present) == 0 or kind in ("string", "boolean"):
        return {"minimum": None, "maximum": None, "mean": None}
    if kind == "timestamp":
        bounds = pc.min_max(present).as_py()
        return {"minimum": bounds["min"].isoformat(), "maximum": bounds["max"].isoformat(), "mean": None}
    values = pc.cast(present, pa.float64(), safe=False).to_numpy()
    quantiles = np.quantile(values, QUANTILES)
    return {
        "minimum": float(values.min()),
        "maximum": float(values.max()),
        "mean": float(values.mean()),
        "deviation": float(values.std()),
        "quantiles": {str(share): float(value) for share, value in zip(QUANTILES, quantiles, strict=True)},
    }


def _top(present: pa.ChunkedArray) -> list[dict[str, Any]]:
    counts = [(entry["values"], entry["counts"]) for entry in pc.value_counts(present).to_pylist()]
    counts.sort(key=lambda entry: (-entry[1], str(entry[0])))
    return [{"value": _text(value), "count": count} for value, count in counts[:TOP_VALUES]]


def _text(value: Any) -> str:
    if isinstance(value, bool):
        return "true" if value else "false"
    return f"{value:g}" if isinstance(value, float) else str(_shown(value))
