"""Trains the models of the benchmarks and writes them as packages, with rows to ask and what scikit-learn answers.

Usage: python make_model.py FOLDER ROWS (rows of the table for batches)
"""

import json
import sys
from pathlib import Path
from typing import Any

import joblib
import numpy as np
import onnx
import pandas as pd
from numpy.typing import NDArray
from onnx import TensorProto, helper
from skl2onnx import convert_sklearn
from skl2onnx.common.data_types import FloatTensorType
from sklearn.ensemble import RandomForestClassifier
from sklearn.impute import SimpleImputer
from sklearn.linear_model import LogisticRegression
from sklearn.pipeline import Pipeline, make_pipeline
from sklearn.preprocessing import StandardScaler

FEATURES = [f"f{index}" for index in range(20)]
CLASSES = ["no", "yes"]
OPSETS = {"": 17, "ai.onnx.ml": 3}
ASKED = 2_000


def rows_like(source: np.random.Generator, count: int) -> NDArray[np.float32]:
    """Normal features, two in a hundred missing."""
    rows = source.normal(size=(count, len(FEATURES))).astype(np.float32)
    rows[source.random(size=rows.shape) < 0.02] = np.nan
    return rows


def graph_of(model: Pipeline) -> onnx.ModelProto:
    """The graph, with outputs named as packages have them."""
    names = {"label": "label_code", "probabilities": "scores"}
    # Division as scikit-learn does it, so that trees behind the scaler see the same numbers.
    options = {id(model): {"zipmap": False}, StandardScaler: {"div": "div"}}
    graph: onnx.ModelProto = convert_sklearn(
        model, initial_types=[("input", FloatTensorType([None, len(FEATURES)]))], target_opset=OPSETS, options=options
    )
    for node in graph.graph.node:
        for names_of_node in (node.input, node.output):
            for index, name in enumerate(names_of_node):
                names_of_node[index] = names.get(name, name)
    for output in graph.graph.output:
        output.name = names.get(output.name, output.name)
    encoder: dict[str, Any] = {"keys_int64s": [0, 1], "values_strings": CLASSES}
    node = helper.make_node("LabelEncoder", ["label_code"], ["label"], domain="ai.onnx.ml", **encoder)
    graph.graph.node.append(node)
    graph.graph.output.append(helper.make_tensor_value_info("label", TensorProto.STRING, [None]))
    del graph.opset_import[:]
    graph.opset_import.extend(helper.make_opsetid(domain, version) for domain, version in OPSETS.items())
    return graph


def reference_of(name: str, values: NDArray[np.float32]) -> dict[str, Any]:
    """Counts over 32 bins of equal share."""
    present = values[~np.isnan(values)]
    edges = np.unique(np.quantile(present, np.linspace(0, 1, 33)[1:-1]).astype(np.float32))
    bins = np.searchsorted(edges, present, side="left")
    return {
        "kind": "number",
        "column": name,
        "edges": [float(edge) for edge in edges],
        "counts": np.bincount(bins, minlength=len(edges) + 1).tolist(),
        "missing": int(np.isnan(values).sum()),
        "distinct": 11,
        "minimum": float(present.min()),
        "maximum": float(present.max()),
        "mean": float(present.astype(np.float64).mean()),
        "deviation": float(present.astype(np.float64).std()),
    }


def contract() -> dict[str, Any]:
    """contract.json of both models."""
    return {
        "schemaVersion": 1,
        "task": "classification",
        "target": "y",
        "columns": [{"name": name, "type": "number", "nullable": True} for name in FEATURES],
        "prepare": [],
        "features": [{"kind": "number", "column": name} for name in FEATURES],
        "outputs": {"label": "label", "code": "label_code", "scores": "scores", "value": None},
        "classes": CLASSES,
        "scores": "probabilities",
    }


def main() -> None:
    folder, rows = Path(sys.argv[1]), int(sys.argv[2])
    source = np.random.default_rng(3)
    train = rows_like(source, 10_000)
    target = (np.nan_to_num(train[:, 0]) + np.nan_to_num(train[:, 1]) * np.nan_to_num(train[:, 2]) > 0).astype(int)
    asked = rows_like(source, ASKED)
    models = {
        "linear": LogisticRegression(),
        "forest": RandomForestClassifier(n_estimators=100, max_depth=8, random_state=0),
    }
    predicted = {"kind": "category", "column": "prediction", "values": CLASSES, "other": 0, "missing": 0, "unseen": 0}
    columns = [reference_of(name, train[:, index]) for index, name in enumerate(FEATURES)]
    counts = np.bincount(target, minlength=2).tolist()
    reference = {
        "schemaVersion": 1,
        "rows": len(train),
        "columns": columns,
        "prediction": {**predicted, "counts": counts},
    }
    for name, estimator in models.items():
        model = make_pipeline(SimpleImputer(), StandardScaler(), estimator).fit(train, target)
        package = folder / name
        package.mkdir(parents=True, exist_ok=True)
        (package / "model.onnx").write_bytes(graph_of(model).SerializeToString(deterministic=True))
        (package / "contract.json").write_text(json.dumps(contract()))
        (package / "reference.json").write_text(json.dumps(reference))
        answers = {
            "labels": [CLASSES[code] for code in model.predict(asked)],
            "scores": model.predict_proba(asked).tolist(),
        }
        (package / "answers.json").write_text(json.dumps(answers))
        joblib.dump(model, package / "model.joblib")
    bodies = [[None if np.isnan(value) else round(float(value), 6) for value in row] for row in asked]
    (folder / "asked.json").write_text("\n".join(json.dumps({"instances": [row]}) for row in bodies))
    table = pd.DataFrame(rows_like(source, rows), columns=FEATURES)
    table.to_parquet(folder / "table.parquet", compression="zstd", row_group_size=131_072, index=False)


if __name__ == "__main__":
    main()
