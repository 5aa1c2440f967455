import json
import os
import re
import signal
import subprocess
import sys
from collections import Counter
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import pytest

from flowi import contracts
from flowi.errors import FlowiError
from flowi.job.lambda_handler import handler
from flowi.job.main import run_job
from flowi.job.settings import JobSettings, read_settings
from flowi.package.files import package_digest
from shell_factories import iris_csv, iris_rows, make_flow, make_job, read_json, stage_job, ten_trials, write_csv

SOURCE = Path(__file__).parents[2] / "src"


@pytest.fixture
def root(tmp_path: Path) -> Path:
    return tmp_path / "ml"


@pytest.fixture
def output(tmp_path: Path) -> Path:
    return tmp_path / "output"


def run(root: Path, **settings: Any) -> dict[str, Any]:
    return run_job(JobSettings(ml_root=root, **settings))


def slow_flow() -> dict[str, Any]:
    """Takes minutes, and looks at signals all the while."""
    forest = {"n_estimators": {"values": [2_000, 2_001, 2_002, 2_003]}}
    return make_flow(models={"models.random_forest_classifier": forest})


def test_a_job_leaves_package_comparison_progress_log_and_result(root: Path, output: Path, tmp_path: Path) -> None:
    stage_job(root, make_job(str(output)), iris_csv(tmp_path))

    reply = run(root)

    assert reply == {"ok": True, "resultUri": (output / "result.json").as_uri()}
    result = read_json(output / "result.json")
    contracts.TrainResult.model_validate(result)
    contracts.Progress.model_validate_json((output / "progress.json").read_text())
    assert (result["runId"], result["attempt"], len(result["trials"])) == ("run", 1, 10)
    assert result["package"]["digest"] == package_digest(output / "package")
    assert read_json(output / "comparison.json") == result["comparison"]
    assert "trial" in (output / "log.txt").read_text()
    assert not (root / "work").exists()


def test_progress_counts_trials_fits_and_reuse(root: Path, output: Path, tmp_path: Path) -> None:
    flow = ten_trials()
    flow["nodes"].append({"id": "loose", "component": "preprocessing.fill_na", "params": {}})
    flow["edges"].append({"from": "load", "to": "loose"})
    stage_job(root, make_job(str(output), flow), iris_csv(tmp_path))

    run(root)

    progress = read_json(output / "progress.json")
    assert (progress["phase"], progress["trials"]) == ("done", {"done": 10, "total": 10})
    # One more of each on the way to the chosen model, which is fitted once more on all training rows.
    fits = {name: (node["fits"], node["reused"]) for name, node in progress["nodes"].items()}
    assert (fits["fill"], fits["scale"]) == ((3, 8), (3, 8))
    assert fits["svc"][0] + fits["decision_tree_classifier"][0] == 11
    states = {name: node["state"] for name, node in progress["nodes"].items()}
    assert states.pop("loose") == "skipped"
    assert set(states.values()) == {"succeeded"}


def test_every_line_of_a_log_says_what_it_is_about(root: Path, output: Path, tmp_path: Path) -> None:
    stage_job(root, make_job(str(output)), iris_csv(tmp_path))

    run(root)

    lines = (output / "log.txt").read_text().splitlines()
    head = re.compile(r"^\d{4}-\d\d-\d\d \d\d:\d\d:\d\d,\d{3} [A-Z]+ (?:\[([a-z_]+) trial (\d+)\] )?(.*)$")
    parts = [match.groups() for match in map(head.match, lines) if match]
    assert len(parts) == len(lines)
    fits = [(node, text) for node, _, text in parts if node and text.startswith("fitted in")]
    # Two fills, two scalers, six machines and four trees, each told once.
    assert Counter(node for node, _ in fits) == {"fill": 2, "scale": 2, "svc": 6, "decision_tree_classifier": 4}
    assert ("fill", "2", "reused the fit of fill in trial 1") in parts


def test_a_failure_in_a_node_is_told_of_that_node(root: Path, output: Path, tmp_path: Path) -> None:
    flow = make_flow(steps=(), models={"models.svc": {}})
    stage_job(root, make_job(str(output), flow), iris_csv(tmp_path))

    reply = run(root)

    assert not reply["ok"]
    nodes = read_json(output / "progress.json")["nodes"]
    assert {name: node["state"] for name, node in nodes.items()} == {
        "load": "succeeded",
        "split": "succeeded",
        "svc": "failed",
        "m_accuracy": "skipped",
    }
    assert nodes["svc"]["error"] in reply["message"]
    assert any(" ERROR [svc" in line for line in (output / "log.txt").read_text().splitlines())
    previews = contracts.Previews.model_validate_json((output / "previews.json").read_text())
    assert (previews.of, list(previews.nodes)) == ("first_trial", ["load", "split"])


def test_a_table_that_cannot_be_read_is_a_fault_of_the_node_that_loads(
    root: Path, output: Path, tmp_path: Path
) -> None:
    stage_job(root, make_job(str(output), make_flow(target="kind")), iris_csv(tmp_path))

    run(root)

    nodes = read_json(output / "progress.json")["nodes"]
    assert (nodes["load"]["state"], nodes["svc"]["state"]) == ("failed", "skipped")
    assert "'kind' is not in the data" in nodes["load"]["error"]


