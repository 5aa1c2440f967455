import threading
import warnings
from typing import Any

import numpy as np
import pytest

from factories import LOAD, LOAD_PARAMETERS, fit_pipeline, line_plan, make_folds, make_iris, make_penguins, make_plan
from flowi.errors import FlowiError
from flowi.executor.choose import choose
from flowi.executor.data import Place, Progress, TrainingData
from flowi.executor.fits import FitCache
from flowi.executor.run import Executor
from flowi.frame import Floats, Frame, number_column
from flowi.plan import Plan
from flowi.target import fit_target


def make_iris_plan(**more: object) -> Plan:
    """Two fills x (three SVCs + two trees): ten trials."""
    nodes = [
        LOAD,
        ("split", "train.holdout", ("load",)),
        ("fill", "preprocessing.fill_na", ("split",)),
        ("scale", "preprocessing.standard_scaler", ("fill",)),
        ("svc", "models.svc", ("scale",)),
        ("tree", "models.decision_tree_classifier", ("scale",)),
    ]
    choices = [("svc", {"C": c}) for c in (0.1, 1, 10)], [("tree", {"max_depth": depth}) for depth in (2, 4)]
    trials = [
        (("load", "split", "fill", "scale", model), {**LOAD_PARAMETERS, "fill": {"strategy": fill}, model: values})
        for group in choices
        for fill in ("mean", "median")
        for model, values in group
    ]
    return make_plan(nodes, trials, metrics=("accuracy", "confusion_matrix"))


def test_every_distinct_fit_happens_once() -> None:
    frame, target = make_iris()
    results = Executor(make_iris_plan(), TrainingData(frame, target)).run(make_folds(150))

    assert len(results.trials) == 10
    assert all(result.succeeded and result.metrics["accuracy"] > 0.8 for result in results.trials)
    # Two fills, two scalers behind them, ten models; three steps a trial were asked for.
    assert (results.fits.distinct, results.fits.steps) == (14, 30)


def test_equal_inputs_share_fits_even_on_different_paths() -> None:
    frame, target = make_iris(missing=0)
    results = Executor(make_iris_plan(), TrainingData(frame, target)).run(make_folds(150))

    # Nothing is missing: both strategies fill nothing, so that all that follows is the same.
    assert (results.fits.distinct, results.fits.steps) == (2 + 1 + 5, 30)
    assert results.trials[0].metrics == results.trials[3].metrics


def test_shared_fits_give_the_same_scores_as_trials_run_alone() -> None:
    frame, target = make_iris()
    plan, folds = make_iris_plan(), make_folds(150)
    together = Executor(plan, TrainingData(frame, target)).run(folds)

    for trial in plan.trials:
        alone = Plan(plan.nodes, (trial,), plan.metrics, plan.split, plan.task, plan.selected_by)
        result = Executor(alone, TrainingData(frame, target)).run(folds).trials[0]
        assert result.metrics == together.trials[trial.number - 1].metrics


def test_k_fold_gives_the_mean_of_its_folds() -> None:
    frame, target = make_iris()
    results = Executor(make_iris_plan(), TrainingData(frame, target)).run(make_folds(150, count=5))

    for result in results.trials:
        assert len(result.folds["accuracy"]) == 5
        assert result.metrics["accuracy"] == pytest.approx(np.mean(result.folds["accuracy"]))
        assert np.sum(result.folds["confusion_matrix"]) == 150
        assert "confusion_matrix" not in result.metrics
    assert results.fits.steps == 150
    assert 5 * 14 >= results.fits.distinct > 14


def test_validation_rows_do_not_leak_into_fits() -> None:
    frame, target = make_iris(missing=0.2)
    fold = make_folds(150)[0]
    spoiled = frame.with_columns(
        {
            name: number_column(np.where(np.isin(np.arange(150), fold.validation), 1e6, column.matrix()[:, 0]))
            for name, column in ((name, frame.select([name])) for name in frame)
        }
    )
    plan = line_plan(("preprocessing.fill_na", {}), ("preprocessing.standard_scaler", {}), ("models.svc", {}))

    def scores_after(source: Frame) -> Floats:
        pipeline = fit_pipeline(plan, source.take(fold.train), target.take(fold.train))
        scores = pipeline.predict(frame).scores
        assert scores is not None
        return scores

    np.testing.assert_array_equal(scores_after(frame), scores_after(spoiled))


