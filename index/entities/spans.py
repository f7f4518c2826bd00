"""Spans between recognition steps, and the cleaning of what the model gives.

The model draws its borders by tokens of the treebank it was trained on: it takes in articles, possessives,
titles and the numbers of a results table, and it runs across line breaks. News names do none of that.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from typing import NamedTuple

from index.article import MentionKind
from index.entities.words import AGENCIES, HONORIFIC, MONTHS, ORGANISATION_HEADS, PLACE_HEADS, WEEKDAYS

# "Mondaywas pushed back": a lost space makes a stranger of a weekday.
_GLUED_DAY = re.compile(rf"(?:{WEEKDAYS})[a-z]+$")


class Span(NamedTuple):
    """A range of the text and what it names."""

    start: int
    end: int
    kind: MentionKind


LABELS = {
    "PERSON": MentionKind.PERSON,
    "ORG": MentionKind.ORGANISATION,
    "GPE": MentionKind.PLACE,
    "LOC": MentionKind.PLACE,
    "FAC": MentionKind.PLACE,
    "NORP": MentionKind.GROUP,
    "EVENT": MentionKind.EVENT,
    "PRODUCT": MentionKind.PRODUCT,
    "WORK_OF_ART": MentionKind.WORK,
    "LAW": MentionKind.LAW,
    "LANGUAGE": MentionKind.GROUP,
    "DATE": MentionKind.DATE,
    "TIME": MentionKind.TIME,
    "MONEY": MentionKind.MONEY,
    "PERCENT": MentionKind.PERCENT,
    "QUANTITY": MentionKind.QUANTITY,
    "CARDINAL": MentionKind.NUMBER,
    "ORDINAL": MentionKind.NUMBER,
}
"""What the labels of OntoNotes, the model's, mean here."""

VOTED = frozenset({MentionKind.PERSON, MentionKind.ORGANISATION, MentionKind.PLACE})
"""The kinds that are told apart by evidence; the others stay what the model says."""

_NAMED = VOTED | {MentionKind.GROUP}
_LONGEST = 120  # a "name" longer than this is a run of capitals or a list

