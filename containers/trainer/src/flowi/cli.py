"""The command line: `python -m flowi <verb>`.

Results go to stdout, progress to stderr. Exit code 0: done, 1: failed, 2: wrong input.
"""

import argparse
import sys
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any

from flowi.errors import FlowiError
from flowi.exit_codes import DONE, exit_code
from flowi.terminal import answer, say

Verb = Callable[[argparse.Namespace], int]


def main(arguments: Sequence[str] | None = None) -> int:
    """Runs one verb; returns the exit code."""
    options = _parser().parse_args(arguments)
    run: Verb = options.run
    try:
        return run(options)
    except FlowiError as error:
        if options.json:
            answer({"ok": False, **error.to_json()}, "", as_json=True)
        say(f"error: {error}")
        return exit_code(error.code)


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="flowi", description="Flowi's trainer.")
    verbs = parser.add_subparsers(required=True, metavar="verb")
    _add_train(_verb(verbs, "train", "train a flow on a table and write the best model's package", _train))
    for name, words, run in (
        ("validate", "list what is wrong with a flow", _validate),
        ("plan", "list the trials of a flow without running them", _plan),
    ):
        _verb(verbs, name, words, run).add_argument("flow", type=Path, help="flow document (YAML or JSON)")
    _add_predict(_verb(verbs, "predict", "answer the rows of a table with a package", _predict))
    profile = _verb(verbs, "profile", "schema, statistics and warnings of a table", _profile)
    profile.add_argument("data", type=Path, help="CSV, Parquet or JSON lines file, or a folder of them")
    profile.add_argument("--format", choices=["csv", "parquet", "jsonl"], help="default: by the file's ending")
    _verb(verbs, "catalogue", "all components with their parameters, as JSON", _catalogue)
    job = _verb(verbs, "job", "run as a managed job under SageMaker's container contract", _job)
    job.add_argument("kind", choices=["train", "lambda"], help="train: one job; lambda: a job for each event of Lambda")
    return parser


def _verb(verbs: Any, name: str, words: str, run: Verb) -> argparse.ArgumentParser:
    parser: argparse.ArgumentParser = verbs.add_parser(name, help=words, description=words)
    parser.add_argument("--json", action="store_true", help="print one JSON document on stdout")
    parser.set_defaults(run=run)
    return parser


def _add_train(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("flow", type=Path, help="flow document (YAML or JSON)")
    parser.add_argument("--data", type=Path, required=True, help="CSV, Parquet or JSON lines file, or a folder of them")
    parser.add_argument("--format", choices=["csv", "parquet", "jsonl"], help="default: by the file's ending")
    parser.add_argument(
        "--out", type=Path, default=Path("flowi-out"), help="folder for package and result (new or empty)"
    )
    parser.add_argument("--live", type=Path, help="package folder of the live model to compare with")
    parser.add_argument("--seed", type=int, default=0)
    parser.add_argument("--salt", help="decides which rows are held out; default: the flow's name")
    parser.add_argument("--tracking-uri", help="MLflow tracking URI; default: no tracking")


def _add_predict(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--package", type=Path, required=True, help="package folder")
    parser.add_argument("--data", type=Path, required=True, help="CSV, Parquet or JSON lines file, or a folder of them")
    parser.add_argument("--format", choices=["csv", "parquet", "jsonl"], help="default: by the file's ending")
    parser.add_argument("--out", type=Path, help="CSV or Parquet file for the rows with their answers; default: stdout")


# Verbs load what they need when they run: the libraries below take seconds to import, and `--help` should not.
def _train(options: argparse.Namespace) -> int:
    from flowi.commands.train import train_command

    return train_command(options)


def _validate(options: argparse.Namespace) -> int:
    from flowi.commands.flows import validate_command

    return validate_command(options)


def _plan(options: argparse.Namespace) -> int:
    from flowi.commands.flows import plan_command

    return plan_command(options)


def _predict(options: argparse.Namespace) -> int:
    from flowi.commands.tables import predict_command

    return predict_command(options)


def _profile(options: argparse.Namespace) -> int:
    from flowi.commands.tables import profile_command

    return profile_command(options)


def _catalogue(_: argparse.Namespace) -> int:
    from flowi.catalogue import catalogue_text

    sys.stdout.write(catalogue_text())
    return DONE


def _job(options: argparse.Namespace) -> int:
    if options.kind == "lambda":
        from flowi.job.lambda_runtime import serve_events

        return serve_events()
    from flowi.job.main import job_main

    return job_main(options.kind)
