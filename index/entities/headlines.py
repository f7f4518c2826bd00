"""What a headline in capitals seems to name and the article does not.

In "COURT ENJOINS TENDER" nothing but the words tells what is a name, and the model guesses. The article under a
headline names again whom it is about; what it does not name in any form was a word of the headline.
"""

from __future__ import annotations

import re
from collections.abc import Container
from itertools import pairwise

from index.article import MentionKind
from index.entities.casing import CaseTable
from index.entities.companies import core_of, has_ticker
from index.entities.gazetteer import Gazetteer
from index.entities.lone import Names
from index.entities.name_cues import SEATS
from index.entities.organisations import KNOWN_ORGANISATIONS
from index.entities.truecase import is_capitals
from index.entities.words import ORGANISATION_HEADS

_ORGANISATION = MentionKind.ORGANISATION
_LARGE = re.compile(r"[A-ZÀ-Þ][\w]+")
_SEVERAL = re.compile(r"[A-ZÀ-Þ]\w*[ -][A-ZÀ-Þ]\w+")  # "La Roche" of LAROCHE
_WORD = re.compile(r"\w+")
_INNER = re.compile(r"(?<=[a-zß-ÿ,;] )[A-ZÀ-Þ]\w+|[A-ZÀ-Þ]\w+(?= [A-ZÀ-Þ]\w)")
_ABSTRACT = re.compile(r"\w{4,}(?:ations?|ings|ities|ness|isms?|ments?)")
_FIRM_BEHIND = re.compile(r"(?: [A-Z&]+){0,3} (?:INC|CORP|COS?|LTD|PLC)\b")
_ENOUGH = 300  # characters of prose that an article should name its people in
_SHORT = 5  # letters of what may be an acronym
_COMMON = 0.7
_LAST_WORDS = frozenset(ORGANISATION_HEADS.split("|")) | {"Bourse", "Stock", "Isles"}
_APART = re.compile(r"\S+")
_BEGIN = 4  # letters that "INTERNATIONAL" and "Int'l" share


def unheard(
    text: str, natural: str, names: Names, case: CaseTable, places: Gazetteer, given: frozenset[str]
) -> list[tuple[int, int]]:
    """The names of the headline that its article does not bear out.

    Args:
        text: As it stands.
        natural: The same in natural case.
    """
    end = text.find("\n")
    if end < 0 or len(text) - end < _ENOUGH or not is_capitals(text[:end]) or is_capitals(text[end:]):
        return []
    heard = {word.lower() for word in _LARGE.findall(natural, end)}
    begun = {word[:_BEGIN] for word in heard}
    joined = {"".join(_WORD.findall(match.group().lower())) for match in _SEVERAL.finditer(natural, end)}
    inner = {word.lower() for word in _INNER.findall(natural, end)}
    found = []
    for (start, stop), kind in names.items():
        if stop > end or has_ticker(text, stop) or _FIRM_BEHIND.match(text, stop):
            continue
        name = natural[start:stop]
        if kind is MentionKind.PLACE:
            if name.isalpha() and name not in places and _is_small(name, case) and name.lower() not in inner:
                found.append((start, stop))  # "CURRENCY LIBERALISATION"
            continue
        words = _WORD.findall(name.lower())
        if (
            name in places
            or name in KNOWN_ORGANISATIONS
            or "." in name
            or (" " not in name and len(name) <= _SHORT)
        ):
            continue
        if " " in name and (name.split()[0] in given or not any(case.is_word(word) for word in words)):
            continue
        if "/" in name or name in SEATS or "".join(words) in joined:
            continue
        if not any(word in heard or word[:_BEGIN] in begun for word in words if len(word) >= _BEGIN):
            found.append((start, stop))
    return found


_OF_BODY = re.compile(
    rf"(?:{ORGANISATION_HEADS}|Airport|Telecom|Railways?|Steel|Airline|Stock|Team|Subcommittee|Workers|Republic|"
    r"Embassy|Government|Ministers?|Day|Open|Cup|Federal|National|Central|Royal|Imperial|Air|Star|Life|Light|Power|House|"
    r"Senate|Savings|Monetary|Treasury|Commerce|Justice|Nursery)"
)


def _is_small(word: str, case: CaseTable) -> bool:
    return case.is_word(word, 0.6) or _ABSTRACT.fullmatch(word) is not None


def narrow(text: str, natural: str, names: Names, case: CaseTable, places: Gazetteer) -> None:
    """Leave of a name in a headline in capitals the place, where the rest is common words: "RISING TAIWAN".

    Args:
        text: As it stands.
        natural: The same in natural case.
        names: Mended in place.
    """
    end = text.find("\n")
    if end < 0 or not is_capitals(text[:end]) or is_capitals(text[end:]):
        return
    if not any(stop <= end and " " in text[start:stop] for start, stop in names):
        return
    heard = set(_WORD.findall(text[end:].lower()))
    below = {text[a:b].lower() for a, b in names if a > end}
    below |= {core_of(text[a:b]).lower() for (a, b), kind in names.items() if a > end and kind is _ORGANISATION}
    for start, stop in list(names):
        if stop > end or has_ticker(text, stop) or _FIRM_BEHIND.match(text, stop):
            continue
        if (part := _heard_part(text, start, stop, heard, below, places)) < stop:
            names[start, part] = names.pop((start, stop))
            continue
        words = list(_APART.finditer(text, start, stop))
        if len(words) < 2 or text[start:stop].title() in places:
            continue
        cut = _place_within(words, case, places)
        if cut is None or natural.find(text[start:stop].title(), end) >= 0:
            continue
        written = text[start:stop].title().split()
        if any(f"{a} {b}" in natural[end:] for a, b in pairwise(written)):
            continue  # it is a name of the article's
        del names[start, stop]
        names[cut] = MentionKind.PLACE


def _heard_part(
    text: str, start: int, stop: int, heard: Container[str], below: Container[str], places: Gazetteer
) -> int:
    """Where a name ends whose last word the article does not know, but the rest as a name: "REAGAN CONVENES"."""
    name, _, last = text[start:stop].rpartition(" ")
    unknown = last.isalpha() and last.lower() not in heard and last.title() not in _LAST_WORDS
    unknown = unknown and last.title() not in places.sure
    return start + len(name) if name and unknown and name.lower() in below else stop


def _place_within(words: list[re.Match[str]], case: CaseTable, places: Gazetteer) -> tuple[int, int] | None:
    """The place at one end of a name whose other words are common ones and no body's."""
    for count in range(len(words) - 1, 0, -1):
        for inner, rest in ((words[:count], words[count:]), (words[-count:], words[:-count])):
            if " ".join(map(_as_place, inner)) not in places.sure:
                continue
            others = [match.group().title() for match in rest]
            if all(_is_common(w, case) and not _OF_BODY.fullmatch(w) and w not in places for w in others):
                return inner[0].start(), inner[-1].end()
    return None


def _is_common(word: str, case: CaseTable) -> bool:
    """Whether a word is a common one, or a verb that the table has in its plain form: "REVISES"."""
    return case.is_word(word, _COMMON) or (word.endswith("s") and case.is_word(word[:-1], _COMMON))


def _as_place(match: re.Match[str]) -> str:
    return match.group() if "." in match.group() or len(match.group()) < 3 else match.group().title()
