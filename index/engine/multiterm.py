"""Queries that stand for many terms: prefixes, wildcards, edit distance, ranges of terms."""

from __future__ import annotations

import re
from typing import Any

import numpy as np
from numpy.typing import NDArray

from index.engine import glob
from index.engine.border import fields, query
from index.engine.corpus import Corpus
from index.engine.fieldview import FieldView
from index.engine.fuzzy import within_distance

Numbers = NDArray[np.int64]


def expand(corpus: Corpus, view: FieldView, wanted: Any) -> tuple[int, int] | Numbers | None:
    """The terms of a segment that a query stands for: a range [low, high) of term numbers or their list.

    None when the query is of a kind not known here.
    """
    kind = type(wanted)
    field = corpus.schema[view.name]
    if kind is query.Prefix:
        prefix = corpus.term_bytes(view.name, wanted.text)
        return (0, 0) if prefix is None else view.prefix_range(prefix)
    if kind is query.TermRange:
        return _term_range(corpus, view, wanted)
    if kind is query.FuzzyTerm and wanted.maxdist <= 2 and isinstance(wanted.text, str):
        return within_distance(view, wanted.text, wanted.maxdist, wanted.prefixlength)
    if kind in (query.Wildcard, query.Regex):
        prefix = wanted._find_prefix(wanted.text)
        low, high = view.prefix_range(field.to_bytes(prefix)) if prefix else (0, view.count)
        if kind is query.Wildcard and isinstance(field, fields.TEXT):
            return glob.matching(view, low, high, wanted.text)
        pattern = re.compile(wanted._get_pattern())
        from_bytes = field.from_bytes
        hits = [low + n for n, term in enumerate(view.terms(low, high)) if pattern.match(from_bytes(term))]
        return np.array(hits, np.int64)
    return None


def _term_range(corpus: Corpus, view: FieldView, wanted: Any) -> tuple[int, int]:
    low, high = 0, view.count
    if wanted.start is not None:
        start = corpus.term_bytes(view.name, wanted.start)
        if start is None:
            return 0, 0
        low = view.lower_bound(start + b"\0" if wanted.startexcl else start)
    if wanted.end is not None:
        end = corpus.term_bytes(view.name, wanted.end)
        if end is None:
            return 0, 0
        high = view.lower_bound(end if wanted.endexcl else end + b"\0")
    return low, max(low, high)
