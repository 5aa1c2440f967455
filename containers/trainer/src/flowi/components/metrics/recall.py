"""Recall."""

from typing import Any

from sklearn.metrics import recall_score

from flowi.components.base import MetricComponent, MetricFacts, Prediction
from flowi.components.metrics._common import AverageParameters, averaging, labels_of, measured
from flowi.components.registry import register
from flowi.target import Target


@register
class Recall(MetricComponent):
    """Of the rows of a class, how many were found."""

    id = "metrics.recall"
    title = "Recall"
    help = "Of the rows of a class, the share that was given it. 1 is perfect."
    library = recall_score
    task = "classification"
    parameters = AverageParameters
    facts = MetricFacts("recall", "maximize", minimum=0, maximum=1, needs="labels")

    def compute(self, target: Target, prediction: Prediction, params: Any) -> float:
        """Averaged over classes as asked."""
        return measured(lambda: recall_score(target.data, labels_of(prediction), **averaging(target, params)))
