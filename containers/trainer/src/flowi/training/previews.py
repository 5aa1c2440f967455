"""Previews: what left each node of one trial, in brief. Made of frames that are there; nothing is fitted for them."""

import json
import threading
import weakref
from collections.abc import Iterable, Mapping, Sequence
from typing import Any, Literal

import numpy as np

from flowi.components.registry import component
from flowi.errors import FlowiError
from flowi.executor.branch import merge
from flowi.executor.data import NodeOutput
from flowi.frame import Column, Frame, Rows
from flowi.plan import Plan
from flowi.training.column_figures import common, figures_of, range_of, spread_rows
from flowi.training.observer import RowCounts, Silent
from flowi.training.preview_cells import cells_of, cut, distinct_in, kind_of, missing_in, prediction_cells

ROWS = 20
COLUMNS = 100
NAMES = 20
# Cells that the figures of one node are counted on at most; beyond, fewer rows are looked at.
CELLS = 5_000_000
# Counting distinct numbers sorts them.
DISTINCT_ROWS = 20_000
# Figures are worked out on rows at equal distances, fewer the more columns there are.
FIGURE_ROWS = 20_000
FIGURE_CELLS = 400_000
FIGURE_COLUMNS = 50
# Columns whose figures outlast other columns when there is little room.
LEAST_FIGURES = 8
DETAILS = ("figures", "before")
NODE_BYTES = 64_000
ALL_BYTES = 1_000_000

Of = Literal["first_trial", "chosen_trial"]


