"""A fragment: the ONNX nodes of one fitted step, with one input and named outputs."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Any

import numpy as np
from numpy.typing import NDArray
from onnx import NodeProto, TensorProto, helper, numpy_helper

# Fixed, so that the same flow gives the same bytes whatever the newest version of a library is.
OPSET = 18
ML_OPSET = 3
IR_VERSION = 9
INPUT = "x"


@dataclass(frozen=True)
class Fragment:
    """ONNX nodes in topological order that read the tensor `x` (float32 [N, inputs]).

    `outputs` maps what the step answers (`y`, or `label_code`, `scores`, `value`) to tensor names. Names are local to
    the fragment; stitching renames them.
    """

    nodes: tuple[NodeProto, ...]
    initializers: tuple[TensorProto, ...]
    outputs: dict[str, str]


@dataclass
class FragmentBuilder:
    """Writes a fragment node by node; tensors are named in the order they appear."""

    nodes: list[NodeProto] = field(default_factory=list)
    initializers: list[TensorProto] = field(default_factory=list)

    def _name(self) -> str:
        return f"t{len(self.nodes) + len(self.initializers)}"

    def constant(self, values: Any, dtype: Any = np.float32) -> str:
        """A constant tensor; returns its name."""
        array: NDArray[Any] = np.asarray(values, dtype=dtype)
        name = self._name()
        self.initializers.append(numpy_helper.from_array(np.ascontiguousarray(array), name))
        return name

    def add(self, op: str, *inputs: str, domain: str = "", **attributes: Any) -> str:
        """A node with one output; returns the output's name."""
        name = self._name()
        self.nodes.append(helper.make_node(op, list(inputs), [name], domain=domain, **attributes))
        return name

    def cast(self, tensor: str, to: int) -> str:
        """A cast to an ONNX element type, such as `TensorProto.DOUBLE`."""
        return self.add("Cast", tensor, to=to)

    def build(self, **outputs: str) -> Fragment:
        """The finished fragment."""
        return Fragment(tuple(self.nodes), tuple(self.initializers), outputs)


def concat(builder: FragmentBuilder, tensors: Sequence[str]) -> str:
    """Tensors side by side; one tensor is returned as it is."""
    return tensors[0] if len(tensors) == 1 else builder.add("Concat", *tensors, axis=1)
