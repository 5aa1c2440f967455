"""Random forest for numbers."""

from typing import Any

import numpy as np
from sklearn.ensemble import RandomForestRegressor as Library

from flowi.components.base import FitContext, FittedModel, ModelComponent
from flowi.components.fitted.estimator import FittedRegressor, fit_estimator
from flowi.components.fitted.trees import export_regressor
from flowi.components.library import estimator_arguments, library_parameters
from flowi.components.models._tree_help import FOREST_HELP
from flowi.components.registry import register
from flowi.frame import Frame
from flowi.target import Target


@register
class RandomForestRegressor(ModelComponent):
    """Many trees; missing numbers are taken as they are."""

    id = "models.random_forest_regressor"
    title = "Random forest (numbers)"
    help = "Averages the numbers of many trees grown on random parts of the rows; takes missing numbers as they are."
    library = Library
    task = "regression"
    # The library writes "all columns" as the share 1.0, which JSON does not tell from the count 1.
    parameters = library_parameters(Library, FOREST_HELP, defaults={"max_features": None})

    def fit(self, frame: Frame, params: Any, target: Target, context: FitContext) -> FittedModel:
        """Grows the forest."""
        estimator = Library(**estimator_arguments(params), random_state=context.seed, n_jobs=1)
        fitted = fit_estimator(estimator, frame, target, np.float32, missing_allowed=True)
        return FittedRegressor(frame.names, fitted, np.float32, export_regressor, takes_missing=True)
