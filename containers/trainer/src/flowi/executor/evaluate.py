"""One node in one fold: fits what has to be fitted and applies it to training and validation rows."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from flowi.components.base import (
    Component,
    FitContext,
    FittedComponent,
    ModelComponent,
    StatelessComponent,
)
from flowi.contracts.sayings import saying
from flowi.errors import FlowiError
from flowi.executor.branch import Branch, merge
from flowi.executor.fits import FitCache, group_of, key_of
from flowi.executor.outcome import Outcome, encoded, text_of, written_text
from flowi.frame import ColumnKind, Vocabulary
from flowi.prepare import Operation, consumes
from flowi.target import Target
from flowi.vocabulary import fit_column

ENCODED = "vocabulary"


@dataclass(frozen=True)
class Setting:
    """What a fold means to a node: the target of its training rows and what fits may depend on."""

    target: Target
    context: FitContext
    cache: FitCache
    fold: str


@dataclass(frozen=True)
class Evaluated:
    """What a node left: the columns, what it did, and whether a fit was made (None: nothing to fit)."""

    branch: Branch
    outcome: Outcome
    fitted: bool | None = None
    key: str = ""


def evaluate(node_id: str, component: Component, params: Any, inputs: Sequence[Branch], setting: Setting) -> Evaluated:
    """Runs the node on the union of its inputs.

    Raises:
        FlowiError: with the node's id in its details.
    """
    try:
        branch, sources = merge(inputs)
        if isinstance(component, StatelessComponent):
            return _stateless(node_id, component, params, branch, sources)
        if isinstance(component, FittedComponent | ModelComponent):
            return _fitted(node_id, component, params, branch, sources, setting)
        return Evaluated(branch, Outcome(sources))
    except FlowiError as error:
        raise error.at(node_id) from error.__cause__


def _stateless(
    node_id: str, component: StatelessComponent, params: Any, branch: Branch, sources: Mapping[str, int]
) -> Evaluated:
    step = component.step(branch.kinds(), params)
    for operation in step.operations:
        branch = _operate(node_id, operation, branch)
    return Evaluated(branch.drop(step.dropped), Outcome(sources, operations=step.operations, dropped=step.dropped))


def _operate(node_id: str, operation: Operation, branch: Branch) -> Branch:
    train = written_text(operation, branch.train)
    validation = written_text(operation, branch.validation)
    # A split that keeps its column reads it without changing it.
    changes = consumes(operation) or operation.column in train
    return branch.change(node_id, [operation.column] if changes else [], train, validation)


def _fitted(
    node_id: str,
    component: FittedComponent | ModelComponent,
    params: Any,
    branch: Branch,
    sources: Mapping[str, int],
    setting: Setting,
) -> Evaluated:
    chosen = component.select(_as_codes(branch.kinds()), params)
    vocabularies = _vocabularies(branch, chosen)
    branch = _encode(branch, vocabularies)
    if not chosen:
        return Evaluated(branch, Outcome(sources, vocabularies))
    train = branch.train.select(chosen)
    group = group_of(component, params)
    key = key_of(group, train.digest(), setting.fold)
    cache, target, context = setting.cache, setting.target, setting.context
    if isinstance(component, ModelComponent):
        model, fresh = cache.fit(group, key, lambda: component.fit(train, params, target, context))
        return Evaluated(branch, Outcome(sources, vocabularies, model=model), fresh, key)
    fitted, fresh = cache.fit(group, key, lambda: component.fit(train, params, target, context))
    _refuse_taken(branch, chosen, fitted.outputs)
    changed = branch.change(node_id, chosen, fitted.apply(branch.train), fitted.apply(branch.validation))
    return Evaluated(changed, Outcome(sources, vocabularies, fitted=fitted), fresh, key)


def _as_codes(kinds: Mapping[str, ColumnKind]) -> dict[str, ColumnKind]:
    return {name: "code" if kind == "text" else kind for name, kind in kinds.items()}


def _vocabularies(branch: Branch, chosen: Sequence[str]) -> dict[str, Vocabulary]:
    """Vocabularies of the raw text columns among those chosen, from the training rows."""
    kinds = branch.kinds()
    return {name: fit_column(name, text_of(branch.train, name)) for name in chosen if kinds[name] == "text"}


def _encode(branch: Branch, vocabularies: Mapping[str, Vocabulary]) -> Branch:
    if not vocabularies:
        return branch
    train, validation = encoded(branch.train, vocabularies), encoded(branch.validation, vocabularies)
    return branch.change(ENCODED, vocabularies, train, validation)


def _refuse_taken(branch: Branch, chosen: Sequence[str], outputs: Sequence[str]) -> None:
    taken = [name for name in outputs if name in branch.train and name not in chosen]
    if taken:
        message = saying(
            f"the new column {', '.join(map(repr, taken))} has the name of one that is there; rename or drop that one",
            "trainer.column_taken",
            {"columns": taken},
        )
        raise FlowiError("invalid_flow", message, {"reason": "column_taken", "columns": taken})
