from typing import Any

import numpy as np
import onnxruntime
import pytest
from hypothesis import given
from hypothesis import strategies as st
from skl2onnx import to_onnx

from factories import run_fragment
from flowi.components.base import FitContext, ModelComponent
from flowi.components.fitted.trees import float_thresholds
from flowi.components.registry import component
from flowi.frame import Frame, number_column
from flowi.target import fit_target

RNG = np.random.default_rng(7)
ROWS = np.round(RNG.normal(size=(400, 4)), 1).astype(np.float32)
OTHER = np.round(RNG.normal(size=(5000, 4)), 1).astype(np.float32)
SCORE = ROWS[:, 0] + ROWS[:, 1] * ROWS[:, 2]


@given(
    st.floats(-1e6, 1e6),
    st.floats(-1e6, 1e6, width=32),
)
def test_rounded_threshold_decides_as_the_exact_one(threshold: float, value: float) -> None:
    rounded = float_thresholds(np.array([threshold]))[0]

    for x in (np.float32(value), np.float32(threshold), np.nextafter(np.float32(threshold), np.float32(np.inf))):
        assert (x <= rounded) == (float(x) <= threshold)


@pytest.mark.parametrize("classes", [2, 3])
@pytest.mark.parametrize("kind", ["decision_tree", "random_forest"])
def test_classifier_answers_as_the_general_converters_graph(kind: str, classes: int) -> None:
    entry = component(f"models.{kind}_classifier")
    assert isinstance(entry, ModelComponent)
    target = fit_target("t", np.digitize(SCORE, [0, 1][: classes - 1]).tolist(), "classification")
    model: Any = entry.fit(frame(), entry.parse({}), target, FitContext(seed=3))
    reference = onnxruntime.InferenceSession(
        to_onnx(model.estimator, ROWS[:1], options={"zipmap": False}, target_opset=18).SerializeToString()
    )

    ran = run_fragment(model.fragment(), OTHER)
    labels, probabilities = reference.run(None, {"X": OTHER})

    np.testing.assert_array_equal(ran["label_code"], labels)
    np.testing.assert_array_equal(ran["scores"], probabilities)


@pytest.mark.parametrize("kind", ["decision_tree", "random_forest"])
def test_regressor_answers_as_the_general_converters_graph(kind: str) -> None:
    entry = component(f"models.{kind}_regressor")
    assert isinstance(entry, ModelComponent)
    model: Any = entry.fit(frame(), entry.parse({}), fit_target("t", SCORE.tolist(), "regression"), FitContext(seed=3))
    reference = onnxruntime.InferenceSession(to_onnx(model.estimator, ROWS[:1], target_opset=18).SerializeToString())

    ran = run_fragment(model.fragment(), OTHER)

    np.testing.assert_allclose(ran["value"], reference.run(None, {"X": OTHER})[0][:, 0], rtol=1e-6)


def frame() -> Frame:
    return Frame({f"n{index}": number_column(ROWS[:, index]) for index in range(4)})
