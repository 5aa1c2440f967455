"""What a component is: its manifest, how it fits, how it applies to a frame, how it exports.

A component is one small module with one class marked `@register`; adding the file adds the node,
its form, its validation and its documentation (`flowi.catalogue`).
"""

from abc import ABC, abstractmethod
from collections.abc import Callable, Collection, Mapping
from dataclasses import dataclass
from typing import Any, ClassVar, Literal, Protocol

import numpy as np
from numpy.typing import NDArray

from flowi.components.columns import select_columns
from flowi.components.fragment import Fragment
from flowi.components.parameters import (
    NoParameters,
    ParameterIssue,
    Parameters,
    check_parameters,
    parameter_schema,
    parse_parameters,
)
from flowi.components.reference import reference_of
from flowi.contracts.sayings import saying
from flowi.errors import FlowiError
from flowi.frame import ColumnKind, Floats, Frame
from flowi.prepare import Operation
from flowi.target import Target, Task

Stage = Literal["load", "row", "split", "stateless", "fitted", "label", "model", "metric", "save"]
PortType = Literal["rows", "predictions"]
Arity = Literal["single", "union", "alternatives"]
Scores = Literal["probabilities", "decision"]
Export = Literal["onnx", "batch-only"]


@dataclass(frozen=True)
class InputPort:
    """Where edges may end: how many (`arity`) and of what type."""

    name: str
    accepts: tuple[PortType, ...]
    arity: Arity
    required: bool = True


@dataclass(frozen=True)
class OutputPort:
    """Where edges may start."""

    name: str
    type: PortType


ROWS_IN = InputPort("rows", ("rows",), "single")
ROWS_UNION = InputPort("rows", ("rows",), "union")
PREDICTIONS_IN = InputPort("predictions", ("predictions",), "alternatives")
ROWS_OUT = OutputPort("rows", "rows")
PREDICTIONS_OUT = OutputPort("predictions", "predictions")


@dataclass(frozen=True)
class FitContext:
    """What a fit may depend on besides its columns and target."""

    seed: int = 0


@dataclass(frozen=True)
class Prediction:
    """Answers for a frame. Classification: `label_code` int64 [rows], an index into the target's classes, and `scores`
    float32 [rows, classes] or None. Regression: `value` float32 [rows]."""

    label_code: NDArray[np.int64] | None = None
    scores: Floats | None = None
    value: Floats | None = None


class FittedNode(Protocol):
    """A fitted step: reads `inputs`, writes `outputs` (same name = replaced, other name = added)."""

    @property
    def inputs(self) -> tuple[str, ...]:
        """Names of the columns read, in matrix order."""

    @property
    def outputs(self) -> tuple[str, ...]:
        """Names of the columns written, in matrix order. Inputs that are not written are consumed."""

    def apply(self, frame: Frame) -> Frame:
        """The written columns only, for a frame that holds at least `inputs`."""

    def keep(self, outputs: Collection[str]) -> "FittedNode":
        """The same step reduced to what these outputs need; a step that cannot be reduced returns itself."""

    def fragment(self) -> Fragment:
        """ONNX nodes from `x` float32 [N, inputs] to `y` float32 [N, outputs]."""


class FittedModel(Protocol):
    """A fitted model: reads `inputs`, answers with a `Prediction`."""

    @property
    def inputs(self) -> tuple[str, ...]:
        """Names of the columns read, in matrix order."""

    @property
    def scores(self) -> Scores | None:
        """What the scores of its predictions are."""

    @property
    def takes_missing(self) -> bool:
        """True when it answers rows with missing numbers among its inputs, or with missing or unseen categories as
        codes; else a served row with one has no answer."""

    @property
    def codes(self) -> tuple[str, ...]:
        """Inputs that are categories as codes; not asked for when it takes missing ones."""

    def predict(self, frame: Frame) -> Prediction:
        """Answers of the library estimator for a frame that holds at least `inputs`.

        Raises:
            FlowiError: `invalid_data`, reason `missing_values`, for missing numbers that it does not take.
        """

    def fragment(self) -> Fragment:
        """ONNX nodes from `x` float32 [N, inputs] to `label_code` and `scores`, or `value`."""


