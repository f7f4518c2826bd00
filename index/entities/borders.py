"""Names the model drew too short or too long: mended by what stands next to them."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from index.article import MentionKind
from index.entities.casing import CaseTable
from index.entities.companies import company_behind, company_end, is_company, whole_company
from index.entities.cues import in_office
from index.entities.demonyms import is_demonym
from index.entities.gazetteer import Gazetteer
from index.entities.loosened import is_loose
from index.entities.name_cues import is_business
from index.entities.organisations import KNOWN_ORGANISATIONS
from index.entities.parts import Parts
from index.entities.spans import Span
from index.entities.words import MONTHS, ORGANISATION_HEADS, PARTICLES, TITLES, WEEKDAYS, word_set

PERSON, ORGANISATION, PLACE = MentionKind.PERSON, MentionKind.ORGANISATION, MentionKind.PLACE

_NEXT = re.compile(
    r" ((?:(?:[dD]e|van|von|der|bin|wa|al|el|di|da|la)\s)*(?:(?:[aAeE]l|ul|ad)-)?[A-ZÀ-Þ][\w'’-]*\w)(?![\w.]*\.\w)"
)
_BEFORE = re.compile(r"(?:^|(?<=[\s(\"“]))([A-ZÀ-Þ][\w'’-]*[a-zß-ÿ])(?<!['’]s) $")
_NICKNAMED_BEFORE = re.compile(
    r"(?<![\w-])(?:[A-ZÀ-Þ][a-zß-ÿ]+|(?:[A-Z]\.){1,3}) (?:\"[A-Z][a-z]+\"|“[A-Z][a-z]+”) $"  # 'C.J. "Pete" Roe'
)
# What is said in front of a name alone: the next word is a first name, whatever word it is.
_TITLED_BEFORE = re.compile(r"\b(?:Rep|Sen|Gov|Reps|Sens)\. (?P<first>[A-ZÀ-Þ][a-zß-ÿ]+ (?:[A-Z]\. )?)$")
_LAST_SYLLABLE = re.compile(r"-((?!in-|led|era|run|like|born|free|lite|type)[a-z]{2,6})(?![\w-])")
_AFTER_INITIAL = re.compile(r"\.? ([A-ZÀ-Þ][a-zß-ÿ'’-]+)")
_ENDS_IN_INITIAL = re.compile(r"\s[A-Z]\.?$")
_FIRST_WORD = re.compile(r"([A-ZÀ-Þ][\w'’-]+)\s+(?=[A-ZÀ-Þ])")
# 'Burkhard "Bobby" Junger'
_NICKNAME = re.compile(
    r"[A-ZÀ-Þ][a-zß-ÿ]+ (?:\"[A-Z][a-z]+\"|“[A-Z][a-z]+”|\([A-Z][a-z]+\)) [A-ZÀ-Þ][a-zß-ÿ][\w'’-]*(?<!['’]s)"
)
_SMALL_WORD = re.compile(r" [a-z]{3,}(?!\w)")
_SMALL_BEFORE = re.compile(r"[a-zß-ÿ,] $")
_LOCATIVE = re.compile(r"\b(?:[Ii]n|[Aa]t|near|from|to|outside|around|via|through|across)\s$")
_ATTORNEY_BEFORE = re.compile(
    r"\b(?:Attorney|Solicitor|Surgeon|Inspector|Postmaster|Secretary|Director) General $"
)
_HEAD_BEHIND = re.compile(rf" (?:(?:{ORGANISATION_HEADS})\b)(?:\s(?:{ORGANISATION_HEADS})\b)*")
_OF_SOMETHING = re.compile(
    r"\b(?:Bank|University|Ministry|Church|Railways?|Institute|Association|Council|College|Federation|Court|Society|"
    r"Organi[sz]ation|Conference|League|Union|Chamber|Board|Academy|Department|Bureau|Office|House|Order|Party)$"
)
_HEAD_OF_BEFORE = re.compile(
    r"(?:^|[\s(\"“])(?P<head>(?:[A-ZÀ-Þ][a-z]+ )?"
    r"(?:Ministry|Department|Institute|Bureau|Federation|Chamber|Academy) (?:of|for) (?:the )?)$"
)
_OF = (" of ", " of the ", " for ")
_OF_NAME = re.compile(rf" of (?:the )?(?!(?:{MONTHS})\b)[A-ZÀ-Þ][\w'’-]*\w(?: [A-ZÀ-Þ][\w'’-]*\w)*")
_PLURAL_BEHIND = re.compile(r" ([A-Z][a-z]+(?:\s[A-Z][a-z]+)?s)\b(?!\s[A-Z])")
_THE_BEFORE = re.compile(r"\b[Tt]he $")
_TITLE = re.compile(rf"(?:{TITLES})$")
_CALENDAR = re.compile(rf"(?:{MONTHS}|{WEEKDAYS})$")
_SHORTENED_FIRST = re.compile(r"(?:Chas|Wm|Geo|Jas|Thos|Jos|Robt|Edw|Alex)\. ")
_SENTENCE_START = re.compile(r"(?:^|[.!?\n][\"”’)]*\s*[\"“]?)$")


class Borders:
    """Mends the borders of names by the words around them."""

    def __init__(self, text: str, case: CaseTable, places: Gazetteer, given: frozenset[str]) -> None:
        self._text = text
        self._headline = text.find("\n")
        self._case = case
        self._places = places
        self._given = given
        self._apart = Parts(text, case, places, given)

    def mend(self, spans: Iterable[Span]) -> list[Span]:
        """The spans, in order, with mended borders; they do not overlap."""
        parts = list(self._joined(part for span in spans for part in self._apart.of(span)))
        mended: list[Span] = []
        for i, span in enumerate(parts):
            before = mended[-1].end if mended else 0
            if span.end <= before:
                continue  # swallowed by the name in front
            limit = parts[i + 1].start if i + 1 < len(parts) else len(self._text)
            if span.kind is PLACE and self._is_first_name(span):
                span = span._replace(kind=PERSON)  # "Melania" of "Melania Trump"
            if span.kind is not ORGANISATION and company_behind(self._text, span.end, limit) > span.end:
                span = span._replace(kind=ORGANISATION)  # "Seagram" of "Seagram Co"
            elif (end := company_end(self._text, span.end)) > span.end:
                span = Span(span.start, end, ORGANISATION)  # "Heritage" of "Heritage Quality Construction Co"
            if span.kind is PERSON and (match := _NICKNAME.match(self._text, span.start)):
                mended.append(Span(span.start, match.end(), PERSON))
                continue
            if span.kind is PERSON:
                span = self._person(span, before, limit, parts[i + 1] if i + 1 < len(parts) else None)
            elif span.kind is PLACE:
                span = self.team(span, limit)
            else:
                span = self._organisation(span, before, limit, parts[i + 1] if i + 1 < len(parts) else None)
                if is_company(self._text[span.start : span.end]):
                    span = whole_company(self._text, span, before, self._case, self._places)
            if span.start >= before:
                mended.append(span)
        return mended

    def _joined(self, spans: Iterable[Span]) -> Iterator[Span]:
        """Join the pieces of one person: "Ursula" and "Leyen" of "Ursula von der Leyen"."""
        last: Span | None = None
        for span in spans:
            if last and _SHORTENED_FIRST.fullmatch(self._text, last.start, span.start):
                span = span._replace(start=last.start)  # "Chas" of "Chas. P. Young Co"
            elif last and (self._belongs(last, span) or self._is_first_half(last, span)):
                span = Span(last.start, span.end, PERSON)
            elif last:
                yield last
            last = span
        if last:
            yield last

    def _is_first_half(self, first: Span, last: Span) -> bool:
        """Whether a first name that is a town's as well stands in front of a surname: "Sadiq" + "Khan"."""
        name = self._text[first.start : first.end]
        if first.kind is not PLACE or last.kind is not PERSON or self._text[first.end : last.start] != " ":
            return False
        if name not in self._places and " " not in name and not self._case.is_word(name):
            return True  # a town that nobody knows, in front of somebody: "Mohasin" + "Uddin Khan"
        return (
            name in self._given and name not in self._places.sure and " " not in self._text[last.start : last.end]
        )

    def _belongs(self, person: Span, span: Span) -> bool:
        """Whether a blank or small words of names are all that stands between a person and the next name."""
        if person.kind is not PERSON:
            return False
        between = self._text[person.end : span.start]
        if between == " ":
            return span.kind is PERSON
        return len(between) > 2 and between[0] == between[-1] == " " and PARTICLES.issuperset(between.split())

    def _person(self, span: Span, floor: int, limit: int, following: Span | None) -> Span:
        text = self._text
        start, end, _ = span
        # "Broker Khurshid Alam said": at the start of a sentence a common word is no first name.
        match = _FIRST_WORD.match(text, start, end)
        if match and self._case.is_word(match[1], 0.5) and _SENTENCE_START.search(text, max(0, start - 4), start):
            start = match.end()
        if _ENDS_IN_INITIAL.search(text, start, end) and (match := _AFTER_INITIAL.match(text, end)):
            end = match.end()  # "Thomas D" of "Thomas D. Green"
        elif (match := _NEXT.match(text, end)) and match.end() <= limit:
            first = text[start:end]
            common = 0.8 if first in self._given else 0.15  # "Stuart Law" is one name, "Clinton Law" may not be
            short = " " not in first or match[1].split()[0] in PARTICLES
            if (short or self._case.natural(match[1]) is None) and self._may_be_surname(
                match[1], common, end < self._headline
            ):
                end = match.end()
        end -= 2 * text.endswith(("'s", "’s"), start, end)  # "Lupita Nyong'o's dress"
        match = _LAST_SYLLABLE.match(text, end) if " " in text[start:end] else None
        if match and not self._case.is_word(match[1], 0.1):
            end = match.end()  # "Moon Jae" of "Moon Jae-in"
        if " " not in text[start:end] and (match := _TITLED_BEFORE.search(text, max(floor, start - 32), start)):
            return Span(match.start("first"), end, PERSON)  # "Pat" of "Rep. Pat Roe"
        if " " not in text[start:end] and (match := _NICKNAMED_BEFORE.search(text, max(floor, start - 32), start)):
            return Span(match.start(), end, PERSON)
        match = _BEFORE.search(text, max(floor, start - 24), start)
        if match and is_loose(text, match.start(1), match[1], self._places):
            match = None
        if match and (" " not in text[start:end] or text[start:end].split()[0] not in self._given):
            word = match[1]
            town = word in self._places and (
                word in self._places.sure or not self._is_in_passing(match.start(1), span)
            )
            if not town and (
                word in self._given
                or (" " not in text[start:end] and self._is_unheard(word, start - len(word) - 1))
                or (" " not in text[start:end] and word in _WORDS_FIRST and text[start:end] not in self._given)
            ):
                start = match.start(1)
        elif match and self._is_only_first_name(match[1]):
            start = match.start(1)  # "Martin" of "Martin Luther King"
        return Span(start, end, PERSON)

    def _is_first_name(self, span: Span) -> bool:
        name = self._text[span.start : span.end]
        if name not in self._given or name in self._places:
            return False
        match = _NEXT.match(self._text, span.end)
        return match is not None and self._may_be_surname(match[1], 0.8)

    def _may_be_surname(self, words: str, common: float, in_headline: bool = False) -> bool:
        word = words.split()[-1]
        if word.isupper() or self._case.is_word(word, common) or is_demonym(word):
            return False
        if in_headline and word[-1] == "s" and self._case.is_word(word[:-1], common):
            return False  # "REAGAN CONVENES"
        return word not in self._places.sure and not _CALENDAR.match(word) and not _TITLE.match(word)

    def _is_only_first_name(self, word: str) -> bool:
        if word in self._places.sure or word in KNOWN_ORGANISATIONS:
            return False
        return word in self._given and not self._case.is_word(word)

    def _is_unheard(self, word: str, start: int) -> bool:
        """Whether a word in mid-sentence can only be a first name nobody listed: "spokesman Muthiah Murali"."""
        if self._case.natural(word) is not None or is_demonym(word):
            return False
        return bool(_SMALL_BEFORE.search(self._text, max(0, start - 3), start))

    def _is_in_passing(self, start: int, span: Span) -> bool:
        """Whether a first name that is some town's, too, stands in mid-sentence and in no place: "death of Eloise
        Parry"."""
        if " " in self._text[span.start : span.end] or _LOCATIVE.search(self._text, max(0, start - 16), start):
            return False
        return bool(_SMALL_BEFORE.search(self._text, max(0, start - 3), start))

    def _is_surname_alone(self, span: Span, floor: int) -> bool:
        """Whether a body of one unheard word stands behind a first name."""
        name = self._text[span.start : span.end]
        if not name.isalpha() or name.isupper() or self._case.natural(name) is not None or is_business(name):
            return False
        if (
            name in KNOWN_ORGANISATIONS
            or name in self._places
            or company_behind(self._text, span.end, len(self._text)) > span.end
        ):
            return False
        match = _BEFORE.search(self._text, max(floor, span.start - 24), span.start)
        if match and is_loose(self._text, match.start(1), match[1], self._places):
            return False
        if match and in_office(self._text, span.end) and not is_demonym(match[1]):
            known = match[1] in self._places or match[1] in KNOWN_ORGANISATIONS
            return not known and not self._case.is_word(match[1], 0.2)  # "Beryl Sprinkel, chairman of the"
        return match is not None and self._is_only_first_name(match[1]) and match[1] not in self._places

    def _organisation(self, span: Span, floor: int, limit: int, following: Span | None) -> Span:
        """Add what belongs to the name: "Co" or "of Thailand" behind it."""
        text = self._text
        start, end, _ = span
        if self._is_surname_alone(span, floor) and (match := _BEFORE.search(text, max(floor, start - 24), start)):
            return Span(match.start(1), end, PERSON)  # "Sawaki" of "Tadao Sawaki"
        end = company_behind(text, end, limit)
        general = text.endswith("General ", 0, start) and not _ATTORNEY_BEFORE.search(
            text, max(0, start - 24), start
        )
        if general and self._case.is_word(text[start:end].split()[0]):
            start -= len("General ")  # "General Cinema": a title in front of a person
        if match := _HEAD_OF_BEFORE.search(text, max(0, start - 40), start):
            start = match.start("head")  # "Foreign Trade" of "Ministry of Foreign Trade"
        if _OF_SOMETHING.search(text, start, end) and (match := _OF_NAME.match(text, end)):
            if match.end() <= limit:
                end = match.end()
            elif (
                following
                and following.kind is PLACE
                and following.start >= end
                and text[end : following.start] in _OF
            ):
                end = following.end
        return Span(start, end, ORGANISATION)

    def team(self, span: Span, limit: int) -> Span:
        """Make a place a team: "Cambridge" of "Cambridge United"."""
        text = self._text
        if (match := _SMALL_WORD.match(text, span.end)) and match.end() <= limit:
            whole = text[span.start : match.end()].lower()
            if whole in self._places.several and not self._case.is_word(match.group().strip()):
                return span._replace(end=match.end())  # "Kuala lumpur" of a line without care
        if (match := _HEAD_BEHIND.match(text, span.end)) and match.end() <= limit:
            return Span(span.start, match.end(), ORGANISATION)
        return span

    def teams(self, names: dict[tuple[int, int], MentionKind]) -> None:
        """Put a town and the nickname behind it together: "the Colorado Rockies"."""
        text = self._text
        for (start, end), kind in sorted(names.items()):
            if kind is PERSON or not _THE_BEFORE.search(text, max(0, start - 4), start):
                continue
            match = _PLURAL_BEHIND.match(text, end)
            if not match or text[start:end] not in self._places or self._places_plural(match[1]):
                continue
            inside = [k for k in names if end <= k[0] < match.end()]
            if all(k[1] <= match.end() for k in inside):
                for span in ((start, end), *inside):
                    del names[span]
                names[start, match.end()] = ORGANISATION

    def _places_plural(self, word: str) -> bool:
        return word.endswith(("Islands", "Heights", "Hills", "Mountains", "Straits", "ss", "States", "Nations"))


# First names that are words first.
_WORDS_FIRST = word_set("Art Pat Drew Gene Guy Rod Chuck Penny Wade Cliff Clay Sue Rob Norm Miles Jay Buzz")
