"""What the model labels a work, a group, a product or a place and the news does not: by the words themselves."""

from __future__ import annotations

import re
from collections.abc import Container, Iterable

from index.article import MentionKind
from index.entities.casing import CaseTable
from index.entities.demonyms import is_demonym
from index.entities.gazetteer import Gazetteer
from index.entities.government import of_several
from index.entities.name_cues import is_business
from index.entities.occasions import is_heading, occasion
from index.entities.organisations import KNOWN_ORGANISATIONS
from index.entities.products import is_product
from index.entities.spans import VOTED, Span
from index.entities.words import AGENCIES, MONEY

AGENCY_NAMES = frozenset(AGENCIES.split("|"))
"""Wire services, as datelines give them."""
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
_OFFICE = re.compile(
    r"(?:[A-Z][\w.]* ){0,3}?(?:Director|Chair|Chairman|Chairwoman|Chief|Executive|President|Secretary|Spokesman|"
    r"Spokeswoman|Manager|Minister|Officer|Leader|Coach) (?P<who>(?P<first>[A-ZÀ-Þ][\w'’-]+) [A-ZÀ-Þ][\w'’-]+)"
)
_TITLED = re.compile(
    r"(?:PM|President|Prime Minister|Mr|Mrs|Ms|Sen|Rep|Gov|Chaplain|(?:County )?Sheriff|(?:City )?Clerk)"
    r"\.? (?=[A-ZÀ-Þ][a-zß-ÿ])"
)
# "Lecturer Junko Renard" at the start of a sentence.
_ROLE = re.compile(
    r"(?:Lecturer|Analyst|Economist|Actor|Actress|Singer|Coach|Striker|Lawyer|Attorney|Detective|Officer|Spokes\w+|"
    r"Director|Chairman|Broker|Trader|Researcher|Scientist|Historian|Author|Writer|Reporter|Photographer|"
    r"Engineer|Pilot) "
    r"(?P<first>[A-ZÀ-Þ][\w'’-]+) [A-ZÀ-Þ]"
)
_SUM = re.compile(r"(?:\d|\b[mb]ln|[mb]illion)\s$")
_NAMED = VOTED | {MentionKind.GROUP}


def is_unnamed(name: str) -> bool:
    """Whether a name is a holiday's, that of a part of a machine, or one letter: nobody and no place."""
    letter = sum(map(str.isalnum, name)) < 2 and name.isascii()  # "F>" is a ticker's end
    return letter or is_heading(name) or _OCCASION.fullmatch(name) is not None or _PART.fullmatch(name) is not None


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


# "Ada Vrba as Administrator", "Vrba Government"
_BEHIND_PERSON = re.compile(r" as [A-ZÀ-Þ].*$| Government$")


def labelled(text: str, span: Span, places: Gazetteer, given: Container[str], case: CaseTable) -> Span:
    """A span with the kind and borders that its words have in the news, whatever the model says.

    A first name taken for a nation is a person, a wire service an organisation.

    Args:
        text: In natural case.
        given: First names.
    """
    span = _relabelled(text, span, case)
    span = _officer(text, span, given) or span
    name = text[span.start : span.end]
    if span.kind is MentionKind.GROUP and name in places.sure and not is_demonym(name):
        span = span._replace(kind=MentionKind.PLACE)  # "Tunis", "anti-Tunis"
    if span.kind is MentionKind.PERSON and (behind := _BEHIND_PERSON.search(name)):
        return span._replace(end=span.start + behind.start())
    span = of_several(text, span, places)
    name = text[span.start : span.end]
    if name in AGENCY_NAMES:
        return span._replace(kind=MentionKind.ORGANISATION)
    if span.kind in (MentionKind.ORGANISATION, MentionKind.PLACE) and not is_business(name):
        role = _ROLE.match(name)
        if role and role["first"] in given:
            return Span(span.start + role.start("first"), span.end, MentionKind.PERSON)
        if title := _TITLED.match(name):
            return Span(span.start + title.end(), span.end, MentionKind.PERSON)
    span = occasion(name, span)
    if span.kind in (MentionKind.PRODUCT, MentionKind.WORK) and is_demonym(name):
        return span._replace(kind=MentionKind.GROUP)
    called = span.kind is MentionKind.PERSON and name.split()[0] in given  # "David Mark"
    if (
        span.kind in VOTED
        and not called
        and (match := MONEY.search(name))
        and name[: match.start()].strip() in places
    ):
        if _SUM.search(text, max(0, span.start - 12), span.start):
            return span._replace(kind=MentionKind.MONEY)  # "72 billion" + "U.S. Dollars"
        return Span(span.start, span.start + len(name[: match.start()].strip()), MentionKind.PLACE)
    if span.kind in _NAMED and is_product(name):
        return span._replace(kind=MentionKind.PRODUCT)
    if span.kind is MentionKind.GROUP and name in given and not is_demonym(name):
        return span._replace(kind=MentionKind.PERSON)
    return span


def _relabelled(text: str, span: Span, case: CaseTable) -> Span:
    """A span that is no person, body or place as the model has it, freed of what is none of it."""
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
    if match is None or not is_demonym(match["people"]) or is_demonym(match["lead"]):
        return span
    if match["lead"] in _OF_A_PEOPLE or not case.is_word(match["lead"], 0.5):
        return span
    return span._replace(start=span.start + match.start("people"))  # "Receiving French President"


def _officer(text: str, span: Span, given: Container[str]) -> Span | None:
    """Who holds the office that the model took for a work: "Managing Director Ann Roe"."""
    if span.kind is not MentionKind.WORK:
        return None
    match = _OFFICE.fullmatch(text, span.start, span.end)
    if match is None or match["first"] not in given:
        return None
    return Span(*match.span("who"), MentionKind.PERSON)
