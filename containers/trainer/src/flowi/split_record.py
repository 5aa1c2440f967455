"""How rows became held out: enough to tell of any row, now or later, on which side it is."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

import numpy as np
import pyarrow as pa
from numpy.typing import NDArray

from flowi.contracts.sayings import saying
from flowi.data.profile import column_type
from flowi.data.table import Table
from flowi.errors import FlowiError
from flowi.row_hash import row_hashes

ALL_ROWS = ""
TEST, VALIDATION = "test", "validation"


@dataclass(frozen=True)
class SplitRecord:
    """`Split` of contracts/package/evidence.schema.ts.

    Args:
        key_columns: as the split node names them; empty = the features of the first run.
        columns: the columns that are hashed with their types, whatever else a table has; None in records of earlier
            releases, which did not say them.
        thresholds: rows whose hash is below are held out; by class, or under `ALL_ROWS`.
    """

    salt: str
    key_columns: tuple[str, ...]
    test_size: float
    stratify: bool = True
    columns: Mapping[str, str] | None = None
    thresholds: Mapping[str, float] = field(default_factory=dict)

    def to_json(self) -> dict[str, Any]:
        """As the contract writes it."""
        columns = [{"name": name, "type": kind} for name, kind in (self.columns or {}).items()]
        return {
            "salt": self.salt,
            "keyColumns": list(self.key_columns),
            "testSize": self.test_size,
            "thresholds": dict(self.thresholds),
            "stratify": self.stratify,
            **({} if self.columns is None else {"columns": columns}),
        }

    @classmethod
    def of(cls, document: Mapping[str, Any]) -> "SplitRecord":
        """From the contract's JSON."""
        written = document.get("columns")
        return cls(
            salt=document["salt"],
            key_columns=tuple(document["keyColumns"]),
            test_size=float(document["testSize"]),
            stratify=document.get("stratify") is not False,
            columns=None if written is None else {entry["name"]: entry["type"] for entry in written},
            thresholds=dict(document["thresholds"]),
        )

    @property
    def by_class(self) -> bool:
        """True when classes have thresholds of their own."""
        return ALL_ROWS not in self.thresholds

    def same_rule(self, other: "SplitRecord") -> bool:
        """True when both ask for the same split; the columns and thresholds come from the rows it was first made of."""
        ours, theirs = ((one.salt, frozenset(one.key_columns), one.test_size, one.stratify) for one in (self, other))
        return ours == theirs

    def fault(self, table: Table) -> str | None:
        """Why the sides of this table's rows cannot be told; None when they can."""
        if self.columns is None:
            return "an earlier release drew them and did not record by which columns"
        for name, kind in self.columns.items():
            if name not in table.names:
                return f"they were drawn by column {name!r}, which is not in the data"
            found = column_type(table.raw[name].type)
            # A column without any value has no type of its own, and a missing value hashes alike in every type.
            if found != kind and table.raw[name].null_count < table.rows:
                return f"they were drawn by column {name!r}, which was of type {kind} and is of type {found}"
        return None

    def hashes(self, table: Table, purpose: str = TEST) -> NDArray[np.float64]:
        """A number in [0, 1) for each row; rows of one key have the same. Only for a table without `fault`."""
        return row_hashes(table, self.columns or {}, self.salt, purpose)

    def held_out(self, table: Table, classes: Sequence[str]) -> NDArray[np.bool_]:
        """True for rows that are held out; a class without a threshold has the one of all rows, else `test_size`.

        Only for a table without `fault`.
        """
        return self.hashes(table) < self.limits(classes)

    def limits(self, classes: Sequence[str]) -> NDArray[np.float64]:
        """The threshold of each row."""
        fallback = self.thresholds.get(ALL_ROWS, self.test_size)
        limits = (self.thresholds.get(name, fallback) for name in classes)
        return np.fromiter(limits, dtype=np.float64, count=len(classes))


def columns_of(table: Table, names: Iterable[str]) -> dict[str, str]:
    """The named columns with their types, by name.

    Raises:
        FlowiError: `invalid_data`, reason `missing_column`, for a key column that is not in the table.
    """
    wanted = sorted(set(names))
    absent = [name for name in wanted if name not in table.names]
    if absent:
        message = saying(
            f"key column {', '.join(map(repr, absent))} is not in the data; it has: {', '.join(table.names)}",
            "trainer.missing_key",
            {"keys": absent, "columns": table.names},
        )
        details = {"reason": "missing_column", "given": absent, "allowed": table.names}
        raise FlowiError("invalid_data", message, details)
    kinds: list[pa.DataType] = [table.raw[name].type for name in wanted]
    return {name: column_type(kind) for name, kind in zip(wanted, kinds, strict=True)}
