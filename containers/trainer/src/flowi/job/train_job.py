"""A training job from `job.json` to `result.json`."""

import json
import logging
import time
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from flowi import contracts
from flowi.determinism import seed_everything
from flowi.errors import FlowiError
from flowi.job.channels import Channels
from flowi.job.live_files import LiveFile, LiveWriter
from flowi.job.log import JobLog
from flowi.job.node_log import NodeLog
from flowi.job.progress import PROGRESS, Ending, ProgressReport
from flowi.job.request import plan_job, run_request
from flowi.job.settings import JobSettings
from flowi.package.files import json_text
from flowi.storage.port import Storage
from flowi.tracking.open import open_tracker
from flowi.training.observer import Several
from flowi.training.previews import Previews
from flowi.training.result import result_document
from flowi.training.run import COMPARISON, RunOutcome, run_flow

RESULT = "result.json"
PACKAGE = "package/"
LOG = "log.txt"
PREVIEWS = "previews.json"
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
    log: JobLog,
) -> None:
    """Runs the job and puts each file once; `result.json` comes last and stands for all of them.

    Args:
        work: an empty folder for the run's own files.
        log: what is kept as `log.txt`, from the beginning on.

    Raises:
        FlowiError: see `run_flow`.
    """
    started = time.perf_counter()
    report, previews = ProgressReport(job.attempt), Previews(job.attempt)
    writer = LiveWriter(_live_files(report, previews, log), storage, settings.progress_seconds)
    ending: Ending = "failed"
    try:
        report.phase("staging")
        seed_everything(job.seed)
        planned = plan_job(job, written)
        report.expected(planned.plan)
        _log.info(
            "flow %s version %d, run %s: %d trials", job.flow_id, job.flow_version, job.run_id, len(planned.plan.trials)
        )
        request = run_request(job, planned, channels, settings.image)
        tracker = open_tracker(job.tracking.provider, job.tracking.uri, job.tracking.experiment)
        outcome = run_flow(request, work, Several([report, NodeLog(), previews]), tracker)
        _commit(outcome, request.identity.attempt, storage, work, _result(outcome, request, storage, started))
        ending = "succeeded"
    except FlowiError as error:
        report.broke(error.details.get("nodeId"), error.message)
        raise
    except BaseException as error:
        ending = "failed" if isinstance(error, Exception) else "cancelled"
        raise
    finally:
        report.end(ending)
        writer.close()


def _live_files(report: ProgressReport, previews: Previews, log: JobLog) -> list[LiveFile]:
    return [
        LiveFile(PROGRESS, lambda: report.version, report.content),
        LiveFile(LOG, lambda: log.version, log.content),
        LiveFile(PREVIEWS, lambda: previews.version, lambda: _previews_text(previews)),
    ]


def _previews_text(previews: Previews) -> bytes | None:
    document = previews.document()
    if document is None:
        return None
    # Read by programs; without indentation it is a third of the size.
    text = json.dumps(document, ensure_ascii=False, allow_nan=False)
    contracts.Previews.model_validate_json(text)
    return text.encode()


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