class Component(ABC):
    """The manifest every component fills in."""

    id: ClassVar[str]
    title: ClassVar[str]
    help: ClassVar[str]
    stage: ClassVar[Stage]
    task: ClassVar[Task | None] = None
    inputs: ClassVar[tuple[InputPort, ...]] = (ROWS_IN,)
    outputs: ClassVar[tuple[OutputPort, ...]] = (ROWS_OUT,)
    parameters: ClassVar[type[Parameters]] = NoParameters
    export: ClassVar[Export] = "onnx"
    # The class or function of a library that the component gives its parameters to; None for one of our own making.
    library: ClassVar[Callable[..., Any] | None] = None

    @property
    def reference(self) -> str | None:
        """Address of the library's page about what the component wraps; None where it wraps nothing."""
        # Asked of the class: a function asked of an instance would come back bound to it.
        wrapped = type(self).library
        return None if wrapped is None else reference_of(wrapped)

    @property
    def group(self) -> str:
        """The part of the id before the dot."""
        return self.id.partition(".")[0]

    def check(self, values: Mapping[str, Any]) -> list[ParameterIssue]:
        """All that is wrong with these parameter values; empty when they are fine."""
        return check_parameters(self.parameters, values)

    def parse(self, values: Mapping[str, Any]) -> Any:
        """The parameters with defaults filled in.

        Raises:
            FlowiError: `invalid_flow` with reason `invalid_parameter`, listing field, given and allowed of each.
        """
        return parse_parameters(self.parameters, values)

    def schema(self) -> dict[str, Any]:
        """JSON Schema of the parameters, each property with title, description and (unless required) default."""
        return parameter_schema(self.parameters)


class LoadComponent(Component):
    """Where rows come from; reading is the job's business, the parameters are stated here."""

    stage = "load"
    inputs = ()


class SplitComponent(Component):
    """How rows are held out and validated; splitting itself is `flowi.split`."""

    stage = "split"


class LabelComponent(Component):
    """States how the target is understood."""

    stage = "label"


class SaveComponent(Component):
    """Where predictions go."""

    stage = "save"
    inputs = (PREDICTIONS_IN,)
    outputs = ()


@dataclass(frozen=True)
class StatelessStep:
    """What a stateless node does to a frame: string operations on raw text, then columns dropped."""

    operations: tuple[Operation, ...] = ()
    dropped: tuple[str, ...] = ()


class StatelessComponent(Component):
    """A step that learns nothing: the same for every fold, and the same on the server."""

    stage = "stateless"
    inputs = (ROWS_UNION,)

    @abstractmethod
    def step(self, columns: Mapping[str, ColumnKind], params: Any) -> StatelessStep:
        """What to do, given the kinds of the columns that reach the node."""


class FittedComponent(Component):
    """A step that learns from the training rows."""

    stage = "fitted"
    inputs = (ROWS_UNION,)

    @abstractmethod
    def select(self, columns: Mapping[str, ColumnKind], params: Any) -> tuple[str, ...]:
        """Names of the columns the node takes, out of those that reach it; raw text counts as `code`."""

    @abstractmethod
    def fit(self, frame: Frame, params: Any, target: Target, context: FitContext) -> FittedNode:
        """Learns from the training rows of the selected columns; text columns arrive as codes.

        Args:
            frame: the selected columns only.
            target: the target of the same rows.
        """


class ModelComponent(Component):
    """An estimator at the end of a trial."""

    stage = "model"
    inputs = (ROWS_UNION,)
    outputs = (PREDICTIONS_OUT,)
    scores: ClassVar[Scores | None] = None

    def select(self, columns: Mapping[str, ColumnKind], params: Any) -> tuple[str, ...]:
        """Names of the columns the model takes, out of those that reach it: numbers and categories (as their codes).

        Raises:
            FlowiError: `invalid_flow` with reason `no_columns` when none is left.
        """
        chosen = select_columns(columns, params, ("number", "code"))
        if not chosen:
            shown = ", ".join(f"{name} ({kind})" for name, kind in columns.items()) or "none"
            message = saying(
                f"no column is left for the model; those that reach it: {shown}",
                "trainer.no_columns",
                {"columns": [f"{name} ({kind})" for name, kind in columns.items()]},
            )
            raise FlowiError("invalid_flow", message, {"reason": "no_columns", "available": list(columns)})
        return chosen

    @abstractmethod
    def fit(self, frame: Frame, params: Any, target: Target, context: FitContext) -> FittedModel:
        """Learns from the training rows of the selected columns."""


@dataclass(frozen=True)
class MetricFacts:
    """`minimum` and `maximum` bound what any model can reach; None = unbounded."""

    name: str
    direction: Literal["maximize", "minimize"]
    minimum: float | None
    maximum: float | None
    needs: Literal["labels", "probabilities", "numbers"]
    scalar: bool = True


class MetricComponent(Component):
    """A measure of predictions against the target."""

    stage = "metric"
    inputs = (PREDICTIONS_IN,)
    outputs = ()
    facts: ClassVar[MetricFacts]

    @abstractmethod
    def compute(self, target: Target, prediction: Prediction, params: Any) -> float | list[list[int]]:
        """The score of these rows.

        Raises:
            FlowiError: `invalid_data` when the metric is not defined for these rows.
        """
