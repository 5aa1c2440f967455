"""Linear models in double precision: their sums cancel, and the rounding of single precision would move labels."""

import numpy as np
from onnx import TensorProto

from flowi.components.fitted.estimator import FittedClassifier, FittedRegressor, spread_scores
from flowi.components.fragment import INPUT, Fragment, FragmentBuilder


def _product(builder: FragmentBuilder, coefficients: object, intercept: object) -> str:
    """`x` times coefficients [columns, outputs] plus intercept [outputs], in double precision."""
    x = builder.cast(INPUT, TensorProto.DOUBLE)
    product = builder.add("MatMul", x, builder.constant(coefficients, np.float64))
    return builder.add("Add", product, builder.constant(intercept, np.float64))


def export_logistic(model: FittedClassifier) -> Fragment:
    """Label codes and probabilities; two classes have one decision value, more have one each."""
    estimator, builder = model.estimator, FragmentBuilder()
    known = np.asarray(estimator.classes_, dtype=np.int64)
    decision = _product(builder, estimator.coef_.T, estimator.intercept_)
    if len(known) == 2:
        second = builder.add("Sigmoid", decision)
        first = builder.add("Sub", builder.constant([1.0], np.float64), second)
        probabilities = builder.add("Concat", first, second, axis=1)
        above = builder.add("Greater", decision, builder.constant([0.0], np.float64))
        index = builder.cast(builder.add("Reshape", above, builder.constant([-1], np.int64)), TensorProto.INT64)
    else:
        probabilities = builder.add("Softmax", decision, axis=1)
        index = builder.add("ArgMax", decision, axis=1, keepdims=0)
    label = builder.add("Gather", builder.constant(known, np.int64), index)
    scores = builder.cast(probabilities, TensorProto.FLOAT)
    return builder.build(label_code=label, scores=spread_scores(builder, scores, known, model.classes, 0.0))


def export_linear(model: FittedRegressor) -> Fragment:
    """Values."""
    builder = FragmentBuilder()
    coefficients = np.asarray(model.estimator.coef_, dtype=np.float64).reshape(-1, 1)
    intercept = np.asarray(model.estimator.intercept_, dtype=np.float64).reshape(1)
    value = _product(builder, coefficients, intercept)
    flat = builder.add("Reshape", value, builder.constant([-1], np.int64))
    return builder.build(value=builder.cast(flat, TensorProto.FLOAT))
