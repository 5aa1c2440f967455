import json
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any

import pytest

from flowi import contracts
from flowi.compare.compare import compare, no_live_model
from flowi.data.read import read_table
from flowi.data.table import Table
from flowi.package.read import PackagedModel, read_package
from flowi.package.write import write_package
from flowi.training.train import Trained, train
from shell_factories import iris_rows, make_flow, make_identity, planned, write_csv

GOOD = make_flow(models={"models.svc": {"C": 10.0}})
BAD = make_flow(models={"models.decision_tree_classifier": {"max_depth": 1}})
Make = Callable[..., tuple[Trained, PackagedModel]]


@pytest.fixture
def make(tmp_path: Path) -> Make:
    def build(
        flow: Mapping[str, Any] = GOOD, rows: list[list[str]] | None = None, salt: str = "salt"
    ) -> tuple[Trained, PackagedModel]:
        number = len(list(tmp_path.iterdir()))
        table = read_table(write_csv(tmp_path / f"{number}.csv", rows or iris_rows()))
        trained = train(planned(flow), table, salt)
        return trained, read_package(write_package(trained, make_identity(), tmp_path / f"p{number}").folder)

    return build


def judged(
    trained: Trained, candidate: PackagedModel, live: PackagedModel, table: Table | None = None
) -> dict[str, Any]:
    held_out = trained.held_out
    document = compare(trained.plan, candidate, live, 7, table or held_out.table, held_out.target)
    contracts.Comparison.model_validate_json(json.dumps(document))
    return document


def test_the_better_model_wins_and_the_worse_one_loses_by_the_same_gain(make: Make) -> None:
    good, better = make()
    bad, worse = make(BAD)

    up, down = judged(good, better, worse), judged(bad, worse, better)

    assert up["status"] == down["status"] == "compared"
    assert up["gain"] == pytest.approx(-down["gain"])
    assert up["gain"] > 0.1
    low, high = up["interval"]
    assert low <= up["gain"] <= high
    assert (up["candidate"], up["liveVersion"]) == (good.held_out.metrics["accuracy"], 7)


def test_a_metric_that_is_better_when_smaller_turns_the_sign(make: Make) -> None:
    forest = {"models.random_forest_classifier": {"n_estimators": 20}}
    good, better = make(make_flow(models=forest, metrics=("log_loss",)))
    _, worse = make(
        make_flow(
            models={"models.random_forest_classifier": {"n_estimators": 20, "max_depth": 1}}, metrics=("log_loss",)
        )
    )

    document = judged(good, better, worse)

    assert document["direction"] == "minimize"
    assert document["candidate"] < document["live"]
    assert document["gain"] > 0


def test_the_same_comparison_gives_the_same_interval(make: Make) -> None:
    good, better = make()
    _, worse = make(BAD)

    assert judged(good, better, worse) == judged(good, better, worse)


def test_copies_of_rows_make_no_difference_more_certain(make: Make) -> None:
    def compared(copies: int) -> dict[str, Any]:
        header, *rows = iris_rows(missing=False)
        flows = [make_flow(models={"models.decision_tree_classifier": {"max_depth": depth}}) for depth in (2, 1)]
        (deep, candidate), (_, live) = (make(flow, [header, *rows * copies]) for flow in flows)
        return judged(deep, candidate, live)

    once, often = compared(1), compared(5)

    assert often["rows"] == 5 * once["rows"]
    assert once["interval"][0] < once["interval"][1]
    assert often["interval"] == pytest.approx(once["interval"])


def test_a_live_model_that_may_have_seen_held_out_rows_is_not_comparable(make: Make) -> None:
    good, candidate = make()
    _, other = make(salt="another salt")

    document = judged(good, candidate, other)

    assert document["status"] == "incomparable"
    assert "held-out rows" in document["reason"]
    assert document["gain"] is None


def test_rows_that_came_later_leave_the_models_comparable(make: Make) -> None:
    rows = iris_rows()
    first, live = make(rows=[rows[0], *rows[1::2]])
    table = first.inputs.table
    assert table.rows == 75

    later = train(planned(GOOD), read_all(rows, make), "salt", [first.split.record])

    held_out = later.held_out
    document = compare(later.plan, live, live, 1, held_out.table, held_out.target)
    assert document["status"] == "compared"


def read_all(rows: list[list[str]], make: Make) -> Table:
    return make(rows=rows)[0].inputs.table


def test_a_changed_target_changed_classes_and_a_column_that_is_gone_are_named(make: Make) -> None:
    rows = iris_rows()
    good, candidate = make()
    renamed = [[*rows[0][:-1], "kind"], *rows[1:]]
    _, other_target = make(make_flow(target="kind"), renamed)
    _, two_classes = make(rows=rows[:101])
    wider = [[*row, f"{place % 7}" if place else "extra"] for place, row in enumerate(rows)]
    wider = [[*row[:4], row[5], row[4]] for row in wider]
    _, more_columns = make(rows=wider)

    changed = judged(good, candidate, other_target)
    assert "target changed from 'kind' to 'species'" in changed["reason"]
    assert changed["said"] == {"id": "target_changed", "values": {"before": "kind", "now": "species"}}
    assert "classes changed" in judged(good, candidate, two_classes)["reason"]
    assert "needs column 'extra'" in judged(good, candidate, more_columns)["reason"]


def test_a_live_model_without_the_scores_that_the_metric_needs_is_not_comparable(make: Make) -> None:
    forest = make_flow(models={"models.random_forest_classifier": {"n_estimators": 5}}, metrics=("log_loss",))
    good, candidate = make(forest)
    _, svc = make()

    document = judged(good, candidate, svc)

    assert (document["status"], document["metric"]) == ("incomparable", "log_loss")


def test_no_live_model_is_an_answer_too() -> None:
    contracts.Comparison.model_validate(no_live_model(30))


def test_a_live_model_without_an_answer_for_some_rows_is_not_compared(make: Make) -> None:
    def by_number(gaps: bool) -> list[list[str]]:
        return [[*row[:4], str(place) if place else "number", row[4]] for place, row in enumerate(iris_rows(gaps))]

    def of(steps: Any) -> dict[str, Any]:
        flow = make_flow(steps=steps, split=("train.holdout", {"key_columns": ["number"]}))
        flow["nodes"][0]["params"]["exclude_columns"] = ["number"]
        return flow

    trained, candidate = make(of((("fill", "preprocessing.fill_na", {}),)), by_number(gaps=True))
    _, live = make(of(()), by_number(gaps=False))

    document = judged(trained, candidate, live)

    assert document["status"] == "incomparable"
    assert "the live model has no answer for" in document["reason"]
    assert "is missing and the model has no answer without it" in document["reason"]
