"""Whom a bare surname does not mean within one article, though only one person bears it in full.

"Hambrecht and Quist" is the firm of the article, not William Hambrecht. Who is told as somebody's wife or brother
does not hold the office: "President Reagan" beside "his wife, Nancy Reagan" is left to the library, and so is he
beside "Michael Reagan, son of President Reagan". "The Hemingway family" is not Richard Hemingway.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence

from index.article import Mention, MentionKind

_ORGANISATION = f"{MentionKind.ORGANISATION.value}:"
_PERSON = f"{MentionKind.PERSON.value}:"
_RELATIVE = r"(?:wife|husband|widow|son|daughter|brother|sister|father|mother)"
_KIN = re.compile(rf"\b(?:{_RELATIVE}|[Ff]irst [Ll]ady|Mrs\.?),?\s$")
_KIN_BEHIND = re.compile(rf", (?:the |his |her )?(?:{_RELATIVE}|[Ff]irst [Ll]ady)\b(?! of)")
_OFFICE = re.compile(
    r"\b(?:President|Premier|Prime Minister|Chancellor|King|Queen|Sen\.?|Senator|Gov\.?|Governor)\s$"
)
_FAMILY = re.compile(r" (?:family|families|brothers|sisters)\b")
_KIN_OF = re.compile(rf",? (?:\w+ ){{0,3}}?{_RELATIVE} of (?:[A-Z][\w.]+ ){{0,3}}")
_AND = re.compile(
    rf" and (?:(?:his|her) {_RELATIVE},? |Mrs\.? |[Ff]irst [Ll]ady )?|['’]s (?:\w+ ){{0,2}}{_RELATIVE},? "
)
_MRS = re.compile(r"\b(?:Mrs\.?|[Ff]irst [Ll]ady)\s$")


def others(
    mentions: Sequence[Mention], keys: Sequence[str], fuller: Mapping[str, str], text: str
) -> Iterator[tuple[str, str]]:
    """(surname, whom else it means), where the text tells that it is nowhere the one person who bears it."""
    full_of = _surnames(fuller)
    if not full_of:
        return
    firms = sorted({key for key in keys if key.startswith(_ORGANISATION) and " and " in key})
    kin: set[str] = set()
    office: Counter[str] = Counter()
    partners: Counter[str] = Counter()
    families: Counter[str] = Counter()
    times: Counter[str] = Counter()
    bearers = set(full_of.values())
    for mention, key in zip(mentions, keys, strict=True):
        if key in bearers and (
            _KIN.search(text, max(0, mention.start - 40), mention.start) or _KIN_BEHIND.match(text, mention.end)
        ):
            kin.add(key)
        elif key in full_of:
            times[key] += 1
            office[key] += _has_office(mention, text)
            families[key] += _FAMILY.match(text, mention.end) is not None
            partners[key] += text.startswith((" and ", " & "), mention.end)
    for short, full in full_of.items():
        begin = f"{_ORGANISATION}{short.removeprefix(_PERSON)} and "
        firm = next((key for key in firms if key.startswith(begin)), "")
        if firm and 2 * partners[short] >= times[short]:
            yield short, firm
        elif (full in kin and office[short]) or families[short] == times[short]:
            yield short, short


def set_apart(
    mentions: Sequence[Mention], keys: Sequence[str], fuller: Mapping[str, str], text: str
) -> Iterator[tuple[int, str]]:
    """(place of a bare surname, its own key), where the article names its one full bearer beside it.

    Beside "Reagan and Nancy Reagan" all of them are, beside "Michael Reagan, son of President Reagan" that one and
    who has his office.
    """
    full_of = _surnames(fuller)
    if not full_of:
        return
    bare = [place for place, key in enumerate(keys) if key in full_of]
    at: dict[str, list[int]] = {full: [] for full in full_of.values()}
    for place, key in enumerate(keys):
        if key in at:
            at[key].append(place)
    everywhere: set[str] = set()
    here: set[int] = set()
    for place in bare:
        named, mention = at[full_of[keys[place]]], mentions[place]
        before, behind = bisect_left(named, place), bisect_right(named, place)
        if behind < len(named) and _AND.fullmatch(text, mention.end, mentions[named[behind]].start):
            everywhere.add(keys[place])
        elif before and _KIN_OF.fullmatch(text, mentions[named[before - 1]].end, mention.start):
            here.add(place)
    held = {keys[place] for place in here}
    for place in bare:
        key, mention = keys[place], mentions[place]
        if key in everywhere:
            apart = _MRS.search(text, max(0, mention.start - 12), mention.start) is None
        else:
            apart = place in here or (key in held and _has_office(mention, text))
        if apart:
            yield place, key


def _surnames(fuller: Mapping[str, str]) -> dict[str, str]:
    """Of what short names stand for the bare surnames."""
    return {short: full for short, full in fuller.items() if " " not in short and short.startswith(_PERSON)}


def _has_office(mention: Mention, text: str) -> bool:
    return (
        mention.text.startswith("President ")
        or _OFFICE.search(text, max(0, mention.start - 16), mention.start) is not None
    )
