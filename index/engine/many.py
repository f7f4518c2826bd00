"""The documents of queries that stand for many terms: prefixes, wildcards, edit distance, ranges of terms.

They are needed as a set and not with scores. What begins with one letter stands in nearly every document, a
dozen times in each; its mask is kept, for the same letters begin many words.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import numpy as np
from numpy.typing import NDArray

from index.engine import sets
from index.engine.border import query
from index.engine.corpus import Corpus
from index.engine.multiterm import expand
from index.engine.sets import NONE, Docs, Mask

Lists = list[tuple[int, NDArray[np.uint32]]]
_SPREAD = 100
"""Lists that hold fewer numbers than this share of all documents are sorted, not spread out."""

_SHORT = 256
"""Lists that are shorter are joined before they are marked, longer ones marked as they are."""


def docs(corpus: Corpus, wanted: Any) -> Docs | None:
    """Documents that have any of the terms, rising, deleted ones included; None for a query not known here."""
    known = corpus.cache.get(_key(wanted))
    if known is not None:
        return known.nonzero()[0]
    lists = _lists(corpus, wanted)
    if lists is None or not lists:
        return lists if lists is None else NONE
    if sum([len(own) for _, own in lists]) * _SPREAD < corpus.doc_count_all:
        return sets.distinct(np.concatenate([own + np.int64(base) for base, own in lists]))
    return _mask(corpus, wanted, lists).nonzero()[0]


def mask(corpus: Corpus, wanted: Any) -> Mask | None:
    """The same as a mask over all documents, not to be changed."""
    known = corpus.cache.get(_key(wanted))
    if known is not None:
        return known
    lists = _lists(corpus, wanted)
    return None if lists is None else _mask(corpus, wanted, lists)


def mark_terms(corpus: Corpus, field: str, texts: Sequence[Any], mask: Mask) -> None:
    """Set the places of documents, deleted ones included, that have any of these terms; made for hundreds."""
    wanted = [term for text in texts if (term := corpus.term_bytes(field, text))]
    for segment in corpus.segments if wanted else ():
        view = segment.file.field(field)
        if view is None:
            continue
        own = mask[segment.base :]
        short = []
        for number in sorted({number for term in wanted if (number := view.find(term)) >= 0}):
            if view.document_frequency(number) < _SHORT:
                short.append(number)
            else:
                sets.mark(own, view.docs_of_range(number, number + 1))
        sets.mark(own, view.docs_of_terms(np.array(short, np.int64)))


def terms(corpus: Corpus, wanted: Any) -> list[bytes] | None:
    """The terms themselves, each once, in order; None for a query not known here."""
    found: set[bytes] = set()
    for _, view, numbers in _expanded(corpus, wanted):
        if numbers is None:
            return None
        listed = range(*numbers) if isinstance(numbers, tuple) else numbers.tolist()
        found.update(view.term(number) for number in listed)
    return sorted(found)


def _key(wanted: Any) -> Any:
    return ("prefix", wanted.fieldname, wanted.text) if type(wanted) is query.Prefix else None


def _expanded(corpus: Corpus, wanted: Any) -> list[tuple[int, Any, Any]]:
    """(first document, field, terms) of each segment that has the field."""
    if wanted.fieldname not in corpus.schema:
        return []
    views = [(segment.base, segment.file.field(wanted.fieldname)) for segment in corpus.segments]
    return [(base, view, expand(corpus, view, wanted)) for base, view in views if view]


def _lists(corpus: Corpus, wanted: Any) -> Lists | None:
    """(first document, documents of all its terms) of each segment."""
    lists = []
    for base, view, found in _expanded(corpus, wanted):
        if found is None:
            return None
        whole_run = isinstance(found, tuple)
        lists.append((base, view.docs_of_range(*found) if whole_run else view.docs_of_terms(found)))
    return lists


def _mask(corpus: Corpus, wanted: Any, lists: Lists) -> Mask:
    mask = np.zeros(corpus.doc_count_all, bool)
    for base, own in lists:
        sets.mark(mask[base:], own)
    key = _key(wanted)
    if key is not None and sum([len(own) for _, own in lists]) > corpus.doc_count_all:
        corpus.cache.put(key, mask)
    return mask
