from collections import Counter

import pytest
from hypothesis import given
from hypothesis import strategies as st

from flowi.errors import FlowiError
from flowi.frame import Vocabulary, text_column
from flowi.vocabulary import encode, fit_column, fit_vocabulary

columns = st.lists(st.none() | st.sampled_from([*"abcdefgh", "", "é", "\U0001f44d", "B"]), max_size=40)


def test_most_frequent_first_ties_by_value() -> None:
    vocabulary = fit_vocabulary(["b", "c", "a", "b", None, "B"])

    assert vocabulary == Vocabulary(("b", "B", "a", "c"))


def test_codes_of_missing_unseen_and_collapsed_values() -> None:
    values = ["a", None, "z"]

    assert encode(values, Vocabulary(("b", "a"))).tolist() == [1, -1, -2]
    assert encode(values, Vocabulary(("b", "a"), other=True)).tolist() == [1, -1, 2]


def test_an_empty_string_is_a_value() -> None:
    assert fit_vocabulary(["", "", "a"]).values == ("", "a")


def test_column_without_values_is_refused_by_name() -> None:
    with pytest.raises(FlowiError) as refused:
        fit_column("island", text_column([None, None]))

    assert refused.value.reason == "column_all_missing"
    assert refused.value.details["column"] == "island"


@given(columns, st.integers(1, 5))
def test_fitted_values_are_coded_by_frequency_within_the_limit(values: list[str | None], limit: int) -> None:
    vocabulary = fit_vocabulary(values, limit)
    counts = Counter(value for value in values if value is not None)
    codes = encode(values, vocabulary)

    assert len(vocabulary.values) == min(limit, len(counts))
    assert vocabulary.other == (len(counts) > limit)
    assert [counts[value] for value in vocabulary.values] == sorted(counts.values(), reverse=True)[:limit]
    for value, code in zip(values, codes, strict=True):
        if value is None:
            assert code == -1
        elif value in vocabulary.values:
            assert vocabulary.values[int(code)] == value
        else:
            assert vocabulary.other and code == len(vocabulary.values)


@given(columns)
def test_order_of_rows_does_not_matter(values: list[str | None]) -> None:
    assert fit_vocabulary(values) == fit_vocabulary(values[::-1])


@given(columns, columns)
def test_codes_are_always_within_the_known_range(fitted: list[str | None], others: list[str | None]) -> None:
    vocabulary = fit_vocabulary(fitted, 3)

    assert all(-2 <= code < vocabulary.size for code in encode(others, vocabulary))
