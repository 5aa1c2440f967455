"""Why two packages cannot be compared: in English and, where there are words for it, as what it is made of."""

from typing import Any

from flowi.said import said_of


def incomparable(reason: str) -> dict[str, Any]:
    """The fields of `comparison.json` that say it; a clause that follows a colon."""
    said = said_of(reason)
    return {"status": "incomparable", "reason": reason} | ({} if said is None else {"said": said})
