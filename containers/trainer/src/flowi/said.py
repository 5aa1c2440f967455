"""Sentences in English that know what they were made of, so that the console can say them in other languages."""

from collections.abc import Mapping
from typing import Any


class Said(str):
    """A sentence; `id` and `values` are those of contracts/sayings/trainer-sayings.ts.

    It is text like any other: what is put together of it, or cut from it, says its English only.
    """

    __slots__ = ("id", "values")
    id: str
    values: dict[str, Any]

    def __new__(cls, english: str, id_: str, values: Mapping[str, Any]) -> "Said":
        """Made by `flowi.contracts.sayings.saying`, which knows what each sentence needs."""
        said = super().__new__(cls, english)
        said.id = id_
        said.values = dict(values)
        return said

    def to_json(self) -> dict[str, Any]:
        """The `said` of documents."""
        return {"id": self.id, "values": self.values}


class SaidWarning(UserWarning):
    """A warning whose text is a sentence."""

    def __init__(self, text: Said) -> None:
        super().__init__(text)
        self.text = text


def said_of(text: str) -> dict[str, Any] | None:
    """What a text is made of; None for one that only its English tells."""
    return text.to_json() if isinstance(text, Said) else None
