"""Which results of a fold later trials still need, so that the others can be freed."""

from collections.abc import Mapping

from flowi.components.registry import component as component_of
from flowi.errors import FlowiError
from flowi.executor.fits import group_of, key_of
from flowi.plan import Plan, Trial


class Schedule:
    """Names for the work of each trial, the same for trials that share it.

    A signature names a node with all that leads to it; a group names a component with its parameters, whatever it is
    fitted on.
    """

    def __init__(self, plan: Plan) -> None:
        self._plan = plan
        self.signatures: dict[int, Mapping[str, str]] = {}
        self._last: dict[str, int] = {}
        for trial in plan.trials:
            self.signatures[trial.number] = self._sign(trial)
            names = [*self.signatures[trial.number].values(), *self._groups(trial)]
            self._last.update(dict.fromkeys(names, trial.number))

    def inputs(self, trial: Trial, node_id: str) -> tuple[str, ...]:
        """The nodes of the trial that feed a node."""
        return tuple(source for source in self._plan.nodes[node_id].inputs if source in trial.path)

    def finished(self, trial: Trial) -> set[str]:
        """Signatures and groups that no later trial has."""
        return {name for name, number in self._last.items() if number == trial.number}

    def _sign(self, trial: Trial) -> dict[str, str]:
        signatures: dict[str, str] = {}
        for node_id in trial.path:
            before = [signatures[source] for source in self.inputs(trial, node_id)]
            signatures[node_id] = key_of(node_id, dict(trial.parameters.get(node_id, {})), before)
        return signatures

    def _groups(self, trial: Trial) -> list[str]:
        groups: list[str] = []
        for node_id in trial.path:
            component = component_of(self._plan.nodes[node_id].component)
            try:
                groups.append(group_of(component, component.parse(trial.parameters.get(node_id, {}))))
            except FlowiError:
                # The trial will fail at this node and say why; there is nothing to free.
                continue
        return groups
