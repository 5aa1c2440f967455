import json
import os
import socket
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import numpy as np
import pytest
import urllib3
from mlflow import MlflowClient

from flowi.tracking.background import Background
from flowi.tracking.mlflow_tracker import FOLDS_FILE, MlflowTracker
from flowi.tracking.open import open_tracker
from flowi.tracking.port import NoTracker, TrackedTrial, TrackingOutcome
from flowi.training.observer import Silent
from flowi.training.run import RunOutcome, RunRequest, run_flow
from shell_factories import iris_csv, make_identity, planned, ten_trials


def make_trial(number: int = 1, **changes: object) -> TrackedTrial:
    facts: dict[str, Any] = {
        "model_node": "svc",
        "params": {"svc": {"C": 0.1, "kernel": "rbf"}},
        "metrics": {"accuracy": 0.9},
        "deviations": {"accuracy": 0.01},
        "seconds": 0.5,
    }
    return TrackedTrial(number=number, **{**facts, **changes})


def free_port() -> int:
    with socket.socket() as listener:
        listener.bind(("127.0.0.1", 0))
        port: int = listener.getsockname()[1]
        return port


def run_with(uri: str, tmp_path: Path) -> RunOutcome:
    request = RunRequest(planned(ten_trials()), iris_csv(tmp_path), "csv", make_identity())
    return run_flow(request, tmp_path / "out", Silent(), open_tracker("mlflow", uri, "flows/iris"))


def test_the_arn_of_a_server_that_sagemaker_runs_is_understood() -> None:
    arn = "arn:aws:sagemaker:eu-west-1:123456789012:mlflow-tracking-server/flowi"
    store: Any = MlflowClient(arn)._tracking_client.store

    credentials = store.get_host_creds()

    assert credentials.host == "https://eu-west-1.experiments.sagemaker.aws"
    assert credentials.auth == "arn"


def test_a_port_where_nobody_listens_costs_a_warning_and_no_more(tmp_path: Path) -> None:
    outcome = run_with(f"http://127.0.0.1:{free_port()}", tmp_path)

    assert outcome.tracking.state == "unavailable"
    assert "refused" in (outcome.tracking.message or "")
    assert outcome.package.digest.startswith("sha256:")


def test_a_server_that_never_answers_does_not_hold_a_run_up() -> None:
    with socket.socket() as listener:
        listener.bind(("127.0.0.1", 0))
        listener.listen()
        tracker = MlflowTracker(f"http://127.0.0.1:{listener.getsockname()[1]}", "iris", flush_seconds=0.2)
        tracker.start({})
        tracker.trial(make_trial())

        outcome = tracker.finish()

    assert outcome.state == "unavailable"
    assert "0.2 s" in (outcome.message or "")


def test_an_address_that_makes_no_sense_is_unavailable_too() -> None:
    tracker = MlflowTracker("gopher://nowhere", "iris")
    tracker.start({})
    tracker.trial(make_trial())

    assert tracker.finish().state == "unavailable"


def divide_by_zero() -> None:
    raise ZeroDivisionError


def test_after_the_first_failure_the_rest_is_left_out() -> None:
    done: list[int] = []
    background = Background("test")
    background.submit(lambda: done.append(1))
    background.submit(divide_by_zero)
    background.submit(lambda: done.append(2))

    assert background.finish(10)
    assert done == [1]
    assert (background.failure or "").startswith("ZeroDivisionError")


@pytest.mark.parametrize(("provider", "uri"), [("none", "http://127.0.0.1:1"), ("mlflow", None)])
def test_tracking_that_is_not_asked_for_is_off(provider: str, uri: str | None) -> None:
    tracker = open_tracker(provider, uri, "iris")

    assert isinstance(tracker, NoTracker)
    assert tracker.finish() == TrackingOutcome("off")


