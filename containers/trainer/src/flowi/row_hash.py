"""A number in [0, 1) for each row, from its key: the same row, the same number in every run, file format and machine.

Encoding of a row (the basis of the hash, so it never changes): one cell of 9 bytes for each column of the key, in
the order of the columns' names by code point. A cell is a tag and 8 bytes, little endian:

    missing          b"m" and zeros
    whole number     b"i" and int64 (whole values of decimal columns too: 5 and 5.0 are the same row)
    other number     b"f" and float64 of the value rounded to float32 (0.1 is the same from CSV and Parquet)
    true, false      b"b" and int64 1 or 0
    point in time    b"t" and int64 microseconds since 1970
    text             b"s" and the first 8 bytes of BLAKE2b over its UTF-8 bytes

The hash is BLAKE2b of 8 bytes over `purpose`, a zero byte, `salt`, a zero byte and the cells; its upper 53 bits divided
by 2**53 are the number.
"""

import hashlib
from collections.abc import Iterable
from typing import Any

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc
from numpy.typing import NDArray

from flowi.data.table import Table

_CELL = 9
_WHOLE_BELOW = 2.0**63


def row_hashes(table: Table, columns: Iterable[str], salt: str, purpose: str) -> NDArray[np.float64]:
    """A number in [0, 1) for each row of the table.

    Args:
        columns: the columns of the table that make the key; one at least.
        purpose: keeps independent uses of one salt apart, such as `test` and `validation`.
    """
    names = sorted(set(columns))
    cells = np.concatenate([_cells(table.raw[name]) for name in names], axis=1)
    start = hashlib.blake2b(f"{purpose}\0{salt}\0".encode(), digest_size=8)
    digests = bytearray()
    row_bytes, data = cells.shape[1], memoryview(cells.tobytes())
    for offset in range(0, len(data), row_bytes):
        state = start.copy()
        state.update(data[offset : offset + row_bytes])
        digests += state.digest()
    whole = np.frombuffer(bytes(digests), dtype="<u8") >> np.uint64(11)
    return whole.astype(np.float64) * 2.0**-53


def _cells(column: pa.ChunkedArray) -> NDArray[np.uint8]:
    kind = column.type
    if pa.types.is_string(kind):
        return _text_cells(column)
    if pa.types.is_floating(kind):
        return _number_cells(column)
    tag = b"b" if pa.types.is_boolean(kind) else b"t" if pa.types.is_timestamp(kind) else b"i"
    whole = pc.cast(pc.cast(column, pa.int8()) if tag == b"b" else column, pa.int64())
    values = pc.fill_null(whole, 0).to_numpy()
    return _pack(np.full(len(values), ord(tag), np.uint8), values.astype("<i8"), _nulls(column))


def _number_cells(column: pa.ChunkedArray) -> NDArray[np.uint8]:
    values = pc.cast(column, pa.float64()).to_numpy(zero_copy_only=False)
    missing = np.isnan(values)
    plain = np.where(missing, 0.0, values)
    whole = (plain == np.trunc(plain)) & (np.abs(plain) < _WHOLE_BELOW)
    with np.errstate(over="ignore"):
        rounded = plain.astype(np.float32).astype("<f8")
    # Both parts are looked at as bits; the cast of what is not whole is thrown away.
    integers = np.where(whole, plain, 0.0).astype("<i8")
    bits = np.where(whole, integers, rounded.view("<i8"))
    return _pack(np.where(whole, ord("i"), ord("f")).astype(np.uint8), bits, missing)


def _text_cells(column: pa.ChunkedArray) -> NDArray[np.uint8]:
    encoded = pc.dictionary_encode(column).combine_chunks()
    digests = [hashlib.blake2b(text.encode(), digest_size=8).digest() for text in encoded.dictionary.to_pylist()]
    table = np.frombuffer(b"".join(digests) or bytes(8), dtype="<i8")
    codes = pc.fill_null(encoded.indices, 0).to_numpy(zero_copy_only=False)
    return _pack(np.full(len(codes), ord("s"), np.uint8), table[codes], _nulls(column))


def _nulls(column: pa.ChunkedArray) -> NDArray[np.bool_]:
    return np.asarray(pc.is_null(column).to_numpy(), dtype=np.bool_)


def _pack(tags: NDArray[np.uint8], bits: NDArray[Any], missing: NDArray[np.bool_]) -> NDArray[np.uint8]:
    cells = np.empty((len(tags), _CELL), dtype=np.uint8)
    cells[:, 0] = np.where(missing, ord("m"), tags)
    clean = np.where(missing, 0, bits).astype("<i8")
    cells[:, 1:] = clean.view(np.uint8).reshape(len(tags), 8)
    return cells
