"""Runs trials over folds, and fits the chosen one for good."""

import math
import time
from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Any

import numpy as np

from flowi.components.base import Component, FitContext, MetricComponent, Prediction
from flowi.components.registry import component as component_of
from flowi.errors import FlowiError
from flowi.executor.branch import Branch
from flowi.executor.choose import DecidingMetric, deciding_metric
from flowi.executor.data import (
    FitCounts,
    Fold,
    NodeOutput,
    OnEnter,
    OnOutput,
    OnProgress,
    Place,
    Progress,
    Results,
    TrainingData,
    TrialResult,
)
from flowi.executor.evaluate import Evaluated, Setting, evaluate
from flowi.executor.fits import FitCache
from flowi.executor.measuring import no_value, on_rows
from flowi.executor.outcome import Pipeline, Step
from flowi.executor.schedule import Schedule
from flowi.plan import MetricSpec, Plan, Trial
from flowi.target import Target


def _quiet(_: Any) -> None:
    """News that nobody asked for."""


@dataclass
class _Score:
    """What a trial collects over folds."""

    folds: dict[str, list[Any]] = field(default_factory=dict)
    seconds: float = 0.0
    error: FlowiError | None = None
    warnings: dict[str, None] = field(default_factory=dict)


@dataclass
class _Walk:
    """The nodes of one fold that have run, by signature, so that trials with a common beginning share it."""

    setting: Setting
    start: Branch
    fold: int | None
    done: dict[str, Evaluated] = field(default_factory=dict)


