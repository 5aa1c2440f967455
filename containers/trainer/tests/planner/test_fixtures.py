"""The fixtures that TypeScript and Python judge alike."""

import json
from collections import Counter
from pathlib import Path
from typing import Any

import pytest

from flowi.planner.plan import manifests
from flowi.planner.trials import count_trials
from flowi.planner.validate import check_flow

FLOWS = Path(__file__).parents[4] / "contracts" / "fixtures" / "flows"
FIXTURES = sorted(FLOWS.glob("*/*.json"))


def places(issues: list[dict[str, Any]]) -> Counter[tuple[str | None, ...]]:
    return Counter(tuple(issue.get(key) for key in ("code", "severity", "nodeId", "field")) for issue in issues)


def test_there_are_fixtures_of_every_kind() -> None:
    assert {path.parent.name for path in FIXTURES} == {"valid", "bad-shape", "bad-graph"}


@pytest.mark.parametrize("path", FIXTURES, ids=lambda path: f"{path.parent.name}/{path.stem}")
def test_a_flow_has_the_issues_that_its_fixture_says(path: Path) -> None:
    fixture = json.loads(path.read_text())

    graph, issues = check_flow(fixture["flow"], manifests())

    assert places([issue.to_json() for issue in issues]) == places(fixture["issues"])
    if "trials" in fixture and graph is not None:
        assert count_trials(graph) == fixture["trials"]
