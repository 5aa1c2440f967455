"""A graph under construction: fragments appended under a prefix, columns found as places in tensors."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from itertools import groupby
from typing import Any

import numpy as np
from onnx import NodeProto, TensorProto, helper, numpy_helper

from flowi.components.fragment import INPUT, Fragment


@dataclass(frozen=True)
class Place:
    """A column: position `index` of a tensor [N, width]."""

    tensor: str
    index: int
    width: int


@dataclass
class GraphBuilder:
    """Nodes and constants in the order they are added; all names come from node ids and positions."""

    nodes: list[NodeProto] = field(default_factory=list)
    initializers: list[TensorProto] = field(default_factory=list)

    def node(self, op: str, inputs: Sequence[str], output: str, domain: str = "", **attributes: Any) -> str:
        """A node named after its output; returns the output."""
        self.nodes.append(helper.make_node(op, list(inputs), [output], name=output, domain=domain, **attributes))
        return output

    def constant(self, values: np.ndarray[Any, np.dtype[Any]], name: str) -> str:
        """A constant tensor; returns its name."""
        self.initializers.append(numpy_helper.from_array(values, name))
        return name

    def assemble(self, places: Sequence[Place], prefix: str) -> str:
        """The columns side by side in one tensor [N, len(places)].

        Neighbours of one tensor are taken together, and a whole tensor as it is.
        """
        runs = [list(run) for _, run in groupby(places, key=lambda place: place.tensor)]
        parts = [self._gather(run, f"{prefix}/in{number}") for number, run in enumerate(runs)]
        return parts[0] if len(parts) == 1 else self.node("Concat", parts, f"{prefix}/in", axis=1)

    def _gather(self, run: Sequence[Place], name: str) -> str:
        tensor, indices = run[0].tensor, [place.index for place in run]
        if indices == list(range(run[0].width)):
            return tensor
        constant = self.constant(np.array(indices, dtype=np.int64), f"{name}/columns")
        return self.node("Gather", [tensor, constant], name, axis=1)

    def append(
        self, fragment: Fragment, source: str, prefix: str, names: Mapping[str, str] | None = None
    ) -> dict[str, str]:
        """The fragment's nodes reading `source`; returns its outputs' tensors.

        Args:
            names: outputs that get a name of the graph instead of a prefixed one.
        """
        renamed = {fragment.outputs[output]: name for output, name in (names or {}).items()}

        def rename(tensor: str) -> str:
            if tensor in ("", INPUT):
                return source if tensor else ""
            return renamed.get(tensor, f"{prefix}/{tensor}")

        for initializer in fragment.initializers:
            copy = TensorProto()
            copy.CopyFrom(initializer)
            copy.name = rename(initializer.name)
            self.initializers.append(copy)
        for number, original in enumerate(fragment.nodes):
            node = NodeProto()
            node.CopyFrom(original)
            node.name = f"{prefix}/{number}"
            node.input[:] = [rename(tensor) for tensor in original.input]
            node.output[:] = [rename(tensor) for tensor in original.output]
            self.nodes.append(node)
        return {output: rename(tensor) for output, tensor in fragment.outputs.items()}
