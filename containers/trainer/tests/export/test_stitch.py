import hashlib
import os
import subprocess
import sys
from typing import Any

import numpy as np
import onnx
import onnxruntime
import pytest

from factories import LOAD, LOAD_PARAMETERS, fit_pipeline, grid_rows, line_plan, make_iris, make_penguins, make_plan
from flowi.errors import FlowiError
from flowi.executor.outcome import Pipeline
from flowi.export.check import check_model
from flowi.export.parity import check_parity
from flowi.export.session import GraphSession
from flowi.export.stitch import Exported, export_pipeline
from flowi.frame import Frame, TimestampColumn, number_column, text_column
from flowi.plan import Plan
from flowi.target import Target, fit_target

CLASSIFIERS: list[tuple[str, dict[str, Any]]] = [
    ("models.svc", {}),
    ("models.svc", {"kernel": "linear"}),
    ("models.logistic_regression", {}),
    ("models.decision_tree_classifier", {}),
    ("models.random_forest_classifier", {"n_estimators": 20}),
]
REGRESSORS = [
    ("models.linear_regression", {}),
    ("models.decision_tree_regressor", {}),
    ("models.random_forest_regressor", {"n_estimators": 20}),
]
FILL, SCALE, HOT = (f"preprocessing.{name}" for name in ("fill_na", "standard_scaler", "one_hot_encoder"))


def fit(plan: Plan, frame: Frame, target: Target) -> tuple[Pipeline, Exported]:
    pipeline = fit_pipeline(plan, frame, target)
    return pipeline, export_pipeline(pipeline, target)


@pytest.mark.parametrize(("model", "values"), CLASSIFIERS)
@pytest.mark.parametrize("strategy", ["mean", "median"])
def test_iris_graph_answers_as_the_library(model: str, values: dict[str, Any], strategy: str) -> None:
    frame, target = make_iris()
    pipeline, exported = fit(line_plan((FILL, {"strategy": strategy}), (SCALE, {}), (model, values)), frame, target)

    parity = check_parity(pipeline, exported, grid_rows(frame, 20_000))

    assert (parity.rows, parity.label_changes) == (20_000, 0)
    assert exported.inputs.prepare == ()
    assert [column.name for column in exported.inputs.columns] == list(frame)


@pytest.mark.parametrize(("model", "values"), CLASSIFIERS)
def test_penguins_with_missing_and_unseen_values(model: str, values: dict[str, Any]) -> None:
    frame, target = make_penguins()
    plan = line_plan((FILL, {"strategy": "most_frequent"}), (SCALE, {}), (HOT, {}), (model, values))
    pipeline, exported = fit(plan, frame, target)
    other = grid_rows(frame, 10_000)

    parity = check_parity(pipeline, exported, other)
    one = check_parity(pipeline, exported, other.take(np.arange(1)))

    assert (parity.label_changes, one.rows, one.passed) == (0, 1, True)
    assert [feature.kind for feature in exported.inputs.features] == ["category", "number", "number", "category"]
    # Unseen values have a code of their own, and both sides know it.
    assert (exported.matrix(other)[:, 0] == -2).any()


@pytest.mark.parametrize(("model", "values"), REGRESSORS)
def test_regression_gives_one_value_a_row(model: str, values: dict[str, Any]) -> None:
    frame, _ = make_penguins()
    mass = frame.select(["mass"]).matrix()[:, 0]
    target = fit_target("heavy", np.nan_to_num(mass, nan=4000).tolist(), "regression")
    plan = line_plan((FILL, {}), (HOT, {}), (SCALE, {"columns": ["bill"]}), (model, values), task="regression")
    pipeline, exported = fit(plan, frame, target)

    parity = check_parity(pipeline, exported, grid_rows(frame, 5_000))
    session = GraphSession(exported.model)

    assert parity.passed and session.outputs == ("value",)
    assert (exported.task, exported.classes, exported.scores) == ("regression", (), None)


def test_outputs_have_fixed_names_types_and_shapes() -> None:
    frame, target = make_iris()
    _, exported = fit(line_plan((FILL, {}), ("models.svc", {})), frame, target)
    session = onnxruntime.InferenceSession(exported.model)

    assert [(i.name, i.type, i.shape) for i in session.get_inputs()] == [("input", "tensor(float)", ["N", 4])]
    assert [(o.name, o.type, o.shape) for o in session.get_outputs()] == [
        ("label", "tensor(string)", ["N"]),
        ("label_code", "tensor(int64)", ["N"]),
        ("scores", "tensor(float)", ["N", 3]),
    ]
    assert exported.scores == "decision"


