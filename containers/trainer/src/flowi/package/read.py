"""Reads a package back: enough to answer rows with it and to know what it has seen."""

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import Any

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc
from pydantic import BaseModel, TypeAdapter, ValidationError

from flowi import contracts, hardware
from flowi.contracts.sayings import saying
from flowi.data.cells import Kind
from flowi.data.table import Table
from flowi.errors import FlowiError
from flowi.export.matrix import Feature, Inputs, RawColumn
from flowi.export.session import GraphSession
from flowi.frame import Frame, Vocabulary
from flowi.package import files
from flowi.package.answers import Answers, answers_of
from flowi.prepare import Operation
from flowi.split_record import SplitRecord
from flowi.target import ClassValue

_OPERATIONS: TypeAdapter[tuple[Operation, ...]] = TypeAdapter(tuple[Operation, ...])


@dataclass(frozen=True)
class PackagedModel:
    """A model as its package describes it."""

    contract: Mapping[str, Any]
    provenance: Mapping[str, Any]
    graph: bytes

    @property
    def target(self) -> str:
        """Name of the column it predicts."""
        return str(self.contract["target"])

    @property
    def task(self) -> str:
        """`classification` or `regression`."""
        return str(self.contract["task"])

    @property
    def classes(self) -> tuple[ClassValue, ...]:
        """Classes as in the data; empty for regression."""
        return tuple(self.contract["classes"] or ())

    @property
    def columns(self) -> list[str]:
        """Raw columns a row has to bring."""
        return [column["name"] for column in self.contract["columns"]]

    @property
    def split(self) -> SplitRecord:
        """Which rows it was not trained on."""
        return SplitRecord.of(self.provenance["split"])

    @cached_property
    def _inputs(self) -> Inputs:
        columns = tuple(
            RawColumn(column["name"], column["type"], column["nullable"]) for column in self.contract["columns"]
        )
        features = tuple(_feature(entry) for entry in self.contract["features"])
        return Inputs(columns, _OPERATIONS.validate_python(self.contract["prepare"]), features)

    @cached_property
    def _session(self) -> GraphSession:
        return GraphSession(self.graph, hardware.providers())

    @property
    def kinds(self) -> dict[str, Kind]:
        """Type of each raw column."""
        return {column["name"]: column["type"] for column in self.contract["columns"]}

    def answers(self, table: Table, unreadable: Sequence[str | None] | None = None) -> Answers:
        """Answers for raw rows, as a server gives them: no row is dropped, some have a reason instead of an answer.

        Args:
            unreadable: see `Rows`.

        Raises:
            FlowiError: `prediction_input` when a column is missing or of another type.
        """
        matrix = self._inputs.matrix(self.frame(table))
        faults = (None,) * table.rows if unreadable is None else unreadable
        return answers_of(self._session.predict(matrix), self.classes, self._inputs.unanswerable(matrix), faults)

    def frame(self, table: Table) -> Frame:
        """The rows' columns in the types the model was trained on.

        Raises:
            FlowiError: `prediction_input` when a column is missing or of another type.
        """
        absent = [name for name in self.columns if name not in table.names]
        if absent:
            message = f"column {', '.join(map(repr, absent))} is missing; the model takes: {', '.join(self.columns)}"
            details = {"reason": "missing_column", "given": table.names, "allowed": self.columns}
            raise FlowiError("prediction_input", message, details)
        columns = {name: _as_type(name, table.raw[name], kind) for name, kind in self.kinds.items()}
        return Table(pa.table(columns)).frame


def _feature(entry: Mapping[str, Any]) -> Feature:
    if entry["kind"] == "number":
        return Feature(entry["column"])
    known = entry["vocabulary"]
    return Feature(entry["column"], Vocabulary(tuple(known["values"]), known["other"]))


def _as_type(name: str, column: pa.ChunkedArray, wanted: str) -> pa.ChunkedArray:
    """The column in the type wanted: whole numbers as text, 0 and 1 as booleans, no value at all as missing."""
    kind = column.type
    if column.null_count == len(column):
        return column.cast(pa.string()).cast(
            {"string": pa.string(), "boolean": pa.bool_(), "number": pa.float64()}[wanted]
        )
    number = pa.types.is_integer(kind) or pa.types.is_floating(kind)
    if wanted == "string" and (pa.types.is_string(kind) or pa.types.is_integer(kind)):
        return column.cast(pa.string())
    if wanted == "number" and (number or pa.types.is_boolean(kind)):
        return column.cast(pa.float64(), safe=False) if not pa.types.is_boolean(kind) else column.cast(pa.int64())
    if wanted == "boolean" and (pa.types.is_boolean(kind) or (number and _zero_or_one(column))):
        return column.cast(pa.bool_())
    message = f"column {name!r} holds {kind}; the model takes {wanted}"
    raise FlowiError("prediction_input", message, {"reason": "column_type", "column": name, "allowed": wanted})


def _zero_or_one(column: pa.ChunkedArray) -> bool:
    return bool(np.isin(pc.drop_null(column).to_numpy(), (0, 1)).all())


def read_package(folder: Path) -> PackagedModel:
    """The package in a folder.

    Raises:
        FlowiError: `invalid_data`, reason `bad_package`, when a file is missing or not what its contract says.
    """
    contract = _document(folder / files.CONTRACT, contracts.ModelContract)
    provenance = _document(folder / files.PROVENANCE, contracts.Provenance)
    return PackagedModel(contract, provenance, _bytes(folder / files.MODEL))


def _document(path: Path, model: type[BaseModel]) -> dict[str, Any]:
    text = _bytes(path)
    try:
        model.model_validate_json(text)
    except ValidationError as cause:
        fault = cause.errors(include_url=False)[0]
        place = ".".join(str(part) for part in fault["loc"])
        problem = f"{place}: {fault['msg']}"
        message = saying(
            f"{path.name} is not what its contract says: {problem}",
            "trainer.bad_package",
            {"file": path.name, "problem": problem},
        )
        raise FlowiError("invalid_data", message, {"reason": "bad_package", "file": path.name}) from cause
    document: dict[str, Any] = json.loads(text)
    return document


def _bytes(path: Path) -> bytes:
    try:
        return path.read_bytes()
    except OSError as cause:
        message = saying(
            f"{path} cannot be read ({cause.strerror}); a package has the files {', '.join(files.ALL_FILES)}",
            "trainer.bad_package",
            {"file": path.name, "problem": str(cause.strerror)},
        )
        raise FlowiError("invalid_data", message, {"reason": "bad_package", "file": path.name}) from cause
