"""Types of columns read as text: missing, number, boolean, timestamp, or text as it is."""

import json
from importlib import resources

import pyarrow as pa
import pyarrow.compute as pc

_MISSING = json.loads(resources.files("flowi.contracts").joinpath("missing.json").read_text(encoding="utf-8"))
# Texts that mean "no value", compared after spaces around them are cut off; requests and batches are read by the same.
MISSING_TOKENS: tuple[str, ...] = tuple(_MISSING["texts"])
SPACES: str = _MISSING["spaces"]

# Decimal numbers, with a point and without signs for thousands.
NUMBER = r"^[+-]?([0-9]+(\.[0-9]*)?|\.[0-9]+)([eE][+-]?[0-9]+)?$"
_LEADING_ZERO = r"^[+-]?0[0-9]"
_WHOLE = r"^[+-]?[0-9]{1,18}$"
_BOOLEAN = r"^(true|false|True|False|TRUE|FALSE)$"
_DATE = r"^[0-9]{4}-[0-9]{2}-[0-9]{2}([T ][0-9]{2}:[0-9]{2}(:[0-9]{2}(\.[0-9]{1,9})?)?)?$"


def typed(texts: pa.ChunkedArray) -> pa.ChunkedArray:
    """The column as int64, float64, boolean, timestamp[us], or string; missing tokens are null.

    A column becomes a number only when every value is one, and none has a leading zero such as 007, since those are
    codes whose zeros mean something. A column without any value stays text.
    """
    trimmed = trimmed_texts(texts)
    absent = is_missing(trimmed)
    present = pc.if_else(absent, pa.scalar(None, pa.string()), trimmed)
    if present.null_count == len(present):
        return present
    if _all(present, NUMBER) and not _any(present, _LEADING_ZERO):
        plain = pc.replace_substring_regex(present, r"^\+", "")
        return pc.cast(plain, pa.int64() if _all(plain, _WHOLE) else pa.float64())
    if _all(present, _BOOLEAN):
        return pc.equal(pc.utf8_lower(present), "true")
    if _all(present, _DATE):
        try:
            return pc.cast(pc.replace_substring_regex(present, "T", " "), pa.timestamp("us"))
        except pa.ArrowInvalid:
            # Looks like dates, but some are not on the calendar.
            return present
    return pc.if_else(absent, pa.scalar(None, pa.string()), texts)


def trimmed_texts(texts: pa.ChunkedArray) -> pa.ChunkedArray:
    """The texts without spaces around them."""
    return pc.utf8_trim(texts, characters=SPACES)


def is_missing(trimmed: pa.ChunkedArray) -> pa.ChunkedArray:
    """Where a trimmed text means "no value"."""
    return pc.is_in(trimmed, value_set=pa.array(MISSING_TOKENS, pa.string()))


def _all(values: pa.ChunkedArray, pattern: str) -> bool:
    return bool(pc.all(pc.match_substring_regex(values, pattern), skip_nulls=True).as_py())


def _any(values: pa.ChunkedArray, pattern: str) -> bool:
    return bool(pc.any(pc.match_substring_regex(values, pattern), skip_nulls=True).as_py())
