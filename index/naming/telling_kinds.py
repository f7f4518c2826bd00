"""Signs that tell a person, a body or a place, each kind by words of its own (`telling_signs`)."""

from __future__ import annotations

import re
from collections.abc import Iterator

from index.naming.describe_phrases import (
    LISTED,
    is_noun,
)
from index.naming.describe_words import (
    BEHIND_FIRMS,
    BEHIND_PLACES,
    MADE,
    ORGANISATIONS,
    OWNERS_WORDS,
    PERSONS,
    THINGS,
    VERBS,
    word_set,
)
from index.naming.telling_words import (
    LANDS,
    NO_PHRASE,
    NOT_OWNERS,
    NOUNS,
    PEOPLE_BEHIND,
    is_land,
    without_list,
)

_OPEN = r"(?:the |[\"“])*$"
_BRAND = re.compile(
    r" (?:discount |department |convenience |food )?(?:stores?|supermarkets?|restaurants?|hotels?|drugstores?|"
    r"newspapers?|magazines?|brands?|credit cards?|cigarettes|beers?|soft drinks?)\b"
)
_KIND_BEHIND = re.compile(
    r" (?:[a-z-]+ )?(?:federation|union|movement|coalition|alliance|consortium|cartel|organi[sz]ation|"
    r"airline|tribe|guerrillas|rebels|militia)\b"
    r"(?! (?:of|leader|chief|head|member|official|spokes\w+|president|chairman)\b)"
)
_THINGS_OWNED = word_set("program programme plan act project scheme index law bill treaty initiative")
_BODYS = re.compile(r", the \w+['’]s (?:[a-z-]+ ){0,4}?([a-z-]+)(?=[,.;]|$| who\b| and\b)")
"""Whose chairman that is the rest of the sentence may tell: "|Ann Roe|, the Association's chairman"."""
_SEAT = re.compile(
    rf", [A-Z][a-z]+(?: [A-Z][a-z]+)?, (?:{'|'.join(sorted(re.escape(land) for land in LANDS))})\.?,"
)
"""Where a body sits: "|Elm Bank|, Oakby, Tex., "."""
_SAYS = re.compile(r" (?:said|says|told|added)\b")
_GOVERNMENT_OF = re.compile(r"\b(?:government|regime|administration|presidency|cabinet) of $")
_SITE = re.compile(
    r"(?:refiner(?:y|ies)|mines?|smelters?|mills?|shipyards?|oilfields?|power stations?|reactors?|airport|"
    r"base|terminal|quarry|pits?|dam) (?:at|in|near) $"
)
"""What stands there tells of a place that one article names."""
_OF = re.compile(r",? (?:of|at|with|from|for) (?:the )?[A-Z]")
_OF_LAND = re.compile(r",? (?:of|in) (?:the )?((?:[A-Z][\w.]*)(?: [A-Z][\w.]*)?)(?:, ([A-Z][\w.]*))?")
_NOUN_BEHIND = re.compile(r" ((?:[a-z-]+ )?([a-z]+))\b(?! of\b)(?! [A-Z])")
_AS = re.compile(
    r",?(?: \d\d,)? (?:as (?:its |the |a |an |his |her |their )?"
    r"(?!well|a result|part|of |soon|long|much|early)[a-z]|to (?:the )?(?:new )?(?:post|position|board) )"
)
_APPOINTED = re.compile(
    r"(?:,[^,.;]{3,80},)? (?:(?:has|had) been |was |is |will be |would be |were |have been )?"
    r"(?:named|appointed|elected|promoted|nominated|re-elected|hired|resigned|retired|stepped down|joined|joins|"
    r"succeeds|succeeded|replaces|replaced|becomes?|became|heads|leads|chairs|"
    r"will (?:succeed|replace|head|join|become))\b"
)
_KIN = re.compile(r"['’]s? (?:wife|husband|son|daughter|father|mother|brother|sister|lawyer|widow)\b")
_OWNS = re.compile(
    r"['’]s? (?:company|group|firm|empire|party|government|cabinet)\b| family\b|"
    r"['’]s? (?:[A-Z][\w&.-]* (?:and )?){1,5}(?:Corp|Inc|Ltd|Plc|Group|Co)\b"
)
_LIES = re.compile(
    r" near [A-Z][a-z]+|,? (?:about |some |just )?(?:\d+ (?:miles|km|kms|kilometres|kilometers)\b|"
    r"(?<=, )(?:north|south|east|west)[\w-]* of\b|(?:on|off|along) the (?:coast|border|island|river|Gulf|[A-Z]))"
)
_FAR_FROM = re.compile(
    r", (?:about |some |just )?\d+ (?:miles|km|kms|kilomet\w+)(?: \([^)]{2,12}\))? (?:north|south|east|west)"
)
_SOUTH_OF = re.compile(r" (?:just )?(?:north|south|east|west)[\w-]* of (?:the )?[A-Z]")
_STATE = re.compile(r",? (?:in )?(?:(?:north|south|east|west|central)[\w-]* )?([A-Z][\w.]*(?: [A-Z][a-z]+)?)")
_LISTED_ON = re.compile(r", [A-Z]\w+(?: [A-Z]\w+)*(?:,? and|, [A-Z])")
_FIRST_OF = re.compile(
    rf" (?!unit|subsidiary|{'|'.join(sorted(BEHIND_FIRMS | BEHIND_PLACES))})(?:[a-z-]+ )?"
    rf"(?:{'|'.join(sorted(PERSONS | ORGANISATIONS))})s?\b"
)
"""What the words before the name are about, then: "the former X chairman"."""
_ITS_UNITS = re.compile(
    r"(?:, [A-Z][^,;.]{1,45}){0,5}(?:,? and [A-Z][^,.;]{1,45}?)? (?:subsidiaries|units|divisions|affiliates)\b"
)
_BARE = re.compile(r"(?:^|, |and |said |by )(?:the )?(?:[a-z-]+ ){0,3}([a-z-]+) $")
_FORMED = re.compile(
    r"\b(?:set up|sets up|form|formed|forming|establish\w*|create[sd]?|creating|launch\w*|found(?:ed|ing)) "
    rf"(?:an? )?(?:[\w-]+ ){{0,4}}(?:(?:called|named)?,? )?{_OPEN}"
)
_GENITIVE = re.compile(
    r"(?<![\w.])((?:the )?(?:[A-Z][\w.&-]*|country|nation|city|state|province|company|group|firm|bank)['’]s?"
    rf"{LISTED}?) ((?:[\w-]+ ){{0,4}})$"
)
_ITS = re.compile(r"\b(?:[Ii]ts|his|her|their|our|my) ((?:[\w./-]+ ){0,5})$")
_BY = re.compile(
    r"\b(?:headed|led|chaired|owned|controlled|run|founded|backed|represented|managed|edited|written|advised|"
    r"sponsored|operated|governed|ruled|directed|designed|invented|formed|produced|commanded) by (?:an? |the )?"
    r"(?:[a-z-]+ ){0,6}$"
)
_MADE_BY = re.compile(
    r"\b(?:(?:aircraft|planes?|cars?|trucks?|computers?|drugs?|chips|engines?|equipment|products?|machines?|tyres|tires)"
    r" (?:made|built)|manufactured|brewed|published) by (?:the )?$"
)
_BARE_UNIT = re.compile(
    r"\b(?!the |new |its |a )[a-z]+ (?:unit|subsidiary|affiliate|division|associate|partner|rival|competitor|"
    r"parent|lender|insurer) $"
)
""" "the sale of unit |Elm Foods|"."""
_OF_BODY = re.compile(
    r" of (?:the )?(?:[A-Z][\w&.'’-]* (?:(?:and|of|for) )?){0,5}"
    r"(?:Ministry|Department|Office|Government|University|Academy|Commission|Council|Congress|Senate|House|Treasury|"
    r"Cabinet|Parliament|Fed|Reserve|Nations|Party|Church|Army|Navy)\b"
)
""" "the |Elm Unit| of the Prime Minister's Department"."""
_NATIONS = re.compile(r" (?:[a-z-]+(?<!s) )?(?:nations|countries|states|republics)\b")
""" "the |Group of Nine| industrial nations"."""
_PROJECT = re.compile(
    r" (?:project|programme|program|system|software|machines?|computers?)(?= (?:to|for|in|of|which|that)\b|[,.;])"
)
_HELD = re.compile(
    r"\b(?:owns|holds|controls) (?:about |nearly |almost |over |more than |some )?(?:a )?"
    r"(?:[4-9]\d|100)(?:[./-]\d+)* ?(?:pct|per ?cent|%)"
    r"(?: stake| interest| share)?(?: of| in) (?:the )?$"
)
_MANAGED_BY = re.compile(
    r"\b(?:managed|arranged|underwritten|syndicated|advised|insured|audited|brokered) by (?:the )?$"
)
_INSIDE = re.compile(r"\b(?:in|at|near) $")
_CHOSEN = re.compile(
    r"\b(?:named|names|appointed|appoints|elected|elects|nominated|hired|chose|promoted|elevated|"
    r"re-elected) (?:[a-z-]+ ){0,3}$"
)
_TITLE = re.compile(
    r"\b(?:Dr|Sir|Lord|Lady|Mrs|Rep|Sen|Judge|Justice|Prof|Gen|Col|Count|Baron|Shaikh|Sheikh)\.? $"
)


