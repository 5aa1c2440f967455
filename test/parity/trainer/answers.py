"""What the library's estimators and the exported graph in Python say of rows."""

from pathlib import Path
from typing import Any

import numpy as np
from flowi.components.base import Prediction
from flowi.data.rows import read_rows
from flowi.data.table import Table
from flowi.export.parity import TOLERANCE
from flowi.package.answers import Answers, answer_values
from flowi.package.read import read_package
from flowi.training.train import Trained

Document = dict[str, Any]


def library_answers(trained: Trained, table: Table) -> Document:
    """Answers of the fitted library estimators; null where a number is missing that the model does not take, or a
    category that it weighs is missing or unseen."""
    pipeline = trained.pipeline
    features = pipeline.features(table.frame)
    matrix = features.matrix(pipeline.model.inputs)
    gaps = np.isnan(matrix).any(axis=1)
    for name in pipeline.model.codes:
        gaps |= matrix[:, pipeline.model.inputs.index(name)] < 0
    missing = gaps & (not pipeline.model.takes_missing)
    rows = np.flatnonzero(~missing)
    prediction = pipeline.model.predict(features.take(rows))
    values = answer_values(prediction, trained.exported.classes)
    answers: list[Any] = [None] * table.rows
    scores: list[Any] = [None] * table.rows
    ties = [False] * table.rows
    for place, row in enumerate(rows):
        answers[row] = values[place]
        if prediction.scores is not None:
            scores[row] = prediction.scores[place].tolist()
            best = np.sort(prediction.scores[place])
            ties[row] = bool(best[-1] - best[-2] <= TOLERANCE)
    return {"answers": answers, "scores": scores, "ties": ties}


def graph_answers(package: Path, table: Table, rows_csv: Path) -> Document:
    """Answers of the package in Python, for the rows as a table and as a CSV file."""
    model = read_package(package)
    given = model.answers(table)
    rows = read_rows(rows_csv, model.kinds)
    return {**_document(given), "fromCsv": list(model.answers(rows.typed, rows.unreadable).values)}


def _document(given: Answers) -> Document:
    return {
        "answers": list(given.values),
        "reasons": list(given.reasons),
        "scores": _scores(given.prediction, given.reasons),
    }


def _scores(prediction: Prediction, reasons: tuple[str | None, ...]) -> list[Any]:
    if prediction.scores is None:
        return [None] * len(reasons)
    return [row.tolist() if reason is None else None for row, reason in zip(prediction.scores, reasons, strict=True)]
