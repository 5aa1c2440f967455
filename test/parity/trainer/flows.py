"""The flows: every model and every preprocessing step of the catalogue is in one of them."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from itertools import pairwise
from typing import Any

Step = tuple[str, Mapping[str, Any]]

FILL, SCALE, MIN_MAX = "preprocessing.fill_na", "preprocessing.standard_scaler", "preprocessing.min_max_scaler"
ONE_HOT, ORDINAL, DROP = "preprocessing.one_hot_encoder", "preprocessing.ordinal_encoder", "preprocessing.drop_columns"
REPLACE, SPLIT, SUBSTRING = (f"preprocessing.{name}" for name in ("replace_string", "split_string", "substring"))
SVC, LOGISTIC, LINEAR = "models.svc", "models.logistic_regression", "models.linear_regression"
TREE, FOREST = "models.decision_tree_classifier", "models.random_forest_classifier"
TREE_NUMBERS, FOREST_NUMBERS = "models.decision_tree_regressor", "models.random_forest_regressor"

HOLDOUT: Step = ("train.holdout", {})
MEASURES = ["bill_length_mm", "bill_depth_mm", "flipper_length_mm", "body_mass_g"]
CODE_PARTS: Step = (SPLIT, {"column": "code", "separator": "-", "outputs": ["country", "region", "number"]})


@dataclass(frozen=True)
class Case:
    """A flow in a line over one table."""

    name: str
    table: str
    steps: Sequence[Step]
    model: Step
    target: str = "target"
    split: Step = HOLDOUT
    metric: str = "accuracy"
    exclude: Sequence[str] = field(default_factory=list)
    labelled: bool = False

    @property
    def components(self) -> list[str]:
        """Components of the flow."""
        return [node["component"] for node in self.document()["nodes"]]

    def document(self) -> dict[str, Any]:
        """The flow document."""
        load: Step = (
            "load.table",
            {"dataset": self.table, "target": self.target, "exclude_columns": list(self.exclude)},
        )
        label: list[Step] = [("label.label_encoder", {})] if self.labelled else []
        line = [load, self.split, *label, *self.steps, self.model]
        nodes = [
            {"id": f"n{place}", "component": component, "params": dict(params)}
            for place, (component, params) in enumerate(line)
        ]
        edges = [{"from": one["id"], "to": other["id"]} for one, other in pairwise(nodes)]
        for place, component in (("metric", f"metrics.{self.metric}"), ("save", "save.table")):
            edges.append({"from": nodes[len(line) - 1]["id"], "to": place})
            nodes.append({"id": place, "component": component, "params": {}})
        return {"schemaVersion": 1, "name": self.name, "nodes": nodes, "edges": edges}


CASES = [
    Case("iris-svc", "iris", [(FILL, {"strategy": "mean"}), (SCALE, {})], (SVC, {"C": 10}), target="species"),
    Case("iris-svc-bare", "iris-whole", [(FILL, {"columns": ["sepal_width"]})], (SVC, {"kernel": "linear"})),
    Case("iris-logistic-bare", "iris-whole", [(SCALE, {})], (LOGISTIC, {})),
    Case("iris-tree-with-gaps", "iris", [], (TREE, {"max_depth": 4}), target="species", split=("train.k_fold", {})),
    Case(
        "penguins-forest",
        "penguins",
        [(FILL, {"columns": ["island", "sex"], "strategy": "most_frequent"}), (ONE_HOT, {})],
        (FOREST, {"n_estimators": 20, "max_depth": 6}),
        target="species",
    ),
    Case(
        "penguins-logistic",
        "penguins",
        [(FILL, {"columns": MEASURES, "strategy": "median"}), (ONE_HOT, {}), (SCALE, {"columns": MEASURES})],
        (LOGISTIC, {}),
        target="species",
        metric="log_loss",
    ),
    Case(
        "penguins-ordinal",
        "penguins",
        [(FILL, {"columns": MEASURES}), (ORDINAL, {}), (MIN_MAX, {"columns": MEASURES, "clip": True})],
        (SVC, {"kernel": "poly"}),
        target="species",
    ),
    Case(
        "orders-text",
        "orders",
        [
            (REPLACE, {"columns": ["note"], "find": "a", "replacement": "$&"}),
            (SUBSTRING, {"columns": ["note"], "start": -4}),
            CODE_PARTS,
            (FILL, {"columns": ["amount", "gift"], "strategy": "most_frequent"}),
            (ONE_HOT, {"columns": ["note", "country", "region"], "missing": "zeros"}),
            (DROP, {"columns": ["number"]}),
        ],
        (FOREST, {"n_estimators": 15}),
        target="returned",
    ),
    Case(
        "orders-codes",
        "orders",
        [CODE_PARTS, (ORDINAL, {"columns": ["country", "region", "shop"]}), (DROP, {"columns": ["note", "number"]})],
        (TREE, {"max_depth": 6}),
        target="returned",
    ),
    Case("cancer-logistic", "cancer", [(SCALE, {})], (LOGISTIC, {}), metric="f_beta", labelled=True),
    Case("cancer-svc", "cancer", [(FILL, {}), (MIN_MAX, {})], (SVC, {}), labelled=True),
    Case(
        "diabetes-linear",
        "diabetes",
        [(FILL, {"columns": ["bmi"]}), (ONE_HOT, {"drop": "if_binary"}), (SCALE, {})],
        (LINEAR, {}),
        metric="r2",
    ),
    Case(
        "diabetes-linear-codes",
        "diabetes",
        [(FILL, {"columns": ["bmi"]}), (SCALE, {})],
        (LINEAR, {}),
        metric="r2",
    ),
    Case(
        "orders-svc-codes",
        "orders",
        [(DROP, {"columns": ["note", "code"]}), (FILL, {"strategy": "most_frequent"})],
        (SVC, {"C": 0.1}),
        target="returned",
    ),
    Case("diabetes-tree", "diabetes", [(ORDINAL, {})], (TREE_NUMBERS, {"max_depth": 5}), metric="mean_squared_error"),
    Case(
        "diabetes-forest",
        "diabetes",
        [(ONE_HOT, {})],
        (FOREST_NUMBERS, {"n_estimators": 15}),
        metric="mean_absolute_error",
        exclude=["s6"],
    ),
]
