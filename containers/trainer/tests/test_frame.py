import numpy as np
import pytest

from flowi.errors import FlowiError
from flowi.frame import CodeColumn, Frame, NumberColumn, TimestampColumn, Vocabulary, floats, number_column, text_column


def make_frame() -> Frame:
    return Frame(
        {
            "n": number_column([1.5, None, 3]),
            "t": text_column(["a", None, "b"]),
            "c": CodeColumn(np.array([0, -1, -2], dtype=np.float32), Vocabulary(("a",))),
            "when": TimestampColumn(np.array(["2026-01-01", "NaT", "2026-01-02"], dtype="datetime64[us]")),
        }
    )


def test_take_keeps_columns_and_orders_rows() -> None:
    taken = make_frame().take(np.array([2, 0]))

    assert taken.names == ("n", "t", "c", "when")
    assert taken.rows == 2
    assert floats(taken["n"]).tolist() == [3, 1.5]
    assert floats(taken["c"]).tolist() == [-2, 0]


def test_select_orders_columns_and_names_unknown_ones() -> None:
    assert make_frame().select(["t", "n"]).names == ("t", "n")
    with pytest.raises(FlowiError) as refused:
        make_frame().select(["n", "x"])

    assert refused.value.details == {
        "reason": "unknown_column",
        "given": ["x"],
        "available": ["n", "t", "c", "when"],
    }
    assert "'x'" in refused.value.message and "n, t, c, when" in refused.value.message


def test_with_columns_replaces_in_place_and_adds_at_the_end() -> None:
    changed = make_frame().with_columns({"t": number_column([1, 2, 3]), "new": number_column([4, 5, 6])})

    assert changed.names == ("n", "t", "c", "when", "new")
    assert changed["t"].kind == "number"


def test_dropping_every_column_keeps_the_number_of_rows() -> None:
    empty = make_frame().drop(["n", "t", "c", "when"])

    assert (len(empty), empty.rows) == (0, 3)
    assert empty.with_columns({"n": number_column([1, 2, 3])}).rows == 3
    with pytest.raises(ValueError, match="equal lengths"):
        empty.with_columns({"n": number_column([1, 2])})


def test_columns_of_unequal_length_are_refused() -> None:
    with pytest.raises(ValueError, match="equal lengths"):
        Frame({"a": number_column([1]), "b": number_column([1, 2])})


def test_numbers_are_single_precision() -> None:
    assert number_column([0.1]).values.dtype == np.float32
    with pytest.raises(TypeError, match="float32"):
        NumberColumn(np.array([0.1]))


def test_text_and_timestamps_have_no_numbers() -> None:
    for name in ("t", "when"):
        with pytest.raises(TypeError, match="encode or drop"):
            floats(make_frame()[name])


def test_digest_tells_content_order_and_kind_apart() -> None:
    frame = make_frame()
    variants = [
        frame,
        frame.select(["t", "n", "c", "when"]),
        frame.take(np.array([1, 0, 2])),
        frame.drop(["when"]),
        frame.with_columns({"t": text_column(["a", "", "b"])}),
        frame.with_columns({"c": CodeColumn(floats(frame["c"]), Vocabulary(("a",), other=True))}),
        frame.with_columns({"c": number_column(floats(frame["c"]))}),
    ]

    assert frame.digest() == make_frame().digest()
    assert len({variant.digest() for variant in variants}) == len(variants)


def test_digest_is_the_same_for_every_nan_and_both_zeros() -> None:
    odd = np.array([0x7FC00001, 0x80000000], dtype=np.uint32).view(np.float32)

    assert NumberColumn(odd).digest() == number_column([np.nan, 0.0]).digest()


def test_text_digest_does_not_run_values_together() -> None:
    assert text_column(["ab", "c"]).digest() != text_column(["a", "bc"]).digest()
    assert text_column([None]).digest() != text_column([""]).digest()
