"""Raw rows as the matrix a graph takes: string operations, then vocabulary look-up."""

from dataclasses import dataclass
from typing import Literal

import numpy as np

from flowi.errors import FlowiError
from flowi.executor.outcome import run_on_frame, text_of
from flowi.frame import Floats, Frame, Vocabulary, floats, unknown_columns
from flowi.prepare import Operation
from flowi.vocabulary import encode

RawType = Literal["number", "boolean", "string"]


@dataclass(frozen=True)
class RawColumn:
    """A column as callers send it."""

    name: str
    type: RawType


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

    def _look_up(self, prepared: Frame) -> Floats:
        matrix = np.empty((prepared.rows, len(self.features)), dtype=np.float32)
        for index, feature in enumerate(self.features):
            if feature.vocabulary is None:
                matrix[:, index] = floats(prepared[feature.column])
            else:
                matrix[:, index] = encode(text_of(prepared, feature.column).values, feature.vocabulary)
        return matrix
