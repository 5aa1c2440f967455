import json
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pydantic import TypeAdapter, ValidationError

from flowi.frame import Vocabulary
from flowi.prepare import Operation, ReplaceString, SplitString, Substring, run_operation, run_operations
from flowi.vocabulary import encode

FIXTURES = Path(__file__).parents[3] / "contracts" / "fixtures" / "prepare"
OPERATION: TypeAdapter[Operation] = TypeAdapter(Operation)

texts = st.lists(st.none() | st.text(st.characters(exclude_categories=["Cs"]), max_size=8), max_size=6)
short = st.text("ab/é👍", min_size=1, max_size=3)


@pytest.mark.parametrize("path", sorted(FIXTURES.glob("*.json")), ids=lambda path: path.stem)
def test_shared_fixture(path: Path) -> None:
    fixture = json.loads(path.read_text(encoding="utf-8"))
    operations = [OPERATION.validate_python(operation) for operation in fixture["operations"]]

    prepared = run_operations(operations, fixture["input"])

    assert prepared == fixture["expected"]
    for name, entry in fixture.get("vocabularies", {}).items():
        codes = encode(prepared[name], Vocabulary(tuple(entry["values"]), entry["other"]))
        assert codes.tolist() == fixture["codes"][name], name


def test_fixtures_cover_every_operation() -> None:
    fixtures = [json.loads(path.read_text(encoding="utf-8")) for path in FIXTURES.glob("*.json")]

    ops = {operation["op"] for fixture in fixtures for operation in fixture["operations"]}

    assert ops == {"replace_string", "substring", "split_string"}


@given(texts, short, short)
def test_missing_stays_missing_and_length_is_kept(values: list[str | None], find: str, replacement: str) -> None:
    operations: list[Operation] = [
        ReplaceString(column="a", find=find, replacement=replacement),
        Substring(column="a", start=-2, end=None),
        SplitString(column="a", separator=find, outputs=("b", "c"), keep=True),
    ]
    for operation in operations:
        for written in run_operation(operation, values).values():
            assert len(written) == len(values)
            assert all(after is None for before, after in zip(values, written, strict=True) if before is None)


@given(texts, short)
def test_parts_put_together_again_are_the_text(values: list[str | None], separator: str) -> None:
    width = 1 + max((value.count(separator) for value in values if value is not None), default=0)
    names = tuple(f"p{index}" for index in range(width))

    parts = run_operation(SplitString(column="a", separator=separator, outputs=names, keep=False), values)

    for row, value in enumerate(values):
        present = [part for name in names if (part := parts[name][row]) is not None]
        assert (separator.join(present) if present else None) == value


@given(texts, st.integers(-5, 5), st.integers(-5, 5))
def test_substring_counts_code_points(values: list[str | None], start: int, end: int) -> None:
    written = run_operation(Substring(column="a", start=start, end=end), values)["a"]

    for before, after in zip(values, written, strict=True):
        points = None if before is None else [*before]
        assert after == (None if points is None else "".join(points[start:end]))


@pytest.mark.parametrize(
    "wrong",
    [
        {"op": "replace_string", "column": "a", "find": "", "replacement": ""},
        {"op": "split_string", "column": "a", "separator": "", "outputs": ["b"], "keep": False},
        {"op": "split_string", "column": "a", "separator": "/", "outputs": [], "keep": False},
        {"op": "substring", "column": "a", "start": 0},
        {"op": "lower", "column": "a"},
    ],
)
def test_operation_that_means_nothing_is_refused(wrong: dict[str, object]) -> None:
    with pytest.raises(ValidationError):
        OPERATION.validate_python(wrong)


def test_operations_do_not_touch_what_they_are_given() -> None:
    given_columns = {"a": ["x", None]}

    run_operations([ReplaceString(column="a", find="x", replacement="y")], given_columns)

    assert given_columns == {"a": ["x", None]}
