"""Did you mean: words of a query that the library does not know, put right from those it does."""

from __future__ import annotations

import re
from string import ascii_lowercase
from typing import TYPE_CHECKING

from index.article import NAMED_KINDS
from index.engine import analyse, stem
from index.query.names import Names
from index.query.tree import Name, ParsedQuery, Phrase, Word

if TYPE_CHECKING:
    from index.engine import Snapshot

_ALL_KINDS = tuple(kind.value for kind in NAMED_KINDS)
_FIELDS = {"person": "person", "organisation": "org", "place": "place"}
_NAME_FIELD = re.compile(r"\w+:\s*$")
_LONG = 6
"""From this length on, two letters of a word may be wrong."""
_MAX_WORDS = 12
"""A longer query is a pasted text and not a slip."""
_REMEMBERED = 2000
_RARE, _TIMES = 2, 50
"""A word of so few articles may be a slip for one of so many times more."""


class Spelling:
    """What the words of one committed state are, and what others may have been meant for; remembers its answers:
    while a second word is typed, the slip in the first is not looked up at every key."""

    def __init__(self) -> None:
        self._better: dict[tuple[str, bool], str] = {}

    def better(self, snapshot: Snapshot, word: str, prefix: bool) -> str:
        """The word that was meant, or "" where this one will do.

        Args:
            word: Folded.
            prefix: It may be the beginning of one.
        """
        key = (word, prefix)
        if (known := self._better.get(key)) is None:
            if len(self._better) > _REMEMBERED:
                self._better.clear()
            known = self._better[key] = _better(snapshot, word, prefix)
        return known


def did_you_mean(parsed: ParsedQuery, snapshot: Snapshot, names: Names, spelling: Spelling) -> str:
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
            if better := spelling.better(snapshot, word, bool(prefix)):
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
    if prefix and snapshot.terms("words", word, 1):
        return ""
    known = snapshot.doc_frequency("body", stem(word))
    if known > _RARE:
        return ""
    least = max(known * _TIMES, 1)
    for distance in (1,) if len(word) < _LONG else (1, 2):
        for other, count in snapshot.similar_terms("words", word, distance, 1):
            if other != word and stem(other) != stem(word) and count >= least:
                return other
    return _other_beginning(snapshot, word, least)


def _other_beginning(snapshot: Snapshot, word: str, least: int) -> str:
    """The most frequent word that one slip at its beginning makes of this one; each is looked up by itself."""
    rest = word[1:]
    ways = {rest, rest[:1] + word[0] + rest[1:], *(a + b for a in ascii_lowercase for b in (rest, word))} - {word}
    found = sorted((-snapshot.doc_frequency("words", other), other) for other in ways if other)
    return next((other for less, other in found if -less >= least and stem(other) != stem(word)), "")
