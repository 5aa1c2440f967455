"""Why two packages cannot be compared, in English and as what the sentence is made of."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any


@dataclass(frozen=True)
class Reason:
    """A clause that follows a colon. `id` and `values` are those of contracts/sayings/decision-sayings.ts; without an
    id it is said in English only."""

    message: str
    id: str | None = None
    values: Mapping[str, Any] = field(default_factory=dict)

    def facts(self) -> dict[str, Any]:
        """The fields of `comparison.json` that say it."""
        said = {} if self.id is None else {"said": {"id": self.id, "values": dict(self.values)}}
        return {"status": "incomparable", "reason": self.message, **said}
