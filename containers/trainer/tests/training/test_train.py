import json
from pathlib import Path
from typing import Any

import pyarrow as pa
import pyarrow.parquet as pq
import pytest

from flowi import contracts
from flowi.data.read import read_table
from flowi.errors import FlowiError
from flowi.tracking.port import NoTracker, TrackingOutcome
from flowi.training.identity import flow_digest
from flowi.training.observer import Silent
from flowi.training.result import result_document
from flowi.training.run import Live, RunOutcome, RunRequest, run_flow
from flowi.training.train import train
from shell_factories import (
    diabetes_rows,
    iris_csv,
    iris_rows,
    make_flow,
    make_identity,
    planned,
    ten_trials,
    trained_iris,
    write_csv,
)


def run(tmp_path: Path, flow: dict[str, Any] | None = None, **more: Any) -> RunOutcome:
    request = RunRequest(planned(flow or ten_trials()), iris_csv(tmp_path), "csv", make_identity(), **more)
    return run_flow(request, tmp_path / "out", Silent(), NoTracker())


def test_ten_trials_share_their_fits_and_the_best_is_exported(tmp_path: Path) -> None:
    trained = trained_iris(tmp_path, ten_trials())

    assert [trial.number for trial in trained.results.trials] == list(range(1, 11))
    # Two fills, two scalers, six machines and four trees; every trial asks for three, and so does the final fit.
    assert (trained.results.fits.distinct, trained.results.fits.steps) == (14 + 3, 30 + 3)
    assert sum(trained.reused.values()) == 16
    best = max(trial.metrics["m_accuracy"] for trial in trained.results.trials)
    assert trained.validation["accuracy"] == best
    assert trained.parity.passed
    assert trained.held_out.metrics["accuracy"] > 0.8


def test_two_runs_give_the_same_model(tmp_path: Path) -> None:
    first, second = (trained_iris(tmp_path, ten_trials()) for _ in range(2))

    assert first.exported.model == second.exported.model
    assert first.held_out.metrics == second.held_out.metrics


def test_the_held_out_rows_are_no_training_rows_and_do_not_depend_on_the_flow(tmp_path: Path) -> None:
    one = trained_iris(tmp_path, ten_trials())
    other = trained_iris(tmp_path, make_flow(models={"models.decision_tree_classifier": {}}))

    assert one.split.test.tolist() == other.split.test.tolist()
    assert not set(one.split.test) & set(one.split.train)


def test_a_result_is_what_its_contract_says(tmp_path: Path) -> None:
    outcome = run(tmp_path)

    package = {"uri": "s3://bucket/package/", "digest": outcome.package.digest, "bytes": outcome.package.bytes}
    tracking = TrackingOutcome("unavailable", "down", None, {1: "abc"})
    document = result_document(outcome.trained, make_identity(), package, outcome.comparison, tracking, 1.0)

    contracts.TrainResult.model_validate_json(json.dumps(document))
    first = document["trials"][0]
    assert first["varied"] == {"fill": {"strategy": "mean"}, "svc": {"C": 0.1}}
    assert (first["trackerRunId"], first["reusedFits"], document["trials"][1]["reusedFits"]) == ("abc", 0, 2)
    assert document["warnings"] == ["tracking is unavailable: down"]


def test_k_fold_gives_means_and_deviations(tmp_path: Path) -> None:
    outcome = run(tmp_path, make_flow(split=("train.k_fold", {"n_splits": 3})))

    trial = result_document(
        outcome.trained, make_identity(), {"uri": "", "digest": "", "bytes": 0}, outcome.comparison, outcome.tracking, 1
    )["trials"][0]
    folds = outcome.trained.results.trials[0].folds["m_accuracy"]
    assert len(folds) == 3
    assert trial["metrics"]["accuracy"] == pytest.approx(sum(folds) / 3)
    assert trial["deviations"]["accuracy"] > 0


def test_a_trial_that_fails_is_reported_and_the_others_go_on(tmp_path: Path) -> None:
    flow = make_flow(
        models={"models.linear_regression": {}, "models.decision_tree_regressor": {"max_depth": 2}},
        metrics=("mean_squared_log_error",),
        target="y",
    )
    # A line goes below -1 where the curve is close to it, and the metric is not defined there.
    rows = [[f"{step / 10}", f"{(step / 10) ** 4 - 0.9:.4f}"] for step in range(-60, 61)]
    table = read_table(write_csv(tmp_path / "a.csv", [["x", "y"], *rows[40:]]))

    trained = train(planned(flow), table, "salt")

    states = {trained.plan.trial(one.number).model: one.succeeded for one in trained.results.trials}
    assert states == {"linear_regression": False, "decision_tree_regressor": True}
    assert trained.trial.model == "decision_tree_regressor"


def test_the_live_package_keeps_its_thresholds_and_is_compared(tmp_path: Path) -> None:
    (tmp_path / "live").mkdir()
    live = run(tmp_path / "live", make_flow(models={"models.decision_tree_classifier": {"max_depth": 1}}))

    outcome = run(tmp_path, live=Live(4, live.package.folder))

    assert outcome.trained.split.record == live.trained.split.record
    assert (outcome.comparison["status"], outcome.comparison["liveVersion"]) == ("compared", 4)
    assert outcome.comparison["gain"] > 0