# "Wash. Asamera" begins with the end of a dateline, "MII> U.S. Lines" with that of a ticker.
_NOT_OF_NAME = re.compile(
    r"[^<>]*[<>]\s*(?=[A-ZÀ-Þ])|(?:Wash|Conn|Mass|Calif|Ill|Pa|Fla|Tex|Ariz|Colo|Minn|Mich|Wis|Ore|Va|Ga|Tenn|Ala|Md|Mo|"
    r"Nev|Okla|Kan|Ky|Ind|Del|[AP]\.M|Corp|Inc|Ltd|Co|Plc)\.\s(?=[A-ZÀ-Þ])"
)
_PARTY = re.compile(r"[DR]-(?=[A-ZÀ-Þ][a-z]+\.?$)")  # "D-Kans."
_LEAD = re.compile(r"(?:[Tt]he|THE|[Aa]n?|every|all|this|that|Earlier(?: today)?|Al?though|Unlike|Latest)\s+")
_POSSESSIVE = re.compile(r"(?:['’\"]s|['’])$")
# What is called so with its possessive.
_OWN_POSSESSIVE = re.compile(
    r"(?:^(?:Moody|McDonald|Lloyd|Sotheby|Macy|Sainsbury|Bloomingdale|Domino|Hardee|Arby|Chili)|\sPoor)['’]s$"
)
_OPENING = " \t\n\"“”‘'’(-–—*[•·|,.:;<>"
_PICTURES = "\U0001f000"  # "🚢 Ferry"
_CLOSING = ' \t\n"“”(,;:-–—/[|*<>'
NAME_IN_DATE = re.compile(rf"\s[-–—]{{1,2}}\s(?!{MONTHS}|{WEEKDAYS})(?=[A-ZÀ-Þ])")
"""Where the story begins in what the model takes for a date: "March 2 - American Nursery Products Inc"."""
_NUMBERS_BEHIND = re.compile(r"[\s,(]+[\d(][\d\s:.,/=()+-]*(?:th|st|nd|rd)?$")
_DECIMAL_BEFORE = re.compile(r"\d+\.\d+\s+(?=[A-Z])")
_NUMBERS_BEFORE = re.compile(r"[\d.,:=]+\s+(?=[A-Z])")
_PIECES = re.compile(r"(?:(?!\s[-–—]{1,2}\s|\s{3})[^/()|])+")
_TWO_NAMES = re.compile(r"\s/\s|\s\(|\||\s[-–—]{1,2}\s|\s{3}")
# The full stop of "Inc." ends the sentence as well where the line or the quotation ends: it is not the name's.
_STOP_BEHIND = re.compile(r"\b(?:Inc|Co|Corp|Ltd|Plc|Bros|[A-Z][a-z]{3,})\.$")
_ENDS_HERE = re.compile(r"[\"”’]?\s*(?:$|\n)|[\"”]\s|\s(?:The|It|He|She|But|In|They|On|At|That|A|An|His|Its)\s")
_FULL_STOP = re.compile(r"(?<![JS]r)[a-zß-ÿ]{2}\.$")
# "Canfor Corp 1-1/4", "Qintex 900,000", "AVON PRODUCTS INC 3RD", "Reuter at 701p": what was paid or counted.
_FIGURE_BEHIND = re.compile(
    r"(?: at| to| of)? (?:\d{1,3}(?:,\d{3})+|\d+-\d+/\d+|\d+(?:\.\d+)?p|\d(?i:st|nd|rd|th))$|"
    r"(?:(?<=(?: Inc| Ltd| Plc| INC| LTD| PLC|Corp|CORP))|(?<= Co)) (?:\d+|19\d\d|20\d\d)$"
)
_SCORE_BEHIND = re.compile(r"\s\d+[-–]\d+$")
# "PAP news agency", "Guangdong province", "Victoria Hockey Club of": the name ends with its last capital.
_SMALL_FORM = re.compile(r"\s(?:inc|corp|ltd|plc)$")  # as headlines in capitals and hasty typists have it
# "One S. The console", "Kroger-owned"
_NEXT_SENTENCE = re.compile(
    r"\.\s(?:The|That|This|And|But|It|In|He|She|They|We|If|On|At|For|"
    r"Latest|Terms|Year|Current|Prior|Results|Quarter|Includes|Excludes)$"
)
_ON_DAY = re.compile(rf" (?:on|of) (?:{MONTHS}|{WEEKDAYS})(?: \d{{1,2}})?$")
_OWNED_BEHIND = re.compile(r"-(?:owned|based|led|backed|run|controlled|funded|made|style)$")
_SMALL_BEHIND = re.compile(r"(?:\s(?!(?:inc|corp|ltd|plc)\b)(?:[a-zß-ÿ][\w'’-]*|&))+$")
# "trade bill Reagan": small words before a person's name are not of it, but for "de" and "al-".
_SMALL_LEAD = re.compile(
    r"(?!(?:de|van|von|der|den|ten|ter|di|da|del|la|le|bin|ibn|al|el|abu|zu|af)\b)[a-z]+\s+(?=[A-ZÀ-Þ])"
)
# "meet Securities and Exchange Commission"; a body may be "al-Fatah" or, by a slip, "national City Bank".
_SMALL_OF_SENTENCE = re.compile(
    r"(?:meet|distribute|latest|recent|former|liberal|conservative|ruling|largest|current|both|acquire|buy|own|"
    r"sell|owns|buys|sells|using|under|including|called|named|placement--)\s(?=[A-ZÀ-Þ])"
)
_LAW = re.compile(
    r"(?i:act|law|bill|treaty|constitution|code|amendment|convention|agreement|accord|resolution|pact|protocol|article|"
    r"chapter|section|charter|directive|title|rules?|order|statute|declaration|clause)\b"
)
_PROSE = re.compile(r"\b[a-z]{2,}\s+[a-z]{2,}\b")


