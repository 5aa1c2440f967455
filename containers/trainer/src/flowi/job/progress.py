"""`progress.json`: how far a job is, rewritten every second or so."""

import logging
import threading
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any, Literal

from flowi import contracts
from flowi.executor.data import Place, Progress
from flowi.package.files import json_text
from flowi.plan import Plan
from flowi.training.observer import Phase, Silent

PROGRESS = "progress.json"
# A reason, not the whole story: that is in the log.
_ERROR_CHARACTERS = 500
_log = logging.getLogger(__name__)

Ending = Literal["succeeded", "failed", "cancelled"]


@dataclass
class _Node:
    """Counts of a node over all trials and folds; `uses` is how many there will be."""

    uses: int = 0
    done: int = 0
    failed: int = 0
    fresh: int = 0
    fits: int = 0
    reused: int = 0
    seconds: float = 0.0
    started_at: datetime | None = None
    ended_at: datetime | None = None
    reused_from: Place | None = None
    error: str | None = None
    # The run ended here.
    broken: bool = False

    @property
    def state(self) -> str:
        through = self.done + self.failed
        if self.broken:
            return "failed"
        if through == 0:
            return "waiting" if self.started_at is None else "running"
        if through < self.uses:
            return "running"
        if self.done == 0:
            return "failed"
        return "succeeded" if self.fresh > 0 else "reused"


