"""Each kernel gives what the metric component gives on the resampled rows."""

from typing import Any

import numpy as np
import pytest

from flowi.compare.bootstrap import interval, resample_count, resampled_gains
from flowi.compare.kernels import kernel
from flowi.components.base import MetricComponent, Prediction
from flowi.components.registry import all_components, component
from flowi.errors import FlowiError
from flowi.target import fit_target

ROWS = 60
RNG = np.random.default_rng(0)
TRUTH = [f"c{code}" for code in RNG.integers(0, 3, ROWS)]
CLASSES = fit_target("y", TRUTH, "classification")
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


def test_every_metric_that_is_one_number_has_a_kernel() -> None:
    metrics = [entry for entry in all_components() if isinstance(entry, MetricComponent) and entry.facts.scalar]

    assert {entry.facts.name for entry in metrics} == {name for name, _ in CASES} | set(REGRESSION)


@pytest.mark.parametrize(("metric", "answers"), [("unheard_of", LABELS), ("r2", LABELS), ("accuracy", VALUES)])
def test_a_metric_without_a_kernel_for_the_answers_says_so(metric: str, answers: Prediction) -> None:
    with pytest.raises(ValueError, match=metric):
        kernel(metric, {}, CLASSES, answers)


def test_the_interval_of_equal_models_is_nothing_and_the_seed_fixes_the_rest() -> None:
    same = kernel("accuracy", {}, CLASSES, LABELS)
    better = kernel("accuracy", {}, CLASSES, Prediction(CLASSES.data, SCORES))
    keys = np.arange(ROWS)

    assert interval(resampled_gains(same, same, keys, 0)) == (0.0, 0.0)
    one, again, other = (resampled_gains(better, same, keys, seed) for seed in (0, 0, 1))
    assert one.tolist() == again.tolist() != other.tolist()
    assert interval(one)[0] > 0


def test_rows_of_one_key_are_drawn_together() -> None:
    drawn: list[Any] = []
    keys = np.arange(ROWS) % 20

    def watched(counts: Any) -> Any:
        drawn.append(counts)
        return counts.sum(axis=1)

    resampled_gains(watched, watched, keys, 0)

    assert all((counts[:, :20] == counts[:, 20:40]).all() for counts in drawn)
    assert len({tuple(row) for row in drawn[0][:10]}) == 10


def test_rows_of_a_single_key_say_nothing_of_how_sure_a_difference_is() -> None:
    same = kernel("accuracy", {}, CLASSES, LABELS)

    with pytest.raises(FlowiError, match="60 held-out rows share one key"):
        resampled_gains(same, same, np.zeros(ROWS, dtype=np.int64), 0)


def test_large_tests_need_fewer_resamples() -> None:
    assert resample_count(100) == 2_000
    assert resample_count(1_000_000) == 200
