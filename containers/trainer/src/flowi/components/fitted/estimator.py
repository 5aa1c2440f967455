"""Library estimators as fitted models."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray

from flowi.components.base import Prediction, Scores
from flowi.components.fragment import Fragment, FragmentBuilder
from flowi.errors import FlowiError
from flowi.frame import Floats, Frame
from flowi.target import Target

# Decision value of a class that the training rows did not have: below any that a library gives.
ABSENT_DECISION = -1e9


@dataclass(frozen=True, eq=False)
class FittedClassifier:
    """A classifier fitted on class codes.

    Args:
        inputs: columns in matrix order.
        estimator: the library's estimator; its `classes_` are codes and may lack some of the target's classes.
        classes: number of classes of the target.
        scores: what `scores` holds.
        dtype: precision that the estimator is given and that the fragment computes in.
        export: writes the fragment.
        takes_missing: missing numbers are answered.
    """

    inputs: tuple[str, ...]
    estimator: Any
    classes: int
    scores: Scores
    dtype: type[np.floating[Any]]
    export: Callable[["FittedClassifier"], Fragment]
    takes_missing: bool = False

    def predict(self, frame: Frame) -> Prediction:
        """Label codes and scores of the library estimator."""
        matrix = _matrix(self, frame)
        labels = np.asarray(self.estimator.predict(matrix), dtype=np.int64)
        return Prediction(label_code=labels, scores=self._scores(matrix))

    def _scores(self, matrix: NDArray[Any]) -> Floats:
        if self.scores == "probabilities":
            known, absent = self.estimator.predict_proba(matrix), 0.0
        else:
            decision = self.estimator.decision_function(matrix)
            known = np.column_stack([-decision, decision]) if decision.ndim == 1 else decision
            absent = ABSENT_DECISION
        scores = np.full((len(matrix), self.classes), absent, dtype=np.float32)
        scores[:, self.estimator.classes_] = known
        return scores

    def fragment(self) -> Fragment:
        """The estimator as ONNX."""
        return self.export(self)


@dataclass(frozen=True, eq=False)
class FittedRegressor:
    """A regressor; see `FittedClassifier`."""

    inputs: tuple[str, ...]
    estimator: Any
    dtype: type[np.floating[Any]]
    export: Callable[["FittedRegressor"], Fragment]
    takes_missing: bool = False

    @property
    def scores(self) -> None:
        """Regressors have none."""
        return None

    def predict(self, frame: Frame) -> Prediction:
        """Values of the library estimator."""
        matrix = _matrix(self, frame)
        return Prediction(value=np.asarray(self.estimator.predict(matrix), dtype=np.float32).reshape(-1))

    def fragment(self) -> Fragment:
        """The estimator as ONNX."""
        return self.export(self)


def _matrix(model: FittedClassifier | FittedRegressor, frame: Frame) -> NDArray[Any]:
    chosen = frame.select(model.inputs)
    if not model.takes_missing:
        refuse_missing(chosen)
    return chosen.matrix().astype(model.dtype, copy=False)


def fit_estimator(
    estimator: Any, frame: Frame, target: Target, dtype: type[np.floating[Any]], *, missing_allowed: bool = False
) -> Any:
    """Fits a library estimator on the frame's matrix.

    Raises:
        FlowiError: `invalid_data` (missing values where the model takes none, one class only), or `invalid_flow` with
            the library's own words for settings that do not go together.
    """
    matrix = frame.matrix().astype(dtype, copy=False)
    if not missing_allowed:
        refuse_missing(frame)
    if target.task == "classification" and len(np.unique(target.data)) < 2:
        message = "the training rows of this fold hold one class only; use fewer folds, stratify, or bring more rows"
        raise FlowiError("invalid_data", message, {"reason": "one_class", "column": target.name})
    try:
        return estimator.fit(matrix, target.data)
    except (ValueError, np.linalg.LinAlgError) as error:
        message = f"{type(estimator).__name__} could not be fitted: {error}"
        raise FlowiError("invalid_flow", message, {"reason": "fit_failed"}) from error


def refuse_missing(frame: Frame) -> None:
    """Raises when a number column has gaps, naming the columns and the remedy."""
    matrix = frame.matrix()
    gaps = [name for index, name in enumerate(frame.names) if np.isnan(matrix[:, index]).any()]
    if gaps:
        message = f"column {', '.join(map(repr, gaps))} has missing values, which this model does not take; "
        details = {"reason": "missing_values", "columns": gaps}
        raise FlowiError("invalid_data", message + "put preprocessing.fill_na before it", details)


def spread_scores(builder: FragmentBuilder, scores: str, known: NDArray[np.int64], classes: int, absent: float) -> str:
    """Scores of the known classes [N, known] (float32) at their places among all classes [N, classes]."""
    if len(known) == classes:
        return scores
    places = np.zeros((len(known), classes), dtype=np.float32)
    places[np.arange(len(known)), known] = 1
    missing = np.full(classes, absent, dtype=np.float32)
    missing[known] = 0
    placed = builder.add("MatMul", scores, builder.constant(places))
    return builder.add("Add", placed, builder.constant(missing))
