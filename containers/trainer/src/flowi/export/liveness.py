"""What of a pipeline the model's answer depends on: columns that nothing uses are not asked for at prediction time."""

from dataclasses import replace

from flowi.executor.outcome import Outcome, Pipeline, Step
from flowi.prepare import Operation, outputs_of


def live_pipeline(pipeline: Pipeline) -> Pipeline:
    """The same pipeline, each step reduced to what the model needs.

    `raw` is reduced to the columns that a request has to bring.
    """
    needed: dict[str, set[str]] = {step.node_id: set() for step in pipeline.steps}
    needed[pipeline.steps[-1].node_id] = set(pipeline.model.inputs)
    steps: list[Step] = []
    raw: set[str] = set()
    for step in reversed(pipeline.steps):
        outcome, before = _reduce(step.outcome, needed[step.node_id])
        if not step.inputs:
            raw |= before
        for name in before if step.inputs else ():
            needed[step.inputs[outcome.sources[name]]].add(name)
        steps.append(replace(step, outcome=outcome))
    return Pipeline(tuple(reversed(steps)), pipeline.raw.select(name for name in pipeline.raw if name in raw))


def _reduce(outcome: Outcome, needed: set[str]) -> tuple[Outcome, set[str]]:
    """The outcome reduced to what writes `needed`, and the columns it needs of its inputs."""
    names, fitted = set(needed), outcome.fitted
    if fitted is not None:
        written = names & set(fitted.outputs)
        fitted = fitted.keep(written) if written else None
        names = (names - written) | (set(fitted.inputs) if fitted is not None else set())
    operations: list[Operation] = []
    for operation in reversed(outcome.operations):
        if names & set(outputs_of(operation)):
            operations.insert(0, operation)
            names = (names - set(outputs_of(operation))) | {operation.column}
    sources = {name: source for name, source in outcome.sources.items() if name in names}
    vocabularies = {name: entry for name, entry in outcome.vocabularies.items() if name in names}
    reduced = replace(
        outcome,
        sources=sources,
        vocabularies=vocabularies,
        operations=tuple(operations),
        dropped=tuple(name for name in outcome.dropped if name in names),
        fitted=fitted,
    )
    return reduced, names
