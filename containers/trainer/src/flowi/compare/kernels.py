"""Metrics of many resamples at once. Each gives what the metric component gives on the resampled rows."""

from collections.abc import Callable, Mapping
from typing import Any

import numpy as np
from numpy.typing import NDArray

from flowi.components.base import Prediction
from flowi.frame import Floats
from flowi.target import Target, class_name

Counts = NDArray[np.float64]
Scores = NDArray[np.float64]
# From how often each resample takes each row (float64 [resamples, rows]) to its score (float64 [resamples]).
Kernel = Callable[[Counts], Scores]


def kernel(metric: str, parameters: Mapping[str, Any], target: Target, prediction: Prediction) -> Kernel:
    """The kernel of a metric that gives one number, for answers that the metric's component can measure.

    Raises:
        ValueError: the metric has none, or the answers lack what it needs.
    """
    if metric in ("precision", "recall", "f_beta") and prediction.label_code is not None:
        return _averaged(metric, parameters, target, prediction.label_code)
    if metric == "r2" and prediction.value is not None:
        return _r2(target, prediction.value)
    losses = _row_losses(metric, target, prediction)
    if losses is None:
        raise ValueError(f"no kernel gives {metric!r} for these answers")
    return lambda counts: counts @ losses / counts.sum(axis=1)


def _row_losses(metric: str, target: Target, prediction: Prediction) -> NDArray[np.float64] | None:
    """What each row adds, for metrics that are a mean over rows."""
    truth = target.data
    if metric == "accuracy" and prediction.label_code is not None:
        return np.asarray(truth == prediction.label_code, dtype=np.float64)
    if metric == "log_loss" and prediction.scores is not None:
        scores = prediction.scores.astype(np.float64)
        shares = scores / scores.sum(axis=1, keepdims=True)
        chosen = shares[np.arange(len(truth)), truth]
        # As the library does: no probability is taken for exactly 0 or 1.
        smallest = np.finfo(np.float64).eps
        return np.asarray(-np.log(np.clip(chosen, smallest, 1 - smallest)))
    if prediction.value is None:
        return None
    wide, values = truth.astype(np.float64), prediction.value.astype(np.float64)
    if metric == "mean_squared_error":
        return np.asarray(np.square(wide - values))
    if metric == "mean_absolute_error":
        return np.asarray(np.abs(wide - values))
    if metric == "mean_squared_log_error":
        return np.asarray(np.square(np.log1p(wide) - np.log1p(values)))
    return None


def _averaged(metric: str, parameters: Mapping[str, Any], target: Target, labels: NDArray[np.int64]) -> Kernel:
    size = len(target.classes)
    truth = np.eye(size)[target.data]
    answer = np.eye(size)[labels]
    average = parameters["average"]
    one = _positive(target, parameters.get("positive_class"))
    beta2 = 0.0 if metric == "precision" else np.inf if metric == "recall" else float(parameters["beta"]) ** 2

    def score(counts: Counts) -> Scores:
        hits, answered, real = counts @ (truth * answer), counts @ answer, counts @ truth
        if average == "micro":
            return _ratio(hits.sum(axis=1), answered.sum(axis=1), real.sum(axis=1), beta2)
        each = _ratio(hits, answered, real, beta2)
        if average == "binary":
            return each[:, one]
        weights = real / real.sum(axis=1, keepdims=True) if average == "weighted" else np.full_like(each, 1 / size)
        return np.asarray((each * weights).sum(axis=1))

    return score


def _ratio(hits: Scores, answered: Scores, real: Scores, beta2: float) -> Scores:
    """F-beta; precision is beta 0, recall is beta infinite. Nothing over nothing is 0, as the components say."""
    below = real if np.isinf(beta2) else answered + beta2 * real
    above = hits if np.isinf(beta2) else (1 + beta2) * hits
    return np.divide(above, below, out=np.zeros_like(hits), where=below > 0)


def _positive(target: Target, name: str | None) -> int:
    names = [class_name(value) for value in target.classes]
    return len(names) - 1 if name is None else names.index(name)


def _r2(target: Target, values: Floats) -> Kernel:
    # Shifted by the mean, so that sums of squares keep their digits.
    truth = target.data.astype(np.float64)
    centred = truth - truth.mean()
    squares = np.square(truth - values.astype(np.float64))

    def score(counts: Counts) -> Scores:
        rows = counts.sum(axis=1)
        spread = counts @ np.square(centred) - np.square(counts @ centred) / rows
        missed = counts @ squares
        ratio = np.divide(missed, spread, out=np.ones_like(missed), where=spread > 0)
        # A constant truth: perfect answers score 1, others 0, as the library does.
        return np.where(spread > 0, 1 - ratio, np.where(missed == 0, 1.0, 0.0))

    return score
