"""Where the command line writes: results to stdout, progress to stderr."""

import json
import sys
from typing import Any


def say(text: str) -> None:
    """A line of progress."""
    sys.stderr.write(f"{text}\n")
    sys.stderr.flush()


def answer(document: Any, text: str, as_json: bool) -> None:
    """The result on stdout: one JSON document, or text."""
    sys.stdout.write(f"{json.dumps(document, indent=2, ensure_ascii=False) if as_json else text}\n")
