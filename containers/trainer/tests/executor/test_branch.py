from typing import Any

import numpy as np
import pytest

from factories import LOAD, LOAD_PARAMETERS, fit_pipeline, make_folds, make_penguins, make_plan
from flowi.errors import FlowiError
from flowi.executor.branch import Branch, merge
from flowi.executor.data import TrainingData
from flowi.executor.outcome import Pipeline
from flowi.executor.run import Executor
from flowi.frame import Frame, floats, number_column
from flowi.plan import Plan


def make_branch() -> Branch:
    frame = Frame({name: number_column([1, 2, 3]) for name in "abc"})
    return Branch.start(frame, frame.take(np.arange(0)))


def changed(branch: Branch, token: str, reads: str, writes: str) -> Branch:
    columns = {name: number_column([7, 8, 9]) for name in writes}
    return branch.change(token, reads, columns, {name: number_column([]) for name in writes})


def test_untouched_copies_collapse() -> None:
    start = make_branch()

    merged, sources = merge([start, start])

    assert merged.train.names == ("a", "b", "c")
    assert sources == {"a": 0, "b": 0, "c": 0}


def test_changed_column_replaces_its_untouched_copy_on_either_side() -> None:
    start = make_branch()
    one, other = changed(start, "n1", "a", "a"), changed(start, "n2", "b", "b")

    merged, sources = merge([one, other])

    assert sources == {"a": 0, "b": 1, "c": 0}
    assert floats(merged.train["b"]).tolist() == [7, 8, 9]


def test_column_changed_twice_in_one_branch_replaces_one_changed_once_before() -> None:
    before = changed(make_branch(), "n1", "a", "a")

    _, sources = merge([before, changed(before, "n2", "a", "a")])

    assert sources["a"] == 1


def test_column_changed_in_both_branches_is_a_conflict_naming_column_and_nodes() -> None:
    start = make_branch()

    with pytest.raises(FlowiError) as conflict:
        merge([changed(start, "n2", "a", "a"), start, changed(start, "n1", "a", "a")])

    assert conflict.value.details == {"reason": "union_conflict", "column": "a", "nodes": ["n1", "n2"]}


def test_consumed_column_is_gone_for_good() -> None:
    start = make_branch()

    merged, _ = merge([start, changed(start, "hot", "a", "xy")])

    assert merged.train.names == ("b", "c", "x", "y")


def test_consumed_and_changed_is_a_conflict() -> None:
    start = make_branch()

    with pytest.raises(FlowiError, match="changed in two branches"):
        merge([changed(start, "fill", "a", "a"), changed(start, "hot", "a", "xy")])


def test_column_dropped_in_one_branch_comes_from_the_other() -> None:
    start = make_branch()

    merged, sources = merge([start.drop(["a"]), changed(start, "n1", "a", "a").drop(["b"])])

    assert sources == {"b": 0, "c": 0, "a": 1}
    assert merged.train.names == ("b", "c", "a")


def test_new_columns_of_the_same_name_from_two_nodes_are_a_conflict() -> None:
    start = make_branch()

    with pytest.raises(FlowiError, match="'x'"):
        merge([changed(start, "n1", "", "x"), changed(start, "n2", "", "x")])


def make_union_plan(numbers: dict[str, Any], categories: dict[str, Any]) -> Plan:
    nodes = [
        LOAD,
        ("fill", "preprocessing.fill_na", ("load",)),
        ("scale", "preprocessing.standard_scaler", ("fill",)),
        ("hot", "preprocessing.one_hot_encoder", ("load",)),
        ("tree", "models.decision_tree_classifier", ("scale", "hot")),
    ]
    parameters: dict[str, dict[str, Any]] = {**LOAD_PARAMETERS, "fill": numbers, "hot": categories}
    return make_plan(nodes, [([node[0] for node in nodes], parameters)])


def fit(plan: Plan) -> Pipeline:
    return fit_pipeline(plan, *make_penguins())


def test_union_of_two_branches_feeds_the_model() -> None:
    pipeline = fit(make_union_plan({}, {"missing": "zeros"}))

    assert set(pipeline.model.inputs) == {
        "bill", "mass", "island_Biscoe", "island_Dream", "island_Torgersen", "sex_female", "sex_male",
    }  # fmt: skip


def test_union_conflict_names_the_node_where_branches_meet() -> None:
    with pytest.raises(FlowiError) as conflict:
        fit(make_union_plan({"strategy": "most_frequent"}, {}))

    assert conflict.value.reason == "union_conflict"
    assert conflict.value.details["nodeId"] == "tree"
    assert conflict.value.details["nodes"] == ["fill", "hot"]


def test_excluded_columns_solve_the_conflict() -> None:
    plan = make_union_plan({"strategy": "most_frequent", "exclude_columns": ["island", "sex"]}, {})

    assert Executor(plan, TrainingData(*make_penguins())).run(make_folds(300)).trials[0].succeeded


def test_new_column_with_a_taken_name_is_refused() -> None:
    frame, target = make_penguins()
    frame = frame.with_columns({"island_Dream": number_column(np.zeros(frame.rows))})
    plan = make_union_plan({}, {})

    with pytest.raises(FlowiError) as refused:
        fit_pipeline(plan, frame, target)

    assert refused.value.reason == "column_taken"
    assert refused.value.details["columns"] == ["island_Dream"]
