import json
import os
import subprocess
import sys
from pathlib import Path
from typing import Any

import pyarrow.parquet as pq
import pytest
import yaml

from flowi import contracts
from flowi.cli import main
from flowi.data.read import read_table
from shell_factories import iris_csv, make_flow, read_json, ten_trials, write_csv

SOURCE = Path(__file__).parents[2] / "src"
EXAMPLES = Path(__file__).parents[4] / "examples"


@pytest.fixture
def flow(tmp_path: Path) -> Path:
    path = tmp_path / "flow.yaml"
    path.write_text(yaml.safe_dump(ten_trials(), sort_keys=False))
    return path


def write_flow(tmp_path: Path, document: dict[str, Any]) -> str:
    path = tmp_path / "other.json"
    path.write_text(json.dumps(document))
    return str(path)


def test_train_works_with_nothing_else_running(flow: Path, tmp_path: Path) -> None:
    out = tmp_path / "out"
    command = [sys.executable, "-m", "flowi", "train", str(flow), "--data", str(iris_csv(tmp_path)), "--out", str(out)]
    done = subprocess.run(
        command, env={**os.environ, "PYTHONPATH": str(SOURCE)}, capture_output=True, text=True, check=False
    )

    assert done.returncode == 0, done.stderr
    told = done.stderr.splitlines()
    assert told.index("test flow: 10 trials") < told.index("fitting ...")
    assert sum(line.startswith("trial ") for line in told) == 10
    result = read_json(out / "result.json")
    contracts.TrainResult.model_validate(result)
    lines = done.stdout.splitlines()
    assert sum(line.lstrip("* ").split()[0].isdigit() for line in lines if line.strip()) == 10
    assert next(line for line in lines if line.startswith("*")).split()[0] == f"*{result['chosen']}"
    for word in ("test", "parity", "package", "digest"):
        assert any(line.startswith(word) for line in lines)
    assert str(out / "package") in done.stdout


