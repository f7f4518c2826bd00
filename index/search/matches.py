"""Where the words of a query stand in a text.

The index says which articles match; this says where, in the few articles that are shown or ranked anew. It
does not analyse the whole text: it looks for the beginnings that the words have in common with their stems,
and analyses what stands there, each distinct spelling once a query, so 1,500 characters take some ten
microseconds.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from itertools import pairwise
from typing import NamedTuple

from index.engine import CANDIDATE, analyse, fold
from index.query.tree import Name, Phrase, Text
from index.search.wishes import Wish, kind_of, wish

_NON_ASCII = re.compile(r"[^\x00-\x7f]")
_NO_WORD = re.compile(r"(?:['’][sS])?[\W_]*")
_MANY = 32
"""With more words than this (a pasted text), rare spellings are not looked for."""
_NEAR = 240
_ENOUGH = 100
"""One or two letters begin every fifth word. Beside other words they matter only where those stand, within so
many characters; by themselves the first so many are as good as all."""
_REMEMBERED = 48
"""Words whose places in one text are kept."""


class Match(NamedTuple):
    """`text[start:end]` matches the wish numbered `slot`; `matched` characters of it were typed."""

    start: int
    end: int
    slot: int
    matched: int


Found = dict[int, Match]
Known = dict[tuple[str, str, int, bool], Found]
"""Where single words stand in one text, by place: by what is looked for, slot and whether in a rare spelling."""


@dataclass(frozen=True, slots=True)
class _Together:
    slots: tuple[int, ...]
    slop: int


class Finder:
    """Finds the words, phrases and names of one query in texts.

    Args:
        wanted: The parts of the query that a matching article may show.

    Attributes:
        sequence: The slots of the query's single words and phrase words in the order they were typed.
    """

    def __init__(self, wanted: Iterable[Text | Name]) -> None:
        self.sequence: list[int] = []
        self._wishes: list[Wish] = []
        self._slots: dict[tuple[str, str], int] = {}
        self._together: list[_Together] = []
        self._alone: set[int] = set()
        for item in wanted:
            if isinstance(item, Phrase):
                kind = "exact" if item.exact else "stem"
                slots = tuple(self._add(kind, word) for word in item.words)
                self._together.append(_Together(slots, item.slop))
                self.sequence.extend(slots)
            elif isinstance(item, Name):
                words = [surface for _, surface, _, _ in analyse(item.words)]
                for place, word in enumerate(words):
                    last = item.prefix and place == len(words) - 1
                    self._alone.add(self._add("prefix" if last else "exact", word))
            else:
                slot = self._add(*kind_of(item))
                self._alone.add(slot)
                self.sequence.append(slot)

    def __bool__(self) -> bool:
        return bool(self._wishes)

    def _add(self, kind: str, word: str) -> int:
        slot = self._slots.setdefault((kind, word), len(self._wishes))
        if slot == len(self._wishes):
            self._wishes.append(wish(kind, word))
        return slot

    def find(
        self, text: str, plain: str | None = None, *, near: bool = False, known: Known | None = None
    ) -> list[Match]:
        """All matches in order of place; one word is one match, that of the first wish it fulfils.

        Args:
            plain: `flatten(text)`, where that is known already.
            near: Of beginnings of one or two letters only what a passage may show: those near other matches,
                or the first hundred.
            known: What was found in this text before; what is found of whole words now is added to it.
        """
        if plain is None:
            plain = flatten(text)
        found: Found = {}
        brief: list[int] = []
        has_many = len(self._wishes) > _MANY
        for slot, (kind, word) in enumerate(self._slots):
            wanted = self._wishes[slot]
            if near and wanted.is_brief:
                brief.append(slot)
                continue
            before = len(found)
            for rare in (False, True):
                if rare and (has_many or len(found) > before or not wanted.rare):
                    break
                key = (kind, word, slot, rare)
                mine = None if known is None else known.get(key)
                if mine is None:
                    mine = _places(text, plain, slot, wanted, wanted.rare if rare else wanted.needles)
                    if known is not None and not wanted.prefix:
                        if len(known) >= _REMEMBERED:
                            known.clear()
                        known[key] = mine
                found = {**mine, **found} if found else mine
        if brief:
            found = dict(found)
            for slot in brief:
                _add_near(text, plain, slot, self._wishes[slot], found)
        matches = sorted(found.values())
        return self._whole_phrases(text, matches) if self._together else matches

    def highlights(self, text: str, known: Known | None = None) -> tuple[tuple[int, int], ...]:
        """The ranges to light up in a title or a snippet; `known` as in `find`."""
        return tuple([(match.start, match.end) for match in self.find(text, known=known)])

    def _whole_phrases(self, text: str, matches: list[Match]) -> list[Match]:
        """Without the words of a phrase that stand alone; all of them where the phrase is nowhere whole."""
        kept = {place for place, match in enumerate(matches) if match.slot in self._alone}
        whole: dict[int, int] = {}
        for together in self._together:
            for place in range(len(matches)):
                if (end := _run(text, matches, place, together)) is not None:
                    kept.update(range(place, end))
                    if not together.slop:
                        whole[place] = max(end, whole.get(place, 0))
        if not kept:
            return matches
        result: list[Match] = []
        place = 0
        while place < len(matches):
            end = whole.get(place, place + 1)
            if place in kept:
                first, last = matches[place], matches[end - 1]
                result.append(Match(first.start, last.end, first.slot, last.end - first.start))
            place = end
        return result


def flatten(text: str) -> str:
    """Lower case without accents, of the same length: offsets are those of `text`."""
    if text.isascii():
        return text.lower()
    lower = text.lower()
    if len(lower) != len(text):
        lower = "".join(c if len(c) == 1 else c[0] for c in map(str.lower, text))
    for char in set(_NON_ASCII.findall(lower)):
        plain = fold(char) if char.isalpha() else char
        if plain and plain != char:
            lower = lower.replace(char, plain[0])
    return lower


def gap(text: str, left: Match, right: Match) -> int:
    """How many words stand between two matches; -1 when they are not in this order."""
    if right.start < left.end:
        return -1
    between = text[left.end : right.start]
    if _NO_WORD.fullmatch(between):
        return 0
    return sum(1 for _ in analyse(between))


def _places(text: str, plain: str, slot: int, wanted: Wish, needles: tuple[str, ...]) -> Found:
    found: Found = {}
    for needle in needles:
        place = plain.find(needle) if needle else -1
        while place >= 0:
            if not (place and plain[place - 1].isalnum()):
                candidate = CANDIDATE.match(text, place)
                if candidate is not None and (length := wanted.length(candidate.group())):
                    found[place] = Match(place, place + length, slot, min(wanted.prefix or length, length))
            place = plain.find(needle, place + 1)
    return found


def _add_near(text: str, plain: str, slot: int, wanted: Wish, found: Found) -> None:
    """Add the matches of a brief beginning around the others, or the first ones where there are no others."""
    ranges: list[list[int]] = []
    for place in sorted(found):
        if ranges and place - _NEAR <= ranges[-1][1]:
            ranges[-1][1] = place + _NEAR
        else:
            ranges.append([max(place - _NEAR, 0), place + _NEAR])
    left = -1 if ranges else _ENOUGH
    needle = wanted.needles[0]
    for low, high in ranges or [[0, len(text)]]:
        place = plain.find(needle, low, high + len(needle) - 1)
        while place >= 0 and left:
            if not (place and plain[place - 1].isalnum()) and place not in found:
                candidate = CANDIDATE.match(text, place)
                if candidate is not None and (length := wanted.length(candidate.group())):
                    found[place] = Match(place, place + length, slot, min(wanted.prefix, length))
                    left -= 1
            place = plain.find(needle, place + 1, high + len(needle) - 1)


def _run(text: str, matches: list[Match], place: int, together: _Together) -> int | None:
    """The end of a run of matches from `place` that is the phrase, or None."""
    count = len(together.slots)
    if not together.slop:
        run = matches[place : place + count]
        if len(run) < count or tuple(match.slot for match in run) != together.slots:
            return None
        near = all(_NO_WORD.fullmatch(text[a.end : b.start]) for a, b in pairwise(run))
        return place + count if near else None
    missing = set(together.slots)
    for end in range(place, len(matches)):
        if end > place and gap(text, matches[end - 1], matches[end]) >= together.slop:
            return None
        missing.discard(matches[end].slot)
        if not missing:
            return end + 1
    return None
