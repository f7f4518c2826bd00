"""Where the words of a query stand in a text.

The index says which articles match; this says where, in the few articles that are shown or ranked anew: words,
whole phrases and names. Single words are found by `index.search.scanning`.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import pairwise

from index.engine import analyse
from index.query.tree import Name, Phrase, Text
from index.search.scanning import Known, begun_with, candidate_at, common_places, rare_places, with_blanks
from index.search.wishes import Wish, kind_of, wish

_NO_WORD = re.compile(r"(?:['’][sS])?[\W_]*")
_MANY = 32
"""With more words than this (a pasted text), rare spellings are not looked for."""
_NEAR = 240
_ENOUGH = 100
"""One or two letters begin every fifth word. Beside other words they matter only where those stand, within so
many characters; by themselves the first so many are as good as all."""
_LONGEST_PHRASE = 8
"""Words of a phrase that is looked for whole."""

Match = tuple[int, int, int]
"""(start, end, slot): `text[start:end]` fulfils the wish numbered `slot`."""


@dataclass(frozen=True, slots=True)
class _Together:
    """A phrase. `run` finds what may be the whole of it in `Known.spaced`; None where that would take too long."""

    slots: tuple[int, ...]
    slop: int
    run: re.Pattern[str] | None


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
                needles = [self._wishes[slot].needles for slot in slots]
                run = None if item.slop else _run_pattern(needles)
                self._together.append(_Together(slots, item.slop, run))
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

    def find(self, known: Known, *, near: bool = False) -> list[Match]:
        """All matches in order of place; one word is one match, that of the first wish it fulfils.

        Args:
            known: The text; what is found of whole words is added to it.
            near: Of beginnings of one or two letters only what a passage may show: those near other matches,
                or the first hundred.
        """
        runs = self._runs(known) if self._together else []
        found: dict[int, Match] = {run[0]: run for run in runs}
        slots: Iterable[int] = sorted(self._alone) if runs else range(len(self._wishes))
        brief: list[int] = []
        words = known.words
        for slot in slots:
            wanted = self._wishes[slot]
            if near and wanted.is_brief:
                brief.append(slot)
                continue
            ends = words.get(wanted.number)
            if ends is None:
                ends = common_places(known, wanted)
            before = len(found)
            for place, end in ends.items():
                if place not in found:
                    found[place] = (place, end, slot)
            if wanted.rare and len(found) == before and len(self._wishes) <= _MANY:
                for place, end in rare_places(known, wanted).items():
                    if place not in found:
                        found[place] = (place, end, slot)
        for slot in brief:
            _add_near(known, slot, self._wishes[slot], found)
        matches = [found[place] for place in sorted(found)]
        if runs:
            return _outside(matches, runs)
        return self._whole_phrases(known.text, matches) if self._together else matches

    def _runs(self, known: Known) -> list[Match]:
        """Every phrase where it stands whole, each as one match; none unless all of them do.

        The words of a phrase are often those that stand everywhere: a pattern over all of them is many times
        faster than looking for each.
        """
        spaced = with_blanks(known)
        runs: dict[int, Match] = {}
        for together in self._together:
            if together.run is None or not spaced:
                return []
            before, at = len(runs), 0
            while (possible := together.run.search(spaced, at)) is not None:
                run = self._verified(known.text, possible, together.slots)
                if run is None:
                    at = possible.start() + 1
                else:
                    runs.setdefault(run[0], run)
                    at = run[1]
            if len(runs) == before:
                return []
        return list(runs.values())

    def _verified(self, text: str, possible: re.Match[str], slots: tuple[int, ...]) -> Match | None:
        """What may be a phrase as a match, None where another word begins so or stands between."""
        last = -1
        for number, slot in enumerate(slots, 1):
            start = possible.start(number) - 1  # `spaced` begins with a blank more
            candidate = candidate_at(text, start)
            size = self._wishes[slot].length(candidate.group()) if candidate is not None else 0
            if not size or (last >= 0 and not _NO_WORD.fullmatch(text, last, start)):
                return None
            last = start + size
        return possible.start(1) - 1, last, slots[0]

    def highlights(self, known: Known) -> tuple[tuple[int, int], ...]:
        """The ranges to light up in a title or a snippet."""
        return tuple([(start, end) for start, end, _ in self.find(known)])

    def _whole_phrases(self, text: str, matches: list[Match]) -> list[Match]:
        """Without the words of a phrase that stand alone; all of them where the phrase is nowhere whole."""
        kept = {place for place, (_, _, slot) in enumerate(matches) if slot in self._alone}
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
                start, _, slot = matches[place]
                result.append((start, matches[end - 1][1], slot))
            place = end
        return result


def gap(text: str, end: int, start: int) -> int:
    """How many words stand between the end of a match and the start of another; -1 when that is before it."""
    if start < end:
        return -1
    between = text[end:start]
    if _NO_WORD.fullmatch(between):
        return 0
    return sum(1 for _ in analyse(between))


def _add_near(known: Known, slot: int, wanted: Wish, found: dict[int, Match]) -> None:
    """Add the matches of a brief beginning around the others, or the first ones where there are no others."""
    ranges: list[list[int]] = []
    for place in sorted(found):
        if ranges and place - _NEAR <= ranges[-1][1]:
            ranges[-1][1] = place + _NEAR
        else:
            ranges.append([max(place - _NEAR, 0), place + _NEAR])
    left = -1 if ranges else _ENOUGH
    needle, text, length = wanted.needles[0], known.text, wanted.length
    for low, high in ranges or [[0, len(text)]]:
        for place in begun_with(known, needle, low, high):
            if place in found or (candidate := candidate_at(text, place)) is None:
                continue
            if size := length(candidate.group()):
                found[place] = (place, place + size, slot)
                left -= 1
                if not left:
                    return


def _run_pattern(needles: Sequence[tuple[str, ...]]) -> re.Pattern[str] | None:
    """A pattern for words that begin so, one behind the other, in `Known.spaced`; a group for each."""
    if len(needles) > _LONGEST_PHRASE or not all(needle.isalnum() for word in needles for needle in word):
        return None
    return re.compile(" " + "(?: s)? +".join("(" + "|".join(word) + ")[^ ]*" for word in needles))


def _outside(matches: Iterable[Match], runs: Iterable[Match]) -> list[Match]:
    """The matches in order without those inside one of `runs`."""
    inside = {place for start, end, _ in runs for place in range(start + 1, end)}
    return [match for match in matches if match[0] not in inside]


def _run(text: str, matches: list[Match], place: int, together: _Together) -> int | None:
    """The end of a run of matches from `place` that is the phrase, or None."""
    count = len(together.slots)
    if not together.slop:
        run = matches[place : place + count]
        if len(run) < count or tuple([slot for _, _, slot in run]) != together.slots:
            return None
        near = all(_NO_WORD.fullmatch(text[a[1] : b[0]]) for a, b in pairwise(run))
        return place + count if near else None
    missing = set(together.slots)
    for end in range(place, len(matches)):
        if end > place and gap(text, matches[end - 1][1], matches[end][0]) >= together.slop:
            return None
        missing.discard(matches[end][2])
        if not missing:
            return end + 1
    return None
