import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from flowi.frame import CodeColumn, Floats, NumberColumn, Vocabulary
from flowi.package.reference import bin_edges, class_column, column_reference, count_bins

numbers = st.lists(st.floats(width=32, allow_nan=False, allow_infinity=False), min_size=1, max_size=80)


def by_the_rule(value: np.float32, edges: Floats) -> int:
    """The sentence of the contract: bin i holds values v with edges[i-1] < v <= edges[i]."""
    below = [place for place, edge in enumerate(edges) if value <= edge]
    return below[0] if below else len(edges)


@given(numbers)
def test_edges_ascend_and_every_value_falls_into_the_bin_of_the_rule(values: list[float]) -> None:
    column = np.asarray(values, dtype=np.float32)

    edges = bin_edges(np.sort(column))

    assert edges.dtype == np.float32
    assert (np.diff(edges) > 0).all()
    counts = [0] * (len(edges) + 1)
    for value in column:
        counts[by_the_rule(value, edges)] += 1
    assert count_bins(column, edges).tolist() == counts


@given(st.sets(st.floats(width=32, allow_nan=False, allow_infinity=False), min_size=1, max_size=10), st.integers(1, 3))
def test_up_to_ten_values_have_a_bin_each(distinct: set[float], times: int) -> None:
    values = np.repeat(np.asarray(sorted({value + 0.0 for value in distinct}), np.float32), times)

    assert count_bins(values, bin_edges(values)).tolist() == [times] * len(set(values.tolist()))


def test_neighbouring_floats_still_have_a_bin_each() -> None:
    one = np.float32(1)
    values = np.asarray([one, np.nextafter(one, np.float32(2))], np.float32)

    assert count_bins(values, bin_edges(values)).tolist() == [1, 1]


def test_many_values_are_cut_into_parts_of_about_the_same_size() -> None:
    values = np.random.default_rng(0).normal(size=5_000).astype(np.float32)

    reference = column_reference("x", NumberColumn(values))

    assert len(reference["edges"]) == 49
    assert max(reference["counts"]) - min(reference["counts"]) <= 2
    assert reference["distinct"] == 11
    assert reference["mean"] == pytest.approx(values.astype(np.float64).mean())


def test_edges_survive_json_as_the_same_float32() -> None:
    reference = column_reference("x", NumberColumn(np.linspace(0.1, 1.3, 400).astype(np.float32)))

    assert all(float(np.float32(edge)) == edge for edge in reference["edges"])


def test_missing_values_and_columns_without_any_are_counted() -> None:
    some = column_reference("x", NumberColumn(np.asarray([np.nan, 1, np.nan], np.float32)))
    none = column_reference("x", NumberColumn(np.asarray([np.nan], np.float32)))

    assert (some["missing"], some["counts"], some["minimum"]) == (2, [1], 1.0)
    assert (none["missing"], none["counts"], none["minimum"], none["mean"]) == (1, [0], None, None)


def test_categories_count_values_rare_ones_missing_and_unseen_apart() -> None:
    codes = np.asarray([0, 0, 1, 2, -1, -2, -2], np.float32)

    reference = column_reference("x", CodeColumn(codes, Vocabulary(("a", "b"), other=True)))

    assert reference == {
        "kind": "category",
        "column": "x",
        "values": ["a", "b"],
        "counts": [2, 1],
        "other": 1,
        "missing": 1,
        "unseen": 2,
    }


def test_answers_are_counted_by_class() -> None:
    reference = column_reference("prediction", class_column(np.asarray([1, 1, 0]), ["no", "yes"]))

    assert (reference["values"], reference["counts"]) == (["no", "yes"], [1, 2])
