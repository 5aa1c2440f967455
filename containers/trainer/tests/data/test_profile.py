from pathlib import Path

import pyarrow as pa
import pyarrow.compute as pc
import pytest

from flowi.contracts import Profile
from flowi.data.findings import findings
from flowi.data.profile import profile
from flowi.data.read import read_table
from flowi.data.table import Table


@pytest.fixture
def table(tmp_path: Path) -> Table:
    rows = [f"{number},{number % 3},{number / 2},w{number},20200{number % 9 + 1}01,," for number in range(1, 201)]
    text = "user_id,few,real,word,big,empty,when\n" + "\n".join(rows)
    (tmp_path / "a.csv").write_text(text.replace(",,", ",,2020-01-01") + "\n")
    return read_table(tmp_path / "a.csv")


def test_a_profile_has_the_shape_of_its_contract_and_the_right_figures(table: Table) -> None:
    document = profile(table)

    Profile.model_validate(document)
    columns = {column["name"]: column for column in document["columns"]}
    assert (document["rows"], len(document["sample"])) == (200, 20)
    assert columns["real"]["mean"] == pytest.approx(50.25)
    assert columns["real"]["quantiles"]["0.5"] == pytest.approx(50.25)
    assert (columns["few"]["distinct"], columns["few"]["top"][0]) == (3, {"value": "1", "count": 67})
    assert (columns["empty"]["missing"], columns["empty"]["type"]) == (200, "string")
    assert (columns["when"]["type"], columns["when"]["minimum"]) == ("timestamp", "2020-01-01T00:00:00")


def test_what_a_person_should_know_is_said(table: Table) -> None:
    said = {text.split("'")[1]: text for text in findings(table)}

    assert "identifier" in said["user_id"]
    assert "200 different texts" in said["word"]
    assert "above 16777216" in said["big"]
    assert "no value in any row" in said["empty"]
    assert "points in time" in said["when"]
    assert "few" not in said


def test_an_id_is_seen_when_some_rows_are_doubled_and_so_are_the_doubled_rows() -> None:
    raw = pa.table({"order_id": [f"{n}" for n in range(100)], "n": [n % 50 for n in range(100)]})
    raw = raw.set_column(0, "order_id", pc.cast(raw["order_id"], pa.int64()))
    doubled = Table(pa.concat_tables([raw, raw.slice(0, 10)]))

    said = findings(doubled)

    assert any("'order_id' looks like an identifier" in text for text in said)
    # Without the id there are fifty different rows.
    assert "60 of 110 rows repeat another row in every column but 'order_id'" in said[-1]
    assert profile(doubled)["warnings"] == [said[-1]]
    assert profile(Table(raw.select(["order_id"])))["warnings"] == []


def test_rows_doubled_as_a_whole_are_counted() -> None:
    raw = pa.table({"x": [None, *range(60)], "y": ["a"] * 61})

    assert findings(Table(pa.concat_tables([raw, raw])))[-1].startswith("61 of 122 rows repeat another row; ")


def test_decimal_commas_are_seen_among_whole_numbers_and_points_for_thousands(tmp_path: Path) -> None:
    (tmp_path / "a.csv").write_text("price;code\n1,5;1\n-20;2\n1.250,75;x\n;\n")

    said = [text for text in findings(read_table(tmp_path / "a.csv")) if "decimal comma" in text]

    assert len(said) == 1 and "'price'" in said[0]


def test_decimal_commas_are_text_and_said_to_be(tmp_path: Path) -> None:
    (tmp_path / "a.csv").write_text("price;note\n1,5;1,5\n-20,25;x\n;\n")

    table = read_table(tmp_path / "a.csv")

    assert table.values("price") == ["1,5", "-20,25", None]
    assert [text for text in findings(table) if "decimal comma" in text] == [
        "column 'price' holds numbers with a decimal comma, which are text here; write them with a point"
    ]
