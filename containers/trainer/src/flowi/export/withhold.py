"""No answer is better than a meaningless one: labels and values of rows that a model can not judge are withheld.

A classifier asked about a row with a missing number still names a class, since a comparison with NaN is simply false.
"""

from collections.abc import Mapping, Sequence

import numpy as np

from flowi.export.graph import GraphBuilder

NO_LABEL = -1


def withhold(builder: GraphBuilder, prefix: str, checked: Mapping[str, int], given: str, answer: str) -> None:
    """Nodes that write `answer` [N] from `given` [N]: label code -1, or value NaN, where a checked tensor has a number
    that is not finite.

    Args:
        checked: float32 tensors [N, width] by name, with their widths.
    """
    sums = [_constant_product(builder, prefix, tensor, width) for tensor, width in checked.items()]
    total = sums[0] if len(sums) == 1 else builder.node("Add", sums, f"{prefix}/withheld/sum")
    shape = builder.constant(np.array([-1], dtype=np.int64), f"{prefix}/withheld/shape")
    flat = builder.node("Reshape", [total, shape], f"{prefix}/withheld/flat")
    unknown = builder.node("IsNaN", [flat], f"{prefix}/withheld/unknown")
    nothing = np.array(np.nan, dtype=np.float32) if answer == "value" else np.array(NO_LABEL, dtype=np.int64)
    builder.node("Where", [unknown, builder.constant(nothing, f"{prefix}/withheld/none"), given], answer)


def without_negative(builder: GraphBuilder, prefix: str, source: str, is_code: Sequence[bool]) -> str:
    """The tensor [N, width] with NaN for the negative codes of its categories: those of missing and unseen values."""
    if not any(is_code):
        return source
    lowest = np.where(is_code, np.float32(0), np.float32(-np.inf)).astype(np.float32)
    negative = builder.node(
        "Less", [source, builder.constant(lowest, f"{prefix}/codes/lowest")], f"{prefix}/codes/less"
    )
    nothing = builder.constant(np.array(np.nan, dtype=np.float32), f"{prefix}/codes/none")
    return builder.node("Where", [negative, nothing, source], f"{prefix}/codes/checked")


def _constant_product(builder: GraphBuilder, prefix: str, tensor: str, width: int) -> str:
    """The row sums of 0 times the tensor [N, 1]: 0, or NaN where a number is not finite."""
    name = f"{prefix}/withheld/{tensor}"
    zeros = builder.constant(np.zeros((width, 1), dtype=np.float32), f"{name}/zeros")
    return builder.node("MatMul", [tensor, zeros], name)
