"""What a run tells while it goes on."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal, Protocol

from flowi.executor.data import NodeOutput, Place, Progress
from flowi.plan import Plan

Phase = Literal["staging", "loading", "fitting", "exporting", "comparing", "done", "failed"]


@dataclass(frozen=True)
class RowCounts:
    """Rows of the table, rows of it that have a target, and rows of these that are learned from (not held out)."""

    table: int
    labelled: int
    training: int


class Observer(Protocol):
    """Listens to a run. Methods return at once and never raise, except to stop the run."""

    def phase(self, phase: Phase) -> None:
        """A new phase begins."""

    def planned(self, plan: Plan, folds: int) -> None:
        """The plan is known, and how often each trial is fitted before the best is chosen."""

    def counted(self, rows: RowCounts) -> None:
        """The table was read and split."""

    def entered(self, place: Place) -> None:
        """A node of a trial is being worked on."""

    def progress(self, progress: Progress) -> None:
        """Something happened to a node."""

    def output(self, output: NodeOutput) -> None:
        """What left a node."""


class Silent:
    """Nobody listens."""

    def phase(self, phase: Phase) -> None:
        """Nothing."""

    def planned(self, plan: Plan, folds: int) -> None:
        """Nothing."""

    def counted(self, rows: RowCounts) -> None:
        """Nothing."""

    def entered(self, place: Place) -> None:
        """Nothing."""

    def progress(self, progress: Progress) -> None:
        """Nothing."""

    def output(self, output: NodeOutput) -> None:
        """Nothing."""


class Several(Silent):
    """Passes everything on, in order."""

    def __init__(self, observers: Sequence[Observer]) -> None:
        self._observers = tuple(observers)

    def phase(self, phase: Phase) -> None:
        """To all."""
        for observer in self._observers:
            observer.phase(phase)

    def planned(self, plan: Plan, folds: int) -> None:
        """To all."""
        for observer in self._observers:
            observer.planned(plan, folds)

    def counted(self, rows: RowCounts) -> None:
        """To all."""
        for observer in self._observers:
            observer.counted(rows)

    def entered(self, place: Place) -> None:
        """To all."""
        for observer in self._observers:
            observer.entered(place)

    def progress(self, progress: Progress) -> None:
        """To all."""
        for observer in self._observers:
            observer.progress(progress)

    def output(self, output: NodeOutput) -> None:
        """To all."""
        for observer in self._observers:
            observer.output(output)
