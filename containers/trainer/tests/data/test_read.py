import datetime
from pathlib import Path

import numpy as np
import pyarrow as pa
import pyarrow.parquet as pq
import pytest

from flowi.data.infer import MISSING_TOKENS
from flowi.data.read import files_digest, read_table
from flowi.data.table import Table
from flowi.errors import FlowiError
from flowi.frame import NumberColumn, TextColumn, TimestampColumn


def csv_of(tmp_path: Path, text: str) -> Table:
    (tmp_path / "a.csv").write_bytes(text.encode())
    return read_table(tmp_path / "a.csv")


def test_types_are_told_from_all_values(tmp_path: Path) -> None:
    table = csv_of(
        tmp_path,
        "whole,real,flag,text,zip,day\n1,1.5,true,x,007,2020-01-31\n2,,FALSE,7,010,2020-02-29 10:30\n-3,1e5,NA,,011,\n",
    )

    assert table.raw.to_pylist()[1] == {
        "whole": 2,
        "real": None,
        "flag": False,
        "text": "7",
        "zip": "010",
        "day": datetime.datetime(2020, 2, 29, 10, 30),
    }
    frame = table.frame
    assert isinstance(frame["flag"], NumberColumn)
    assert frame["flag"].boolean
    assert isinstance(frame["zip"], TextColumn)
    assert isinstance(frame["day"], TimestampColumn)
    assert isinstance(frame["real"], NumberColumn)
    np.testing.assert_array_equal(frame["real"].values, np.array([1.5, np.nan, 1e5], np.float32))


def test_days_that_are_not_on_the_calendar_stay_text(tmp_path: Path) -> None:
    assert csv_of(tmp_path, "day\n2020-02-30\n").values("day") == ["2020-02-30"]


@pytest.mark.parametrize("token", [token for token in MISSING_TOKENS if token])
def test_tokens_of_missing_values_are_missing_in_every_type(tmp_path: Path, token: str) -> None:
    table = csv_of(tmp_path, f"n,t,b\n1,x,true\n {token} ,{token},{token}\n")

    assert table.raw.to_pylist()[1] == {"n": None, "t": None, "b": None}


def test_a_byte_order_mark_other_separators_quotes_and_crlf_are_accepted(tmp_path: Path) -> None:
    (tmp_path / "a.csv").write_bytes(b'\xef\xbb\xbfa;b\r\n1;"x;\r\ny"\r\n')

    assert read_table(tmp_path / "a.csv").raw.to_pylist() == [{"a": 1, "b": "x;\r\ny"}]


def test_text_keeps_its_spaces_numbers_lose_them(tmp_path: Path) -> None:
    assert csv_of(tmp_path, "a,b\n 1 , x \n").raw.to_pylist() == [{"a": 1, "b": " x "}]


def test_json_lines_give_columns_in_order_of_appearance_and_null_where_absent(tmp_path: Path) -> None:
    (tmp_path / "a.jsonl").write_text('{"a": 1}\n\n{"b": "x", "a": 2.5}\n{"c": true, "a": null}\n')

    assert read_table(tmp_path / "a.jsonl").raw.to_pylist() == [
        {"a": 1.0, "b": None, "c": None},
        {"a": 2.5, "b": "x", "c": None},
        {"a": None, "b": None, "c": True},
    ]


def test_parquet_types_become_those_of_a_table(tmp_path: Path) -> None:
    raw = pa.table(
        {
            "small": pa.array([1, None], pa.int8()),
            "real": pa.array([0.1, float("nan")], pa.float32()),
            "word": pa.array(["x", "y"]).dictionary_encode(),
            "day": pa.array([datetime.date(2020, 1, 1), None]),
            "flag": pa.array([True, None]),
        }
    )
    pq.write_table(raw, tmp_path / "a.parquet")

    table = read_table(tmp_path / "a.parquet")

    assert [str(kind) for kind in table.raw.schema.types] == ["int64", "double", "string", "timestamp[us]", "bool"]
    assert table.values("real")[1] is None


def test_files_of_a_folder_are_one_table_in_the_order_of_names_typed_together(tmp_path: Path) -> None:
    (tmp_path / "2.csv").write_text("a\nx\n")
    (tmp_path / "1.csv").write_text("a\n1\n")
    (tmp_path / ".hidden").write_text("?")

    assert read_table(tmp_path, "csv").values("a") == ["1", "x"]


def test_a_column_that_is_not_there_is_named_with_those_that_are(tmp_path: Path) -> None:
    with pytest.raises(FlowiError, match="column 'c' is not in the data; it has: a, b"):
        csv_of(tmp_path, "a,b\n1,2\n").values("c")


def test_the_digest_of_files_depends_on_their_bytes_only(tmp_path: Path) -> None:
    for name in ("x.csv", "y.csv"):
        (tmp_path / name).write_text("a\n1\n")
    (tmp_path / "z.csv").write_text("a\n2\n")

    assert files_digest(tmp_path / "x.csv") == files_digest(tmp_path / "y.csv")
    assert files_digest(tmp_path / "x.csv") != files_digest(tmp_path / "z.csv")
