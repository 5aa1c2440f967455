"""Columns of awkward numbers and codes, their references, other values, and how often those meet each bin.

Usage, in the folder test: python -m parity.trainer.counts FILE

The expected counts are made value by value with comparisons of doubles, not by the code that wrote the reference.
"""

import base64
import bisect
import json
import math
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import numpy as np
from flowi.frame import CodeColumn, Floats, NumberColumn, Vocabulary
from flowi.package.reference import column_reference

SEED, COLUMNS, ROWS = 3, 24, 400
TINY, HUGE = np.float32(1e-45), np.float32(3.4e38)


def number_columns(rng: np.random.Generator) -> Iterator[Floats]:
    """Columns of float32: smooth, on grids, of few values, of neighbouring floats, at the ends of the range."""
    for size in (1, 2, 9, 10, 11, 12, 60):
        yield rng.choice(np.round(rng.normal(0, 5, size), 1), ROWS).astype(np.float32)
    start = np.float32(rng.normal(0, 100))
    neighbours = np.array([start, *(np.nextafter(start, np.float32(side)) for side in (-np.inf, np.inf))])
    yield rng.choice(neighbours, ROWS).astype(np.float32)
    yield rng.normal(0, 1, ROWS).astype(np.float32)
    yield np.round(rng.normal(40, 6, ROWS), 1).astype(np.float32)
    yield rng.integers(-3, 30, ROWS).astype(np.float32)
    yield rng.choice(np.array([0.0, -0.0, 1.0]), ROWS).astype(np.float32)
    yield rng.choice(np.array([TINY, -TINY, 0, HUGE, -HUGE, 1], dtype=np.float32), ROWS)
    yield np.exp(rng.normal(0, 20, ROWS)).astype(np.float32)
    yield np.where(rng.random(ROWS) < 0.9, 0, rng.normal(0, 1, ROWS)).astype(np.float32)
    yield np.full(ROWS, np.nan, dtype=np.float32)


def asked_values(values: Floats, edges: list[float], rng: np.random.Generator) -> Floats:
    """The values, values on every edge and right beside it, values beyond them, gaps."""
    on = np.array(edges, dtype=np.float32)
    beside = [np.nextafter(on, np.float32(side)) for side in (-np.inf, np.inf)]
    scale = np.nanmax(np.abs(values), initial=1).astype(np.float64)
    beyond = np.clip(rng.normal(0, 2, 50) * scale, -HUGE, HUGE).astype(np.float32)
    return rng.permutation(np.concatenate([values, on, *beside, beyond, np.full(7, np.nan, dtype=np.float32)]))


def number_counts(reference: dict[str, Any], values: Floats) -> dict[str, Any]:
    """Bin i holds values above edge i - 1, up to edge i."""
    present = [float(value) for value in values if not math.isnan(value)]
    counts = [0] * (len(reference["edges"]) + 1)
    for value in present:
        counts[bisect.bisect_left(reference["edges"], value)] += 1
    low, high = reference["minimum"], reference["maximum"]
    outside = 0 if low is None else sum(value < low or value > high for value in present)
    missing = len(values) - len(present)
    return _counts(counts, missing=missing, outOfRange=outside, sum=math.fsum(present))


def code_columns(rng: np.random.Generator) -> Iterator[CodeColumn]:
    """Codes of vocabularies with and without collapsed values."""
    for size, other in ((1, False), (1, True), (5, False), (5, True), (100, True)):
        codes = rng.integers(-1, size + int(other), ROWS).astype(np.float32)
        yield CodeColumn(codes, Vocabulary(tuple(f"v{place}" for place in range(size)), other))


def code_counts(column: CodeColumn, codes: Floats) -> dict[str, Any]:
    """Every listed value, the collapsed ones, missing and unseen ones."""
    whole = [int(code) for code in codes]
    size = len(column.vocabulary.values)
    counts = [whole.count(code) for code in range(size)]
    return _counts(counts, other=whole.count(size), missing=whole.count(-1), unseen=whole.count(-2))


def _counts(counts: list[int], **more: float) -> dict[str, Any]:
    return {"counts": counts, "other": 0, "missing": 0, "unseen": 0, "outOfRange": 0, "sum": 0, **more}


def _case(reference: dict[str, Any], trained: Floats, asked: Floats, counts: dict[str, Any]) -> dict[str, Any]:
    texts = [base64.b64encode(values.astype("<f4").tobytes()).decode() for values in (trained, asked)]
    return {"reference": reference, "trained": texts[0], "asked": texts[1], "counts": counts}


def cases() -> Iterator[dict[str, Any]]:
    """All columns."""
    rng = np.random.default_rng(SEED)
    for _ in range(COLUMNS):
        for values in number_columns(rng):
            gaps = np.where(rng.random(len(values)) < 0.05, np.float32(np.nan), values)
            reference = column_reference("c", NumberColumn(gaps))
            asked = asked_values(gaps, reference["edges"], rng)
            yield _case(reference, gaps, asked, number_counts(reference, asked))
        for column in code_columns(rng):
            unseen = rng.random(len(column)) < (0 if column.vocabulary.other else 0.1)
            asked = np.where(unseen, np.float32(-2), rng.permutation(column.codes))
            yield _case(column_reference("c", column), column.codes, asked, code_counts(column, asked))


if __name__ == "__main__":
    Path(sys.argv[1]).write_text(json.dumps(list(cases()), allow_nan=False))
