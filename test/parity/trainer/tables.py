"""The tables that models are trained on: the examples, tables of scikit-learn, and one made up for text."""

import csv
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import numpy as np
from flowi.data.csv_rules import SEPARATORS
from sklearn.datasets import load_breast_cancer, load_diabetes, load_iris

EXAMPLES = Path(__file__).resolve().parents[3] / "examples"
SEED = 11

Cells = list[list[str]]


def write_tables(folder: Path) -> dict[str, Path]:
    """One CSV file for each table, by name, with every separator there is."""
    made = {"iris-whole": _iris(), "cancer": _cancer(), "diabetes": _diabetes(), "orders": _orders()}
    paths = {"iris": EXAMPLES / "iris" / "iris.csv", "penguins": EXAMPLES / "penguins" / "penguins.csv"}
    for number, (name, rows) in enumerate(made.items()):
        paths[name] = folder / f"{name}.csv"
        with paths[name].open("w", newline="", encoding="utf-8") as stream:
            csv.writer(stream, delimiter=SEPARATORS[number % len(SEPARATORS)]).writerows(rows)
    return paths


def _with_target(names: Sequence[str], data: Any, answers: Sequence[str], digits: int) -> Cells:
    header = [*(name.replace(" ", "_") for name in names), "target"]
    return [
        header,
        *([*(f"{value:.{digits}f}" for value in row), answer] for row, answer in zip(data, answers, strict=True)),
    ]


def _iris() -> Cells:
    """Iris without gaps."""
    iris = load_iris()
    names = ("sepal_length", "sepal_width", "petal_length", "petal_width")
    return _with_target(names, iris.data, [str(iris.target_names[code]) for code in iris.target], 1)


def _cancer() -> Cells:
    """Two classes, called 0 and 1."""
    cancer = load_breast_cancer()
    return _with_target(cancer.feature_names[:8], cancer.data[:, :8], [str(code) for code in cancer.target], 3)


def _diabetes() -> Cells:
    """A number to predict; a column of text, and gaps in another."""
    data = load_diabetes(scaled=False)
    rows = _with_target(data.feature_names, data.data, [f"{value:g}" for value in data.target], 2)
    sex, bmi = rows[0].index("sex"), rows[0].index("bmi")
    for number, row in enumerate(rows[1:]):
        row[sex] = "male" if row[sex] == "1.00" else "female"
        row[bmi] = "N/A" if number % 17 == 0 else row[bmi]
    return rows


def _orders() -> Cells:
    """Text of several parts, more shops than a vocabulary holds, awkward characters, booleans and gaps."""
    rng = np.random.default_rng(SEED)
    notes = ["plain", 'said "ok", left', "naïve café", " padded ", "日本-東京", "two\nlines", "", "=1+1"]
    rows = [["amount", "gift", "code", "shop", "note", "returned"]]
    for _ in range(420):
        country, region = ("br", "ca", "de")[rng.integers(3)], ("north", "south")[rng.integers(2)]
        amount, gift = round(float(rng.normal(50, 15)), 1), bool(rng.random() < 0.4)
        shop, note = int(rng.integers(130)), notes[rng.integers(len(notes))]
        score = (amount - 50) / 10 + (country == "br") - (region == "north") + gift + (shop % 3 == 0)
        cells = [str(amount), str(gift).lower(), f"{country}-{region}-{rng.integers(9)}", f"shop {shop}", note]
        cells = ["NA" if rng.random() < 0.04 else cell for cell in cells]
        rows.append([*cells, str(bool(score + rng.normal(0, 0.7) > 0.8)).lower()])
    return rows
