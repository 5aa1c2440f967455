"""Entry point of the container: stages, runs, reports; never leaves without saying why."""

import errno
import json
import logging
import shutil
import signal
import sys
import tempfile
import threading
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from types import FrameType
from typing import Any

from flowi import contracts
from flowi.errors import FlowiError
from flowi.exit_codes import DONE, WRONG_INPUT, exit_code
from flowi.job.causes import CANCELLED, Cancelled, Failure, failure_of
from flowi.job.channels import Channels
from flowi.job.log import JobLog, about, job_log
from flowi.job.request import JOB_CHANNEL, read_job
from flowi.job.settings import JobSettings, read_settings
from flowi.job.train_job import LOG, RESULT, finished_before, run_train_job
from flowi.said import said_of
from flowi.storage.locate import storage_at
from flowi.storage.port import Storage

FAILURE = "failure.json"
STOPPED = 128 + signal.SIGTERM
# SageMaker shows this much of output/failure as the reason.
_FAILURE_BYTES = 1_024
_NOT_ALLOWED = (errno.EACCES, errno.EPERM, errno.EROFS)

_log = logging.getLogger(__name__)


def job_main(kind: str) -> int:
    """Runs a job of this kind; returns the exit code: 0 done, 1 failed, 2 wrong input, 143 stopped."""
    if kind != "train":
        raise FlowiError("invalid_request", f"job kind {kind!r} is unknown; allowed: train")
    try:
        settings = read_settings()
    except FlowiError as error:
        sys.stderr.write(f"{error}\n")
        return WRONG_INPUT
    with stop_on_signal():
        reply = run_job(settings)
    # The last line on stdout is the reply, for a runner that started this as a child.
    sys.stdout.write(f"{json.dumps(reply, ensure_ascii=False)}\n")
    return _exit_code(reply)


def run_job(settings: JobSettings) -> dict[str, Any]:
    """Runs a training job; the reply is `JobReply` of contracts/events/managed-job.schema.ts. Never raises."""
    storage: Storage | None = None
    with job_log() as log:
        try:
            channels = Channels(settings.ml_root, settings.channels)
            job, written = read_job(channels.folder(JOB_CHANNEL))
            storage = storage_at(job.output_uri)
            if finished_before(job, storage):
                _log.info("run %s, attempt %d has its result already", job.run_id, job.attempt)
            else:
                with _work_folder(settings.ml_root) as work:
                    run_train_job(job, written, channels, storage, settings, work, log)
                storage.put(LOG, log.content())
            reply: dict[str, Any] = {"ok": True, "resultUri": storage.uri(RESULT)}
        except BaseException as error:  # whatever it is, the run has to learn the cause
            reply = _failed(error, log, storage, settings.ml_root)
    contracts.JobReply.model_validate(reply)
    return reply


@contextmanager
def _work_folder(root: Path) -> Iterator[Path]:
    """An empty folder for this start; what an earlier start left is cleared.

    Below the root, whose disk is the job's own, or in the temporary folder where the root may only be read: a user
    other than root may not write to `/opt/ml` in a processing job.
    """
    parent = root / "work"
    shutil.rmtree(parent, ignore_errors=True)
    try:
        parent.mkdir(parents=True)
    except OSError as error:
        if error.errno not in _NOT_ALLOWED:
            raise
        _log.info("%s may not be written; working in %s", root, tempfile.gettempdir())
        parent = Path(tempfile.mkdtemp(prefix="flowi-work-"))
    try:
        yield Path(tempfile.mkdtemp(dir=parent))
    finally:
        shutil.rmtree(parent, ignore_errors=True)


def _failed(error: BaseException, log: JobLog, storage: Storage | None, root: Path) -> dict[str, Any]:
    failure = failure_of(error)
    trace = error if failure.code == "internal" else None
    node_id = error.details.get("nodeId") if isinstance(error, FlowiError) else None
    _log.error("%s: %s", failure.code, failure.message, exc_info=trace, extra=about(node_id))
    reply = {
        "ok": False,
        "code": failure.code,
        "message": failure.message,
        "logTail": log.tail(),
        "fix": failure.fix,
    }
    said = said_of(failure.message)
    if said is not None:
        reply["said"] = said
    _write_failure_file(root / "output" / "failure", failure, log.tail())
    if storage is not None:
        # Where storage is what failed, these fail as well; the reply says why all the same.
        with suppress(Exception):
            storage.put(FAILURE, json.dumps(reply, ensure_ascii=False, indent=2).encode())
            storage.put(LOG, log.content())
    return reply


def _write_failure_file(path: Path, failure: Failure, tail: list[str]) -> None:
    """`output/failure` as JSON of at most 1,024 bytes: what does not fit is cut, the oldest log lines first."""
    document: dict[str, Any] = {"code": failure.code, "message": failure.message, "fix": failure.fix, "logTail": tail}
    while len(json.dumps(document, ensure_ascii=True)) > _FAILURE_BYTES:
        if document["logTail"]:
            document["logTail"] = document["logTail"][1:]
        elif len(document["message"]) > 100:
            document["message"] = f"{document['message'][: len(document['message']) * 3 // 4]}..."
        else:
            document["fix"] = None
    with suppress(OSError):
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(json.dumps(document, ensure_ascii=True))


@contextmanager
def stop_on_signal() -> Iterator[None]:
    """Turns SIGTERM and SIGINT into `Cancelled` in the main thread."""
    if threading.current_thread() is not threading.main_thread():
        yield
        return

    def stop(number: int, _: FrameType | None) -> None:
        # A second signal must not interrupt the report of the first.
        signal.signal(number, signal.SIG_IGN)
        raise Cancelled

    before = {number: signal.signal(number, stop) for number in (signal.SIGTERM, signal.SIGINT)}
    try:
        yield
    finally:
        for number, handler in before.items():
            signal.signal(number, handler)


def _exit_code(reply: dict[str, Any]) -> int:
    if reply["ok"]:
        return DONE
    if reply["code"] == CANCELLED:
        return STOPPED
    return exit_code(reply["code"])
