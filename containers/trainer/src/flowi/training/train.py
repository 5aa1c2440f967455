"""Trains a planned flow on a table: trials, choice, final fit, export, parity, one look at the held-out rows."""

import logging
import time
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from typing import Any

from flowi import hardware
from flowi.components.base import Prediction
from flowi.components.registry import component
from flowi.contracts.sayings import saying
from flowi.data.table import Table
from flowi.executor.choose import choose, deciding_metric
from flowi.executor.data import Progress, Results, TrainingData, TrialResult
from flowi.executor.outcome import Pipeline
from flowi.executor.run import Executor
from flowi.export.nullable import with_nullable
from flowi.export.parity import Parity, check_parity
from flowi.export.session import GraphSession
from flowi.export.stitch import Exported, export_pipeline
from flowi.frame import Frame
from flowi.plan import Plan, Trial
from flowi.planner.plan import PlannedFlow
from flowi.split import RowSplit, split_rows
from flowi.split_record import SplitRecord
from flowi.target import Target
from flowi.training.inputs import Inputs, learnable, read_inputs
from flowi.training.leaks import doubled_features
from flowi.training.metrics import by_name, confusion, measure_each
from flowi.training.observer import Observer, RowCounts, Silent
from flowi.training.reach import reaching

_log = logging.getLogger(__name__)


@dataclass(frozen=True)
class HeldOut:
    """The held-out rows, and what the exported graph said about them. `processors` is `hardware.describe`."""

    table: Table
    features: Frame
    target: Target
    prediction: Prediction
    metrics: dict[str, float]
    confusion: dict[str, Any] | None
    processors: str


@dataclass(frozen=True)
class Trained:
    """All that a run knows when its model is ready to be packed."""

    planned: PlannedFlow
    inputs: Inputs
    split: RowSplit
    results: Results
    chosen: TrialResult
    reused: dict[int, int]
    pipeline: Pipeline
    exported: Exported
    parity: Parity
    held_out: HeldOut
    warnings: tuple[str, ...]
    seconds: dict[str, float]

    @property
    def plan(self) -> Plan:
        """The plan that was run."""
        return self.planned.plan

    @property
    def trial(self) -> Trial:
        """The trial that was chosen."""
        return self.plan.trial(self.chosen.number)

    @property
    def validation(self) -> dict[str, float]:
        """Metrics the trial was chosen on, by name."""
        return by_name(self.plan, self.chosen.metrics)

    @property
    def selected_by(self) -> str:
        """Name of the metric that trials were chosen by."""
        return deciding_metric(self.plan).name


@dataclass
class _Counter:
    """Counts the fits of each trial that another one had done, and passes progress on."""

    plan: Plan
    observer: Observer
    reused: Counter[int] = field(default_factory=Counter)

    def __call__(self, progress: Progress) -> None:
        stage = component(self.plan.nodes[progress.node_id].component).stage
        if progress.state == "reused" and progress.fold is not None and stage in ("fitted", "model"):
            self.reused[progress.trial] += 1
        self.observer.progress(progress)


def train(
    planned: PlannedFlow,
    table: Table,
    salt: str,
    known_splits: Sequence[SplitRecord] = (),
    observer: Observer | None = None,
) -> Trained:
    """Runs every trial, fits the best one on the whole training part, and scores its graph once on the held-out rows.

    Args:
        salt: fixed per flow; decides which rows are held out.
        known_splits: records of earlier runs of the flow, the one to keep to first; see `split_rows`.

    Raises:
        FlowiError: the data does not fit the flow, every trial failed, or the graph differs from the library.
    """
    listener = observer or Silent()
    plan = planned.plan
    started = time.perf_counter()
    inputs = read_inputs(table, plan.load, plan.task)
    features = reaching(plan, learnable(inputs.features))
    split = split_rows(inputs.table, inputs.class_names, plan.split, salt, features, known_splits)
    loaded = time.perf_counter()
    listener.planned(plan, len(split.folds))
    listener.counted(RowCounts(table.rows, inputs.table.rows, len(split.train)))
    listener.phase("fitting")
    counter = _Counter(plan, listener)
    data = TrainingData(inputs.features.take(split.train), inputs.target.take(split.train))
    executor = Executor(plan, data, counter, listener.entered, listener.output)
    results = executor.run(split.folds)
    chosen = choose(plan, results.trials)
    trial = plan.trial(chosen.number)
    pipeline = executor.fit(trial)
    results = replace(results, fits=executor.fits)
    fitted = time.perf_counter()
    listener.phase("exporting")
    exported = with_nullable(export_pipeline(pipeline, data.target), inputs.features)
    parity = check_parity(pipeline, exported, inputs.features)
    held_out, warnings = _score(plan, trial, exported, inputs, split)
    seconds = {"load": loaded - started, "fit": fitted - loaded, "export": time.perf_counter() - fitted}
    about_rows = (*inputs.warnings, *split.warnings, *_unlearned(data.target))
    leaks = doubled_features(exported.matrix(inputs.features), split, plan.split)
    texts = tuple(dict.fromkeys((*about_rows, *leaks, *chosen.warnings, *warnings)))
    return Trained(
        planned,
        inputs,
        split,
        results,
        chosen,
        dict(counter.reused),
        pipeline,
        exported,
        parity,
        held_out,
        texts,
        seconds,
    )


def _unlearned(target: Target) -> list[str]:
    """A warning for each class without a row to learn from, all of them being held out."""
    known = set(target.data.tolist()) if target.task == "classification" else set()
    absent = [name for code, name in enumerate(target.class_names) if code not in known]
    return [
        saying(
            f"no row of class {name!r} is left to train on, so that the model never answers it; "
            "switch stratify of the split on, or add rows of the class",
            "found.unlearned_class",
            {"name": name},
        )
        for name in absent
    ]


def _score(plan: Plan, trial: Trial, exported: Exported, inputs: Inputs, split: RowSplit) -> tuple[HeldOut, list[str]]:
    features, target = inputs.features.take(split.test), inputs.target.take(split.test)
    session = GraphSession(exported.model, hardware.providers())
    prediction = session.predict(exported.matrix(features))
    processors = hardware.describe(session.provider)
    _log.info(processors)
    metrics, warnings = measure_each(plan, trial, target, prediction)
    rows = inputs.table.take(split.test)
    table = confusion(target, prediction)
    return HeldOut(rows, features, target, prediction, metrics, table, processors), warnings
