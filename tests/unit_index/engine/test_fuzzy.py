"""Edit distance over a dictionary against the textbook, one word at a time."""

from __future__ import annotations

import tempfile
from pathlib import Path

from hypothesis import given, settings
from hypothesis import strategies as st
from whoosh import fields

from index.engine import Index, surface_field
from index.engine.fuzzy import within_distance

WORD = st.text(alphabet="abcж中", min_size=1, max_size=6)


def textbook(a: str, b: str, swaps: bool) -> int:
    table = {(i, 0): i for i in range(len(a) + 1)} | {(0, j): j for j in range(len(b) + 1)}
    for i in range(1, len(a) + 1):
        for j in range(1, len(b) + 1):
            best = min(table[i - 1, j], table[i, j - 1]) + 1
            best = min(best, table[i - 1, j - 1] + (a[i - 1] != b[j - 1]))
            if swaps and i > 1 and j > 1 and a[i - 1] == b[j - 2] and a[i - 2] == b[j - 1]:
                best = min(best, table[i - 2, j - 2] + 1)
            table[i, j] = best
    return table[len(a), len(b)]


@settings(max_examples=60, deadline=None)
@given(st.sets(WORD, min_size=1, max_size=40), st.lists(WORD, min_size=1, max_size=8))
def test_distances(words, asked):
    with tempfile.TemporaryDirectory() as folder:
        index = Index.create(Path(folder) / "index", fields.Schema(words=surface_field()))
        writer = index.writer()
        writer.add_document(words=" ".join(words))
        writer.commit()
        view = index.snapshot().segments[0].file.field("words")
        for word in asked:
            for distance in (1, 2):
                for prefix in (0, 1, 2):
                    for swaps in (False, True):
                        found = within_distance(view, word, distance, prefix, swaps)
                        near = {
                            w
                            for w in words
                            if w.startswith(word[:prefix]) and textbook(w, word, swaps) <= distance
                        }
                        assert {view.term(n).decode() for n in found.tolist()} == near
