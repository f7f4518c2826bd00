"""Names the model drew too short or too long: mended by what stands next to them."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from index.article import MentionKind
from index.entities.casing import CaseTable
from index.entities.demonyms import is_demonym
from index.entities.gazetteer import Gazetteer
from index.entities.spans import Span
from index.entities.words import MONTHS, ORGANISATION_HEADS, PARTICLES, TITLES, WEEKDAYS

PERSON, ORGANISATION, PLACE = MentionKind.PERSON, MentionKind.ORGANISATION, MentionKind.PLACE

_NEXT = re.compile(r" ((?:(?:[dD]e|van|von|der|bin|wa|al|el|di|da|la)\s)*[A-ZÀ-Þ][\w'’-]*\w)(?![\w.]*\.\w)")
_BEFORE = re.compile(r"(?:^|(?<=[\s(\"“]))([A-ZÀ-Þ][\w'’-]*[a-zß-ÿ]) $")
_AFTER_INITIAL = re.compile(r"\.? ([A-ZÀ-Þ][a-zß-ÿ'’-]+)")
_ENDS_IN_INITIAL = re.compile(r"\s[A-Z]\.?$")
_FIRST_WORD = re.compile(r"([A-ZÀ-Þ][\w'’-]+)\s+(?=[A-ZÀ-Þ])")
_AND = re.compile(r"\s(?:and|&)\s")
_HEAD_BEHIND = re.compile(rf" (?:(?:{ORGANISATION_HEADS})\b)(?:\s(?:{ORGANISATION_HEADS})\b)*")
_COMPANY_BEHIND = re.compile(r" (?:& )?(?:Inc|Corp|Co|Ltd|Plc|PLC|LLC|AG|SA|NV|SpA|Group|Bank|Holdings)\b\.?")
_PLURAL_BEHIND = re.compile(r" ([A-Z][a-z]+(?:\s[A-Z][a-z]+)?s)\b(?!\s[A-Z])")
_THE_BEFORE = re.compile(r"\b[Tt]he $")
_TITLE = re.compile(rf"(?:{TITLES})$")
_CALENDAR = re.compile(rf"(?:{MONTHS}|{WEEKDAYS})$")
_SENTENCE_START = re.compile(r"(?:^|[.!?\n][\"”’)]*\s*[\"“]?)$")


class Borders:
    """Mends the borders of names by the words around them."""

    def __init__(self, text: str, case: CaseTable, places: Gazetteer, given: frozenset[str]) -> None:
        self._text = text
        self._case = case
        self._places = places
        self._given = given

    def mend(self, spans: Iterable[Span]) -> list[Span]:
        """The spans, in order, with mended borders; they do not overlap."""
        parts = [part for span in spans for part in self._parts(span)]
        mended: list[Span] = []
        for i, span in enumerate(parts):
            before = mended[-1].end if mended else 0
            if span.end <= before:
                continue  # swallowed by the name in front
            limit = parts[i + 1].start if i + 1 < len(parts) else len(self._text)
            if span.kind is PERSON:
                span = self._person(span, before, limit, parts[i + 1] if i + 1 < len(parts) else None)
            elif span.kind is PLACE:
                span = self.team(span, limit)
            elif (match := _COMPANY_BEHIND.match(self._text, span.end)) and match.end() <= limit:
                span = Span(span.start, match.end(), ORGANISATION)
            if span.start >= before:
                mended.append(span)
        return mended

    def _parts(self, span: Span) -> Iterator[Span]:
        """ "Ann Ware and Bob Hill" is two persons."""
        if span.kind is not PERSON:
            yield span
            return
        start = span.start
        for match in _AND.finditer(self._text, span.start, span.end):
            yield Span(start, match.start(), PERSON)
            start = match.end()
        yield Span(start, span.end, PERSON)

    def _person(self, span: Span, floor: int, limit: int, following: Span | None) -> Span:
        text = self._text
        start, end, _ = span
        # "Broker Khurshid Alam said": at the start of a sentence a common word is no first name.
        match = _FIRST_WORD.match(text, start, end)
        if match and self._case.is_word(match[1], 0.5) and _SENTENCE_START.search(text, max(0, start - 4), start):
            start = match.end()
        if _ENDS_IN_INITIAL.search(text, start, end) and (match := _AFTER_INITIAL.match(text, end)):
            end = match.end()  # "Thomas D" of "Thomas D. Green"
        elif (match := _NEXT.match(text, end)) and match.end() <= limit and self._may_be_surname(match[1]):
            one_word = " " not in text[start:end]
            if one_word or match[1].split()[0] in PARTICLES:
                end = match.end()
        match = _BEFORE.search(text, max(floor, start - 24), start)
        if match and " " not in text[start:end] and match[1] in self._given and match[1] not in self._places.sure:
            start = match.start(1)
        return Span(start, end, PERSON)

    def _may_be_surname(self, words: str) -> bool:
        word = words.split()[-1]
        if word.isupper() or self._case.is_word(word, 0.15) or is_demonym(word):
            return False
        return word not in self._places.sure and not _CALENDAR.match(word) and not _TITLE.match(word)

    def team(self, span: Span, limit: int) -> Span:
        """ "Cambridge" of "Cambridge United", "Colorado" of "the Colorado Rockies"."""
        text = self._text
        if (match := _HEAD_BEHIND.match(text, span.end)) and match.end() <= limit:
            return Span(span.start, match.end(), ORGANISATION)
        if _THE_BEFORE.search(text, max(0, span.start - 4), span.start):
            match = _PLURAL_BEHIND.match(text, span.end)
            if match and match.end() <= limit and not self._places_plural(match[1]):
                return Span(span.start, match.end(), ORGANISATION)
        return span

    def _places_plural(self, word: str) -> bool:
        return word.endswith(("Islands", "Heights", "Hills", "Mountains", "Straits", "ss")) or is_demonym(word)


_INITIALS = re.compile(r"(?<![\w.&-])(?:[A-Z]\. ?){1,3}[A-ZÀ-Þ][a-zß-ÿ'’-]{2,}(?:-[A-Z][a-z]+)?")


def initialled(text: str, places: Gazetteer) -> Iterator[Span]:
    """ "K. Curran" and "J.P. Ricciardi" are persons wherever they stand."""
    for match in _INITIALS.finditer(text):
        if (
            not match.group().startswith(("U.S", "U.N", "U.K", "E.U"))
            and match.group().split()[-1] not in places.sure
        ):
            yield Span(match.start(), match.end(), PERSON)
