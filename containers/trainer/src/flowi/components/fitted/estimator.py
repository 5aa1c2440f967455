"""Library estimators as fitted models."""

import warnings
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray

from flowi.components.base import Prediction, Scores
from flowi.components.fragment import Fragment, FragmentBuilder
from flowi.contracts.sayings import TrainerNotFitted, saying
from flowi.errors import FlowiError
from flowi.frame import MISSING_CODE, UNSEEN_CODE, CodeColumn, Floats, Frame, floats
from flowi.said import SaidWarning
from flowi.target import Target

# Decision value of a class that the training rows did not have: below any that a library gives.
ABSENT_DECISION = -1e9
ENCODER = "preprocessing.one_hot_encoder (or ordinal_encoder)"


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
        takes_missing: missing numbers are answered, and categories that are missing or unseen.
        codes: inputs that are categories as codes.
    """

    inputs: tuple[str, ...]
    estimator: Any
    classes: int
    scores: Scores
    dtype: type[np.floating[Any]]
    export: Callable[["FittedClassifier"], Fragment]
    takes_missing: bool = False
    codes: tuple[str, ...] = ()

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
    codes: tuple[str, ...] = ()

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
        _warn_of_codes(frame)
    if target.task == "classification":
        _refuse_one_class(target)
    try:
        return estimator.fit(matrix, target.data)
    except (ValueError, np.linalg.LinAlgError) as error:
        name = type(estimator).__name__
        values: TrainerNotFitted = {"estimator": name, "reason": str(error)}
        message = saying(f"{name} could not be fitted: {error}", "trainer.not_fitted", values)
        raise FlowiError("invalid_flow", message, {"reason": "fit_failed"}) from error


def _refuse_one_class(target: Target) -> None:
    """A target of several classes may come down to one when rows are held out or divided into folds by chance."""
    given = [target.class_names[code] for code in np.unique(target.data)]
    if len(given) > 1:
        return
    known = ", ".join(map(repr, target.class_names))
    message = saying(
        f"the rows to fit on hold one class of target {target.name!r} only ({', '.join(map(repr, given))}, "
        f"{len(target):,} rows); in all rows it has {known}, and at least two are needed. "
        "Switch stratify of the split on, use fewer folds, or add rows of the other classes",
        "trainer.one_class_part",
        {"target": target.name, "given": given, "rows": len(target), "known": list(target.class_names)},
    )
    details = {"column": target.name, "field": "params.stratify", "given": given, "allowed": "at least 2 classes"}
    raise FlowiError("invalid_data", message, {"reason": "one_class", **details})


def refuse_missing(frame: Frame) -> None:
    """Raises when a number column has gaps or a category is missing or unseen, naming the columns and the remedy."""
    columns = frame.items()
    gaps = [name for name, column in columns if column.kind == "number" and np.isnan(floats(column)).any()]
    if gaps:
        raise _not_taken(gaps, "missing values", "missing_values", "preprocessing.fill_na")
    for code, what, reason in (
        (MISSING_CODE, "missing values", "missing_values"),
        (UNSEEN_CODE, "values that the training rows lack", "unseen_values"),
    ):
        names = [name for name, column in columns if column.kind == "code" and (floats(column) == code).any()]
        if names:
            raise _not_taken(names, what, reason, ENCODER)


def _not_taken(names: Sequence[str], what: str, reason: str, remedy: str) -> FlowiError:
    message = saying(
        f"column {', '.join(map(repr, names))} has {what}, which this model does not take; put {remedy} before it",
        "trainer.values_not_taken",
        {"columns": list(names), "unseen": reason == "unseen_values", "remedy": remedy},
    )
    return FlowiError("invalid_data", message, {"reason": reason, "columns": list(names)})


def code_columns(frame: Frame) -> tuple[str, ...]:
    """Names of the categories that come as codes: text that no encoder turned into numbers with a meaning."""
    return tuple(name for name, column in frame.items() if isinstance(column, CodeColumn))


def _warn_of_codes(frame: Frame) -> None:
    """For a model that weighs its inputs; one that only compares them can tell codes apart."""
    names = code_columns(frame)
    if names:
        message = saying(
            f"column {', '.join(map(repr, names))} holds text, which this model weighs as numbers in the order of how "
            f"frequent the values are; put {ENCODER} before it",
            "found.codes",
            {"columns": list(names), "remedy": ENCODER},
        )
        warnings.warn(SaidWarning(message), stacklevel=2)


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
