import json
from pathlib import Path

import pytest

from flowi.catalogue import catalogue, catalogue_text, main

COMMITTED = Path(__file__).parents[3] / "contracts" / "catalogue.json"
IDS = """
label.label_encoder load.table metrics.accuracy metrics.confusion_matrix metrics.f_beta metrics.log_loss
metrics.mean_absolute_error metrics.mean_squared_error metrics.mean_squared_log_error metrics.precision metrics.r2
metrics.recall models.decision_tree_classifier models.decision_tree_regressor models.linear_regression
models.logistic_regression models.random_forest_classifier models.random_forest_regressor models.svc
preprocessing.drop_columns preprocessing.fill_na preprocessing.min_max_scaler preprocessing.one_hot_encoder
preprocessing.ordinal_encoder preprocessing.replace_string preprocessing.split_string preprocessing.standard_scaler
preprocessing.substring save.table train.holdout train.k_fold
""".split()  # noqa: SIM905


def test_committed_catalogue_is_up_to_date() -> None:
    assert COMMITTED.read_text(encoding="utf-8") == catalogue_text(), "run python -m flowi.catalogue on it again"


def test_every_component_is_listed_once_by_id() -> None:
    assert [entry["id"] for entry in catalogue()["components"]] == IDS


def test_metric_facts_bound_what_a_gate_may_ask_for() -> None:
    facts = {entry["metric"]["name"]: entry["metric"] for entry in catalogue()["components"] if "metric" in entry}

    assert facts["accuracy"]["maximum"] == 1
    assert (facts["log_loss"]["direction"], facts["log_loss"]["needs"]) == ("minimize", "probabilities")
    assert [name for name, fact in facts.items() if not fact["scalar"]] == ["confusion_matrix"]


def test_file_is_written_where_asked(tmp_path: Path) -> None:
    path = tmp_path / "catalogue.json"

    assert main([str(path)]) == 0
    assert json.loads(path.read_text(encoding="utf-8"))["schemaVersion"] == 1


def test_wrong_use_is_told(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["a", "b"]) == 2
    assert "usage" in capsys.readouterr().err
