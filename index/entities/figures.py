"""Figures: the numbers of an article with what they count and who says so.

A grammar of regular expressions, sentence by sentence; no model. Dates, times, scores, tables, tickers and
the numbers in names are left out.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

from index.article import Figure
from index.entities.counted import counted, implied
from index.entities.nominal_numbers import aircraft, is_level_or_year, is_name, is_name_or_date
from index.entities.number_values import RANGE_OPENING, Number, number_at
from index.entities.numerals import CANDIDATE, in_digits
from index.entities.quantities import unit_behind
from index.entities.sentences import sentences
from index.entities.speakers import refers_back, speech

_ABOVE = (
    "more than|over|at least|upwards of|in excess of|above|greater than|exceeding|no fewer than|no less than|"
    "not less than|a minimum of|just over|just above|well over"
)
_BELOW = (
    "nearly|almost|up to|as many as|as much as|fewer than|less than|under|below|no more than|not more than|"
    "at most|just under|just below|a maximum of"
)
_ABOUT = (
    "about|around|some|approximately|an estimated|estimated|roughly|close to|circa|only|just|exactly|another|"
    "a further|an additional|a total of|a record"
)
_ANY = "|".join(sorted(f"{_ABOVE}|{_BELOW}|{_ABOUT}".split("|"), key=len, reverse=True))
_QUALIFIER = re.compile(rf"\b(?:{_ANY})(?:\s(?:{_ANY}))?\s$", re.IGNORECASE)
_OPEN_ABOVE = re.compile(rf"\b(?:{_ABOVE})\b", re.IGNORECASE)
_OPEN_BELOW = re.compile(rf"\b(?:{_BELOW})\b", re.IGNORECASE)
_NOT_LESS = re.compile(r"\b(?:no|not) (?:less|fewer)", re.IGNORECASE)
_NOT_MORE = re.compile(r"\b(?:no|not) more", re.IGNORECASE)
_HAS_NUMBER = re.compile(
    r"\d|\b(?:one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|\w+teen|\w+ty|\w+ty-\w+|dozens?|"
    r"scores|(?:doubl|tripl|trebl|quadrupl)(?:ed|ing)|"
    r"hundreds?|thousands?|millions?|billions?|trillions?|half|quarters?|thirds?)\b",
    re.IGNORECASE,
)
# "It costs $1bn over ten years": in that time, no more than that.
_LONGER = re.compile(
    r"\b(?:for|took|takes?|taken|last\w*|after|than|well|just|of|is|was|has|have|spent|needs?)\sover\s$"
)
_TIMES = frozenset(("days", "weeks", "months", "years", "decades", "hours", "minutes", "centuries", "weekends"))
_COMPOUND = re.compile(r"-(?!for\b|to\b|by\b|in\b|on\b)[a-z]+(?:-[a-z]+)?")
_COLUMNS = re.compile(r"\S\s{2,}\S")
_TOKEN = re.compile(r"\S+")
_AGE_BEFORE = re.compile(r"\b(?:aged?|ages|age of)\s$")
_BETWEEN_COMMAS = re.compile(r"[A-Z][\w'’-]+,\s$")
_LONGEST = 1500  # a "sentence" longer than this is a table or a list
# "..., Mr. Claros said as hundreds of migrants gathered": what follows is the reporter's.
_TOLD_BEFORE = re.compile(
    r"[,.?!][\"”]\s(?:[A-Z][^,;\"“”]{1,60}?\s(?:said|says|told (?:the )?\w+|added)|"
    r"(?:said|says|added)\s[A-Z][\w.'’ -]*)"
    r"(?![^\"“”]*[\"“])"
)
_MAGNITUDE = re.compile(r"\bmagnitude[\s-](?:of\s)?$")
_LARGE = re.compile(r"\b(?:m|b|tr)illion\b", re.IGNORECASE)
_HELD_AGAINST = re.compile(
    r"\s(?:from|to|against|after|and|compared (?:with|to)|vs\.?|versus)\s(?:an?\s)?[\d.,]+[\s-]"
    r"(?:[bmtr]+illion|mln|bln|bn)\b"
)
_MONEY = frozenset({"$", "€", "£", "yen", "yuan", "rupees", "rubles", "roubles", "shekels", "francs", "marks"})


def figures_of(text: str) -> tuple[Figure, ...]:
    """The figures of a text, in order."""
    found: list[Figure] = []
    spans = sentences(text)
    models = aircraft(text)  # numbers that are names
    known: dict[int, tuple[str, int]] = {}

    def source(i: int) -> tuple[str, int]:
        """Who speaks in sentence i, from where on; "It said" looks back, at most a few sentences."""
        if i not in known:
            sentence = text[slice(*spans[i])]
            known[i] = speech(sentence)
            back = i - 1
            while not known[i][0] and refers_back(sentence) and back >= max(0, i - 3):
                known[i] = (speech(text[slice(*spans[back])])[0], 0)
                back -= 1
        return known[i]

    for i, (start, end) in enumerate(spans):
        if end - start > _LONGEST or not _HAS_NUMBER.search(text, start, end):
            continue
        sentence = text[start:end]
        if _is_table(sentence):
            continue
        told = _TOLD_BEFORE.search(sentence)
        found += [
            replace(
                figure,
                start=start + figure.start,
                end=start + figure.end,
                said_by="" if told and figure.start >= told.end() else _said_by(figure, sentence, *source(i)),
            )
            for figure in _in_sentence(sentence, models)
        ]
    return tuple(f for f in found if text[f.start : f.end].split()[0] not in models)


def _said_by(figure: Figure, sentence: str, who: str, begins: int) -> str:
    """The speaker, but for figures before the speech and one that is part of who speaks: "Four agencies said"."""
    if figure.start < begins:
        return ""
    place = sentence.find(who) if who else -1
    return "" if 0 <= place <= figure.start < place + len(who) else who


def _is_table(sentence: str) -> bool:
    """Columns of numbers: results, prices, standings."""
    tokens = _TOKEN.findall(sentence)
    numbers = sum(any(c.isdigit() for c in t) for t in tokens)
    return (numbers >= 4 and numbers >= 0.4 * len(tokens)) or len(_COLUMNS.findall(sentence)) >= 3


def _in_sentence(s: str, models: set[str]) -> Iterator[Figure]:
    """The figures of a sentence, with offsets into it; numbers that turn out to be names go to `models`."""
    used = 0
    money = ""
    for match in CANDIDATE.finditer(s):
        start, end = match.span()
        if start < used or is_name_or_date(s, match):
            continue
        number = number_at(s, match)
        if number is None:
            continue
        unit, end = number.unit, number.end
        thing = unit.name if unit else ""
        if unit is None and (behind := unit_behind(s, end)):
            if is_level_or_year(s, match, end, behind[0]):
                continue
            unit, end = behind
            thing = unit.name
        if unit is None and _is_age(s, match, end):
            thing = "years"
        elif unit is None and match["digits"] and _MAGNITUDE.search(s, 0, start):
            thing = "magnitude"
        elif unit is None and match["digits"] and s[end : end + 1].isalpha():
            continue  # "720p", "40C" of no weather
        elif unit is None:
            if (hyphen := _COMPOUND.match(s, end)) and not match["words"]:
                end = hyphen.end()
                thing = hyphen.group()[1:]
            else:
                thing, end = counted(s, end)
                if is_name(s, match, thing):
                    if match["digits"]:
                        models.add(match["digits"])
                    continue
                thing = thing.removeprefix("plus ")
                large = match["scale"] or (match["words"] and _LARGE.search(match["words"]))
                thing = thing or implied(s, start, end) or (large and (money or _money_ahead(s, end))) or ""
            if not thing:
                continue
        if thing in _MONEY or (unit and number.unit is unit):
            money = thing
        qualifier = _QUALIFIER.search(s, max(0, start - 40), start)
        words = ""
        if qualifier and thing in _TIMES and _is_during(s, qualifier, end):
            qualifier = None
        if qualifier:
            start = qualifier.start()
            words = qualifier.group().strip()
        elif number.low != number.high and number.value is None and (opening := RANGE_OPENING.search(s, 0, start)):
            start = opening.start()
        low, high = _bounded(number, words)
        used = end
        yield Figure(start, end, number.value, low, high, thing, words)


def _money_ahead(s: str, end: int) -> str:
    """ "Grew to 147 billion from 124 billion dlrs": the money of the number that it is held against."""
    other = _HELD_AGAINST.match(s, end)
    unit = unit_behind(s, other.end()) if other else None
    return unit[0].name if unit and (unit[0].name in _MONEY or unit[0].name == "$") else ""


def _is_during(s: str, qualifier: re.Match[str], end: int) -> bool:
    """Whether "over ten years" is in ten years."""
    if qualifier.group().lower().strip() != "over":
        return False
    return not (_LONGER.search(s, 0, qualifier.end()) or re.match(r"\s(?:ago|old|later|since|earlier)\b", s[end:]))


def _bounded(number: Number, qualifier: str) -> tuple[float | None, float | None]:
    """The range under its qualifier: "more than" opens it upwards, "nearly" and "up to" downwards."""
    if _OPEN_BELOW.search(qualifier) and not _NOT_LESS.search(qualifier):
        return (None, number.high) if number.value is not None else (number.low, number.high)
    if _OPEN_ABOVE.search(qualifier) and not _NOT_MORE.search(qualifier):
        return number.low, None
    return number.low, number.high


def _is_age(s: str, match: re.Match[str], end: int) -> bool:
    """ "Smith, 34, said" and "aged 34"."""
    if not match["digits"] or in_digits(match["digits"]) > 110:
        return False
    before = s[max(0, match.start() - 24) : match.start()]
    return bool(_AGE_BEFORE.search(before)) or (s[end : end + 1] == "," and bool(_BETWEEN_COMMAS.search(before)))
