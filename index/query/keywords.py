"""The values of a keyword field (outlets, tags) by the words in them: one word of a name means all that have it.

They are looked up by word, since a library of many feeds has tens of thousands of tags and each key asks.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable, Sequence
from functools import lru_cache

from index.engine import analyse, fold
from index.query.tree import Keyword

_REMEMBERED = 1 << 17


class Values:
    """All values of a field in one committed state, `listed` with those of most articles first."""

    def __init__(self, listed: Sequence[str]) -> None:
        self.listed = listed
        self._by_word: dict[str, list[str]] = {}
        for value in listed:
            for word in dict.fromkeys(_words(value)):
                self._by_word.setdefault(word, []).append(value)
        self._in_order = sorted(self._by_word)

    def fitting(self, node: Keyword, others: Iterable[str] = ()) -> set[str]:
        """Those of the values, and of these others, that are meant."""
        return fitting((*self._beginning(node), *others), node)

    def _beginning(self, node: Keyword) -> Iterable[str]:
        """The values that have the first of the words."""
        first, *rest = _words(node.value)
        if rest or not node.prefix:
            return self._by_word.get(first, ())
        found: dict[str, None] = {}
        for place in range(bisect_left(self._in_order, first), len(self._in_order)):
            if not self._in_order[place].startswith(first):
                break
            found.update(dict.fromkeys(self._by_word[self._in_order[place]]))
        return found


def fitting(values: Iterable[str], node: Keyword) -> set[str]:
    """Those of the values that are meant; of a quoted one, only that itself where it is among them."""
    wish = _words(node.value)
    found = {value: words for value in values if _fits(words := _words(value), wish, node.prefix)}
    exact = {value for value, words in found.items() if words == wish} if node.quoted else set()
    return exact or set(found)


@lru_cache(maxsize=_REMEMBERED)
def _words(value: str) -> tuple[str, ...]:
    return tuple(surface for _, surface, _, _ in analyse(value)) or (fold(value),)


def _fits(words: tuple[str, ...], wish: tuple[str, ...], prefix: bool) -> bool:
    """Whether the words wished for stand in a value one after the other; the last may be a beginning."""
    count = len(wish)
    for start in range(len(words) - count + 1):
        part = words[start : start + count]
        if part[:-1] == wish[:-1] and (part[-1].startswith(wish[-1]) if prefix else part[-1] == wish[-1]):
            return True
    return False
