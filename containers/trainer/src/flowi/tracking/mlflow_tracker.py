"""MLflow: one experiment a flow, one MLflow run a trial with the parameters of every step, its metrics and tags."""

import logging
import time
import urllib.error
import urllib.request
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

from flowi.errors import FlowiError
from flowi.tracking.background import Background
from flowi.tracking.port import TrackedTrial, TrackingOutcome

if TYPE_CHECKING:
    from mlflow import MlflowClient

_PROBE_SECONDS = 3
_FLUSH_SECONDS = 60
# What one log-batch request takes.
_PARAMS_AT_ONCE = 100
_LONGEST_PARAM = 500

FOLDS_FILE = "folds.json"
"""Artifact of every trial: what each metric node measured in each fold."""


class MlflowTracker:
    """Tracks to an MLflow server, or to a database or folder that MLflow writes itself.

    Args:
        uri: tracking URI.
        experiment: name of the flow's experiment; made when it is not there.
        flush_seconds: how long `finish` waits at most.
    """

    def __init__(self, uri: str, experiment: str, flush_seconds: float = _FLUSH_SECONDS) -> None:
        self._uri = uri
        self._experiment = experiment
        self._flush_seconds = flush_seconds
        self._background = Background("tracking")
        self._client: MlflowClient | None = None
        self._experiment_id = ""
        self._tags: dict[str, str] = {}
        self._run_ids: dict[int, str] = {}

    def start(self, tags: Mapping[str, str]) -> None:
        """Finds or makes the experiment."""
        self._tags = dict(tags)
        self._background.submit(self._connect)

    def trial(self, trial: TrackedTrial) -> None:
        """One MLflow run."""
        self._background.submit(lambda: self._log_trial(trial))

    def chosen(self, number: int, test: Mapping[str, float], package: Path) -> None:
        """Tags the trial, adds `test_` metrics, and stores the package's files as artifacts."""
        self._background.submit(lambda: self._log_chosen(number, test, package))

    def finish(self) -> TrackingOutcome:
        """Waits until all is written; says `unavailable` when something could not be."""
        done = self._background.finish(self._flush_seconds)
        failure = self._background.failure
        url = f"{self._uri.rstrip('/')}/#/experiments/{self._experiment_id}" if self._is_http else None
        known = url if self._experiment_id else None
        if failure is None and done:
            return TrackingOutcome("on", None, known, dict(self._run_ids))
        late = f"MLflow did not take everything within {self._flush_seconds:g} s"
        return TrackingOutcome("unavailable", failure or late, known, dict(self._run_ids))

    @property
    def _is_http(self) -> bool:
        return self._uri.startswith(("http://", "https://"))

    def _connect(self) -> None:
        if self._is_http:
            _probe(f"{self._uri.rstrip('/')}/health")
        from mlflow import MlflowClient

        logging.getLogger("mlflow").setLevel(logging.WARNING)
        self._client = MlflowClient(self._uri)
        found = self._client.get_experiment_by_name(self._experiment)
        if found is None:
            self._experiment_id = self._client.create_experiment(self._experiment)
        elif found.lifecycle_stage == "deleted":
            self._client.restore_experiment(found.experiment_id)
            self._experiment_id = found.experiment_id
        else:
            self._experiment_id = found.experiment_id

    def _connected(self) -> "MlflowClient":
        if self._client is None:
            raise FlowiError("upstream_unavailable", "the tracker was not started")
        return self._client

    def _log_trial(self, trial: TrackedTrial) -> None:
        client = self._connected()
        now = int(time.time() * 1000)
        tags = {**self._tags, "flowi.trial": str(trial.number), "flowi.model": trial.model_node}
        if trial.error is not None:
            tags["flowi.error"] = trial.error[:_LONGEST_PARAM]
        name = f"trial {trial.number}"
        run = client.create_run(self._experiment_id, now - int(trial.seconds * 1000), tags, run_name=name)
        run_id: str = run.info.run_id
        self._run_ids[trial.number] = run_id
        spread = {f"{metric}_std": value for metric, value in trial.deviations.items()}
        metrics = {**trial.metrics, **spread, "seconds": trial.seconds}
        self._log_batch(run_id, metrics, list(_flat(trial.params)))
        if trial.folds:
            client.log_dict(run_id, dict(trial.folds), FOLDS_FILE)
        client.set_terminated(run_id, "FINISHED" if trial.error is None else "FAILED", now)

    def _log_batch(self, run_id: str, metrics: Mapping[str, float], params: Sequence[tuple[str, str]]) -> None:
        from mlflow.entities import Metric, Param

        client = self._connected()
        now = int(time.time() * 1000)
        first: Any = [Metric(name, value, now, 0) for name, value in metrics.items()]
        entries = [Param(name, value) for name, value in params]
        client.log_batch(run_id, first, entries[:_PARAMS_AT_ONCE])
        for start in range(_PARAMS_AT_ONCE, len(entries), _PARAMS_AT_ONCE):
            client.log_batch(run_id, params=entries[start : start + _PARAMS_AT_ONCE])

    def _log_chosen(self, number: int, test: Mapping[str, float], package: Path) -> None:
        client = self._connected()
        run_id = self._run_ids[number]
        client.set_tag(run_id, "flowi.chosen", "true")
        self._log_batch(run_id, {f"test_{name}": value for name, value in test.items()}, [])
        client.log_artifacts(run_id, str(package), "package")


def _probe(address: str) -> None:
    """The client retries for minutes; one short question first tells whether anyone is there. Any answer will do."""
    try:
        with urllib.request.urlopen(address, timeout=_PROBE_SECONDS):  # noqa: S310  (http, see above)
            pass
    except urllib.error.HTTPError as error:
        if error.code >= 500:
            raise


def _flat(params: Mapping[str, Mapping[str, Any]]) -> Iterator[tuple[str, str]]:
    for node, values in params.items():
        for name, value in values.items():
            yield f"{node}.{name}", str(value)[:_LONGEST_PARAM]
