"""Each kernel gives what the metric component gives on the resampled rows."""

from typing import Any

import numpy as np
import pytest

from flowi.compare.bootstrap import gains_by_kernel, interval, resample_count
from flowi.compare.kernels import kernel
from flowi.components.base import MetricComponent, Prediction
from flowi.components.registry import component
from flowi.target import fit_target

ROWS = 60
RNG = np.random.default_rng(0)
TRUTH = [f"c{code}" for code in RNG.integers(0, 3, ROWS)]
CLASSES = fit_target("y", TRUTH)
RAW = RNG.random((ROWS, 3)).astype(np.float32)
SCORES = (RAW / RAW.sum(axis=1, keepdims=True)).astype(np.float32)
LABELS = Prediction(RNG.integers(0, 3, ROWS), SCORES)
NUMBERS = fit_target("y", RNG.normal(3, 1, ROWS).tolist(), "regression")
VALUES = Prediction(value=RNG.normal(3, 1, ROWS).astype(np.float32))

AVERAGES = [
    {"average": "macro"},
    {"average": "micro"},
    {"average": "weighted"},
    {"average": "binary", "positive_class": "c1"},
    {"average": "binary"},
]
CASES: list[tuple[str, dict[str, Any]]] = [
    ("accuracy", {}),
    ("log_loss", {}),
    *((name, average) for name in ("precision", "recall") for average in AVERAGES),
    *(("f_beta", {**average, "beta": beta}) for average in AVERAGES for beta in (0.5, 2.0)),
]
REGRESSION = ("mean_squared_error", "mean_absolute_error", "mean_squared_log_error", "r2")


def check(metric: str, given: dict[str, Any], target: Any, prediction: Prediction) -> None:
    measure = component(f"metrics.{metric}")
    assert isinstance(measure, MetricComponent)
    parameters = measure.parse(given)
    score = kernel(metric, dict(parameters), target, prediction)
    assert score is not None
    picks = [RNG.integers(0, ROWS, ROWS) for _ in range(20)]
    counts = np.stack([np.bincount(pick, minlength=ROWS) for pick in picks]).astype(np.float64)

    def taken(values: Any, pick: Any) -> Any:
        return None if values is None else values[pick]

    expected = [
        measure.compute(
            target.take(pick),
            Prediction(*(taken(part, pick) for part in (prediction.label_code, prediction.scores, prediction.value))),
            parameters,
        )
        for pick in picks
    ]
    np.testing.assert_allclose(score(counts), expected, rtol=1e-9, atol=1e-12)


@pytest.mark.parametrize(("metric", "given"), CASES, ids=lambda value: str(value))
def test_classification(metric: str, given: dict[str, Any]) -> None:
    check(metric, given, CLASSES, LABELS)


@pytest.mark.parametrize("metric", REGRESSION)
def test_regression(metric: str) -> None:
    check(metric, {}, NUMBERS, VALUES)


def test_a_metric_without_a_kernel_says_so() -> None:
    assert kernel("unheard_of", {}, CLASSES, LABELS) is None


def test_the_interval_of_equal_models_is_nothing_and_the_seed_fixes_the_rest() -> None:
    same = kernel("accuracy", {}, CLASSES, LABELS)
    better = kernel("accuracy", {}, CLASSES, Prediction(CLASSES.data, SCORES))
    assert same is not None
    assert better is not None

    assert interval(gains_by_kernel(same, same, ROWS, 1, 0)) == (0.0, 0.0)
    one, again, other = (gains_by_kernel(better, same, ROWS, 1, seed) for seed in (0, 0, 1))
    assert one.tolist() == again.tolist() != other.tolist()
    assert interval(one)[0] > 0


def test_large_tests_need_fewer_resamples() -> None:
    assert resample_count(100) == 2_000
    assert resample_count(1_000_000) == 200
