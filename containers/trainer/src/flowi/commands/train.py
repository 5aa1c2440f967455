"""`train`: a run on local files with nothing else running."""

import argparse
import hashlib
from dataclasses import dataclass, field
from pathlib import Path

from flowi import contracts
from flowi.cli_text import issues_text, run_text
from flowi.data.read import files_digest
from flowi.determinism import seed_everything
from flowi.errors import FlowiError
from flowi.executor.data import Progress
from flowi.exit_codes import DONE
from flowi.package.files import write_json
from flowi.plan import Plan
from flowi.planner.document import read_document
from flowi.planner.plan import PlannedFlow, plan_flow
from flowi.terminal import answer, say
from flowi.tracking.open import open_tracker
from flowi.training.identity import DatasetUsed, Identity
from flowi.training.observer import Phase, Silent
from flowi.training.result import result_document
from flowi.training.run import Live, RunRequest, run_flow

# A folder does not know its number in a registry.
LIVE_VERSION = 1


@dataclass
class _Steps(Silent):
    """Says how far the run is."""

    plan: Plan | None = None
    folds: int = 0
    _seen: set[tuple[int, int | None]] = field(default_factory=set)

    def phase(self, phase: Phase) -> None:
        """A line for each phase."""
        say(f"{phase} ...")

    def planned(self, plan: Plan, folds: int) -> None:
        """Keeps what is needed to count."""
        self.plan, self.folds = plan, folds

    def progress(self, progress: Progress) -> None:
        """A line for each trial and fold that is through."""
        if self.plan is None or progress.fold is None:
            return
        through = progress.state == "failed" or progress.node_id == self.plan.trial(progress.trial).model
        place = (progress.trial, progress.fold)
        if through and place not in self._seen:
            self._seen.add(place)
            trials = len(self.plan.trials)
            say(f"trial {progress.trial}/{trials}, fold {progress.fold + 1}/{self.folds}: {progress.state}")


def train_command(options: argparse.Namespace) -> int:
    """Trains, and writes `package/`, `comparison.json`, `result.json` and saved tables into the output folder."""
    seed_everything(options.seed)
    planned = plan_flow(read_document(options.flow), options.seed)
    out = _new_folder(options.out)
    if planned.plan.warnings:
        say(issues_text(planned.plan.warnings))
    say(f"{planned.flow.settings.name}: {len(planned.plan.trials)} trials")
    identity = _identity(options, planned)
    live = Live(LIVE_VERSION, options.live) if options.live else None
    provider = planned.flow.settings.tracking.provider if options.tracking_uri else "none"
    tracker = open_tracker(provider, options.tracking_uri, planned.flow.settings.name)
    outcome = run_flow(RunRequest(planned, options.data, options.format, identity, live), out, _Steps(), tracker)
    package = {
        "uri": outcome.package.folder.absolute().as_uri(),
        "digest": outcome.package.digest,
        "bytes": outcome.package.bytes,
    }
    document = result_document(
        outcome.trained, identity, package, outcome.comparison, outcome.tracking, outcome.seconds
    )
    write_json(out / "result.json", document, contracts.TrainResult)
    for text in document["warnings"]:
        say(f"warning: {text}")
    answer(document, run_text(outcome), options.json)
    return DONE


def _new_folder(folder: Path) -> Path:
    if folder.exists() and (not folder.is_dir() or any(folder.iterdir())):
        raise FlowiError("already_exists", f"--out {folder} is there and not empty; name a new or empty folder")
    folder.mkdir(parents=True, exist_ok=True)
    return folder


def _identity(options: argparse.Namespace, planned: PlannedFlow) -> Identity:
    name = planned.flow.settings.name
    salt = options.salt if options.salt is not None else name
    used = DatasetUsed(_load_node(planned), str(planned.plan.load["dataset"]), 1, files_digest(options.data))
    run_id = hashlib.sha256(f"{name}\0{used.digest}\0{options.seed}".encode()).hexdigest()[:16]
    return Identity(
        flow_id=name, flow_version=1, run_id=run_id, attempt=1, seed=options.seed, salt=salt, datasets=(used,)
    )


def _load_node(planned: PlannedFlow) -> str:
    return planned.plan.trials[0].path[0]
