"""Which rows are held out for the test, and which validate inside the training part.

A row is held out when the hash of its key lies below a threshold that is set once and then kept with the flow, so a row
never changes sides when others come or go, nor when the table gets another column: the record says which are hashed.
When stratified there is a threshold for each class, placed so that the class's share is right on the rows at hand. Rows
of the same key, rows of equal features by default, are always on one side; where thresholds by class would part rows of
one key, one threshold serves all.
"""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Any

import numpy as np
from numpy.typing import NDArray

from flowi.contracts.sayings import TrainerTooFewRows, saying
from flowi.data.table import Table
from flowi.errors import FlowiError
from flowi.executor.data import Fold
from flowi.frame import Rows
from flowi.plan import SplitSpec
from flowi.said import Said
from flowi.split_record import ALL_ROWS, VALIDATION, SplitRecord, columns_of
from flowi.target import listed

_MOST_GIVEN = 20


@dataclass(frozen=True)
class RowSplit:
    """Row numbers of the training part and of the held-out part, and the record.

    Folds count rows within the training part. A row is in neither part when its features are held out under another
    class.
    """

    train: Rows
    test: Rows
    folds: tuple[Fold, ...]
    record: SplitRecord
    warnings: tuple[str, ...] = ()


def split_rows(
    table: Table,
    classes: Sequence[str] | None,
    spec: SplitSpec,
    salt: str,
    features: Sequence[str],
    known: Sequence[SplitRecord] = (),
) -> RowSplit:
    """Splits the rows of a table.

    Args:
        table: the raw rows, before any preparation.
        classes: class name of each row; None for regression, which is not stratified.
        spec: kind and parameters of the split node: test_size, stratify, key_columns, validation_size or n_splits.
        salt: fixed per flow.
        features: the columns that reach a model; they are the key where the split node names none.
        known: records of earlier runs of the flow, the one to keep to first; one that asked for the same split is kept.

    Raises:
        FlowiError: `invalid_data`, reason `class_too_small`, `too_few_rows` or `missing_column`, naming the counts.
    """
    stratified = bool(spec.parameters["stratify"]) and classes is not None
    keys = tuple(spec.parameters["key_columns"])
    columns = columns_of(table, keys or features)
    asked = SplitRecord(salt, keys, float(spec.parameters["test_size"]), stratified, columns)
    record, warnings = _continued(asked, known, table)
    hashes = record.hashes(table)
    parts = int(spec.parameters["n_splits"]) if spec.kind == "k_fold" else 2
    record, strata = _drawn(record, hashes, classes, parts + 1)
    held = hashes < record.limits(strata)
    test = np.flatnonzero(held)
    train = np.flatnonzero(~held & ~np.isin(hashes, hashes[held]))
    inner_strata = [strata[row] for row in train]
    inner = record.hashes(table, VALIDATION)[train]
    folds = _folds(inner, _by_key(inner, inner_strata), spec, record.test_size)
    _check_parts(train, test, folds)
    _check_classes(inner_strata, folds)
    return RowSplit(train, test, folds, record, warnings)


def _continued(asked: SplitRecord, known: Sequence[SplitRecord], table: Table) -> tuple[SplitRecord, tuple[str, ...]]:
    """The first known record of the same split that these rows can be told apart by, else the one asked for.

    Later records that hash the same columns add the thresholds of classes that the first does not know.
    """
    same = [record for record in known if record.same_rule(asked)]
    usable = [record for record in same if record.fault(table) is None]
    if not usable:
        return asked, tuple(_drawn_anew(str(record.fault(table))) for record in same[:1])
    kept = usable[0]
    for other in usable[1:]:
        if other.columns == kept.columns and other.by_class == kept.by_class:
            kept = replace(kept, thresholds={**other.thresholds, **kept.thresholds})
    return kept, ()


def _drawn_anew(reason: str) -> Said:
    return saying(f"the held-out rows were drawn anew: {reason}", "found.drawn_anew", {"reason": reason})