def test_failing_trial_is_reported_and_the_others_go_on() -> None:
    frame, target = make_iris()
    nodes = [LOAD, ("svc", "models.svc", ("load",)), ("tree", "models.decision_tree_classifier", ("load",))]
    trials = [(("load", "svc"), LOAD_PARAMETERS), (("load", "tree"), LOAD_PARAMETERS)]
    plan = make_plan(nodes, trials)
    events: list[Progress] = []

    results = Executor(plan, TrainingData(frame, target), events.append).run(make_folds(150, count=3))

    failed, succeeded = results.trials
    assert failed.error is not None and failed.error.reason == "missing_values"
    assert failed.error.details["nodeId"] == "svc" and "preprocessing.fill_na" in failed.error.message
    assert failed.metrics == {}
    assert succeeded.succeeded
    assert choose(plan, results.trials).number == 2
    assert [event.state for event in events if event.node_id == "svc"] == ["failed"]


def test_run_fails_with_the_first_error_when_every_trial_does() -> None:
    frame, target = make_iris()
    plan = line_plan(("preprocessing.standard_scaler", {"columns": ["petal"]}), ("models.svc", {}))

    with pytest.raises(FlowiError) as failed:
        Executor(plan, TrainingData(frame, target)).run(make_folds(150))

    assert failed.value.reason == "unknown_column"
    assert failed.value.details["nodeId"] == "standard_scaler"
    assert "'petal'" in failed.value.message and "petal_length" in failed.value.message


def test_settings_the_library_refuses_fail_the_trial_with_its_words() -> None:
    frame, target = make_iris(missing=0)
    plan = line_plan(("models.logistic_regression", {"solver": "lbfgs", "l1_ratio": 1}))

    with pytest.raises(FlowiError) as failed:
        Executor(plan, TrainingData(frame, target)).run(make_folds(150))

    assert failed.value.reason == "fit_failed"
    assert "lbfgs" in failed.value.message


def test_warnings_of_the_library_are_kept_with_the_trial() -> None:
    frame, target = make_iris(missing=0)
    plan = line_plan(("models.logistic_regression", {"max_iter": 1}))

    results = Executor(plan, TrainingData(frame, target)).run(make_folds(150))

    assert any("converge" in warning for warning in results.trials[0].warnings)


def test_fold_with_one_class_is_refused() -> None:
    frame, target = make_iris(missing=0)
    plan = line_plan(("models.decision_tree_classifier", {}))
    rows = np.arange(100)

    with pytest.raises(FlowiError) as failed:
        Executor(plan, TrainingData(frame, target)).run([type(make_folds(9)[0])(rows[:50], rows[50:])])

    assert failed.value.reason == "one_class"


def test_column_without_values_is_refused_by_name() -> None:
    frame, target = make_iris()
    frame = frame.with_columns({"empty": number_column([None] * 150)})
    plan = line_plan(("preprocessing.fill_na", {}), ("models.svc", {}))

    with pytest.raises(FlowiError) as failed:
        Executor(plan, TrainingData(frame, target)).run(make_folds(150))

    assert failed.value.reason == "column_all_missing"
    assert failed.value.details["column"] == "empty"


def test_fits_are_freed_when_no_later_trial_needs_them() -> None:
    frame, target = make_iris()
    held: list[int] = []
    executor = Executor(make_iris_plan(), TrainingData(frame, target), lambda _: held.append(len(executor._cache)))

    executor.run(make_folds(150, count=3))
    executor.fit(executor.plan.trial(1))

    assert len(executor._cache) == 0
    # Two fills, one scaler's parameters on two inputs, and the models that two fills share.
    assert max(held) <= 2 + 2 + 5


