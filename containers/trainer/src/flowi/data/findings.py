"""What a person should know about a table before training on it."""

import re
from collections.abc import Sequence

import pyarrow as pa
import pyarrow.compute as pc

from flowi.contracts.sayings import FoundLargeWhole, saying
from flowi.data.table import LARGEST_EXACT, Table

_ID_NAME = re.compile(r"(^|[_\s-])(id|uuid|key|index|number|no)$|[a-z]Id$", re.IGNORECASE)
_MANY_TEXTS = 100
# Shares of rows. With fewer different ones, what remains without ids is columns of few values, not doubled rows.
_FEW_DOUBLED, _MANY_DIFFERENT = 0.01, 0.1
_ROWS_OF_AN_ID = 20
# As many countries write numbers: points, if any, for thousands, and a comma before the fraction.
_COMMA_NUMBER = r"^ *[+-]?([0-9]+|[0-9]{1,3}(\.[0-9]{3})+)(,[0-9]+)? *$"


def findings(table: Table) -> list[str]:
    """Warnings about identifiers, timestamps, large whole numbers, texts, constant and empty columns, doubled rows."""
    different = different_rows(table)
    columns = [text for name in table.names for text in column_findings(table, name, different)]
    return [*columns, *doubled_rows(table, different)]


def different_rows(table: Table, names: Sequence[str] | None = None) -> int:
    """How many rows differ in these columns (all when not given)."""
    return int(table.raw.group_by(list(names or table.names)).aggregate([]).num_rows)


def doubled_rows(table: Table, different: int) -> list[str]:
    """A warning when more than one row in a hundred repeats another, columns that tell rows apart left out.

    Args:
        different: see `different_rows`.
    """
    ids = [name for name in table.names if _tells_apart(table.raw[name], different)]
    rest = [name for name in table.names if name not in ids]
    if not rest:
        return []
    told = different_rows(table, rest) if ids else different
    count = table.rows - told
    if count <= table.rows * _FEW_DOUBLED or (ids and told < table.rows * _MANY_DIFFERENT):
        return []
    but = f" in every column but {', '.join(map(repr, ids))}" if ids else ""
    text = f"{count:,} of {table.rows:,} rows repeat another row{but}; rows of equal features are held out together"
    return [saying(text, "found.doubled", {"doubled": count, "rows": table.rows, "ids": ids})]


def column_findings(table: Table, name: str, different: int) -> list[str]:
    """The warnings about one column.

    Args:
        different: see `different_rows`.
    """
    column, rows = table.raw[name], table.rows
    present = column.drop_null()
    if len(present) == 0:
        text = f"column {name!r} has no value in any row; leave it out (exclude_columns of load.table)"
        return [saying(text, "found.all_missing", {"column": name})]
    kind = column.type
    if pa.types.is_timestamp(kind):
        text = f"column {name!r} holds points in time, which are never used as features"
        return [saying(text, "found.timestamp", {"column": name})]
    distinct = pc.count_distinct(present).as_py()
    found: list[str] = []
    if distinct == 1 and rows > 1:
        text = f"column {name!r} has the same value in every row where it has one"
        found.append(saying(text, "found.constant", {"column": name}))
    if pa.types.is_integer(kind):
        found.extend(_whole(name, column, different))
    if pa.types.is_string(kind) and _decimal_commas(present):
        text = f"column {name!r} holds numbers with a decimal comma, which are text here; write them with a point"
        found.append(saying(text, "found.decimal_comma", {"column": name}))
    if pa.types.is_string(kind) and distinct > _MANY_TEXTS and distinct > rows / 2:
        text = (
            f"column {name!r} holds {distinct:,} different texts; only the {_MANY_TEXTS} most frequent are told apart"
        )
        found.append(saying(text, "found.many_texts", {"column": name, "distinct": distinct, "most": _MANY_TEXTS}))
    return found


def _decimal_commas(present: pa.ChunkedArray) -> bool:
    numbers = pc.all(pc.match_substring_regex(present, _COMMA_NUMBER)).as_py()
    return bool(numbers and pc.any(pc.match_substring(present, ",")).as_py())


def _tells_apart(column: pa.ChunkedArray, different: int) -> bool:
    """True for whole numbers and texts that are others in every different row: an id, whatever it is called."""
    kind = column.type
    return (
        different >= _ROWS_OF_AN_ID
        and column.null_count == 0
        and (pa.types.is_integer(kind) or pa.types.is_string(kind))
        and pc.count_distinct(column).as_py() == different
    )


def _whole(name: str, column: pa.ChunkedArray, different: int) -> list[str]:
    found: list[str] = []
    bounds = pc.min_max(column).as_py()
    largest = max(abs(bounds["min"]), abs(bounds["max"]))
    if largest > LARGEST_EXACT:
        text = f"column {name!r} holds whole numbers up to {largest}; above {LARGEST_EXACT} neighbours look alike"
        values: FoundLargeWhole = {"column": name, "largest": largest, "most": LARGEST_EXACT}
        found.append(saying(text, "found.large_whole", values))
    if _tells_apart(column, different) and _ID_NAME.search(name):
        text = f"column {name!r} looks like an identifier: every different row has another value"
        found.append(saying(text, "found.id", {"column": name}))
    return found
