"""What the model labels a work, a group, a product or a place and the news does not: by the words themselves."""

from __future__ import annotations

import re
from collections.abc import Container, Iterable

from index.article import MentionKind
from index.entities.casing import CaseTable
from index.entities.demonyms import is_demonym
from index.entities.occasions import is_heading
from index.entities.organisations import KNOWN_ORGANISATIONS
from index.entities.spans import Span

_DAYS = (
    "Independence|Bastille|Memorial|Labou?r|Veterans|Columbus|Presidents|Boxing|Earth|Father|Mother|Valentine|"
    "New Year|Patrick|Election|Inauguration|Armistice|Remembrance|Anzac|ANZAC|Canada|Australia|May|Christmas"
)
_OCCASION = re.compile(
    rf"(?:(?:Easter|Christmas) and )?(?:St\.? )?(?:{_DAYS})['’]?s?['’]? (?:Day|Eve)|(?:Opening|Closing) Ceremony|"
    r"Holy Week|Good Friday|Black Friday|Cyber Monday|Super Tuesday|Thanksgiving|Hanukkah|Passover|Halloween|"
    r"Ramadan|(?:the )?Holocaust"
)
# "Polaris GPU", "GDDR5 RAM": parts of machines.
_PART = re.compile(r"(?:.* )?(?:RAM|GPU|CPU|SSD|APIs|Wi-Fi|USB|HDMI|LED|OLED|LCD|SDK)")
_QUOTES = "\"“‘'«"
_ENDS_SMALL = re.compile(r"(?:^|\s)[a-zß-ÿ]+$|['’]s$")
_BEGINS_CLAUSE = re.compile(r"(?:As|When|If|While|Where|Why|How|But|And|Because|The [a-z])\b")
_GAMES = re.compile(r" (?:Olympics?|Paralympics?|Games)\b(?: Games\b)?")
_AGAINST = re.compile(r"(?:ex|inter|anti|pro|non|post|pre)(?: - |-)(?=[A-ZÀ-Þ])", re.IGNORECASE)
_OF_A_PEOPLE = frozenset(
    {"North", "South", "East", "West", "Central", "Latin", "Native", "Arab", "Black", "Asian"}
)
_LAST_WORDS = re.compile(r"(?P<lead>[A-ZÀ-Þ][a-zß-ÿ]+) (?P<people>[A-ZÀ-Þ][a-zß-ÿ]+)")


def is_unnamed(name: str) -> bool:
    """Whether a name is a holiday's, that of a part of a machine, or one letter: nobody and no place."""
    letter = sum(map(str.isalnum, name)) < 2 and name.isascii()  # "F>" is a ticker's end
    return letter or is_heading(name) or _OCCASION.fullmatch(name) is not None or _PART.fullmatch(name) is not None


def relabelled(text: str, span: Span, places: frozenset[str], case: CaseTable) -> Span:
    """A span that is no person, body or place as the model has it, with the kind and borders it has in the news.

    Args:
        places: What is a place and hardly anything else.
    """
    name = text[span.start : span.end]
    if span.kind in (MentionKind.PRODUCT, MentionKind.WORK, MentionKind.EVENT) and name in KNOWN_ORGANISATIONS:
        return span._replace(kind=MentionKind.ORGANISATION)
    if span.kind is MentionKind.DATE and name in ("Winter", "Summer") and (games := _GAMES.match(text, span.end)):
        return Span(span.start, games.end(), MentionKind.EVENT)
    if span.kind is not MentionKind.GROUP:
        return span
    if match := _AGAINST.match(name):
        return span._replace(start=span.start + match.end())
    match = _LAST_WORDS.fullmatch(name)
    if match and is_demonym(match["people"]) and not is_demonym(match["lead"]):
        # "Receiving French President", "Obstructionist Democrats"
        if match["lead"] not in _OF_A_PEOPLE and case.is_word(match["lead"], 0.5):
            return span._replace(start=span.start + match.start("people"))
    elif name in places and not is_demonym(name):
        return span._replace(kind=MentionKind.PLACE)
    return span


_OFFICE = re.compile(
    r"(?:[A-Z][\w.]* ){0,3}?(?:Director|Chair|Chairman|Chairwoman|Chief|Executive|President|Secretary|Spokesman|"
    r"Spokeswoman|Manager|Minister|Officer|Leader|Coach) (?P<who>(?P<first>[A-ZÀ-Þ][\w'’-]+) [A-ZÀ-Þ][\w'’-]+)"
)


def officer(text: str, span: Span, given: Container[str]) -> Span | None:
    """Who holds the office that the model took for a work: "Managing Director Ann Roe"."""
    if span.kind is not MentionKind.WORK:
        return None
    match = _OFFICE.fullmatch(text, span.start, span.end)
    if match is None or match["first"] not in given:
        return None
    return Span(*match.span("who"), MentionKind.PERSON)


def is_title(text: str, span: Span, people: Iterable[tuple[int, int]]) -> bool:
    """Whether what the model calls a work can be one: it stands in quotation marks, or is written like a title.

    Args:
        people: Where persons stand: "DNC Chair Tom Perez" is no work.
    """
    if span.kind is not MentionKind.WORK or text[span.start - 1 : span.start] in tuple(_QUOTES):
        return True
    name = text[span.start : span.end]
    if _ENDS_SMALL.search(name) or _BEGINS_CLAUSE.match(name):
        return False
    return not any(end == span.end and span.start < start for start, end in people)
