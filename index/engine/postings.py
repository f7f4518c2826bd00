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
LENGTH_BITS = 8
"""A posting's weight is its frequency with the document's one-byte length below it: all that a score needs."""
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
        occurrences: Places of all words in the row of all texts, in the order of the postings and in the
            same runs; None when not kept.
        text_starts: Where in that row each document's text starts; one more than documents.
    """

    terms: list[bytes]
    starts: NDArray[np.int64]
    tokens: NDArray[np.int64]
    docs: list[NDArray[np.uint32]]
    tf: list[NDArray[Any]]
    occurrences: list[NDArray[Any]] | None
    text_starts: NDArray[np.int64] | None = None


def narrow(array: NDArray[Any]) -> NDArray[Any]:
    """The array in the smallest unsigned type that holds it."""
    top = int(array.max()) if array.size else 0
    return array.astype(np.min_scalar_type(top))


def text_starts(widths: NDArray[np.int64]) -> NDArray[np.int64]:
    """Where each document's text starts in the row of all texts, and where the row ends."""
    return np.concatenate(([0], np.cumsum(widths)))


def sort_tokens(
    terms: list[bytes], ranks: NDArray[np.uint64], docs: NDArray[np.uint32], occurrences: NDArray[Any] | None
) -> FieldPostings:
    """Postings from tokens given in order of document and position.

    Args:
        terms: Sorted terms.
        ranks: Term number of each token; the array is used up.
        docs: Document of each token.
        occurrences: Place of each token in the row of all texts, when the field keeps positions.
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
        None if occurrences is None else [occurrences[order]],
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


def write_postings(
    file: ArrayFileWriter, name: str, postings: FieldPostings, lengths: NDArray[np.uint8] | None
) -> int:
    """Write a field's dictionary and postings; the greatest frequency comes back.

    Args:
        file: The segment in the making.
        name: The field.
        postings: What to write.
        lengths: Field length of every document in one-byte form; None for fields that are not scored.
    """
    blob = b"".join(postings.terms)
    sizes = np.fromiter(map(len, postings.terms), np.int64, len(postings.terms))
    file.put(f"{name}/terms", np.frombuffer(blob, np.uint8))
    file.put(f"{name}/term_starts", _wide(np.concatenate(([0], np.cumsum(sizes)))))
    file.put(f"{name}/starts", _wide(postings.starts))
    file.put_chunks(f"{name}/docs", np.uint32, postings.docs)
    top = max((int(tf.max()) for tf in postings.tf if tf.size), default=1)
    if lengths is not None or top > 1:
        kind = np.min_scalar_type(top << LENGTH_BITS | 0xFF)
        runs = zip(postings.tf, postings.docs, strict=True)
        file.put_chunks(f"{name}/weights", kind, (_weights(tf, docs, lengths, kind) for tf, docs in runs))
    if postings.occurrences is not None:
        assert postings.text_starts is not None
        edges = _wide(postings.text_starts)
        file.put_chunks(f"{name}/occurrences", edges.dtype, postings.occurrences)
        file.put(f"{name}/occurrence_starts", _wide(postings.tokens))
        file.put(f"{name}/text_starts", edges)
    return top


def _weights(
    tf: NDArray[Any], docs: NDArray[np.uint32], lengths: NDArray[np.uint8] | None, kind: np.dtype[Any]
) -> NDArray[Any]:
    weights: NDArray[Any] = tf.astype(kind)
    weights <<= LENGTH_BITS
    if lengths is not None:
        weights |= lengths[docs]
    return weights


def _wide(array: NDArray[Any]) -> NDArray[Any]:
    return array.astype(np.uint32 if not array.size or int(array[-1]) < 2**32 else np.uint64)
