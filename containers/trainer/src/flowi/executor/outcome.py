"""What a node did, kept to be repeated on other rows and to be exported."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from flowi.components.base import FittedModel, FittedNode, Prediction
from flowi.frame import Column, Frame, TextColumn, Vocabulary, text_column
from flowi.prepare import Operation, consumes, outputs_of, run_operation
from flowi.vocabulary import encode_column


@dataclass(frozen=True)
class Outcome:
    """What a node learned and does, on the columns it gets.

    `sources` says for each column which of the node's inputs it comes from. Then, in this order: text columns are
    encoded with `vocabularies`, `operations` run on text, `dropped` columns go, `fitted` writes its columns; a model
    answers last. Nodes that change nothing have none of these.
    """

    sources: Mapping[str, int]
    vocabularies: Mapping[str, Vocabulary] = field(default_factory=dict)
    operations: tuple[Operation, ...] = ()
    dropped: tuple[str, ...] = ()
    fitted: FittedNode | None = None
    model: FittedModel | None = None


@dataclass(frozen=True)
class Step:
    """A node of a fitted pipeline with the nodes it takes its columns from."""

    node_id: str
    inputs: tuple[str, ...]
    outcome: Outcome


@dataclass(frozen=True)
class Pipeline:
    """A trial fitted on some rows: steps in topological order, the first loads, the last is the model.

    `raw` describes the columns as loaded, in order; it holds no rows.
    """

    steps: tuple[Step, ...]
    raw: Frame

    @property
    def model(self) -> FittedModel:
        """The model at the end."""
        model = self.steps[-1].outcome.model
        if model is None:
            raise ValueError("a pipeline ends in a model")
        return model

    def features(self, frame: Frame) -> Frame:
        """What the model sees of raw rows."""
        results: dict[str, Frame] = {}
        for step in self.steps:
            before = [results[node_id] for node_id in step.inputs] or [frame]
            results[step.node_id] = apply_outcome(step.outcome, before)
        return results[self.steps[-1].node_id]

    def predict(self, frame: Frame) -> Prediction:
        """Answers of the library estimator for raw rows."""
        return self.model.predict(self.features(frame))


def apply_outcome(outcome: Outcome, frames: list[Frame]) -> Frame:
    """The columns that leave a node, given those of its inputs."""
    frame = Frame({name: frames[source][name] for name, source in outcome.sources.items()}, frames[0].rows)
    frame = frame.with_columns(encoded(frame, outcome.vocabularies))
    for operation in outcome.operations:
        frame = run_on_frame(operation, frame)
    frame = frame.drop(outcome.dropped)
    if outcome.fitted is not None:
        written = outcome.fitted.apply(frame)
        gone = [name for name in outcome.fitted.inputs if name not in written]
        frame = frame.drop(gone).with_columns(written)
    return frame


def encoded(frame: Frame, vocabularies: Mapping[str, Vocabulary]) -> dict[str, Column]:
    """The text columns that have a vocabulary, as codes."""
    return {name: encode_column(text_of(frame, name), vocabulary) for name, vocabulary in vocabularies.items()}


def text_of(frame: Frame, name: str) -> TextColumn:
    """A column that has to be raw text."""
    column = frame[name]
    if not isinstance(column, TextColumn):
        raise TypeError(f"column {name!r} is {column.kind}, not raw text")
    return column


def written_text(operation: Operation, frame: Frame) -> dict[str, Column]:
    """The columns an operation writes."""
    written = run_operation(operation, text_of(frame, operation.column).values)
    return {name: text_column(written[name]) for name in outputs_of(operation)}


def run_on_frame(operation: Operation, frame: Frame) -> Frame:
    """The frame after one operation."""
    written = written_text(operation, frame)
    gone = [operation.column] if consumes(operation) else []
    return frame.drop(gone).with_columns(written)
