"""Names the model drew as one, split: "Ann Ware and Bob Hill", a body and its letters, an owner and his things."""

from __future__ import annotations

import re
from collections.abc import Iterator

from index.article import MentionKind
from index.entities.casing import CaseTable
from index.entities.companies import DESIGNATORS
from index.entities.gazetteer import Gazetteer
from index.entities.loosened import loosened
from index.entities.names import initials
from index.entities.spans import Span
from index.entities.unglued import unglued
from index.entities.words import GLUED, ORGANISATION_HEADS, TITLES

PERSON, ORGANISATION, PLACE = MentionKind.PERSON, MentionKind.ORGANISATION, MentionKind.PLACE

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
# "Whole Foods and QFC"
_AND_LETTERS = re.compile(r"(?P<one>[A-ZÀ-Þ].*[a-z]) and (?P<two>[A-Z]{3,5})")
_OF_PLACE = re.compile(r"(?P<name>(?P<first>[A-ZÀ-Þ][\w'’-]+) [A-ZÀ-Þ][\w'’-]+) of (?P<place>[A-ZÀ-Þ].*)")
# "U.S.-Mexico", where the whole is no place of its own
_BETWEEN = re.compile(r"(?P<one>U\.?S\.?|U\.?K\.?|[A-ZÀ-Þ][a-zß-ÿ]+)-(?P<two>U\.?S\.?|U\.?K\.?|[A-ZÀ-Þ][a-zß-ÿ]+)")
# "Netanyahu's Likud", "Trump's National Security Council"
_WHOSE = re.compile(r"(?P<who>[A-ZÀ-Þ][\w-]*[a-zß-ÿ]|[A-Z]{3,6})['’]s (?=[A-ZÀ-Þ])")
_HIS_THINGS = re.compile(
    r"(?P<who>[A-ZÀ-Þ].*) (?:Memos?|Emails?|Servers?|Papers|Files|Tapes|Tariffs|Documents|Dossier|Probe|Campaign)"
)
# "Manaspas Xuto of Thailand", "ICI of Britain"; "Volkswagen of America" is one name.
_OF_COUNTRY = re.compile(r"(?:.* )?(?P<last>[A-ZÀ-Þ][\w'’-]+) of (?P<place>(?!America|Canada)[A-ZÀ-Þ].*)")
# "Punta del Este in Uruguay"; "Organisation for Security and Cooperation in Europe" is one name.
_IN_COUNTRY = re.compile(r"(?P<name>[A-ZÀ-Þ](?:(?! for | of | on | and ).)*?),? in (?P<place>[A-ZÀ-Þ].*)")
# "Nakasone told Trade and Industry", "Cyclops with Dixons": words that no body has in its name.
_SENTENCE_WITHIN = re.compile(
    r"(?P<one>[A-ZÀ-Þ][^,]*?) (?:told|said|after|before|into|is|was|were|with|from|by|than|but|when|while|"
    r"against|to(?= [^,]* (?:Inc|Corp|Co|Ltd)$)) (?=[A-ZÀ-Þ])"
)
_HEAD = re.compile(rf"(?:{ORGANISATION_HEADS})")
_WITH_GLUE = re.compile(rf"([A-Z][a-z]{{3,}}?){GLUED}")
# "Department of Transportation, Environmental Protection Agency": the one is complete where the other begins.
_TWO_BODIES = re.compile(
    r"(?P<one>(?:Department|Ministry|Office) of [^,]+), (?P<two>(?!.* and )[A-ZÀ-Þ].* "
    r"(?:Agency|Administration|Commission|Service|Bureau|Authority|Board)|(?:Office|Bureau|Institute) "
    r"(?:of|for) .*)"
)
# "Interim Committee and Development Committee"
_SAME_HEAD = re.compile(
    r"(?P<one>[A-ZÀ-Þ].* (?P<head>Committee|Commission|Bank|Ministry|Department|Council|Board|Agency|Association|"
    r"Union|Exchange|Party|Authority|Fund|Institute)) and (?=[A-ZÀ-Þ].* (?P=head)$)"
)
_TITLE = re.compile(rf"(?:{TITLES})$")


class Parts:
    """Splits the names of one article."""

    def __init__(self, text: str, case: CaseTable, places: Gazetteer, given: frozenset[str]) -> None:
        self._text = text
        self._case = case
        self._places = places
        self._given = given

    def of(self, span: Span) -> Iterator[Span]:
        """Split what holds two names: "Ann Ware and Bob Hill", a body and its letters."""
        if loose := list(loosened(self._text, span, self._case, self._places, self._given)):
            for part in loose:
                yield from self.of(part)
            return
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
                yield from self.of(Span(match.end(), span.end, ORGANISATION))
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
            match = _SAME_HEAD.match(self._text[span.start : span.end])
            if match:
                yield Span(span.start, span.start + match.end("one"), ORGANISATION)
                yield Span(span.start + match.end(), span.end, ORGANISATION)
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
        if name.isupper():
            return len(name) > 2  # "the SEC's Division of Enforcement"
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
