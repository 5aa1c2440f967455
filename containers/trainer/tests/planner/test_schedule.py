"""The cron dialect and the time zones over the fixtures that TypeScript judges too."""

import json
from pathlib import Path
from typing import Any

import pytest

from flowi.planner.schedule import CronError, is_timezone, plain_cron

SCHEDULES = Path(__file__).parents[4] / "contracts" / "fixtures" / "schedules"
CRONS = json.loads((SCHEDULES / "crons.json").read_text())
ZONES = json.loads((SCHEDULES / "timezones.json").read_text())


def reading(cron: str) -> dict[str, str]:
    try:
        return {"plain": plain_cron(cron)}
    except CronError as error:
        return {"refused": error.at}


@pytest.mark.parametrize("fixture", CRONS, ids=lambda fixture: repr(fixture["cron"]))
def test_a_cron_expression_is_read_or_refused_as_its_fixture_says(fixture: dict[str, Any]) -> None:
    assert {"cron": fixture["cron"], **reading(fixture["cron"])} == fixture


def test_a_refusal_names_field_given_and_allowed() -> None:
    with pytest.raises(CronError) as refusal:
        plain_cron("0 6 L * *")

    assert refusal.value.message.startswith('day-of-month is "L"; allowed are *, 1-31, ranges')


def test_time_zones_are_iana_names() -> None:
    assert [name for name in ZONES["known"] if not is_timezone(name)] == []
    assert [name for name in ZONES["unknown"] if is_timezone(name)] == []
