"""Columns of a frame as short JSON cells, and small figures about them."""

import math
import unicodedata

import numpy as np

from flowi.components.base import Prediction
from flowi.frame import MISSING_CODE, CodeColumn, Column, NumberColumn, TextColumn
from flowi.target import Target

CELL_CHARACTERS = 80
OTHER = "(other)"
UNSEEN = "(unseen)"
_JOINER = "\u200d"

Cell = str | float | bool | None


def kind_of(column: Column) -> str:
    """The kind under which a preview lists a column."""
    if isinstance(column, NumberColumn):
        return "boolean" if column.boolean else "number"
    return "category" if isinstance(column, CodeColumn) else column.kind


def missing_in(column: Column, rows: int) -> int:
    """Missing cells among the first rows."""
    if isinstance(column, NumberColumn):
        return int(np.isnan(column.values[:rows]).sum())
    if isinstance(column, CodeColumn):
        return int((column.codes[:rows] == MISSING_CODE).sum())
    if isinstance(column, TextColumn):
        return int(np.equal(column.values[:rows], np.array(None, dtype=object)).sum())
    return int(np.isnat(column.values[:rows]).sum())


def distinct_in(column: Column, rows: int) -> int:
    """Distinct values among the first rows, missing ones left out."""
    if isinstance(column, TextColumn):
        return len({value for value in column.values[:rows] if value is not None})
    if isinstance(column, CodeColumn):
        return int((np.unique(column.codes[:rows]) != MISSING_CODE).sum())
    values = column.values[:rows]
    gaps = np.isnan(values) if isinstance(column, NumberColumn) else np.isnat(values)
    return len(np.unique(values[~gaps]))


def cells_of(column: Column, rows: int) -> list[Cell]:
    """The first rows as JSON values: categories by name, points in time as text, None where missing."""
    if isinstance(column, NumberColumn):
        return [_number(value, column.boolean) for value in column.values[:rows]]
    if isinstance(column, CodeColumn):
        return [category_text(int(code), column) for code in column.codes[:rows]]
    if isinstance(column, TextColumn):
        return [None if value is None else cut(value) for value in column.values[:rows]]
    return [None if np.isnat(value) else str(value) for value in column.values[:rows]]


def prediction_cells(prediction: Prediction, target: Target) -> list[Cell]:
    """Answers as classes or numbers."""
    if prediction.label_code is not None:
        names = target.class_names
        return [cut(names[code]) for code in prediction.label_code]
    return [] if prediction.value is None else [_number(value, False) for value in prediction.value]


def category_text(code: int, column: CodeColumn) -> str | None:
    """The name of a category; None where it is missing."""
    names = column.vocabulary.values
    if code == MISSING_CODE:
        return None
    if 0 <= code < len(names):
        return cut(names[code])
    return OTHER if code == len(names) else UNSEEN


def cut(text: str) -> str:
    """At most 80 characters, an ellipsis among them; what is no text outside Python (half a character) is replaced."""
    whole = text.encode("utf-8", "replace").decode("utf-8")
    if len(whole) <= CELL_CHARACTERS:
        return whole
    end = CELL_CHARACTERS - 1
    # A sign made of several characters is left out whole rather than shown as one of its parts.
    while end > 0 and (_continues(whole[end]) or whole[end - 1] == _JOINER):
        end -= 1
    return f"{whole[:end]}\u2026"


def _continues(character: str) -> bool:
    tone = 0x1F3FB <= ord(character) <= 0x1F3FF
    return tone or character == _JOINER or unicodedata.category(character) in ("Mn", "Me", "Mc")


def _number(value: np.float32, boolean: bool) -> Cell:
    if math.isnan(value):
        return None
    if boolean:
        return bool(value)
    # The shortest decimals that give the same float32: 0.1, not 0.10000000149011612.
    return float(str(value)) if math.isfinite(value) else str(value)
