"""`profile` and `predict`."""

import argparse
import sys

from flowi.cli import DONE, answer, say
from flowi.cli_text import table
from flowi.contracts import Profile
from flowi.data.profile import profile
from flowi.data.read import read_table
from flowi.errors import FlowiError
from flowi.package.documents import answer_values
from flowi.package.read import read_package
from flowi.training.saves import write_predictions

PREDICTION = "prediction"


def profile_command(options: argparse.Namespace) -> int:
    """Prints what a table holds."""
    document = profile(read_table(options.data, options.format))
    Profile.model_validate(document)
    rows = [["column", "type", "missing", "distinct", "minimum", "mean", "maximum"]]
    for column in document["columns"]:
        numbers = (_figure(column[key]) for key in ("minimum", "mean", "maximum"))
        rows.append([column["name"], column["type"], str(column["missing"]), str(column["distinct"]), *numbers])
    warnings = [f"warning: {text}" for column in document["columns"] for text in column["warnings"]]
    answer(document, "\n".join([table(rows), "", f"{document['rows']} rows", *warnings]), options.json)
    return DONE


def _figure(value: float | str | None) -> str:
    if value is None:
        return "-"
    return f"{value:.4g}" if isinstance(value, float) else value


def predict_command(options: argparse.Namespace) -> int:
    """Writes the rows with their answers to a file, or the answers to stdout."""
    if options.out is not None and options.out.suffix not in (".csv", ".parquet"):
        raise FlowiError("invalid_request", f"--out is {options.out}; allowed: a name that ends in .csv or .parquet")
    model = read_package(options.package)
    rows = read_table(options.data, options.format)
    answers = answer_values(model.predict(rows), model.classes)
    if options.out is not None:
        write_predictions(options.out, rows, answers, PREDICTION)
        say(f"{len(answers)} rows written to {options.out}")
        answer({"ok": True, "rows": len(answers), "out": str(options.out)}, "", options.json) if options.json else None
        return DONE
    if options.json:
        answer({"ok": True, "rows": len(answers), "predictions": answers}, "", as_json=True)
    else:
        sys.stdout.writelines(f"{value}\n" for value in (PREDICTION, *answers))
    return DONE
