"""Where the words of a query stand in a text.

The index says which articles match; this says where, in the few articles that are shown or ranked anew. It
does not analyse the whole text: it looks for the beginnings that the words have in common with their stems,
and analyses what stands there, each distinct spelling once a query, so 1,500 characters take some ten
microseconds.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from fnmatch import translate
from functools import lru_cache
from itertools import pairwise
from typing import NamedTuple

from index.engine import CANDIDATE, analyse, fold, pieces, stem
from index.query_tree import Name, Pattern, Phrase, Similar, Text, Word

_NON_ASCII = re.compile(r"[^\x00-\x7f]")
_NO_WORD = re.compile(r"(?:['’][sS])?[\W_]*")
_MAX_VARIANTS = 6
_MANY = 32
"""With more words than this (a pasted text), rare spellings are not looked for."""
_BRIEF = 2
_NEAR = 240
_ENOUGH = 100
"""One or two letters begin every fifth word. Beside other words they matter only where those stand, within so
many characters; by themselves the first so many are as good as all."""
_KEPT = 1 << 14


class Match(NamedTuple):
    """`text[start:end]` matches the wish numbered `slot`; `matched` characters of it were typed."""

    start: int
    end: int
    slot: int
    matched: int


class Wish:
    """One thing to look for: words that start with one of `needles` and fulfil `accepts`.

    Args:
        needles, rare: Beginnings in lower case; the rare ones are tried where the others find nothing.
        accepts: Whether a folded word is meant.
        prefix: How many characters were typed of a word that goes on; 0 for a whole word.
    """

    def __init__(
        self, needles: tuple[str, ...], rare: tuple[str, ...], accepts: Callable[[str], bool], prefix: int = 0
    ) -> None:
        self.needles = needles
        self.rare = rare
        self.prefix = prefix
        self._accepts = accepts
        self._lengths: dict[str, int] = {}

    @property
    def is_brief(self) -> bool:
        """Whether it is the beginning of a word, and so short that it stands everywhere."""
        return 0 < self.prefix <= _BRIEF and len(self.needles) == 1

    def length(self, candidate: str) -> int:
        """How many characters of a candidate (`words.CANDIDATE`) are the word wished for; 0 when none are."""
        length = self._lengths.get(candidate)
        if length is None:
            word, start, end = next(iter(pieces(candidate)), ("", 1, 1))
            length = end if not start and self._accepts(word) else 0
            if len(self._lengths) < _KEPT:
                self._lengths[candidate] = length
        return length


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
        self.wishes: list[Wish] = []
        self.sequence: list[int] = []
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
                slot = self._add(*_kind(item))
                self._alone.add(slot)
                self.sequence.append(slot)

    def __bool__(self) -> bool:
        return bool(self.wishes)

    def _add(self, kind: str, word: str) -> int:
        slot = self._slots.setdefault((kind, word), len(self.wishes))
        if slot == len(self.wishes):
            self.wishes.append(_wish(kind, word))
        return slot

    def find(self, text: str, plain: str | None = None, *, near: bool = False) -> list[Match]:
        """All matches in order of place; one word is one match, that of the first wish it fulfils.

        Args:
            plain: `flatten(text)`, where that is known already.
            near: Of beginnings of one or two letters only what a passage may show: those near other matches,
                or the first hundred.
        """
        if plain is None:
            plain = flatten(text)
        found: dict[int, Match] = {}
        brief: list[int] = []
        for slot, wish in enumerate(self.wishes):
            if near and wish.is_brief:
                brief.append(slot)
                continue
            before = len(found)
            for needle in wish.needles:
                _collect(text, plain, needle, slot, wish, found)
            if len(found) == before and len(self.wishes) <= _MANY:
                for needle in wish.rare:
                    _collect(text, plain, needle, slot, wish, found)
        for slot in brief:
            _collect_near(text, plain, slot, self.wishes[slot], found)
        matches = sorted(found.values())
        return self._whole_phrases(text, matches) if self._together else matches

    def highlights(self, text: str) -> tuple[tuple[int, int], ...]:
        """The ranges to light up in a title or a snippet."""
        return tuple([(match.start, match.end) for match in self.find(text)])

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


def _collect(text: str, plain: str, needle: str, slot: int, wish: Wish, found: dict[int, Match]) -> None:
    place = plain.find(needle) if needle else -1
    while place >= 0:
        if not (place and plain[place - 1].isalnum()) and place not in found:
            candidate = CANDIDATE.match(text, place)
            if candidate is not None and (length := wish.length(candidate.group())):
                found[place] = Match(place, place + length, slot, min(wish.prefix or length, length))
        place = plain.find(needle, place + 1)


def _collect_near(text: str, plain: str, slot: int, wish: Wish, found: dict[int, Match]) -> None:
    """The matches of a brief beginning around the others, or the first ones where there are no others."""
    pattern = _brief_pattern(wish.needles[0])
    ranges: list[list[int]] = []
    for place in sorted(found):
        if ranges and place - _NEAR <= ranges[-1][1]:
            ranges[-1][1] = place + _NEAR
        else:
            ranges.append([max(place - _NEAR, 0), place + _NEAR])
    count = 0
    for low, high in ranges or [[0, len(text)]]:
        for match in pattern.finditer(plain, low):
            place = match.start()
            if place >= high or (not ranges and count >= _ENOUGH):
                break
            if place not in found:
                candidate = CANDIDATE.match(text, place)
                if candidate is not None and (length := wish.length(candidate.group())):
                    found[place] = Match(place, place + length, slot, min(wish.prefix, length))
                    count += 1


@lru_cache(maxsize=1 << 10)
def _brief_pattern(needle: str) -> re.Pattern[str]:
    return re.compile(rf"(?<![^\W_]){re.escape(needle)}")


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


def _kind(item: Word | Pattern | Similar) -> tuple[str, str]:
    if isinstance(item, Pattern):
        return "pattern", item.pattern
    if isinstance(item, Similar):
        return f"similar{item.distance}", item.word
    if item.prefix:
        return item.prefix, item.word
    return ("exact" if item.exact or item.field == "byline" else "stem"), item.word


def _wish(kind: str, word: str) -> Wish:
    if kind == "stem":
        wanted = stem(word)
        return Wish(_needles(word, wanted), _variants(word), lambda w: stem(w) == wanted)
    if kind == "exact":
        return Wish((word,), _variants(word), word.__eq__)
    if kind == "typing":
        wanted = stem(word)
        needles = tuple(dict.fromkeys((word, *_needles(word, wanted))))
        return Wish(needles, _variants(word), lambda w: w.startswith(word) or stem(w) == wanted, len(word))
    if kind in ("star", "prefix"):
        return Wish((word,), _variants(word), lambda w: w.startswith(word), len(word))
    if kind == "pattern":
        head = re.split(r"[*?]", word, maxsplit=1)[0]
        pattern = re.compile(translate(word))
        needles = (head,) if head else tuple("abcdefghijklmnopqrstuvwxyz0123456789")
        return Wish(needles, (), lambda w: pattern.match(w) is not None)
    distance = int(kind.removeprefix("similar"))
    return Wish((word[:1],), (), lambda w: _distance(w, word) <= distance)


def _needles(word: str, stemmed: str) -> tuple[str, ...]:
    """What the words of one stem begin with: nearly all share the stem without its last letter."""
    shortest = min(len(stemmed), len(word))
    common = next((n for n in range(shortest) if stemmed[n] != word[n]), shortest)
    head = word[: min(common, max(len(stemmed) - 1, 2))]
    return (head,) if head else (word, stemmed)


@lru_cache(maxsize=1 << 12)
def _variants(word: str) -> tuple[str, ...]:
    """Other spellings in a text of a word that the index joins: u.s, o'neill, at&t, 1,250."""
    if word.isdigit():
        return (f"{int(word):,}",) if len(word) > 3 else ()
    found = [word[0] + mark + word[1:] for mark in "'’" if len(word) > 2]
    if len(word) <= _MAX_VARIANTS and word.isalpha():
        found.append(".".join(word))
        found += [word[:n] + "&" + word[n:] for n in range(1, len(word))]
    return tuple(found)


@lru_cache(maxsize=1 << 12)
def _distance(left: str, right: str) -> int:
    """Edit distance with swaps of neighbours (optimal string alignment); 3 stands for all above 2."""
    if abs(len(left) - len(right)) > 2:
        return 3
    rows = [list(range(len(right) + 1))]
    for i, a in enumerate(left, 1):
        row = [i]
        for j, b in enumerate(right, 1):
            cost = min(row[-1] + 1, rows[-1][j] + 1, rows[-1][j - 1] + (a != b))
            if i > 1 and j > 1 and a == right[j - 2] and left[i - 2] == b:
                cost = min(cost, rows[-2][j - 2] + 1)
            row.append(cost)
        rows.append(row)
    return min(rows[-1][-1], 3)