def test_the_log_of_a_job_that_was_killed_is_kept(root: Path, output: Path, tmp_path: Path) -> None:
    stage_job(root, make_job(str(output), slow_flow()), iris_csv(tmp_path))

    with start(root, FLOWI_PROGRESS_SECONDS="0.01") as process:
        wait_for(process, "phase: fitting")
        log = output / "log.txt"
        while not (log.exists() and "fill trial 1" in log.read_text()):
            assert process.poll() is None
        process.kill()

    assert process.returncode == -signal.SIGKILL
    assert "[fill trial 1] fitted" in log.read_text()
    assert not (output / "result.json").exists()


def test_a_repeated_start_of_a_finished_attempt_is_the_same_run(root: Path, output: Path, tmp_path: Path) -> None:
    stage_job(root, make_job(str(output)), iris_csv(tmp_path))
    first = run(root)
    before = {path: path.stat().st_mtime_ns for path in output.rglob("*") if path.is_file()}

    assert run(root) == first
    assert {path: path.stat().st_mtime_ns for path in output.rglob("*") if path.is_file()} == before


def test_the_live_package_and_the_split_of_the_first_run_are_used(root: Path, output: Path, tmp_path: Path) -> None:
    stage_job(root, make_job(str(output)), iris_csv(tmp_path))
    run(root)
    first = read_json(output / "result.json")
    second = make_job(
        str(tmp_path / "second"),
        make_flow(models={"models.decision_tree_classifier": {"max_depth": 1}}),
        attempt=2,
        split=first["split"],
        live={"version": 1, "channel": "live"},
        gate={"metric": "accuracy"},
    )
    again = tmp_path / "again"
    stage_job(again, second, tmp_path / "iris.csv")

    assert run(again, channels={"live": str(output / "package")})["ok"]

    result = read_json(tmp_path / "second" / "result.json")
    assert result["split"] == first["split"]
    assert result["comparison"]["status"] == "compared"
    assert result["comparison"]["gain"] < 0


def test_channels_that_nobody_staged_are_fetched(root: Path, output: Path, tmp_path: Path) -> None:
    for name in ("job", "data"):
        (tmp_path / "store" / name).mkdir(parents=True)
    (tmp_path / "store" / "job" / "job.json").write_text(json.dumps(make_job(output.as_uri())))
    iris_csv(tmp_path / "store" / "data")
    (root / "input" / "config").mkdir(parents=True)
    (root / "input" / "config" / "inputdataconfig.json").write_text(
        json.dumps({"data": {"S3Uri": str(tmp_path / "store" / "data"), "TrainingInputMode": "File"}})
    )

    assert run(root, channels={"job": str(tmp_path / "store" / "job")})["ok"]


