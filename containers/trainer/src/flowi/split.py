"""Which rows are held out for the test, and which validate inside the training part.

A row is held out when the hash of its key lies below a threshold that is set once and then kept with the flow, so a row
never changes sides when others come or go. When stratified there is a threshold for each class, placed so that the
class's share is right on the rows at hand. Rows of the same key, doubled rows included, are always on one side; where
rows of one key are of several classes, one threshold serves all.
"""

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

import numpy as np
from numpy.typing import NDArray

from flowi.data.table import Table
from flowi.errors import FlowiError
from flowi.executor.data import Fold
from flowi.frame import Rows
from flowi.plan import SplitSpec
from flowi.row_hash import row_hashes

ALL_ROWS = ""
TEST, VALIDATION = "test", "validation"


@dataclass(frozen=True)
class SplitRecord:
    """How rows became held out: `Split` of contracts/package/evidence.schema.ts."""

    salt: str
    key_columns: tuple[str, ...]
    test_size: float
    thresholds: Mapping[str, float] = field(default_factory=dict)

    def to_json(self) -> dict[str, Any]:
        """As the contract writes it."""
        return {
            "salt": self.salt,
            "keyColumns": list(self.key_columns),
            "testSize": self.test_size,
            "thresholds": dict(self.thresholds),
        }

    @classmethod
    def of(cls, document: Mapping[str, Any]) -> "SplitRecord":
        """From the contract's JSON."""
        keys, thresholds = tuple(document["keyColumns"]), dict(document["thresholds"])
        return cls(document["salt"], keys, float(document["testSize"]), thresholds)

    def held_out(self, table: Table, classes: Sequence[str]) -> NDArray[np.bool_]:
        """True for rows that are held out; a class without a threshold has the one of all rows, else `test_size`."""
        hashes = row_hashes(table, self.key_columns, self.salt, TEST)
        return hashes < self._limits(classes)

    def _limits(self, classes: Sequence[str]) -> NDArray[np.float64]:
        fallback = self.thresholds.get(ALL_ROWS, self.test_size)
        limits = (self.thresholds.get(name, fallback) for name in classes)
        return np.fromiter(limits, dtype=np.float64, count=len(classes))

    def fits(self, other: "SplitRecord") -> bool:
        """True when both ask for the same split, so that the thresholds of one can serve the other."""
        same_rule = (self.salt, self.key_columns, self.test_size) == (other.salt, other.key_columns, other.test_size)
        return same_rule and (ALL_ROWS in self.thresholds) == (ALL_ROWS in other.thresholds)


@dataclass(frozen=True)
class RowSplit:
    """Row numbers of the training part and of the held-out part, and the record.

    Folds count rows within the training part.
    """

    train: Rows
    test: Rows
    folds: tuple[Fold, ...]
    record: SplitRecord


def split_rows(
    table: Table, classes: Sequence[str] | None, spec: SplitSpec, salt: str, known: SplitRecord | None = None
) -> RowSplit:
    """Splits the rows of a table.

    Args:
        table: the raw rows, before any preparation.
        classes: class name of each row; None for regression, which is not stratified.
        spec: kind and parameters of the split node: test_size, stratify, key_columns, validation_size or n_splits.
        salt: fixed per flow.
        known: the record of an earlier run of the flow; its thresholds are kept when it asked for the same split.

    Raises:
        FlowiError: `invalid_data`, reason `class_too_small` or `too_few_rows`, naming the counts.
    """
    stratified = bool(spec.parameters["stratify"]) and classes is not None
    keys = tuple(spec.parameters["key_columns"])
    hashes = row_hashes(table, keys, salt, TEST)
    strata = _strata(hashes, classes if stratified else None, known)
    parts = int(spec.parameters["n_splits"]) if spec.kind == "k_fold" else 2
    _check_counts(strata, parts + 1)
    record = SplitRecord(salt, keys, float(spec.parameters["test_size"]))
    record = _with_thresholds(record, hashes, strata, known)
    held = hashes < record._limits(strata)
    train, test = np.flatnonzero(~held), np.flatnonzero(held)
    inner = row_hashes(table, keys, salt, VALIDATION)[train]
    inner_strata = [strata[row] for row in train]
    folds = _folds(inner, inner_strata, spec, record.test_size)
    _check_parts(train, test, folds)
    _check_classes(inner_strata, folds)
    return RowSplit(train, test, folds, record)


def _strata(hashes: NDArray[np.float64], classes: Sequence[str] | None, known: SplitRecord | None) -> list[str]:
    """The class of each row; one name for all when not stratified, or when rows of one key are of several classes."""
    together = [ALL_ROWS] * len(hashes)
    if classes is None or (known is not None and ALL_ROWS in known.thresholds):
        return together
    class_of: dict[float, str] = {}
    pure = all(class_of.setdefault(key, name) == name for key, name in zip(hashes.tolist(), classes, strict=True))
    return list(classes) if pure else together


