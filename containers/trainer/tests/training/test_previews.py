import json
from pathlib import Path
from typing import Any

import numpy as np
import pytest

from factories import line_plan
from flowi import contracts
from flowi.data.read import read_table
from flowi.executor.data import TrainingData
from flowi.executor.run import Executor
from flowi.frame import Column, Frame, NumberColumn, number_column, text_column
from flowi.plan import Plan
from flowi.target import fit_target
from flowi.training.observer import RowCounts
from flowi.training.preview_cells import CELL_CHARACTERS, cut, missing_in
from flowi.training.previews import ALL_BYTES, NODE_BYTES, ROWS, Previews
from flowi.training.train import train
from shell_factories import iris_csv, iris_rows, make_flow, planned, ten_trials, write_csv

STEPS: list[tuple[str, dict[str, Any]]] = [
    ("preprocessing.fill_na", {}),
    ("preprocessing.standard_scaler", {}),
    ("models.decision_tree_classifier", {}),
]


def preview_of(plan: Plan, frame: Frame) -> dict[str, Any]:
    """The previews of the first trial fitted on these rows, in two classes."""
    target = fit_target("t", ["no" if row % 2 else "yes" for row in range(frame.rows)], "classification")
    previews = Previews(attempt=1)
    previews.planned(plan, 1)
    previews.counted(RowCounts(frame.rows + 7, frame.rows + 5, frame.rows))
    Executor(plan, TrainingData(frame, target), on_output=previews.output).fit(plan.trial(1))
    document = previews.document()
    assert document is not None
    contracts.Previews.model_validate_json(json.dumps(document, allow_nan=False))
    return document


def previews_of_run(tmp_path: Path, flow: dict[str, Any], rows: list[list[str]] | None = None) -> dict[str, Any]:
    path = iris_csv(tmp_path) if rows is None else write_csv(tmp_path / "rows.csv", rows)
    previews = Previews(attempt=3)
    train(planned(flow), read_table(path), "salt", observer=previews)
    document = previews.document()
    assert document is not None
    contracts.Previews.model_validate_json(json.dumps(document, allow_nan=False))
    return document


def size(document: Any) -> int:
    return len(json.dumps(document, ensure_ascii=False).encode())


def test_a_run_keeps_what_left_each_node_of_the_chosen_trial(tmp_path: Path) -> None:
    document = previews_of_run(tmp_path, ten_trials())

    assert (document["attempt"], document["of"]) == (3, "chosen_trial")
    assert list(document["nodes"])[:4] == ["load", "split", "fill", "scale"]
    load, split, fill = (document["nodes"][name] for name in ("load", "split", "fill"))
    training = split["rows"]["after"]
    assert load["rows"] == {"before": 150, "after": 150}
    assert split["rows"]["before"] == 150 > training > 100
    assert fill["rows"] == {"before": training, "after": training}
    assert fill["missing"]["before"] > 0 == fill["missing"]["after"]
    assert (fill["changed"]["count"], fill["added"]["count"], fill["removed"]["count"]) == (4, 0, 0)
    assert {column["change"] for column in load["columns"]} == {"none"}
    assert len(fill["sample"]) == ROWS


def test_neither_target_nor_held_out_rows_are_shown(tmp_path: Path) -> None:
    rows = [[*iris_rows(missing=False)[0], "row"]]
    rows += [[*row, f"row {number}"] for number, row in enumerate(iris_rows(missing=False)[1:])]
    flow = make_flow(models={"models.decision_tree_classifier": {}})
    path = write_csv(tmp_path / "rows.csv", rows)
    previews = Previews(attempt=1)
    trained = train(planned(flow), read_table(path), "salt", observer=previews)
    document = previews.document()
    assert document is not None
    held_out = {f"row {number}" for number in trained.split.test}

    for preview in document["nodes"].values():
        names = [column["name"] for column in preview["columns"]]
        assert "species" not in names
        shown = {row[names.index("row")] for row in preview["sample"]} if "row" in names else set()
        assert not shown & held_out
    assert "row 0" in json.dumps(document) or "row 1" in json.dumps(document)


def test_a_model_shows_what_it_reads_and_what_it_answers(tmp_path: Path) -> None:
    flow = make_flow(models={"models.svc": {"exclude_columns": ["petal_width"]}})

    preview = previews_of_run(tmp_path, flow)["nodes"]["svc"]

    assert [column["name"] for column in preview["columns"]] == ["sepal_length", "sepal_width", "petal_length"]
    assert preview["removed"] == {"count": 1, "names": ["petal_width"]}
    assert set(preview["answers"]) <= {"setosa", "versicolor", "virginica"}
    assert len(preview["answers"]) == len(preview["sample"])


def test_text_is_shown_as_text_and_categories_by_name() -> None:
    family = "\U0001f469\u200d\U0001f469\u200d\U0001f467"
    words = ["\U0001f600", None, family * 40, "\u0645\u0631\u062d\u0628\u0627", "<b>x</b>", "\ud800", "=1+1", ""] * 5
    frame = Frame({"\U0001f415 name": text_column(words), "n": number_column(np.arange(40) / 10)})
    plan = line_plan(("preprocessing.ordinal_encoder", {"columns": ["\U0001f415 name"]}), STEPS[-1])

    nodes = preview_of(plan, frame)["nodes"]

    load, encoder = nodes["load"], nodes["ordinal_encoder"]
    assert [column["kind"] for column in load["columns"]] == ["text", "number"]
    shown = [row[0] for row in load["sample"]]
    assert shown[:2] == ["\U0001f600", None]
    assert shown[2].endswith("\u200d\U0001f467\u2026") and len(shown[2]) <= CELL_CHARACTERS
    assert shown[3:8] == ["\u0645\u0631\u062d\u0628\u0627", "<b>x</b>", "?", "=1+1", ""]
    assert [row[1] for row in load["sample"]][:3] == [0, 0.1, 0.2]
    name = {key: value for key, value in load["columns"][0].items() if key != "figures"}
    assert name == {"name": "\U0001f415 name", "kind": "text", "missing": 5, "distinct": 7, "change": "none"}
    assert encoder["columns"][0]["change"] == "changed"


