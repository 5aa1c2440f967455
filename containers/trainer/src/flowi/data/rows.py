"""Rows for a model to answer: read by the types of its contract, not by what the file looks like."""

import json
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import pyarrow as pa

from flowi.data.cells import ALLOWED, Kind, read_cells
from flowi.data.limits import DEFAULT_LIMITS, Limits
from flowi.data.read import Format, read_files
from flowi.data.table import Table

_LONGEST_SHOWN = 60


@dataclass(frozen=True)
class Rows:
    """Rows as they were given, and in the types of a contract (null where a cell cannot be read).

    `unreadable` says for each row which cell cannot be read, in the words of the model server's batches.
    """

    given: Table
    typed: Table
    unreadable: tuple[str | None, ...]


def read_rows(
    source: Path, kinds: Mapping[str, Kind], kind: Format | None = None, limits: Limits = DEFAULT_LIMITS
) -> Rows:
    """The rows of a file or folder; of CSV the columns in `kinds` get their type, all others stay text.

    Raises:
        FlowiError: `invalid_data`, see `read_table`.
    """
    raw, form = read_files(source, kind, limits)
    if form != "csv":
        return Rows(Table(raw), Table(raw), (None,) * raw.num_rows)
    reasons = np.full(raw.num_rows, None, dtype=object)
    columns = {name: raw[name] for name in raw.column_names}
    # The first column of the contract that cannot be read is the one that is named.
    for name in [name for name in kinds if name in columns]:
        cells = read_cells(raw[name], kinds[name])
        columns[name] = cells.values
        for row in np.flatnonzero(cells.refused & (reasons == None)):  # noqa: E711  (element by element)
            reasons[row] = _reason(name, raw[name][int(row)].as_py(), kinds[name])
    return Rows(Table(raw), Table(pa.table(columns)), tuple(reasons.tolist()))


def _reason(name: str, given: str, kind: Kind) -> str:
    return f"column {json.dumps(name, ensure_ascii=False)}: given {given[:_LONGEST_SHOWN]}; allowed: {ALLOWED[kind]}"
