"""Which columns of a table can reach a model at all."""

from collections.abc import Mapping, Sequence
from typing import Any

from flowi.plan import Plan, Trial

DROP = "preprocessing.drop_columns"


def reaching(plan: Plan, names: Sequence[str]) -> list[str]:
    """Those of the loaded columns that the model of some trial can see, itself or as what a step made of it."""
    found = {name for trial in plan.trials for name in _of_trial(plan, trial, names)}
    return [name for name in names if name in found] or list(names)


def _of_trial(plan: Plan, trial: Trial, names: Sequence[str]) -> set[str]:
    leaving: dict[str, set[str]] = {}
    made_of: set[str] = set()
    for node_id in trial.path:
        sources = [leaving[source] for source in plan.nodes[node_id].inputs if source in leaving]
        columns = set().union(*sources) if sources else set(names)
        parameters = trial.parameters[node_id]
        if plan.nodes[node_id].component == DROP:
            columns -= set(parameters["columns"])
        elif "outputs" in parameters:
            # A column that is split leaves parts of other names.
            made_of.add(str(parameters["column"]))
        leaving[node_id] = columns
    return _seen(leaving[trial.model], trial.parameters[trial.model], names) | (made_of & set(names))


def _seen(columns: set[str], model: Mapping[str, Any], names: Sequence[str]) -> set[str]:
    """What the model's own choice of columns leaves; a name that was not loaded is one that a step made of another."""
    wanted = set(model.get("columns") or ())
    chosen = columns & wanted if wanted and wanted <= set(names) else columns
    return chosen - set(model.get("exclude_columns") or ())
