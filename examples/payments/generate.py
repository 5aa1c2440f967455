"""Writes payments.csv, a made-up table of card payments of which few are fraud; nobody made any of them.

Usage: python examples/payments/generate.py   (rewrites the file; the same bytes every time)

About four payments in a hundred are fraud: more often at night, abroad, by a new device and after failed
attempts, but none of these alone gives it away. The numbers come from the generator of the Mersenne Twister, which
Python promises to keep.
"""

import csv
import math
import random
from pathlib import Path

ROWS = 3_000
SEED = 20_260_103
HEADER = ("amount", "hour", "channel", "abroad", "device_age_days", "failed_attempts", "payments_last_day", "fraud")
FRAUD = 0.04
CHANNELS = {"no": (0.55, 0.35), "yes": (0.15, 0.25)}


def normal(numbers: random.Random) -> float:
    """The next number of a standard bell curve (Box and Muller)."""
    return math.sqrt(-2 * math.log(1 - numbers.random())) * math.cos(2 * math.pi * numbers.random())


def row(numbers: random.Random) -> list[str]:
    """One payment that never was."""
    fraud = numbers.random() < FRAUD
    kind = "yes" if fraud else "no"
    amount = math.exp((4.6 if fraud else 3.4) + 0.9 * normal(numbers))
    hour = round((3 if fraud and numbers.random() < 0.6 else 14) + 4 * normal(numbers)) % 24
    shop, web = CHANNELS[kind]
    draw = numbers.random()
    channel = "shop" if draw < shop else "web" if draw < shop + web else "phone"
    abroad = "yes" if numbers.random() < (0.45 if fraud else 0.06) else "no"
    device = numbers.random() ** (3 if fraud else 0.8) * 900
    failed = sum(numbers.random() < (0.35 if fraud else 0.04) for _ in range(4))
    daily = sum(numbers.random() < (0.4 if fraud else 0.15) for _ in range(10))
    return [f"{amount:.2f}", str(hour), channel, abroad, f"{device:.0f}", str(failed), str(daily), kind]


def main() -> None:
    """Writes the file."""
    numbers = random.Random(SEED)  # noqa: S311 - reproducible, not secret
    with Path(__file__).with_name("payments.csv").open("w", newline="") as stream:
        csv.writer(stream, lineterminator="\n").writerows([HEADER, *(row(numbers) for _ in range(ROWS))])


if __name__ == "__main__":
    main()
