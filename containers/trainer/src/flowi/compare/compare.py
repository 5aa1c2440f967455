"""Scores candidate and live package on the candidate's held-out rows; says why where they cannot be compared."""

from collections.abc import Mapping
from typing import Any, Literal

import numpy as np
from numpy.typing import NDArray

from flowi.compare.bootstrap import interval, resampled_gains
from flowi.compare.kernels import kernel
from flowi.compare.reason import incomparable
from flowi.components.base import Prediction
from flowi.contracts.sayings import saying
from flowi.data.table import Table
from flowi.errors import FlowiError
from flowi.executor.choose import DecidingMetric, deciding_metric
from flowi.package.answers import Answers
from flowi.package.read import PackagedModel
from flowi.plan import Plan
from flowi.said import Said
from flowi.target import Target, class_name, listed

_EMPTY = {
    "schemaVersion": 1,
    "reason": None,
    "liveVersion": None,
    "metric": None,
    "direction": None,
    "candidate": None,
    "live": None,
    "gain": None,
    "interval": None,
}


def no_live_model(rows: int) -> dict[str, Any]:
    """`comparison.json` when nothing is live."""
    return {**_EMPTY, "status": "no_live_model", "rows": rows}


def compare(
    plan: Plan, candidate: PackagedModel, live: PackagedModel, live_version: int, held_out: Table, target: Target
) -> dict[str, Any]:
    """`comparison.json`: `Comparison` of contracts/package/evidence.schema.ts.

    Args:
        held_out: the candidate's held-out rows, raw.
        target: the target of these rows.
    """
    metric = deciding_metric(plan)
    facts = {
        **_EMPTY,
        "liveVersion": live_version,
        "metric": metric.name,
        "direction": metric.component.facts.direction,
        "rows": held_out.rows,
    }
    reason = incomparable_reason(candidate, live, held_out, target)
    if reason is not None:
        return {**facts, **incomparable(reason)}
    try:
        ours, theirs = candidate.answers(held_out), live.answers(held_out)
        reason = _unanswered("candidate", ours) or _unanswered("live model", theirs)
        if reason is not None:
            return {**facts, **incomparable(reason)}
        ordered = _in_order_of(live, target, theirs.prediction)
        keys = _numbered(candidate.split.hashes(held_out))
        scores = _scores(metric, ours.prediction, ordered, target, keys, plan.seed)
    except FlowiError as error:
        return {**facts, **incomparable(error.message)}
    return {**facts, "status": "compared", **scores}


def incomparable_reason(candidate: PackagedModel, live: PackagedModel, held_out: Table, target: Target) -> Said | None:
    """Why the two cannot be judged on these rows; None when they can."""
    if live.target != candidate.target:
        message = f"the target changed from {live.target!r} to {candidate.target!r}"
        return saying(message, "target_changed", {"before": live.target, "now": candidate.target})
    if live.task != candidate.task:
        message = f"the task changed from {live.task} to {candidate.task}"
        return saying(message, "task_changed", {"before": live.task, "now": candidate.task})
    if set(live.classes) != set(candidate.classes):
        before, now = _listed(live), _listed(candidate)
        message = f"the classes changed from {before} to {now}"
        return saying(message, "classes_changed", {"before": before, "now": now})
    absent = [name for name in live.columns if name not in held_out.names]
    if absent:
        message = f"the live model needs column {', '.join(map(repr, absent))}, which the data has no more"
        return saying(message, "columns_absent", {"columns": absent})
    fault = live.split.fault(held_out)
    if fault is not None:
        message = f"which rows the live model was not trained on can not be told: {fault}"
        return saying(message, "rows_untold", {"fault": fault})
    seen = _seen_by(live, held_out, target)
    if seen:
        message = f"the live model may have been trained on {seen:,} of the {held_out.rows:,} held-out rows"
        return saying(message, "seen", {"seen": seen, "rows": held_out.rows})
    return None


def _unanswered(who: Literal["candidate", "live model"], answers: Answers) -> Said | None:
    """A metric needs an answer for every row, and leaving rows out would favour who skips the hard ones."""
    if not answers.withheld:
        return None
    count, rows = len(answers.withheld), len(answers.reasons)
    first = answers.withheld[0]
    message = f"the {who} has no answer for {count:,} of the {rows:,} held-out rows: {first}"
    return saying(message, "unanswered", {"live": who == "live model", "count": count, "rows": rows, "first": first})


def _listed(model: PackagedModel) -> str:
    return listed(class_name(value) for value in model.classes)


def _seen_by(live: PackagedModel, held_out: Table, target: Target) -> int:
    """How many of the rows were not held out when the live model was trained."""
    names = [""] * held_out.rows
    if target.task == "classification":
        names = [target.class_names[code] for code in target.data]
    return int(np.count_nonzero(~live.split.held_out(held_out, names)))


def _in_order_of(live: PackagedModel, target: Target, prediction: Prediction) -> Prediction:
    """The live model's answers with classes numbered as in the target."""
    if prediction.label_code is None:
        return prediction
    place = {value: index for index, value in enumerate(target.classes)}
    to_target = np.asarray([place[value] for value in live.classes], dtype=np.int64)
    scores = prediction.scores
    if scores is not None:
        ordered = np.empty_like(scores)
        ordered[:, to_target] = scores
        scores = ordered
    return Prediction(to_target[prediction.label_code], scores, None)


def _numbered(hashes: NDArray[np.float64]) -> NDArray[np.int64]:
    """The number of each row's key, from 0."""
    return np.asarray(np.unique(hashes, return_inverse=True)[1], dtype=np.int64).reshape(-1)


def _scores(
    metric: DecidingMetric,
    candidate: Prediction,
    live: Prediction,
    target: Target,
    keys: NDArray[np.int64],
    seed: int,
) -> Mapping[str, Any]:
    spec = metric.spec
    parameters = metric.component.parse(spec.parameters)
    ours, theirs = (
        float(np.asarray(metric.component.compute(target, prediction, parameters))) for prediction in (candidate, live)
    )
    kernels = [kernel(spec.name, spec.parameters, target, prediction) for prediction in (candidate, live)]
    low, high = interval(metric.sign * resampled_gains(kernels[0], kernels[1], keys, seed))
    return {"candidate": ours, "live": theirs, "gain": metric.sign * (ours - theirs), "interval": [low, high]}
