"""Paired bootstrap of the difference of two models on the same rows."""

import numpy as np
from numpy.typing import NDArray

from flowi.compare.kernels import Kernel
from flowi.errors import FlowiError

RESAMPLES = 2_000
# Cells of resample counts held at once (8 bytes each), and made at all: large tests need fewer resamples.
_CELLS_AT_ONCE = 4_000_000
_CELLS = 200_000_000
_FEWEST = 200


def interval(gains: NDArray[np.float64]) -> tuple[float, float]:
    """The middle 95% of the resampled gains."""
    low, high = np.quantile(gains, [0.025, 0.975])
    return float(low), float(high)


def resample_count(rows: int) -> int:
    """How many resamples are made for this many rows."""
    return int(np.clip(_CELLS // max(rows, 1), _FEWEST, RESAMPLES))


def resampled_gains(candidate: Kernel, live: Kernel, keys: NDArray[np.int64], seed: int) -> NDArray[np.float64]:
    """Score of the candidate less that of the live model in each resample; both are scored on the same rows each time.

    Keys are drawn, not rows: rows of one key come together, so that copies of a row do not pass for evidence.

    Args:
        keys: number of each row's key, from 0 without gaps.

    Raises:
        FlowiError: `invalid_data`, reason `one_key`, when there is nothing to draw from.
    """
    rows, count = len(keys), int(keys.max()) + 1
    if count < 2:
        message = f"the {rows:,} held-out rows share one key, so that nothing says how sure a difference is"
        raise FlowiError("invalid_data", message, {"reason": "one_key"})
    generator = np.random.default_rng(seed)
    total, block = resample_count(rows), max(1, _CELLS_AT_ONCE // rows)
    shares = np.full(count, 1 / count)
    gains: list[NDArray[np.float64]] = []
    for start in range(0, total, block):
        drawn = generator.multinomial(count, shares, size=min(block, total - start)).astype(np.float64)
        counts = drawn[:, keys]
        gains.append(candidate(counts) - live(counts))
    return np.concatenate(gains)
