"""The set forms in which news says what and where a place is: "the port of X", "X, Ohio", "X, 20 km from Y"."""

from __future__ import annotations

import re
from collections.abc import Iterator

from index.article import MentionKind
from index.naming.describe_phrases import BEHIND, DETERMINER, GOES_ON, STOP, WHOSE, Reading, office_before
from index.naming.describe_words import (
    BEHIND_PLACES,
    COUNTRIES,
    FULL_STATES,
    PLACES,
    SHORT_STATES,
    STATES,
    VERBS,
    word_set,
)

_STATE = re.compile(
    rf", ({'|'.join(sorted(state for state in STATES if ' ' in state))}|"
    r"N\.[YJCDHM]|S\.[CD]|R\.I|W\.Va|D\.C|B\.C|[A-Z][A-Za-z]+)(?=[.,)]|\s|$)"
)
_COUNTRY = re.compile(
    r",? (?:in )?((?:(?:north|south|east|west|central|north-?east|north-?west|south-?east|south-?west)"
    r"(?:ern)? )?)([A-Z][a-z]+(?: [A-Z][a-z]+){0,2}?)(?=[.,;)]| [a-z]|\s*$)"
)
_IN_BETWEEN = re.compile(r", ((?:Long|Rhode|Staten) Island|[A-Z][a-z]+ County), ([A-Z][a-z]+|N\.[YJ])\b")
_CAPITALS = re.compile(r", [A-Z]{4,}(?: [A-Z]{4,})?(?=, )")
_PLACE_OF = re.compile(r"((?:[Tt]he |an? )?(?:[\w'’.-]+ ){0,4}?([a-z]+)) of (the )?$")
BEHIND_SENSE = "called"
"""Marks the sense of "X province": the province around a town is another place unless articles agree."""
_COUNTRY_S = re.compile(r"((?:[Tt]he )?[A-Z][a-z]+(?: [A-Z][a-z]+)?['’]s (?:[a-z-]+ ){0,2})$")
_OWNED_PLACES = word_set("republic province gulf bay port lake isle strait cape mount")
_PLAIN = word_set("city town country village nation")
_OWN_PLACES = word_set("airport terminal site base centre center coast station field camp")
_PARTS = word_set("region basin community county province city")
_ALWAYS_PARTS = word_set("area areas district coast field section part side neighbourhood neighborhood suburb")
_NOT_BEFORE = VERBS | STOP | DETERMINER | {"outside", "inside", "through", "via", "including"}
SITS = re.compile(
    r", ((?:about |some |just )?\d+ (?:miles|km|kms|kilometres|kilometers) "
    r"[\w -]{0,30}?(?:of|from) [A-Z][\w-]+(?: [A-Z][\w-]+)?"
    r"|in (?:the )?(?:[a-z-]+ )?(?:north|south|east|west|centre|central|coast)[\w-]* "
    r"(?:of )?(?:the )?[A-Z][\w-]+(?: [A-Z][\w-]+)?)"
)
INSIDE = re.compile(r"\b(?:in|at|near|from|of|outside|through|via) (?:the )?$")


_TOWN_BEFORE = re.compile(
    r"(?:^((?:ST\. )?[A-Z]{3,}(?: [A-Z]{2,}){0,2})"
    r"|\b(?:in|at|near|of|from|to) ((?:St\. )?[A-Z][A-Za-z]+(?: [A-Z][a-z]+){0,2})), $"
)
""" "OAKBY, |Nev.|" of a dateline, "in Oakby, |Nevada|"."""
_PROVINCES = frozenset(
    {
        "Ontario",
        "Quebec",
        "Alberta",
        "Manitoba",
        "Saskatchewan",
        "British Columbia",
        "New Brunswick",
        "Nova Scotia",
    }
    | {"Newfoundland", "Prince Edward Island"}
)
_ALSO_TOWNS = frozenset({"New York", "Washington", "District of Columbia"})
"""Their towns are not what is meant by them."""


