"""Decision tree for numbers."""

from typing import Any

import numpy as np
from sklearn.tree import DecisionTreeRegressor as Library

from flowi.components.base import FitContext, FittedModel, ModelComponent
from flowi.components.fitted.estimator import FittedRegressor, fit_estimator
from flowi.components.fitted.trees import export_regressor
from flowi.components.library import estimator_arguments, library_parameters
from flowi.components.models._tree_help import SPLITTER, TREE_HELP
from flowi.components.registry import register
from flowi.frame import Frame
from flowi.target import Target


@register
class DecisionTreeRegressor(ModelComponent):
    """One tree; missing numbers are taken as they are."""

    id = "models.decision_tree_regressor"
    title = "Decision tree (numbers)"
    help = "Predicts a number by asking one question about one column after another; takes missing numbers as they are."
    library = Library
    task = "regression"
    parameters = library_parameters(Library, {**TREE_HELP, "splitter": SPLITTER})

    def fit(self, frame: Frame, params: Any, target: Target, context: FitContext) -> FittedModel:
        """Grows the tree."""
        estimator = Library(**estimator_arguments(params), random_state=context.seed)
        fitted = fit_estimator(estimator, frame, target, np.float32, missing_allowed=True)
        return FittedRegressor(frame.names, fitted, np.float32, export_regressor, takes_missing=True)