class ProgressReport(Silent):
    """Listens to a run and says how far it is. Safe to read while another thread writes."""

    def __init__(self, attempt: int) -> None:
        self._attempt = attempt
        self._lock = threading.Lock()
        self._phases: list[tuple[Phase, datetime]] = []
        self._current: tuple[Place, datetime] | None = None
        self._plan: Plan | None = None
        self._folds = 0
        self._nodes: dict[str, _Node] = {}
        self._through: set[int] = set()
        self._ended: Ending | None = None
        self._version = 0

    @property
    def version(self) -> int:
        """Changes whenever the document does."""
        return self._version

    def phase(self, phase: Phase) -> None:
        """A new phase."""
        _log.info("phase: %s", phase)
        with self._lock:
            self._phases.append((phase, _now()))
            self._current = None
            if phase == "loading" and self._plan is not None:
                for trial in self._plan.trials:
                    self._start(trial.path[0])
            self._version += 1

    def expected(self, plan: Plan) -> None:
        """Nodes and trials are known; folds are not yet."""
        with self._lock:
            self._plan = plan
            self._nodes = {node_id: _Node() for node_id in plan.nodes}
            for trial in plan.trials:
                for node_id in trial.path:
                    self._nodes[node_id].uses += 1
            self._version += 1

    def planned(self, plan: Plan, folds: int) -> None:
        """Rows are there and split."""
        _log.info("%d trials, %d folds, chosen by %s", len(plan.trials), folds, plan.selected_by)
        with self._lock:
            self._folds = folds
            for node in self._nodes.values():
                node.uses *= folds
                # Reading the table is the work of the node that loads.
                if node.started_at is not None:
                    node.seconds += (_now() - node.started_at).total_seconds()
            self._version += 1

    def entered(self, place: Place) -> None:
        """A node is being worked on."""
        with self._lock:
            self._current = place, self._start(place.node_id)
            self._version += 1

    def _start(self, node_id: str) -> datetime:
        now = _now()
        node = self._nodes[node_id]
        node.started_at = node.started_at or now
        return now

    def progress(self, progress: Progress) -> None:
        """A node of a trial is through."""
        with self._lock:
            node = self._nodes[progress.node_id]
            node.seconds += progress.seconds
            node.ended_at = _now()
            node.fits += progress.state == "fitted"
            node.reused_from = progress.reused_from or node.reused_from
            node.error = progress.error or node.error
            if progress.fold is not None:
                node.reused += progress.state == "reused"
                node.failed += progress.state == "failed"
                node.done += progress.state != "failed"
                node.fresh += progress.state in ("fitted", "done")
                self._count(progress)
            self._current = None
            self._version += 1

    def _count(self, progress: Progress) -> None:
        if self._plan is None:
            return
        last = progress.fold == self._folds - 1 and progress.node_id == self._plan.trial(progress.trial).model
        if last or progress.state == "failed":
            self._through.add(progress.trial)

    def broke(self, node_id: str | None, message: str) -> None:
        """The run ends for a fault of this node; while the table is read, of the node that loads when none is named."""
        with self._lock:
            loading = bool(self._phases) and self._phases[-1][0] == "loading" and self._plan is not None
            at = node_id or (self._plan.trials[0].path[0] if loading and self._plan else None)
            node = self._nodes.get(at or "")
            if node is not None:
                node.broken, node.error = True, message
                node.ended_at = _now()
            self._version += 1

    def end(self, ending: Ending) -> None:
        """The job is over."""
        with self._lock:
            self._phases.append(("done" if ending == "succeeded" else "failed", _now()))
            self._current, self._ended = None, ending
            self._version += 1

    def document(self) -> dict[str, Any]:
        """`Progress` of contracts/events/progress.schema.ts."""
        with self._lock:
            return {
                "schemaVersion": 1,
                "attempt": self._attempt,
                "updatedAt": _text(_now()),
                "phase": self._phases[-1][0] if self._phases else "staging",
                "phases": [{"phase": phase, "startedAt": _text(at)} for phase, at in self._phases],
                **self._working_on(),
                "trials": {"done": len(self._through), "total": len(self._plan.trials) if self._plan else 0},
                "nodes": {node_id: self._node(node_id, node) for node_id, node in self._nodes.items()},
            }

    def content(self) -> bytes:
        """The document as JSON, once its contract has accepted it."""
        text = json_text(self.document())
        contracts.Progress.model_validate_json(text)
        return text.encode()

    def _working_on(self) -> dict[str, Any]:
        if self._current is None:
            return {}
        place, since = self._current
        at = {"nodeId": place.node_id, "trial": place.trial, "fold": place.fold, "since": _text(since)}
        return {"current": at}

    def _node(self, node_id: str, node: _Node) -> dict[str, Any]:
        state = self._at_the_end(node_id) if node.uses == 0 and not node.broken else node.state
        if self._ended is not None and state in ("waiting", "running"):
            state = self._left_as(node, state)
        document: dict[str, Any] = {
            "state": state,
            "seconds": round(node.seconds, 6),
            "reused": node.reused,
            "fits": node.fits,
            "uses": node.uses,
            "done": node.done + node.failed,
        }
        if node.started_at is not None:
            document["startedAt"] = _text(node.started_at)
        if node.ended_at is not None:
            document["endedAt"] = _text(node.ended_at)
        if node.reused_from is not None:
            document["reusedFrom"] = {"nodeId": node.reused_from.node_id, "trial": node.reused_from.trial}
        if node.error is not None:
            document["error"] = node.error[:_ERROR_CHARACTERS]
        return document

    def _left_as(self, node: _Node, state: str) -> str:
        """What a node that was not through is when the job is over."""
        if self._ended == "succeeded":
            # A trial that failed leaves the nodes after the fault without a word; the run went on without them.
            return "succeeded" if node.done else "skipped"
        if state == "waiting":
            return "skipped"
        blamed = any(other.broken for other in self._nodes.values())
        return "failed" if self._ended == "failed" and not blamed else "cancelled"

    def _at_the_end(self, node_id: str) -> str:
        """Metric and save nodes are on no path: they wait until the run is over. Nodes without any use are skipped."""
        plan = self._plan
        used = plan is not None and (node_id in plan.saves or any(spec.node_id == node_id for spec in plan.metrics))
        return "waiting" if used and self._ended != "succeeded" else "succeeded" if used else "skipped"


def _now() -> datetime:
    return datetime.now(UTC)


def _text(at: datetime) -> str:
    return at.strftime("%Y-%m-%dT%H:%M:%S.%fZ")
