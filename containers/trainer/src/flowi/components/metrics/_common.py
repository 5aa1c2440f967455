"""What metrics share."""

from collections.abc import Callable
from typing import Any, Literal

import numpy as np
from numpy.typing import NDArray
from pydantic import Field

from flowi.components.base import Prediction
from flowi.components.parameters import Parameters
from flowi.contracts.sayings import TrainerMetricNeedsNeeds, TrainerMetricUndefined, saying
from flowi.errors import FlowiError
from flowi.target import Target, class_name


class AverageParameters(Parameters):
    """How scores of single classes become one figure."""

    average: Literal["macro", "weighted", "micro", "binary"] = Field(
        default="macro",
        title="Average",
        description="`macro`: mean over classes; `weighted`: mean weighted by rows of the class; `micro`: over all "
        "rows at once; `binary`: the positive class alone.",
    )
    positive_class: str | None = Field(
        default=None,
        title="Positive class",
        description="Class of interest for average `binary`; null takes the last in ascending order.",
    )


def averaging(target: Target, params: AverageParameters) -> dict[str, Any]:
    """Arguments for the library's averaged scores, on class codes.

    A class without prediction, or without rows, scores 0.
    """
    labels = list(range(len(target.classes)))
    if params.average != "binary":
        return {"average": params.average, "labels": labels, "zero_division": 0}
    return {"average": "macro", "labels": [_positive(target, params.positive_class)], "zero_division": 0}


def _positive(target: Target, name: str | None) -> int:
    names = [class_name(value) for value in target.classes]
    if name is None:
        return len(names) - 1
    if name not in names:
        message = saying(
            f"positive_class {name!r} is no class of {target.name!r}; classes: {', '.join(names)}",
            "trainer.unknown_class",
            {"given": name, "target": target.name, "classes": names},
        )
        details = {"reason": "unknown_class", "field": "params.positive_class", "given": name, "allowed": names}
        raise FlowiError("invalid_flow", message, details)
    return names.index(name)


def labels_of(prediction: Prediction) -> NDArray[np.int64]:
    """Predicted class codes."""
    if prediction.label_code is None:
        raise _wrong("labels")
    return prediction.label_code


def scores_of(prediction: Prediction) -> NDArray[np.float32]:
    """Predicted scores of each class."""
    if prediction.scores is None:
        raise _wrong("scores")
    return prediction.scores


def values_of(prediction: Prediction) -> NDArray[np.float64]:
    """Predicted numbers, in double precision so that squares of large ones do not overflow."""
    if prediction.value is None:
        raise _wrong("numbers")
    return prediction.value.astype(np.float64)


def _wrong(needs: TrainerMetricNeedsNeeds) -> FlowiError:
    message = f"this metric needs {needs}, which the model does not give"
    return FlowiError("invalid_flow", saying(message, "trainer.metric_needs", {"needs": needs}), {"needs": needs})


def measured(score: Callable[[], Any]) -> float:
    """The library's score as a float; its refusal as a typed error."""
    try:
        return float(score())
    except ValueError as error:
        values: TrainerMetricUndefined = {"reason": str(error)}
        message = saying(f"the metric is not defined for these rows: {error}", "trainer.metric_undefined", values)
        raise FlowiError("invalid_data", message, {"reason": "metric_undefined"}) from error