def test_graph_gives_class_names_back() -> None:
    frame, target = make_iris()
    pipeline, exported = fit(line_plan((FILL, {}), ("models.decision_tree_classifier", {})), frame, target)

    labels = GraphSession(exported.model).labels(exported.matrix(frame))

    codes = pipeline.predict(frame).label_code
    assert codes is not None
    assert labels == [target.class_names[code] for code in codes]
    assert set(labels) == {"setosa", "versicolor", "virginica"}


@pytest.mark.parametrize(("classes", "names"), [((3, 7), ["3", "7"]), ((False, True), ["false", "true"])])
def test_classes_keep_their_type_and_the_graph_spells_them(classes: tuple[object, ...], names: list[str]) -> None:
    frame, species = make_iris()
    target = fit_target("t", [classes[int(code == 2)] for code in species.data], "classification")
    for model, values in CLASSIFIERS:
        pipeline, exported = fit(line_plan((FILL, {}), (SCALE, {}), (model, values)), frame, target)

        assert exported.classes == classes
        assert sorted(set(GraphSession(exported.model).labels(exported.matrix(frame)))) == names
        assert check_parity(pipeline, exported, grid_rows(frame, 5_000)).passed


def test_columns_that_nothing_uses_are_not_asked_for() -> None:
    frame, target = make_penguins()
    frame = frame.with_columns({"id": number_column(np.arange(frame.rows)), "note": text_column(["x"] * frame.rows)})
    plan = line_plan(
        (FILL, {}),
        (HOT, {}),
        ("preprocessing.drop_columns", {"columns": ["id", "mass", "note_x", "sex_male", "sex_female", "sex_missing"]}),
        ("models.decision_tree_classifier", {}),
    )
    pipeline, exported = fit(plan, frame, target)

    assert [column.name for column in exported.inputs.columns] == ["island", "bill"]
    assert [feature.column for feature in exported.inputs.features] == ["island", "bill"]
    assert check_parity(pipeline, exported, frame).passed


def test_booleans_are_numbers_and_points_in_time_never_features() -> None:
    frame, target = make_penguins()
    when = np.arange(frame.rows).astype("datetime64[us]")
    tagged = number_column(np.arange(frame.rows) % 2, boolean=True)
    frame = Frame({"when": TimestampColumn(when), "tagged": tagged, **frame})
    pipeline, exported = fit(line_plan(("models.random_forest_classifier", {"n_estimators": 5})), frame, target)

    types = {column.name: column.type for column in exported.inputs.columns}

    assert types == {"tagged": "boolean", "island": "string", "bill": "number", "mass": "number", "sex": "string"}
    assert check_parity(pipeline, exported, frame).passed


def test_string_operations_move_to_prepare() -> None:
    frame, target = make_penguins()
    cabins = ["A/1", "B/2", None, "C"]
    frame = frame.with_columns({"cabin": text_column(cabins[row % 4] for row in range(frame.rows))})
    plan = line_plan(
        ("preprocessing.replace_string", {"find": "/", "replacement": "-", "columns": ["cabin"]}),
        ("preprocessing.split_string", {"column": "cabin", "separator": "-", "outputs": ["deck", "room"]}),
        (FILL, {}),
        ("preprocessing.substring", {"columns": ["island"], "end": 2}),
        ("preprocessing.substring", {"columns": ["room"], "end": 5}),
        ("models.random_forest_classifier", {"n_estimators": 10}),
    )
    pipeline, exported = fit(plan, frame, target)

    assert [operation.op for operation in exported.inputs.prepare] == [
        "replace_string", "split_string", "substring", "substring",
    ]  # fmt: skip
    assert [column.name for column in exported.inputs.columns] == ["island", "bill", "mass", "sex", "cabin"]
    features = {feature.column: feature.vocabulary for feature in exported.inputs.features}
    assert list(features) == ["island", "bill", "mass", "sex", "deck", "room"]
    assert features["island"] is not None and set(features["island"].values) == {"Bi", "Dr", "To"}
    assert check_parity(pipeline, exported, grid_rows(frame, 2_000)).passed


