"""Mean squared error."""

from typing import Any

from sklearn.metrics import mean_squared_error

from flowi.components.base import MetricComponent, MetricFacts, Prediction
from flowi.components.metrics._common import measured, values_of
from flowi.components.registry import register
from flowi.target import Target


@register
class MeanSquaredError(MetricComponent):
    """Mean of the squared differences."""

    id = "metrics.mean_squared_error"
    title = "Mean squared error"
    help = "Mean of the squared differences; large errors weigh most. 0 is perfect."
    library = mean_squared_error
    task = "regression"
    facts = MetricFacts("mean_squared_error", "minimize", minimum=0, maximum=None, needs="numbers")

    def compute(self, target: Target, prediction: Prediction, params: Any) -> float:
        """In the square of the target's unit."""
        return measured(lambda: mean_squared_error(target.data.astype("float64"), values_of(prediction)))