class Executor:
    """Executes a plan on the training part.

    Args:
        plan: trials, metrics and seed.
        data: features and target of the training part.
        on_progress: called for every node of every trial and fold.
        on_enter: called before a node is worked on.
        on_output: called with what leaves a node.
    """

    def __init__(
        self,
        plan: Plan,
        data: TrainingData,
        on_progress: OnProgress = _quiet,
        on_enter: OnEnter = _quiet,
        on_output: OnOutput = _quiet,
    ) -> None:
        self.plan = plan
        self.data = data
        self._on_progress = on_progress
        self._on_enter = on_enter
        self._on_output = on_output
        self._cache = FitCache()
        self._makers: dict[str, Place] = {}
        self._schedule = Schedule(plan)
        # A plan whose trials can not be compared is refused before any of them runs.
        self._deciding = deciding_metric(plan)
        self._components = {node_id: component_of(node.component) for node_id, node in plan.nodes.items()}

    def run(self, folds: Sequence[Fold]) -> Results:
        """Fits and measures every trial on every fold. A trial that fails is reported, the others go on.

        Raises:
            FlowiError: when every trial failed, the first one's error.
        """
        scores = {trial.number: _Score() for trial in self.plan.trials}
        for number, fold in enumerate(folds):
            walk = self._walk(fold.train, fold.validation, number)
            validation = self.data.target.take(fold.validation)
            for trial in self.plan.trials:
                if scores[trial.number].error is None:
                    self._measure(trial, walk, validation, scores[trial.number])
                self._free(trial, walk)
        results = tuple(self._result(trial, scores[trial.number]) for trial in self.plan.trials)
        errors = [result.error for result in results if result.error is not None]
        if errors and len(errors) == len(results):
            raise errors[0]
        return Results(results, self.fits)

    @property
    def fits(self) -> FitCounts:
        """Fits up to now."""
        return FitCounts(self._cache.distinct, self._cache.requested)

    def fit(self, trial: Trial) -> Pipeline:
        """Fits a trial on the whole training part.

        Raises:
            FlowiError: with the node at fault in its details.
        """
        rows = np.arange(self.data.frame.rows)
        walk = self._walk(rows, rows[:0], None)
        steps: list[Step] = []
        for node_id, evaluated in self._nodes(trial, walk):
            steps.append(Step(node_id, self._schedule.inputs(trial, node_id), evaluated.outcome))
        self._cache.release(list(self._cache.groups))
        return Pipeline(tuple(steps), self.data.frame.take(rows[:0]))

    def _walk(self, train: Any, validation: Any, fold: int | None) -> _Walk:
        start = Branch.start(self.data.frame.take(train), self.data.frame.take(validation))
        target = self.data.target.take(train)
        context = FitContext(seed=self.plan.seed)
        return _Walk(Setting(target, context, self._cache, "final" if fold is None else str(fold)), start, fold)

    def _free(self, trial: Trial, walk: _Walk) -> None:
        finished = self._schedule.finished(trial)
        self._cache.release(finished)
        for signature in finished:
            walk.done.pop(signature, None)

    def _nodes(self, trial: Trial, walk: _Walk) -> list[tuple[str, Evaluated]]:
        """Runs the trial's nodes, or takes them from trials before it."""
        signatures = self._schedule.signatures[trial.number]
        results: list[tuple[str, Evaluated]] = []
        for node_id in trial.path:
            inputs = self._schedule.inputs(trial, node_id)
            before = [walk.done[signatures[source]].branch for source in inputs] or [walk.start]
            place = Place(trial.number, walk.fold, node_id)
            self._on_enter(place)
            started = time.perf_counter()
            evaluated = walk.done.get(signatures[node_id])
            state = "reused" if evaluated is not None else "done"
            if evaluated is None:
                evaluated = self._evaluate(trial, walk, node_id, before)
                state = "fitted" if evaluated.fitted else "reused" if evaluated.fitted is False else "done"
                walk.done[signatures[node_id]] = evaluated
            elif evaluated.fitted is not None:
                self._cache.requested += 1
            self._tell(place, state, time.perf_counter() - started, evaluated)
            model = evaluated.outcome.model
            self._on_output(NodeOutput(place, before, evaluated.branch, model, walk.setting.target))
            results.append((node_id, evaluated))
        return results

    def _evaluate(self, trial: Trial, walk: _Walk, node_id: str, before: Sequence[Branch]) -> Evaluated:
        component: Component = self._components[node_id]
        started = time.perf_counter()
        try:
            params = component.parse(trial.parameters.get(node_id, {}))
            return evaluate(node_id, component, params, before, walk.setting)
        except FlowiError as error:
            seconds = time.perf_counter() - started
            self._on_progress(
                Progress(trial.number, walk.fold, node_id, "failed", seconds, error=error.at(node_id).message)
            )
            raise error.at(node_id) from error.__cause__

    def _tell(self, place: Place, state: Any, seconds: float, evaluated: Evaluated) -> None:
        if state == "fitted":
            self._makers[evaluated.key] = place
        source = self._makers.get(evaluated.key) if state == "reused" else None
        warnings = self._cache.messages.get(evaluated.key, ()) if state == "fitted" else ()
        self._on_progress(Progress(place.trial, place.fold, place.node_id, state, seconds, source, warnings=warnings))

    def _measure(self, trial: Trial, walk: _Walk, validation: Target, score: _Score) -> None:
        started = time.perf_counter()
        try:
            nodes = self._nodes(trial, walk)
            model, branch = nodes[-1][1].outcome.model, nodes[-1][1].branch
            if model is None:
                raise ValueError(f"trial {trial.number} does not end in a model")
            for evaluated in (evaluated for _, evaluated in nodes):
                score.warnings.update(dict.fromkeys(self._cache.messages.get(evaluated.key, ())))
            prediction = model.predict(branch.validation)
            measured, problems = measures(self.plan.metrics, self._deciding, trial, validation, prediction)
            for node_id, value in measured.items():
                score.folds.setdefault(node_id, []).append(value)
            score.warnings.update(dict.fromkeys(on_rows("validation", problem) for problem in problems))
        except FlowiError as error:
            # What is not at a node yet came of the model's answers.
            score.error = error.at(trial.model)
        score.seconds += time.perf_counter() - started

    def _result(self, trial: Trial, score: _Score) -> TrialResult:
        scalar = {key: values for key, values in score.folds.items() if all(isinstance(v, float) for v in values)}
        defined = {key: values for key, values in scalar.items() if not np.isnan(values).any()}
        means = {} if score.error else {key: float(np.mean(values)) for key, values in defined.items()}
        return TrialResult(trial.number, score.error, means, score.folds, score.seconds, tuple(score.warnings))


def measures(
    metrics: Sequence[MetricSpec], deciding: DecidingMetric, trial: Trial, target: Target, prediction: Prediction
) -> tuple[dict[str, float | list[list[int]]], list[str]]:
    """The trial's metrics by node id, for answers from wherever they come (library or exported graph).

    A metric that is only reported and is not defined for these rows is NaN, and the second part says why.

    Raises:
        FlowiError: when the metric that trials are chosen by is not defined, with the node's id.
    """
    measured: dict[str, float | list[list[int]]] = {}
    problems: list[str] = []
    for spec in metrics:
        component = component_of(spec.component)
        if trial.model not in spec.models or not isinstance(component, MetricComponent):
            continue
        try:
            measured[spec.node_id] = component.compute(target, prediction, component.parse(spec.parameters))
        except FlowiError as error:
            if deciding.decides(spec):
                raise error.at(spec.node_id) from error.__cause__
            measured[spec.node_id] = math.nan
            problems.append(no_value(spec.name, error.message))
    return measured, problems
