"""Decision tree for classes."""

from typing import Any

import numpy as np
from sklearn.tree import DecisionTreeClassifier as Library

from flowi.components.base import FitContext, FittedModel, ModelComponent
from flowi.components.fitted.estimator import FittedClassifier, fit_estimator
from flowi.components.fitted.trees import export_classifier
from flowi.components.library import estimator_arguments, library_parameters
from flowi.components.models._tree_help import CLASS_WEIGHT, SPLITTER, TREE_HELP
from flowi.components.registry import register
from flowi.frame import Frame
from flowi.target import Target


@register
class DecisionTreeClassifier(ModelComponent):
    """One tree; missing numbers are taken as they are."""

    id = "models.decision_tree_classifier"
    title = "Decision tree (classes)"
    help = "Asks one question about one column after another. Easy to read, quick; takes missing numbers as they are."
    library = Library
    task = "classification"
    scores = "probabilities"
    parameters = library_parameters(Library, {**TREE_HELP, "splitter": SPLITTER, "class_weight": CLASS_WEIGHT})

    def fit(self, frame: Frame, params: Any, target: Target, context: FitContext) -> FittedModel:
        """Grows the tree."""
        estimator = Library(**estimator_arguments(params), random_state=context.seed)
        fitted = fit_estimator(estimator, frame, target, np.float32, missing_allowed=True)
        classes = len(target.classes)
        return FittedClassifier(
            frame.names, fitted, classes, "probabilities", np.float32, export_classifier, takes_missing=True
        )
