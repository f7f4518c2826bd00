"""Words of the sentence that the model drew into a name: "told Reuters Taiwan would", "in April John Roe"."""

from __future__ import annotations

import re
from collections.abc import Container, Iterator

from index.article import MentionKind
from index.entities.casing import CaseTable
from index.entities.companies import is_company
from index.entities.demonyms import is_demonym
from index.entities.gazetteer import Gazetteer
from index.entities.name_cues import is_business
from index.entities.spans import Span

_PERSON, _ORGANISATION, _PLACE = MentionKind.PERSON, MentionKind.ORGANISATION, MentionKind.PLACE

_TOLD = re.compile(r"\b[Tt]old (?:the )?$")
_AGENCY = re.compile(
    r"(?P<agency>Reuters|AFP|UPI|Xinhua|AP|dpa|DPA|EFE|ANSA) (?:the )?(?!Television|TV|Radio|News|Holdings)"
    r"(?=[A-ZÀ-Þ])"
)
_MONTH = re.compile(
    r"(?P<month>January|February|March|April|May|June|July|August|September|October|November|December) "
    r"(?=[A-ZÀ-Þ])"
)
_TIME_BEFORE = re.compile(
    r"\b(?:[Ii]n|[Oo]n|[Ee]arly|[Ll]ate|[Mm]id|[Ll]ast|[Nn]ext|[Ss]ince|[Uu]ntil|[Bb]y|[Tt]he|than|from|before|after)"
    r"[ -]$"
)
_TWO_AROUND_COMMA = re.compile(r"(?P<one>[A-ZÀ-Þ][\w'’-]+), (?P<two>[A-ZÀ-Þ][\w'’-]+)")
_OFFICE_OF = re.compile(r"\b(?:Minister|Ministers|Secretary|Undersecretary) (?:of|for) (?:[A-Z][a-z]+ and )?$")
# "Roe Corp. Kay", the end of a sentence and the beginning of the next.
_STOP_WITHIN = re.compile(
    r"(?P<one>[A-ZÀ-Þ].*? (?:Inc|Corp|Ltd|Plc))\. "
    r"(?!(?:Inc|Ltd|Plc|PLC|NV|N\.V|Co|SA|S\.A|AG|Pty|LP|Bhd)\b)(?=[A-ZÀ-Þ])"
)
_FIRST_WORD = re.compile(r"(?P<word>[A-ZÀ-Þ][a-zß-ÿ]+) (?=[A-ZÀ-Þ])")
_BEFORE_COUNTRY = re.compile(r"(?P<word>[A-Za-z]+) (?=(?:U\.S\.|U\.K\.) )")
_HALF_BEFORE = re.compile(r"(?<![\w.-])(?P<half>West|East|South|North|Saudi|New|Sri|Costa|Puerto|Sierra|Hong) $")
_HALF = 16
_LOOK = 40
_PLAIN = 0.5


def loosened(text: str, span: Span, case: CaseTable, places: Gazetteer, given: Container[str]) -> Iterator[Span]:
    """The names in a span whose first words are not of its name; nothing where they are.

    Args:
        text: In natural case.
        given: First names of people.
    """
    start, end, kind = span
    match = _AGENCY.match(text, start, end)
    if match and kind is not _PERSON and _TOLD.search(text, max(0, start - _HALF), start):
        yield Span(start, match.end("agency"), _ORGANISATION)
        rest = text[match.end() : end]
        full = " " in rest and rest.split()[0] in given
        yield Span(match.end(), end, _PLACE if rest in places.sure else _PERSON if full else _ORGANISATION)
    elif kind is not _PLACE and (match := _STOP_WITHIN.match(text, start, end)):
        yield Span(start, match.end("one"), _ORGANISATION)
        rest = text[match.end() : end]
        if " " in rest or not case.is_word(rest):
            yield Span(match.end(), end, kind)
    elif match := _half_before(text, span, places):
        first = text[start:end].partition(" ")[0]
        if first == text[start:end]:
            yield Span(match.start("half"), end, _PLACE)  # "West" + "Germany"
        else:
            yield Span(start + len(first) + 1, end, kind)  # "West" + "German Visa"
    elif kind is _PLACE:
        return
    elif match := _MONTH.match(text, start, end):
        if _is_time(text, span, match["month"], given):
            yield span._replace(start=match.end())
    elif kind is _ORGANISATION:
        if (match := _BEFORE_COUNTRY.match(text, start, end)) and case.is_word(match["word"], _PLAIN):
            yield span._replace(start=match.end())  # "Key U.S. House"
    elif match := _TWO_AROUND_COMMA.fullmatch(text, start, end):
        if match["two"] not in given and re.search(rf"\b[A-ZÀ-Þ][\w.'’-]* {re.escape(match['two'])}\b", text):
            if not case.is_word(match["one"], _PLAIN):
                yield Span(start, match.end("one"), _PLACE)  # "at Oakville, Morin said"
            yield Span(match.start("two"), end, _PERSON)
    elif (
        (match := _FIRST_WORD.match(text, start, end))
        and case.is_word(match["word"], _PLAIN)
        and _OFFICE_OF.search(text, max(0, start - _LOOK), start)
    ):
        yield span._replace(start=match.end())  # "Minister of Mines Patrick Roe"


def is_loose(text: str, start: int, word: str, places: Gazetteer) -> bool:
    """Whether a word in front of a name is the sentence's: "in April John Roe", "the West German Roe"."""
    before = max(0, start - _HALF)
    if _MONTH.match(f"{word} A"):
        return _TIME_BEFORE.search(text, before, start) is not None
    return _half_before(text, Span(start, start + len(word) + 2, _PERSON), places) is not None


def _half_before(text: str, span: Span, places: Gazetteer) -> re.Match[str] | None:
    """The first half of a land in front of a name that begins with the second: "West" + "German Visa"."""
    match = _HALF_BEFORE.search(text, max(0, span.start - _HALF), span.start)
    if match is None:
        return None
    first = text[span.start : span.end].partition(" ")[0]
    whole = f"{match['half']} {first}"
    alone = first == text[span.start : span.end]
    return match if whole in places.sure or (is_demonym(whole) and not alone) else None


def _is_time(text: str, span: Span, month: str, given: Container[str]) -> bool:
    """Whether a month in front of a name is one: "in April John Roe", not "food analyst June Page"."""
    if is_business(text[span.start : span.end]) or is_company(text[span.start : span.end]):
        return False  # "the May Department Stores"
    if span.kind is _PERSON and month not in given:
        return True
    return _TIME_BEFORE.search(text, max(0, span.start - _HALF), span.start) is not None
