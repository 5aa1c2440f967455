"""Linear regression."""

from typing import Any

import numpy as np
from sklearn.linear_model import LinearRegression as Library

from flowi.components.base import FitContext, FittedModel, ModelComponent
from flowi.components.fitted.estimator import FittedRegressor, code_columns, fit_estimator
from flowi.components.fitted.linear import export_linear
from flowi.components.library import estimator_arguments, library_parameters
from flowi.components.registry import register
from flowi.frame import Frame
from flowi.target import Target

_HELP = {
    "fit_intercept": "Learn a constant term.",
    "positive": "Allow no coefficient below zero.",
}


@register
class LinearRegression(ModelComponent):
    """Least squares."""

    id = "models.linear_regression"
    title = "Linear regression"
    help = (
        "A weighted sum of the columns, fitted by least squares. Text has to be encoded, missing numbers filled before."
    )
    library = Library
    task = "regression"
    parameters = library_parameters(Library, _HELP)

    def fit(self, frame: Frame, params: Any, target: Target, context: FitContext) -> FittedModel:
        """Solves for the coefficients in double precision."""
        fitted = fit_estimator(Library(**estimator_arguments(params)), frame, target, np.float64)
        return FittedRegressor(frame.names, fitted, np.float64, export_linear, codes=code_columns(frame))
