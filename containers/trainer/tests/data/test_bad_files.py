"""Every bad file is one typed error that names file, line, what was given and what is allowed."""

from pathlib import Path

import pyarrow as pa
import pyarrow.parquet as pq
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from flowi.data.limits import Limits
from flowi.data.read import read_table
from flowi.errors import FlowiError

SMALL = Limits(rows=3, columns=3, field_bytes=8, file_bytes=1_000)


@pytest.mark.parametrize(
    ("name", "content", "reason", "line"),
    [
        ("ragged.csv", b"a,b\n1,2\n1,2,3\n", "ragged_row", 3),
        ("short.csv", b'a,b\n1,2\n"x\ny",3\n1\n', "ragged_row", 5),
        ("open-quote.csv", b'a,b\n"1,2\n3,4\n', "quoting", 2),
        ("nul.csv", b"a,b\n1,2\n1,\0\n", "nul_byte", 3),
        ("latin.csv", "a,b\n1,caf\xe9\n".encode("latin-1"), "wrong_encoding", 2),
        ("utf16.csv", "a,b\n1,2\n".encode("utf-16"), "wrong_encoding", 1),
        ("header.csv", b"a,b\n", "no_rows", 1),
        ("empty.csv", b"", "empty_file", None),
        ("blank.csv", b"\n \n", "empty_file", None),
        ("double.csv", b"a,a\n1,2\n", "duplicate_column", 1),
        ("index.csv", b",a\n0,2\n", "unnamed_column", 1),
        ("wide.csv", b"a,b,c,d\n1,2,3,4\n", "too_many_columns", None),
        ("long.csv", b"a\n1\n2\n3\n4\n", "too_many_rows", None),
        ("field.csv", b"a\n123456789\n", "field_too_large", None),
        ("size.csv", b"a\n" + b"1\n" * 500, "file_too_large", None),
        ("data.xlsx", b"PK", "unknown_format", None),
        ("broken.jsonl", b'{"a": 1}\n{"a": \n', "not_json", 2),
        ("list.jsonl", b"[1]\n", "not_json", 1),
        ("double.jsonl", b'{"a": 1, "a": 2}\n', "not_json", 1),
        ("nested.jsonl", b'{"a": {"b": 1}}\n', "nested_value", 1),
        ("mixed.jsonl", b'{"a": 1}\n{"a": "x"}\n', "mixed_types", 2),
        ("latin.jsonl", '{"a": "caf\xe9"}\n'.encode("latin-1"), "wrong_encoding", 1),
        ("nul.jsonl", b'{"a": "\0"}\n', "nul_byte", 1),
        ("empty.jsonl", b"\n", "empty_file", None),
        ("long.jsonl", b'{"a": 1}\n' * 4, "too_many_rows", 4),
        ("field.jsonl", b'{"a": "123456789"}\n', "field_too_large", 1),
        ("broken.parquet", b"PAR1 and then nothing", "not_parquet", None),
        ("empty.parquet", b"", "empty_file", None),
    ],
)
def test_a_bad_file_is_refused(tmp_path: Path, name: str, content: bytes, reason: str, line: int | None) -> None:
    (tmp_path / name).write_bytes(content)

    with pytest.raises(FlowiError) as caught:
        read_table(tmp_path / name, limits=SMALL)

    assert (caught.value.code, caught.value.reason) == ("invalid_data", reason)
    assert caught.value.details["file"] == name
    assert caught.value.details.get("line") == line
    assert caught.value.message.startswith(name)


@pytest.mark.parametrize(
    ("columns", "reason"),
    [
        ({"a": pa.array([[1], [2]])}, "unsupported_type"),
        ({"a": pa.array([1] * 4)}, "too_many_rows"),
        ({"a": pa.array([], pa.int64())}, "no_rows"),
        ({"a": pa.array(["123456789"])}, "field_too_large"),
    ],
)
def test_a_bad_parquet_table_is_refused(tmp_path: Path, columns: dict[str, pa.Array], reason: str) -> None:
    pq.write_table(pa.table(columns), tmp_path / "a.parquet")

    with pytest.raises(FlowiError) as caught:
        read_table(tmp_path / "a.parquet", limits=SMALL)

    assert caught.value.reason == reason


def test_files_of_one_dataset_need_the_same_columns(tmp_path: Path) -> None:
    (tmp_path / "1.csv").write_text("a,b\n1,2\n")
    (tmp_path / "2.csv").write_text("a,c\n1,2\n")

    with pytest.raises(FlowiError, match=r"2\.csv.* has columns a, c; 1\.csv has a, b"):
        read_table(tmp_path)


def test_a_folder_without_files_is_refused(tmp_path: Path) -> None:
    with pytest.raises(FlowiError) as caught:
        read_table(tmp_path)

    assert caught.value.reason == "no_file"


def test_a_number_past_float32_is_refused(tmp_path: Path) -> None:
    (tmp_path / "a.csv").write_text("a\n1e39\n")

    with pytest.raises(FlowiError, match="column 'a' holds 1e\\+39"):
        _ = read_table(tmp_path / "a.csv").frame


messy = st.lists(
    st.sampled_from([b",", b"\n", b'"', b"\r", b"a", b"1", b"\xff", b"\0", b";", b" ", b"NA", b"-"]), max_size=40
)


@settings(deadline=None)
@given(messy, st.sampled_from(["csv", "jsonl"]))
def test_a_reader_gives_a_table_or_the_typed_error(
    tmp_path_factory: pytest.TempPathFactory, parts: list[bytes], kind: str
) -> None:
    path = tmp_path_factory.mktemp("messy") / f"a.{kind}"
    path.write_bytes(b"".join(parts))

    try:
        table = read_table(path)
    except FlowiError as error:
        assert error.code == "invalid_data"
    else:
        assert table.rows > 0
        assert table.frame.rows == table.rows
