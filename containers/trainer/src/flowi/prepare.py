"""String operations on raw text: what a server runs on raw values before the vocabulary look-up.

This is the reference implementation; TypeScript runs the same list. Both are held to
`contracts/fixtures/prepare/*.json`. Rules that hold for all operations:

- A missing value stays missing, and so do all parts of a missing value. An empty string is a value.
- Text is compared and replaced literally, letter case included, with no Unicode normalisation.
- Positions count Unicode code points, as Python does (not UTF-16 units, not what a reader sees as one letter).
- Operations run in the order of the list; each sees what the ones before it left.
"""

from collections.abc import Callable, Iterable, Mapping
from typing import Annotated, Literal

from pydantic import BaseModel, ConfigDict, Field

Text = list[str | None]


class _Operation(BaseModel):
    model_config = ConfigDict(extra="forbid", strict=True, frozen=True)

    column: str


class ReplaceString(_Operation):
    """Replaces every occurrence of `find`, from left to right, without overlaps, in one pass."""

    op: Literal["replace_string"] = "replace_string"
    find: str = Field(min_length=1)
    replacement: str


class Substring(_Operation):
    """The code points from `start` to before `end`; negative positions count from the end, None = to the end.

    Positions beyond the text are cut to it; nothing between them leaves an empty string.
    """

    op: Literal["substring"] = "substring"
    start: int
    end: int | None


class SplitString(_Operation):
    """The parts between separators, one output each.

    Parts beyond the last output are left out (the last output takes no rest); outputs beyond the last
    part are missing. The column itself goes, unless `keep`. An output may bear the column's own name.
    """

    op: Literal["split_string"] = "split_string"
    separator: str = Field(min_length=1)
    outputs: tuple[str, ...] = Field(min_length=1, strict=False)
    keep: bool


Operation = Annotated[ReplaceString | Substring | SplitString, Field(discriminator="op")]


def outputs_of(operation: ReplaceString | Substring | SplitString) -> tuple[str, ...]:
    """Names of the columns an operation writes."""
    return operation.outputs if isinstance(operation, SplitString) else (operation.column,)


def consumes(operation: ReplaceString | Substring | SplitString) -> bool:
    """True when the operation removes the column it reads."""
    return isinstance(operation, SplitString) and not operation.keep and operation.column not in operation.outputs


def _each(values: Iterable[str | None], change: Callable[[str], str]) -> Text:
    return [None if value is None else change(value) for value in values]


def _split(values: Iterable[str | None], operation: SplitString) -> dict[str, Text]:
    width = len(operation.outputs)
    table: list[list[str | None]] = []
    for value in values:
        parts: list[str | None] = [] if value is None else [*value.split(operation.separator)]
        table.append((parts + [None] * width)[:width])
    return {name: [row[index] for row in table] for index, name in enumerate(operation.outputs)}


def run_operation(operation: ReplaceString | Substring | SplitString, values: Iterable[str | None]) -> dict[str, Text]:
    """The columns one operation writes, from the values of its column."""
    if isinstance(operation, ReplaceString):
        return {operation.column: _each(values, lambda text: text.replace(operation.find, operation.replacement))}
    if isinstance(operation, Substring):
        return {operation.column: _each(values, lambda text: text[operation.start : operation.end])}
    return _split(values, operation)


def run_operations(
    operations: Iterable[ReplaceString | Substring | SplitString], columns: Mapping[str, Iterable[str | None]]
) -> dict[str, Text]:
    """All text columns after the operations.

    Raises:
        KeyError: an operation names a column that is not there.
    """
    result: dict[str, Text] = {name: list(values) for name, values in columns.items()}
    for operation in operations:
        written = run_operation(operation, result[operation.column])
        if consumes(operation):
            del result[operation.column]
        result.update(written)
    return result
