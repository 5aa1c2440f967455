"""`progress.json`: how far a job is, rewritten every second or so."""

import logging
import threading
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any

from flowi import contracts
from flowi.executor.data import Progress
from flowi.package.files import json_text
from flowi.plan import Plan
from flowi.storage.port import Storage
from flowi.training.observer import Phase

PROGRESS = "progress.json"
_log = logging.getLogger(__name__)


@dataclass
class _Node:
    expected: int
    done: int = 0
    failed: int = 0
    fresh: int = 0
    fits: int = 0
    reused: int = 0
    seconds: float = 0.0

    @property
    def state(self) -> str:
        if self.done + self.failed == 0:
            return "waiting"
        if self.done + self.failed < self.expected:
            return "running"
        if self.done == 0:
            return "failed"
        return "succeeded" if self.fresh > 0 else "reused"


class ProgressReport:
    """Listens to a run and says how far it is. Safe to read while another thread writes."""

    def __init__(self, attempt: int) -> None:
        self._attempt = attempt
        self._lock = threading.Lock()
        self._phase: Phase = "staging"
        self._plan: Plan | None = None
        self._folds = 0
        self._nodes: dict[str, _Node] = {}
        self._through: set[int] = set()
        self._ended: str | None = None
        self._version = 0

    @property
    def version(self) -> int:
        """Changes whenever the document does."""
        return self._version

    def phase(self, phase: Phase) -> None:
        """A new phase."""
        _log.info("phase: %s", phase)
        with self._lock:
            self._phase = phase
            self._version += 1

    def planned(self, plan: Plan, folds: int) -> None:
        """Nodes and trials are known."""
        _log.info("%d trials, %d folds, chosen by %s", len(plan.trials), folds, plan.selected_by)
        with self._lock:
            self._plan, self._folds = plan, folds
            for node_id in plan.nodes:
                uses = sum(node_id in trial.path for trial in plan.trials)
                self._nodes[node_id] = _Node(expected=uses * folds)
            self._version += 1

    def progress(self, progress: Progress) -> None:
        """A node of a trial is through."""
        with self._lock:
            node = self._nodes[progress.node_id]
            node.seconds += progress.seconds
            node.fits += progress.state == "fitted"
            if progress.fold is not None:
                node.reused += progress.state == "reused"
                node.failed += progress.state == "failed"
                node.done += progress.state != "failed"
                node.fresh += progress.state in ("fitted", "done")
                self._count(progress)
            self._version += 1

    def _count(self, progress: Progress) -> None:
        if self._plan is None:
            return
        last = progress.fold == self._folds - 1 and progress.node_id == self._plan.trial(progress.trial).model
        if last or progress.state == "failed":
            self._through.add(progress.trial)

    def end(self, phase: Phase, state: str | None = None) -> None:
        """The job is over; nodes that were not through get this state."""
        with self._lock:
            self._phase, self._ended = phase, state
            self._version += 1

    def document(self) -> dict[str, Any]:
        """`Progress` of contracts/events/train-job.schema.ts."""
        with self._lock:
            return {
                "schemaVersion": 1,
                "attempt": self._attempt,
                "updatedAt": datetime.now(UTC).strftime("%Y-%m-%dT%H:%M:%S.%fZ"),
                "phase": self._phase,
                "trials": {"done": len(self._through), "total": len(self._plan.trials) if self._plan else 0},
                "nodes": {node_id: self._node(node_id, node) for node_id, node in self._nodes.items()},
            }

    def _node(self, node_id: str, node: _Node) -> dict[str, Any]:
        state = self._at_the_end(node_id) if node.expected == 0 else node.state
        if self._ended is not None and state in ("waiting", "running"):
            # A trial that failed leaves the nodes after the fault without a word; the run went on without them.
            state = self._ended if self._ended != "succeeded" else ("succeeded" if node.done else "skipped")
        return {"state": state, "seconds": round(node.seconds, 6), "reused": node.reused, "fits": node.fits}

    def _at_the_end(self, node_id: str) -> str:
        """Metric and save nodes are on no path: they wait until the run is over. Nodes without any use are skipped."""
        plan = self._plan
        used = plan is not None and (node_id in plan.saves or any(spec.node_id == node_id for spec in plan.metrics))
        return "waiting" if used and self._ended != "succeeded" else "succeeded" if used else "skipped"


class ProgressWriter:
    """Puts the report into storage from a thread of its own, so that a slow storage slows no fit."""

    def __init__(self, report: ProgressReport, storage: Storage, seconds: float) -> None:
        self._report = report
        self._storage = storage
        self._seconds = seconds
        self._over = threading.Event()
        self._written = -1
        self._warned = False
        self._thread = threading.Thread(target=self._run, name="progress", daemon=True)
        self._thread.start()

    def close(self) -> None:
        """Writes the last state and stops."""
        self._over.set()
        self._thread.join()
        self._write()

    def _run(self) -> None:
        while not self._over.wait(self._seconds):
            self._write()

    def _write(self) -> None:
        version = self._report.version
        if version == self._written:
            return
        text = json_text(self._report.document())
        contracts.Progress.model_validate_json(text)
        try:
            self._storage.put(PROGRESS, text.encode())
            self._written = version
        except Exception as error:  # progress is a courtesy; the run goes on without it
            if not self._warned:
                _log.warning("progress cannot be written: %s", error)
            self._warned = True