def test_progress_tells_what_was_fitted_and_what_was_shared() -> None:
    frame, target = make_iris()
    events: list[Progress] = []

    Executor(make_iris_plan(), TrainingData(frame, target), events.append).run(make_folds(150))

    assert [event.state for event in events if event.node_id == "fill"][:4] == ["fitted", "reused", "reused", "fitted"]
    assert sum(event.state == "fitted" for event in events) == 14
    assert all(event.seconds >= 0 and event.fold == 0 for event in events)


def test_regression_is_measured_in_the_unit_of_the_target() -> None:
    frame, _ = make_penguins()
    mass = frame.select(["bill"]).matrix()[:, 0]
    rows = np.flatnonzero(~np.isnan(mass))
    target = fit_target("double", (2 * mass[rows]).tolist(), "regression")
    metrics = ("mean_squared_error", "mean_absolute_error", "mean_squared_log_error", "r2")
    plan = line_plan(("models.linear_regression", {"columns": ["bill"]}), task="regression", metrics=metrics)

    result = Executor(plan, TrainingData(frame.take(rows), target)).run(make_folds(len(rows))).trials[0]

    assert result.metrics["r2"] == pytest.approx(1)
    assert result.metrics["mean_absolute_error"] < 1e-4


def test_best_trial_follows_the_direction_and_the_first_of_equals_wins() -> None:
    frame, target = make_iris()
    nodes = [LOAD, *((f"tree{depth}", "models.decision_tree_classifier", ("load",)) for depth in (1, 3, 4))]
    depths: dict[int, dict[str, Any]] = {depth: {"max_depth": min(depth, 3)} for depth in (1, 3, 4)}
    trials = [
        (("load", f"tree{depth}"), {**LOAD_PARAMETERS, f"tree{depth}": values}) for depth, values in depths.items()
    ]
    for metric in ("accuracy", "log_loss"):
        plan = make_plan(nodes, trials, metrics=(metric,))
        results = Executor(plan, TrainingData(frame, target)).run(make_folds(150, count=5)).trials
        values = [result.metrics[metric] for result in results]

        best = choose(plan, results)

        assert values[1] == values[2]
        assert best.metrics[metric] == (max(values) if metric == "accuracy" else min(values))
        assert best.number != 3


def test_choosing_by_a_table_is_refused() -> None:
    frame, target = make_iris()
    plan = make_plan(
        [LOAD, ("tree", "models.decision_tree_classifier", ("load",))],
        [(("load", "tree"), LOAD_PARAMETERS)],
        metrics=("confusion_matrix",),
    )

    with pytest.raises(FlowiError, match="can not be chosen"):
        Executor(plan, TrainingData(frame, target))
    with pytest.raises(FlowiError, match="can not be chosen"):
        choose(plan, [])


def test_warnings_of_other_threads_are_not_about_a_fit() -> None:
    cache = FitCache()

    def fit() -> Any:
        other = threading.Thread(target=lambda: warnings.warn("of the tracker", stacklevel=1))
        other.start()
        other.join()
        warnings.warn("of the fit\nand more", stacklevel=1)
        return object()

    cache.fit("group", "key", fit)

    assert cache.messages["key"] == ("of the fit",)


def test_a_reused_fit_names_the_node_and_trial_that_made_it() -> None:
    frame, target = make_iris(missing=0)
    events: list[Progress] = []
    Executor(make_iris_plan(), TrainingData(frame, target), events.append).run(make_folds(150))

    sources = {(event.trial, event.node_id): event.reused_from for event in events if event.reused_from is not None}

    # Trial 2 has the whole way of trial 1; trial 4 fills differently, to the same effect.
    assert sources[(2, "fill")] == Place(1, 0, "fill")
    assert sources[(4, "scale")] == Place(1, 0, "scale")
    assert all(event.state == "reused" for event in events if event.reused_from is not None)
