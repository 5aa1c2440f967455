from typing import Any

import numpy as np
import pytest

from flowi.components.base import MetricComponent, Prediction
from flowi.components.registry import component
from flowi.errors import FlowiError
from flowi.target import fit_target

TRUTH = fit_target("t", ["a", "a", "a", "b", "b", "c"], "classification")
LABELS = Prediction(label_code=np.array([0, 0, 1, 1, 0, 0]))


def compute(name: str, target: Any, prediction: Prediction, **values: Any) -> Any:
    metric = component(f"metrics.{name}")
    assert isinstance(metric, MetricComponent)
    return metric.compute(target, prediction, metric.parse(values))


def numbers(*values: float) -> Any:
    return fit_target("t", list(values), "regression")


def values(*found: float) -> Prediction:
    return Prediction(value=np.array(found, dtype=np.float32))


def test_label_metrics_by_hand() -> None:
    # a: 2 of 4 predictions right, 2 of 3 rows found; b: 1 of 2 and 1 of 2; c: never predicted.
    assert compute("accuracy", TRUTH, LABELS) == pytest.approx(3 / 6)
    assert compute("precision", TRUTH, LABELS) == pytest.approx((2 / 4 + 1 / 2 + 0) / 3)
    assert compute("recall", TRUTH, LABELS) == pytest.approx((2 / 3 + 1 / 2 + 0) / 3)
    assert compute("recall", TRUTH, LABELS, average="weighted") == pytest.approx(3 / 6)
    assert compute("precision", TRUTH, LABELS, average="micro") == pytest.approx(3 / 6)
    assert compute("confusion_matrix", TRUTH, LABELS) == [[2, 1, 0], [1, 1, 0], [1, 0, 0]]


def test_binary_average_looks_at_the_positive_class() -> None:
    assert compute("precision", TRUTH, LABELS, average="binary", positive_class="b") == pytest.approx(1 / 2)
    assert compute("recall", TRUTH, LABELS, average="binary") == 0
    with pytest.raises(FlowiError) as refused:
        compute("recall", TRUTH, LABELS, average="binary", positive_class="x")
    assert refused.value.details["allowed"] == ["a", "b", "c"]


@pytest.mark.parametrize("beta", [0.5, 1, 2])
def test_f_beta_weighs_recall_against_precision(beta: float) -> None:
    precision, recall = 2 / 4, 2 / 3
    expected = (1 + beta**2) * precision * recall / (beta**2 * precision + recall)

    assert compute("f_beta", TRUTH, LABELS, average="binary", positive_class="a", beta=beta) == pytest.approx(expected)


def test_log_loss_by_hand() -> None:
    target = fit_target("t", ["a", "b"], "classification")
    prediction = Prediction(np.array([0, 0]), np.array([[0.8, 0.2], [0.6, 0.4]], dtype=np.float32))

    assert compute("log_loss", target, prediction) == pytest.approx(-(np.log(0.8) + np.log(0.4)) / 2, rel=1e-6)


def test_log_loss_knows_classes_that_these_rows_lack() -> None:
    scores = np.array([[0.7, 0.2, 0.1]], dtype=np.float32)

    loss = compute("log_loss", TRUTH.take(np.array([0])), Prediction(np.array([0]), scores))

    assert loss == pytest.approx(-np.log(0.7), rel=1e-6)


def test_number_metrics_by_hand() -> None:
    target, prediction = numbers(1, 2, 4), values(1, 3, 2)

    assert compute("mean_squared_error", target, prediction) == pytest.approx(5 / 3)
    assert compute("mean_absolute_error", target, prediction) == pytest.approx(1)
    assert compute("r2", target, prediction) == pytest.approx(1 - 5 / (14 / 3), rel=1e-6)
    logs = (np.log(3) - np.log(4)) ** 2 + (np.log(5) - np.log(3)) ** 2
    assert compute("mean_squared_log_error", target, prediction) == pytest.approx(logs / 3, rel=1e-6)


@pytest.mark.parametrize(
    ("name", "target", "prediction"),
    [
        ("mean_squared_log_error", numbers(1, 2), values(1, -2)),
        ("r2", numbers(1), values(1)),
        ("mean_squared_error", numbers(1, 2), values(1, float("nan"))),
    ],
)
def test_undefined_metric_is_a_typed_error(name: str, target: Any, prediction: Prediction) -> None:
    with pytest.raises(FlowiError) as refused:
        compute(name, target, prediction)

    assert refused.value.reason == "metric_undefined"


@pytest.mark.parametrize(
    ("name", "target"), [("log_loss", TRUTH), ("accuracy", TRUTH), ("r2", numbers(1, 2, 3, 4, 5, 6))]
)
def test_metric_without_what_it_needs_says_so(name: str, target: Any) -> None:
    with pytest.raises(FlowiError, match="which the model does not give"):
        compute(name, target, Prediction(label_code=LABELS.label_code) if name == "log_loss" else Prediction())
