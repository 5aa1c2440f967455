"""Rows to ask a model about: held-out ones, and others made from them."""

import csv
import json
from pathlib import Path
from typing import Any, Literal

import numpy as np
import pyarrow as pa
import pyarrow.parquet as pq
from flowi.data.csv_rules import SEPARATORS
from flowi.data.infer import MISSING_TOKENS
from flowi.data.table import Table
from flowi.frame import Column, NumberColumn

Kind = Literal["number", "boolean", "string"]
Row = dict[str, Any]

HELD_OUT, MADE = 40, 160
TYPES: dict[Kind, pa.DataType] = {"number": pa.float64(), "boolean": pa.bool_(), "string": pa.string()}
UNSEEN = ["Atlantis", 'a "quoted", one', "naïve-☃-7", " Dream", "=2+2", "x", "br--", "🐧-🐧-🐧", "1e5 and more"]


def make_rows(held_out: Table, columns: dict[str, Kind], seed: int) -> list[Row]:
    """Some held-out rows as they are, then rows with numbers moved on a grid of 0.1, gaps and unseen text."""
    known = held_out.take(np.arange(min(HELD_OUT, held_out.rows))).raw.select(list(columns)).to_pylist()
    rng = np.random.default_rng(seed)
    whole = [{name: _plain(row[name], kind) for name, kind in columns.items()} for row in known]
    made = [whole[rng.integers(len(whole))] for _ in range(MADE)]
    return [*whole, *({name: _changed(row[name], kind, rng) for name, kind in columns.items()} for row in made)]


def kind_of(column: Column) -> Kind:
    """The type of a raw column in a contract."""
    if isinstance(column, NumberColumn):
        return "boolean" if column.boolean else "number"
    return "string"


def _plain(value: Any, kind: Kind) -> Any:
    if value is None or value != value:
        return None
    return float(value) if kind == "number" else value


def _changed(value: Any, kind: Kind, rng: np.random.Generator) -> Any:
    luck = rng.random()
    if luck < 0.06:
        return None
    if kind == "boolean" or value is None:
        return value
    if kind == "string":
        return UNSEEN[rng.integers(len(UNSEEN))] if luck < 0.2 else value
    # Decimal steps, as people type them: the nearest float32 lies on either side.
    return round(value + int(rng.integers(-9, 10)) / 10, 1) if luck < 0.7 else value


def as_table(rows: list[Row], columns: dict[str, Kind]) -> Table:
    """The rows as the trainer reads them."""
    return Table(pa.table({name: pa.array([row[name] for row in rows], TYPES[kind]) for name, kind in columns.items()}))


def write_rows(rows: list[Row], columns: dict[str, Kind], folder: Path, seed: int) -> None:
    """`rows.json`; `rows.csv` (its separator by the seed) and `rows.parquet` with the number of each row before it."""
    records = [{name: row[name] for name in columns} for row in rows]
    (folder / "rows.json").write_text(json.dumps(records, ensure_ascii=False, allow_nan=False), encoding="utf-8")
    numbered = as_table(rows, columns).raw.add_column(0, "row", pa.array(range(len(rows)), pa.int64()))
    pq.write_table(numbered, folder / "rows.parquet")
    rng = np.random.default_rng(seed)
    with (folder / "rows.csv").open("w", newline="", encoding="utf-8") as stream:
        writer = csv.writer(stream, delimiter=SEPARATORS[seed % len(SEPARATORS)])
        writer.writerow(["row", *columns])
        for number, row in enumerate(rows):
            writer.writerow([number, *(_cell(row[name], rng) for name in columns)])


def _cell(value: Any, rng: np.random.Generator) -> str:
    """As people and programs write it; a gap in every way there is."""
    if value is None:
        token = MISSING_TOKENS[rng.integers(len(MISSING_TOKENS))]
        return f" {token} " if rng.random() < 0.2 else token
    return str(value).lower() if isinstance(value, bool) else str(value)
