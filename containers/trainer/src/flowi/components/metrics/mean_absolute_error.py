"""Mean absolute error."""

from typing import Any

from sklearn.metrics import mean_absolute_error

from flowi.components.base import MetricComponent, MetricFacts, Prediction
from flowi.components.metrics._common import measured, values_of
from flowi.components.registry import register
from flowi.target import Target


@register
class MeanAbsoluteError(MetricComponent):
    """Mean of the differences' sizes."""

    id = "metrics.mean_absolute_error"
    title = "Mean absolute error"
    help = "Mean size of the differences, in the unit of the target. 0 is perfect."
    library = mean_absolute_error
    task = "regression"
    facts = MetricFacts("mean_absolute_error", "minimize", minimum=0, maximum=None, needs="numbers")

    def compute(self, target: Target, prediction: Prediction, params: Any) -> float:
        """In the target's unit."""
        return measured(lambda: mean_absolute_error(target.data.astype("float64"), values_of(prediction)))
