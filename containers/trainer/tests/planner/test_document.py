import json
from pathlib import Path
from typing import Any

import pytest

from flowi.errors import FlowiError
from flowi.planner.document import parse_document, read_document, shape_issues
from shell_factories import make_flow


def test_yaml_is_read_as_version_1_2_says() -> None:
    text = "a: yes\nb: 1e5\nc: 2020-01-01\nd: 012\ne: ~\nf: True\ng: .5\nh: [0x1F, 0o17, -3]\ni: 'on'\nj: 1_000"

    assert parse_document(text) == {
        "a": "yes",
        "b": 100000.0,
        "c": "2020-01-01",
        "d": 12,
        "e": None,
        "f": True,
        "g": 0.5,
        "h": [31, 15, -3],
        "i": "on",
        "j": "1_000",
    }


@pytest.mark.parametrize(
    ("name", "text", "words"),
    [
        ("a.yaml", "a: &x [1]\nb: *x", "aliases"),
        ("a.yaml", "a: 1\na: 2", "twice"),
        ("a.yaml", "a: [1", "not a flow document"),
        ("a.yaml", "a: !!python/object:os.system x", "not a flow document"),
        ("a.json", '{"a": 1, "a": 2}', "twice"),
        ("a.json", '{"a": NaN}', "NaN"),
        ("a.json", "[" * 100_000, "recursion"),
        ("a.json", "a: 1", "not a flow document"),
    ],
)
def test_a_document_that_cannot_be_read_is_an_invalid_flow(tmp_path: Path, name: str, text: str, words: str) -> None:
    (tmp_path / name).write_text(text)

    with pytest.raises(FlowiError, match=words) as caught:
        read_document(tmp_path / name)

    assert caught.value.code == "invalid_flow"


def test_a_document_that_is_not_there_or_not_utf8_or_too_large_is_an_invalid_flow(tmp_path: Path) -> None:
    (tmp_path / "latin.yaml").write_bytes("name: caf\xe9".encode("latin-1"))
    (tmp_path / "large.yaml").write_bytes(b"a: " + b"x" * 1_000_001)

    for name in ("absent.yaml", "latin.yaml", "large.yaml"):
        with pytest.raises(FlowiError) as caught:
            read_document(tmp_path / name)
        assert caught.value.code == "invalid_flow"


def test_json_and_yaml_with_a_byte_order_mark_are_read(tmp_path: Path) -> None:
    (tmp_path / "a.json").write_bytes(b"\xef\xbb\xbf" + json.dumps(make_flow()).encode())

    assert read_document(tmp_path / "a.json") == make_flow()


@pytest.mark.parametrize(
    ("change", "field"),
    [
        ({"name": 1}, "name"),
        ({"schemaVersion": 2}, "schemaVersion"),
        ({"nodes": None}, "nodes"),
        ({"extra": 1}, ""),
        ({"edges": [{"from": "a"}]}, "edges.0.to"),
        ({"nodes": [{"id": "a\n", "component": "x"}]}, "nodes.0.id"),
        ({"nodes": [{"id": "a", "component": "x", "params": {"p": {"values": []}}}]}, "nodes.0.params.p.values"),
        ({"nodes": [{"id": "a", "component": "x", "params": {"p" * 65: 1}}]}, f"nodes.0.params.{'p' * 65}"),
        ({"deploy": {"gate": {"metric": "accuracy", "minGain": -1}}}, "deploy.gate.minGain"),
    ],
)
def test_a_fault_of_shape_is_named_by_its_path(change: dict[str, Any], field: str) -> None:
    issues = shape_issues({**make_flow(), **change})

    assert [issue.field for issue in issues] == [field]
    assert {issue.code for issue in issues} == {"bad_shape"}


def test_numbers_that_are_not_finite_are_a_fault() -> None:
    flow = make_flow(models={"models.svc": {"C": float("inf")}})

    assert [issue.code for issue in shape_issues(flow)] == ["bad_shape"]


def test_a_document_that_is_nested_deeply_is_a_fault_and_no_crash() -> None:
    deep: Any = []
    for _ in range(900):
        deep = [deep]

    assert [issue.code for issue in shape_issues(deep)] == ["bad_shape"]
