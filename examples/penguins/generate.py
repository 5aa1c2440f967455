"""Writes penguins.csv, a made-up table that looks like measurements of penguins; no bird was measured.

Usage: python examples/penguins/generate.py   (rewrites the file; the same bytes every time)

Three kinds differ in bill, flipper and mass as bell curves that overlap, sit on islands with different shares, and some
cells are left empty. Numbers come from the generator below, so that no release of a library changes them.
"""

import csv
import math
from pathlib import Path

ROWS = 344
SEED = 20_260_101
HEADER = ("island", "bill_length_mm", "bill_depth_mm", "flipper_length_mm", "body_mass_g", "sex", "species")
# Share, islands with their weights, and (mean, spread) of bill length, bill depth, flipper length and mass.
KINDS = {
    "north": (0.44, {"Alba": 5, "Brae": 5, "Cairn": 4}, ((38.5, 2.6), (18.4, 1.2), (190.0, 6.5), (3_700.0, 400.0))),
    "middle": (0.20, {"Brae": 1}, ((48.6, 3.2), (18.3, 1.1), (196.0, 7.0), (3_740.0, 370.0))),
    "south": (0.36, {"Alba": 1}, ((47.4, 3.0), (15.0, 1.0), (217.0, 6.5), (5_050.0, 480.0))),
}
# Males are larger by these shares.
MALE = (1.07, 1.07, 1.03, 1.15)
DIGITS = (1, 1, 0, 0)
EMPTY_NUMBER, EMPTY_TEXT = 0.02, 0.03


class Numbers:
    """A 64-bit linear congruential generator (Knuth's MMIX constants); the upper 53 bits make a share."""

    def __init__(self, seed: int) -> None:
        self._state = seed

    def share(self) -> float:
        """The next number in [0, 1)."""
        self._state = (self._state * 6_364_136_223_846_793_005 + 1_442_695_040_888_963_407) % 2**64
        return (self._state >> 11) / 2**53

    def normal(self) -> float:
        """The next number of a standard bell curve (Box and Muller)."""
        return math.sqrt(-2 * math.log(1 - self.share())) * math.cos(2 * math.pi * self.share())

    def pick(self, weights: dict[str, float]) -> str:
        """One of the names, by weight."""
        place = self.share() * sum(weights.values())
        for name, weight in weights.items():
            place -= weight
            if place < 0:
                return name
        return name


def row(numbers: Numbers) -> list[str]:
    """One bird that never was."""
    kind = numbers.pick({name: share for name, (share, _, _) in KINDS.items()})
    _, islands, curves = KINDS[kind]
    male = numbers.share() < 0.5
    cells = [numbers.pick(islands)]
    for (mean, spread), larger, digits in zip(curves, MALE, DIGITS, strict=True):
        value = mean * (larger if male else 1 / larger) ** 0.5 + spread * 0.8 * numbers.normal()
        cells.append(f"{value:.{digits}f}" if numbers.share() >= EMPTY_NUMBER else "")
    cells.append("male" if male else "female")
    island, *measures, sex = cells
    hidden = [text if numbers.share() >= EMPTY_TEXT else "NA" for text in (island, sex)]
    return [hidden[0], *measures, hidden[1], kind]


def main() -> None:
    """Writes the file."""
    numbers = Numbers(SEED)
    with Path(__file__).with_name("penguins.csv").open("w", newline="") as stream:
        csv.writer(stream, lineterminator="\n").writerows([HEADER, *(row(numbers) for _ in range(ROWS))])


if __name__ == "__main__":
    main()
