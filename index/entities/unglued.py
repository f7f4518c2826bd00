"""Two names that the model drew as one: "Bank of England Robin Leigh-Pemberton", "Lago Agrio to Puerto Colon"."""

from __future__ import annotations

import re
from collections.abc import Container, Iterator

from index.article import MentionKind
from index.entities.casing import CaseTable
from index.entities.companies import is_company, is_known_firm
from index.entities.gazetteer import Gazetteer
from index.entities.name_cues import has_head, is_body
from index.entities.spans import Span

_PERSON, _ORGANISATION, _PLACE = MentionKind.PERSON, MentionKind.ORGANISATION, MentionKind.PLACE

_BODY_AND_MAN = re.compile(
    r"(?P<body>[A-ZÀ-Þ].*?) (?:Commissioners? |Maj\. |Gen\. |President |Chairman |Minister )?"
    r"(?P<man>(?P<first>[A-ZÀ-Þ][a-zß-ÿ]+) (?:[A-Z]\. |de |van |von |du )?(?P<last>[A-ZÀ-Þ][\w'’-]+))"
)
_BODY_AND_SURNAME = re.compile(
    r"(?P<body>[A-ZÀ-Þ].* (?!(?:of|for|on|in|and|the) )(?P<before>\S+)) (?P<man>[A-ZÀ-Þ][a-zß-ÿ]+)"
)
_OFFICE_BEFORE = re.compile(r"\b(?:Secretary|Secretaries|Minister|Ministers|Under-?[Ss]ecretary) (?:of|for) $")
_HEADED_BEFORE = re.compile(
    r"\b(?:[Pp]resident|[Cc]hair(?:man|woman)?|[Hh]ead|[Gg]overnor|[Ss]peaker|[Ll]eader|[Dd]irector) of (?:the )?$"
)
_FROM_TO = re.compile(
    r"(?P<one>[A-ZÀ-Þ][\w’'-]+(?: [A-ZÀ-Þ][\w’'-]+)?) to (?P<two>[A-ZÀ-Þ][\w’'-]+(?: [A-ZÀ-Þ][\w’'-]+)?)"
)
_WAY_BEFORE = re.compile(r"\b(?:at|connects?|connecting|links?|linking|linked|between|from) $")
_TWO_FIRMS = re.compile(r"(?P<one>[A-ZÀ-Þ][\w&-]+), (?P<two>[A-ZÀ-Þ]\S+ \S.*)")


def unglued(text: str, span: Span, case: CaseTable, places: Gazetteer, given: frozenset[str]) -> Iterator[Span]:
    """The names in what the model took for the name of one body; nothing where it is one.

    Args:
        text: In natural case.
    """
    start, end = span.start, span.end
    if " " not in text[start:end]:
        return
    match = _BODY_AND_SURNAME.fullmatch(text, start, end)
    if match and is_body(match["body"]) and _is_bearer(text, match, case, places, given):
        yield Span(start, match.end("body"), _ORGANISATION)
        yield Span(match.start("man"), end, _PERSON)
        return
    match = _FROM_TO.fullmatch(text, start, end)
    if match and (_WAY_BEFORE.search(text, max(0, start - 12), start) or match["two"] in places.sure):
        yield Span(start, match.end("one"), _PLACE)
        yield Span(match.start("two"), end, _PLACE)
        return
    match = _TWO_FIRMS.fullmatch(text, start, end)
    if match and is_company(match["two"]) and _is_alone(text, match["one"], f"{match['one']}, {match['two']}"):
        yield Span(start, match.end("one"), _ORGANISATION)
        yield Span(match.start("two"), end, _ORGANISATION)
        return
    match = _BODY_AND_MAN.fullmatch(text, start, end)
    if (
        match is None
        or match["first"] not in given
        or case.is_word(match["last"], 0.2)
        or match["first"] in places
    ):
        return
    if match["last"] in places.sure or is_known_firm(match["man"]) or is_body(f"{match['first']} {match['last']}"):
        return  # "Bank of San Francisco"
    body = match["body"]
    if _OFFICE_BEFORE.search(text, max(0, start - 24), start):
        yield Span(match.start("man"), end, _PERSON)  # "Defence" of the "Secretary of Defence Caspar Weinberger"
    elif body in places.sure or is_body(body) or _HEADED_BEFORE.search(text, max(0, start - 24), start):
        yield Span(start, match.end("body"), _PLACE if body in places.sure else _ORGANISATION)
        yield Span(match.start("man"), end, _PERSON)


def _is_bearer(text: str, match: re.Match[str], case: CaseTable, places: Gazetteer, given: Container[str]) -> bool:
    """Whether the word behind a body is the surname of somebody whom the text has in full elsewhere."""
    man = match["man"]
    if case.is_word(man, 0.2) or has_head(man) or man in places:
        return False
    full = re.finditer(rf"\b(?P<first>[A-ZÀ-Þ][a-zß-ÿ]+) (?:[A-Z]\. )?{re.escape(man)}\b", text)
    return any(one["first"] in given and one["first"] != match["before"] for one in full)


def _is_alone(text: str, name: str, whole: str) -> bool:
    """Whether a name stands elsewhere without the rest."""
    found = len(re.findall(rf"(?<![\w-]){re.escape(name)}(?![\w-])", text))
    return found > text.count(whole)