def of_any(name: str, before: str, after: str) -> Iterator[float]:
    """A town in its state, though recognition took it for something else."""
    if (
        _INSIDE.search(before)
        and after.startswith(", ")
        and (match := _STATE.match(after))
        and is_land(match[1])
        and not is_land(name)
        and not _LISTED_ON.match(after)
    ):
        yield 2.2
    if _FAR_FROM.match(after):
        yield 2.4
    if _SOUTH_OF.match(after) and (is_owned(before) or _INSIDE.search(before)):
        yield 2.2


def of_person(before: str, after: str) -> Iterator[float]:
    """An office, whose that is, what was done by them: "led by |Ann Roe|"."""
    if _OF.match(after):
        yield 2.2
    if _GOVERNMENT_OF.search(before):
        yield 2.4
    if (match := _BODYS.match(after)) and is_noun(match[1].rpartition("-")[2], PERSONS):
        yield 2.3
    if _AS.match(after) or _APPOINTED.match(after):
        yield 2.2
    if _KIN.match(after):
        yield 1.5
    if _OWNS.match(after):
        yield 2.6
    if _BY.search(before):
        yield 2.5
    elif _CHOSEN.search(before):
        yield 2.1
    if _TITLE.search(before):
        yield 1.2
    if (match := _ITS.search(before)) and match[1] and NO_PHRASE.isdisjoint(match[1].split()):
        yield 2.4 if is_noun(match[1].split()[-1], PERSONS) else 2.0
    elif is_owned(before):
        yield 2.1 if _SAYS.match(after) else 1.8


