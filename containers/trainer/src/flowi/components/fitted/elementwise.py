"""A chain of element-wise float32 operations, one vector of constants each."""

from collections.abc import Callable, Collection
from dataclasses import dataclass, replace
from typing import Literal

import numpy as np

from flowi.components.fragment import INPUT, Fragment, FragmentBuilder
from flowi.frame import Floats, Frame, NumberColumn

Op = Literal["Sub", "Div", "Mul", "Add", "AtLeast", "AtMost"]

_NUMPY: dict[Op, Callable[[Floats, Floats], Floats]] = {
    "Sub": lambda x, c: x - c,
    "Div": lambda x, c: x / c,
    "Mul": lambda x, c: x * c,
    "Add": lambda x, c: x + c,
    # Not numpy.maximum: the graph's Max does not keep NaN everywhere, a comparison does.
    "AtLeast": lambda x, c: np.where(x < c, c, x),
    "AtMost": lambda x, c: np.where(x > c, c, x),
}


@dataclass(frozen=True)
class Elementwise:
    """Number columns in, the same columns changed out; each step is (operation, float32 constants [columns])."""

    inputs: tuple[str, ...]
    steps: tuple[tuple[Op, Floats], ...]

    @property
    def outputs(self) -> tuple[str, ...]:
        """The inputs."""
        return self.inputs

    def apply(self, frame: Frame) -> Frame:
        """The changed columns."""
        values = frame.matrix(self.inputs)
        for op, constants in self.steps:
            values = _NUMPY[op](values, constants)
        columns = {name: NumberColumn(np.ascontiguousarray(values[:, i])) for i, name in enumerate(self.inputs)}
        return Frame(columns, frame.rows)

    def keep(self, outputs: Collection[str]) -> "Elementwise":
        """Only these columns."""
        kept = [index for index, name in enumerate(self.inputs) if name in outputs]
        steps = tuple((op, constants[kept]) for op, constants in self.steps)
        return replace(self, inputs=tuple(self.inputs[index] for index in kept), steps=steps)

    def fragment(self) -> Fragment:
        """One node a step, two for a bound."""
        builder, tensor = FragmentBuilder(), INPUT
        for op, constants in self.steps:
            vector = builder.constant(constants)
            if op in ("AtLeast", "AtMost"):
                outside = builder.add("Less" if op == "AtLeast" else "Greater", tensor, vector)
                tensor = builder.add("Where", outside, vector, tensor)
            else:
                tensor = builder.add(op, tensor, vector)
        return builder.build(y=tensor)
