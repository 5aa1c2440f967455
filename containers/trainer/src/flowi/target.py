"""The target: what a model learns to predict, as class codes or as numbers."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any, Literal

import numpy as np
from numpy.typing import NDArray

from flowi.contracts.sayings import TrainerTargetMixed, saying
from flowi.errors import FlowiError
from flowi.frame import Floats, Rows
from flowi.said import Said

Task = Literal["classification", "regression"]
ClassValue = str | int | float | bool

# More classes than this whose names are numbers, with fewer rows of each than that, look like a quantity.
_NUMERIC_CLASSES, _ROWS_OF_A_CLASS = 20, 10
_MOST_LISTED = 5


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


def fit_target(name: str, values: Sequence[Any], task: Task) -> Target:
    """The target from raw values, none of them missing (see `labelled_rows`).

    Raises:
        FlowiError: `invalid_data` with reason `empty_target`, `one_class`, `mixed_target`, `numeric_target` or
            `target_not_numeric`.
    """
    if len(values) == 0:
        what = f"target {name!r} has no value in any row; choose a column that holds the answer"
        raise _refuse(name, "empty_target", saying(what, "trainer.target_empty", {"target": name}))
    return _classes(name, values) if task == "classification" else _numbers(name, values)


def _classes(name: str, values: Sequence[Any]) -> Target:
    plain = [_plain(value) for value in values]
    kinds = {"text" if isinstance(v, str) else "boolean" if isinstance(v, bool) else "number" for v in plain}
    if len(kinds) > 1:
        mixed: TrainerTargetMixed = {"target": name, "kinds": sorted(kinds)}
        what = f"target {name!r} mixes {' and '.join(sorted(kinds))} values; use one type"
        raise _refuse(name, "mixed_target", saying(what, "trainer.target_mixed", mixed))
    classes = tuple(sorted(set(plain), key=lambda value: value))
    if len(classes) < 2:
        given = class_name(classes[0])
        message = saying(
            f"target {name!r} has one class only ({given!r}, {len(plain):,} rows); a classifier needs at least two. "
            "Choose another column as target of load.table, or add rows of another class",
            "trainer.target_one_class",
            {"target": name, "given": given, "rows": len(plain)},
        )
        raise _refuse(name, "one_class", message, field="params.target", given=[given], allowed="at least 2 classes")
    if kinds == {"number"} and _looks_like_numbers(classes, len(plain)):
        shown = listed(str(value) for value in classes)
        message = saying(
            f"target {name!r} looks like numbers: {len(classes):,} different ones in {len(plain):,} rows ({shown}); "
            "use a regressor, or write classes as text",
            "trainer.target_numeric",
            {"target": name, "distinct": len(classes), "rows": len(plain), "shown": shown},
        )
        raise _refuse(name, "numeric_target", message, given=len(classes), allowed="numbers for regression")
    table = {value: index for index, value in enumerate(classes)}
    codes = np.fromiter((table[value] for value in plain), dtype=np.int64, count=len(plain))
    return Target(name, "classification", classes, codes=codes)


def _looks_like_numbers(classes: Sequence[ClassValue], rows: int) -> bool:
    if len(classes) <= _NUMERIC_CLASSES:
        return False
    return any(isinstance(value, float) for value in classes) or rows < _ROWS_OF_A_CLASS * len(classes)


def listed(names: Iterable[str]) -> str:
    """Names for a message: the first five, and how many more there are."""
    shown = list(names)
    more = len(shown) - _MOST_LISTED
    return ", ".join(shown[:_MOST_LISTED]) + (f" and {more:,} more" if more > 0 else "")


def _numbers(name: str, values: Sequence[Any]) -> Target:
    if any(isinstance(value, str) for value in values):
        what = f"target {name!r} holds text; regression needs numbers, classification takes text"
        raise _refuse(name, "target_not_numeric", saying(what, "trainer.target_text", {"target": name}))
    numbers = np.asarray(values, dtype=np.float32)
    if not np.isfinite(numbers).all():
        what = f"target {name!r} holds infinite values; regression needs finite numbers"
        raise _refuse(name, "target_not_numeric", saying(what, "trainer.target_infinite", {"target": name}))
    return Target(name, "regression", values=numbers)


def _refuse(name: str, reason: str, message: Said, **details: Any) -> FlowiError:
    return FlowiError("invalid_data", message, {"reason": reason, "column": name, **details})
