from typing import Any

import numpy as np
import pytest
from sklearn import preprocessing as library
from sklearn.impute import SimpleImputer

from factories import encode_frame
from flowi.components.base import FitContext, FittedComponent, FittedNode, StatelessComponent, StatelessStep
from flowi.components.registry import component
from flowi.errors import FlowiError
from flowi.frame import CodeColumn, Frame, number_column, text_column
from flowi.prepare import ReplaceString, SplitString
from flowi.target import fit_target

RNG = np.random.default_rng(0)
NUMBERS = np.round(RNG.normal(50, 20, (200, 3)), 1).astype(np.float32)
GAPS = np.where(RNG.random(NUMBERS.shape) < 0.1, np.float32(np.nan), NUMBERS)


def make_frame(matrix: Any = GAPS) -> Frame:
    return Frame({f"n{index}": number_column(matrix[:, index]) for index in range(matrix.shape[1])})


def fit(component_id: str, frame: Frame, **values: Any) -> FittedNode:
    entry = component(component_id)
    assert isinstance(entry, FittedComponent)
    params = entry.parse(values)
    chosen = entry.select({name: column.kind for name, column in frame.items()}, params)
    target = fit_target("t", [row % 2 for row in range(frame.rows)], "classification")
    return entry.fit(frame.select(chosen), params, target, FitContext())


def step(component_id: str, frame: Frame, **values: Any) -> StatelessStep:
    entry = component(component_id)
    assert isinstance(entry, StatelessComponent)
    return entry.step({name: column.kind for name, column in frame.items()}, entry.parse(values))


def codes(values: list[str | None]) -> Frame:
    return encode_frame(Frame({"c": text_column(values)}))


@pytest.mark.parametrize("values", [{}, {"with_mean": False}, {"with_std": False}])
def test_standard_scaler_is_the_librarys_bit_for_bit(values: dict[str, bool]) -> None:
    expected = library.StandardScaler(**values).fit(GAPS).transform(GAPS)

    np.testing.assert_array_equal(
        fit("preprocessing.standard_scaler", make_frame(), **values).apply(make_frame()).matrix(), expected
    )


def test_constant_column_is_not_divided_by_zero() -> None:
    frame = make_frame(np.full((5, 1), 0.1, dtype=np.float32))

    assert fit("preprocessing.standard_scaler", frame).apply(frame).matrix().tolist() == [[0.0]] * 5


@pytest.mark.parametrize("values", [{}, {"feature_range": [-1, 2]}, {"clip": True}])
def test_min_max_scaler_is_the_librarys_bit_for_bit(values: dict[str, Any]) -> None:
    arguments = {**values, "feature_range": tuple(values.get("feature_range", (0, 1)))}
    other = GAPS * np.float32(1.5)
    expected = library.MinMaxScaler(**arguments).fit(GAPS).transform(other)

    applied = fit("preprocessing.min_max_scaler", make_frame(), **values).apply(make_frame(other))

    np.testing.assert_array_equal(applied.matrix(), expected)


def test_range_has_to_ascend() -> None:
    with pytest.raises(FlowiError) as refused:
        component("preprocessing.min_max_scaler").parse({"feature_range": [1, 1]})

    assert refused.value.details["issues"][0]["field"] == "feature_range"


@pytest.mark.parametrize("strategy", ["mean", "median", "most_frequent", "constant"])
def test_filled_numbers_are_the_librarys(strategy: str) -> None:
    expected = SimpleImputer(strategy=strategy, fill_value=7).fit(GAPS).transform(GAPS)

    applied = fit("preprocessing.fill_na", make_frame(), strategy=strategy, fill_value=7).apply(make_frame())

    np.testing.assert_allclose(applied.matrix(), expected, rtol=1e-6)


def test_most_frequent_fills_categories_and_leaves_unseen_values() -> None:
    train = codes(["b", "a", "b", None])
    column = train["c"]
    assert isinstance(column, CodeColumn)
    other = Frame({"c": CodeColumn(np.array([-1, -2, 1], dtype=np.float32), column.vocabulary)})

    applied = fit("preprocessing.fill_na", train, strategy="most_frequent").apply(other)["c"]

    assert isinstance(applied, CodeColumn)
    assert applied.codes.tolist() == [0, -2, 1]
    assert applied.vocabulary.values[0] == "b"


def test_constant_text_fills_categories_only_and_joins_the_vocabulary() -> None:
    frame = codes(["b", "a", "b", None]).with_columns({"n": number_column([1, None, 2, 3])})

    fitted = fit("preprocessing.fill_na", frame, strategy="constant", fill_value="none")
    applied = fitted.apply(frame)["c"]

    assert fitted.inputs == ("c",)
    assert isinstance(applied, CodeColumn)
    assert [applied.vocabulary.values[int(code)] for code in applied.codes] == ["b", "a", "b", "none"]


def test_constant_text_beside_collapsed_values_keeps_their_code() -> None:
    frame = codes([f"v{index:03}" for index in range(101)] + [None])

    applied = fit("preprocessing.fill_na", frame, strategy="constant", fill_value="none").apply(frame)["c"]

    assert isinstance(applied, CodeColumn)
    assert applied.codes[-2:].tolist() == [100, 101]
    assert applied.vocabulary.values[100:] == ("(other)", "none")


