"""A fitted pipeline as one ONNX graph.

A map from column name to its place in a tensor follows the pipeline. For each fitted step its columns are put side by
side, the step's fragment is appended, and the columns it writes go back into the map.
"""

from dataclasses import dataclass

from onnx import TensorProto, ValueInfoProto, helper

from flowi.components.base import Scores
from flowi.components.fragment import IR_VERSION, ML_OPSET, OPSET
from flowi.executor.outcome import Outcome, Pipeline
from flowi.export.check import check_model
from flowi.export.graph import GraphBuilder, Place
from flowi.export.liveness import live_pipeline
from flowi.export.matrix import Feature, Inputs, RawColumn, RawType
from flowi.export.prepare_order import ordered_operations
from flowi.export.withhold import withhold, without_negative
from flowi.frame import Column, Floats, Frame, NumberColumn, TextColumn, Vocabulary
from flowi.prepare import outputs_of
from flowi.target import ClassValue, Target, Task

INPUT = "input"
LABEL, LABEL_CODE, SCORES, VALUE = "label", "label_code", "scores", "value"


@dataclass(frozen=True)
class Exported:
    """A model as it is served: the graph and what a contract says about it."""

    model: bytes
    inputs: Inputs
    task: Task
    target: str
    classes: tuple[ClassValue, ...]
    scores: Scores | None

    def matrix(self, frame: Frame) -> Floats:
        """float32 [rows, features] from raw rows."""
        return self.inputs.matrix(frame)


def export_pipeline(pipeline: Pipeline, target: Target) -> Exported:
    """The pipeline as one self-contained graph: `input` float32 [N, features] to `label` string [N],
    `label_code` int64 [N] and `scores` float32 [N, classes], or to `value` float32 [N]. A row that the model has no
    answer for has label code -1 (label ""), or a value that is not finite.

    The bytes depend on the pipeline alone: same pipeline, same bytes, in every process.

    Raises:
        FlowiError: `unsupported` when the graph could not be served.
    """
    live = live_pipeline(pipeline)
    inputs = _inputs(live)
    builder = GraphBuilder()
    scores = _stitch(live, inputs, builder, target)
    graph = helper.make_graph(
        builder.nodes,
        "flowi",
        [helper.make_tensor_value_info(INPUT, TensorProto.FLOAT, ["N", len(inputs.features)])],
        _outputs(target, scores is not None),
        builder.initializers,
    )
    opsets = [helper.make_opsetid("", OPSET), helper.make_opsetid("ai.onnx.ml", ML_OPSET)]
    model = helper.make_model(graph, opset_imports=opsets, ir_version=IR_VERSION, producer_name="flowi")
    check_model(model)
    return Exported(
        model.SerializeToString(deterministic=True), inputs, target.task, target.name, target.classes, scores
    )


def _inputs(pipeline: Pipeline) -> Inputs:
    """Raw columns, string operations and the matrix: raw columns in their order, then those operations made."""
    prepare = ordered_operations(pipeline)
    columns = tuple(RawColumn(name, _raw_type(name, column)) for name, column in pipeline.raw.items())
    vocabularies: dict[str, Vocabulary] = {}
    for step in pipeline.steps:
        vocabularies.update(step.outcome.vocabularies)
    order = dict.fromkeys([*pipeline.raw, *(name for entry in prepare for name in outputs_of(entry))])
    features = tuple(
        Feature(name, vocabularies.get(name))
        for name in order
        if name in vocabularies or isinstance(pipeline.raw.get(name), NumberColumn)
    )
    return Inputs(columns, prepare, features)


def _raw_type(name: str, column: Column) -> RawType:
    if isinstance(column, NumberColumn):
        return "boolean" if column.boolean else "number"
    if isinstance(column, TextColumn):
        return "string"
    raise TypeError(f"column {name!r} is {column.kind}; only raw numbers and text can be asked for")


def _stitch(pipeline: Pipeline, inputs: Inputs, builder: GraphBuilder, target: Target) -> Scores | None:
    """Appends all fragments; returns what the scores are."""
    width = len(inputs.features)
    start = {feature.column: Place(INPUT, index, width) for index, feature in enumerate(inputs.features)}
    leaving: dict[str, dict[str, Place]] = {}
    for step in pipeline.steps:
        before = [leaving[node_id] for node_id in step.inputs] or [start]
        places = {name: before[source][name] for name, source in step.outcome.sources.items() if name in before[source]}
        # A text column enters the matrix as codes, whichever step encodes it.
        places.update({name: start[name] for name in step.outcome.vocabularies})
        leaving[step.node_id] = _append(step.node_id, step.outcome, places, builder)
    return _append_model(pipeline, leaving[pipeline.steps[-1].node_id], builder, target)


def _append(node_id: str, outcome: Outcome, places: dict[str, Place], builder: GraphBuilder) -> dict[str, Place]:
    fitted = outcome.fitted
    if fitted is None:
        return places
    source = builder.assemble([places[name] for name in fitted.inputs], node_id)
    tensor = builder.append(fitted.fragment(), source, node_id)["y"]
    width = len(fitted.outputs)
    kept = {name: place for name, place in places.items() if name not in fitted.inputs}
    return kept | {name: Place(tensor, index, width) for index, name in enumerate(fitted.outputs)}


def _append_model(pipeline: Pipeline, places: dict[str, Place], builder: GraphBuilder, target: Target) -> Scores | None:
    node_id, model = pipeline.steps[-1].node_id, pipeline.model
    source = builder.assemble([places[name] for name in model.inputs], node_id)
    fragment = model.fragment()
    names = {name: name for name in fragment.outputs}
    answer = VALUE if target.task == "regression" else LABEL_CODE
    if not model.takes_missing:
        names[answer] = f"{node_id}/{answer}"
    builder.append(fragment, source, node_id, names)
    if not model.takes_missing:
        is_code = [name in model.codes for name in model.inputs]
        checked = {without_negative(builder, node_id, source, is_code): len(model.inputs)}
        if SCORES in names:
            checked[SCORES] = len(target.classes)
        withhold(builder, node_id, checked, names[answer], answer)
    if target.task == "classification":
        codes = list(range(len(target.classes)))
        builder.node(
            "LabelEncoder",
            [LABEL_CODE],
            LABEL,
            domain="ai.onnx.ml",
            keys_int64s=codes,
            values_strings=list(target.class_names),
            default_string="",
        )
    return model.scores if SCORES in fragment.outputs else None


def _outputs(target: Target, scores: bool) -> list[ValueInfoProto]:
    if target.task == "regression":
        return [helper.make_tensor_value_info(VALUE, TensorProto.FLOAT, ["N"])]
    found = [
        helper.make_tensor_value_info(LABEL, TensorProto.STRING, ["N"]),
        helper.make_tensor_value_info(LABEL_CODE, TensorProto.INT64, ["N"]),
    ]
    if scores:
        found.append(helper.make_tensor_value_info(SCORES, TensorProto.FLOAT, ["N", len(target.classes)]))
    return found
