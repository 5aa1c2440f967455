"""CSV files, by the rules of `csv_rules`, within limits."""

import csv
import io
from pathlib import Path

import pyarrow as pa
import pyarrow.compute as pc
from pyarrow import csv as arrow_csv

from flowi.data.csv_rules import CsvHeader, find_fault, read_header
from flowi.data.limits import Limits, refuse
from flowi.data.names import check_names

_BOM = b"\xef\xbb\xbf"
_UTF16 = (b"\xff\xfe", b"\xfe\xff")
_BLOCK = 1 << 24


def read_csv(file: Path, limits: Limits) -> pa.Table:
    """All columns as text; empty fields are empty texts.

    Raises:
        FlowiError: `invalid_data`, with reason, file, line, given and allowed.
    """
    data = _checked_bytes(file, limits)
    header = _header(file, data, limits)
    table = _parse(file, data, header, limits)
    if table.num_rows == 0:
        raise refuse(file, "no_rows", f"holds a header of {len(header.names)} columns but no rows", line=1)
    if table.num_rows > limits.rows:
        message = f"has {table.num_rows:,} rows; at most {limits.rows:,} are allowed"
        raise refuse(file, "too_many_rows", message, given=table.num_rows, allowed=limits.rows)
    _check_fields(file, table, limits)
    return table


def _checked_bytes(file: Path, limits: Limits) -> bytes:
    size = file.stat().st_size
    if size > limits.file_bytes:
        message = f"has {size:,} bytes; at most {limits.file_bytes:,} are allowed"
        raise refuse(file, "file_too_large", message, given=size, allowed=limits.file_bytes)
    data = file.read_bytes()
    if data.startswith(_UTF16):
        raise refuse(file, "wrong_encoding", "is UTF-16 text; save it as UTF-8", line=1, allowed="utf-8")
    data = data.removeprefix(_BOM)
    if not data.strip():
        raise refuse(file, "empty_file", "is empty; the first line names the columns, rows follow")
    place = data.find(b"\0")
    if place >= 0:
        raise refuse(file, "nul_byte", "holds a NUL byte; is it a text file?", line=_line(data, place))
    try:
        str(data, "utf-8")
    except UnicodeDecodeError as cause:
        message = f"byte 0x{data[cause.start]:02x} is not UTF-8; save the file as UTF-8"
        raise refuse(file, "wrong_encoding", message, line=_line(data, cause.start), allowed="utf-8") from cause
    return data


def _line(data: bytes, place: int) -> int:
    return data.count(b"\n", 0, place) + 1


def _header(file: Path, data: bytes, limits: Limits) -> CsvHeader:
    try:
        header = read_header(data)
    except csv.Error as cause:
        raise refuse(file, "not_csv", f"its header cannot be read: {cause}", line=1) from cause
    fault = find_fault(data, header)
    if fault is not None:
        raise refuse(file, fault.reason, fault.message, line=_line(data, fault.place))
    check_names(file, header.names, limits)
    return header


def _parse(file: Path, data: bytes, header: CsvHeader, limits: Limits) -> pa.Table:
    names = list(header.names)
    if header.end == len(data):
        return pa.table({name: pa.array([], pa.string()) for name in names})
    # In a table of one column an empty line is a row whose value is missing.
    parsing = arrow_csv.ParseOptions(
        delimiter=header.separator, newlines_in_values=True, ignore_empty_lines=len(names) > 1
    )
    # Every column as text: types are decided over the whole column, not over its first block.
    converting = arrow_csv.ConvertOptions(column_types=dict.fromkeys(names, pa.string()), strings_can_be_null=False)
    block = max(_BLOCK, 2 * limits.field_bytes)
    reading = arrow_csv.ReadOptions(use_threads=False, block_size=block, column_names=names)
    try:
        return arrow_csv.read_csv(pa.BufferReader(memoryview(data)[header.end :]), reading, parsing, converting)
    except pa.ArrowInvalid as cause:
        fault = _first_ragged(data, header.separator)
        if fault is None:
            raise refuse(file, "not_csv", f"cannot be read as CSV: {cause}") from cause
        line, given, expected = fault
        message = f"has {given} fields; the header has {expected}. Quote fields that hold the separator"
        raise refuse(file, "ragged_row", message, line=line, given=given, allowed=expected) from cause


def _first_ragged(data: bytes, separator: str) -> tuple[int, int, int] | None:
    """First line, fields and expected fields of the first row that is not as wide as the header."""
    rows = csv.reader(io.StringIO(str(data, "utf-8"), newline=""), delimiter=separator)
    expected, line = None, 1
    # Unlike the parser above, this one counts lines, quoted line ends included.
    try:
        for row in rows:
            expected = expected or len(row)
            if row and len(row) != expected:
                return line, len(row), expected
            line = rows.line_num + 1
    except csv.Error:
        return None
    return None


def _check_fields(file: Path, table: pa.Table, limits: Limits) -> None:
    for name in table.column_names:
        longest = pc.max(pc.binary_length(table[name])).as_py() or 0
        if longest > limits.field_bytes:
            message = f"column {name!r} has a field of {longest:,} bytes; at most {limits.field_bytes:,} are allowed"
            raise refuse(file, "field_too_large", message, column=name, given=longest, allowed=limits.field_bytes)
