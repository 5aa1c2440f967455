"""Support vector classifier."""

from typing import Any

import numpy as np
from sklearn.svm import SVC

from flowi.components.base import FitContext, FittedModel, ModelComponent
from flowi.components.fitted.estimator import FittedClassifier, code_columns, fit_estimator
from flowi.components.fitted.kernel import export_svc
from flowi.components.library import estimator_arguments, library_parameters
from flowi.components.models._tree_help import CLASS_WEIGHT
from flowi.components.registry import register
from flowi.frame import Frame
from flowi.target import Target

_HELP = {
    "C": "Inverse strength of regularisation: larger values follow the training rows more closely.",
    "kernel": "Shape of the boundary: `linear` is straight, `rbf` suits most tables.",
    "gamma": "Reach of one row for all kernels but linear: larger is shorter. `scale` adapts to the spread of the "
    "columns.",
    "degree": "Degree of the polynomial, for kernel `poly` only.",
    "coef0": "Constant term, for kernels `poly` and `sigmoid` only.",
    "class_weight": CLASS_WEIGHT,
    "shrinking": "Let the solver leave out rows early; changes speed only.",
    "tol": "Smallest progress that keeps the solver going.",
    "max_iter": "Most iterations of the solver; -1 sets no limit.",
}


@register
class SupportVectorClassifier(ModelComponent):
    """Gives decision values, not probabilities."""

    id = "models.svc"
    title = "Support vector classifier"
    help = (
        "Separates classes with the widest margin. Scale numbers first; text has to be encoded, missing numbers filled "
        "before. Its scores are decision values, so that log loss can not be measured."
    )
    library = SVC
    task = "classification"
    scores = "decision"
    parameters = library_parameters(SVC, _HELP, without=("precomputed",))

    def fit(self, frame: Frame, params: Any, target: Target, context: FitContext) -> FittedModel:
        """Finds the support vectors, in double precision as the library does."""
        estimator = SVC(**estimator_arguments(params), random_state=context.seed)
        fitted = fit_estimator(estimator, frame, target, np.float64)
        return FittedClassifier(
            frame.names, fitted, len(target.classes), "decision", np.float64, export_svc, codes=code_columns(frame)
        )
