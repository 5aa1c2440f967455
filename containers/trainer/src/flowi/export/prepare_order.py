"""String operations of a pipeline as one flat list.

The list knows columns by name only, while branches may hold several versions of a column (one splits it and keeps it,
another shortens it). An operation that overwrites a version has to wait for all that read that version.
"""

from dataclasses import dataclass

from flowi.contracts.sayings import saying
from flowi.errors import FlowiError
from flowi.executor.outcome import Pipeline
from flowi.prepare import Operation, consumes, outputs_of

Version = tuple[str, ...]


@dataclass(frozen=True)
class _Use:
    """An operation with the version of the column it reads."""

    operation: Operation
    reads: Version
    overwrites: bool
    writes: Version


def ordered_operations(pipeline: Pipeline) -> tuple[Operation, ...]:
    """All operations in an order that gives each the version it read when the pipeline was fitted."""
    waiting, ordered = _uses(pipeline), list[Operation]()
    current: dict[str, Version] = dict.fromkeys(pipeline.raw, ())
    while waiting:
        use = next((use for use in waiting if _ready(use, waiting, current)), None)
        if use is None:
            columns = sorted({use.operation.column for use in waiting})
            message = saying(
                f"string operations on {', '.join(map(repr, columns))} can not be put in one order; use one branch",
                "trainer.prepare_order",
                {"columns": columns},
            )
            raise FlowiError("unsupported", message, {"reason": "prepare_order", "columns": columns})
        waiting.remove(use)
        ordered.append(use.operation)
        current.update(dict.fromkeys(outputs_of(use.operation), use.writes))
    return tuple(ordered)


def _uses(pipeline: Pipeline) -> list[_Use]:
    """Operations in the order of the pipeline, each node's columns traced back to their versions."""
    uses: list[_Use] = []
    leaving: dict[str, dict[str, Version]] = {}
    for step in pipeline.steps:
        before = [leaving[node_id] for node_id in step.inputs] or [dict.fromkeys(pipeline.raw, ())]
        versions = {name: before[source].get(name, ()) for name, source in step.outcome.sources.items()}
        for operation in step.outcome.operations:
            reads = versions[operation.column]
            writes = (*reads, step.node_id)
            overwrites = consumes(operation) or operation.column in outputs_of(operation)
            uses.append(_Use(operation, reads, overwrites, writes))
            versions.update(dict.fromkeys(outputs_of(operation), writes))
        leaving[step.node_id] = versions
    return uses


def _ready(use: _Use, waiting: list[_Use], current: dict[str, Version]) -> bool:
    column = use.operation.column
    if current.get(column) != use.reads:
        return False
    others = (other for other in waiting if other is not use)
    return not use.overwrites or not any(
        other.operation.column == column and other.reads == use.reads for other in others
    )