def test_operations_of_branches_keep_to_the_version_they_read() -> None:
    """One branch shortens a column, another splits the whole one: in the flat list the split has to come first."""
    frame, target = make_penguins()
    frame = frame.with_columns({"code": text_column(["ab-x", "cd-y", None][row % 3] for row in range(frame.rows))})
    nodes = [
        LOAD,
        ("short", "preprocessing.substring", ("load",)),
        ("split", "preprocessing.split_string", ("load",)),
        ("tree", "models.decision_tree_classifier", ("short", "split")),
    ]
    values = {"column": "code", "separator": "-", "outputs": ["first", "second"], "keep": True}
    parameters: dict[str, dict[str, Any]] = {
        **LOAD_PARAMETERS,
        "short": {"columns": ["code"], "end": 1},
        "split": values,
    }
    plan = make_plan(nodes, [([node[0] for node in nodes], parameters)])
    pipeline, exported = fit(plan, frame, target)

    assert [operation.op for operation in exported.inputs.prepare] == ["split_string", "substring"]
    assert {feature.column for feature in exported.inputs.features} >= {"code", "first", "second"}
    assert check_parity(pipeline, exported, frame).passed


def test_matrix_refuses_a_frame_without_a_column_or_of_another_type() -> None:
    frame, target = make_penguins()
    _, exported = fit(line_plan((FILL, {}), ("models.decision_tree_classifier", {})), frame, target)

    with pytest.raises(FlowiError, match="'bill'") as absent:
        exported.matrix(frame.drop(["bill"]))
    with pytest.raises(FlowiError, match="island") as wrong:
        exported.matrix(frame.with_columns({"island": frame["bill"]}))

    assert (absent.value.code, wrong.value.code) == ("prediction_input", "prediction_input")


def test_union_graph_reads_the_input_once_for_each_group_of_columns() -> None:
    frame, target = make_penguins()
    nodes = [
        LOAD,
        ("fill", FILL, ("load",)),
        ("hot", HOT, ("load",)),
        ("svc", "models.svc", ("fill", "hot")),
    ]
    parameters: dict[str, dict[str, Any]] = {
        **LOAD_PARAMETERS,
        "fill": {},
        "hot": {"columns": ["sex"]},
        "svc": {"exclude_columns": ["island"]},
    }
    plan = make_plan(nodes, [([node[0] for node in nodes], parameters)])
    pipeline, exported = fit(plan, frame, target)

    operators = [node.op_type for node in onnx.load_from_string(exported.model).graph.node]

    assert [column.name for column in exported.inputs.columns] == ["bill", "mass", "sex"]
    assert check_parity(pipeline, exported, grid_rows(frame, 2_000)).passed
    assert operators.count("Concat") == 1


BYTES = """
import hashlib, sys
sys.path[:0] = {paths!r}
from test_stitch import penguin_bytes
for model in {models!r}:
    print(hashlib.sha256(penguin_bytes(model)).hexdigest())
"""
MODELS = [model for model, values in CLASSIFIERS if not values.get("kernel")]


def penguin_bytes(model: str) -> bytes:
    frame, target = make_penguins()
    plan = line_plan((FILL, {"strategy": "most_frequent"}), (SCALE, {}), (HOT, {}), (model, {}))
    return fit(plan, frame, target)[1].model


def test_bytes_are_the_same_in_every_process() -> None:
    here = os.path.dirname(os.path.abspath(__file__))  # noqa: PTH100, PTH120
    code = BYTES.format(paths=[here, *sys.path], models=MODELS)

    def start(seed: str, threads: str) -> subprocess.Popen[str]:
        environment = {**os.environ, "PYTHONHASHSEED": seed, "OMP_NUM_THREADS": threads}
        return subprocess.Popen([sys.executable, "-c", code], env=environment, stdout=subprocess.PIPE, text=True)

    with start("1", "1") as one, start("4242", "2") as other:
        here_and_now = [hashlib.sha256(penguin_bytes(model)).hexdigest() for model in MODELS]
        told = [process.communicate()[0].split() for process in (one, other)]

    assert told == [here_and_now, here_and_now]


def test_graph_with_foreign_operators_or_other_inputs_is_refused() -> None:
    frame, target = make_iris()
    _, exported = fit(line_plan((FILL, {}), ("models.svc", {})), frame, target)

    foreign = onnx.load_from_string(exported.model)
    foreign.graph.node[0].domain = "com.example"
    renamed = onnx.load_from_string(exported.model)
    renamed.graph.input[0].name = "X"
    outside = onnx.load_from_string(exported.model)
    outside.graph.initializer[0].data_location = onnx.TensorProto.EXTERNAL
    broken = onnx.load_from_string(exported.model)
    broken.graph.node[0].input[0] = "nowhere"

    for model, words in [(foreign, "com.example"), (renamed, "'X'"), (outside, "external data"), (broken, "nowhere")]:
        with pytest.raises(FlowiError, match=words) as refused:
            check_model(model)
        assert refused.value.code == "unsupported"
