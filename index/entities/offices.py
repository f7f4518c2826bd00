"""What a person is told to be beside the name: a desk of a government, a seat in a parliament, a company's office.

Two people of one name are told apart by it: "Treasury Secretary James Baker" is not "James Baker, chairman" of a
company. Only what stands right beside a name counts, and only in a word or two: "treasury", "congress", "company".
"""

from __future__ import annotations

import re

COMPANY = "company"
"""Chairman or president of what is no public body."""
_LOOK = 64
_DESKS = "treasury agriculture commerce defense defence energy transportation labor labour interior finance trade"
_DESK = "|".join(f"{desk.upper()}|{desk.title()}|{desk}" for desk in _DESKS.split())
_BEFORE = re.compile(
    rf"\b(?:(?P<desk>{_DESK})(?: (?:[Dd]epartment )?(?:[Uu]nder)?[Ss]ecretary| [Mm]inister|['’][sS])"
    rf"|[Ss]ecretary of (?:the )?(?P<of>State|{_DESK})"
    r"|(?P<fed>Fed|FED|Federal Reserve(?: [Bb]oard)?)(?:['’][sS]| (?:[Vv]ice[ -])?[Cc]hairman| [Gg]overnor)"
    r"|(?P<budget>OMB|[Bb]udget)(?:['’][sS]| [Dd]irector)"
    r"|(?P<house>White House|WHITE HOUSE)(?:['’][sS]| [Cc]hief of [Ss]taff| [Ss]pokesman)"
    r"|(?P<congress>(?:Sen|Rep)\.|Sens|[Ss]enator|[Cc]ongressman"
    r"|(?:Senate|House)(?: [A-Z]\w+)? (?:[Ll]eader|Speaker))"
    r"|(?:[a-z]+ |(?<=[.,\"]\s))(?P<head>President)"
    r"|(?P<company>(?:[Vv]ice[ -])?[Cc]hairman|[Cc]hief [Ee]xecutive(?: [Oo]fficer)?|(?:vice[ -])?president"
    r"|[Mm]anaging [Dd]irector)"
    r") $"
)
_NAMED_SO = {"congress": "congress", "head": "president", "fed": "fed", "budget": "budget"}
_BEHIND = re.compile(
    r",? (?:(?:who )?remains |who (?:is|remains) )?(?:its |the )?(?:vice[ -])?"
    r"(?:chairman|president|chief executive|managing director)\b(?! of the (?:U|F|House|Senate|Board))"
)
# "The former Carter administration": only who presides a country has one.
_RULES = re.compile(r" [Aa]dministration\b")
# "Fed Chairman", "Finance Committee chairman" are no company's.
_PUBLIC = re.compile(
    r"\b(?:Fed|Federal|Reserve|Board|(?:[Ss]ub)?[Cc]ommittee|Commission|House|Senate|Council|Bank|Bundesbank|Party|"
    r"Parliament|Exchange|Association|Union|[Ff]ormer|[Ee]x)\b"
)


def office_of(text: str, start: int, end: int) -> str:
    """The office right beside a name: "treasury", "white house", "president", "congress", "company" ... or ""."""
    begin = max(text.rfind("\n", max(0, start - _LOOK), start) + 1, start - _LOOK, 0)
    if match := _BEFORE.search(text, begin, start):
        found = match.lastgroup or ""
        if found == COMPANY:
            return "" if _PUBLIC.search(text, begin, match.start()) else COMPANY
        if found in _NAMED_SO:
            return _NAMED_SO[found]
        return match[found].lower().replace("ence", "ense").replace("our", "or")
    if _RULES.match(text, end):
        return "president"
    return COMPANY if _BEHIND.match(text, end, end + _LOOK) and not _PUBLIC.search(text, end, end + _LOOK) else ""