def test_saved_tables_hold_the_held_out_rows_with_answers(tmp_path: Path) -> None:
    flow = make_flow()
    flow["nodes"] += [
        {"id": "csv", "component": "save.table", "params": {"file_name": "mine"}},
        {"id": "pq", "component": "save.table", "params": {"format": "parquet", "prediction_only": True}},
    ]
    flow["edges"] += [{"from": "svc", "to": "csv"}, {"from": "svc", "to": "pq"}]

    outcome = run(tmp_path, flow)

    saved = read_table(outcome.saves[0])
    assert [path.name for path in outcome.saves] == ["mine.csv", "predictions.parquet"]
    assert saved.names == [*iris_rows()[0], "prediction"]
    assert saved.rows == len(outcome.trained.split.test)
    assert pq.read_table(outcome.saves[1]).column_names == ["prediction"]


def test_text_that_a_spreadsheet_would_run_is_made_harmless(tmp_path: Path) -> None:
    from flowi.data.table import Table
    from flowi.training.saves import write_predictions

    table = Table(pa.table({"a": ["=1+1", "x", None, "-2+3", "-2"], "b": [-1, 2, 3, 4, 5]}))
    write_predictions(tmp_path / "a.csv", table, {"prediction": ["@x", "y", "z", "w", "+"]})

    assert (tmp_path / "a.csv").read_text().splitlines()[1:] == [
        '"\'=1+1",-1,"\'@x"',
        '"x",2,"y"',
        ',3,"z"',
        '"\'-2+3",4,"w"',
        # A number is no formula.
        '"-2",5,"\'+"',
    ]


def test_rows_without_a_target_are_left_out_and_said(tmp_path: Path) -> None:
    rows = iris_rows()
    rows[5][-1] = rows[60][-1] = ""

    trained = train(planned(), read_table(write_csv(tmp_path / "a.csv", rows)), "salt")

    assert trained.inputs.table.rows == 148
    assert "2 rows have no 'species' and are left out" in trained.warnings


def test_days_and_excluded_columns_are_no_features(tmp_path: Path) -> None:
    header, *body = iris_rows()
    rows = [["day", "row_id", *header], *(["2020-01-01", str(place), *row] for place, row in enumerate(body))]
    flow = make_flow()
    flow["nodes"][0]["params"]["exclude_columns"] = ["row_id"]

    trained = train(planned(flow), read_table(write_csv(tmp_path / "a.csv", rows)), "salt")

    assert [column.name for column in trained.exported.inputs.columns] == header[:-1]
    assert any("points in time" in text for text in trained.warnings)


def bad_iris(change: str) -> list[list[str]]:
    header, *body = iris_rows()
    if change == "one class":
        return [header, *([*row[:-1], "setosa"] for row in body)]
    if change == "column all missing":
        return [header, *(["", *row[1:]] for row in body)]
    if change == "small class":
        return [header, *body[:51]]
    if change == "target all missing":
        return [header, *([*row[:-1], ""] for row in body)]
    return [[header[-1]], *([row[-1]] for row in body)]


@pytest.mark.parametrize(
    ("change", "reason", "words"),
    [
        ("one class", "one_class", "target 'species' has one class only"),
        ("column all missing", "column_all_missing", "column 'sepal_length' has no value in any row"),
        ("small class", "class_too_small", "'versicolor' has 1"),
        ("target all missing", "empty_target", "target 'species' has no value"),
        ("no features", "no_features", "nothing is left to learn 'species' from"),
    ],
)
def test_data_that_cannot_be_learned_from_is_refused(tmp_path: Path, change: str, reason: str, words: str) -> None:
    table = read_table(write_csv(tmp_path / "a.csv", bad_iris(change)))

    with pytest.raises(FlowiError, match=words) as caught:
        train(planned(), table, "salt")

    assert (caught.value.code, caught.value.reason) == ("invalid_data", reason)


@pytest.mark.parametrize(("field", "value"), [("target", "kind"), ("exclude_columns", ["kind"])])
def test_a_column_that_is_not_in_the_data_is_named_with_those_that_are(tmp_path: Path, field: str, value: Any) -> None:
    flow = make_flow()
    flow["nodes"][0]["params"][field] = value

    with pytest.raises(FlowiError, match="'kind' is not in the data; it has: sepal_length") as caught:
        trained_iris(tmp_path, flow)

    assert caught.value.reason == "missing_column"


def test_regression_on_text_is_refused(tmp_path: Path) -> None:
    flow = make_flow(models={"models.linear_regression": {}}, metrics=("r2",))

    with pytest.raises(FlowiError, match="holds text"):
        trained_iris(tmp_path, flow)


def test_csv_and_parquet_of_the_same_rows_hold_out_the_same_rows(tmp_path: Path) -> None:
    flow = make_flow(
        models={"models.linear_regression": {}},
        steps=(("code", "preprocessing.ordinal_encoder", {"columns": ["sex"]}),),
        metrics=("r2",),
        target="progression",
    )
    table = read_table(write_csv(tmp_path / "a.csv", diabetes_rows()))
    narrow = [pa.float32() if pa.types.is_floating(kind) else kind for kind in table.raw.schema.types]
    pq.write_table(table.raw.cast(pa.schema(zip(table.names, narrow, strict=True))), tmp_path / "a.parquet")

    one, other = (train(planned(flow), read_table(tmp_path / name), "salt") for name in ("a.csv", "a.parquet"))

    assert one.split.test.tolist() == other.split.test.tolist()
    assert one.exported.model == other.exported.model


def test_the_digest_of_a_flow_does_not_depend_on_the_order_of_keys_or_on_points() -> None:
    assert flow_digest({"a": 1, "b": [2.0]}) == flow_digest({"b": [2], "a": 1.0})
    assert flow_digest({"a": 1}) != flow_digest({"a": "1"})
    assert flow_digest({"a": 1}) == flow_digest({"a": 1, "notes": [{"id": "note", "text": "Ask Ana"}]})
