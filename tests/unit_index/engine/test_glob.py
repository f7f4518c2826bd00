"""Wildcards over a dictionary: the same terms as one regular expression asked term by term."""

from __future__ import annotations

import fnmatch
import re

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from whoosh import fields, query

from index.engine import Index, glob, surface_field

TERMS = [
    "a",
    "ab",
    "aba",
    "abc",
    "abcab",
    "b",
    "ba",
    "bank",
    "bc",
    "cab",
    "tank",
    "thank",
    "дом",
    "дома",
    "aж",
    "жab",
]


@pytest.fixture(scope="module")
def view(tmp_path_factory):
    index = Index.create(tmp_path_factory.mktemp("glob") / "index", fields.Schema(words=surface_field()))
    writer = index.writer()
    for term in TERMS:
        writer.add_document(words=term)
    writer.commit()
    return index.snapshot().segments[0].field("words")


@settings(max_examples=400, deadline=None, database=None)
@given(
    st.lists(st.sampled_from([*"abckж", "*", "*", "?", "[ab]", "[!a]", "[", "[]a]", "an"]), min_size=1, max_size=6)
)
def test_a_pattern_finds_what_a_regular_expression_finds(view, parts):
    text = "".join(parts)
    wanted = re.compile(fnmatch.translate(text))
    expected = [number for number, term in enumerate(view.terms()) if wanted.match(term.decode())]
    assert glob.matching(view, 0, view.count, text).tolist() == expected


def test_only_the_given_run_of_terms_is_looked_at(view):
    low, high = view.prefix_range(b"b")
    found = glob.matching(view, low, high, "b*k")
    assert [view.term(number) for number in found.tolist()] == [b"bank"]


def test_a_wildcard_query_counts_each_document_once(tmp_path):
    index = Index.create(tmp_path / "index", fields.Schema(words=surface_field()))
    writer = index.writer()
    writer.add_document(words="bank tank")
    writer.add_document(words="thank")
    writer.commit()
    assert index.snapshot().match(query.Wildcard("words", "?ank")).tolist() == [0]
    assert index.snapshot().match(query.Wildcard("words", "*ank")).tolist() == [0, 1]
