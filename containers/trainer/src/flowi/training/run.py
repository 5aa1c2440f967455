"""A whole run on local files: read, train, pack, compare, track. Storage is the caller's business."""

import time
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from flowi import contracts
from flowi.compare.compare import compare, no_live_model
from flowi.data.read import Format, read_table
from flowi.package.files import write_json
from flowi.package.read import PackagedModel, read_package
from flowi.package.write import Package, write_package
from flowi.planner.plan import PlannedFlow
from flowi.split_record import SplitRecord
from flowi.tracking.port import Tracker, TrackingOutcome
from flowi.training.identity import Identity
from flowi.training.observer import Observer
from flowi.training.result import tracked_trials
from flowi.training.saves import write_saves
from flowi.training.train import Trained, train

COMPARISON = "comparison.json"


@dataclass(frozen=True)
class Live:
    """The live model version, its package in a folder."""

    version: int
    folder: Path


@dataclass(frozen=True)
class RunRequest:
    """What to run. `split` is the record kept with the flow; the live package's own goes before it where it fits."""

    planned: PlannedFlow
    data: Path
    format: Format | None
    identity: Identity
    live: Live | None = None
    split: SplitRecord | None = None


@dataclass(frozen=True)
class RunOutcome:
    """What a run left in its folder: `package/`, `comparison.json` and the files of save nodes."""

    trained: Trained
    package: Package
    comparison: Mapping[str, Any]
    saves: tuple[Path, ...]
    tracking: TrackingOutcome
    seconds: float


def run_flow(request: RunRequest, folder: Path, observer: Observer, tracker: Tracker) -> RunOutcome:
    """Runs a flow and writes into `folder`.

    Raises:
        FlowiError: the data or the flow is at fault, or the graph differs from the library.
    """
    started = time.perf_counter()
    observer.phase("loading")
    identity = request.identity
    tracker.start(_tags(identity, request.planned))
    live = read_package(request.live.folder) if request.live else None
    table = read_table(request.data, request.format)
    known = [record for record in (live.split if live else None, request.split) if record is not None]
    trained = train(request.planned, table, identity.salt, known, observer)
    for trial in tracked_trials(trained):
        tracker.trial(trial)
    package = write_package(trained, identity, folder / "package")
    saves = write_saves(trained, folder / "saves")
    observer.phase("comparing")
    comparison = _compare(trained, package, live, request.live)
    write_json(folder / COMPARISON, comparison, contracts.Comparison)
    tracker.chosen(trained.chosen.number, trained.held_out.metrics, package.folder)
    tracking = tracker.finish()
    return RunOutcome(trained, package, comparison, tuple(saves), tracking, time.perf_counter() - started)


def _compare(trained: Trained, package: Package, live: PackagedModel | None, version: Live | None) -> dict[str, Any]:
    held_out = trained.held_out
    if live is None or version is None:
        return no_live_model(held_out.table.rows)
    candidate = read_package(package.folder)
    return compare(trained.plan, candidate, live, version.version, held_out.table, held_out.target)


def _tags(identity: Identity, planned: PlannedFlow) -> dict[str, str]:
    datasets = ", ".join(f"{used.name} v{used.version}" for used in identity.datasets)
    return {
        "flowi.flow": planned.flow.settings.name,
        "flowi.flow_id": identity.flow_id,
        "flowi.flow_version": str(identity.flow_version),
        "flowi.run_id": identity.run_id,
        "flowi.attempt": str(identity.attempt),
        "flowi.datasets": datasets,
    }