_HOLDS_PLACE = re.compile(
    r"\b(?:Museum|University|School|College|Hospital|Embassy|Court|Church|Institute|Prison|Mosque|Hotel|Office|Bank|"
    r"Airport|Stadium|Park|Cathedral|Synagogue|Consulate|Centre|Center|Academy|Theat(?:re|er))"
    r"(?P<in> (?:in|near|outside) )(?=[A-ZÀ-Þ])"
)
_OWNED_BY = re.compile(rf"^.+(?:['’]s|s['’]) (?!(?:{ORGANISATION_HEADS}|{PLACE_HEADS}|Day|Eve)\b)(?=[A-ZÀ-Þ])")
_SIGNED = re.compile(rf"/(?:{AGENCIES}|Getty(?: Images)?)$")
_FLIGHT = re.compile(r" Flight(?: \w?\d+)?$")
_GLUED_CREDIT = re.compile(r"(?:Credit|Photo|Image|By)+(?=[A-ZÀ-Þ][a-zß-ÿ’'-]+ [A-ZÀ-Þ])")
# "anti-Funaro", "North and South Korea".
_AGAINST = re.compile(r"(?:[Aa]nti|[Pp]ro|[Ee]x|[Nn]on)-(?=[A-ZÀ-Þ])")
_HALF = re.compile(r"(?:North|South|East|West) and (?=(?:North|South|East|West) )")
_BEFORE_FIRM = re.compile(
    r"(?:Feb|Apr|Aug|Sept|Oct|Nov|Dec)\.? (?=[A-ZÀ-Þ])|"
    r"(?:Shares|Units|Holders|Shareholders|Directors) (?:of|in) (?:the )?"
)


def clean(text: str, raw: Iterable[tuple[int, int, str]]) -> list[Span]:
    """The model's spans (start, end, label) with the borders of names, in order, without overlaps."""
    spans: list[Span] = []
    end = 0
    for start, stop, label in sorted(raw):
        kind = LABELS.get(label)
        if kind is None or start < end:
            continue
        for span in _cleaned(text, start, stop, kind):
            if span.start >= end:
                spans.append(span)
                end = span.end
    return spans


def _cleaned(text: str, start: int, end: int, kind: MentionKind) -> Iterator[Span]:
    for a, b in _lines(text, start, end, kind):
        if kind not in VOTED:
            a, b = trim(text, a, b, kind)
            if kind is MentionKind.DATE and (match := NAME_IN_DATE.search(text, a, b)):
                b = match.start()
            if kind is MentionKind.LAW and not _LAW.search(text, a, b):
                continue  # a sum or a clause in capitals
            if b > a and (kind is not MentionKind.GROUP or _has_capital(text[a:b])):
                yield Span(a, b, kind)
            continue
        a, b = trim(text, a, b, kind)
        name = text[a:b]
        if _SMALL_FORM.search(name) and ">" not in name:
            kind = MentionKind.ORGANISATION
        if kind is MentionKind.PERSON and (match := _OWNED_BY.match(name)):
            a, name = a + match.end(), name[match.end() :]  # "S. Korea's Chun"
        if (match := _SIGNED.search(name)) and match.start() > 1:  # "Benoit Tessier/Reuters"
            yield Span(a, a + match.start(), MentionKind.PERSON if " " in name[: match.start()] else kind)
            yield Span(a + match.start() + 1, b, MentionKind.ORGANISATION)
            continue
        if match := _FLIGHT.search(name):
            b, kind, name = a + match.start(), MentionKind.ORGANISATION, name[: match.start()]
        if match := _HOLDS_PLACE.search(name):  # "Bardo Museum in Tunis"
            yield Span(a, a + match.start("in"), kind)
            a, kind, name = a + match.end("in"), MentionKind.PLACE, name[match.end("in") :]
        # "Graf (Germany" and "AP / Reuters" are two names each; "Bank of Ireland (UK)" is one.
        two_places = kind is MentionKind.PLACE and "/" in name  # "U.S./Japan"
        if two_places or (_TWO_NAMES.search(name) and not name.endswith(")")):
            pieces = [(a + m.start(), a + m.end()) for m in _PIECES.finditer(name)]
        else:
            pieces = [(a, b)]
        for x, y in pieces:
            x, y = trim(text, x, y, kind)
            if y > x and y - x <= _LONGEST and _has_capital(text[x:y]) and not _GLUED_DAY.match(text[x:y]):
                yield Span(x, y, kind)


