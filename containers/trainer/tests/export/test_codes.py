"""Text that reaches a model as numbers, in the order of how frequent its values are."""

from pathlib import Path
from typing import Any

import numpy as np
import pytest

from factories import line_plan
from flowi.components.base import Prediction
from flowi.data.read import read_table
from flowi.errors import FlowiError
from flowi.executor.data import TrainingData
from flowi.executor.outcome import Pipeline
from flowi.executor.run import Executor
from flowi.export.nullable import answered, with_nullable
from flowi.export.session import GraphSession
from flowi.export.stitch import Exported, export_pipeline
from flowi.frame import Frame, number_column, text_column
from flowi.package.read import read_package
from flowi.package.write import write_package
from flowi.target import Target, fit_target
from flowi.training.train import train
from shell_factories import make_flow, make_identity, planned, write_csv

ROWS = 90
CITIES = ["Bonn", "Lima", "Oslo"]
LINEAR: list[tuple[str, dict[str, Any]]] = [
    ("models.svc", {}),
    ("models.logistic_regression", {}),
    ("models.linear_regression", {}),
]
TREES = [("models.decision_tree_classifier", {}), ("models.random_forest_regressor", {"n_estimators": 5})]


def frame_of(*cities: str | None) -> Frame:
    return Frame({"city": text_column(cities), "size": number_column(np.arange(len(cities)) % 7)})


KNOWN = frame_of(*(CITIES[row % 3] for row in range(ROWS)))


def target_for(model: str) -> Target:
    if "regress" in model and "logistic" not in model:
        return fit_target("y", [float(row % 3) for row in range(ROWS)], "regression")
    return fit_target("y", ["ab"[row % 3 > 0] for row in range(ROWS)], "classification")


def fitted(*steps: tuple[str, dict[str, Any]], frame: Frame = KNOWN) -> tuple[Pipeline, Exported]:
    target = target_for(steps[-1][0])
    plan = line_plan(*steps, task=target.task)
    pipeline = Executor(plan, TrainingData(frame, target)).fit(plan.trial(1))
    return pipeline, with_nullable(export_pipeline(pipeline, target), frame)


def asked(exported: Exported, *cities: str | None) -> Prediction:
    return GraphSession(exported.model).predict(exported.matrix(frame_of(*cities)))


@pytest.mark.parametrize(("model", "values"), LINEAR)
def test_a_model_that_weighs_codes_answers_no_missing_and_no_unknown_text(model: str, values: dict[str, Any]) -> None:
    pipeline, exported = fitted((model, values))

    given = asked(exported, "Bonn", None, "Atlantis", "Oslo")

    assert answered(given).tolist() == [True, False, False, True]
    assert {column.name: column.nullable for column in exported.inputs.columns} == {"city": False, "size": False}
    for city in (None, "Atlantis"):
        with pytest.raises(FlowiError, match=r"'city'.*one_hot_encoder"):
            pipeline.predict(frame_of(city))


@pytest.mark.parametrize(("model", "values"), LINEAR)
@pytest.mark.parametrize("encoder", ["one_hot_encoder", "ordinal_encoder"])
def test_encoded_text_is_answered_whatever_it_is(model: str, values: dict[str, Any], encoder: str) -> None:
    _, exported = fitted((f"preprocessing.{encoder}", {}), (model, values))

    assert answered(asked(exported, "Bonn", None, "Atlantis")).all()


@pytest.mark.parametrize(("model", "values"), TREES)
def test_trees_take_codes_as_they_are(model: str, values: dict[str, Any]) -> None:
    _, exported = fitted((model, values))

    assert answered(asked(exported, "Bonn", None, "Atlantis")).all()


@pytest.mark.parametrize(("model", "values"), LINEAR)
def test_missing_text_in_the_training_rows_is_refused_as_missing_numbers_are(
    model: str, values: dict[str, Any]
) -> None:
    holed = frame_of(None, *(CITIES[row % 3] for row in range(ROWS - 1)))

    with pytest.raises(FlowiError, match=r"'city'.*missing") as refused:
        fitted((model, values), frame=holed)

    assert refused.value.reason == "missing_values"
    fitted(("preprocessing.fill_na", {"strategy": "most_frequent"}), (model, values), frame=holed)


def rows_of(tmp_path: Path) -> Path:
    rows = [[CITIES[row % 3], f"{row % 11}", f"{10 * (row % 3) + row % 11}"] for row in range(200)]
    return write_csv(tmp_path / "a.csv", [["city", "size", "y"], *rows])


@pytest.mark.parametrize(
    ("steps", "model", "told"),
    [
        ((), "linear_regression", True),
        ((("fill", "preprocessing.fill_na", {"strategy": "most_frequent"}),), "linear_regression", True),
        ((("hot", "preprocessing.one_hot_encoder", {}),), "linear_regression", False),
        ((), "decision_tree_regressor", False),
    ],
)
def test_the_run_says_which_columns_are_weighed_by_how_frequent_their_values_are(
    tmp_path: Path, steps: Any, model: str, told: bool
) -> None:
    flow = make_flow(models={f"models.{model}": {}}, steps=steps, metrics=("r2",), target="y")

    trained = train(planned(flow), read_table(rows_of(tmp_path)), "salt")

    said = [text for text in trained.warnings if "'city'" in text and "one_hot_encoder" in text]
    assert bool(said) is told


def test_a_package_says_why_it_does_not_answer(tmp_path: Path) -> None:
    flow = make_flow(models={"models.linear_regression": {}}, steps=(), metrics=("r2",), target="y")
    trained = train(planned(flow), read_table(rows_of(tmp_path)), "salt")
    model = read_package(write_package(trained, make_identity(), tmp_path / "p").folder)
    asked_rows = write_csv(tmp_path / "b.csv", [["city", "size"], ["Bonn", "1"], ["Atlantis", "1"], ["", "1"]])

    answers = model.answers(read_table(asked_rows))

    assert answers.reasons[0] is None
    assert answers.values[1:] == (None, None)
    assert answers.reasons[1] == "the model has no answer for the values of this row"
    assert answers.reasons[2] == "city is missing and the model has no answer without it"