def _check_counts(strata: Sequence[str], needed: int) -> None:
    small = {name: count for name, count in Counter(strata).items() if count < needed}
    if not small:
        return
    if ALL_ROWS in small:
        message = f"{len(strata)} rows are too few; this split needs at least {needed}"
        raise FlowiError("invalid_data", message, {"reason": "too_few_rows", "given": len(strata), "allowed": needed})
    counts = ", ".join(f"{name!r} has {count}" for name, count in sorted(small.items()))
    message = (
        f"class {counts} rows; each class needs at least {needed} to be in the test, validation and training rows. "
        "Add rows, drop the class, or switch stratify off"
    )
    raise FlowiError("invalid_data", message, {"reason": "class_too_small", "given": small, "allowed": needed})


def _with_thresholds(
    record: SplitRecord, hashes: NDArray[np.float64], strata: Sequence[str], known: SplitRecord | None
) -> SplitRecord:
    names = np.asarray(strata, dtype=object)
    kept: dict[str, float] = {}
    thresholds = {}
    for name in sorted(set(strata)):
        # Without classes the share itself is the threshold, so that it needs no data to be right on average.
        thresholds[name] = record.test_size if name == ALL_ROWS else _threshold(hashes[names == name], record.test_size)
    fresh = SplitRecord(record.salt, record.key_columns, record.test_size, thresholds)
    if known is not None and known.fits(fresh):
        kept = dict(known.thresholds)
    return SplitRecord(record.salt, record.key_columns, record.test_size, {**thresholds, **kept})


def _threshold(hashes: NDArray[np.float64], share: float) -> float:
    """Half way between the last hash that is held out and the first that is not; keys, not rows, are divided."""
    distinct, counts = np.unique(hashes, return_counts=True)
    if len(distinct) == 1:
        return share
    total = np.cumsum(counts)
    cut = int(np.argmin(np.abs(total[:-1] - share * total[-1])))
    return float((distinct[cut] + distinct[cut + 1]) / 2)


def _folds(hashes: NDArray[np.float64], strata: Sequence[str], spec: SplitSpec, test_size: float) -> tuple[Fold, ...]:
    if spec.kind == "k_fold":
        parts = int(spec.parameters["n_splits"])
        part_of = _by_stratum(hashes, strata, lambda values: _round_robin(values, parts))
        return tuple(Fold(np.flatnonzero(part_of != part), np.flatnonzero(part_of == part)) for part in range(parts))
    # The share is one of all rows; what is left to divide is the training part.
    share = float(spec.parameters["validation_size"]) / (1 - test_size)
    chosen = _by_stratum(hashes, strata, lambda values: (values < _threshold(values, share)).astype(np.int64))
    return (Fold(np.flatnonzero(chosen == 0), np.flatnonzero(chosen == 1)),)


def _by_stratum(hashes: NDArray[np.float64], strata: Sequence[str], part_of: Any) -> NDArray[np.int64]:
    names = np.asarray(strata, dtype=object)
    result = np.zeros(len(hashes), dtype=np.int64)
    for name in sorted(set(strata)):
        rows = names == name
        result[rows] = part_of(hashes[rows])
    return result


def _round_robin(hashes: NDArray[np.float64], parts: int) -> NDArray[np.int64]:
    """Parts of nearly the same number of keys; equal hashes, hence rows of one key, share a part."""
    _, key = np.unique(hashes, return_inverse=True)
    return np.asarray(key % parts, dtype=np.int64)


def _check_parts(train: Rows, test: Rows, folds: Sequence[Fold]) -> None:
    sizes = [len(test), *(len(rows) for fold in folds for rows in (fold.train, fold.validation))]
    if min(sizes) > 0:
        return
    shown = ", ".join(f"{len(fold.train)} to fit and {len(fold.validation)} to validate" for fold in folds)
    message = (
        f"the split leaves a part without rows: {len(train)} to train ({shown}), {len(test)} held out. "
        "Rows of one key stay together; add rows with other keys, or change the sizes"
    )
    raise FlowiError("invalid_data", message, {"reason": "too_few_rows", "train": len(train), "test": len(test)})


def _check_classes(strata: Sequence[str], folds: Sequence[Fold]) -> None:
    """Rows of one key stay together, so even a class of enough rows may be missing where a model is fitted."""
    every = set(strata)
    absent = sorted({name for fold in folds for name in every - {strata[row] for row in fold.train}})
    if absent:
        counts = {name: strata.count(name) for name in absent}
        shown = ", ".join(f"{name!r} ({count} rows)" for name, count in counts.items())
        message = (
            f"no row of class {shown} is left to fit on, since its rows share too few keys; add rows with other keys"
        )
        raise FlowiError("invalid_data", message, {"reason": "class_too_small", "given": counts})
