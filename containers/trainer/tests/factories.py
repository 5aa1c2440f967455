"""Small builders for tests."""

from collections.abc import Mapping, Sequence
from typing import Any

import numpy as np
import onnx
import onnxruntime
from onnx import TensorProto, helper
from sklearn.datasets import load_iris

from flowi.components.fragment import IR_VERSION, ML_OPSET, OPSET, Fragment
from flowi.executor.data import Fold, TrainingData
from flowi.executor.outcome import Pipeline
from flowi.executor.run import Executor
from flowi.frame import CodeColumn, Column, Floats, Frame, NumberColumn, number_column, text_column
from flowi.plan import MetricSpec, Plan, PlanNode, SplitSpec, Trial
from flowi.target import Target, fit_target
from flowi.vocabulary import encode_column, fit_vocabulary

IRIS = ("sepal_length", "sepal_width", "petal_length", "petal_width")


def make_iris(missing: float = 0.05, seed: int = 0) -> tuple[Frame, Target]:
    """Iris with gaps put in."""
    iris = load_iris()
    values = iris.data.astype(np.float32)
    values[np.random.default_rng(seed).random(values.shape) < missing] = np.nan
    frame = Frame({name: number_column(values[:, index]) for index, name in enumerate(IRIS)})
    return frame, fit_target("species", [str(iris.target_names[code]) for code in iris.target], "classification")


def make_penguins(rows: int = 300, seed: int = 0) -> tuple[Frame, Target]:
    """A table like the penguins: numbers on a 0.1 grid and text, both with gaps, three classes that overlap."""
    rng = np.random.default_rng(seed)
    kind = rng.integers(0, 3, rows)
    bill = np.round(rng.normal(np.array([39, 48, 47])[kind], 2.5), 1)
    mass = np.round(rng.normal(np.array([3700, 3730, 5080])[kind], 350), 0)
    islands = np.array([["Biscoe", "Dream", "Torgersen"], ["Dream", "Dream", "Dream"], ["Biscoe", "Biscoe", "Dream"]])
    island = islands[kind, rng.integers(0, 3, rows)]
    sex = np.where(rng.random(rows) < 0.5, "male", "female")
    frame = Frame(
        {
            "island": text_column(gaps(island.tolist(), rng)),
            "bill": number_column(np.where(rng.random(rows) < 0.05, np.nan, bill)),
            "mass": number_column(np.where(rng.random(rows) < 0.05, np.nan, mass)),
            "sex": text_column(gaps(sex.tolist(), rng)),
        }
    )
    names = ("Adelie", "Chinstrap", "Gentoo")
    return frame, fit_target("species", [names[code] for code in kind], "classification")


def gaps(values: Sequence[str], rng: np.random.Generator, share: float = 0.05) -> list[str | None]:
    """The values with some replaced by None."""
    return [None if rng.random() < share else value for value in values]


def encode_frame(frame: Frame, like: Frame | None = None) -> Frame:
    """The frame with text as codes, vocabularies from `like` (itself when left out)."""
    columns: dict[str, Column] = {}
    for name, column in frame.items():
        if column.kind == "text":
            source = (like or frame)[name]
            assert source.kind == "text"
            columns[name] = encode_column(column, fit_vocabulary(source.values))
        else:
            columns[name] = column
    return Frame(columns, frame.rows)


def grid_rows(frame: Frame, rows: int, seed: int = 1) -> Frame:
    """New rows for a frame: values of its numbers moved by steps of 0.1, gaps, unseen values."""
    rng = np.random.default_rng(seed)
    picked = frame.take(rng.integers(0, frame.rows, rows))
    columns: dict[str, Column] = {}
    for name, column in picked.items():
        if isinstance(column, NumberColumn):
            moved = np.round(column.values.astype(np.float64) + rng.integers(-9, 10, rows) / 10, 1)
            columns[name] = number_column(moved)
        elif isinstance(column, CodeColumn):
            codes = np.where(rng.random(rows) < 0.1, np.float32(-2), column.codes)
            columns[name] = CodeColumn(codes.astype(np.float32), column.vocabulary)
        else:
            assert column.kind == "text"
            columns[name] = text_column("unseen" if rng.random() < 0.1 else value for value in column.values)
    return Frame(columns, rows)


