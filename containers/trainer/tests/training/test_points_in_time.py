"""Columns that hold points in time: no model learns from them, and a flow may name them to leave them out."""

from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

import pytest

from flowi.errors import FlowiError
from flowi.tracking.port import NoTracker
from flowi.training.observer import Silent
from flowi.training.run import RunOutcome, RunRequest, run_flow
from shell_factories import make_flow, make_identity, planned, read_json, write_csv

Steps = Sequence[tuple[str, str, Mapping[str, Any]]]

DROP: Steps = (("drop", "preprocessing.drop_columns", {"columns": ["sold on"]}),)


def rows(with_time: bool = True) -> list[list[str]]:
    """A hundred rows of a number, the day of the sale, and a class that the number tells."""
    header = ["x", *(["sold on"] if with_time else []), "species"]
    days = [f"2024-{1 + number % 12:02d}-{1 + number % 28:02d}" for number in range(100)]
    cells = [[f"{number / 7:g}", *([days[number]] if with_time else [])] for number in range(100)]
    return [header, *([*row, "ab"[number % 2]] for number, row in enumerate(cells))]


def run(tmp_path: Path, steps: Steps, table: Sequence[Sequence[str]]) -> RunOutcome:
    flow = make_flow({"models.decision_tree_classifier": {}}, steps)
    request = RunRequest(planned(flow), write_csv(tmp_path / "rows.csv", table), "csv", make_identity())
    return run_flow(request, tmp_path / "out", Silent(), NoTracker())


def columns(tmp_path: Path) -> list[str]:
    contract = read_json(tmp_path / "out" / "package" / "contract.json")
    return [str(column["name"]) for column in contract["columns"]]


@pytest.mark.parametrize("steps", [(), DROP])
def test_a_model_is_the_same_with_them_as_without(tmp_path: Path, steps: Steps) -> None:
    (tmp_path / "with").mkdir()
    (tmp_path / "without").mkdir()

    dated = run(tmp_path / "with", steps, rows())
    plain = run(tmp_path / "without", (), rows(with_time=False))

    assert columns(tmp_path / "with") == columns(tmp_path / "without") == ["x"]
    assert dated.trained.held_out.metrics == plain.trained.held_out.metrics
    assert dated.trained.split.record == plain.trained.split.record


def test_a_step_that_learns_refuses_one_by_name(tmp_path: Path) -> None:
    steps: Steps = (("scale", "preprocessing.standard_scaler", {"columns": ["sold on"]}),)

    with pytest.raises(FlowiError, match="'sold on' holds points in time; this step takes numbers"):
        run(tmp_path, steps, rows())


def test_a_table_of_nothing_else_has_nothing_to_learn_from(tmp_path: Path) -> None:
    with pytest.raises(FlowiError, match="nothing is left to learn 'species' from"):
        run(tmp_path, (), [[row[1], row[2]] for row in rows()])