def readings_of_place(name: str, before: str, after: str) -> Iterator[Reading]:
    """What the words before and after the name of a place say of it."""
    if (match := _PLACE_OF.search(before)) and match[2] in PLACES and len(match[1]) < 60:
        words = match[1].split()
        while not _NOT_BEFORE.isdisjoint(word.lower() for word in words):
            words.pop(0)
        # "the Ash area of Elm" is a part of Elm.
        is_part = bool(words) and (
            words[-1] in _ALWAYS_PARTS or (words[-1] in _PARTS and any(word[:1].isupper() for word in words))
        )
        says_little = len(words) == 1 and words[0] in _PLAIN
        # "the capital of Elm" is a town of that land, or money: "the Elmish capital of Ash" is Ash
        is_capital = words[-1:] == ["capital"] and not any(
            word[:1].isupper() for word in words[:-1] if word != "The"
        )
        if words and not is_capital and words[-1] not in _OWN_PLACES and not is_part and not says_little:
            yield Reading(
                3.0 if len(words) > 1 else 2.0, f"the {' '.join(words)} of {match[3] or ''}{name}", words[-1]
            )
    elif match := _COUNTRY_S.search(before):
        if name.partition(" ")[0].lower() in _OWNED_PLACES:
            yield Reading(2.0, f"{match[1]}{name}", WHOSE)
    elif not GOES_ON.match(after) and (found := office_before(before, PLACES, MentionKind.PLACE)):
        yield Reading(found[0], f"{found[1]} {name}", found[2])
    if (match := BEHIND.match(after)) and match[1] in BEHIND_PLACES and not name.isupper():
        yield Reading(2.0, f"{name} {match[1]}", f"{BEHIND_SENSE} {match[1]}")
    state = FULL_STATES.get(name.rstrip("."), name)
    if is_state(name) and state not in _ALSO_TOWNS and (match := _TOWN_BEFORE.search(before)):
        town = match[1].title() if match[1] else match[2]
        if town not in STATES | COUNTRIES and not town.startswith("The "):
            sort = "province" if state in _PROVINCES else "state"
            yield Reading(1.5, f"{state}, the {sort} where {town} lies", sort, is_region=True)
    if (match := SITS.match(after)) and (match[1][0] != "i" or INSIDE.search(before)):
        yield Reading(2.6, f"{name}, {match[1]}", "lies")
    if (match := _IN_BETWEEN.match(after)) and match[2] in STATES and match[1] not in STATES | COUNTRIES:
        stop = "." if match[2] in SHORT_STATES else ""
        yield Reading(
            1.5, f"{name}, {match[1]}, {match[2]}{stop}", FULL_STATES.get(match[2], match[2]), is_region=True
        )
    behind = _STATE.match(after)
    if behind and (region := _as_state(behind[1])) in STATES and name not in STATES:
        stop = "." if region in SHORT_STATES else ""
        if not stop or after[behind.end() :].startswith((".", ",")):
            yield Reading(1.5, f"{name}, {region}{stop}", FULL_STATES.get(region, region), is_region=True)
    elif (match := _COUNTRY.match(_small_letters(after))) and match[2] in COUNTRIES and name not in COUNTRIES:
        opens = not before.strip()  # a dateline
        listed = re.match(r",? and [A-Z]|, [A-Z]", after[match.end() :]) and not opens
        if (opens or INSIDE.search(before)) and not listed and (after[0] == "," or match[1]):
            yield Reading(1.5, f"{name}{match[0]}", match[2], is_region=True)


def begins_with_state(after: str) -> bool:
    """Whether the words behind a place begin with the state it lies in."""
    state = _STATE.match(after)
    return state is not None and _as_state(state[1]) in STATES


def is_state(name: str) -> bool:
    """Whether a name is a state's, written in full or short: "Tenn."."""
    return name.rstrip(".") in STATES


def _small_letters(after: str) -> str:
    """A land in the capitals of a dateline as it is else written: ", FRANCE, March 3"."""
    match = _CAPITALS.match(after)
    return match[0].title() + after[match.end() :] if match else after


def _as_state(written: str) -> str:
    """A state without the capitals of a headline: "IND" as "Ind"."""
    return written.title() if written.isupper() and len(written) > 1 and "." not in written else written
