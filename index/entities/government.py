"""Names as governments, courts and parliaments write them.

"Court of Appeals for the Tenth Circuit", "Bureau of Harbours, Canals, and Inland Ports", "the hon. Member for Elm
Valley", "the Norland-Sudland border": what such texts are full of, and the model cuts or leaves out.
"""

from __future__ import annotations

import re
from collections.abc import Container, Iterator

from index.article import MentionKind
from index.entities.casing import CaseTable
from index.entities.countries import country
from index.entities.demonyms import is_demonym
from index.entities.gazetteer import Gazetteer
from index.entities.name_cues import SEATS
from index.entities.organisations import KNOWN_ORGANISATIONS
from index.entities.spans import Span

_PLACE, _ORGANISATION = MentionKind.PLACE, MentionKind.ORGANISATION

_WORD = r"[A-ZÀ-Þ][\w'’-]+"
_STOPPED = r"(?:Ste?\. )?"
_COURT = re.compile(
    r"(?:(?:U\.?S\.?|United States|Federal|Circuit|State) )*(?:Court of Appeals?|District Court|Bankruptcy Court) "
    r"for the "
    rf"(?:(?:{_WORD}|D\.C\.|\d+(?:st|nd|rd|th)) )(?:{_WORD} |of )*?"
    rf"(?:Circuit|District of {_WORD}(?: (?!Judge){_WORD})?)"
)
_FIELDS = re.compile(
    rf"(?<![\w-])(?:Bureau|Office|Department|Ministry|Directorate|Division|Centre|Center) (?:of|for) (?:the )?"
    rf"(?P<fields>{_WORD}(?: {_WORD})?(?:, {_WORD}(?: {_WORD})?)+,? and {_WORD}(?: {_WORD})?)"
)
_SEAT = re.compile(
    rf"\b(?:[Mm]embers?(?: of (?:the )?(?:[A-Z]\w+ )?(?:Parliament|Assembly|Senate|Knesset|Congress))?|MP) for "
    rf"(?P<seat>{_STOPPED}{_WORD}(?:(?:,| and|,? and the)? {_STOPPED}{_WORD}){{0,3}})(?![\w-])"
)
_SIDE_BY_SIDE = re.compile(
    r"(?<![\w.-])(?:U\.S\.|U\.K\.|[A-ZÀ-Þ][\w’']+)(?:-(?:U\.S\.|U\.K\.|[A-ZÀ-Þ][\w’']+))+(?![\w-])"
)
_UNION = "EU"
_BLOC = re.compile(r"(?<![\w.-])G-?(?:5|7|8|10|20|24|77)(?![\w-]|\.\d)")
# "the Foreign Ministers of Norland": several people, and the country they come from.
_SEVERAL_OF = re.compile(
    r"(?:(?:[Tt]he|Joint) )?(?:[A-Z]\w+ ){0,3}(?:Ministers|Governments|Leaders|Presidents|Ambassadors|"
    r"Representatives|Heads|Chancellors|Delegations|Embassies|Peoples|Parliaments) of (?:the )?"
)
_BODY_FOR = re.compile(
    r"(?P<body>European Union|United Nations|European Community) (?:(?:for|on) |"
    r"(?:[A-Z][\w-]+ )*(?:Coordinator|Representative|Rapporteur|Envoy|Observer|Secretary)s?$)"
)
_OFFICE = re.compile(
    r"(?:[A-Z][\w-]+ )+(?:Advis[eo]r|Representative|Negotiator|Nominee|Envoy|Rapporteur|Commissioner|Secretary|"
    r"Coordinator|Photographer|Relations Officer|Information Officer)s?|(?:[A-Z][\w-]+ )+Ministers|"
    r"(?:Prime |Deputy |First )?Ministers? for .*|(?:Co-)?(?:Directors?|Chairs?)(?: of .*)?"
)
_OF_AN_OFFICE = re.compile(
    r"\b(?:Commissioner|Vice[- ]President|Secretary|Representative|Minister|Advis[eo]r|Negotiator|Undersecretary|"
    r"Envoy) for (?:the )?(?:[A-Z][\w-]+(?: [A-Z][\w-]+)?(?:,? and|,) ){0,3}$"
)
_OF_FIELDS = re.compile(
    r"\b(?:Minister|Secretary) of (?:the )?(?:[A-Z][\w-]+(?: [A-Z][\w-]+)?(?:,? and|,) ){1,3}$"
)
_OF_STATE = re.compile(r"\b(?:Secretary|Minister|Under-?[Ss]ecretary) of $")
_BEFORE = 80
# "the Vrba Government", "the Vrba Labor Government"
_LED = re.compile(
    r"\b[Tt]he (?P<who>[A-ZÀ-Þ][a-zß-ÿ]+) (?:(?:Labou?r|Coalition|Liberal|Conservative|National) )?"
    r"Government(?![\w-]| [A-Z])"
)
_HONOURABLE = re.compile(
    rf"\bHon(?:\.|ou?rable)? (?P<who>{_WORD} (?:[A-Z]\. )?{_WORD})|"
    rf"(?<![\w.-])(?P<member>{_WORD} (?:[A-Z]\. )?{_WORD}) MP\b"
)
_STATE = re.compile(
    r"(?<![\w-])(?:(?:Democratic|Islamic|Socialist|People['’]s|Federal|Arab|Bolivarian|Cooperative) )*"
    rf"(?:Republic|Kingdom|Commonwealth|Sultanate|Principality) of (?:the )?(?P<land>{_WORD}(?: {_WORD})?)"
)
_TOWN = re.compile(
    rf"\b(?:village|town|hamlet|municipality) of (?P<town>(?!The\b){_WORD}(?: {_WORD})?)(?![\w-]| [A-ZÀ-Þ])"
)


