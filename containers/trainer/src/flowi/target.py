"""The target: what a model learns to predict, as class codes or as numbers."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any, Literal

import numpy as np
from numpy.typing import NDArray

from flowi.errors import FlowiError
from flowi.frame import Floats, Rows

Task = Literal["classification", "regression"]
ClassValue = str | int | float | bool

# Whole numbers with no more distinct values than this are read as class names when the task is left to Flowi.
AUTO_CLASSES = 20


@dataclass(frozen=True, eq=False)
class Target:
    """The target of some rows.

    Classification: `classes` with their raw type, ascending, and `codes` int64 [rows], an index into them.
    Regression: `values` float32 [rows].
    """

    name: str
    task: Task
    classes: tuple[ClassValue, ...] = ()
    codes: NDArray[np.int64] | None = None
    values: Floats | None = None

    def __len__(self) -> int:
        return len(self.data)

    @property
    def data(self) -> NDArray[Any]:
        """`codes` or `values`, whichever the task has."""
        data = self.codes if self.task == "classification" else self.values
        if data is None:
            raise ValueError(f"a {self.task} target without its data")
        return data

    def take(self, rows: Rows) -> "Target":
        """The chosen rows; the classes stay as they are."""
        if self.task == "classification":
            return Target(self.name, self.task, self.classes, codes=self.data[rows])
        return Target(self.name, self.task, values=self.data[rows])

    @property
    def class_names(self) -> tuple[str, ...]:
        """Class names as the graph writes them: text as it is, booleans as true/false, whole numbers without point."""
        return tuple(class_name(value) for value in self.classes)


def class_name(value: ClassValue) -> str:
    """A class as text."""
    if isinstance(value, bool):
        return "true" if value else "false"
    return str(value)


def is_missing(value: object) -> bool:
    """True for None and NaN."""
    return value is None or (isinstance(value, float | np.floating) and bool(np.isnan(value)))


def labelled_rows(values: Sequence[Any]) -> NDArray[np.bool_]:
    """True where a row has a target; rows without one can not be learned from."""
    return np.fromiter((not is_missing(value) for value in values), dtype=np.bool_, count=len(values))


def _plain(value: Any) -> ClassValue:
    """Python's own type of a class value; a whole float becomes an int (columns with gaps arrive as floats)."""
    if isinstance(value, bool | np.bool_):
        return bool(value)
    if isinstance(value, str):
        return value
    number = float(value)
    return int(number) if number.is_integer() else number


def infer_task(values: Sequence[Any]) -> Task:
    """Text and booleans are classes; numbers are classes when whole and of at most 20 distinct values."""
    present = [value for value in values if not is_missing(value)]
    if any(isinstance(value, str | bool | np.bool_) for value in present):
        return "classification"
    distinct = {float(value) for value in present}
    whole = all(value.is_integer() for value in distinct)
    return "classification" if whole and len(distinct) <= AUTO_CLASSES else "regression"


def fit_target(name: str, values: Sequence[Any], task: Task | Literal["auto"] = "auto") -> Target:
    """The target from raw values, none of them missing (see `labelled_rows`).

    Raises:
        FlowiError: `invalid_data` with reason `empty_target`, `one_class`, `mixed_target` or `target_not_numeric`.
    """
    if len(values) == 0:
        raise _refuse(name, "empty_target", "has no value in any row; choose a column that holds the answer")
    chosen = infer_task(values) if task == "auto" else task
    return _classes(name, values) if chosen == "classification" else _numbers(name, values)


def _classes(name: str, values: Sequence[Any]) -> Target:
    plain = [_plain(value) for value in values]
    kinds = {"text" if isinstance(v, str) else "boolean" if isinstance(v, bool) else "number" for v in plain}
    if len(kinds) > 1:
        raise _refuse(name, "mixed_target", f"mixes {' and '.join(sorted(kinds))} values; use one type")
    classes = tuple(sorted(set(plain), key=lambda value: value))
    if len(classes) < 2:
        message = f"has one class only ({class_name(classes[0])!r}); a classifier needs at least two"
        raise _refuse(name, "one_class", message)
    table = {value: index for index, value in enumerate(classes)}
    codes = np.fromiter((table[value] for value in plain), dtype=np.int64, count=len(plain))
    return Target(name, "classification", classes, codes=codes)


def _numbers(name: str, values: Sequence[Any]) -> Target:
    if any(isinstance(value, str) for value in values):
        raise _refuse(name, "target_not_numeric", "holds text; regression needs numbers, classification takes text")
    numbers = np.asarray(values, dtype=np.float32)
    if not np.isfinite(numbers).all():
        raise _refuse(name, "target_not_numeric", "holds infinite values; regression needs finite numbers")
    return Target(name, "regression", values=numbers)


def _refuse(name: str, reason: str, what: str) -> FlowiError:
    return FlowiError("invalid_data", f"target {name!r} {what}", {"reason": reason, "column": name})
