"""`profile` and `predict`."""

import argparse
import sys
from collections import Counter

from flowi.cli_text import table
from flowi.contracts import Profile
from flowi.data.profile import profile
from flowi.data.read import read_table
from flowi.data.rows import read_rows
from flowi.errors import FlowiError
from flowi.exit_codes import DONE
from flowi.package.read import read_package
from flowi.terminal import answer, say
from flowi.training.saves import write_predictions

# As the model server's batches name them.
PREDICTION = "prediction"
REASON = "prediction_error"


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
    rows = read_rows(options.data, model.kinds, options.format)
    count = rows.given.rows
    answers = model.answers(rows.typed, rows.unreadable)
    for reason, times in Counter(answers.withheld).items():
        say(f"{times} of {count} rows have no answer: {reason}")
    if options.out is not None:
        # A format with types gets them; CSV gets back what it brought.
        table = rows.given if options.out.suffix == ".csv" else rows.typed
        write_predictions(options.out, table, {PREDICTION: answers.values, REASON: answers.reasons})
        say(f"{count} rows written to {options.out}")
        answer({"ok": True, "rows": count, "out": str(options.out)}, "", options.json) if options.json else None
        return DONE
    if options.json:
        answers_json = {"predictions": answers.values, "reasons": answers.reasons}
        answer({"ok": True, "rows": count, **answers_json}, "", as_json=True)
    else:
        sys.stdout.writelines("\n" if value is None else f"{value}\n" for value in (PREDICTION, *answers.values))
    return DONE
