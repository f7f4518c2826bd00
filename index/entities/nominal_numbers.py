"""Numbers that count nothing: dates, times, scores, codes, models, and those that are part of a name.

Linguistics calls the last ones nominal: "the 787", "Section 2", "Three Mile Island".
"""

from __future__ import annotations

import re

from index.entities.number_values import is_share
from index.entities.numerals import AFTER_MONEY
from index.entities.quantities import Unit, unit_behind
from index.entities.words import MONTHS, WEEKDAYS

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
    r"Channel|Room|Stage|[Pp]aragraph|Order|Law|Annex|Clause|Title|Volume|Schedule|Phase|Class|Type|Formula|Level|Tier|USB|Bluetooth|"
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
_THE_MARK = re.compile(r"[\s-]mark\b")
_MODELS = frozenset({"series", "airliner", "jetliner", "jet", "plane", "fighter", "bomber", "helicopter", "fleet"})


def aircraft(text: str) -> set[str]:
    """The numbers by which a text calls aircraft: the 787."""
    return set(_AIRCRAFT.findall(text))


def is_name_or_date(s: str, match: re.Match[str]) -> bool:
    """Whether a candidate (`numerals.CANDIDATE`) counts nothing, by what stands beside it in its sentence."""
    start, end = match.span()
    if match["digits"] and not match["currency"]:
        digits_end = match.end("digits")
        plain = match["digits"].isdigit()
        before = s[max(0, start - 16) : start]
        if (match["scale"] or "").lower() in AFTER_MONEY:
            return True
        if not match["scale"]:
            of_month = plain and (_MONTH_BEFORE.search(before) or _MONTH_BEHIND.match(s, digits_end))
            if of_month and not _CODE_BEFORE.search(before):
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
        if match["words"] == "Zero" and start > 0 and s[start - 1] == " ":
            return True  # "Vision Zero"
        if word == "one" and unit_behind(s, end) is None and not is_share(s, end):
            return not _LONE_ONE.match(s, end)
        return bool(_WORD_IN_NAME.search(s, max(0, start - 12), start))
    return False


def is_name(s: str, match: re.Match[str], thing: str) -> bool:
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


def is_level_or_year(s: str, match: re.Match[str], end: int, unit: Unit) -> bool:
    """Whether a number makes a name with what looks like its unit: "the 5000 mark", "the entire 1987 year"."""
    if unit.name in ("mark", "marks") and _THE_MARK.match(s, end) and not match["scale"]:
        return True
    return unit.name == "years" and bool(match["digits"]) and _YEAR.match(match["digits"]) is not None
