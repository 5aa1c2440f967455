"""What is said of metrics that are not defined on some rows."""

from flowi.contracts.sayings import FoundMeasuring, FoundMeasuringRows, FoundNoValue, saying
from flowi.said import Said, said_of

_ROWS: dict[FoundMeasuringRows, str] = {"held_out": "held-out", "validation": "validation"}


def no_value(metric: str, problem: str) -> Said:
    """A metric could not be computed."""
    values: FoundNoValue = {"metric": metric, "problem": problem, "because": said_of(problem)}
    return saying(f"{metric} has no value: {problem}", "found.no_value", values)


def on_rows(rows: FoundMeasuringRows, problem: str) -> Said:
    """The rows that it could not be computed on."""
    values: FoundMeasuring = {"rows": rows, "problem": problem, "because": said_of(problem)}
    return saying(f"on the {_ROWS[rows]} rows: {problem}", "found.measuring", values)
