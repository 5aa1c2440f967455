"""Confusion matrix."""

from typing import Any

from sklearn.metrics import confusion_matrix

from flowi.components.base import MetricComponent, MetricFacts, Prediction
from flowi.components.metrics._common import labels_of
from flowi.components.registry import register
from flowi.target import Target


@register
class ConfusionMatrix(MetricComponent):
    """Rows counted by true and predicted class; a table, so that no trial can be chosen by it."""

    id = "metrics.confusion_matrix"
    title = "Confusion matrix"
    help = "Counts rows by true class (down) and predicted class (across). A table: trials can not be chosen by it."
    library = confusion_matrix
    task = "classification"
    facts = MetricFacts("confusion_matrix", "maximize", minimum=0, maximum=None, needs="labels", scalar=False)

    def compute(self, target: Target, prediction: Prediction, params: Any) -> list[list[int]]:
        """One row for each true class, in the order of the target's classes."""
        labels = list(range(len(target.classes)))
        table = confusion_matrix(target.data, labels_of(prediction), labels=labels)
        return [[int(count) for count in row] for row in table]
