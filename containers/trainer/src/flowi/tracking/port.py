"""What is told to a tracker, and how it answers."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, Literal, Protocol

State = Literal["on", "off", "unavailable"]


@dataclass(frozen=True)
class TrackedTrial:
    """One trial as a tracker keeps it. `params` are by node and parameter; metrics by name; `folds` are the values of
    each metric node in each fold, tables included, None where a metric is not defined."""

    number: int
    model_node: str
    params: Mapping[str, Mapping[str, Any]]
    metrics: Mapping[str, float]
    deviations: Mapping[str, float]
    seconds: float
    folds: Mapping[str, Sequence[Any]] = field(default_factory=dict)
    error: str | None = None


@dataclass(frozen=True)
class TrackingOutcome:
    """How tracking went: `TrainResult.tracking` of the contract, and the tracker's run id of each trial."""

    state: State
    message: str | None = None
    experiment_url: str | None = None
    run_ids: Mapping[int, str] = field(default_factory=dict)

    def to_json(self) -> dict[str, Any]:
        """As `result.json` writes it."""
        return {"state": self.state, "message": self.message, "experimentUrl": self.experiment_url}


class Tracker(Protocol):
    """Takes notes at once and writes them in the background; no method raises."""

    def start(self, tags: Mapping[str, str]) -> None:
        """Begins a run; the tags go on every trial."""

    def trial(self, trial: TrackedTrial) -> None:
        """Notes a trial."""

    def chosen(self, number: int, test: Mapping[str, float], package: Path) -> None:
        """Notes which trial was chosen, its test metrics and its package's files."""

    def finish(self) -> TrackingOutcome:
        """Waits, not long, until all is written."""


class NoTracker:
    """Tracking is switched off."""

    def start(self, tags: Mapping[str, str]) -> None:
        """Nothing."""

    def trial(self, trial: TrackedTrial) -> None:
        """Nothing."""

    def chosen(self, number: int, test: Mapping[str, float], package: Path) -> None:
        """Nothing."""

    def finish(self) -> TrackingOutcome:
        """Off."""
        return TrackingOutcome("off")
