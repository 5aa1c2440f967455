"""Support vector classifiers in plain ONNX operators and double precision.

The library votes between pairs of classes. A label is the class with most votes, so that a rounding error in one pair
changes whole votes; double precision, which the library computes in, keeps both sides together:

    x -> kernel with the support vectors [N, vectors] -> one decision value a pair [N, pairs] -> votes -> label
                                                                       \\-> votes + bounded confidence -> scores
"""

from itertools import combinations
from typing import Any

import numpy as np
from numpy.typing import NDArray
from onnx import TensorProto

from flowi.components.fitted.estimator import ABSENT_DECISION, FittedClassifier, spread_scores
from flowi.components.fragment import INPUT, Fragment, FragmentBuilder

Doubles = NDArray[np.float64]


def export_svc(model: FittedClassifier) -> Fragment:
    """Label codes and decision values, one for each class."""
    builder = FragmentBuilder()
    known = np.asarray(model.estimator.classes_, dtype=np.int64)
    pairs = _pair_decisions(builder, model.estimator)
    index, decision = _binary(builder, pairs) if len(known) == 2 else _votes(builder, pairs, len(known))
    label = builder.add("Gather", builder.constant(known, np.int64), index)
    scores = builder.cast(decision, TensorProto.FLOAT)
    return builder.build(label_code=label, scores=spread_scores(builder, scores, known, model.classes, ABSENT_DECISION))


def _pair_decisions(builder: FragmentBuilder, estimator: Any) -> str:
    """One decision value for each pair of classes."""
    x = builder.cast(INPUT, TensorProto.DOUBLE)
    if estimator.kernel == "linear":
        product = builder.add("MatMul", x, builder.constant(estimator.coef_.T, np.float64))
    else:
        kernel = _kernel(builder, x, estimator)
        product = builder.add("MatMul", kernel, builder.constant(pair_weights(estimator).T, np.float64))
    return builder.add("Add", product, builder.constant(estimator.intercept_, np.float64))


def pair_weights(estimator: Any) -> Doubles:
    """Weight of each support vector in each pair's decision value [pairs, vectors]."""
    coefficients = np.asarray(estimator.dual_coef_, dtype=np.float64)
    if len(estimator.classes_) == 2:
        return coefficients
    ends = np.cumsum(estimator.n_support_)
    ranges = [slice(end - count, end) for end, count in zip(ends, estimator.n_support_, strict=True)]
    pairs = list(combinations(range(len(ranges)), 2))
    weights = np.zeros((len(pairs), coefficients.shape[1]))
    for row, (first, second) in enumerate(pairs):
        # Row r of the library's table belongs to "the r-th other class" of the vector's own class.
        weights[row, ranges[first]] = coefficients[second - 1, ranges[first]]
        weights[row, ranges[second]] = coefficients[first, ranges[second]]
    return weights


def _kernel(builder: FragmentBuilder, x: str, estimator: Any) -> str:
    vectors = np.asarray(estimator.support_vectors_, dtype=np.float64)
    gamma = builder.constant(estimator._gamma, np.float64)
    product = builder.add("MatMul", x, builder.constant(vectors.T, np.float64))
    if estimator.kernel == "rbf":
        twice = builder.add("Mul", product, builder.constant(-2.0, np.float64))
        own = builder.add("ReduceSumSquare", x, builder.constant([1], np.int64), keepdims=1)
        theirs = builder.constant((vectors**2).sum(axis=1), np.float64)
        distance = builder.add("Add", builder.add("Add", twice, theirs), own)
        return builder.add("Exp", builder.add("Neg", builder.add("Mul", distance, gamma)))
    scaled = builder.add("Mul", product, gamma)
    shifted = builder.add("Add", scaled, builder.constant(estimator.coef0, np.float64))
    if estimator.kernel == "sigmoid":
        return builder.add("Tanh", shifted)
    return builder.add("Pow", shifted, builder.constant(estimator.degree, np.float64))


def _binary(builder: FragmentBuilder, decision: str) -> tuple[str, str]:
    zero = builder.constant([0.0], np.float64)
    second = builder.add("GreaterOrEqual", decision, zero)
    index = builder.cast(builder.add("Reshape", second, builder.constant([-1], np.int64)), TensorProto.INT64)
    return index, builder.add("Concat", builder.add("Neg", decision), decision, axis=1)


def _votes(builder: FragmentBuilder, decision: str, classes: int) -> tuple[str, str]:
    """Index of the class with most votes (the first of equals), and votes with bounded confidence."""
    pairs = list(combinations(range(classes), 2))
    signs = np.zeros((len(pairs), classes))
    for row, (first, second) in enumerate(pairs):
        signs[row, first], signs[row, second] = 1, -1
    # A vote won by the first class of a pair is one less for the second; all start with what the second could win.
    start = builder.constant((signs < 0).sum(axis=0), np.float64)
    table, zero = builder.constant(signs, np.float64), builder.constant([0.0], np.float64)

    def count(comparison: str) -> str:
        won = builder.cast(builder.add(comparison, decision, zero), TensorProto.DOUBLE)
        return builder.add("Add", builder.add("MatMul", won, table), start)

    index = builder.add("ArgMax", count("Greater"), axis=1, keepdims=0)
    confidence = builder.add("MatMul", decision, table)
    size = builder.add("Add", builder.add("Abs", confidence), builder.constant([1.0], np.float64))
    bounded = builder.add("Div", confidence, builder.add("Mul", size, builder.constant([3.0], np.float64)))
    return index, builder.add("Add", count("GreaterOrEqual"), bounded)
