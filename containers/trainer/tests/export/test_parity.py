from dataclasses import replace

import numpy as np
import pytest
from onnx import TensorProto, load_from_string, numpy_helper

from factories import fit_pipeline, line_plan, make_iris
from flowi.components.base import Prediction
from flowi.errors import FlowiError
from flowi.export.parity import check_parity, compare
from flowi.export.stitch import export_pipeline


def answers(codes: list[int], scores: list[list[float]]) -> Prediction:
    return Prediction(label_code=np.array(codes), scores=np.array(scores, dtype=np.float32))


def test_labels_that_differ_at_a_tie_are_counted_apart() -> None:
    library = answers([0, 1, 1], [[0.5, 0.5], [0.4, 0.6], [0.2, 0.8]])

    tied = compare(library, answers([1, 1, 1], [[0.5, 0.5], [0.4, 0.6], [0.2, 0.8]]))
    changed = compare(library, answers([0, 0, 1], [[0.5, 0.5], [0.4, 0.6], [0.2, 0.8]]))

    assert (tied.label_changes, tied.ties, tied.passed) == (0, 1, True)
    assert (changed.label_changes, changed.ties, changed.passed) == (1, 0, False)


def test_probabilities_may_differ_by_the_tolerance() -> None:
    library = answers([0], [[0.7, 0.3]])

    assert compare(library, answers([0], [[0.700005, 0.299995]])).passed
    assert not compare(library, answers([0], [[0.7001, 0.2999]])).passed
    assert not compare(library, answers([0], [[float("nan"), 0.3]])).passed


def test_values_are_judged_by_their_scale() -> None:
    def values(*numbers: float) -> Prediction:
        return Prediction(value=np.array(numbers, dtype=np.float32))

    assert compare(values(1e6, 0), values(1e6 + 1, 0)).passed
    assert not compare(values(1e-6), values(1.1e-6)).passed
    assert compare(values(0, 0), values(0, 0)).passed
    assert compare(values(), values()).passed


def test_graph_that_answers_otherwise_is_refused() -> None:
    frame, target = make_iris()
    plan = line_plan(("preprocessing.fill_na", {}), ("preprocessing.standard_scaler", {}), ("models.svc", {}))
    pipeline = fit_pipeline(plan, frame, target)
    exported = export_pipeline(pipeline, target)
    spoiled = load_from_string(exported.model)
    for tensor in spoiled.graph.initializer:
        if tensor.name.startswith("standard_scaler/") and tensor.data_type == TensorProto.FLOAT:
            tensor.CopyFrom(numpy_helper.from_array(numpy_helper.to_array(tensor) * np.float32(1.05), tensor.name))

    assert check_parity(pipeline, exported, frame).passed
    with pytest.raises(FlowiError) as refused:
        check_parity(pipeline, replace(exported, model=spoiled.SerializeToString()), frame)

    assert refused.value.code == "parity_failed"
    assert refused.value.details["largestDifference"] > 1e-5
