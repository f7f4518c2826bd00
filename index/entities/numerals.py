"""How English news writes numbers: digits, words, scales, and words like "dozens" that stand for a range."""

from __future__ import annotations

import re
from collections.abc import Iterable

ONES = {
    word: value
    for value, word in enumerate(
        (
            *("zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven"),
            *("twelve", "thirteen", "fourteen", "fifteen", "sixteen", "seventeen", "eighteen", "nineteen"),
        )
    )
}
TENS = {
    word: 10 * value
    for value, word in enumerate(
        ("twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety"), start=2
    )
}
SCALES = {
    **{"dozen": 12.0, "hundred": 1e2, "thousand": 1e3, "million": 1e6, "billion": 1e9, "trillion": 1e12},
    **{"mln": 1e6, "bln": 1e9, "mn": 1e6, "bn": 1e9, "tn": 1e12, "trn": 1e12, "m": 1e6, "k": 1e3},
    **{"b": 1e9, "t": 1e12, "lakh": 1e5, "crore": 1e7},
}
AFTER_MONEY = frozenset("bt")
"""Letters that scale money alone: "$2B", but not "Section 2B"."""
VAGUE = {
    **{"dozens": 24.0, "scores": 40.0, "hundreds": 2e2, "thousands": 2e3, "millions": 2e6, "billions": 2e9},
    **{"tens of thousands": 2e4, "hundreds of thousands": 2e5, "tens of millions": 2e7},
    **{"hundreds of millions": 2e8, "tens of billions": 2e10, "hundreds of billions": 2e11},
    **{"several dozen": 36.0, "several hundred": 3e2, "several thousand": 3e3, "several million": 3e6},
    **{"a few dozen": 24.0, "a few hundred": 2e2, "a few thousand": 2e3},
    **{"several hundred thousand": 3e5, "several hundred million": 3e8, "several billion": 3e9},
    **{"several thousand million": 3e9, "a few million": 2e6, "a few billion": 2e9, "a few hundred thousand": 2e5},
    **{"many thousands": 2e3, "many hundreds": 2e2},
}
"""Words that name no number, with the least they can mean."""

FRACTIONS = {
    **{"half": 0.5, "a half": 0.5, "a third": 1 / 3, "one third": 1 / 3, "one-third": 1 / 3, "a quarter": 0.25},
    **{"one quarter": 0.25, "one-quarter": 0.25, "two thirds": 2 / 3, "two-thirds": 2 / 3, "a fifth": 0.2},
    **{"three quarters": 0.75, "three-quarters": 0.75, "three-fourths": 0.75, "three fourths": 0.75},
    **{"a fourth": 0.25, "one-fourth": 0.25, "one fourth": 0.25, "one-half": 0.5, "one half": 0.5},
    **{"one-fifth": 0.2, "one fifth": 0.2, "two-fifths": 0.4, "three-fifths": 0.6, "four-fifths": 0.8},
    **{"two fifths": 0.4, "three fifths": 0.6, "four fifths": 0.8, "a sixth": 1 / 6, "one-sixth": 1 / 6},
    **{"an eighth": 0.125, "one-eighth": 0.125, "a tenth": 0.1, "one-tenth": 0.1, "nine-tenths": 0.9},
}
MULTIPLES = {"doubled": 2.0, "doubling": 2.0, "tripled": 3.0, "trebled": 3.0, "quadrupled": 4.0}
"""Verbs that say how many times as much it is now."""


def _any(words: Iterable[str]) -> str:
    return "|".join(re.escape(w) for w in sorted(words, key=len, reverse=True))


