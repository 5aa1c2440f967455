import math
from typing import Any

import numpy as np
import pytest

from flowi.errors import FlowiError
from flowi.target import Target, Task, fit_target, labelled_rows


def classes_of(values: list[Any]) -> Target:
    return fit_target("t", values, "classification")


def test_classes_keep_their_raw_type_in_ascending_order() -> None:
    assert classes_of(["b", "a", "b"]).classes == ("a", "b")
    assert classes_of([10, 9, 10]).classes == (9, 10)
    single = list(np.array([2.0, 1.0], dtype=np.float32))
    assert [type(value) for value in classes_of(single).classes] == [int, int]
    booleans = classes_of([True, False])
    assert booleans.classes == (False, True)
    assert booleans.class_names == ("false", "true")


def test_codes_point_into_classes() -> None:
    target = classes_of(["b", "a", "c", "b"])

    assert [target.classes[code] for code in target.data] == ["b", "a", "c", "b"]
    assert target.take(np.array([2, 1])).data.tolist() == [2, 0]
    assert target.take(np.array([1])).classes == ("a", "b", "c")


def test_numbers_can_be_classes_when_asked() -> None:
    assert fit_target("t", [1.5, 2.5, 1.5], "classification").classes == (1.5, 2.5)


@pytest.mark.parametrize(
    ("values", "task", "reason"),
    [
        (["a", "a"], "classification", "one_class"),
        ([1, 1], "classification", "one_class"),
        ([], "classification", "empty_target"),
        (["a", 1], "classification", "mixed_target"),
        ([True, 0], "classification", "mixed_target"),
        (["a", "b"], "regression", "target_not_numeric"),
        ([1.0, math.inf], "regression", "target_not_numeric"),
    ],
)
def test_unusable_target_is_refused_by_name(values: list[object], task: Task, reason: str) -> None:
    with pytest.raises(FlowiError) as refused:
        fit_target("species", values, task)

    assert (refused.value.code, refused.value.reason) == ("invalid_data", reason)
    assert "'species'" in refused.value.message


@pytest.mark.parametrize(
    "values",
    [
        [row / 7 for row in range(600)],
        [row % 200 for row in range(600)],
        [0.5, *(float(row % 25) for row in range(600))],
    ],
)
def test_a_target_that_looks_like_numbers_is_no_target_of_a_classifier(values: list[float]) -> None:
    with pytest.raises(FlowiError, match=r"looks like numbers.*use a regressor") as refused:
        classes_of(values)

    assert refused.value.reason == "numeric_target"
    assert refused.value.details["given"] == len(set(values))
    assert len(refused.value.message) < 400


def test_few_numbers_or_many_rows_of_each_are_classes() -> None:
    assert len(classes_of([row / 2 for row in range(20)]).classes) == 20
    assert len(classes_of([row % 30 for row in range(600)]).classes) == 30
    assert len(classes_of([f"{row}" for row in range(60)]).classes) == 60


def test_rows_without_target_are_found() -> None:
    assert labelled_rows(["a", None, math.nan, 0, np.float32("nan"), False]).tolist() == [
        True, False, False, True, False, True,
    ]  # fmt: skip