def _drawn(
    record: SplitRecord, hashes: NDArray[np.float64], classes: Sequence[str] | None, needed: int
) -> tuple[SplitRecord, list[str]]:
    """The record with a threshold for every stratum at hand, and the stratum of each row: its class, or one for all."""
    if record.stratify and classes is not None and record.by_class:
        strata = list(classes)
        by_class = _with_thresholds(record, hashes, strata)
        held = hashes < by_class.limits(strata)
        # Kept thresholds stay, even where a class that came later parts a key.
        if record.thresholds or not np.isin(hashes[~held], hashes[held]).any():
            _check_counts(strata, needed)
            return by_class, strata
    together = [ALL_ROWS] * len(hashes)
    _check_counts(together, needed)
    return _with_thresholds(record, hashes, together), together


def _check_counts(strata: Sequence[str], needed: int) -> None:
    small = {name: count for name, count in Counter(strata).items() if count < needed}
    if not small:
        return
    if ALL_ROWS in small:
        values: TrainerTooFewRows = {"rows": len(strata), "needed": needed}
        message = saying(
            f"{len(strata)} rows are too few; this split needs at least {needed}", "trainer.too_few_rows", values
        )
        raise FlowiError("invalid_data", message, {"reason": "too_few_rows", "given": len(strata), "allowed": needed})
    counts = listed(f"{name!r} has {count}" for name, count in sorted(small.items()))
    first = dict(sorted(small.items())[:_MOST_GIVEN])
    message = saying(
        f"class {counts} rows; each class needs at least {needed} to be in the test, validation and training rows. "
        "Add rows, drop the class, or switch stratify off",
        "trainer.class_too_small",
        {"classes": list(first), "rows": list(first.values()), "more": len(small) - len(first), "needed": needed},
    )
    raise FlowiError("invalid_data", message, {"reason": "class_too_small", "given": first, "allowed": needed})


def _with_thresholds(record: SplitRecord, hashes: NDArray[np.float64], strata: Sequence[str]) -> SplitRecord:
    names = np.asarray(strata, dtype=object)
    thresholds = dict(record.thresholds)
    for name in sorted(set(strata) - set(thresholds)):
        # Without classes the share itself is the threshold, so that it needs no data to be right on average.
        thresholds[name] = record.test_size if name == ALL_ROWS else _threshold(hashes[names == name], record.test_size)
    return replace(record, thresholds=thresholds)


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


def _by_key(hashes: NDArray[np.float64], strata: Sequence[str]) -> list[str]:
    """One stratum for all rows of a key, so that no fold parts them: the first of their classes."""
    first: dict[float, str] = {}
    for key, name in zip(hashes.tolist(), strata, strict=True):
        first[key] = min(first.get(key, name), name)
    return [first[key] for key in hashes.tolist()]


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
    message = saying(
        f"the split leaves a part without rows: {len(train)} to train ({shown}), {len(test)} held out. "
        "Rows of one key (of equal features, when no key_columns are named) stay together; add rows with other keys, "
        "name key_columns that tell rows apart, or change the sizes",
        "trainer.empty_part",
        {
            "train": len(train),
            "fit": [len(fold.train) for fold in folds],
            "validation": [len(fold.validation) for fold in folds],
            "test": len(test),
        },
    )
    raise FlowiError("invalid_data", message, {"reason": "too_few_rows", "train": len(train), "test": len(test)})


def _check_classes(strata: Sequence[str], folds: Sequence[Fold]) -> None:
    """Rows of one key stay together, so even a class of enough rows may be missing where a model is fitted."""
    every = set(strata)
    absent = sorted({name for fold in folds for name in every - {strata[row] for row in fold.train}})
    if absent:
        counts = {name: strata.count(name) for name in absent}
        shown = listed(f"{name!r} ({count} rows)" for name, count in counts.items())
        told = absent[:_MOST_GIVEN]
        message = saying(
            f"no row of class {shown} is left to fit on, since its rows share too few keys; add rows with other keys",
            "trainer.class_lost",
            {"classes": told, "rows": [counts[name] for name in told], "more": len(absent) - len(told)},
        )
        raise FlowiError("invalid_data", message, {"reason": "class_too_small", "given": counts})