def test_mean_of_a_category_is_refused_by_name() -> None:
    with pytest.raises(FlowiError) as refused:
        fit("preprocessing.fill_na", codes(["a", "b"]), columns=["c"])

    assert refused.value.reason == "column_type"
    assert "'c' holds categories; this step takes numbers" in refused.value.message


def test_one_hot_gives_each_value_missing_and_collapsed_ones_a_column() -> None:
    values = [f"v{index:03}" for index in range(101)] + [None, "v000"]
    frame = codes(values)

    applied = fit("preprocessing.one_hot_encoder", frame).apply(frame)

    assert applied.names[:2] == ("c_v000", "c_v001")
    assert applied.names[-2:] == ("c_other", "c_missing")
    assert (applied.matrix().sum(axis=1) == 1).all()


@pytest.mark.parametrize("drop", [None, "first", "if_binary"])
def test_one_hot_drops_as_the_library(drop: str | None) -> None:
    two, three = ["b", "a", "b", "b"], ["x", "y", "x", "z"]
    frame = encode_frame(Frame({"two": text_column(two), "three": text_column(three)}))
    matrix = np.array([two, three], dtype=object).T
    order = [["b", "a"], ["x", "y", "z"]]
    encoder = library.OneHotEncoder(drop=drop, sparse_output=False, categories=order)

    applied = fit("preprocessing.one_hot_encoder", frame, drop=drop).apply(frame)

    np.testing.assert_array_equal(applied.matrix(), encoder.fit_transform(matrix))


def test_one_hot_takes_numbers_only_when_named_and_few() -> None:
    frame = Frame({"few": number_column([1, 2.5, 1, None]), "c": codes(["a", "b", "a", "b"])["c"]})

    assert fit("preprocessing.one_hot_encoder", frame).inputs == ("c",)
    named = fit("preprocessing.one_hot_encoder", frame, columns=["few"])
    assert named.outputs == ("few_1", "few_2.5")
    assert named.apply(frame).matrix().tolist() == [[1, 0], [0, 1], [1, 0], [0, 0]]
    many = Frame({"many": number_column(range(101))})
    with pytest.raises(FlowiError, match="101 distinct numbers") as refused:
        fit("preprocessing.one_hot_encoder", many, columns=["many"])
    assert refused.value.details["allowed"] == 100


def test_one_hot_names_stay_unique() -> None:
    frame = encode_frame(Frame({"a": text_column(["b_c", "x"]), "a_b": text_column(["c", "y"])}))

    assert fit("preprocessing.one_hot_encoder", frame).outputs == ("a_b_c", "a_x", "a_b_c_2", "a_b_y")


def test_ordinal_ranks_follow_the_given_order() -> None:
    frame = codes(["low", "high", "mid", None])
    column = frame["c"]
    assert isinstance(column, CodeColumn)
    other = Frame({"c": CodeColumn(np.append(column.codes, np.float32(-2)), column.vocabulary)})

    given = fit("preprocessing.ordinal_encoder", frame, categories=["low", "mid", "high"], unknown_value=9)
    alphabetical = fit("preprocessing.ordinal_encoder", frame)

    assert given.apply(other).matrix()[:, 0].tolist() == [0, 2, 1, -1, 9]
    assert alphabetical.apply(other).matrix()[:, 0].tolist() == [1, 0, 2, -1, -2]
    with pytest.raises(FlowiError, match="'high'"):
        fit("preprocessing.ordinal_encoder", frame, categories=["low", "mid"])


def test_string_steps_take_every_text_column_or_those_named() -> None:
    frame = Frame({"a": text_column(["x"]), "b": text_column(["y"]), "n": number_column([1])})

    both = step("preprocessing.replace_string", frame, find="x")
    one = step("preprocessing.replace_string", frame, find="x", replacement="z", exclude_columns=["a"])

    assert [operation.column for operation in both.operations] == ["a", "b"]
    assert one.operations == (ReplaceString(column="b", find="x", replacement="z"),)
    with pytest.raises(FlowiError, match="'n' holds numbers; this step takes raw text"):
        step("preprocessing.substring", frame, columns=["n"])


def test_split_string_refuses_names_that_are_taken() -> None:
    frame = Frame({"a": text_column(["x/y"]), "b": text_column(["y"])})
    values = {"column": "a", "separator": "/"}

    done = step("preprocessing.split_string", frame, **values, outputs=["a", "c"])

    assert done.operations == (SplitString(column="a", separator="/", outputs=("a", "c"), keep=False),)
    for outputs in (["b", "c"], ["c", "c"]):
        with pytest.raises(FlowiError) as refused:
            step("preprocessing.split_string", frame, **values, outputs=outputs)
        assert refused.value.reason == "column_taken"


def test_drop_columns_names_unknown_ones() -> None:
    frame = make_frame()

    assert step("preprocessing.drop_columns", frame, columns=["n1"]).dropped == ("n1",)
    with pytest.raises(FlowiError, match="unknown column 'n9'; available: n0, n1, n2"):
        step("preprocessing.drop_columns", frame, columns=["n9"])
