"""Random forest for classes."""

from typing import Any

import numpy as np
from sklearn.ensemble import RandomForestClassifier as Library

from flowi.components.base import FitContext, FittedModel, ModelComponent
from flowi.components.fitted.estimator import FittedClassifier, fit_estimator
from flowi.components.fitted.trees import export_classifier
from flowi.components.library import estimator_arguments, library_parameters
from flowi.components.models._tree_help import CLASS_WEIGHT, FOREST_HELP
from flowi.components.registry import register
from flowi.frame import Frame
from flowi.target import Target


@register
class RandomForestClassifier(ModelComponent):
    """Many trees; missing numbers are taken as they are."""

    id = "models.random_forest_classifier"
    title = "Random forest (classes)"
    help = "Averages many trees grown on random parts of the rows. A strong first choice; takes missing numbers."
    library = Library
    task = "classification"
    scores = "probabilities"
    parameters = library_parameters(Library, {**FOREST_HELP, "class_weight": CLASS_WEIGHT})

    def fit(self, frame: Frame, params: Any, target: Target, context: FitContext) -> FittedModel:
        """Grows the forest."""
        estimator = Library(**estimator_arguments(params), random_state=context.seed, n_jobs=1)
        fitted = fit_estimator(estimator, frame, target, np.float32, missing_allowed=True)
        classes = len(target.classes)
        return FittedClassifier(
            frame.names, fitted, classes, "probabilities", np.float32, export_classifier, takes_missing=True
        )
