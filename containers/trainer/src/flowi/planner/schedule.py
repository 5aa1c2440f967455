"""Cron expressions and time zones, judged as contracts/flow/schedule judges them; shared fixtures prove it."""

import re
import zoneinfo
from dataclasses import dataclass
from functools import cache

MONTHS = ("JAN", "FEB", "MAR", "APR", "MAY", "JUN", "JUL", "AUG", "SEP", "OCT", "NOV", "DEC")
WEEK_DAYS = ("SUN", "MON", "TUE", "WED", "THU", "FRI", "SAT")
SUNDAY_AGAIN = 7
DAYS_OF_MONTHS = (31, 29, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31)
_ITEM = re.compile(r"(?:(\*)|([0-9]{1,2}|[A-Za-z]{3})(?:-([0-9]{1,2}|[A-Za-z]{3}))?)(?:/([0-9]{1,2}))?")


class CronError(ValueError):
    """An expression outside the dialect: the field, and in words what was given and what is allowed."""

    def __init__(self, at: str, message: str) -> None:
        super().__init__(message)
        self.at = at
        self.message = message


@dataclass(frozen=True)
class _Range:
    name: str
    first: int
    last: int
    names: tuple[str, ...] = ()

    @property
    def size(self) -> int:
        return self.last - self.first + 1

    @property
    def is_week(self) -> bool:
        return self.names is WEEK_DAYS

    def read(self, text: str) -> list[int] | None:
        """The numbers that a field names, in rising order; None when it cannot be read."""
        numbers: set[int] = set()
        for item in text.split(","):
            found = self._read_item(item)
            if found is None:
                return None
            numbers.update(found)
        return sorted(numbers)

    def _read_item(self, item: str) -> list[int] | None:
        parts = _ITEM.fullmatch(item)
        if parts is None:
            return None
        every, low, high, steps = parts.groups()
        if every is None and high is None and steps is not None:
            return None
        start = self.first if every else self._number(low)
        end = self.last if every else self._end(start, high or low)
        step = int(steps or 1)
        if start is None or end is None or start > end or not 1 <= step <= self.size:
            return None
        numbers = range(start, end + 1, step)
        return [number % SUNDAY_AGAIN for number in numbers] if self.is_week else list(numbers)

    def _end(self, start: int | None, text: str) -> int | None:
        """Sunday is 0 and 7; at the end of a range its name means 7, so that FRI-SUN can be written."""
        is_sunday = self.is_week and text.upper() == WEEK_DAYS[0]
        return SUNDAY_AGAIN if is_sunday and start != 0 else self._number(text)

    def _number(self, text: str) -> int | None:
        if text.upper() in self.names:
            return self.first + self.names.index(text.upper())
        highest = SUNDAY_AGAIN if self.is_week else self.last
        return int(text) if text.isdecimal() and self.first <= int(text) <= highest else None

    def allowed(self) -> str:
        numbers = "0-7 (Sunday is 0 and 7)" if self.is_week else f"{self.first}-{self.last}"
        named = f", {self.names[0]}-{self.names[-1]}" if self.names else ""
        example = f"{self.first + 1}-{self.first + 5}"
        return f"*, {numbers}{named}, ranges that run upwards ({example}), steps (*/2, {example}/2) and lists of these"


_RANGES = (
    _Range("minute", 0, 59),
    _Range("hour", 0, 23),
    _Range("day-of-month", 1, 31),
    _Range("month", 1, 12, MONTHS),
    _Range("day-of-week", 0, 6, WEEK_DAYS),
)


def plain_cron(text: str) -> str:
    """A cron expression in the plainest words: `*` or a list of numbers in each of five fields; Sunday is 0.

    Raises CronError for what is outside the one dialect that Flowi takes: `*`, numbers, names, ranges that run upwards,
    steps of `*` or of a range, lists of these; one of the two day fields is `*`, and there is such a day.
    """
    words = [word for word in re.split(r"[ \t]+", text) if word]
    if len(words) != len(_RANGES):
        names = " ".join(field.name for field in _RANGES)
        raise CronError("fields", f"it has {len(words)} fields; give five: {names}")
    fields = [_read(field, word) for field, word in zip(_RANGES, words, strict=True)]
    _, _, days, months, week_days = words
    if days != "*" and week_days != "*":
        given = f'day-of-month is "{days}" and day-of-week is "{week_days}"'
        raise CronError("day-of-week", f"{given}, which schedulers read differently; write * in one of the two")
    if all(fields[2][0] > DAYS_OF_MONTHS[month - 1] for month in fields[3]):
        raise CronError("day-of-month", f'day-of-month is "{days}" and month is "{months}"; there is no such day')
    return " ".join(
        "*" if len(numbers) == field.size else ",".join(str(number) for number in numbers)
        for field, numbers in zip(_RANGES, fields, strict=True)
    )


def _read(field: _Range, given: str) -> list[int]:
    numbers = field.read(given)
    if numbers is None:
        raise CronError(field.name, f'{field.name} is "{given}"; allowed are {field.allowed()}')
    return numbers


@cache
def _timezones() -> frozenset[str]:
    return frozenset(name.lower() for name in zoneinfo.available_timezones())


def is_timezone(name: str) -> bool:
    """True for an IANA time zone, letter case left aside."""
    return name.lower() in _timezones()
