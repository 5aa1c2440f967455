"""What happened to each node, as lines of the job's log."""

import logging

from flowi.executor.data import Progress
from flowi.job.log import about
from flowi.plan import Plan
from flowi.training.observer import Silent

_log = logging.getLogger(__name__)


class NodeLog(Silent):
    """Writes a line for each fit, each fit that was reused and each failure."""

    def __init__(self) -> None:
        self._folds = 1

    def planned(self, plan: Plan, folds: int) -> None:
        """Folds are named only where there are several."""
        self._folds = folds

    def progress(self, progress: Progress) -> None:
        """One line, and one for each warning of the library."""
        mark = about(progress.node_id, progress.trial)
        where = self._where(progress)
        if progress.state == "failed":
            _log.error("%s%s", where, progress.error, extra=mark)
        elif progress.state == "reused":
            # Nodes that learn nothing have nothing to share.
            if progress.reused_from is not None:
                source = progress.reused_from
                _log.info("%sreused the fit of %s in trial %d", where, source.node_id, source.trial, extra=mark)
        else:
            _log.info("%s%s in %.3f s", where, progress.state, progress.seconds, extra=mark)
        for warning in progress.warnings:
            _log.warning("%s%s", where, warning, extra=mark)

    def _where(self, progress: Progress) -> str:
        if progress.fold is None:
            return "all training rows: "
        return f"fold {progress.fold + 1} of {self._folds}: " if self._folds > 1 else ""
