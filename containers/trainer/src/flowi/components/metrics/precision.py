"""Precision."""

from typing import Any

from sklearn.metrics import precision_score

from flowi.components.base import MetricComponent, MetricFacts, Prediction
from flowi.components.metrics._common import AverageParameters, averaging, labels_of, measured
from flowi.components.registry import register
from flowi.target import Target


@register
class Precision(MetricComponent):
    """Of the rows given a class, how many belong to it."""

    id = "metrics.precision"
    title = "Precision"
    help = "Of the rows given a class, the share that belongs to it. 1 is perfect."
    library = precision_score
    task = "classification"
    parameters = AverageParameters
    facts = MetricFacts("precision", "maximize", minimum=0, maximum=1, needs="labels")

    def compute(self, target: Target, prediction: Prediction, params: Any) -> float:
        """Averaged over classes as asked."""
        return measured(lambda: precision_score(target.data, labels_of(prediction), **averaging(target, params)))
