"""Which trial is chosen, by what, and what is said of the others."""

from pathlib import Path
from typing import Any

import pytest

from flowi.cli_text import trials_table
from flowi.data.read import read_table
from flowi.errors import FlowiError
from flowi.training.result import trial_document, varied_parameters
from flowi.training.train import Trained, train
from shell_factories import make_flow, planned, trained_iris, write_csv

STUMP = {"models.decision_tree_classifier": {"max_depth": 1}}
FOREST = {"models.random_forest_classifier": {"n_estimators": 10}}
GATE = {"gate": {"metric": "accuracy", "threshold": 0.1}}


def a_metric_each(deploy: dict[str, Any], *metrics: str) -> dict[str, Any]:
    """Stump and forest, each with metric nodes of its own."""
    flow = make_flow(models={**STUMP, **FOREST}, metrics=(), deploy=deploy)
    for model in ("decision_tree_classifier", "random_forest_classifier"):
        for metric in metrics:
            flow["nodes"].append({"id": f"{metric}_of_{model}", "component": f"metrics.{metric}", "params": {}})
            flow["edges"].append({"from": model, "to": f"{metric}_of_{model}"})
    return flow


def by_model(trained: Trained) -> dict[str, dict[str, Any]]:
    varied = varied_parameters(trained.plan)
    documents = [trial_document(trained, one, varied[one.number], {}) for one in trained.results.trials]
    return {document["modelNode"]: document for document in documents}


@pytest.mark.parametrize("deploy", [GATE, {}])
def test_the_better_model_is_chosen_when_each_has_a_metric_node_of_its_own(
    tmp_path: Path, deploy: dict[str, Any]
) -> None:
    trained = trained_iris(tmp_path, a_metric_each(deploy, "accuracy", "f_beta"))

    trials = by_model(trained)
    assert trained.trial.model == "random_forest_classifier"
    assert all(set(trial["metrics"]) == {"accuracy", "f_beta"} for trial in trials.values())
    assert (
        trials["random_forest_classifier"]["metrics"]["accuracy"]
        > trials["decision_tree_classifier"]["metrics"]["accuracy"]
    )
    assert set(trained.held_out.metrics) == {"accuracy", "f_beta"}
    assert "failed" not in trials_table(trained)


def test_a_metric_that_a_model_lacks_is_not_called_a_failure(tmp_path: Path) -> None:
    flow = a_metric_each(GATE, "accuracy")
    flow["nodes"].append({"id": "recall", "component": "metrics.recall", "params": {}})
    flow["edges"].append({"from": "random_forest_classifier", "to": "recall"})

    table = trials_table(trained_iris(tmp_path, flow))

    assert "failed" not in table
    assert "-" in table.splitlines()[2].split()


def curve(tmp_path: Path) -> Path:
    # A line goes below -1 where the curve is close to it, and this metric is not defined there.
    rows = [[f"{step / 10}", f"{(step / 10) ** 4 - 0.9:.4f}"] for step in range(-60, 61)]
    return write_csv(tmp_path / "a.csv", [["x", "y"], *rows[40:]])


REGRESSORS = {"models.linear_regression": {}, "models.decision_tree_regressor": {"max_depth": 1}}


def test_a_metric_that_is_only_reported_fails_no_trial(tmp_path: Path) -> None:
    flow = make_flow(models=REGRESSORS, metrics=("r2", "mean_squared_log_error"), target="y")

    trained = train(planned(flow), read_table(curve(tmp_path)), "salt")

    trials = by_model(trained)
    line = trials["linear_regression"]
    assert (line["state"], line["error"], set(line["metrics"])) == ("succeeded", None, {"r2"})
    assert set(trials["decision_tree_regressor"]["metrics"]) == {"r2", "mean_squared_log_error"}
    [result] = [one for one in trained.results.trials if trained.plan.trial(one.number).model == "linear_regression"]
    assert any("mean_squared_log_error" in text and "not defined" in text for text in result.warnings)


def test_a_metric_without_a_value_on_one_fold_has_no_mean(tmp_path: Path) -> None:
    flow = make_flow(
        models={"models.linear_regression": {}},
        metrics=("r2", "mean_squared_log_error"),
        target="y",
        split=("train.k_fold", {"n_splits": 4}),
    )
    rows = [[str(step), f"{step % 5 + 1}"] for step in range(80)]
    for step in range(3, 80, 20):
        rows[step][1] = "-1.5"

    trained = train(planned(flow), read_table(write_csv(tmp_path / "a.csv", [["x", "y"], *rows])), "salt")

    trial = by_model(trained)["linear_regression"]
    assert (set(trial["metrics"]), set(trial["deviations"])) == ({"r2"}, {"r2"})


def test_the_deciding_metric_does_fail_a_trial(tmp_path: Path) -> None:
    flow = make_flow(models={"models.linear_regression": {}}, metrics=("mean_squared_log_error",), target="y")

    with pytest.raises(FlowiError, match="not defined"):
        train(planned(flow), read_table(curve(tmp_path)), "salt")


def test_fits_count_the_final_fit_as_the_table_of_nodes_does(tmp_path: Path) -> None:
    trained = trained_iris(tmp_path, make_flow())

    # Fill and machine, for the choice and once more on the whole training part.
    assert (trained.results.fits.distinct, trained.results.fits.steps) == (4, 4)