def test_parameters_of_every_step_metrics_and_artifacts_are_kept(tmp_path: Path) -> None:
    uri = f"sqlite:///{tmp_path / 'mlflow.db'}"
    client = MlflowClient(uri)
    client.create_experiment("iris", artifact_location=(tmp_path / "artifacts").as_uri())
    (tmp_path / "package").mkdir()
    (tmp_path / "package" / "metrics.json").write_text("{}")
    many = {"svc": {f"p{number}": number for number in range(150)}, "fill": {"strategy": "x" * 9_000}}

    tracker = MlflowTracker(uri, "iris")
    tracker.start({"flowi.run_id": "r1"})
    tracker.trial(make_trial(1, params=many, folds={"accuracy": [0.8, None], "confusion": [[[3, 1], [0, 4]]]}))
    tracker.trial(make_trial(2, error="it broke", metrics={}))
    tracker.chosen(1, {"accuracy": 0.8}, tmp_path / "package")
    outcome = tracker.finish()

    assert (outcome.state, outcome.message, outcome.experiment_url) == ("on", None, None)
    first, second = (client.get_run(outcome.run_ids[number]) for number in (1, 2))
    assert len(first.data.params) == 151
    assert first.data.params["svc.p7"] == "7"
    assert first.data.metrics == {"accuracy": 0.9, "accuracy_std": 0.01, "seconds": 0.5, "test_accuracy": 0.8}
    assert (first.data.tags["flowi.run_id"], first.data.tags["flowi.chosen"]) == ("r1", "true")
    assert [entry.path for entry in client.list_artifacts(first.info.run_id, "package")] == ["package/metrics.json"]
    folds = client.download_artifacts(first.info.run_id, FOLDS_FILE, str(tmp_path))
    assert json.loads(Path(folds).read_text()) == {"accuracy": [0.8, None], "confusion": [[[3, 1], [0, 4]]]}
    assert (second.info.status, second.data.tags["flowi.error"]) == ("FAILED", "it broke")


@pytest.fixture(scope="module")
def server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    folder = tmp_path_factory.mktemp("mlflow")
    address = f"http://127.0.0.1:{(port := free_port())}"
    command = [sys.executable, "-m", "mlflow", "server", "--host", "127.0.0.1", "--port", str(port), "--workers", "1"]
    stores = ["--backend-store-uri", f"sqlite:///{folder / 'db'}", "--artifacts-destination", str(folder / "artifacts")]
    # Its queue for jobs of its own starts processes that nothing here asks for.
    environment = {**os.environ, "MLFLOW_SERVER_ENABLE_JOB_EXECUTION": "false"}
    with (
        (folder / "log").open("w") as log,
        subprocess.Popen([*command, *stores], stdout=log, stderr=log, env=environment) as process,
    ):
        try:
            retries = urllib3.Retry(total=960, connect=960, backoff_factor=0.25, backoff_max=0.25)
            assert urllib3.PoolManager(retries=retries).request("GET", f"{address}/health").status == 200
            yield address
        finally:
            process.terminate()


def test_a_whole_run_is_in_a_real_server(server: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    outcome = run_with(server, tmp_path)

    assert capsys.readouterr().out == ""

    client = MlflowClient(server)
    experiment = client.get_experiment_by_name("flows/iris")
    assert experiment is not None
    runs = client.search_runs([experiment.experiment_id])
    assert outcome.tracking.state == "on"
    assert outcome.tracking.experiment_url == f"{server}/#/experiments/{experiment.experiment_id}"
    assert {run.info.run_id for run in runs} == set(outcome.tracking.run_ids.values())
    assert len(runs) == 10
    assert all(
        run.data.params["fill.strategy"] in ("mean", "median") and "accuracy" in run.data.metrics for run in runs
    )
    for run in runs:
        folds = Path(client.download_artifacts(run.info.run_id, FOLDS_FILE, str(tmp_path))).read_text()
        assert run.data.metrics["accuracy"] == pytest.approx(np.mean(json.loads(folds)["m_accuracy"]))
    chosen = [run for run in runs if run.data.tags.get("flowi.chosen") == "true"]
    assert len(chosen) == 1
    files = {entry.path for entry in client.list_artifacts(chosen[0].info.run_id, "package")}
    assert "package/model.onnx" in files


WATCHED = """
import json, sys
from pathlib import Path
import flowi.job.main
from flowi.tracking.open import open_tracker
from flowi.tracking.port import TrackedTrial

changed = []
def watch(event, args):
    if event in ("os.putenv", "os.unsetenv"):
        changed.append(args[0].decode())
sys.addaudithook(watch)

tracker = open_tracker("mlflow", sys.argv[1], "flows/watched")
tracker.start({})
tracker.trial(TrackedTrial(1, "svc", params={}, metrics={"accuracy": 1.0}, deviations={}, seconds=1.0))
tracker.chosen(1, {}, Path(sys.argv[2]))
print(json.dumps({"state": tracker.finish().state, "changed": changed}))
"""


def test_the_environment_is_left_alone_once_tracking_has_a_thread(server: str, tmp_path: Path) -> None:
    # Other threads read there without a lock: what is written at that moment ends the process.
    environment = {**os.environ, "PYTHONPATH": os.pathsep.join(sys.path)}
    command = [sys.executable, "-c", WATCHED, server, str(tmp_path)]

    done = subprocess.run(command, env=environment, check=True, capture_output=True, text=True)

    assert json.loads(done.stdout) == {"state": "on", "changed": []}
