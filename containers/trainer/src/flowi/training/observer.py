"""What a run tells while it goes on."""

from typing import Literal, Protocol

from flowi.executor.data import Progress
from flowi.plan import Plan

Phase = Literal["staging", "loading", "fitting", "exporting", "comparing", "done", "failed"]


class Observer(Protocol):
    """Listens to a run. Methods return at once and never raise, except to stop the run."""

    def phase(self, phase: Phase) -> None:
        """A new phase begins."""

    def planned(self, plan: Plan, folds: int) -> None:
        """The plan is known, and how often each trial is fitted before the best is chosen."""

    def progress(self, progress: Progress) -> None:
        """Something happened to a node."""


class Silent:
    """Nobody listens."""

    def phase(self, phase: Phase) -> None:
        """Nothing."""

    def planned(self, plan: Plan, folds: int) -> None:
        """Nothing."""

    def progress(self, progress: Progress) -> None:
        """Nothing."""
