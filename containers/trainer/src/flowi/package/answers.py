"""Answers as a caller gets them; where a row has none, why."""

from collections.abc import Sequence
from dataclasses import dataclass

from flowi.components.base import Prediction
from flowi.export.nullable import answered
from flowi.target import ClassValue

NOT_FINITE = "the model has no answer for the values of this row"


def without_answer(column: str) -> str:
    """Why a row has no answer: a raw column is missing in it that is not nullable."""
    return f"{column} is missing and the model has no answer without it"


@dataclass(frozen=True)
class Answers:
    """What a model says of some rows: each has a value (a class as in the data, or a number) or a reason."""

    prediction: Prediction
    values: tuple[ClassValue | None, ...]
    reasons: tuple[str | None, ...]

    @property
    def withheld(self) -> list[str]:
        """The reasons of the rows without an answer."""
        return [reason for reason in self.reasons if reason is not None]


def answers_of(
    prediction: Prediction,
    classes: tuple[ClassValue, ...],
    missing: Sequence[str | None],
    unreadable: Sequence[str | None],
) -> Answers:
    """What a graph said, as a server passes it on.

    Args:
        missing: for each row the raw column without which the model has no answer, if it is missing there.
        unreadable: for each row which cell could not be read, if one could not.
    """
    reasons: list[str | None] = []
    for fault, column, known in zip(unreadable, missing, answered(prediction), strict=True):
        verdict = without_answer(column) if column is not None else None if known else NOT_FINITE
        reasons.append(fault or verdict)
    given = zip(answer_values(prediction, classes), reasons, strict=True)
    return Answers(prediction, tuple(value if reason is None else None for value, reason in given), tuple(reasons))


def answer_values(prediction: Prediction, classes: tuple[ClassValue, ...]) -> list[ClassValue | None]:
    """Answers as a caller gets them: class names of the data's own type, or numbers; None where there is none."""
    given = answered(prediction)
    if prediction.label_code is not None:
        return [classes[code] if known else None for code, known in zip(prediction.label_code, given, strict=True)]
    if prediction.value is None:
        return []
    return [float(value) if known else None for value, known in zip(prediction.value, given, strict=True)]
