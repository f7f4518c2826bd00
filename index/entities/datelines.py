"""Where a story was filed and by whom: datelines and bylines.

Their forms are fixed by the trade, and the model, which knows sentences, gets them wrong: a town in capitals
in front of a dash is an organisation to it, a reporter's name alone on a line is nothing.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from index.article import MentionKind, Paragraph, ParagraphKind
from index.entities.casing import CaseTable
from index.entities.gazetteer import Gazetteer
from index.entities.spans import Span, surface
from index.entities.truecase import is_capitals
from index.entities.words import AGENCIES, MONTHS, ORGANISATION_HEADS, PLACE_HEADS

_DATELINE_LINES = 12
_BYLINE_LINES = 8

_KNOWN_AGENCIES = frozenset(AGENCIES.split("|"))
_CAPITALS = r"[A-ZÀ-Þ][A-ZÀ-Þ'.’-]+(?:\s[A-ZÀ-Þ][A-ZÀ-Þ'.’-]+){0,3}"
_TITLE = r"[A-ZÀ-Þ][\w'’-]+(?:\s[A-ZÀ-Þ][\w'’-]+){0,2}"
_DATELINE = re.compile(
    rf"\s*(?P<town>{_CAPITALS}|{_TITLE})"
    rf"(?:/(?P<second>{_CAPITALS}|{_TITLE}))?"
    rf"(?:,\s(?!(?:{MONTHS})\b)(?P<land>[A-ZÀ-Þ][\w.]+(?:\s[A-ZÀ-Þ][\w.]+){{0,3}}))?"
    rf"(?:,?\s(?:{MONTHS})\.?\s\d{{1,2}}(?:,\s\d{{4}})?)?"
    rf"(?:\s*\((?P<agency>{AGENCIES}|[A-Z][\w. ]{{1,24}})\)\s*[-–—―:]+|,?\s*[-–—―]{{1,2}}\s(?=[\"“A-Z\d])|"
    rf"\s(?P<day>\d{{4}}-\d\d-\d\d)\b)"
)
_PERSON = r"[A-ZÀ-Þ][\w'’.-]+(?:\s(?:[A-Z]\.|[aA]l-[A-Z]\w+|[A-ZÀ-Þ][\w'’-]+|de|van|von|bin|al|el)){1,3}"
_BYLINE = re.compile(
    rf"\s*(?P<by>[Bb][Yy]:?\s+)?(?P<names>{_PERSON}(?:(?:,\s|\sand\s|,\sand\s|\s&\s){_PERSON}){{0,4}})"
    rf"(?P<bar>\s*\|.*)?(?:,\s(?P<rest>[A-Z][\w ]+))?\s*$"
)
_EACH_PERSON = re.compile(_PERSON)
_NOT_A_PERSON = re.compile(
    rf"\b(?:{ORGANISATION_HEADS}|{PLACE_HEADS}|Staff|Correspondents?|Writers?|Reporters?)\b"
)
_OUTLET = re.compile(
    r"\b(?:Wire|Agency|Courier|Daily|Observer|Review|Standard|Mail|Globe|Star|Sun|Bulletin|Dispatch|Chronicle|"
    r"Monitor|"
    r"Digest|Weekly|Reporter|Newsroom|Times|Post|News|Press|Herald|Tribune|Gazette|Telegraph|Journal|Service)$"
)
_SIGNED = re.compile(
    rf"(?:^|\n)[ \t]*(?P<name>{_PERSON.replace('{1,3}', '{0,3}')}) (?:reported|contributed) from "
)


_SPEAKER = re.compile(
    r"^[ \t]*(?:[A-Z]+ ){0,3}?(?:SECRETARY|MINISTER|PRESIDENT|CHANCELLOR|AMBASSADOR|SENATOR|GOVERNOR|CHAIRMAN|"
    r"CHAIRWOMAN|GENERAL|ADMIRAL|JUSTICE|JUDGE|REP\.|SEN\.|GOV\.|MR\.?|MS\.?|MRS\.?|DR\.?) "
    r"(?P<name>[A-ZÀ-Þ][A-ZÀ-Þ'’-]+):(?= )",
    re.MULTILINE,
)


def speakers(text: str) -> Iterator[Span]:
    """Who speaks in a transcript: "SECRETARY ROE: Good morning"."""
    for match in _SPEAKER.finditer(text):
        yield Span(*match.span("name"), MentionKind.PERSON)


def datelines(
    text: str, natural: str, case: CaseTable, places: Gazetteer, paragraphs: Iterable[Paragraph] = ()
) -> list[Span]:
    """The town, country and agency of each dateline among the first lines.

    Args:
        text: As it stands: the capitals of a town are what marks it.
        natural: In natural case.
        paragraphs: The article's own, where known: its datelines are taken at their word.
    """
    known = {p.start for p in paragraphs if p.kind is ParagraphKind.DATELINE}
    found = []
    for number, (start, line) in enumerate(_lines(text)):
        if number >= _DATELINE_LINES and start not in known:
            continue
        match = _DATELINE.match(line)
        if not match or len(line) <= 12:
            continue
        town = match["town"]
        sure = match["agency"] in _KNOWN_AGENCIES or bool(match["day"]) or start in known
        if not sure and (not town.isupper() or is_capitals(line)):
            continue
        words = natural[start + match.start("town") : start + match.end("town")].split()
        if not sure and all(case.is_word(w, 0.5) for w in words) and " ".join(words) not in places:
            continue  # "UPDATE - ", "CORRECTED - "
        for group, kind in (
            ("town", MentionKind.PLACE),
            ("second", MentionKind.PLACE),
            ("land", MentionKind.PLACE),
            ("agency", MentionKind.ORGANISATION),
        ):
            if match[group]:
                if match[group].upper() == "UNITED NATIONS":
                    kind = MentionKind.ORGANISATION
                found.append(Span(start + match.start(group), start + match.end(group), kind))
    return found


def bylines(
    text: str, case: CaseTable, places: Gazetteer, paragraphs: Iterable[Paragraph] = ()
) -> tuple[list[Span], list[Span]]:
    """The reporters: those a "By", a bar or the parser vouches for, and those a short line suggests."""
    kinds = {p.start: p.kind for p in paragraphs}
    sure: list[Span] = []
    likely: list[Span] = []
    for number, (start, line) in enumerate(_lines(text)):
        known = kinds.get(start) is ParagraphKind.BYLINE
        if (number >= _BYLINE_LINES and not known) or len(line) > 160:
            continue
        match = _BYLINE.match(line)
        if not match or is_capitals(line):
            continue
        marked = bool(match["by"] or match["bar"]) or known
        if not marked and (number >= 3 or len(line.split()) > 3 or kinds.get(start, ParagraphKind.BODY) != "body"):
            continue
        for person in _EACH_PERSON.finditer(match["names"]):
            name = surface(person.group())
            at = start + match.start("names")
            span = Span(at + person.start(), at + person.end(), MentionKind.PERSON)
            if known and not match["by"] and _OUTLET.search(name):
                sure.append(span._replace(kind=MentionKind.ORGANISATION))
            elif _may_be_person(name, case, places):
                (sure if marked else likely).append(span)
    # "Magdy reported from Cairo" below a story.
    sure += [Span(m.start("name"), m.end("name"), MentionKind.PERSON) for m in _SIGNED.finditer(text)]
    return sure, likely


def _may_be_person(name: str, case: CaseTable, places: Gazetteer) -> bool:
    if name in places or _NOT_A_PERSON.search(name) or _OUTLET.search(name):
        return False
    return not any(case.small_share(word) > 0.75 for word in name.split() if word[0].isupper())


def _lines(text: str) -> Iterator[tuple[int, str]]:
    """Lines that are not empty, with their offsets."""
    start = 0
    for line in text.split("\n"):
        if line.strip():
            yield start, line
        start += len(line) + 1
