"""F-beta."""

from typing import Any

from pydantic import Field
from sklearn.metrics import fbeta_score

from flowi.components.base import MetricComponent, MetricFacts, Prediction
from flowi.components.metrics._common import AverageParameters, averaging, labels_of, measured
from flowi.components.registry import register
from flowi.target import Target


class _Parameters(AverageParameters):
    beta: float = Field(
        default=1.0, gt=0, title="Beta", description="Weight of recall against precision: 1 is even, 2 favours recall."
    )


@register
class FBeta(MetricComponent):
    """Weighted harmonic mean of precision and recall."""

    id = "metrics.f_beta"
    title = "F-beta"
    help = "Weighted harmonic mean of precision and recall; with beta 1 it is the F1 score. 1 is perfect."
    library = fbeta_score
    task = "classification"
    parameters = _Parameters
    facts = MetricFacts("f_beta", "maximize", minimum=0, maximum=1, needs="labels")

    def compute(self, target: Target, prediction: Prediction, params: Any) -> float:
        """Averaged over classes as asked."""
        codes, labels = target.data, labels_of(prediction)
        return measured(lambda: fbeta_score(codes, labels, beta=params.beta, **averaging(target, params)))
