"""Units behind a number: shares, money, measures, spans of time."""

from __future__ import annotations

import re
from typing import NamedTuple


class Unit(NamedTuple):
    """A unit under the name a figure carries: "%", "$", "kilometres", "years"."""

    name: str


PERCENT = Unit("%")

_PERCENT = re.compile(r"\s?(?:%|per\s?cent(?:age points?)?\b|pct\b|percentage points?\b)", re.IGNORECASE)
_POINTS = re.compile(r"\s(basis points|points)\b")
_OTHER = re.compile(
    r"\s?[°º]\s?(?P<scale>[CF]\b)?|(?P<inches>''|″)|(?P<bare>[CF])\b|(?P<pence>p)\b|[\s-](?P<magnitude>magnitude)\b|"
    r"(?:\s(?P<times>times)|-?fold)\b"
)
_SCALES = {"C": " Celsius", "F": " Fahrenheit", None: ""}
_WARM = re.compile(r"\b(?:[Tt]emperatures?|heat\w*|warm\w*|cold\w*|hott?\w*|freez\w+|degrees|weather)\b|°")
_SCREENS = frozenset({"360", "480", "720", "1080", "1440", "2160"})
_FURTHER = re.compile(r"\s(?:more|extra|additional|further|full|straight|consecutive|successive)(?=\s[a-z])")
_MONEY = re.compile(
    r"(?:[\s-]|\sof\s)(?:(?:US|U\.S\.|American)\s)?(dollars?|dlrs?|euros?|pounds? sterling|pounds?(?!\sof\b)|"
    r"stg|yen|yuan|rupees?|rubles?|roubles?|shekels?|riyals?|dirhams?|francs?|marks?|pesos?|won|lira|lire|crowns?|rand|reais|"
    r"cents?|cts?|pence)\b",
    re.IGNORECASE,
)
_SYMBOLS = {
    **{"dollar": "$", "dollars": "$", "dlr": "$", "dlrs": "$", "euro": "€", "euros": "€", "stg": "£"},
    **{"pound": "£", "pounds": "£", "pounds sterling": "£", "cts": "cents", "ct": "cents", "cent": "cents"},
}
# Pounds are money but where something is weighed.
_WEIGHT = re.compile(
    r"\b(?:weigh\w*|weights?|half a pound|cargo|payload|tonnes?|tons?|lbs?|kilos?|heavy|cocaine|heroin|beef|meat|"
    r"fish)\b"
)
_MEASURE = re.compile(
    r"[\s-]?(sq\.? (?:km|miles?|feet|ft|met(?:er|re)s?)|"
    r"square[\s-]kilomet(?:er|re)s?|square[\s-]miles?|square[\s-](?:feet|foot|met(?:er|re)s?)|"
    r"cubic[\s-](?:feet|met(?:er|re)s?)|kilomet(?:er|re)s?(?: per hour| an hour)?|km/h|kms?|"
    r"miles?(?: per hour| an hour)?|met(?:er|re)s?|feet|foot|ft|inch(?:es)?|cm|mm|acres?|hectares?|"
    r"(?:metric )?(?:tonnes?|tons?)|mt|"
    r"kg|kilograms?|kilos?|grams?|lbs?|ounces?|oz|lit(?:er|re)s?|gallons?|barrels?(?: per day| a day)?|"
    r"bpd|mph|kph|knots?|degrees(?: Celsius| Fahrenheit)?|"
    r"[GMk]?Hz|gigahertz|megahertz|megapixels?|volts?|watts?|kilowatts?|megawatts?|MW|gigawatts?|GW|kWh|megabytes?|MB|GB|TB|gigabytes?|Mbps)\b"
)
_TIME = re.compile(
    r"[\s-](?:and a half )?(seconds?|minutes?|hours?|days?|weeks?|months?|years?|decades?|centur(?:y|ies)|"
    r"quarters|weekends?)(?:[\s-](olds?|long))?\b"
)


def unit_of_currency(sign: str) -> Unit:
    """The unit of a currency sign before a number; "US$" is "$"."""
    sign = sign.strip().removesuffix(".")
    return Unit({"US$": "$", "USD": "$", "EUR": "€", "GBP": "£", "Rs": "rupees", "₹": "rupees"}.get(sign, sign))


def unit_behind(s: str, end: int) -> tuple[Unit, int] | None:
    """The unit right behind a number and where it ends, or None."""
    if match := _PERCENT.match(s, end):
        return PERCENT, match.end()
    if match := _MONEY.match(s, end):
        name = match[1].lower()
        if name in ("pound", "pounds") and _WEIGHT.search(s):
            return Unit("pounds"), match.end()
        return Unit(_SYMBOLS.get(name, name)), match.end()
    if match := _MEASURE.match(s, end):
        return Unit(match[1].replace("-", " ").replace("kms", "km")), match.end()
    if match := _TIME.match(s, end):
        return Unit(match[1] if match[1].endswith("s") else match[1] + "s"), match.end()
    if match := _POINTS.match(s, end):
        return Unit(match[1]), match.end()
    if match := _OTHER.match(s, end):
        return _other(s, match)
    if match := _FURTHER.match(s, end):
        return unit_behind(s, match.end())
    return None


def _other(s: str, match: re.Match[str]) -> tuple[Unit, int] | None:
    """Degrees, pence, magnitudes, "ten times", "tenfold"; "40C" where nothing speaks of warmth is none."""
    end = match.end()
    if match["bare"]:
        return (Unit(f"degrees{_SCALES[match['bare']]}"), end) if _WARM.search(s) else None
    if match["inches"]:
        return Unit("inches"), end
    if match["pence"]:
        digits = re.search(r"\d+$", s[: match.start()])
        return None if digits and digits[0] in _SCREENS else (Unit("pence"), end)
    if match["magnitude"] or match["times"] or match[0].endswith("fold"):
        return Unit(match["magnitude"] or "times"), end
    return Unit(f"degrees{_SCALES[match['scale']]}"), end
