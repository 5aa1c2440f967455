"""Mean squared logarithmic error."""

from typing import Any

from sklearn.metrics import mean_squared_log_error

from flowi.components.base import MetricComponent, MetricFacts, Prediction
from flowi.components.metrics._common import measured, values_of
from flowi.components.registry import register
from flowi.target import Target


@register
class MeanSquaredLogError(MetricComponent):
    """Mean of the squared differences of log(1 + value)."""

    id = "metrics.mean_squared_log_error"
    title = "Mean squared log error"
    help = "Mean squared difference of log(1 + value): judges ratios. Needs values above -1. 0 is perfect."
    library = mean_squared_log_error
    task = "regression"
    facts = MetricFacts("mean_squared_log_error", "minimize", minimum=0, maximum=None, needs="numbers")

    def compute(self, target: Target, prediction: Prediction, params: Any) -> float:
        """Undefined, hence an error, where target or prediction is -1 or below."""
        return measured(lambda: mean_squared_log_error(target.data.astype("float64"), values_of(prediction)))
