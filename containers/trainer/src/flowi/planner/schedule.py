"""Cron expressions and time zones, judged as contracts/flow/schedule.ts judges them."""

import zoneinfo
from datetime import UTC, datetime
from functools import cache

from cronsim import CronSim, CronSimError

CRON_FIELDS = 5


def is_cron(text: str) -> bool:
    """True for a five-field cron expression (minute hour day-of-month month day-of-week) that fires at all."""
    if len(text.split()) != CRON_FIELDS:
        return False
    try:
        next(CronSim(text.strip(), datetime.now(UTC)))
    except (CronSimError, StopIteration):
        return False
    return True


@cache
def _timezones() -> frozenset[str]:
    return frozenset(name.lower() for name in zoneinfo.available_timezones())


def is_timezone(name: str) -> bool:
    """True for an IANA time zone, letter case left aside."""
    return name.lower() in _timezones()
