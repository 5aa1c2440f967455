import numpy as np
import pandas as pd
import pytest

from flowi.frame import CodeColumn, NumberColumn, TimestampColumn, Vocabulary, number_column, text_column
from flowi.training.column_figures import BINS, common, figures_of, range_of, spread_rows

NONE: dict[str, object] = {"minimum": None, "maximum": None, "mean": None, "top": [], "histogram": None}


@pytest.mark.parametrize("seed", range(5))
def test_numbers_are_described_as_pandas_and_numpy_do(seed: int) -> None:
    rng = np.random.default_rng(seed)
    values = rng.normal(5, 3, 1_000).astype(np.float32)
    values[rng.random(1_000) < 0.1] = np.nan
    series = pd.Series(values.astype(np.float64)).dropna()

    figures = figures_of(NumberColumn(values))

    assert np.float32(figures["minimum"]) == np.float32(series.min())
    assert np.float32(figures["maximum"]) == np.float32(series.max())
    assert figures["mean"] == pytest.approx(series.mean(), rel=1e-8)
    counts, edges = np.histogram(series, bins=BINS)
    assert figures["histogram"] == {"low": edges[0], "high": edges[-1], "counts": counts.tolist()}
    assert sum(counts) == len(series)


def test_frequent_values_are_those_of_pandas_most_frequent_first() -> None:
    words = ["b", "a", None, "c", "a", "b", "b", "d", "e", "f"]
    counted = pd.Series(words).value_counts().rename_axis("value").reset_index(name="count")
    expected = counted.sort_values(["count", "value"], ascending=[False, True]).head(5).to_dict("records")

    assert figures_of(text_column(words)) == NONE | {"top": expected}


def test_categories_and_booleans_are_counted_by_name() -> None:
    codes = CodeColumn(np.array([0, 1, 1, 2, -1, -2], dtype=np.float32), Vocabulary(("red", "blue"), other=True))
    flags = NumberColumn(np.array([1, 0, 1, np.nan], dtype=np.float32), boolean=True)

    assert figures_of(codes)["top"] == [
        {"value": "blue", "count": 2},
        {"value": "(other)", "count": 1},
        {"value": "(unseen)", "count": 1},
        {"value": "red", "count": 1},
    ]
    assert figures_of(flags) == NONE | {"top": [{"value": "true", "count": 2}, {"value": "false", "count": 1}]}


def test_few_whole_numbers_get_a_bin_each_and_one_value_one_bin() -> None:
    assert figures_of(number_column([1, 3, 3]))["histogram"] == {"low": 0.5, "high": 3.5, "counts": [1, 0, 2]}
    assert figures_of(number_column([7.5, 7.5]))["histogram"] == {"low": 7.5, "high": 7.5, "counts": [2]}


def test_what_is_no_number_is_left_out() -> None:
    column = number_column([np.inf, -np.inf, np.nan, 1, 2])

    assert figures_of(column) == NONE | {
        "minimum": 1,
        "maximum": 2,
        "mean": 1.5,
        "histogram": {"low": 0.5, "high": 2.5, "counts": [1, 1]},
    }
    assert figures_of(number_column([np.nan, np.inf])) == NONE
    largest = number_column([-3.4e38, 3.4e38])
    assert sum(figures_of(largest)["histogram"]["counts"]) == 2


def test_points_in_time_have_ends() -> None:
    column = TimestampColumn(np.array(["2024-03-01", "NaT", "2023-01-01"], dtype="datetime64[us]"))

    figures = figures_of(column)

    assert figures["minimum"].startswith("2023-01-01") and figures["maximum"].startswith("2024-03-01")
    assert figures_of(TimestampColumn(np.array(["NaT"], dtype="datetime64[us]"))) == NONE


def test_two_columns_share_bins_where_their_values_lie_close() -> None:
    wide, part, far = (number_column(values) for values in ([0.5, 10], [2.5, 9], [-0.1, 0.1]))

    both = common(range_of(wide), range_of(part))

    assert both == (0.5, 10, False)
    assert common(range_of(wide), range_of(far)) is None
    assert common(range_of(wide), range_of(text_column(["a"]))) is None
    counts = figures_of(part, both)["histogram"]["counts"]
    assert sum(counts) == 2 and (counts[0], counts[-1]) == (0, 0)


def test_rows_at_equal_distances_reach_from_the_first_to_the_end() -> None:
    assert spread_rows(100, 100) is None
    rows = spread_rows(100_003, 20_000)
    assert rows is not None
    assert (len(np.unique(rows)), rows[0]) == (20_000, 0)
    assert set(np.diff(rows)) <= {5, 6} and 100_003 - rows[-1] <= 6
