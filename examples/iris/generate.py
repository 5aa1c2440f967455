"""Writes iris.csv: Fisher's Iris table as scikit-learn ships it, with cells left empty by a rule.

Usage: python examples/iris/generate.py   (rewrites the file; the same bytes every time)

The cell of row r (from 0) and column c (from 0) is left empty when (7 r + 11 c) mod 29 = 0: 22 of 600 cells.
"""

import csv
from pathlib import Path

from sklearn.datasets import load_iris

COLUMNS = ("sepal_length", "sepal_width", "petal_length", "petal_width")


def is_left_empty(row: int, column: int) -> bool:
    """The rule."""
    return (7 * row + 11 * column) % 29 == 0


def main() -> None:
    """Writes the file."""
    iris = load_iris()
    rows = [(*COLUMNS, "species")]
    for number, (values, code) in enumerate(zip(iris.data, iris.target, strict=True)):
        cells = ["" if is_left_empty(number, place) else f"{value:g}" for place, value in enumerate(values)]
        rows.append((*cells, str(iris.target_names[code])))
    with Path(__file__).with_name("iris.csv").open("w", newline="") as stream:
        csv.writer(stream, lineterminator="\n").writerows(rows)


if __name__ == "__main__":
    main()
