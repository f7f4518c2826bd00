"""Names the model drew too short or too long: mended by what stands next to them."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from index.article import MentionKind
from index.entities.casing import CaseTable
from index.entities.companies import (
    DESIGNATORS,
    company_behind,
    company_end,
    is_company,
    is_known_firm,
    whole_company,
)
from index.entities.cues import in_office, is_business
from index.entities.demonyms import is_demonym
from index.entities.gazetteer import Gazetteer
from index.entities.names import initials
from index.entities.organisations import KNOWN_ORGANISATIONS
from index.entities.spans import Span
from index.entities.unglued import unglued
from index.entities.words import (
    GLUED,
    MARKET_WORD,
    MONEY,
    MONTHS,
    ORGANISATION_HEADS,
    PARTICLES,
    TITLES,
    WEEKDAYS,
    word_set,
)

PERSON, ORGANISATION, PLACE = MentionKind.PERSON, MentionKind.ORGANISATION, MentionKind.PLACE

_NEXT = re.compile(
    r" ((?:(?:[dD]e|van|von|der|bin|wa|al|el|di|da|la)\s)*(?:[aA]l-)?[A-ZÀ-Þ][\w'’-]*\w)(?![\w.]*\.\w)"
)
_BEFORE = re.compile(r"(?:^|(?<=[\s(\"“]))([A-ZÀ-Þ][\w'’-]*[a-zß-ÿ])(?<!['’]s) $")
_LAST_SYLLABLE = re.compile(r"-((?!in-|led|era|run|like|born|free|lite|type)[a-z]{2,6})(?![\w-])")
_AFTER_INITIAL = re.compile(r"\.? ([A-ZÀ-Þ][a-zß-ÿ'’-]+)")
_ENDS_IN_INITIAL = re.compile(r"\s[A-Z]\.?$")
_FIRST_WORD = re.compile(r"([A-ZÀ-Þ][\w'’-]+)\s+(?=[A-ZÀ-Þ])")
_AND = re.compile(r"\s(?:and|&)\s")
_AND_PLACE = re.compile(r"\s(?:and|&)\s(?=[A-ZÀ-Þ])|, (?=[A-ZÀ-Þ])")
# "International Natural Rubber Agreement, INRA"
_WITH_ACRONYM = re.compile(r"(?P<full>[^,()]+ [^,()]+), (?P<short>[A-Z]{3,6})")
_FIRMS_FIRM = re.compile(
    r"(?P<one>\S.*? (?:Inc|Corp|Co|Ltd|Plc|Enterprises|Group|Industries|Systems|Holdings|Bancorp|Airlines))"
    r"['’]s? (?=[A-ZÀ-Þ]\S+ \S)"
)
# "Nikko Securities' Okamoto"
_FIRMS_MAN = re.compile(
    r"(?P<firm>\S+(?: \S+)* (?:Securities|Brothers|Industries|Partners))['’] (?P<man>[A-ZÀ-Þ][a-zß-ÿ]+)"
)
_TWO_FIRMS = re.compile(rf"(?P<one>\S.*? {DESIGNATORS}\.?) and (?=[A-ZÀ-Þ]\S+ \S)")
# "Manaspas Xuto of Thailand", "ICI of Britain"; "Volkswagen of America" is one name.
# "Whole Foods and QFC"
_AND_LETTERS = re.compile(r"(?P<one>[A-ZÀ-Þ].*[a-z]) and (?P<two>[A-Z]{3,5})")
_OF_PLACE = re.compile(r"(?P<name>(?P<first>[A-ZÀ-Þ][\w'’-]+) [A-ZÀ-Þ][\w'’-]+) of (?P<place>[A-ZÀ-Þ].*)")
# "U.S.-Mexico", where the whole is no place of its own
_BETWEEN = re.compile(r"(?P<one>U\.?S\.?|U\.?K\.?|[A-ZÀ-Þ][a-zß-ÿ]+)-(?P<two>U\.?S\.?|U\.?K\.?|[A-ZÀ-Þ][a-zß-ÿ]+)")
# "Netanyahu's Likud", "Trump's National Security Council"
_WHOSE = re.compile(r"(?P<who>[A-ZÀ-Þ][\w-]*[a-zß-ÿ])['’]s (?=[A-ZÀ-Þ])")
_HIS_THINGS = re.compile(
    r"(?P<who>[A-ZÀ-Þ].*) (?:Memos?|Emails?|Servers?|Papers|Files|Tapes|Tariffs|Documents|Dossier|Probe|Campaign)"
)
_OF_COUNTRY = re.compile(r"(?:.* )?(?P<last>[A-ZÀ-Þ][\w'’-]+) of (?P<place>(?!America|Canada)[A-ZÀ-Þ].*)")
# "Punta del Este in Uruguay"; "Organisation for Security and Cooperation in Europe" is one name.
_IN_COUNTRY = re.compile(r"(?P<name>[A-ZÀ-Þ](?:(?! for | of | on | and ).)*?),? in (?P<place>[A-ZÀ-Þ].*)")
# "Nakasone told Trade and Industry", "Cyclops with Dixons": words that no body has in its name.
_SENTENCE_WITHIN = re.compile(
    r"(?P<one>[A-ZÀ-Þ][^,]*?) (?:told|said|after|before|into|is|was|were|with|from|by|than|but|when|while|"
    r"against|to(?= [^,]* (?:Inc|Corp|Co|Ltd)$)) (?=[A-ZÀ-Þ])"
)
_HEAD = re.compile(rf"(?:{ORGANISATION_HEADS})")
# 'Burkhard "Bobby" Junger'
_NICKNAME = re.compile(
    r"[A-ZÀ-Þ][a-zß-ÿ]+ (?:\"[A-Z][a-z]+\"|“[A-Z][a-z]+”|\([A-Z][a-z]+\)) [A-ZÀ-Þ][a-zß-ÿ][\w'’-]*(?<!['’]s)"
)
_SMALL_WORD = re.compile(r" [a-z]{3,}(?!\w)")
_WITH_GLUE = re.compile(rf"([A-Z][a-z]{{3,}}?){GLUED}")
_SMALL_BEFORE = re.compile(r"[a-zß-ÿ,] $")
_LOCATIVE = re.compile(r"\b(?:[Ii]n|[Aa]t|near|from|to|outside|around|via|through|across)\s$")
_ATTORNEY_BEFORE = re.compile(
    r"\b(?:Attorney|Solicitor|Surgeon|Inspector|Postmaster|Secretary|Director) General $"
)
# "Department of Transportation, Environmental Protection Agency": the one is complete where the other begins.
_TWO_BODIES = re.compile(
    r"(?P<one>(?:Department|Ministry|Office) of [^,]+), (?P<two>(?!.* and )[A-ZÀ-Þ].* "
    r"(?:Agency|Administration|Commission|Service|Bureau|Authority|Board))"
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
_OF_NAME = re.compile(r" of (?:the )?[A-ZÀ-Þ][\w'’-]*\w(?: [A-ZÀ-Þ][\w'’-]*\w)*")
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

    def mend(self, spans: Iterable[Span]) -> list[Span]:
        """The spans, in order, with mended borders; they do not overlap."""
        parts = list(self._joined(part for span in spans for part in self._parts(span)))
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

    def _parts(self, span: Span) -> Iterator[Span]:
        """Split what holds two names: "Ann Ware and Bob Hill", a body and its letters."""
        glued = _WITH_GLUE.fullmatch(self._text, span.start, span.end)
        if glued and glued[1] in self._places.sure:
            yield Span(span.start, glued.end(1), PLACE)
            return
        match = _BETWEEN.fullmatch(self._text, span.start, span.end)
        if match and match.group() not in self._places and self._places.sure.issuperset(match.groups()):
            yield Span(span.start, match.end("one"), PLACE)
            yield Span(match.start("two"), span.end, PLACE)
            return
        if span.kind is PERSON:
            yield from self._parts_of_person(span)
            return
        match = _IN_COUNTRY.fullmatch(self._text, span.start, span.end)
        if match and match["place"] in self._places.countries:
            yield Span(span.start, match.end("name"), span.kind)
            yield Span(match.start("place"), span.end, PLACE)
            return
        match = None if span.kind is PLACE else _OF_COUNTRY.fullmatch(self._text, span.start, span.end)
        if match and match["place"] in self._places.countries and self._is_own_name(match["last"]):
            yield Span(span.start, match.end("last"), span.kind)
            yield Span(match.start("place"), span.end, PLACE)
            return
        if span.kind is ORGANISATION:
            if parts := list(unglued(self._text, span, self._case, self._places, self._given)):
                yield from parts
                return
            match = _WITH_ACRONYM.fullmatch(self._text, span.start, span.end)
            if match and match["short"].lower() in initials(match["full"]):
                yield Span(span.start, match.end("full"), ORGANISATION)
                yield Span(match.start("short"), span.end, ORGANISATION)
                return
            if match := _SENTENCE_WITHIN.match(self._text, span.start, span.end):
                yield Span(span.start, match.end("one"), ORGANISATION)
                yield from self._parts(Span(match.end(), span.end, ORGANISATION))
                return
            match = _WHOSE.match(self._text, span.start, span.end)
            if match and self._is_somebody(match["who"]):
                yield Span(span.start, match.end("who"), self._kind_of_owner(match["who"]))
                yield Span(match.end(), span.end, ORGANISATION)
                return
            if match := _TWO_BODIES.fullmatch(self._text, span.start, span.end):
                yield Span(span.start, match.end("one"), ORGANISATION)
                yield Span(match.start("two"), span.end, ORGANISATION)
                return
            match = _AND_LETTERS.fullmatch(self._text, span.start, span.end)
            if match and self._is_alone(match["one"]):
                yield Span(span.start, match.end("one"), ORGANISATION)
                yield Span(match.start("two"), span.end, ORGANISATION)
                return
            if match := _FIRMS_FIRM.match(
                self._text, span.start, span.end
            ):  # "Winn Enterprises' Knudsen Foods Inc"
                yield Span(span.start, match.end("one"), ORGANISATION)
                yield Span(match.end(), span.end, ORGANISATION)
                return
            match = _FIRMS_MAN.fullmatch(self._text, span.start, span.end)
            if match and self._case.natural(match["man"]) is None:
                yield Span(span.start, match.end("firm"), ORGANISATION)
                yield Span(match.start("man"), span.end, PERSON)
                return
            if match := _TWO_FIRMS.match(self._text, span.start, span.end):  # "Ann Roe Inc and Roe Medical Inc"
                yield Span(span.start, match.end("one"), ORGANISATION)
                yield Span(match.end(), span.end, ORGANISATION)
                return
            yield span
            return
        if span.kind is PLACE and self._text[span.start : span.end] in self._places:
            yield span
            return
        start = span.start
        for match in _AND_PLACE.finditer(self._text, span.start, span.end):
            if self._text[start : match.start()] not in self._places:
                continue  # "Central and South America"
            yield Span(start, match.start(), span.kind)
            start = match.end()
        yield Span(start, span.end, span.kind)

    def _parts_of_person(self, span: Span) -> Iterator[Span]:
        """Split "Ann Ware and Bob Hill", "Ann Ware of Coronado"; cut "James Comey Memos"."""
        match = _OF_PLACE.fullmatch(self._text, span.start, span.end)
        if match and match["place"] in (self._places if match["first"] in self._given else self._places.countries):
            yield Span(span.start, match.end("name"), PERSON)
            yield Span(match.start("place"), span.end, PLACE)
            return
        if (match := _HIS_THINGS.fullmatch(self._text, span.start, span.end)) and self._has_things(match["who"]):
            yield Span(span.start, match.end("who"), PERSON)
            return
        start = span.start
        for match in _AND.finditer(self._text, span.start, span.end):
            yield Span(start, match.start(), PERSON)
            start = match.end()
        yield Span(start, span.end, PERSON)

    def _has_things(self, name: str) -> bool:
        """Whether a name is somebody's of the article: "James Comey", "Clinton" beside Hillary Clinton."""
        if " " in name:
            return True
        full = re.search(rf"\b(?P<first>[A-ZÀ-Þ][a-zß-ÿ]+) {re.escape(name)}\b", self._text)
        return self._is_known(name) or (full is not None and full["first"] in self._given)

    def _kind_of_owner(self, name: str) -> MentionKind:
        if name in self._places.sure:
            return PLACE
        full = re.search(rf"\b(?P<first>[A-ZÀ-Þ][a-zß-ÿ]+)\.? {re.escape(name)}\b", self._text)
        person = full is not None and (full["first"] in self._given or _TITLE.match(full["first"]) is not None)
        return PERSON if person else ORGANISATION

    def _is_alone(self, name: str) -> bool:
        """Whether the article has a name without what an "and" adds to it."""
        return re.search(rf"(?<![\w-]){re.escape(name)}\b(?! (?:and|&) [A-Z])", self._text) is not None

    def _is_somebody(self, name: str) -> bool:
        """Whether the article has a name elsewhere; of one that is a word, too, with a title: "Mr. Trump"."""
        if self._case.is_word(name):
            return re.search(rf"\b(?:{TITLES})\.? {re.escape(name)}\b", self._text) is not None
        return self._is_known(name)

    def _is_known(self, name: str) -> bool:
        """Whether the article has a name's last word elsewhere, and not as a first name."""
        last = name.rpartition(" ")[2]
        alone = rf"(?<![\w-]){re.escape(last)}(?!['’]?\w|['’]s [A-ZÀ-Þ]| [A-ZÀ-Þ])"
        return last not in self._given and re.search(alone, self._text) is not None

    def _is_own_name(self, word: str) -> bool:
        """Whether a word is a name and nothing that bodies of a country are called by."""
        return not self._case.is_word(word, 0.2) and _HEAD.fullmatch(word) is None and word.lower() != "bank"

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
        match = _BEFORE.search(text, max(floor, start - 24), start)
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
_INITIALS = re.compile(r"(?<![\w.&-])(?:[A-Z]\. ?){1,3}[A-ZÀ-Þ][a-zß-ÿ'’-]{2,}(?:-[A-Z][a-z]+)?")


