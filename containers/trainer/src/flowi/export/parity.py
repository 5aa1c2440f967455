"""The proof that an exported graph answers as the library does, on the same rows."""

from dataclasses import dataclass

import numpy as np

from flowi.components.base import Prediction
from flowi.contracts.sayings import saying
from flowi.errors import FlowiError
from flowi.executor.outcome import Pipeline
from flowi.export.session import GraphSession
from flowi.export.stitch import Exported
from flowi.frame import Floats, Frame

# Two best scores closer than this are a tie: sums in single precision may settle it either way.
TOLERANCE = 1e-5


@dataclass(frozen=True)
class Parity:
    """What was found. `largest_difference` is absolute; `scaled_difference` is relative to the largest score or value
    where that is above 1 (below 1 too for values of regression), and has to be within the tolerance."""

    rows: int
    label_changes: int
    ties: int
    largest_difference: float
    scaled_difference: float
    tolerance: float = TOLERANCE

    @property
    def passed(self) -> bool:
        """No label changed outside ties, and no score or value is further off than the tolerance."""
        return self.label_changes == 0 and self.scaled_difference <= self.tolerance


def compare(reference: Prediction, other: Prediction) -> Parity:
    """Two sets of answers for the same rows; `reference` is the library's."""
    if reference.value is not None and other.value is not None:
        difference, scaled = _differences(reference.value, other.value, floor=0.0)
        return Parity(len(reference.value), 0, 0, difference, scaled)
    if reference.label_code is None or other.label_code is None:
        raise ValueError("answers of different tasks can not be compared")
    changed = reference.label_code != other.label_code
    tied = np.zeros(len(changed), dtype=np.bool_)
    difference = scaled = 0.0
    if reference.scores is not None and other.scores is not None:
        best = np.sort(reference.scores, axis=1)
        tied = best[:, -1] - best[:, -2] <= TOLERANCE
        difference, scaled = _differences(reference.scores, other.scores, floor=1.0)
    return Parity(len(changed), int((changed & ~tied).sum()), int((changed & tied).sum()), difference, scaled)


def _differences(reference: Floats, other: Floats, floor: float) -> tuple[float, float]:
    """Largest absolute difference, and the same relative to the largest reference (but not less than `floor`)."""
    if reference.size == 0:
        return 0.0, 0.0
    exact, seen = reference.astype(np.float64), other.astype(np.float64)
    largest = float(np.abs(exact - seen).max())
    if not np.isfinite(largest):
        return float("inf"), float("inf")
    scale = max(float(np.abs(exact).max()), floor)
    return largest, largest / scale if scale > 0 else largest


def check_parity(pipeline: Pipeline, exported: Exported, frame: Frame) -> Parity:
    """Scores raw rows with the library's estimators and with the graph.

    Raises:
        FlowiError: `parity_failed` when they differ by more than the tolerance.
    """
    graph = GraphSession(exported.model).predict(exported.matrix(frame))
    parity = compare(pipeline.predict(frame), graph)
    if not parity.passed:
        found = f"{parity.label_changes} labels changed, largest difference {parity.largest_difference:.3g}"
        allowed = f"no label, {parity.tolerance:g} of the scale of scores or values"
        message = saying(
            f"the exported graph differs from the library on {parity.rows} rows: {found}; allowed: {allowed}",
            "trainer.parity",
            {
                "rows": parity.rows,
                "changed": parity.label_changes,
                "difference": f"{parity.largest_difference:.3g}",
                "tolerance": f"{parity.tolerance:g}",
            },
        )
        details = {"labelChanges": parity.label_changes, "largestDifference": parity.largest_difference}
        raise FlowiError("parity_failed", message, details)
    return parity
