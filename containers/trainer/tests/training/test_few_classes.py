"""Targets whose classes are too few, or come down to too few when rows are held out."""

import json
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any

import numpy as np
import pytest

from flowi.cli import main
from flowi.data.read import read_table
from flowi.job.main import run_job
from flowi.job.settings import JobSettings
from flowi.split_record import SplitRecord, columns_of
from shell_factories import make_flow, make_job, read_json, stage_job, write_csv

HEADER = ["x", "z", "kind"]
SALT = "salt"
Kind = Callable[[int, bool], str]
Split = tuple[str, Mapping[str, Any]]
CHANCE: Split = ("train.holdout", {"stratify": False})
FOLDS_BY_CHANCE: Split = ("train.k_fold", {"stratify": False})


def rows_of(tmp_path: Path, kind: Kind, extra: int = 0) -> Path:
    """A hundred rows, each of the class that `kind` says from its number and whether it will be held out by chance.

    Args:
        extra: rows of class b that come after them.
    """
    features = [[f"{number / 10:g}", str(number % 7)] for number in range(100)]
    # The key of a row is its features, so that its class does not move it.
    table = read_table(write_csv(tmp_path / "probe.csv", [HEADER[:2], *features]))
    record = SplitRecord(SALT, ("x", "z"), 0.2, columns=columns_of(table, HEADER[:2]))
    held_out = record.held_out(table, [""] * 100)
    rows = [[*row, kind(number, bool(held_out[number]))] for number, row in enumerate(features)]
    more = [[str(-number), "1", "b"] for number in range(1, extra + 1)]
    return write_csv(tmp_path / "rows.csv", [HEADER, *rows, *more])


def flow_of(split: Split, model: str = "logistic_regression") -> dict[str, Any]:
    params = {**split[1], "key_columns": ["x", "z"]}
    metrics = ("accuracy", "f_beta", "confusion_matrix")
    return make_flow({f"models.{model}": {}}, (), metrics, (split[0], params), target="kind")


def train(tmp_path: Path, flow: Mapping[str, Any], data: Path) -> int:
    (tmp_path / "flow.json").write_text(json.dumps(flow))
    out = str(tmp_path / "out")
    return main(["train", str(tmp_path / "flow.json"), "--data", str(data), "--out", out, "--salt", SALT, "--json"])


CASES: list[tuple[str, Kind, int, Split, dict[str, Any]]] = [
    (
        "one class in all rows",
        lambda number, held: "a",
        0,
        ("train.holdout", {}),
        {
            "words": ["'kind' has one class only ('a', 100 rows)", "at least two", "another column as target"],
            "details": {"reason": "one_class", "field": "params.target", "given": ["a"]},
        },
    ),
    (
        "the second class is held out",
        lambda number, held: "b" if held else "a",
        0,
        CHANCE,
        {
            "words": ["one class of target 'kind' only ('a', ", "in all rows it has 'a', 'b'", "Switch stratify"],
            "details": {
                "reason": "one_class",
                "field": "params.stratify",
                "given": ["a"],
                "nodeId": "logistic_regression",
            },
        },
    ),
    (
        "the second class is held out of the folds",
        lambda number, held: "b" if held else "a",
        0,
        FOLDS_BY_CHANCE,
        {"words": ["use fewer folds"], "details": {"reason": "one_class", "given": ["a"]}},
    ),
    (
        "a class has fewer rows than folds",
        lambda number, held: "a",
        4,
        ("train.k_fold", {"n_splits": 5}),
        {
            "words": ["class 'b' has 4 rows; each class needs at least 6", "switch stratify off"],
            "details": {"reason": "class_too_small", "given": {"b": 4}, "allowed": 6},
        },
    ),
]


@pytest.mark.parametrize(("kind", "extra", "split", "told"), [case[1:] for case in CASES], ids=[c[0] for c in CASES])
def test_what_is_missing_is_told_with_field_given_allowed_and_fix(
    tmp_path: Path,
    capsys: pytest.CaptureFixture[str],
    kind: Kind,
    extra: int,
    split: Split,
    told: Mapping[str, Any],
) -> None:
    data, flow = rows_of(tmp_path, kind, extra), flow_of(split)

    assert train(tmp_path, flow, data) == 2
    problem = json.loads(capsys.readouterr().out)
    output = tmp_path / "output"
    stage_job(tmp_path / "ml", make_job(str(output), flow, salt=SALT), data)
    reply = run_job(JobSettings(ml_root=tmp_path / "ml"))

    assert problem["code"] == reply["code"] == "invalid_data"
    assert [words for words in told["words"] if words not in problem["message"]] == []
    assert problem["details"].items() >= told["details"].items()
    assert reply["message"] == problem["message"]
    assert "class" in reply["fix"]
    assert read_json(output / "failure.json") == reply


@pytest.mark.parametrize("model", ["logistic_regression", "svc", "random_forest_classifier"])
def test_a_class_that_only_the_held_out_rows_have_is_never_answered_and_said_to_be(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], model: str
) -> None:
    data = rows_of(tmp_path, lambda number, held: "b" if held and number % 2 else "ac"[number % 2])

    assert train(tmp_path, flow_of(CHANCE, model), data) == 0

    result = json.loads(capsys.readouterr().out)
    assert [text for text in result["warnings"] if "no row of class 'b' is left to train on" in text] != []
    confusion = read_json(tmp_path / "out" / "package" / "metrics.json")["confusion"]
    matrix = np.array(confusion["matrix"])
    assert (confusion["classes"], matrix[1].sum() > 0, matrix[:, 1].sum()) == (["a", "b", "c"], True, 0)


def test_a_small_class_trains_without_stratifying(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    data = rows_of(tmp_path, lambda number, held: "ac"[number % 2], extra=3)

    assert train(tmp_path, flow_of(("train.k_fold", {"n_splits": 5, "stratify": False})), data) == 0

    assert json.loads(capsys.readouterr().out)["trials"][0]["state"] == "succeeded"
