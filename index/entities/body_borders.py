"""Bodies by the whole of their names: "Economic Commission for Africa", "Stock Exchange of Hong Kong"."""

from __future__ import annotations

import re
from collections.abc import Iterator

from index.article import MentionKind
from index.entities.casing import CaseTable
from index.entities.demonyms import is_demonym
from index.entities.gazetteer import Gazetteer
from index.entities.organisations import KNOWN_ORGANISATIONS
from index.entities.spans import Span
from index.entities.words import MONTHS, PLACE_HEADS, WEEKDAYS

_FIELD_HEAD = re.compile(
    r"\b(?:Commission|Fund|Institute|Cent(?:er|re)s?|Council|Foundation|Conference|Organi[sz]ation|Society|"
    r"Coalition|Campaign|Association|Task Force|Program(?:me)?)$|\bAgency$"
)
_PLACE_HEAD = re.compile(rf" (?:{PLACE_HEADS})$")
# "United Nations Mission" + "in North Elmland (UNMINE)", "United Nations Office" + "for the Sahel"
_OF_NATIONS = re.compile(r"(?:United Nations|UN|U\.N\.) .*(?:Mission|Office|Operation|Force)$")
_NATIONS_MISSION = re.compile(
    r" (?:in|for) (?:the )?[A-ZÀ-Þ][\w-]+(?:(?: and| in| for| of)?(?: the)? [A-ZÀ-Þ][\w-]+)*+(?= \([A-Z]{4,}\))|"
    r" for (?:the )?[A-ZÀ-Þ][\w-]+(?:(?: and)?(?: the)? [A-ZÀ-Þ][\w-]+)*"
)
_SEAT_HEAD = re.compile(
    r"\w (?:Bank|Exchange|Commission|Authority|Association|Federation|Institute|Chamber|Council|University|"
    r"College|Society|Fund|Ministry|Chamber of Commerce)$"
)
_NO_DAY = rf"(?!(?:{MONTHS}|{WEEKDAYS}|The|A|An|Mr|Mrs|President|Prime)\b)"
_WORDS = r"[A-ZÀ-Þ][\w-]+(?: [A-ZÀ-Þ][\w-]+)*+"
_FIELD = re.compile(rf" (?:for|on) (?:the )?{_NO_DAY}{_WORDS}(?: and (?:the )?{_WORDS})?+(?!['’.]\w| <)")
_OF_PLACE = re.compile(r" of (?:the )?(?P<place>[A-ZÀ-Þ][\w-]+(?: [A-ZÀ-Þ][\w-]+)?(?: [A-ZÀ-Þ][\w-]+)?)")
_TOWN_OF_STATE = re.compile(r", [A-ZÀ-Þ]")
_SHARED_HEAD = re.compile(
    r" (?:Ministry|Ministries|Exchange|Institute|Departments?|Committee|Commission|Agency|Council|Association|"
    r"Board)$"
)
_SHARED_BEFORE = re.compile(r"(?<=[a-z] )(?P<field>(?:[A-ZÀ-Þ][a-z]+, ){0,3}[A-ZÀ-Þ][a-z]+),? and $")


# "U.S. Customs and Border Protection", "World Travel and Tourism Council"
_WITH_FIELDS = re.compile(
    r"(?<![\w.&-])(?<!['’]s )(?<! of )(?<! for )(?:U\.?S\.? )?"
    r"(?!(?:But|And|The|In|On|At|For|While|With|Both|If|When|As|After)\b)"
    r"(?P<fields>[A-Z][a-z]+(?: [A-Z][a-z]+)?) and (?:[A-Z][a-z]+ ){1,2}?"
    r"(?:Protection|Enforcement|Council|Administration|Agency|Services)(?!\w| [A-Z])"
)


_AGENCY_FOR = re.compile(r"(?<![\w.])U\.S\. (?:Agency|Institute|Office) (?:for|on) [A-Z][a-z]+(?: [A-Z][a-z]+)*")
_DISTRICT = re.compile(
    r"\b(?<!Court of the )(?:Northern|Southern|Eastern|Western|Middle|Central) District of "
    r"[A-Z][a-z]+(?: [A-Z][a-z]+)?(?! [A-Z])"
)


def districts(text: str) -> Iterator[Span]:
    """Where a court of the United States sits ("the Middle District of Florida"), and agencies for something."""
    for match in _AGENCY_FOR.finditer(text):
        yield Span(*match.span(), MentionKind.ORGANISATION)
    if " District of " in text:
        for match in _DISTRICT.finditer(text):
            yield Span(*match.span(), MentionKind.PLACE)


def with_fields(text: str, case: CaseTable, places: Gazetteer) -> Iterator[Span]:
    """Bodies of two fields that are called by what they do: all their words but the last are common ones."""
    for match in _WITH_FIELDS.finditer(text):
        words = match["fields"].split()
        if all(case.is_word(word) and word not in places.sure and not is_demonym(word) for word in words):
            yield Span(*match.span(), MentionKind.ORGANISATION)


def body_end(text: str, start: int, end: int, places: Gazetteer) -> int:
    """Where a body's name ends that goes on with its field or its country; `end` itself where it does not."""
    name = text[start:end]
    if _SEAT_HEAD.search(name) and (match := _OF_PLACE.match(text, end)):
        place = match["place"]
        while place and place not in places.sure:
            place = place.rpartition(" ")[0]
        behind = match.start("place") + len(place)
        if place and (place in places.countries or not _TOWN_OF_STATE.match(text, behind)):
            return behind
    if _FIELD_HEAD.search(name) and (match := _FIELD.match(text, end)) and not _PLACE_HEAD.search(match.group()):
        return match.end()  # not the "Media Centre on Harbour Road"
    if _OF_NATIONS.match(name) and (match := _NATIONS_MISSION.match(text, end)):
        return match.end()
    return end


def body_start(text: str, start: int, end: int, case: CaseTable, places: Gazetteer) -> int:
    """Where a body's name begins that has several fields: "Mines and" of "Mines and Energy Ministry"."""
    if text[start - 5 : start] != " and " or not _SHARED_HEAD.search(text, start, end):
        return start
    match = _SHARED_BEFORE.search(text, max(0, start - 60), start)
    if match is None:
        return start
    fields = match["field"].split(", ")
    if any(f in places or f in KNOWN_ORGANISATIONS or is_demonym(f) or not case.is_word(f) for f in fields):
        return start
    return match.start("field")
