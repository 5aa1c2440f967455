"""The documents of a package, from what a run knows."""

import platform
from importlib import metadata
from typing import Any

import numpy as np

from flowi.components.base import Prediction
from flowi.data.table import Table
from flowi.export.stitch import LABEL, LABEL_CODE, SCORES, VALUE, Exported
from flowi.frame import CodeColumn, Column, Frame, NumberColumn
from flowi.package.answers import answer_values
from flowi.package.reference import class_column, reference_document
from flowi.training.identity import Identity, flow_digest
from flowi.training.train import Trained

LIBRARIES = ("flowi", "numpy", "onnx", "onnxruntime", "onnxruntime-gpu", "pyarrow", "scikit-learn", "scipy", "skl2onnx")
SAMPLE_ROWS = 5


def contract_document(exported: Exported) -> dict[str, Any]:
    """`contract.json`: what the model takes and gives."""
    classification = exported.task == "classification"
    return {
        "schemaVersion": 1,
        "task": exported.task,
        "target": exported.target,
        "columns": [
            {"name": column.name, "type": column.type, "nullable": column.nullable}
            for column in exported.inputs.columns
        ],
        "prepare": [{"op": step.op, **step.model_dump(exclude={"op"})} for step in exported.inputs.prepare],
        "features": [_feature(feature) for feature in exported.inputs.features],
        "outputs": {
            "label": LABEL if classification else None,
            "code": LABEL_CODE if classification else None,
            "scores": SCORES if exported.scores is not None else None,
            "value": None if classification else VALUE,
        },
        "classes": list(exported.classes) if classification else None,
        "scores": exported.scores,
    }


def _feature(feature: Any) -> dict[str, Any]:
    if feature.vocabulary is None:
        return {"kind": "number", "column": feature.column}
    vocabulary = {"values": list(feature.vocabulary.values), "other": feature.vocabulary.other}
    return {"kind": "category", "column": feature.column, "vocabulary": vocabulary}


def metrics_document(trained: Trained) -> dict[str, Any]:
    """`metrics.json`: how the chosen trial did."""
    folds = trained.split.folds
    return {
        "schemaVersion": 1,
        "selectedBy": trained.selected_by,
        "validation": trained.validation,
        "test": trained.held_out.metrics,
        "rows": {
            "train": len(trained.split.train),
            "validation": sum(len(fold.validation) for fold in folds),
            "test": len(trained.split.test),
        },
        "confusion": trained.held_out.confusion,
    }


def parity_document(trained: Trained) -> dict[str, Any]:
    """`parity.json`: the library's answers against the graph's, on all rows."""
    parity = trained.parity
    return {
        "schemaVersion": 1,
        "rows": parity.rows,
        "labelChanges": parity.label_changes,
        "ties": parity.ties,
        "largestDifference": parity.largest_difference,
        "tolerance": parity.tolerance,
        "passed": parity.passed,
    }


def provenance_document(trained: Trained, identity: Identity) -> dict[str, Any]:
    """`provenance.json`: where the package comes from."""
    return {
        "schemaVersion": 1,
        "flowId": identity.flow_id,
        "flowVersion": identity.flow_version,
        "flowDigest": flow_digest(trained.planned.flow.document),
        "runId": identity.run_id,
        "trial": trained.chosen.number,
        "datasets": [dataset.to_json() for dataset in identity.datasets],
        "split": trained.split.record.to_json(),
        "seed": identity.seed,
        "libraries": libraries(trained.held_out.processors),
        "image": identity.image,
        "createdAt": identity.created_at.strftime("%Y-%m-%dT%H:%M:%SZ"),
    }


def libraries(processors: str) -> dict[str, str]:
    """Versions of what the bytes of a model depend on, and the machine with its processors under `hardware`."""
    found = {name: _version(name) for name in LIBRARIES}
    python = {"python": platform.python_version(), "hardware": f"{platform.machine()}; {processors}"}
    return {**python, **{name: version for name, version in found.items() if version}}


def _version(name: str) -> str:
    try:
        return metadata.version(name)
    except metadata.PackageNotFoundError:
        # Run from the source tree, without being installed.
        return ""


def reference_of(trained: Trained) -> dict[str, Any]:
    """`reference.json`: counts of the training rows' features, and of the answers on the held-out rows."""
    exported = trained.exported
    matrix = exported.matrix(trained.inputs.features.take(trained.split.train))
    columns: dict[str, Column] = {}
    for index, feature in enumerate(exported.inputs.features):
        values = np.ascontiguousarray(matrix[:, index])
        known = feature.vocabulary
        columns[feature.column] = NumberColumn(values) if known is None else CodeColumn(values, known)
    answers = _answers(trained.held_out.prediction, trained.held_out.target.class_names)
    return reference_document(Frame(columns, len(matrix)), answers)


def _answers(prediction: Prediction, class_names: tuple[str, ...]) -> Column:
    if prediction.label_code is not None:
        return class_column(prediction.label_code, class_names)
    if prediction.value is None:
        raise ValueError("a prediction without labels and values")
    return NumberColumn(prediction.value)


def sample_document(trained: Trained) -> dict[str, Any]:
    """`sample.json`: a few raw held-out rows, spread over all of them, with the model's answers."""
    names = [column.name for column in trained.exported.inputs.columns]
    table = trained.held_out.table
    picked = np.unique(np.linspace(0, table.rows - 1, SAMPLE_ROWS).astype(np.int64))
    answers = answer_values(trained.held_out.prediction, trained.exported.classes)
    rows = raw_rows(table.take(picked), names)
    return {"schemaVersion": 1, "rows": rows, "predictions": [answers[row] for row in picked]}


def raw_rows(table: Table, names: list[str]) -> list[dict[str, Any]]:
    """Rows as a caller would send them: the named columns, null where missing."""
    rows = table.raw.select(names).to_pylist()
    return [{name: None if value != value else value for name, value in row.items()} for row in rows]