class Previews(Silent):
    """Keeps the outputs of the first trial on its first fold, then those of the chosen one, as small documents.

    Safe to read while another thread writes. A column that several nodes pass on is counted once.
    """

    def __init__(self, attempt: int) -> None:
        self._attempt = attempt
        self._lock = threading.Lock()
        self._plan: Plan | None = None
        self._rows = RowCounts(0, 0, 0)
        self._kept: tuple[Of, int, dict[str, Any]] | None = None
        self._coming: dict[str, Any] = {}
        self._figures: weakref.WeakKeyDictionary[Column, tuple[int, dict[str, Any]]] = weakref.WeakKeyDictionary()
        self._missing: weakref.WeakKeyDictionary[Column, tuple[int, int]] = weakref.WeakKeyDictionary()
        self._version = 0

    @property
    def version(self) -> int:
        """Changes whenever the document does."""
        return self._version

    def planned(self, plan: Plan, folds: int) -> None:
        """Notes the paths."""
        self._plan = plan

    def counted(self, rows: RowCounts) -> None:
        """Notes how many rows there were before the split."""
        self._rows = rows

    def output(self, output: NodeOutput) -> None:
        """Keeps a preview of what left the node, where it is of a trial that is shown."""
        place, plan = output.place, self._plan
        if plan is None:
            return
        if place.fold is None:
            self._coming[place.node_id] = self._preview(output, plan)
            # The first trial stays until the chosen one is whole.
            if place.node_id == plan.trial(place.trial).model:
                self._keep("chosen_trial", place.trial, self._coming)
        elif place.fold == 0 and place.trial == plan.trials[0].number:
            nodes = self._kept[2] if self._kept else {}
            self._keep("first_trial", place.trial, {**nodes, place.node_id: self._preview(output, plan)})

    def document(self) -> dict[str, Any] | None:
        """`Previews` of contracts/events/previews.schema.ts; None before a node was passed."""
        with self._lock:
            if self._kept is None:
                return None
            of, trial, nodes = self._kept
            return {"schemaVersion": 1, "attempt": self._attempt, "trial": trial, "of": of, "nodes": nodes}

    def _keep(self, of: Of, trial: int, nodes: dict[str, Any]) -> None:
        with self._lock:
            self._kept = of, trial, nodes
            self._version += 1

    def _preview(self, output: NodeOutput, plan: Plan) -> dict[str, Any]:
        before, after = merge(output.before)[0].train, output.after.train
        if output.model is not None:
            after = after.select(output.model.inputs)
        if component(plan.nodes[output.place.node_id].component).stage == "load":
            before = after
        answers = _answers(output, after)
        document = {
            "rows": self._row_counts(output, plan, after.rows),
            **self._columns(before, after),
            "answers": answers,
        }
        return _bounded(document, min(NODE_BYTES, ALL_BYTES // max(1, len(plan.nodes))))

    def _row_counts(self, output: NodeOutput, plan: Plan, training: int) -> dict[str, int]:
        """Rows before and after. Nodes before the split see all labelled rows; figures are of the training part."""
        path, node_id = plan.trial(output.place.trial).path, output.place.node_id
        labelled, split = self._rows.labelled, plan.split.node_id
        if node_id == path[0]:
            return {"before": self._rows.table, "after": labelled}
        if split is None or split not in path:
            return {"before": training, "after": training}
        if node_id == split:
            return {"before": labelled, "after": training}
        rows = labelled if path.index(node_id) < path.index(split) else training
        return {"before": rows, "after": rows}

    def _columns(self, before: Frame, after: Frame) -> dict[str, Any]:
        counted = min(after.rows, max(1_000, CELLS // max(1, len(before), len(after))))
        missing = {name: self._missing_in(column, counted) for name, column in after.items()}
        added = [name for name in after if name not in before]
        changed = [name for name in after if name in before and after[name] is not before[name]]
        marks = dict.fromkeys(added, "added") | dict.fromkeys(changed, "changed")
        listed = [*marks, *(name for name in after if name not in marks)][:COLUMNS]
        figures = self._figures_of(before, after, listed, counted)
        return {
            "counted": counted,
            "figuresOn": {"rows": min(after.rows, _figure_rows(after)), "of": after.rows},
            "missing": {
                "before": sum(self._missing_in(column, counted) for column in before.values()),
                "after": sum(missing.values()),
            },
            "added": _names(added),
            "removed": _names([name for name in before if name not in after]),
            "changed": _names(changed),
            "columnCount": len(after),
            "columns": [
                {
                    "name": cut(name),
                    "kind": kind_of(after[name]),
                    "missing": missing[name],
                    "distinct": distinct_in(after[name], counted) if counted <= DISTINCT_ROWS else None,
                    "change": marks.get(name, "none"),
                    **figures.get(name, {}),
                }
                for name in listed
            ],
            "sample": _rows(after, listed),
        }

    def _figures_of(self, before: Frame, after: Frame, names: Sequence[str], counted: int) -> dict[str, dict[str, Any]]:
        """Figures of the first columns, and of those that the node changed as they came in."""
        came, left = spread_rows(before.rows, _figure_rows(after)), spread_rows(after.rows, _figure_rows(after))
        found: dict[str, dict[str, Any]] = {}
        for name in names[:FIGURE_COLUMNS]:
            new = after[name]
            if name not in before or before[name] is new:
                found[name] = {"figures": self._own_figures(new, left)}
                continue
            old = before[name]
            old_rows, new_rows = _rows_of(old, came), _rows_of(new, left)
            over = common(range_of(old_rows), range_of(new_rows))
            past = {"kind": kind_of(old), "missing": self._missing_in(old, counted), **figures_of(old_rows, over)}
            found[name] = {"figures": figures_of(new_rows, over), "before": past}
        return found

    def _own_figures(self, column: Column, rows: Rows | None) -> dict[str, Any]:
        known, looked_at = self._figures.get(column), len(column) if rows is None else len(rows)
        if known is None or known[0] != looked_at:
            known = self._figures[column] = looked_at, figures_of(_rows_of(column, rows))
        return known[1]

    def _missing_in(self, column: Column, rows: int) -> int:
        known = self._missing.get(column)
        if known is None or known[0] != rows:
            known = self._missing[column] = rows, missing_in(column, rows)
        return known[1]


def _figure_rows(frame: Frame) -> int:
    return min(FIGURE_ROWS, FIGURE_CELLS // max(1, min(len(frame), FIGURE_COLUMNS)))


def _rows_of(column: Column, rows: Rows | None) -> Column:
    return column if rows is None else column.take(rows)


def _names(names: Sequence[str]) -> dict[str, Any]:
    return {"count": len(names), "names": [cut(name) for name in names[:NAMES]]}


def _rows(frame: Frame, names: Iterable[str]) -> list[list[Any]]:
    columns = [cells_of(frame[name], ROWS) for name in names]
    return [list(row) for row in zip(*columns, strict=True)]


def _answers(output: NodeOutput, frame: Frame) -> list[Any] | None:
    if output.model is None or frame.rows == 0:
        return None
    first = Frame({name: _head(column) for name, column in frame.items()}, min(ROWS, frame.rows))
    try:
        return prediction_cells(output.model.predict(first), output.target)
    except FlowiError:
        # The trial itself is about to fail for the same reason, and says so.
        return None


def _head(column: Column) -> Column:
    return column.take(np.arange(min(ROWS, len(column))))


def _bounded(document: dict[str, Any], limit: int) -> dict[str, Any]:
    """The document with fewer figures, fewer columns, then fewer rows, until its JSON has at most this many bytes."""
    while _bytes_of(document) > limit and (document["columns"] or document["sample"]):
        columns, sample = document["columns"], document["sample"]
        detailed = sum("figures" in column for column in columns)
        if detailed > LEAST_FIGURES:
            document = {**document, "columns": _with_figures(columns, max(LEAST_FIGURES, detailed // 2))}
        elif len(columns) > len(sample) or len(sample) <= 1:
            width = len(columns) // 2
            document = {**document, "columns": columns[:width], "sample": [row[:width] for row in sample]}
        else:
            height = len(sample) // 2
            answers = document["answers"]
            shown = None if answers is None else answers[:height]
            document = {**document, "sample": sample[:height], "answers": shown}
    return document


def _with_figures(columns: Sequence[dict[str, Any]], count: int) -> list[dict[str, Any]]:
    rest = [{key: value for key, value in column.items() if key not in DETAILS} for column in columns[count:]]
    return [*columns[:count], *rest]


def _bytes_of(document: Mapping[str, Any]) -> int:
    return len(json.dumps(document, ensure_ascii=False).encode())
