"""Tables that save nodes ask for: the held-out rows with the chosen model's answers."""

from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path

import pyarrow as pa
import pyarrow.compute as pc
import pyarrow.csv as arrow_csv
import pyarrow.parquet as pq

from flowi.data.infer import NUMBER
from flowi.data.table import Table
from flowi.package.answers import answer_values
from flowi.planner.plan import SaveSpec
from flowi.target import ClassValue
from flowi.training.train import Trained

# A spreadsheet runs a cell that begins with one of these as a formula, unless it is a number.
_FORMULA = r"^([=+\-@\t\r])"


def write_saves(trained: Trained, folder: Path) -> list[Path]:
    """Writes one file for each save node below which the chosen model is; returns the files."""
    wanted = [save for save in trained.planned.saves if trained.trial.model in save.models]
    answers = answer_values(trained.held_out.prediction, trained.exported.classes) if wanted else []
    return [_write(save, trained.held_out.table, answers, folder) for save in wanted]


def _write(save: SaveSpec, table: Table, answers: Iterable[ClassValue | None], folder: Path) -> Path:
    parameters = save.parameters
    path = folder / f"{parameters['file_name']}.{parameters['format']}"
    folder.mkdir(parents=True, exist_ok=True)
    column, only = str(parameters["prediction_column"]), bool(parameters["prediction_only"])
    write_predictions(path, table, {column: list(answers)}, only)
    return path


def write_predictions(
    path: Path, table: Table, columns: Mapping[str, Sequence[ClassValue | None]], only: bool = False
) -> None:
    """Rows with added columns as CSV or Parquet, by the file's ending. An input column of the same name gives way."""
    kept = pa.table({}) if only else table.raw.select([name for name in table.names if name not in columns])
    added = {name: pa.array(values) for name, values in columns.items()}
    # A column of nothing but nulls has no type of its own, which CSV and Parquet want.
    typed = {
        name: values.cast(pa.string()) if pa.types.is_null(values.type) else values for name, values in added.items()
    }
    result = pa.table({**{name: kept[name] for name in kept.column_names}, **typed})
    if path.suffix == ".parquet":
        pq.write_table(result, path)
    else:
        arrow_csv.write_csv(pa.table({name: _harmless(result[name]) for name in result.column_names}), path)


def _harmless(column: pa.ChunkedArray) -> pa.ChunkedArray:
    if not pa.types.is_string(column.type):
        return column
    return pc.if_else(
        pc.match_substring_regex(column, NUMBER), column, pc.replace_substring_regex(column, _FORMULA, r"'\1")
    )
