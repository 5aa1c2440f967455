"""Paired bootstrap of the difference of two models on the same rows."""

from collections.abc import Callable

import numpy as np
from numpy.typing import NDArray

from flowi.compare.kernels import Kernel

RESAMPLES = 2_000
# Cells of resample counts held at once (8 bytes each), and made at all: large tests need fewer resamples.
_CELLS_AT_ONCE = 4_000_000
_CELLS = 200_000_000
_FEWEST = 200

# The metric of rows picked by number, for metrics without a kernel.
Measure = Callable[[NDArray[np.int64]], float]


def interval(gains: NDArray[np.float64]) -> tuple[float, float]:
    """The middle 95 % of the resampled gains."""
    low, high = np.quantile(gains, [0.025, 0.975])
    return float(low), float(high)


def resample_count(rows: int) -> int:
    """How many resamples are made for this many rows."""
    return int(np.clip(_CELLS // max(rows, 1), _FEWEST, RESAMPLES))


def gains_by_kernel(candidate: Kernel, live: Kernel, rows: int, sign: int, seed: int) -> NDArray[np.float64]:
    """Gain of the candidate in each resample; both are scored on the same rows each time."""
    generator = np.random.default_rng(seed)
    total, block = resample_count(rows), max(1, _CELLS_AT_ONCE // max(rows, 1))
    shares = np.full(rows, 1 / rows)
    gains: list[NDArray[np.float64]] = []
    for start in range(0, total, block):
        counts = generator.multinomial(rows, shares, size=min(block, total - start)).astype(np.float64)
        gains.append(sign * (candidate(counts) - live(counts)))
    return np.concatenate(gains)


def gains_by_rows(candidate: Measure, live: Measure, rows: int, sign: int, seed: int) -> NDArray[np.float64]:
    """The same one resample at a time, for a metric that knows rows only."""
    generator = np.random.default_rng(seed)
    picks = (generator.integers(0, rows, size=rows) for _ in range(_FEWEST))
    return np.asarray([sign * (candidate(pick) - live(pick)) for pick in picks])
