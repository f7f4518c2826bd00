"""What a headline in capitals seems to name and the article does not.

In "COURT ENJOINS TENDER" nothing but the words tells what is a name, and the model guesses. The article under a
headline names again whom it is about; what it does not name in any form was a word of the headline.
"""

from __future__ import annotations

import re

from index.article import MentionKind
from index.entities.casing import CaseTable
from index.entities.companies import has_ticker
from index.entities.cues import SEATS
from index.entities.gazetteer import Gazetteer
from index.entities.organisations import KNOWN_ORGANISATIONS
from index.entities.truecase import is_capitals
from index.entities.votes import Names

_LARGE = re.compile(r"[A-ZÀ-Þ][\w]+")
_SEVERAL = re.compile(r"[A-ZÀ-Þ]\w*[ -][A-ZÀ-Þ]\w+")  # "La Roche" of LAROCHE
_WORD = re.compile(r"\w+")
_FIRM_BEHIND = re.compile(r"(?: [A-Z&]+){0,3} (?:INC|CORP|COS?|LTD|PLC)\b")
_ENOUGH = 300  # characters of prose that an article should name its people in
_SHORT = 5  # letters of what may be an acronym
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
    found = []
    for (start, stop), kind in names.items():
        if stop > end or kind is MentionKind.PLACE or has_ticker(text, stop) or _FIRM_BEHIND.match(text, stop):
            continue
        name = natural[start:stop]
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
