"""What a person should know about a table before training on it."""

import re

import pyarrow as pa
import pyarrow.compute as pc

from flowi.data.table import LARGEST_EXACT, Table

_ID_NAME = re.compile(r"(^|[_\s-])(id|uuid|key|index|number|no)$|[a-z]Id$", re.IGNORECASE)
_MANY_TEXTS = 100


def findings(table: Table) -> list[str]:
    """Warnings about identifiers, timestamps, large whole numbers, nearly unique texts, constant and empty columns."""
    return [text for name in table.names for text in column_findings(table, name)]


def column_findings(table: Table, name: str) -> list[str]:
    """The warnings about one column."""
    column, rows = table.raw[name], table.rows
    present = column.drop_null()
    if len(present) == 0:
        return [f"column {name!r} has no value in any row; leave it out (exclude_columns of load.table)"]
    kind = column.type
    if pa.types.is_timestamp(kind):
        return [f"column {name!r} holds points in time, which are never used as features"]
    distinct = pc.count_distinct(present).as_py()
    found: list[str] = []
    if distinct == 1 and rows > 1:
        found.append(f"column {name!r} has the same value in every row where it has one")
    if pa.types.is_integer(kind):
        found.extend(_whole(name, present, distinct, rows))
    if pa.types.is_string(kind) and distinct > _MANY_TEXTS and distinct > rows / 2:
        found.append(f"column {name!r} holds {distinct:,} different texts; only the 100 most frequent are told apart")
    return found


def _whole(name: str, present: pa.ChunkedArray, distinct: int, rows: int) -> list[str]:
    found: list[str] = []
    bounds = pc.min_max(present).as_py()
    largest = max(abs(bounds["min"]), abs(bounds["max"]))
    if largest > LARGEST_EXACT:
        found.append(
            f"column {name!r} holds whole numbers up to {largest}; above {LARGEST_EXACT} neighbours look alike"
        )
    if distinct == rows and rows > 1 and _ID_NAME.search(name):
        found.append(f"column {name!r} looks like an identifier: every row has another value")
    return found