def _lines(text: str, start: int, end: int, kind: MentionKind) -> list[tuple[int, int]]:
    """A name never crosses a line break: its pieces by line (for values, the first alone)."""
    if "\n" not in text[start:end]:
        return [(start, end)]
    pieces = []
    place = start
    for piece in text[start:end].split("\n"):
        if piece.strip():
            pieces.append((place, place + len(piece)))
        place += len(piece) + 1
    return pieces if kind in _NAMED else pieces[:1]


def trim(text: str, start: int, end: int, kind: MentionKind) -> tuple[int, int]:
    """The range without articles, quotes, possessives, titles and table numbers around the name."""
    while start < end and text[start] in _OPENING and (kind in _NAMED or text[start] in " \t\n"):
        start += 1
    while start < end and text[end - 1] in " \t\n":
        end -= 1
    if kind not in _NAMED:
        if kind not in (MentionKind.EVENT, MentionKind.LAW):
            return start, end
        match = _LEAD.match(text, start, end)
        return (match.end() if match else start), end
    before = (-1, -1)
    while start < end and (start, end) != before:
        before = (start, end)
        while start < end and (text[start] in _OPENING or text[start] >= _PICTURES):
            start += 1
        if text.startswith("P. ", start) and text.endswith("S and ", 0, start):
            start += 3  # "rated A by S and P. Salomon Brothers said"
        if match := _AGAINST.match(text, start, end):
            start = match.end()
        if kind is MentionKind.PLACE and (
            match := _HALF.match(text, start, end) or _PARTY.match(text, start, end)
        ):
            start = match.end()
        if match := _GLUED_CREDIT.match(text, start, end):
            start = match.end()
        if kind is MentionKind.ORGANISATION and (match := _BEFORE_FIRM.match(text, start, end)):
            start = match.end()
        if match := _LEAD.match(text, start, end) or _NOT_OF_NAME.match(text, start, end):
            start = match.end()
        name = text[start:end]
        if match := _NEXT_SENTENCE.search(name) or _OWNED_BEHIND.search(name) or _ON_DAY.search(name):
            end = start + match.start()
            name = text[start:end]
        if (match := _POSSESSIVE.search(name)) and not _OWN_POSSESSIVE.search(name):
            end = start + match.start()
        while end > start and (text[end - 1] in _CLOSING or (text[end - 1] == ")" and "(" not in text[start:end])):
            end -= 1
        if kind is MentionKind.PERSON and _FULL_STOP.search(text, start, end):
            end -= 1
        name = text[start:end]
        if kind is not MentionKind.GROUP:
            # "Channel 4" is a name in a sentence; "Chicago 5" is one only in a table of results.
            if _STOP_BEHIND.search(name) and _ENDS_HERE.match(text, end):
                end -= 1
                name = text[start:end]
            if match := _FIGURE_BEHIND.search(name) or _SCORE_BEHIND.search(name) or _SMALL_BEHIND.search(name):
                end = start + match.start()
                name = text[start:end]
            match = _NUMBERS_BEHIND.search(name)
            if match and match.start() and not (kind is MentionKind.ORGANISATION and _in_prose(text, start, end)):
                end = start + match.start()
            before_name = _DECIMAL_BEFORE if kind is MentionKind.ORGANISATION else _NUMBERS_BEFORE
            if match := before_name.match(name):
                start += match.end()
        if kind is MentionKind.ORGANISATION and (match := _SMALL_OF_SENTENCE.match(text, start, end)):
            start = match.end()
        if kind is MentionKind.PERSON and (
            match := HONORIFIC.match(text, start, end) or _SMALL_LEAD.match(text, start, end)
        ):
            start = match.end()
    return start, end


def _in_prose(text: str, start: int, end: int) -> bool:
    line_start = text.rfind("\n", 0, start) + 1
    line_end = text.find("\n", end)
    return bool(_PROSE.search(text, line_start, len(text) if line_end < 0 else line_end))


def _has_capital(name: str) -> bool:
    return any(c.isupper() for c in name)


def surface(name: str) -> str:
    """A name as it is compared: one kind of blank and apostrophe."""
    return " ".join(name.replace("’", "'").split())
