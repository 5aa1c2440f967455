import math
from typing import Literal

import numpy as np
import pytest

from flowi.errors import FlowiError
from flowi.target import Task, fit_target, infer_task, labelled_rows


@pytest.mark.parametrize(
    ("values", "task"),
    [
        (["a", "b"], "classification"),
        ([True, False], "classification"),
        ([1, 2, 3], "classification"),
        ([1.0, 2.0], "classification"),
        ([1.5, 2.0], "regression"),
        (list(range(20)), "classification"),
        (list(range(21)), "regression"),
    ],
)
def test_task_is_read_from_the_values(values: list[object], task: str) -> None:
    assert infer_task(values) == task
    assert fit_target("t", values).task == task


def test_classes_keep_their_raw_type_in_ascending_order() -> None:
    assert fit_target("t", ["b", "a", "b"]).classes == ("a", "b")
    assert fit_target("t", [10, 9, 10]).classes == (9, 10)
    single = list(np.array([2.0, 1.0], dtype=np.float32))
    assert [type(value) for value in fit_target("t", single).classes] == [int, int]
    booleans = fit_target("t", [True, False])
    assert booleans.classes == (False, True)
    assert booleans.class_names == ("false", "true")


def test_codes_point_into_classes() -> None:
    target = fit_target("t", ["b", "a", "c", "b"])

    assert [target.classes[code] for code in target.data] == ["b", "a", "c", "b"]
    assert target.take(np.array([2, 1])).data.tolist() == [2, 0]
    assert target.take(np.array([1])).classes == ("a", "b", "c")


def test_numbers_can_be_classes_when_asked() -> None:
    assert fit_target("t", [1.5, 2.5, 1.5], "classification").classes == (1.5, 2.5)


@pytest.mark.parametrize(
    ("values", "task", "reason"),
    [
        (["a", "a"], "auto", "one_class"),
        ([1, 1], "classification", "one_class"),
        ([], "auto", "empty_target"),
        (["a", 1], "auto", "mixed_target"),
        ([True, 0], "auto", "mixed_target"),
        (["a", "b"], "regression", "target_not_numeric"),
        ([1.0, math.inf], "regression", "target_not_numeric"),
    ],
)
def test_unusable_target_is_refused_by_name(values: list[object], task: Task | Literal["auto"], reason: str) -> None:
    with pytest.raises(FlowiError) as refused:
        fit_target("species", values, task)

    assert (refused.value.code, refused.value.reason) == ("invalid_data", reason)
    assert "'species'" in refused.value.message


def test_rows_without_target_are_found() -> None:
    assert labelled_rows(["a", None, math.nan, 0, np.float32("nan"), False]).tolist() == [
        True, False, False, True, False, True,
    ]  # fmt: skip
