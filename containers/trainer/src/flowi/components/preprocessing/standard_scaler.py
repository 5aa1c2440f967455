"""Standardise numbers."""

from collections.abc import Mapping
from typing import Any

import numpy as np
from sklearn.preprocessing import StandardScaler as Library

from flowi.components.base import FitContext, FittedComponent, FittedNode
from flowi.components.columns import select_columns
from flowi.components.fitted.elementwise import Elementwise, Op
from flowi.components.library import estimator_arguments, library_parameters
from flowi.components.registry import register
from flowi.frame import ColumnKind, Floats, Frame
from flowi.target import Target

_HELP = {
    "with_mean": "Subtract the mean of the training rows.",
    "with_std": "Divide by the standard deviation of the training rows (a constant column is left undivided).",
}


@register
class StandardScaler(FittedComponent):
    """Mean 0 and standard deviation 1 over the training rows; missing values stay missing."""

    id = "preprocessing.standard_scaler"
    title = "Standard scaler"
    help = "Shifts each number column to mean 0 and scales it to standard deviation 1, as seen in the training rows."
    library = Library
    parameters = library_parameters(Library, _HELP)

    def select(self, columns: Mapping[str, ColumnKind], params: Any) -> tuple[str, ...]:
        """Number columns."""
        return select_columns(columns, params, ("number",))

    def fit(self, frame: Frame, params: Any, target: Target, context: FitContext) -> FittedNode:
        """Learns mean and deviation.

        Subtraction, then division, both in float32, is bit for bit what the library does; a product with the inverse
        moves values on a tree's threshold to the other side.
        """
        scaler = Library(**estimator_arguments(params)).fit(frame.matrix())
        steps: list[tuple[Op, Floats]] = []
        if params.with_mean:
            steps.append(("Sub", np.asarray(scaler.mean_, dtype=np.float32)))
        if params.with_std:
            steps.append(("Div", np.asarray(scaler.scale_, dtype=np.float32)))
        return Elementwise(frame.names, tuple(steps))
