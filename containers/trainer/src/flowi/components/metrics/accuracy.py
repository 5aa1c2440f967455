"""Accuracy."""

from typing import Any

from sklearn.metrics import accuracy_score

from flowi.components.base import MetricComponent, MetricFacts, Prediction
from flowi.components.metrics._common import labels_of, measured
from flowi.components.registry import register
from flowi.target import Target


@register
class Accuracy(MetricComponent):
    """Share of rows with the right label."""

    id = "metrics.accuracy"
    title = "Accuracy"
    help = "Share of rows whose label is right. 1 is perfect."
    library = accuracy_score
    task = "classification"
    facts = MetricFacts("accuracy", "maximize", minimum=0, maximum=1, needs="labels")

    def compute(self, target: Target, prediction: Prediction, params: Any) -> float:
        """Right rows over rows."""
        return measured(lambda: accuracy_score(target.data, labels_of(prediction)))
