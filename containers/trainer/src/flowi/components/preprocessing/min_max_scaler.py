"""Scale numbers to a range."""

from collections.abc import Mapping
from typing import Annotated, Any

import numpy as np
from pydantic import AfterValidator, Field
from sklearn.preprocessing import MinMaxScaler as Library

from flowi.components.base import FitContext, FittedComponent, FittedNode
from flowi.components.columns import select_columns
from flowi.components.fitted.elementwise import Elementwise, Op
from flowi.components.library import library_parameters
from flowi.components.registry import register
from flowi.frame import ColumnKind, Floats, Frame
from flowi.target import Target


def _ascending(bounds: list[float]) -> list[float]:
    if bounds[0] >= bounds[1]:
        raise ValueError("the first bound has to be below the second")
    return bounds


_HELP = {
    "feature_range": "Lower and upper end of the range that the training rows are brought to, ascending.",
    "clip": "Cut values beyond the training rows' range to the range's ends.",
}
_RANGE = Annotated[list[float], Field(min_length=2, max_length=2), AfterValidator(_ascending)]


@register
class MinMaxScaler(FittedComponent):
    """The smallest and largest training value go to the ends of the range; missing values stay missing."""

    id = "preprocessing.min_max_scaler"
    title = "Min-max scaler"
    help = "Scales each number column so that its smallest and largest training value fall on the ends of a range."
    library = Library
    parameters = library_parameters(
        Library, _HELP, defaults={"feature_range": [0, 1]}, narrowed={"feature_range": _RANGE}
    )

    def select(self, columns: Mapping[str, ColumnKind], params: Any) -> tuple[str, ...]:
        """Number columns."""
        return select_columns(columns, params, ("number",))

    def fit(self, frame: Frame, params: Any, target: Target, context: FitContext) -> FittedNode:
        """Learns scale and offset: a product, then a sum, both in float32, as in the library."""
        low, high = params.feature_range
        scaler = Library(feature_range=(low, high)).fit(frame.matrix())
        steps: list[tuple[Op, Floats]] = [
            ("Mul", np.asarray(scaler.scale_, dtype=np.float32)),
            ("Add", np.asarray(scaler.min_, dtype=np.float32)),
        ]
        if params.clip:
            width = len(frame)
            steps += [
                ("AtLeast", np.full(width, low, dtype=np.float32)),
                ("AtMost", np.full(width, high, dtype=np.float32)),
            ]
        return Elementwise(frame.names, tuple(steps))
