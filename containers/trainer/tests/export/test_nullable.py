from typing import Any

import numpy as np
import pytest

from factories import IRIS, line_plan, make_iris, make_penguins
from flowi.errors import FlowiError
from flowi.executor.data import TrainingData
from flowi.executor.outcome import Pipeline
from flowi.executor.run import Executor
from flowi.export.nullable import answered, with_nullable
from flowi.export.session import GraphSession
from flowi.export.stitch import Exported, export_pipeline
from flowi.frame import Frame, number_column, text_column
from flowi.target import Target, fit_target

FILL, HOT = "preprocessing.fill_na", "preprocessing.one_hot_encoder"
STRICT = [
    ("models.svc", {}),
    ("models.svc", {"kernel": "linear"}),
    ("models.svc", {"kernel": "poly"}),
    ("models.svc", {"kernel": "sigmoid"}),
    ("models.logistic_regression", {}),
    ("models.linear_regression", {}),
]
LENIENT = [
    ("models.decision_tree_classifier", {}),
    ("models.random_forest_classifier", {"n_estimators": 5}),
    ("models.decision_tree_regressor", {}),
    ("models.random_forest_regressor", {"n_estimators": 5}),
]


def target_for(model: str, frame: Frame, species: Target) -> Target:
    if "regress" not in model or "logistic" in model:
        return species
    return fit_target("size", np.arange(frame.rows, dtype=np.float64).tolist(), "regression")


def fitted(frame: Frame, target: Target, *steps: tuple[str, dict[str, Any]]) -> tuple[Pipeline, Exported]:
    plan = line_plan(*steps, task=target.task)
    pipeline = Executor(plan, TrainingData(frame, target)).fit(plan.trial(1))
    return pipeline, with_nullable(export_pipeline(pipeline, target), frame)


def nullable(exported: Exported) -> dict[str, bool]:
    return {column.name: column.nullable for column in exported.inputs.columns}


@pytest.mark.parametrize(("model", "values"), STRICT)
def test_what_is_filled_may_be_missing_and_nothing_else(model: str, values: dict[str, Any]) -> None:
    frame, species = make_iris(missing=0)
    target = target_for(model, frame, species)

    _, bare = fitted(frame, target, (model, values))
    _, some = fitted(frame, target, (FILL, {"columns": ["petal_width"]}), (model, values))
    _, all_filled = fitted(frame, target, (FILL, {}), (model, values))

    assert nullable(bare) == dict.fromkeys(IRIS, False)
    assert nullable(some) == {name: name == "petal_width" for name in IRIS}
    assert nullable(all_filled) == dict.fromkeys(IRIS, True)


@pytest.mark.parametrize(("model", "values"), LENIENT)
def test_trees_take_missing_numbers(model: str, values: dict[str, Any]) -> None:
    frame, species = make_iris(missing=0)

    _, exported = fitted(frame, target_for(model, frame, species), (model, values))

    assert nullable(exported) == dict.fromkeys(IRIS, True)


@pytest.mark.parametrize("missing", ["category", "zeros"])
def test_missing_text_has_a_code(missing: str) -> None:
    frame, species = make_penguins()
    frame = frame.select(["island", "sex"])

    _, one_hot = fitted(frame, species, (HOT, {"missing": missing}), ("models.logistic_regression", {}))
    _, codes = fitted(frame, species, ("models.decision_tree_classifier", {}))

    assert nullable(one_hot) == nullable(codes) == {"island": True, "sex": True}


@pytest.mark.parametrize(("model", "values"), STRICT)
@pytest.mark.parametrize("rows", [1, 2, 700])
def test_a_row_with_a_gap_gets_no_label_and_its_neighbours_keep_theirs(
    model: str, values: dict[str, Any], rows: int
) -> None:
    frame, species = make_iris(missing=0)
    target = target_for(model, frame, species)
    pipeline, exported = fitted(frame, target, (model, values))
    many = frame.take(np.arange(rows) % frame.rows)
    matrix = exported.matrix(many)
    gap = np.arange(rows) % 3 == 0
    broken = matrix.copy()
    broken[gap, np.arange(rows)[gap] % 4] = np.where(np.arange(rows)[gap] % 2 == 0, np.nan, np.inf)

    session = GraphSession(exported.model)
    whole, holed = session.predict(matrix), session.predict(broken)

    np.testing.assert_array_equal(answered(whole), True)
    np.testing.assert_array_equal(answered(holed), ~gap)
    if target.task == "classification":
        assert whole.label_code is not None and holed.label_code is not None
        np.testing.assert_array_equal(holed.label_code, np.where(gap, -1, whole.label_code))
        names = [target.class_names[code] for code in whole.label_code]
        assert session.labels(broken) == ["" if lost else name for lost, name in zip(gap, names, strict=True)]
    with pytest.raises(FlowiError, match="which this model does not take") as refused:
        pipeline.predict(many.with_columns({"sepal_width": number_column(np.full(rows, np.nan))}))
    assert refused.value.reason == "missing_values"


def test_the_column_at_fault_is_named_through_text_operations() -> None:
    frame, species = make_penguins()
    frame = frame.with_columns({"bill": number_column(np.arange(frame.rows))}).select(["island", "bill"])
    split = ("preprocessing.split_string", {"column": "island", "separator": "e", "outputs": ["one", "two"]})
    _, exported = fitted(frame, species, split, (HOT, {}), ("models.svc", {}))
    probe = Frame({"island": text_column([None, "Dream", "Dream"]), "bill": number_column([1, np.nan, 2])})

    assert nullable(exported) == {"island": True, "bill": False}
    assert exported.inputs.unanswerable(exported.matrix(probe)) == [None, "bill", None]
