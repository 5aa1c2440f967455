from typing import Any

import numpy as np
import pyarrow as pa
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from flowi.data.table import Table
from flowi.errors import FlowiError
from flowi.plan import SplitSpec
from flowi.split import RowSplit, split_rows
from flowi.split_record import SplitRecord

FEATURES = ["x"]


def holdout(**changes: Any) -> SplitSpec:
    facts = {"test_size": 0.2, "validation_size": 0.2, "stratify": True, "key_columns": []}
    return SplitSpec("holdout", "split", {**facts, **changes})


def k_fold(parts: int = 5, **changes: Any) -> SplitSpec:
    facts = {"test_size": 0.2, "n_splits": parts, "stratify": True, "key_columns": []}
    return SplitSpec("k_fold", "split", {**facts, **changes})


def make_table(rows: int, classes: int = 3, seed: int = 0) -> Table:
    rng = np.random.default_rng(seed)
    names = [f"c{code}" for code in rng.integers(0, classes, rows)]
    return Table(pa.table({"id": np.arange(rows), "x": rng.normal(size=rows), "y": names}))


def split(table: Table, spec: SplitSpec, known: SplitRecord | None = None, salt: str = "salt") -> RowSplit:
    return split_rows(table, table.values("y"), spec, salt, FEATURES, [] if known is None else [known])


@pytest.mark.parametrize("spec", [holdout(), k_fold()])
def test_every_row_is_in_one_part_and_folds_cover_the_training_part(spec: SplitSpec) -> None:
    result = split(make_table(300), spec)

    assert sorted([*result.train, *result.test]) == list(range(300))
    for fold in result.folds:
        assert sorted([*fold.train, *fold.validation]) == list(range(len(result.train)))
    if spec.kind == "k_fold":
        assert sorted(row for fold in result.folds for row in fold.validation) == list(range(len(result.train)))


@pytest.mark.parametrize("size", [0.1, 0.2, 0.5])
def test_when_stratified_each_class_has_its_share_in_every_part(size: float) -> None:
    table = make_table(600)
    classes = np.asarray(table.values("y"))

    result = split(table, holdout(test_size=size, validation_size=0.2))

    for name in np.unique(classes):
        total = np.count_nonzero(classes == name)
        assert abs(np.count_nonzero(classes[result.test] == name) - size * total) <= 1
        validation = result.train[result.folds[0].validation]
        assert abs(np.count_nonzero(classes[validation] == name) - 0.2 * total) <= 2


@settings(max_examples=25, deadline=None)
@given(st.integers(0, 10**6), st.sampled_from([0.1, 0.25, 0.5]))
def test_without_classes_the_share_is_within_binomial_bounds(seed: int, size: float) -> None:
    table = make_table(2_000, seed=seed)

    result = split_rows(table, None, holdout(test_size=size), f"salt {seed}", FEATURES)

    # Six standard deviations: fails once in half a billion.
    assert abs(len(result.test) - size * 2_000) < 6 * np.sqrt(2_000 * size * (1 - size))


@settings(max_examples=25, deadline=None)
@given(st.integers(30, 120), st.integers(1, 200), st.integers(0, 10**6))
def test_new_rows_never_move_an_old_row_to_the_other_side(old: int, new: int, seed: int) -> None:
    table = make_table(old + new, classes=2, seed=seed)
    first = split(table.take(range(old)), holdout())

    second = split(table, holdout(), known=first.record)

    assert set(first.test) == {row for row in second.test if row < old}
    assert second.record == first.record


def test_the_order_of_rows_does_not_matter() -> None:
    table = make_table(200)
    turned = np.arange(200)[::-1]

    plain, reversed_ = split(table, k_fold()), split(table.take(turned), k_fold())

    assert {int(row) for row in plain.test} == {int(turned[row]) for row in reversed_.test}


def test_doubled_rows_stay_together_in_test_and_folds() -> None:
    once = make_table(150)
    table = Table(pa.concat_tables([once.raw, once.raw]))

    result = split(table, k_fold())

    assert set(result.test) == {(row + 150) % 300 for row in result.test}
    for fold in result.folds:
        rows = set(result.train[fold.validation])
        assert rows == {(row + 150) % 300 for row in rows}


