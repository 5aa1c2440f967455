"""Writes rents.csv, a made-up table of flats and what they cost a month; no such flat exists.

Usage: python examples/rents/generate.py   (rewrites the file; the same bytes every time)

The rent grows with size, falls with the way to the centre and with age, differs by quarter and is noisy; some
cells are empty. The numbers come from the generator of the Mersenne Twister, which Python promises to keep.
"""

import csv
import math
import random
from pathlib import Path

ROWS = 900
SEED = 20_260_102
HEADER = ("quarter", "square_metres", "rooms", "floor", "minutes_to_centre", "year_built", "balcony", "rent")
# What a square metre costs, and how far away the quarter is.
QUARTERS = {"harbour": (14.5, 12), "hill": (12.0, 22), "mill": (10.5, 28), "old town": (16.5, 6), "park": (13.0, 18)}
EMPTY = 0.03


def normal(numbers: random.Random) -> float:
    """The next number of a standard bell curve (Box and Muller)."""
    return math.sqrt(-2 * math.log(1 - numbers.random())) * math.cos(2 * math.pi * numbers.random())


def row(numbers: random.Random) -> list[str]:
    """One flat that nobody lives in."""
    quarter = list(QUARTERS)[int(numbers.random() * len(QUARTERS))]
    price, away = QUARTERS[quarter]
    size = 22 + 118 * numbers.random() ** 1.6
    rooms = max(1, min(6, round(size / 26 + 0.5 * normal(numbers))))
    floor = int(numbers.random() * 7)
    minutes = max(2, round(away + 5 * normal(numbers)))
    year = 1890 + int(numbers.random() * 134)
    balcony = numbers.random() < 0.2 + 0.1 * floor
    rent = (
        size * price * (1.25 - size / 500)
        - 4.5 * minutes
        + (90 if balcony else 0)
        + 140 * max(0, (year - 1990) / 34)
        + 12 * floor
        + 45 * normal(numbers)
    )
    shown_year = "" if numbers.random() < EMPTY else str(year)
    shown_minutes = "" if numbers.random() < EMPTY else str(minutes)
    flags = "yes" if balcony else "no"
    return [quarter, f"{size:.1f}", str(rooms), str(floor), shown_minutes, shown_year, flags, f"{max(180, rent):.0f}"]


def main() -> None:
    """Writes the file."""
    numbers = random.Random(SEED)  # noqa: S311 - reproducible, not secret
    with Path(__file__).with_name("rents.csv").open("w", newline="") as stream:
        csv.writer(stream, lineterminator="\n").writerows([HEADER, *(row(numbers) for _ in range(ROWS))])


if __name__ == "__main__":
    main()
