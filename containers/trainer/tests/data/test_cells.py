"""Cells of CSV that Python and TypeScript read alike."""

import json
from pathlib import Path
from typing import Any

import pyarrow as pa
import pytest

from flowi.data.cells import read_cells

FIXTURES = json.loads(
    (Path(__file__).parents[4] / "contracts" / "fixtures" / "cells" / "cells.json").read_text("utf-8")
)


@pytest.mark.parametrize("fixture", FIXTURES, ids=lambda fixture: fixture["type"])
def test_shared_fixture(fixture: dict[str, Any]) -> None:
    texts = [*fixture["read"], *fixture["missing"], *fixture["refused"]]

    cells = read_cells(pa.chunked_array([texts], pa.string()), fixture["type"])

    absent = [None] * (len(fixture["missing"]) + len(fixture["refused"]))
    assert cells.values.to_pylist() == [*fixture["read"].values(), *absent]
    assert [text for text, refused in zip(texts, cells.refused, strict=True) if refused] == fixture["refused"]
