"""A training job from `job.json` to `result.json`."""

import json
import logging
import time
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from flowi import contracts
from flowi.determinism import seed_everything
from flowi.job.channels import Channels
from flowi.job.progress import ProgressReport, ProgressWriter
from flowi.job.request import plan_job, run_request
from flowi.job.settings import JobSettings
from flowi.package.files import json_text
from flowi.storage.port import Storage
from flowi.tracking.open import open_tracker
from flowi.training.result import result_document
from flowi.training.run import COMPARISON, RunOutcome, run_flow

RESULT = "result.json"
PACKAGE = "package/"
_log = logging.getLogger(__name__)


def finished_before(job: contracts.TrainJob, storage: Storage) -> bool:
    """True when this very attempt has committed its result already: a repeated start is the same run."""
    text = storage.read(RESULT)
    if text is None:
        return False
    document = json.loads(text)
    return bool(document["runId"] == job.run_id and document["attempt"] == job.attempt)


def run_train_job(
    job: contracts.TrainJob,
    written: Mapping[str, Any],
    channels: Channels,
    storage: Storage,
    settings: JobSettings,
    work: Path,
) -> None:
    """Runs the job and puts each file once; `result.json` comes last and stands for all of them.

    Args:
        work: an empty folder for the run's own files.

    Raises:
        FlowiError: see `run_flow`.
    """
    started = time.perf_counter()
    report = ProgressReport(job.attempt)
    writer = ProgressWriter(report, storage, settings.progress_seconds)
    state = "failed"
    try:
        report.phase("staging")
        seed_everything(job.seed)
        planned = plan_job(job, written)
        _log.info(
            "flow %s version %d, run %s: %d trials", job.flow_id, job.flow_version, job.run_id, len(planned.plan.trials)
        )
        request = run_request(job, planned, channels, settings.image)
        tracker = open_tracker(job.tracking.provider, job.tracking.uri, job.tracking.experiment)
        outcome = run_flow(request, work, report, tracker)
        _commit(outcome, request.identity.attempt, storage, work, _result(outcome, request, storage, started))
        state = "succeeded"
    except BaseException as error:
        state = "failed" if isinstance(error, Exception) else "cancelled"
        raise
    finally:
        report.end("done" if state == "succeeded" else "failed", state)
        writer.close()


def _result(outcome: RunOutcome, request: Any, storage: Storage, started: float) -> dict[str, Any]:
    package = {"uri": storage.uri(PACKAGE), "digest": outcome.package.digest, "bytes": outcome.package.bytes}
    seconds = time.perf_counter() - started
    return result_document(outcome.trained, request.identity, package, outcome.comparison, outcome.tracking, seconds)


def _commit(outcome: RunOutcome, attempt: int, storage: Storage, work: Path, result: dict[str, Any]) -> None:
    text = json_text(result)
    contracts.TrainResult.model_validate_json(text)
    for path in sorted(outcome.package.folder.iterdir()):
        storage.put(f"{PACKAGE}{path.name}", path.read_bytes())
    for path in outcome.saves:
        storage.put(f"saves/{path.name}", path.read_bytes())
    storage.put(COMPARISON, (work / COMPARISON).read_bytes())
    storage.put(RESULT, text.encode())
    trained = outcome.trained
    _log.info("attempt %d: trial %d chosen, test %s", attempt, trained.chosen.number, dict(trained.held_out.metrics))