def run_fragment(fragment: Fragment, matrix: Floats) -> dict[str, Any]:
    """The fragment's outputs for a matrix, from onnxruntime."""
    outputs = [helper.make_empty_tensor_value_info(name) for name in fragment.outputs.values()]
    nodes = list(fragment.nodes)
    if "x" in fragment.outputs.values():
        outputs = [helper.make_empty_tensor_value_info("same")]
        nodes.append(helper.make_node("Identity", ["x"], ["same"]))
    graph = helper.make_graph(
        nodes,
        "fragment",
        [helper.make_tensor_value_info("x", TensorProto.FLOAT, ["N", matrix.shape[1]])],
        outputs,
        list(fragment.initializers),
    )
    opsets = [helper.make_opsetid("", OPSET), helper.make_opsetid("ai.onnx.ml", ML_OPSET)]
    model = onnx.shape_inference.infer_shapes(helper.make_model(graph, opset_imports=opsets, ir_version=IR_VERSION))
    session = onnxruntime.InferenceSession(model.SerializeToString())
    return dict(zip(fragment.outputs, session.run(None, {"x": matrix}), strict=True))


def make_plan(
    nodes: Sequence[tuple[str, str, Sequence[str]]],
    trials: Sequence[tuple[Sequence[str], Mapping[str, Mapping[str, Any]]]],
    *,
    metrics: Sequence[str] = ("accuracy",),
    task: Any = "classification",
) -> Plan:
    """A plan from (id, component, inputs) and (path, parameters); every metric measures every model."""
    paths = [tuple(path) for path, _ in trials]
    models = tuple(dict.fromkeys(path[-1] for path in paths))
    return Plan(
        nodes={node_id: PlanNode(node_id, component, tuple(inputs)) for node_id, component, inputs in nodes},
        trials=tuple(
            Trial(number, path, parameters)
            for number, (path, (_, parameters)) in enumerate(zip(paths, trials, strict=True), start=1)
        ),
        metrics=tuple(MetricSpec(name, f"metrics.{name}", {}, models) for name in metrics),
        split=SplitSpec("holdout", None, {}),
        task=task,
        selected_by=metrics[0],
    )


LOAD = ("load", "load.table", ())
LOAD_PARAMETERS = {"load": {"dataset": "d", "target": "t"}}


def line_plan(*steps: tuple[str, Mapping[str, Any]], **more: Any) -> Plan:
    """One trial: load, then these (component, parameters) in a line; ids are the components' short names."""
    nodes: list[tuple[str, str, Sequence[str]]] = [LOAD]
    parameters: dict[str, Mapping[str, Any]] = dict(LOAD_PARAMETERS)
    for component, values in steps:
        node_id = component.partition(".")[2]
        node_id += str(len(nodes)) if node_id in parameters else ""
        nodes.append((node_id, component, (nodes[-1][0],)))
        parameters[node_id] = values
    return make_plan(nodes, [([node[0] for node in nodes], parameters)], **more)


def fit_pipeline(plan: Plan, frame: Frame, target: Target) -> Pipeline:
    """The first trial, fitted on these rows."""
    return Executor(plan, TrainingData(frame, target)).fit(plan.trial(1))


def make_folds(rows: int, count: int = 1, seed: int = 0) -> list[Fold]:
    """Random folds; one fold validates on a fifth."""
    order = np.random.default_rng(seed).permutation(rows)
    parts = np.array_split(order, max(count, 5))[: max(count, 1)]
    return [Fold(np.setdiff1d(order, part), np.sort(part)) for part in parts]