def courts(text: str) -> Iterator[Span]:
    """Courts with their circuit or district."""
    if "Court" not in text:
        return
    for match in _COURT.finditer(text):
        yield Span(*match.span(), _ORGANISATION)


def with_many_fields(text: str, case: CaseTable) -> Iterator[Span]:
    """Bodies of three fields and more; their fields are common words."""
    for match in _FIELDS.finditer(text):
        words = re.findall(_WORD, match["fields"])
        if all(case.is_word(word, 0.2) for word in words):
            yield Span(*match.span(), _ORGANISATION)


def constituencies(text: str) -> Iterator[Span]:
    """Whom members of parliament sit for: "the hon. Member for Elm Valley and Northport"."""
    if " for " not in text or ("ember" not in text and "MP for " not in text):
        return
    for match in _SEAT.finditer(text):
        if match["seat"] not in KNOWN_ORGANISATIONS and not is_demonym(match["seat"]):
            yield Span(*match.span("seat"), _PLACE)


def side_by_side(text: str, places: Gazetteer) -> Iterator[Span]:
    """Two countries with a hyphen ("U.S.-China talks"), places with one in their names, groups of states: "G7"."""
    for match in _SIDE_BY_SIDE.finditer(text):
        whole, start = match.group(), match.start()
        if whole in places:
            yield Span(*match.span(), _PLACE)
            continue
        halves = whole.split("-")
        if all(half == _UNION or _is_country(half, places) for half in halves):
            for half in halves:
                yield Span(start, start + len(half), _ORGANISATION if half == _UNION else _PLACE)
                start += len(half) + 1
    for match in _BLOC.finditer(text):
        yield Span(*match.span(), _ORGANISATION)


def states_and_towns(text: str, places: Gazetteer) -> Iterator[Span]:
    """States by their full names ("Democratic Republic of the Congo"), and what is called a village or a town."""
    for match in _STATE.finditer(text):
        land = match["land"]
        while land and not (land in places.countries or (land in places and country(land))):
            land = land.rpartition(" ")[0]
        if land:
            yield Span(match.start(), match.start("land") + len(land), _PLACE)
    for match in _TOWN.finditer(text):
        yield Span(*match.span("town"), _PLACE)


def members_and_governments(
    text: str, places: Gazetteer, given: Container[str], case: CaseTable
) -> Iterator[Span]:
    """Members by their "Hon" or "MP", and who leads "the Vrba Government"."""
    if "Hon" in text or " MP" in text:
        for match in _HONOURABLE.finditer(text):
            group = "who" if match["who"] else "member"
            if match[group].split()[0] in given:
                yield Span(*match.span(group), MentionKind.PERSON)
    for match in _LED.finditer(text):
        who = match["who"]
        if who not in places and not is_demonym(who) and not case.is_word(who):
            yield Span(*match.span("who"), MentionKind.PERSON)


def _is_country(name: str, places: Gazetteer) -> bool:
    """Neither a people ("Soviet") nor a part of the world: "Asia-Pacific" is one name."""
    return bool(country(name)) and name in places and not is_demonym(name)


def of_several(text: str, span: Span, places: Gazetteer) -> Span:
    """The country of "the Foreign Ministers of Norland", the union of "European Union for Foreign Affairs".

    The span itself where it is neither.
    """
    name = text[span.start : span.end]
    match = _SEVERAL_OF.match(name)
    if match and name[match.end() :] in places.countries:
        return Span(span.start + match.end(), span.end, _PLACE)
    if span.kind is _ORGANISATION and (body := _BODY_FOR.match(name)):
        return span._replace(end=span.start + body.end("body"))
    return span


def is_of_office(text: str, span: Span, case: CaseTable) -> bool:
    """Whether a name is an office or its field: "Security Adviser", "Commissioner for [Ports and Seas]"."""
    name = text[span.start : span.end]
    if span.kind is not _ORGANISATION:
        return False
    if _OFFICE.fullmatch(name):
        return all(case.is_word(word, 0.2) for word in re.split(r"[ -]", name) if len(word) > 2)
    if name.startswith("State for ") and _OF_STATE.search(text, max(0, span.start - _BEFORE), span.start):
        return True
    before = max(0, span.start - _BEFORE)
    field = _OF_AN_OFFICE.search(text, before, span.start) or _OF_FIELDS.search(text, before, span.start)
    if name in SEATS or field is None:
        return False
    words = [word for word in re.findall(r"[\w'’-]+", name) if word[0].isupper()]
    return len(words) > 1 and all(case.is_word(word, 0.2) for word in words) and not name.endswith("Department")
