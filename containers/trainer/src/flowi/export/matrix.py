"""Raw rows as the matrix a graph takes: string operations, then vocabulary look-up."""

from dataclasses import dataclass
from typing import Literal

import numpy as np

from flowi.errors import FlowiError
from flowi.executor.outcome import run_on_frame, text_of
from flowi.frame import MISSING_CODE, Floats, Frame, Vocabulary, floats, unknown_columns
from flowi.prepare import Operation, outputs_of
from flowi.vocabulary import encode

RawType = Literal["number", "boolean", "string"]


@dataclass(frozen=True)
class RawColumn:
    """A column as callers send it; `nullable` when the model answers rows where it is missing."""

    name: str
    type: RawType
    nullable: bool = True


@dataclass(frozen=True)
class Feature:
    """A column of the graph's input matrix; a category has a vocabulary."""

    column: str
    vocabulary: Vocabulary | None = None

    @property
    def kind(self) -> Literal["number", "category"]:
        """As in contracts/package/contract.schema.ts."""
        return "number" if self.vocabulary is None else "category"


@dataclass(frozen=True)
class Inputs:
    """How raw rows become a matrix: what the model's contract says about it."""

    columns: tuple[RawColumn, ...]
    prepare: tuple[Operation, ...]
    features: tuple[Feature, ...]

    def matrix(self, frame: Frame) -> Floats:
        """float32 [rows, features] from a frame that holds at least `columns`.

        Raises:
            FlowiError: `prediction_input` for a column that is missing or of another type.
        """
        names = [column.name for column in self.columns]
        absent = [name for name in names if name not in frame]
        if absent:
            error = unknown_columns(absent, frame)
            raise FlowiError("prediction_input", error.message, error.details)
        prepared = frame.select(names)
        try:
            for operation in self.prepare:
                prepared = run_on_frame(operation, prepared)
            return self._look_up(prepared)
        except TypeError as error:
            raise FlowiError("prediction_input", str(error), {"reason": "column_type"}) from error

    def unanswerable(self, matrix: Floats) -> list[str | None]:
        """For each row of a matrix the raw column that is missing and without which the model has no answer, if any."""
        found: list[str | None] = [None] * len(matrix)
        for index, column in reversed(self._required()):
            values = matrix[:, index]
            gaps = np.isnan(values) if self.features[index].vocabulary is None else values == MISSING_CODE
            for row in np.flatnonzero(gaps):
                found[row] = column
        return found

    def _required(self) -> list[tuple[int, str]]:
        """Features that come from columns that are not nullable, and those columns."""
        origin = {column.name: column.name for column in self.columns}
        for operation in self.prepare:
            origin.update(dict.fromkeys(outputs_of(operation), origin[operation.column]))
        nullable = {column.name: column.nullable for column in self.columns}
        origins = [origin[feature.column] for feature in self.features]
        return [(index, column) for index, column in enumerate(origins) if not nullable[column]]

    def _look_up(self, prepared: Frame) -> Floats:
        matrix = np.empty((prepared.rows, len(self.features)), dtype=np.float32)
        for index, feature in enumerate(self.features):
            if feature.vocabulary is None:
                matrix[:, index] = floats(prepared[feature.column])
            else:
                matrix[:, index] = encode(text_of(prepared, feature.column).values, feature.vocabulary)
        return matrix