def of_body(name: str, before: str, after: str) -> Iterator[float]:
    """Whose it is, where it sits, what is of it: "Ash Corp's |Elm| stores"."""
    is_first = _FIRST_OF.match(after) is not None
    if (match := _OF_LAND.match(after)) and (is_land(match[1]) or (match[2] and is_land(match[2]))):
        yield 2.2 if " of " in match[0] else 1.6
    behind = _noun_behind(after)
    if _KIND_BEHIND.match(after):
        yield 2.4
    elif behind and behind in OWNERS_WORDS | BEHIND_FIRMS:
        yield 2.0
    elif behind and is_noun(behind, ORGANISATIONS | THINGS | MADE):
        yield 1.5
    its = _ITS.search(before)
    if is_owned(before) and name.rpartition(" ")[2].lower() in _THINGS_OWNED:
        yield 2.6
    elif not is_first and (is_owned(before) or (its and NO_PHRASE.isdisjoint(its[1].split()))):
        yield 2.2
    if _MADE_BY.search(before) or _NATIONS.match(after):
        yield 2.6
    if _PROJECT.match(after):
        yield 2.1
    if _BARE_UNIT.search(before) and not before.endswith(("'s unit ", "its unit ")):
        yield 2.3
    if _OF_BODY.match(after):
        yield 2.3
    if _HELD.search(before) or _MANAGED_BY.search(before):
        yield 2.1
    if _SEAT.match(after):
        yield 2.1
    if _BRAND.match(after) and (its or is_owned(before) or " card" in after[:15]):
        yield 2.3
    if _ITS_UNITS.match(after):
        yield 2.2
    if (match := _BARE.search(before)) and is_noun(match[1], PERSONS) and not before.endswith("'s "):
        yield 2.2
    if _FORMED.search(without_list(before)):
        yield 1.6


def of_place(name: str, before: str, after: str, *, is_rare: bool) -> Iterator[float]:
    """The state it lies in, what is behind its name: "the |Elm| oilfield"."""
    if name.rpartition(" ")[2].lower() in OWNERS_WORDS and (its := _ITS.search(before)):
        yield 2.2 if NO_PHRASE.isdisjoint(its[1].split()) else 0.0  # "its |Oakby Division|" is no town
    in_list = without_list(before) != before or _LISTED_ON.match(after)
    if is_rare and not in_list and (match := _STATE.match(after)) and is_land(match[1]) and not is_land(name):
        yield 2.6
    if is_rare and _SITE.search(before):
        yield 2.0
    if _LIES.match(after):
        yield 2.4
    if (behind := _noun_behind(after)) and behind in BEHIND_PLACES:
        yield 2.1
    elif behind and is_noun(behind, ORGANISATIONS | THINGS | MADE | OWNERS_WORDS):
        yield 1.4
    if is_owned(before):
        yield 2.2


def is_owned(before: str) -> bool:
    """Whether the name stands behind whose it is: "Japan's X", "the country's leading X"."""
    match = _GENITIVE.search(before)
    return (
        match is not None
        and match[1].removeprefix("the ").rstrip(f"{LISTED}'’s") not in NOT_OWNERS
        and NO_PHRASE.isdisjoint(match[2].split())
    )


def _noun_behind(after: str) -> str:
    match = _NOUN_BEHIND.match(after)
    if match is None:
        return ""
    words = [word for word in match[1].split() if is_noun(word, NOUNS | OWNERS_WORDS)]
    return words[-1] if words and words[-1] not in PEOPLE_BEHIND and words[-1] not in VERBS else ""
