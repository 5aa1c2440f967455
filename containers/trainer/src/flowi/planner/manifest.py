"""Components as the planner sees them: read from the catalogue, so that rules need no estimator."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import Any

from jsonschema import Draft202012Validator


@dataclass(frozen=True)
class Manifest:
    """One component of `catalogue.json`."""

    entry: Mapping[str, Any]

    @property
    def id(self) -> str:
        """Component id, `group.snake_case`."""
        return str(self.entry["id"])

    @property
    def stage(self) -> str:
        """Where in a flow the component may stand."""
        return str(self.entry["stage"])

    @property
    def task(self) -> str | None:
        """`classification`, `regression`, or None for both."""
        task: str | None = self.entry["task"]
        return task

    @property
    def inputs(self) -> list[Mapping[str, Any]]:
        """Input ports: name, accepts, arity, required."""
        return list(self.entry["inputs"])

    @property
    def output_types(self) -> list[str]:
        """Types of the output ports."""
        return [port["type"] for port in self.entry["outputs"]]

    @property
    def metric(self) -> Mapping[str, Any] | None:
        """Facts of a metric: name, direction, minimum, maximum, needs, scalar."""
        facts: Mapping[str, Any] | None = self.entry.get("metric")
        return facts

    @property
    def scores(self) -> str | None:
        """What a model's scores are: `probabilities`, `decision` or None."""
        scores: str | None = self.entry.get("scores")
        return scores

    @property
    def properties(self) -> Mapping[str, Any]:
        """JSON Schema of each parameter."""
        properties: Mapping[str, Any] = self.entry["parameters"]["properties"]
        return properties

    @property
    def required(self) -> list[str]:
        """Parameters without a default."""
        return list(self.entry["parameters"].get("required", []))

    @cached_property
    def validators(self) -> dict[str, Draft202012Validator]:
        """A validator of each parameter."""
        return {name: Draft202012Validator(schema) for name, schema in self.properties.items()}


class Manifests(dict[str, Manifest]):
    """All components by id."""

    @classmethod
    def of(cls, components: Iterable[Mapping[str, Any]]) -> "Manifests":
        """From the `components` of a catalogue."""
        return cls({str(entry["id"]): Manifest(entry) for entry in components})