_SMALL = rf"(?:(?:{_any(TENS)})(?:[-\s](?:{_any(list(ONES)[1:10])}))?|{_any(ONES)})"
_BIG = r"(?:dozen|hundred|thousand|million|billion|trillion|mln|bln)"
MIXED = r"\d+[-\s][1-9]\d?/(?:2|3|4|5|8|16|32|64)(?![\d/])|\d*[½¼¾]"
MIXED += (
    r"|[1-9]\d?/(?:2|3|4|5|8|16|32|64)(?=(?:\sto\s[\d/]+)?\s(?:pct|per\s?cent|percentage|points?|miles?|inch))"
)
DIGITS = rf"(?:{MIXED}|\d{{1,3}}(?:,\d{{3}})+(?:\.\d+)?|\d+(?:\.\d+)?)"
_PARTS = {"½": 0.5, "¼": 0.25, "¾": 0.75}
SCALE = rf"(?:(?:\s|-)?(?:{_any(k for k in SCALES if len(k) > 1)})\b|[mkbt]\b)"
WORDS = rf"(?:{_SMALL}\sand\sa\shalf[\s-]{_BIG}|(?:{_SMALL}|half a|a|an)(?:[\s-]{_BIG})+(?:\s(?:and\s)?{_SMALL})?|"
WORDS += (
    rf"{_SMALL}|half an?(?=\s(?:per\s?cent|pct|point|mile|kilo|mln|bln|tons?\b|tonne|pound|degree|inch|"
    r"met(?:er|re)|hour|day|century|acre|gallon|lit(?:er|re)))"
)
WORDS += ")"
# Units may be glued to digits: "5km", "20mph", "250p", "40C".
GLUED = r"(?=(?:mph|kph|kms?|kg|cm|mm|ft|lbs?|[mg]w|kwh|[gmt]b|[gmk]?hz|mbps|bpd|oz|sq|[pcf])\b)"
CURRENCY = r"(?:(?:US|AU?|CA?|CAN|NZ|HK|S|R)?\$\s?|£\s?|€\s?|¥\s?|₹\s?|Rs\.?\s?|USD\s?|EUR\s?|GBP\s?)"

CANDIDATE = re.compile(
    rf"(?<![\w.,$£€/:#@<’'–-])(?:(?:[-−–](?=[\d.]{{1,4}}\s?[°º%]))?"
    rf"(?:(?P<currency>{CURRENCY})?(?=[\d½¼¾])(?P<digits>{DIGITS})(?P<scale>{SCALE}{{1,2}})?"
    rf"(?:{GLUED}|(?!\w|[.,]\d)))"
    rf"|(?P<vague>\b(?:{_any(VAGUE)})\b)"
    rf"|(?P<fraction>\b(?:{_any(FRACTIONS)})(?=\sof\b)|\bhalf(?=\s(?:the|its|their|his|her|our|all)\s))"
    rf"|(?P<multiple>\b(?:{_any(MULTIPLES)})\b(?!\sdown\b))"
    rf"|(?P<words>\b{WORDS}\b))",
    re.IGNORECASE,
)
SECOND = re.compile(
    rf"(?P<unit>\s?(?:%|per\s?cent|percent|pct))?(?P<sep>\s?[-–—]\s?|\s(?:to|and|or)\s)"
    rf"(?P<currency>{CURRENCY})?(?:(?P<digits>{DIGITS})(?P<scale>{SCALE}{{1,2}})?|(?P<words>{WORDS}))(?!\w)",
    re.IGNORECASE,
)
"""The other end of a range, right behind the first number."""


def value_of(match: re.Match[str]) -> float:
    """The number of a `CANDIDATE` or `SECOND` match with digits or words, in units of one, without its sign."""
    if match["digits"]:
        value = in_digits(match["digits"])
        for scale in re.findall(r"[a-z]+", (match["scale"] or "").lower()):
            value *= SCALES[scale]
        return round(value, 4)  # 34.3 * 1e9 is a hair off
    return in_words(match["words"])


def in_digits(digits: str) -> float:
    """Such as "1,250.5", "40-1/8" or "2½"."""
    if digits[-1] in _PARTS:
        return float(digits[:-1] or 0) + _PARTS[digits[-1]]
    if "/" in digits:
        *whole, part, size = re.split(r"[-\s/]", digits)
        return float(whole[0] if whole else 0) + float(part) / float(size)
    return float(digits.replace(",", ""))


def in_words(words: str) -> float:
    """Such as "two hundred and fifty thousand" as 250000.0."""
    total = current = 0.0
    for word in words.lower().replace("-", " ").split():
        if word in ("a", "an"):
            current = current or 1.0
        elif word == "half":
            current = int(current) + 0.5 if current != 1.0 or "and" in words else 0.5
        elif word in ONES:
            current += ONES[word]
        elif word in TENS:
            current += TENS[word]
        elif word in ("hundred", "dozen"):
            current = (current or 1.0) * SCALES[word]
        elif word in SCALES:
            total += (current or 1.0) * SCALES[word]
            current = 0.0
    return total + current