def test_rows_of_one_key_stay_together_even_when_their_classes_differ() -> None:
    table = make_table(400)
    keyed = Table(table.raw.append_column("group", pa.array([row // 4 for row in range(400)])))

    result = split(keyed, k_fold(key_columns=["group"]))

    groups = np.asarray(keyed.values("group"))
    assert not set(groups[result.test]) & set(groups[result.train])
    for fold in result.folds:
        assert not set(groups[result.train[fold.train]]) & set(groups[result.train[fold.validation]])


def test_where_thresholds_by_class_would_part_rows_of_one_key_one_threshold_serves_all() -> None:
    plain = Table(pa.table({"x": range(100)}))
    lowest = np.argsort(SplitRecord("salt", (), 0.2, columns={"x": "number"}).hashes(plain))[:5].tolist()
    # A fifth of class b is the lowest of five keys, which are all held out of class a.
    raw = pa.table({"x": [*range(100), *lowest * 2], "y": ["a"] * 100 + ["b"] * 10})

    result = split(Table(raw), holdout())

    numbers = raw["x"].to_numpy()
    assert not set(numbers[result.test]) & set(numbers[result.train])
    assert dict(result.record.thresholds) == {"": 0.2}


def test_a_key_column_that_is_not_there_is_refused() -> None:
    with pytest.raises(FlowiError, match="key column 'c' is not in the data; it has: id, x, y") as caught:
        split(make_table(50), holdout(key_columns=["c"]))

    assert caught.value.reason == "missing_column"


def test_thresholds_of_a_record_are_kept_only_for_the_same_split() -> None:
    table = make_table(300)
    first = split(table, holdout()).record

    assert split(table, holdout(test_size=0.3), known=first).record.thresholds != first.thresholds
    assert split(table, holdout(), known=first, salt="other").record.thresholds != first.thresholds
    assert split(table.take(range(200)), holdout(), known=first).record == first


def test_a_class_that_is_new_gets_a_threshold_and_the_others_keep_theirs() -> None:
    first = split(make_table(200, classes=2), holdout()).record

    second = split(make_table(300, classes=3), holdout(), known=first).record

    assert set(second.thresholds) == {"c0", "c1", "c2"}
    assert {name: second.thresholds[name] for name in first.thresholds} == dict(first.thresholds)


def test_another_salt_holds_out_other_rows() -> None:
    table = make_table(200)

    assert set(split(table, holdout()).test) != set(split(table, holdout(), salt="other").test)


def test_classes_that_are_too_small_are_named_with_their_counts() -> None:
    raw = {"x": range(12), "y": ["a"] * 9 + ["b"] * 2 + ["c"]}

    with pytest.raises(FlowiError, match="'b' has 2, 'c' has 1 rows; each class needs at least 3") as caught:
        split(Table(pa.table(raw)), holdout())

    assert caught.value.details["given"] == {"b": 2, "c": 1}
    with pytest.raises(FlowiError, match="at least 6"):
        split(Table(pa.table(raw)), k_fold())


def test_a_class_whose_rows_share_one_key_cannot_be_in_every_part() -> None:
    raw = {"x": [*range(30), *[99] * 5], "y": ["a"] * 30 + ["b"] * 5}

    with pytest.raises(FlowiError, match="'b'") as caught:
        split(Table(pa.table(raw)), k_fold())

    assert caught.value.reason == "class_too_small"


def test_too_few_rows_are_refused() -> None:
    for rows, size in ((2, 0.2), (10, 0.0001)):
        with pytest.raises(FlowiError) as caught:
            split_rows(make_table(rows), None, holdout(test_size=size), "salt", FEATURES)
        assert caught.value.reason == "too_few_rows"


def test_a_record_tells_which_rows_were_held_out_and_comes_back_from_json() -> None:
    table = make_table(200)
    result = split(table, holdout())

    record = SplitRecord.of(result.record.to_json())

    assert record == result.record
    assert np.flatnonzero(record.held_out(table, table.values("y"))).tolist() == result.test.tolist()
