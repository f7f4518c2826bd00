"""Postings of a field as plain arrays, sorted from tokens, and written to a segment file."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray

from index.engine.arrayfile import ArrayFileWriter
from index.engine.border import length_to_byte

_LOW = np.uint64(0xFFFFFFFF)
_SHIFT = np.uint64(32)
_EXACT_LENGTHS = 20_000
_byte_of_length: list[NDArray[np.uint8]] = []


@dataclass(slots=True)
class FieldPostings:
    """Postings of one field of a segment in the making.

    Attributes:
        terms: Sorted terms.
        starts: Where the postings of each term start; one more than terms.
        tokens: Where the words of each term start, counting all its occurrences; one more than terms.
        docs: Document numbers, rising within a term, in runs of terms.
        tf: Frequency of each posting, in the same runs.
        positions: Word positions in the order of the postings, in the same runs; None when not kept.
    """

    terms: list[bytes]
    starts: NDArray[np.int64]
    tokens: NDArray[np.int64]
    docs: list[NDArray[np.uint32]]
    tf: list[NDArray[Any]]
    positions: list[NDArray[Any]] | None


def narrow(array: NDArray[Any]) -> NDArray[Any]:
    """The array in the smallest unsigned type that holds it."""
    top = int(array.max()) if array.size else 0
    return array.astype(np.min_scalar_type(top))


def sort_tokens(
    terms: list[bytes], ranks: NDArray[np.uint64], docs: NDArray[np.uint32], positions: NDArray[Any] | None
) -> FieldPostings:
    """Postings from tokens given in order of document and position.

    Args:
        terms: Sorted terms.
        ranks: Term number of each token; the array is used up.
        docs: Document of each token.
        positions: Position of each token, when the field keeps them.
    """
    # Term number and place in the text fit one integer, so sorting is one pass over a flat array.
    keys = ranks
    keys <<= _SHIFT
    keys |= np.arange(len(keys), dtype=np.uint64)
    keys.sort()
    order = (keys & _LOW).astype(np.int64)
    keys >>= _SHIFT
    by_term = docs[order]
    is_first = np.empty(len(keys), bool)
    if len(keys):
        is_first[0] = True
        np.logical_or(keys[1:] != keys[:-1], by_term[1:] != by_term[:-1], out=is_first[1:])
    first = np.flatnonzero(is_first)
    tf = np.diff(np.append(first, len(keys)))
    starts = np.searchsorted(keys[first], np.arange(len(terms) + 1, dtype=np.uint64)).astype(np.int64)
    return FieldPostings(
        terms,
        starts,
        np.append(first, len(keys))[starts],
        [by_term[first]],
        [narrow(tf)],
        None if positions is None else [narrow(positions[order])],
    )


def encode_lengths(lengths: NDArray[np.int64]) -> NDArray[np.uint8]:
    """Field lengths in Whoosh's one-byte form."""
    if not _byte_of_length:
        table = np.fromiter((length_to_byte(n) for n in range(_EXACT_LENGTHS)), np.uint8, _EXACT_LENGTHS)
        _byte_of_length.append(table)
    table = _byte_of_length[0]
    coded: NDArray[np.uint8] = table[np.minimum(lengths, _EXACT_LENGTHS - 1)]
    for doc in np.flatnonzero(lengths >= _EXACT_LENGTHS).tolist():
        coded[doc] = length_to_byte(int(lengths[doc]))
    return coded


def write_postings(file: ArrayFileWriter, name: str, postings: FieldPostings) -> None:
    """Write a field's dictionary and postings."""
    blob = b"".join(postings.terms)
    sizes = np.fromiter(map(len, postings.terms), np.int64, len(postings.terms))
    file.put(f"{name}/terms", np.frombuffer(blob, np.uint8))
    file.put(f"{name}/term_starts", _wide(np.concatenate(([0], np.cumsum(sizes)))))
    file.put(f"{name}/starts", _wide(postings.starts))
    file.put_chunks(f"{name}/docs", np.uint32, postings.docs)
    if int(postings.tokens[-1]) > int(postings.starts[-1]):
        file.put_chunks(f"{name}/tf", np.result_type(*postings.tf), postings.tf)
    if postings.positions is not None:
        file.put_chunks(f"{name}/positions", np.result_type(*postings.positions), postings.positions)
        file.put(f"{name}/position_starts", _wide(postings.tokens))


def _wide(array: NDArray[Any]) -> NDArray[Any]:
    return array.astype(np.uint32 if not array.size or int(array[-1]) < 2**32 else np.uint64)
