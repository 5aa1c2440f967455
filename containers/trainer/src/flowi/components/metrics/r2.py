"""Coefficient of determination."""

from typing import Any

import numpy as np
from sklearn.metrics import r2_score

from flowi.components.base import MetricComponent, MetricFacts, Prediction
from flowi.components.metrics._common import measured, values_of
from flowi.components.registry import register
from flowi.contracts.sayings import TrainerTooFewToMeasure, saying
from flowi.errors import FlowiError
from flowi.target import Target


@register
class R2(MetricComponent):
    """Share of the target's variance that the model explains."""

    id = "metrics.r2"
    title = "R2"
    help = "Share of the variance explained: 1 is perfect, 0 is no better than the mean, negative is worse."
    library = r2_score
    task = "regression"
    facts = MetricFacts("r2", "maximize", minimum=None, maximum=1, needs="numbers")

    def compute(self, target: Target, prediction: Prediction, params: Any) -> float:
        """Undefined, hence an error, for fewer than two rows."""
        if len(target) < 2:
            details = {"reason": "metric_undefined"}
            values: TrainerTooFewToMeasure = {"metric": "r2", "least": 2}
            message = saying("r2 needs at least two rows to measure", "trainer.too_few_to_measure", values)
            raise FlowiError("invalid_data", message, details)
        return measured(lambda: r2_score(target.data.astype(np.float64), values_of(prediction)))