@pytest.mark.parametrize("text", ["a" * 200, "\U0001f469\u200d" * 100, "e\u0301" * 100, "\U0001f44d\U0001f3fd" * 100])
def test_a_long_text_is_cut_between_signs(text: str) -> None:
    short = cut(text)

    assert len(short) <= CELL_CHARACTERS and short.endswith("\u2026")
    rest = text[len(short) - 1 :]
    assert not rest.startswith(("\u200d", "\u0301", "\U0001f3fd")) and not short.endswith("\u200d\u2026")


def test_two_thousand_columns_fit_into_their_bounds() -> None:
    rng = np.random.default_rng(0)
    dogs = "\U0001f415" * 90
    names = [f"column {number} {dogs}" for number in range(2_000)]
    words = text_column([dogs, None] * 100)
    columns: dict[str, Column] = {
        name: words if number % 2 else number_column(rng.normal(size=200)) for number, name in enumerate(names)
    }
    document = preview_of(line_plan(STEPS[1], STEPS[-1]), Frame(columns))

    for preview in document["nodes"].values():
        assert size(preview) <= NODE_BYTES
        assert preview["columnCount"] == 2_000
        assert preview["columns"] and preview["sample"]
        assert all(len(row) == len(preview["columns"]) for row in preview["sample"])
    # All columns are counted, also those that are not listed.
    assert document["nodes"]["load"]["missing"]["after"] == 1_000 * 100
    assert document["nodes"]["standard_scaler"]["columns"][0]["change"] == "changed"


def test_many_nodes_share_the_bound_of_all() -> None:
    steps = [("preprocessing.standard_scaler", {"columns": [f"c{number}"]}) for number in range(60)]
    frame = Frame({f"c{number}": number_column(np.arange(30) + number / 7) for number in range(60)})

    document = preview_of(line_plan(*steps, STEPS[-1]), frame)

    assert len(document["nodes"]) == 62
    assert size(document["nodes"]) <= ALL_BYTES + 62 * 64


def test_a_column_that_nodes_pass_on_is_counted_once(monkeypatch: pytest.MonkeyPatch) -> None:
    counted: list[int] = []

    def count(column: Column, rows: int) -> int:
        counted.append(rows)
        return missing_in(column, rows)

    monkeypatch.setattr("flowi.training.previews.missing_in", count)
    monkeypatch.setattr("flowi.training.previews.CELLS", 4_000)
    frame = Frame({f"c{number}": number_column(np.arange(5_000) % (number + 2)) for number in range(3)})

    document = preview_of(line_plan(("preprocessing.standard_scaler", {"columns": ["c0"]}), STEPS[-1]), frame)

    # Three columns as loaded and the one that was scaled; of a large table only so many cells.
    assert counted == [4_000 // 3] * 4
    assert document["nodes"]["load"]["counted"] == 4_000 // 3


def test_missing_is_none_and_numbers_that_json_lacks_are_text() -> None:
    values = NumberColumn(np.array([np.nan, np.inf, 1, 0] * 5, dtype=np.float32))
    flags = NumberColumn(np.array([np.nan, 1, 0, 1] * 5, dtype=np.float32), boolean=True)

    load = preview_of(
        line_plan(("models.decision_tree_classifier", {"columns": ["flags"]})),
        Frame({"values": values, "flags": flags}),
    )["nodes"]["load"]

    assert load["sample"][:4] == [[None, None], ["inf", True], [1, False], [0, True]]
    assert [column["kind"] for column in load["columns"]] == ["number", "boolean"]
    assert load["rows"] == {"before": 27, "after": 25}


def test_what_a_node_changed_is_shown_beside_what_came_in(tmp_path: Path) -> None:
    document = previews_of_run(tmp_path, ten_trials())

    load, fill = document["nodes"]["load"], document["nodes"]["fill"]
    assert load["figuresOn"] == {"rows": load["counted"], "of": load["counted"]}
    for column in load["columns"]:
        counts = column["figures"]["histogram"]["counts"]
        assert sum(counts) == load["counted"] - column["missing"]
        assert "before" not in column
    for column in fill["columns"]:
        past, now = column["before"], column["figures"]
        assert past["missing"] > 0 == column["missing"]
        # What was filled lies between the ends, so that both are counted in the same bins.
        assert [past["histogram"][end] for end in ("low", "high")] == [now["histogram"][end] for end in ("low", "high")]
        assert sum(now["histogram"]["counts"]) - sum(past["histogram"]["counts"]) == past["missing"]


def test_figures_of_a_large_table_are_of_rows_at_equal_distances(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("flowi.training.previews.FIGURE_ROWS", 100)
    values = np.arange(5_000, dtype=np.float32)

    load = preview_of(line_plan(STEPS[-1]), Frame({"x": number_column(values)}))["nodes"]["load"]

    assert load["figuresOn"] == {"rows": 100, "of": 5_000}
    figures = load["columns"][0]["figures"]
    assert (figures["minimum"], figures["maximum"], figures["mean"]) == (0, 4_950, values[::50].mean())
    assert figures["histogram"]["counts"] == [5] * 20
