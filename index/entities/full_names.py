"""Persons to both ends of their names, where but a surname or a first name of them was found.

"Mason" belongs to "Roe" in "Mason Roe, 63, said", "roe" to "David" in "David roe said". The last look at an
article's persons, those that were found by their surname elsewhere, too: what stands beside one word of a name is
taken in where it can be nothing but the rest of it.
"""

from __future__ import annotations

import re

from index.article import MentionKind
from index.entities.casing import CaseTable
from index.entities.gazetteer import Gazetteer
from index.entities.lone import Names
from index.entities.short_forms import formal_name
from index.entities.taken import Taken
from index.entities.words import MONTHS, TITLES, WEEKDAYS

_PERSON = MentionKind.PERSON
_FIRST_BEFORE = re.compile(r"(?:^|(?<=[\s(“]))(?P<first>[A-ZÀ-Þ][\w-]*[a-zß-ÿ]) $")
# 'C.J. "Pete" Roe'
_NICKNAME_BEFORE = re.compile(r"(?<!\w)(?:(?:[A-Z]\. ?)+|[A-ZÀ-Þ][a-zß-ÿ]+ )[\"“][A-Z][a-z]+[\"”] $")
# "A. William Roe"
_INITIALS_BEFORE = re.compile(r"(?<![\w.&])(?:[A-Z]\. ?)+$")
_CALENDAR = re.compile(rf"(?:{MONTHS}|{WEEKDAYS})$")
_SENTENCE_START = re.compile(r"(?:^|[.!?\n][\"”’)]*\s*[\"“]?)$")
_TITLE = re.compile(rf"(?:{TITLES})$")
_TITLE_BEFORE = re.compile(rf"\b(?:{TITLES})\.? $")
# Behind these nothing but a name stands: "Rep. Lane Roe".
_ADDRESS_BEFORE = re.compile(r"\b(?:Rep|Sen|Gov|Dr|Mr|Mrs|Ms)\.? $")
# "David quorvel"
_SMALL_WORD = re.compile(r" (?P<last>[a-zß-ÿ]{4,})(?P<more> [a-zß-ÿ]{4,})?(?=,| said\b| told\b)")
_LOOK = 40


def full_names(
    natural: str,
    names: Names,
    taken: Taken,
    case: CaseTable,
    places: Gazetteer,
    given: frozenset[str],
) -> None:
    """Lengthen the persons of one word in `names` by what belongs to them.

    Args:
        natural: The text in natural case.
        names: Of the article; changed.
        taken: What is spoken for; changed.
        given: First names.
    """
    beside = _Beside(natural, case, places, given)
    for (start, end), kind in sorted(names.items()):
        name = natural[start:end]
        if kind is not _PERSON or not name.replace("-", "").isalpha():
            continue
        begin = beside.begin(start)
        behind = beside.end(start, end) if begin == start else end
        if (begin, behind) != (start, end) and taken.free(begin, start) and taken.free(end, behind):
            del names[start, end]
            names[begin, behind] = _PERSON
            taken.add(begin, behind)


class _Beside:
    """What stands beside the persons of one article."""

    def __init__(self, natural: str, case: CaseTable, places: Gazetteer, given: frozenset[str]) -> None:
        self._natural = natural
        self._case = case
        self._places = places
        self._given = given

    def begin(self, start: int) -> int:
        """Where a name begins whose surname begins at `start`."""
        natural, begin = self._natural, start
        if match := _NICKNAME_BEFORE.search(natural, max(0, start - _LOOK), start):
            return match.start()
        while match := _FIRST_BEFORE.search(natural, max(0, begin - _LOOK), begin):
            if not self._is_first(match["first"], match.start("first")):
                break
            begin = match.start("first")
        if begin < start and (match := _INITIALS_BEFORE.search(natural, max(0, begin - _LOOK), begin)):
            begin = match.start()
        return begin

    def _is_first(self, word: str, start: int) -> bool:
        """Whether a word in front of a surname is a first name, and no month, town or word of a sentence."""
        natural = self._natural
        if _CALENDAR.match(word) or _TITLE.match(word):
            return False
        if _ADDRESS_BEFORE.search(natural, max(0, start - _LOOK), start):
            return True
        if word not in self._given and not formal_name(word.lower()) and word.partition("-")[0] not in self._given:
            return False
        if word in self._places.sure:
            return False
        if _TITLE_BEFORE.search(natural, max(0, start - _LOOK), start):
            return True
        opens = _SENTENCE_START.search(natural, max(0, start - 4), start) is not None
        return not (opens and self._case.is_word(word, 0.5))

    def end(self, start: int, end: int) -> int:
        """Where a name ends of which a first name was found."""
        word = self._natural[start:end]
        if word not in self._given or word in self._places.sure or self._case.is_word(word):
            return end
        if match := _SMALL_WORD.match(self._natural, end):
            unheard = not any(self._is_small(part) for part in match.group().split())
            return match.end() if unheard else end
        return end

    def _is_small(self, word: str) -> bool:
        """Whether running text writes a word small."""
        return self._case.is_word(word)
