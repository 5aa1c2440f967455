"""Trains every flow of `flows.py` and writes what its model has to answer.

Usage, in the folder test: python -m parity.trainer.main FOLDER

FOLDER/<case>/ holds `package/`, the rows it was trained on (`trained.parquet`), rows to ask about (`rows.json`,
`rows.csv`, `rows.parquet`) and `expected.json`: the answers of the library's estimators and of the exported graph in
Python.
"""

import json
import sys
from pathlib import Path

import pyarrow.parquet as pq
from flowi.planner.plan import plan_flow
from flowi.tracking.open import open_tracker
from flowi.training.identity import DatasetUsed, Identity
from flowi.training.observer import Silent
from flowi.training.run import RunOutcome, RunRequest, run_flow

from parity.trainer.answers import graph_answers, library_answers
from parity.trainer.flows import CASES, Case
from parity.trainer.rows import as_table, kind_of, make_rows, write_rows
from parity.trainer.tables import write_tables

SEED = 5


def train(case: Case, data: Path, folder: Path) -> RunOutcome:
    """A run of the trainer, as the command line makes it."""
    used = DatasetUsed("n0", case.table, 1, f"sha256:{'0' * 64}")
    identity = Identity(
        flow_id=case.name, flow_version=1, run_id="parity", attempt=1, seed=0, salt=case.name, datasets=(used,)
    )
    request = RunRequest(plan_flow(case.document(), 0), data, "csv", identity)
    return run_flow(request, folder, Silent(), open_tracker("none", None, case.name))


def write_case(case: Case, number: int, data: Path, folder: Path) -> None:
    """Trains, asks, and writes."""
    folder.mkdir()
    outcome = train(case, data, folder)
    trained = outcome.trained
    # The library's steps are given every column; a request brings those that the model needs.
    every = {name: kind_of(column) for name, column in trained.inputs.features.items()}
    rows = make_rows(trained.held_out.table, every, SEED + number)
    needed = {column.name: column.type for column in trained.exported.inputs.columns}
    write_rows(rows, needed, folder, SEED + number)
    pq.write_table(trained.inputs.table.take(trained.split.train).raw.select(list(needed)), folder / "trained.parquet")
    expected = {
        "components": case.components,
        "digest": outcome.package.digest,
        "library": library_answers(trained, as_table(rows, every)),
        "graph": graph_answers(folder / "package", as_table(rows, needed), folder / "rows.csv"),
    }
    (folder / "expected.json").write_text(json.dumps(expected, allow_nan=False), encoding="utf-8")


def main() -> None:
    """Writes all cases."""
    folder = Path(sys.argv[1])
    tables = write_tables(folder)
    for number, case in enumerate(CASES):
        write_case(case, number, tables[case.table], folder / case.name)


if __name__ == "__main__":
    main()
