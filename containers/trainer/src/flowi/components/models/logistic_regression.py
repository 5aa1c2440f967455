"""Logistic regression."""

from typing import Any

import numpy as np
from sklearn.linear_model import LogisticRegression as Library

from flowi.components.base import FitContext, FittedModel, ModelComponent
from flowi.components.fitted.estimator import FittedClassifier, code_columns, fit_estimator
from flowi.components.fitted.linear import export_logistic
from flowi.components.library import estimator_arguments, library_parameters
from flowi.components.models._tree_help import CLASS_WEIGHT
from flowi.components.registry import register
from flowi.frame import Frame
from flowi.target import Target

_HELP = {
    "C": "Inverse strength of regularisation: smaller values keep coefficients smaller.",
    "l1_ratio": "Mix of penalties: 0 is L2 (small coefficients), 1 is L1 (few coefficients); above 0 needs solver saga "
    "(or liblinear with 1).",
    "solver": "Method of fitting. `lbfgs` suits most tables; `saga` takes every penalty.",
    "max_iter": "Most iterations of the solver.",
    "tol": "Smallest progress that keeps the solver going.",
    "fit_intercept": "Learn a constant term.",
    "class_weight": CLASS_WEIGHT,
}


@register
class LogisticRegression(ModelComponent):
    """A linear model with probabilities."""

    id = "models.logistic_regression"
    title = "Logistic regression"
    help = (
        "A linear model of class probabilities. Scale numbers first; text has to be encoded, missing numbers filled "
        "before."
    )
    library = Library
    task = "classification"
    scores = "probabilities"
    parameters = library_parameters(Library, _HELP)

    def fit(self, frame: Frame, params: Any, target: Target, context: FitContext) -> FittedModel:
        """Solves for the coefficients in double precision."""
        estimator = Library(**estimator_arguments(params), random_state=context.seed)
        fitted = fit_estimator(estimator, frame, target, np.float64)
        return FittedClassifier(
            frame.names,
            fitted,
            len(target.classes),
            "probabilities",
            np.float64,
            export_logistic,
            codes=code_columns(frame),
        )