def test_the_lambda_handler_leaves_nothing_behind(
    output: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    stage_job(tmp_path / "s3", make_job(str(output)), iris_csv(tmp_path))
    temporary = tmp_path / "tmp"
    (temporary / "flowi-job-left-by-a-killed-one").mkdir(parents=True)
    monkeypatch.setattr("tempfile.tempdir", str(temporary))
    channels = {name: str(tmp_path / "s3" / "input" / "data" / name) for name in ("job", "data")}

    reply = handler({"channels": channels, "attempt": 1}, None)

    assert reply["ok"]
    assert (output / "result.json").exists()
    assert list(temporary.iterdir()) == []
    assert handler({}, None)["code"] == "invalid_request"


def ragged() -> list[list[str]]:
    rows = iris_rows()
    rows[4].append("surplus")
    return rows


FAILURES: list[tuple[str, Mapping[str, Any], list[list[str]] | None, str, str]] = [
    ("ragged row", {}, ragged(), "invalid_data", "line 5: has 6 fields; the header has 5"),
    ("one class", {}, [iris_rows()[0], *iris_rows()[1:51]], "invalid_data", "one class"),
    ("missing target", {"flow": make_flow(target="kind")}, None, "invalid_data", "'kind' is not in the data"),
    ("bad flow", {"flow": make_flow(models={"models.svc": {"C": -1}})}, None, "invalid_flow", "models.svc.C is -1"),
    ("no channel", {"live": {"version": 1, "channel": "live"}}, None, "not_found", "input channel 'live'"),
    ("bad job", {"attempt": "one"}, None, "invalid_request", "attempt"),
    (
        "no digest",
        {"datasets": [{**make_job("")["datasets"][0], "digest": "abc"}]},
        None,
        "invalid_request",
        "datasets.0.digest",
    ),
    ("no storage", {"outputUri": "ftp://x/y"}, None, "invalid_request", "ftp://x/y"),
    ("other node", {"datasets": []}, None, "invalid_request", "the flow loads in node 'load'"),
    ("bad live", {"live": {"version": 1, "channel": "data"}}, None, "invalid_data", "contract.json cannot be read"),
]


@pytest.mark.parametrize(
    ("change", "rows", "code", "words"), [case[1:] for case in FAILURES], ids=[c[0] for c in FAILURES]
)
def test_a_failure_is_told_with_code_cause_and_fix(
    root: Path,
    output: Path,
    tmp_path: Path,
    change: dict[str, Any],
    rows: list[list[str]] | None,
    code: str,
    words: str,
) -> None:
    data = iris_csv(tmp_path) if rows is None else write_csv(tmp_path / "rows.csv", rows)
    job = make_job(str(output))
    stage_job(root, {**job, **change}, data)

    reply = run(root)

    contracts.JobReply.model_validate(reply)
    assert (reply["ok"], reply["code"]) == (False, code)
    assert words in reply["message"]
    assert reply["logTail"]
    failure = (root / "output" / "failure").read_text()
    assert len(failure.encode()) <= 1_024
    assert json.loads(failure)["code"] == code
    assert not (output / "result.json").exists()
    assert not (output / "package").exists()
    if output.exists():
        assert read_json(output / "failure.json")["code"] == code
        assert read_json(output / "progress.json")["phase"] == "failed"


def test_a_failure_that_nobody_foresaw_keeps_its_cause(root: Path, output: Path, tmp_path: Path) -> None:
    stage_job(root, make_job(str(output)), iris_csv(tmp_path))
    output.mkdir()
    # A folder where the package's file should go.
    (output / "package" / "contract.json").mkdir(parents=True)

    reply = run(root)

    assert (reply["ok"], reply["code"]) == (False, "internal")
    assert "Error" in reply["message"]
    assert not (output / "result.json").exists()


def start(root: Path, **settings: str) -> subprocess.Popen[str]:
    command = [sys.executable, "-m", "flowi", "job", "train"]
    environment = {**os.environ, "FLOWI_ML_ROOT": str(root), "PYTHONPATH": str(SOURCE), **settings}
    return subprocess.Popen(command, env=environment, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True)


def wait_for(process: subprocess.Popen[str], words: str) -> None:
    assert process.stderr is not None
    assert any(words in line for line in process.stderr)


def test_sigterm_stops_a_job_cleanly(root: Path, output: Path, tmp_path: Path) -> None:
    stage_job(root, make_job(str(output), slow_flow()), iris_csv(tmp_path))

    with start(root) as process:
        wait_for(process, "phase: fitting")
        process.send_signal(signal.SIGTERM)
        out, _ = process.communicate()

    assert process.returncode == 143
    assert json.loads(out.splitlines()[-1])["code"] == "cancelled"
    progress = read_json(output / "progress.json")
    assert progress["phase"] == "failed"
    # The signal may come before the forest is entered.
    assert progress["nodes"]["random_forest_classifier"]["state"] in ("cancelled", "skipped")
    assert not (output / "result.json").exists()
    assert not (root / "work").exists()


def test_a_job_that_was_killed_can_be_started_again(root: Path, output: Path, tmp_path: Path) -> None:
    stage_job(root, make_job(str(output), slow_flow()), iris_csv(tmp_path))
    with start(root) as process:
        wait_for(process, "phase: fitting")
        process.kill()
    assert process.returncode == -signal.SIGKILL
    assert not (output / "result.json").exists()
    (root / "input" / "data" / "job" / "job.json").write_text(json.dumps(make_job(str(output))))

    with start(root) as process:
        out, _ = process.communicate()

    assert process.returncode == 0
    assert json.loads(out.splitlines()[-1])["ok"]
    assert read_json(output / "result.json")["package"]["digest"] == package_digest(output / "package")


def test_settings_list_every_bad_variable(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("FLOWI_PROGRESS_SECONDS", "soon")
    monkeypatch.setenv("FLOWI_CHANNELS", '{"job": 1}')

    with pytest.raises(FlowiError, match=r"FLOWI_CHANNELS.*FLOWI_PROGRESS_SECONDS"):
        read_settings()

    monkeypatch.setenv("FLOWI_CHANNELS", "{")
    with pytest.raises(FlowiError, match="channels"):
        read_settings()


def as_plain_user() -> list[str]:
    """Before a command: root does without its right to write where the mode of a folder forbids it."""
    return ["setpriv", "--bounding-set=-dac_override", "--inh-caps=-dac_override"] if os.geteuid() == 0 else []


def test_a_root_that_must_not_be_written_is_left_alone(root: Path, output: Path, tmp_path: Path) -> None:
    stage_job(root, make_job(str(output), make_flow()), iris_csv(tmp_path))
    temporary = tmp_path / "tmp"
    temporary.mkdir()
    command = [*as_plain_user(), sys.executable, "-m", "flowi", "job", "train"]
    environment = {"FLOWI_ML_ROOT": str(root), "PYTHONPATH": str(SOURCE), "TMPDIR": str(temporary)}
    root.chmod(0o555)
    try:
        done = subprocess.run(command, env={**os.environ, **environment}, capture_output=True, text=True, check=False)
    finally:
        root.chmod(0o755)

    assert (done.returncode, json.loads(done.stdout.splitlines()[-1])["ok"]) == (0, True), done.stderr
    assert [path.name for path in root.iterdir()] == ["input"]
    assert list(temporary.iterdir()) == []
