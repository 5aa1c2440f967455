"""`job.json` as what is to be run."""

import json
from collections.abc import Mapping
from dataclasses import replace
from pathlib import Path
from typing import Any

from pydantic import ValidationError

from flowi import contracts
from flowi.errors import FlowiError
from flowi.job.channels import Channels
from flowi.planner.plan import PlannedFlow, plan_flow
from flowi.split_record import SplitRecord
from flowi.training.identity import DatasetUsed, Identity
from flowi.training.run import Live, RunRequest

JOB_CHANNEL = "job"
JOB_FILE = "job.json"


def read_job(folder: Path) -> tuple[contracts.TrainJob, dict[str, Any]]:
    """The job, typed, and as it was written (which keeps parameters as they are).

    Raises:
        FlowiError: `invalid_request`, naming the field.
    """
    path = folder / JOB_FILE
    try:
        text = path.read_bytes()
        return contracts.TrainJob.model_validate_json(text), json.loads(text)
    except OSError as cause:
        raise FlowiError("not_found", f"channel {JOB_CHANNEL!r} has no {JOB_FILE}") from cause
    except ValidationError as cause:
        fault = cause.errors(include_url=False)[0]
        place = ".".join(str(part) for part in fault["loc"])
        message = f"{JOB_FILE}: {place or 'document'}: {fault['msg']}"
        raise FlowiError("invalid_request", message, {"reason": "job", "field": place}) from cause


def plan_job(job: contracts.TrainJob, written: Mapping[str, Any]) -> PlannedFlow:
    """The plan of the job's flow; the job's gate decides what trials are chosen by.

    Raises:
        FlowiError: `invalid_flow` or `too_many_trials`.
    """
    planned = plan_flow(written["flow"], job.seed)
    if job.gate is None:
        return planned
    return replace(planned, plan=replace(planned.plan, selected_by=job.gate.metric))


def run_request(job: contracts.TrainJob, planned: PlannedFlow, channels: Channels, image: str) -> RunRequest:
    """Everything a run needs, its channels fetched.

    Raises:
        FlowiError: `invalid_request` when the job's data is not what the flow loads; `not_found` for a channel.
    """
    load = planned.plan.trials[0].path[0]
    dataset = next((dataset for dataset in job.datasets if dataset.node_id == load), None)
    if dataset is None:
        given = ", ".join(dataset.node_id for dataset in job.datasets) or "none"
        message = f"the job brings data for node {given}; the flow loads in node {load!r}"
        raise FlowiError("invalid_request", message, {"reason": "job", "field": "datasets"})
    used = tuple(DatasetUsed(one.node_id, one.name, one.version, one.digest) for one in job.datasets)
    identity = Identity(
        flow_id=job.flow_id,
        flow_version=job.flow_version,
        run_id=job.run_id,
        attempt=job.attempt,
        seed=job.seed,
        salt=job.salt,
        datasets=used,
        image=image,
    )
    live = Live(job.live.version, channels.folder(job.live.channel)) if job.live else None
    split = SplitRecord.of(job.split.model_dump(by_alias=True)) if job.split else None
    return RunRequest(planned, channels.folder(dataset.channel), dataset.format, identity, live, split)
