"""Did you mean: words of a query that the library does not know, put right from those it does."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from index.article import NAMED_KINDS
from index.engine.words import analyse, stem
from index.query_names import Names
from index.query_tree import Name, ParsedQuery, Phrase, Word

if TYPE_CHECKING:
    from index.engine import Snapshot

_ALL_KINDS = tuple(kind.value for kind in NAMED_KINDS)
_FIELDS = {"person": "person", "organisation": "org", "place": "place"}
_NAME_FIELD = re.compile(r"\w+:\s*$")
_LONG = 6
"""From this length on, two letters of a word may be wrong."""
_MAX_WORDS = 12
"""A longer query is a pasted text and not a slip."""
_RARE, _TIMES = 2, 50
"""A word of so few articles may be a slip for one of so many times more."""


def did_you_mean(parsed: ParsedQuery, snapshot: Snapshot, names: Names) -> str:
    """The query with its unknown words put right, or "" when there is nothing to put right."""
    text = parsed.text
    if len(parsed.wanted) > _MAX_WORDS:
        return ""
    changes: list[tuple[int, int, str]] = []
    for item in parsed.wanted:
        if isinstance(item, Name):
            if names.keys(item.kinds, item.words, item.prefix):
                continue
            if change := _other_field(text, item, names):
                changes.append(change)
                continue
        elif not isinstance(item, (Word, Phrase)) or item.field == "byline":
            continue
        for _, word, start, end in analyse(text[item.start : item.end]):
            prefix = isinstance(item, (Word, Name)) and item.prefix and item.start + end == item.end
            if better := _better(snapshot, word, bool(prefix)):
                changes.append((item.start + start, item.start + end, better))
    for start, end, better in sorted(set(changes), reverse=True):
        text = text[:start] + better + text[end:]
    return text if text != parsed.text else ""


def _other_field(text: str, item: Name, names: Names) -> tuple[int, int, str] | None:
    """`person:boeing` is `org:boeing` where that is what the library knows of the name."""
    before = _NAME_FIELD.search(text, 0, item.start)
    others = names.keys(_ALL_KINDS, item.words, item.prefix)
    if before is None or not others:
        return None
    kind = others[0][1].partition(":")[0]
    return before.start(), before.end(), f"{_FIELDS.get(kind, 'entity')}:"


def _better(snapshot: Snapshot, word: str, prefix: bool) -> str:
    if len(word) < 3 or any(char.isdigit() for char in word):
        return ""
    if prefix and snapshot.top_terms("words", word, 1):
        return ""
    known = snapshot.doc_frequency("body", stem(word))
    if known > _RARE:
        return ""
    least = max(known * _TIMES, 1)
    ways = [(1, 1), (1, 0)] if len(word) < _LONG else [(1, 1), (2, 1), (1, 0)]
    for distance, same in ways:
        for other, count in snapshot.similar_terms("words", word, distance, same):
            if other != word and stem(other) != stem(word) and count >= least:
                return other
    return ""
