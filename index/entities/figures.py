"""Figures: the numbers of an article with what they count and who says so.

A grammar of regular expressions, sentence by sentence; no model. Dates, times, scores, tables, tickers and
the numbers in names are left out.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from typing import NamedTuple

from index.article import Figure
from index.entities.counted import counted, implied
from index.entities.numerals import (
    AFTER_MONEY,
    CANDIDATE,
    FRACTIONS,
    MULTIPLES,
    SECOND,
    VAGUE,
    in_digits,
    in_words,
    value_of,
)
from index.entities.quantities import PERCENT, Unit, unit_behind, unit_of_currency
from index.entities.sentences import sentences
from index.entities.speakers import refers_back, speech
from index.entities.words import MONTHS, WEEKDAYS

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
_FROM = re.compile(r"\b(?:between|from)\s$", re.IGNORECASE)
_HAS_NUMBER = re.compile(
    r"\d|\b(?:one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|\w+teen|\w+ty|\w+ty-\w+|dozens?|"
    r"scores|(?:doubl|tripl|trebl|quadrupl)(?:ed|ing)|"
    r"hundreds?|thousands?|millions?|billions?|trillions?|half|quarters?|thirds?)\b",
    re.IGNORECASE,
)

# "Rose from 5 to 7 pct": two figures, no range.
_FROM_TO = re.compile(
    r"\b(?:(?:increas|rais|declin|reduc|narrow|widen|expand|mov|chang|lower|boost|slash|soar|plung|climb|jump|slipp|"
    r"tumbl|surg|drop|grow|cut|eas|advanc|gain)\w*|rises?|rose|risen|falls?|fell|fallen|grew|went|go|goes|up|down|shrank)"
    r"\s(?:(?!(?:ranging|varying|anywhere|of)\s)[^\s.;]+\s){0,6}from\s$",
    re.IGNORECASE,
)
# "It costs $1bn over ten years": in that time, no more than that.
_LONGER = re.compile(
    r"\b(?:for|took|takes?|taken|last\w*|after|than|well|just|of|is|was|has|have|spent|needs?)\sover\s$"
)
_TIMES = frozenset(("days", "weeks", "months", "years", "decades", "hours", "minutes", "centuries", "weekends"))

# Numbers that are names, dates, times, scores.
_MONTH_BEFORE = re.compile(rf"\b(?:{MONTHS})\.?\s$")
_MONTH_BEHIND = re.compile(rf"(?:st|nd|rd|th)?\s(?:of\s)?(?:{MONTHS})\b")
_YEAR = re.compile(r"(?:1[5-9]|20)\d\d$")
_COUNTED_YEAR = re.compile(
    r"\s(?:people|men|women|others|jobs|workers|troops|soldiers|deaths|civilians|homes|dead)\b"
)
_CODE_BEFORE = re.compile(
    r"(?:[#@/:]|\b(?:[Nn]o\.|No|[Nn]umber|Article|Section|Chapter|[Pp]age|Route|Highway|[Ff]light|Boeing|Airbus|"
    r"Group|"
    r"Channel|Room|Phase|Class|Type|Formula|Level|Tier|USB|Bluetooth|"
    r"[Vv]ersion|Windows|iPhone|iOS|Xbox|PlayStation|World War|"
    r"Apollo|Resolution|resolution|Radio|[Tt]op|FTSE|Nasdaq|Dow|Nikkei|S&P|Poor['’]s|CAC|DAX|Fortune|Season|"
    r"season|Game|Division|Grade|Day)\s)$"
)
_NOT_A_COUNT_BEHIND = re.compile(
    r":\d\d|\s?(?:[ap]\.?m\b|[AP]\.?M\b|GMT|UTC|BST|CET|EDT|EST|o['’]clock)|"
    r"[-–/]\d+[-–/]|\.\d|(?:st|nd|rd|th|s)\b|['’]s\b|/\d|-[A-Z]\d"
)
# "the Trent 900 engines": a model's number. Where a place or a day stands in front, it is none.
_MODEL_BEFORE = re.compile(
    rf"(?:\b(?!in|at|near|from|on|of|across|around)[\w,’']+)\s(?!(?:{WEEKDAYS})\b)[A-Z][\w-]+\s$"
)
_MODEL = re.compile(r"\d{2,3}0?$")
_RATIO_BEHIND = re.compile(r"-(?:for|to|by|in|on)-")
_SCORE_BEHIND = re.compile(
    r"[-–]\d+(?:,\d{3})*(?!\w|,\d|\s?(?:%|percent|per cent|million|billion|[a-z]{3,}|-))|"
    r"[-–]\d+\s(?:(?:home|away|league|cup|aggregate|opening|party-line)\s)?"
    r"(?:wins?|won|victory|victories|defeats?|loss|losses|draws?|votes?|lead|margin|majority|thrashing|triumph|"
    r"decision|scoreline|against|over|in favou?r)\b"
)
_LONE_ONE = re.compile(
    r"\s(?:person|man|woman|child|boy|girl|soldier|officer|policeman|civilian|worker|student|hostage|killed|dead|"
    r"injured|wounded|passenger|journalist)\b"
)
_WORD_IN_NAME = re.compile(r"\b(?:[Nn]umber|[Pp]hase|[Pp]art|[Cc]hapter|[Dd]ay|[Tt]op|Big|Group of|square)\s$")
_AIRCRAFT = re.compile(r"\b(?:Boeing|Airbus|Airbus A|McDonnell Douglas) (\d{3})\b")
_COMPOUND = re.compile(r"-(?!for\b|to\b|by\b|in\b|on\b)[a-z]+(?:-[a-z]+)?")
_COLUMNS = re.compile(r"\S\s{2,}\S")
_TOKEN = re.compile(r"\S+")
_AGE_BEFORE = re.compile(r"\b(?:aged?|ages|age of)\s$")
_BETWEEN_COMMAS = re.compile(r"[A-Z][\w'’-]+,\s$")
_THOUSAND = 1000
_LONGEST = 1500  # a "sentence" longer than this is a table or a list


# "..., Mr. Claros said as hundreds of migrants gathered": what follows is the reporter's.
_TOLD_BEFORE = re.compile(
    r"[,.?!][\"”]\s(?:[A-Z][^,;\"“”]{1,60}?\s(?:said|says|told (?:the )?\w+|added)|"
    r"(?:said|says|added)\s[A-Z][\w.'’ -]*)"
    r"(?![^\"“”]*[\"“])"
)
_THE_MARK = re.compile(r"[\s-]mark\b")
_MODELS = frozenset({"series", "airliner", "jetliner", "jet", "plane", "fighter", "bomber", "helicopter", "fleet"})
_AND_A_HALF = re.compile(r"[\s-]and[\s-]a[\s-]half\b")
_MINUS = re.compile(r"\bminus\s$", re.IGNORECASE)
_OF_A_POINT = re.compile(r"\sof\s(?:an?|one)\s(?:percentage\s)?point\b")
_PLUS = re.compile(r"(?:-plus\b|\+)(?=\s[a-z])|-odd\b")
# "one in five people", "nine out of 10 voters": shares.
_ROUND = frozenset((3, 4, 5, 6, 7, 8, 9, 10, 12, 20, 25, 50, 100, 1000, 10_000, 100_000))
_SHARE_OF = re.compile(
    r"\s(?P<how>in|out of)\s(?:every\s)?"
    r"(?P<whole>[\d,]+|two|three|four|five|six|seven|eight|nine|ten|twenty|a hundred)"
    r"(?=\s(?!(?:seconds|minutes|hours|days|weeks|months|years|seasons|games|matches|attempts|starts|overs|times)\b)"
    r"(?:\w+\s){0,2}?(?:\w+s|people|men|women|children)\b)"
)
_METRES = re.compile(
    r"\s(?:(?:men|women|boys|girls)['’]s?\s)?(?:finals?|sprint\w*|races?|hurdles|freestyle|butterfly|relay|dash|"
    r"backstroke|breaststroke|heats?|high|tall|long|wide|deep|away|above|below|across|from|north|south|east|west)\b"
)
_MAGNITUDE = re.compile(r"\bmagnitude[\s-](?:of\s)?$")
_BY = re.compile(r"\b(?:down|up|off|by|fell|rose|gained|lost|added|dropped|jumped|climbed|slid)\s$")
_OF_A_YEAR = re.compile(r"\b(?:first|second|latter|last|other|better)[\s-]$", re.IGNORECASE)
_LARGE = re.compile(r"\b(?:m|b|tr)illion\b", re.IGNORECASE)
_HELD_AGAINST = re.compile(
    r"\s(?:from|to|against|after|and|compared (?:with|to)|vs\.?|versus)\s(?:an?\s)?[\d.,]+[\s-]"
    r"(?:[bmtr]+illion|mln|bln|bn)\b"
)
_MONEY = frozenset({"$", "€", "£", "yen", "yuan", "rupees", "rubles", "roubles", "shekels", "francs", "marks"})


class _Number(NamedTuple):
    """What stands at one place: stated value, range and end; `unit` where the number itself says it."""

    value: float | None
    low: float | None
    high: float | None
    end: int
    unit: Unit | None


def figures_of(text: str) -> tuple[Figure, ...]:
    """The figures of a text, in order."""
    found: list[Figure] = []
    spans = sentences(text)
    models = set(_AIRCRAFT.findall(text))  # numbers that are names: the 787
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
        if start < used or _is_name_or_date(s, match):
            continue
        number = _number(s, match)
        if number is None:
            continue
        number = _with_what_is_added(s, start, number)
        unit, end = number.unit, number.end
        thing = unit.name if unit else ""
        if unit is None and (behind := unit_behind(s, end)):
            if behind[0].name in ("mark", "marks") and _THE_MARK.match(s, end) and not match["scale"]:
                continue  # "the 5000 mark" of an index
            if behind[0].name == "years" and match["digits"] and _YEAR.match(match["digits"]):
                continue  # "the entire 1987 year"
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
                if _is_name(match, thing, s):
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
        elif number.low != number.high and number.value is None and (opening := _FROM.search(s, 0, start)):
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


def _with_what_is_added(s: str, start: int, number: _Number) -> _Number:
    """With "and a half", "minus" and the "-plus" of "200-plus people"."""
    value, end = number.value, number.end
    if value is None:
        return number
    if half := _AND_A_HALF.match(s, end):
        value += 0.5
        return number._replace(value=value, low=value, high=value, end=half.end())
    if s[start] in "-−–" or _MINUS.search(s, max(0, start - 6), start):
        return number._replace(value=-value, low=-value, high=-value)
    if plus := _PLUS.match(s, end):
        return number._replace(high=number.high if plus[0] == "-odd" else None, end=plus.end())
    return number


def _bounded(number: _Number, qualifier: str) -> tuple[float | None, float | None]:
    """The range under its qualifier: "more than" opens it upwards, "nearly" and "up to" downwards."""
    if _OPEN_BELOW.search(qualifier) and not _NOT_LESS.search(qualifier):
        return (None, number.high) if number.value is not None else (number.low, number.high)
    if _OPEN_ABOVE.search(qualifier) and not _NOT_MORE.search(qualifier):
        return number.low, None
    return number.low, number.high


def _number(s: str, match: re.Match[str]) -> _Number | None:
    end = match.end()
    if match["vague"]:
        return _Number(None, VAGUE[match["vague"].lower()], None, end, None)
    if match["fraction"]:
        if _OF_A_YEAR.search(s, 0, match.start()):
            return None
        fraction = FRACTIONS[match["fraction"].lower()]
        if point := _OF_A_POINT.match(s, end):
            return _Number(fraction, fraction, fraction, point.end(), PERCENT)
        share = round(100 * fraction, 1)
        return _Number(share, share, share, end, PERCENT)
    if match["multiple"]:
        times = MULTIPLES[match["multiple"].lower()]
        return _Number(times, times, times, end, Unit("times"))
    low = value_of(match)
    if part := _share(s, low, end):
        return part
    unit = unit_of_currency(match["currency"]) if match["currency"] else None
    if match["scale"] == "m" and unit is None and _METRES.match(s, end):
        low = in_digits(match["digits"])
        return _Number(low, low, low, end, Unit("metres"))
    second = SECOND.match(s, end)
    if second is None or not _is_range(s, match, second, low):
        return _Number(low, low, low, end, unit)
    high = value_of(second)
    if second["scale"] and not match["scale"] and match["digits"] and low < high / 100:
        low *= high / in_digits(second["digits"])  # "2 to 3 million"
    if (
        second["sep"].strip() in ("-", "–")
        and low < _THOUSAND <= high
        and low * _THOUSAND < high
        and "," in second[0]
    ):
        low *= _THOUSAND  # "100-150,000 tons"
    if second["currency"] and unit is None:
        unit = unit_of_currency(second["currency"])
    if _FROM_TO.search(s, 0, match.start()) and second["sep"].strip() == "to":
        behind = unit_behind(s, second.end())
        return _Number(low, low, low, end, unit or (behind[0] if behind else None))
    if high < low:
        low, high = high, low
    return _Number(None, low, high, second.end(), unit)


def _share(s: str, part: float, end: int) -> _Number | None:
    """ "One in five people" as 20 percent, where it is a share and no count."""
    if not (match := _SHARE_OF.match(s, end)):
        return None
    words = match["whole"].replace(",", "")
    whole = float(words) if words.isdigit() else in_words(words)
    if whole not in _ROUND or not part < whole or (match["how"] == "in" and part != 1 and whole % 10):
        return None
    share = round(100 * part / whole, 4)
    return _Number(share, share, share, match.end(), PERCENT)


def _is_range(s: str, first: re.Match[str], second: re.Match[str], low: float) -> bool:
    """Whether two numbers are the ends of one range: not "3.8 percent to $18.39", not "3-1"."""
    opening = _FROM.search(s, 0, first.start())
    separator = second["sep"].strip()
    high = value_of(second)
    behind = unit_behind(s, second.end())
    if second["currency"] and not first["currency"]:
        return False
    if second["unit"] and not (behind and behind[0] is PERCENT):
        return False
    if separator == "and":
        return opening is not None and opening.group().lower().startswith("between")
    if separator == "or":
        return low < high <= 3 * low
    if separator == "to" and second["currency"] and first["currency"] and _BY.search(s, 0, first.start()):
        return False  # "down $2.86 to $77.11"
    if separator == "to":
        return high > low or bool(second["scale"] and not first["scale"]) or bool(opening)
    named = re.match(r"\s[a-z]{3,}|-year", s[second.end() : second.end() + 12])
    return high > low and bool(behind or second["scale"] or first["currency"] or named)


def _is_name_or_date(s: str, match: re.Match[str]) -> bool:
    start, end = match.span()
    if match["digits"] and not match["currency"]:
        digits_end = match.end("digits")
        plain = match["digits"].isdigit()
        before = s[max(0, start - 16) : start]
        if (match["scale"] or "").lower() in AFTER_MONEY:
            return True
        if not match["scale"]:
            if plain and (_MONTH_BEFORE.search(before) or _MONTH_BEHIND.match(s, digits_end)):
                return int(match["digits"]) <= 31 or bool(_YEAR.match(match["digits"]))
            if plain and _YEAR.match(match["digits"]) and not _COUNTED_YEAR.match(s, digits_end):
                return unit_behind(s, digits_end) is None
            if (
                _RATIO_BEHIND.match(s, digits_end)
                or _NOT_A_COUNT_BEHIND.match(s, digits_end)
                or _SCORE_BEHIND.match(s, digits_end)
            ):
                return True
            if _MODEL.match(match["digits"]) and _MODEL_BEFORE.search(s, max(0, start - 32), start):
                return unit_behind(s, digits_end) is None
        return bool(_CODE_BEFORE.search(before))
    if match["words"]:
        word = match["words"].lower()
        if word == "one" and unit_behind(s, end) is None and not _SHARE_OF.match(s, end):
            return not _LONE_ONE.match(s, end)
        return bool(_WORD_IN_NAME.search(s, max(0, start - 12), start))
    return False


def _is_name(match: re.Match[str], thing: str, s: str) -> bool:
    """Whether a number is part of a name: the 787 Dreamliner, 10 Downing Street, Three Mile Island; or of a level
    ("the 5000 mark") or a model ("the 300 series").
    """
    words = thing.split()
    if not words:
        return False
    if thing in ("mark", "level", "barrier", "threshold"):
        return True
    if match["digits"] and _MODEL.match(match["digits"]):
        return words[0] in _MODELS or (all(w[0].isupper() for w in words) and not words[-1].endswith(("s", ".")))
    return (
        bool(match["words"])
        and match.start() > 0
        and match["words"][0].isupper()
        and words[0][0].isupper()
        and (s[match.start() - 1] == " " and not match["words"].isupper())
    )


def _is_age(s: str, match: re.Match[str], end: int) -> bool:
    """ "Smith, 34, said" and "aged 34"."""
    if not match["digits"] or in_digits(match["digits"]) > 110:
        return False
    before = s[max(0, match.start() - 24) : match.start()]
    return bool(_AGE_BEFORE.search(before)) or (s[end : end + 1] == "," and bool(_BETWEEN_COMMAS.search(before)))
