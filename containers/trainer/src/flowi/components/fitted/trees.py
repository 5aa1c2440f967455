"""Trees and forests as one TreeEnsemble node.

Written from the library's own arrays, since the general converter leaves out where a missing value goes.
"""

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Any

import numpy as np
from numpy.typing import NDArray
from onnx import helper

from flowi.components.fitted.estimator import FittedClassifier, FittedRegressor, spread_scores
from flowi.components.fragment import INPUT, Fragment, FragmentBuilder
from flowi.frame import Floats

_LEAF = -1


def _trees(estimator: Any) -> list[Any]:
    return [estimator.tree_] if hasattr(estimator, "tree_") else [member.tree_ for member in estimator.estimators_]


def float_thresholds(thresholds: NDArray[np.float64]) -> Floats:
    """Thresholds in single precision, rounded down: `x <= t` then means the same for every single-precision `x`."""
    rounded = thresholds.astype(np.float32)
    above = rounded > thresholds
    rounded[above] = np.nextafter(rounded[above], np.float32(-np.inf))
    return rounded


@dataclass
class _Nodes:
    """The attributes of a TreeEnsemble node, tree after tree."""

    attributes: dict[str, list[Any]] = field(default_factory=dict)

    def extend(self, name: str, values: Any) -> None:
        self.attributes.setdefault(name, []).extend(np.asarray(values).tolist())


def _add_branches(nodes: _Nodes, tree_id: int, tree: Any) -> None:
    leaf = tree.children_left == _LEAF
    nodes.extend("nodes_treeids", np.full(tree.node_count, tree_id))
    nodes.extend("nodes_nodeids", np.arange(tree.node_count))
    nodes.extend("nodes_modes", np.where(leaf, "LEAF", "BRANCH_LEQ"))
    nodes.extend("nodes_featureids", np.where(leaf, 0, tree.feature))
    nodes.extend("nodes_values", np.where(leaf, np.float32(0), float_thresholds(tree.threshold)))
    nodes.extend("nodes_truenodeids", np.where(leaf, 0, tree.children_left))
    nodes.extend("nodes_falsenodeids", np.where(leaf, 0, tree.children_right))
    goes_left = tree.__getstate__()["nodes"]["missing_go_to_left"]
    nodes.extend("nodes_missing_value_tracks_true", np.where(leaf, 0, goes_left).astype(np.int64))


def _add_leaves(nodes: _Nodes, tree_id: int, tree: Any, prefix: str, weights: NDArray[np.float64]) -> None:
    """`weights` [nodes, answers]: what a row in the leaf adds to each answer."""
    leaves = np.flatnonzero(tree.children_left == _LEAF)
    answers = weights.shape[1]
    nodes.extend(f"{prefix}_treeids", np.full(len(leaves) * answers, tree_id))
    nodes.extend(f"{prefix}_nodeids", np.repeat(leaves, answers))
    nodes.extend(f"{prefix}_ids", np.tile(np.arange(answers), len(leaves)))
    nodes.extend(f"{prefix}_weights", weights[leaves].reshape(-1))


def _ensemble(
    op: str, outputs: Sequence[str], trees: Sequence[Any], prefix: str, *, first: int = 0, **more: Any
) -> FragmentBuilder:
    """`first` is the first answer that leaves are written for."""
    nodes = _Nodes()
    for tree_id, tree in enumerate(trees):
        _add_branches(nodes, tree_id, tree)
        _add_leaves(nodes, tree_id, tree, prefix, tree.value[:, 0, first:] / len(trees))
    builder = FragmentBuilder()
    attributes = dict(sorted({**nodes.attributes, **more, "post_transform": "NONE"}.items()))
    builder.nodes.append(helper.make_node(op, [INPUT], list(outputs), domain="ai.onnx.ml", **attributes))
    return builder


def export_classifier(model: FittedClassifier) -> Fragment:
    """Label codes and probabilities."""
    known = np.asarray(model.estimator.classes_, dtype=np.int64)
    trees = _trees(model.estimator)
    outputs = ("label", "probabilities")
    # The operator has a rule of its own for two classes: one weight, that of the second class, and 0.5 as threshold.
    first = 1 if len(known) == 2 else 0
    labels = known.tolist()
    builder = _ensemble("TreeEnsembleClassifier", outputs, trees, "class", first=first, classlabels_int64s=labels)
    scores = spread_scores(builder, "probabilities", known, model.classes, 0.0)
    return builder.build(label_code="label", scores=scores)


def export_regressor(model: FittedRegressor) -> Fragment:
    """Values."""
    builder = _ensemble("TreeEnsembleRegressor", ("column",), _trees(model.estimator), "target", n_targets=1)
    flat = builder.add("Reshape", "column", builder.constant([-1], dtype=np.int64))
    return builder.build(value=flat)
