"""Log loss."""

from typing import Any

import numpy as np
from sklearn.metrics import log_loss

from flowi.components.base import MetricComponent, MetricFacts, Prediction
from flowi.components.metrics._common import measured, scores_of
from flowi.components.registry import register
from flowi.target import Target


@register
class LogLoss(MetricComponent):
    """How far the probabilities are from the truth."""

    id = "metrics.log_loss"
    title = "Log loss"
    help = "Mean of -log(probability given to the right class): punishes confident mistakes. 0 is perfect."
    library = log_loss
    task = "classification"
    facts = MetricFacts("log_loss", "minimize", minimum=0, maximum=None, needs="probabilities")

    def compute(self, target: Target, prediction: Prediction, params: Any) -> float:
        """In nats. Probabilities come as float32, so that each row is brought to sum 1 before."""
        scores = scores_of(prediction).astype(np.float64)
        shares = scores / scores.sum(axis=1, keepdims=True)
        return measured(lambda: log_loss(target.data, shares, labels=list(range(len(target.classes)))))
