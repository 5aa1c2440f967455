"""The CSV files that Python and TypeScript judge alike."""

import json
from pathlib import Path
from typing import Any

import pytest

from flowi.data.csv_reader import read_csv
from flowi.data.limits import DEFAULT_LIMITS
from flowi.errors import FlowiError

FOLDER = Path(__file__).parents[4] / "contracts" / "fixtures" / "csv"
FIXTURES = [fixture for path in sorted(FOLDER.glob("*.json")) for fixture in json.loads(path.read_text("utf-8"))]


@pytest.mark.parametrize("fixture", FIXTURES, ids=lambda fixture: fixture["name"])
def test_shared_fixture(tmp_path: Path, fixture: dict[str, Any]) -> None:
    file = tmp_path / "a.csv"
    file.write_bytes(fixture["text"].encode())

    if "fault" in fixture:
        with pytest.raises(FlowiError) as caught:
            read_csv(file, DEFAULT_LIMITS)
        assert {key: caught.value.details[key] for key in ("reason", "line")} == fixture["fault"]
    else:
        table = read_csv(file, DEFAULT_LIMITS)
        assert table.column_names == fixture["columns"]
        assert [list(row.values()) for row in table.to_pylist()] == fixture["rows"]
