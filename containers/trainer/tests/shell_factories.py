"""Builders of flows, tables and files for tests of whole runs."""

import csv
import json
from collections.abc import Iterable, Mapping, Sequence
from itertools import pairwise
from pathlib import Path
from typing import Any

from sklearn.datasets import load_diabetes, load_iris

from factories import IRIS
from flowi.data.read import read_table
from flowi.data.table import Table
from flowi.planner.plan import PlannedFlow, plan_flow
from flowi.training.identity import DatasetUsed, Identity
from flowi.training.train import Trained, train


def make_flow(
    models: Mapping[str, Mapping[str, Any]] | None = None,
    steps: Sequence[tuple[str, str, Mapping[str, Any]]] = (("fill", "preprocessing.fill_na", {}),),
    metrics: Iterable[str] = ("accuracy",),
    split: tuple[str, Mapping[str, Any]] | None = ("train.holdout", {}),
    target: str = "species",
    **settings: Any,
) -> dict[str, Any]:
    """A flow: load > split > steps in a line > each model > each metric."""
    chosen = {"models.svc": {}} if models is None else models
    nodes = [{"id": "load", "component": "load.table", "params": {"dataset": "data", "target": target}}]
    if split is not None:
        nodes.append({"id": "split", "component": split[0], "params": dict(split[1])})
    nodes += [{"id": name, "component": component, "params": dict(params)} for name, component, params in steps]
    edges = [{"from": one["id"], "to": other["id"]} for one, other in pairwise(nodes)]
    last = nodes[-1]["id"]
    for component, params in chosen.items():
        name = component.partition(".")[2]
        nodes.append({"id": name, "component": component, "params": dict(params)})
        edges.append({"from": last, "to": name})
    models_added = [component.partition(".")[2] for component in chosen]
    for metric in metrics:
        nodes.append({"id": f"m_{metric}", "component": f"metrics.{metric}", "params": {}})
        edges += [{"from": name, "to": f"m_{metric}"} for name in models_added]
    return {"schemaVersion": 1, "name": "test flow", "nodes": nodes, "edges": edges, **settings}


def ten_trials() -> dict[str, Any]:
    """fill {mean, median} x (SVC C {0.1, 1, 10} + decision tree depth {2, 4})."""
    return make_flow(
        models={
            "models.svc": {"C": {"values": [0.1, 1, 10]}},
            "models.decision_tree_classifier": {"max_depth": {"values": [2, 4]}},
        },
        steps=(
            ("fill", "preprocessing.fill_na", {"strategy": {"values": ["mean", "median"]}}),
            ("scale", "preprocessing.standard_scaler", {}),
        ),
        metrics=("accuracy", "f_beta", "confusion_matrix"),
    )


def iris_rows(missing: bool = True) -> list[list[str]]:
    """Header and rows of Iris; every 23rd cell is left empty."""
    iris = load_iris()
    rows = [[*IRIS, "species"]]
    for number, (values, code) in enumerate(zip(iris.data, iris.target, strict=True)):
        cells = [f"{value:g}" for value in values]
        if missing:
            cells = ["" if (number * 4 + place) % 23 == 0 else cell for place, cell in enumerate(cells)]
        rows.append([*cells, str(iris.target_names[code])])
    return rows


def diabetes_rows() -> list[list[str]]:
    """Header and rows of a regression table; every fifth column is text."""
    data = load_diabetes()
    names = [*data.feature_names, "progression"]
    rows = [
        [*(f"{value:g}" for value in values), f"{target:g}"]
        for values, target in zip(data.data, data.target, strict=True)
    ]
    place = names.index("sex")
    for row in rows:
        row[place] = "male" if float(row[place]) > 0 else "female"
    return [names, *rows]


def write_csv(path: Path, rows: Iterable[Sequence[str]]) -> Path:
    with path.open("w", newline="") as stream:
        csv.writer(stream).writerows(rows)
    return path


def read_json(path: Path) -> dict[str, Any]:
    document: dict[str, Any] = json.loads(path.read_text())
    return document


def iris_csv(folder: Path, missing: bool = True) -> Path:
    return write_csv(folder / "iris.csv", iris_rows(missing))


def iris_table(folder: Path) -> Table:
    return read_table(iris_csv(folder))


def make_identity(**changes: Any) -> Identity:
    used = DatasetUsed("load", "data", 1, "sha256:" + "0" * 64)
    facts: dict[str, Any] = {
        "flow_id": "flow",
        "flow_version": 1,
        "run_id": "run",
        "attempt": 1,
        "seed": 0,
        "salt": "salt",
        "datasets": (used,),
    }
    return Identity(**{**facts, **changes})


def planned(flow: Mapping[str, Any] | None = None, seed: int = 0) -> PlannedFlow:
    return plan_flow(make_flow() if flow is None else flow, seed)


def trained_iris(folder: Path, flow: Mapping[str, Any] | None = None) -> Trained:
    return train(planned(flow), iris_table(folder), "salt")


def make_job(output: str, flow: Mapping[str, Any] | None = None, **changes: Any) -> dict[str, Any]:
    """`job.json` for the channels `job` and `data`."""
    dataset = {
        "nodeId": "load",
        "name": "data",
        "version": 1,
        "digest": "sha256:" + "0" * 64,
        "format": "csv",
        "channel": "data",
    }
    return {
        "schemaVersion": 1,
        "kind": "train",
        "projectId": "project",
        "flowId": "flow",
        "flowVersion": 3,
        "flow": ten_trials() if flow is None else flow,
        "salt": "salt",
        "split": None,
        "runId": "run",
        "attempt": 1,
        "seed": 0,
        "datasets": [dataset],
        "live": None,
        "gate": None,
        "outputUri": output,
        "tracking": {"provider": "none", "uri": None, "experiment": "flow"},
        **changes,
    }


def stage_job(root: Path, job: Mapping[str, Any], data: Path) -> None:
    """Puts the channels `job` and `data` where SageMaker would."""
    for name in ("job", "data"):
        (root / "input" / "data" / name).mkdir(parents=True)
    (root / "input" / "data" / "job" / "job.json").write_text(json.dumps(job))
    (root / "input" / "data" / "data" / data.name).write_bytes(data.read_bytes())