def test_train_json_predict_and_live(flow: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    data, first = str(iris_csv(tmp_path)), str(tmp_path / "first")
    weak = write_flow(tmp_path, make_flow(models={"models.decision_tree_classifier": {"max_depth": 1}}))

    assert main(["train", weak, "--data", data, "--out", first, "--json"]) == 0
    assert json.loads(capsys.readouterr().out)["comparison"]["status"] == "no_live_model"

    live = f"{first}/package"
    assert main(["train", str(flow), "--data", data, "--out", str(tmp_path / "second"), "--live", live, "--json"]) == 0
    comparison = json.loads(capsys.readouterr().out)["comparison"]
    assert (comparison["status"], comparison["gain"] > 0) == ("compared", True)

    assert main(["predict", "--package", str(tmp_path / "second" / "package"), "--data", data]) == 0
    answers = capsys.readouterr().out.splitlines()
    assert (answers[0], len(answers)) == ("prediction", 151)
    table = str(tmp_path / "answers.csv")
    assert main(["predict", "--package", live, "--data", data, "--out", table]) == 0
    assert read_table(Path(table)).rows == 150


def test_predict_says_why_a_row_has_no_answer(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    data, out = str(iris_csv(tmp_path, missing=False)), tmp_path / "out"
    assert main(["train", write_flow(tmp_path, make_flow(steps=())), "--data", data, "--out", str(out), "--json"]) == 0
    capsys.readouterr()
    names = ["sepal_length", "sepal_width", "petal_length", "petal_width"]
    rows = str(write_csv(tmp_path / "rows.csv", [names, ["5.1", "3.5", "1.4", "0.2"], ["5.1", "3.5", "n/a", "0.2"]]))
    command = ["predict", "--package", str(out / "package"), "--data", rows]

    assert main([*command, "--json"]) == 0
    told = capsys.readouterr()
    assert main([*command, "--out", str(tmp_path / "answers.csv")]) == 0

    reason = "petal_length is missing and the model has no answer without it"
    assert json.loads(told.out) == {"ok": True, "rows": 2, "predictions": ["setosa", None], "reasons": [None, reason]}
    assert f"1 of 2 rows have no answer: {reason}" in told.err
    table = read_table(tmp_path / "answers.csv").raw.to_pydict()
    assert (table["prediction"], table["prediction_error"]) == (["setosa", None], [None, reason])


def test_validate_and_plan(flow: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["validate", str(flow), "--json"]) == 0
    assert json.loads(capsys.readouterr().out) == {"ok": True, "issues": [], "trials": 10}
    assert main(["plan", str(flow), "--json"]) == 0
    assert len(json.loads(capsys.readouterr().out)["trials"]) == 10
    assert main(["plan", str(flow)]) == 0
    assert "10 trials, chosen by accuracy" in capsys.readouterr().out

    bad = write_flow(tmp_path, make_flow(models={"models.svc": {"C": -1}}))
    assert main(["validate", bad]) == 2
    assert "invalid_parameter (svc params.C) models.svc.C is -1; allowed: number > 0" in capsys.readouterr().out


def test_profile_and_catalogue(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["profile", str(iris_csv(tmp_path)), "--json"]) == 0
    contracts.Profile.model_validate_json(capsys.readouterr().out)
    assert main(["profile", str(tmp_path / "iris.csv")]) == 0
    assert "150 rows" in capsys.readouterr().out
    assert main(["catalogue"]) == 0
    assert json.loads(capsys.readouterr().out)["schemaVersion"] == 1


@pytest.mark.parametrize("as_json", [False, True])
def test_wrong_input_is_exit_code_2_and_nothing_is_left(
    flow: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str], as_json: bool
) -> None:
    data = str(write_csv(tmp_path / "bad.csv", [["a", "b"], ["1"]]))
    arguments = ["train", str(flow), "--data", data, "--out", str(tmp_path / "out"), *(["--json"] if as_json else [])]

    assert main(arguments) == 2

    told = capsys.readouterr()
    assert "bad.csv, line 2: has 1 fields; the header has 2" in told.err
    if as_json:
        assert json.loads(told.out)["details"]["line"] == 2
    assert list((tmp_path / "out").iterdir()) == []


def test_a_folder_that_is_not_empty_is_not_written_into(flow: Path, tmp_path: Path) -> None:
    assert main(["train", str(flow), "--data", str(iris_csv(tmp_path)), "--out", str(tmp_path)]) == 2


def test_wrong_use_is_exit_code_2() -> None:
    with pytest.raises(SystemExit) as caught:
        main(["train"])

    assert caught.value.code == 2


@pytest.mark.parametrize("name", ["iris", "penguins"])
def test_the_examples_run(name: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    folder = EXAMPLES / name
    arguments = [
        "train",
        str(folder / "flow.yaml"),
        "--data",
        str(folder / f"{name}.csv"),
        "--out",
        str(tmp_path / "out"),
    ]

    assert main([*arguments, "--json"]) == 0

    assert json.loads(capsys.readouterr().out)["test"]["accuracy"] > 0.8


def test_predict_reads_csv_by_the_types_of_the_contract(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    codes = ["01", "1", "x", "+7"]
    rows = [[codes[n % 4], str(n / 7), "true" if n % 3 else "false", f"k{n % 4}"] for n in range(80)]
    data = write_csv(tmp_path / "rows.csv", [["code", "size", "flag", "target"], *rows])
    step = ("hot", "preprocessing.one_hot_encoder", {"columns": ["code"]})
    flow = make_flow(models={"models.decision_tree_classifier": {}}, steps=(step,), target="target")
    out = tmp_path / "out"
    assert main(["train", write_flow(tmp_path, flow), "--data", str(data), "--out", str(out), "--json"]) == 0
    capsys.readouterr()
    # Not one text and no whole column tells the types by itself.
    asked = [["01", "01", "1"], ["1", "2.", "0"], ["+7", "NA", "TRUE"], ["NA", "1,5", "true"], ["1", "2", "yes"]]
    given = write_csv(tmp_path / "asked.csv", [["code", "size", "flag"], *asked])
    command = ["predict", "--package", str(out / "package"), "--data", str(given)]

    assert main([*command, "--json"]) == 0
    told = json.loads(capsys.readouterr().out)
    assert main([*command, "--out", str(tmp_path / "answers.csv")]) == 0
    assert main([*command, "--out", str(tmp_path / "answers.parquet")]) == 0

    assert told["predictions"][:3] == ["k0", "k1", "k3"]
    assert told["reasons"] == [
        None,
        None,
        None,
        'column "size": given 1,5; allowed: a number within the float32 range, or null',
        'column "flag": given yes; allowed: true, false, or null',
    ]
    kept = (tmp_path / "answers.csv").read_text().splitlines()
    assert [line.split(",")[0].strip('"') for line in kept[1:4]] == ["01", "1", "+7"]
    typed = pq.read_table(tmp_path / "answers.parquet").to_pydict()
    assert (typed["code"][:2], typed["size"]) == (["01", "1"], [1.0, 2.0, None, None, 2.0])