_AMOUNT = re.compile(r"\s+[\d.]")
_BEGINNINGS = word_set("That And The But This You They There Then When While However")
_BROKER = re.compile(r" (?:and|&) Co\b| (?:brokerage|securities|bank)\b")


def initialled(text: str, places: Gazetteer) -> Iterator[Span]:
    """Surnames with initials ("K. Curran", "J.P. Ricciardi"): persons wherever they stand."""
    size = len(text)
    found = [
        (match.start(), match.group().removesuffix("'s").removesuffix("’s")) for match in _INITIALS.finditer(text)
    ]
    ends = ((name, start + len(name)) for start, name in found)
    firms = {name for name, end in ends if company_behind(text, end, size) > end}
    for start, name in found:
        end = start + len(name)
        if name in firms:  # "A. Schulman" of "A. Schulman Inc"
            yield Span(start, company_behind(text, end, size), ORGANISATION)
            continue
        if MARKET_WORD.search(name) or is_known_firm(name) or is_demonym(name.split()[-1]):
            continue  # "N.Z. Dlrs", "J.P. Morgan", "S. African"
        if MONEY.search(name) and _AMOUNT.match(text, end):
            continue  # "S.A. Rand   2.6157"
        if name.split()[-1] in _BEGINNINGS:
            continue  # "the One S. That revision"
        if _BROKER.match(text, end):
            continue  # "the D.A. Davidson brokerage"
        if not name.startswith(("U.S", "U.N", "U.K", "E.U")) and name.split()[-1] not in places.sure:
            yield Span(start, end, PERSON)


_KOREAN = re.compile(
    r"(?<![\w-])(?:Kim|Lee|Park|Pak|Moon|Choi|Choe|Chung|Chong|Jung|Jong|Kang|Cho|Jo|Yoon|Youn|Yun|Jang|Chang|Lim|Han|"
    r"Oh|Seo|Suh|Shin|Sin|Kwon|Hwang|Ahn|An|Song|Hong|Ri|Ban|Roh|Ro|Ko|Hyon|Nam|Ryu|Bae|Baek|Ha|So|Yang|Im) "
    r"[A-Z][a-z]+(?: - |-)(?!(?:the|based|owned|led|born|style|backed|made|run|wide|listed)\b)"
    r"[A-Za-z][a-z]{1,5}(?![\w-])"
)


def hyphenated(text: str) -> Iterator[Span]:
    """Korean names, whose second half is written small: "Moon Jae-in", also with blanks around the hyphen."""
    for match in _KOREAN.finditer(text):
        yield Span(*match.span(), PERSON)
