"""The rules of CSV files: contracts/package/csv.ts states them, contracts/fixtures/csv holds both languages to them."""

import csv
import io
import json
import re
from dataclasses import dataclass
from importlib import resources
from typing import Literal

Reason = Literal["quoting", "line_end"]

SEPARATORS: tuple[str, ...] = tuple(
    json.loads(resources.files("flowi.contracts").joinpath("csv.json").read_text(encoding="utf-8"))["separators"]
)
_QUOTED = re.compile(r'"[^"]*"?')


@dataclass(frozen=True)
class CsvHeader:
    """The first line that is not empty. `line` counts from 1, `start` and `end` are offsets in bytes."""

    names: tuple[str, ...]
    separator: str
    line_end: bytes
    line: int
    start: int
    end: int


@dataclass(frozen=True)
class CsvFault:
    """What breaks the rules; `place` is an offset in bytes."""

    reason: Reason
    place: int
    message: str


def read_header(data: bytes) -> CsvHeader:
    """The header of UTF-8 text that is not blank, without its byte order mark."""
    start = len(data) - len(data.lstrip(b"\r\n"))
    found = data.find(b"\n", start)
    end = len(data) if found < 0 else found + 1
    line_end = b"\r\n" if data[start:end].endswith(b"\r\n") else b"\n"
    first = str(data[start:end].removesuffix(line_end), "utf-8")
    separator = separator_of(first)
    names = next(csv.reader(io.StringIO(first, newline=""), delimiter=separator))
    return CsvHeader(tuple(names), separator, line_end, data.count(b"\n", 0, start) + 1, start, end)


def separator_of(line: str) -> str:
    """The separator that a first line chooses: the most frequent one outside quotes, the first of several."""
    outside = _QUOTED.sub("", line)
    return max(SEPARATORS, key=outside.count)


def find_fault(data: bytes, header: CsvHeader) -> CsvFault | None:
    """The first fault of quotes and line ends, which a parser would read in its own way without a word."""
    if b'"' not in data and b"\r" not in data:
        return None
    field, rows = _patterns(header)
    # Names stay within the first line, so that it is looked at by itself.
    for start, end in ((header.start, header.end), (header.end, len(data))):
        row = _end(rows, data, start, end)
        if row < end:
            return _fault_at(data, row, _end(field, data, row, end), end)
    return None


def _patterns(header: CsvHeader) -> tuple[re.Pattern[bytes], re.Pattern[bytes]]:
    """Fields with their separators, and whole rows, as many as keep the rules; no byte is looked at twice."""
    mark, line_end = re.escape(header.separator.encode()), re.escape(header.line_end)
    quoted = rb'"(?:[^"]++|"")*+"'
    plain = rb'(?! ++")[^"\r\n' + mark + rb"][^\r\n" + mark + rb"]*+"
    field = rb"(?:" + quoted + rb"|" + plain + rb"|)"
    fields = rb"(?:" + field + mark + rb")*+"
    return re.compile(fields), re.compile(rb"(?:" + fields + field + rb"(?:" + line_end + rb"|\Z))*+")


def _end(pattern: re.Pattern[bytes], data: bytes, start: int, end: int) -> int:
    found = pattern.match(data, start, end)
    return start if found is None else found.end()


def _fault_at(data: bytes, row: int, field: int, end: int) -> CsvFault:
    """What is wrong with a field, from the row that it is in."""
    opened = re.compile(rb'"(?:[^"]++|"")*+').match(data, field, end)
    if opened is None and re.compile(rb' ++"').match(data, field):
        message = "has spaces before a quote; take them away, or quote the whole field"
        return CsvFault("quoting", field, message)
    if opened is not None and opened.end() == end:
        message = (
            "opens a quote that is never closed (names of columns stay within the first line); "
            "close it, or write quotes within a field twice"
        )
        return CsvFault("quoting", row, message)
    place = opened.end() + 1 if opened is not None else _line_end(data, field)
    if opened is not None and data[place : place + 1] not in (b"\r", b"\n"):
        message = "goes on behind a quote that closes a field; write quotes within a field twice"
        return CsvFault("quoting", place, message)
    message = "does not end as the first line does; save the file with one kind of line end, LF or CRLF"
    return CsvFault("line_end", place, message)


def _line_end(data: bytes, start: int) -> int:
    found = re.compile(rb"[\r\n]").search(data, start)
    return len(data) if found is None else found.start()
