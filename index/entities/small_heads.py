"""Names whose last word is written small: "the Conservative party", "the Securities and Exchange commission".

A name of common words alone is nobody's without that word; "the Texaco board" and "the Reagan administration" are
the board and the administration of somebody who has a name.
"""

from __future__ import annotations

import re

from index.article import MentionKind
from index.entities.casing import CaseTable
from index.entities.gazetteer import Gazetteer
from index.entities.organisations import KNOWN_ORGANISATIONS
from index.entities.spans import Span

_HEAD = re.compile(
    r" (?P<head>party|commission|committee|subcommittee|ministry|authority|exchange|agency|department|institute|"
    r"bureau)\b(?!['’-])"
)
_OF_TRADE = re.compile(r" of [Tt]rade\b")
# What is a body of its own, with departments and committees.
_WHOLE = re.compile(
    r"(?:.* )?(?:Senate|House|Congress|Parliament|Treasury|Cabinet|Government|Commission|Council|Community|Union|"
    r"Fed|(?<!and )Exchange|Board|Court|Army|Navy|Alliance|Commons|Lords|Administration|Bank|Company|Group|"
    r"Workers|Office|Party|Committee|Agency|Institute|Association|Bureau)|.*\b(?:Department|Ministry)\b.*"
)
# Firms have exchanges, agencies and departments, too.
_OF_FIRMS = frozenset({"department", "agency", "institute", "exchange"})
_FIELDS = re.compile(
    r"(?:.* )?(?:Health|Education|Industry|Trade|Energy|Agriculture|Finance|Labou?r|Commerce|Transport|Services|"
    r"Stock|Petroleum|Commodity|Futures|Metal|Options|Refugee|Environment|Development)"
)
_OTHERS = frozenset({"and", "of", "for", "the"})
_MOSTLY_SMALL = 0.5
_LAND = re.compile(
    r" (?:strip|peninsula|canal|island|islands|river|valley|bay|sea|ocean|desert|province|straits?)\b(?!-)"
)
_AND_LAND = re.compile(r" and (?P<other>[A-ZÀ-Þ][a-zß-ÿ]+)(?![\w-])")


def with_small_head(text: str, span: Span, case: CaseTable, places: Gazetteer) -> Span:
    """A name with the word behind it that belongs to it; as it was where none does.

    Args:
        text: In natural case.
    """
    name = text[span.start : span.end]
    if span.kind is MentionKind.PLACE:
        return span._replace(end=_land_end(text, span.end, name, places))
    if span.kind is not MentionKind.ORGANISATION:
        return span
    if name.endswith(" Board") and (match := _OF_TRADE.match(text, span.end)):
        return span._replace(end=match.end())
    match = _HEAD.match(text, span.end)
    if match is None or name in KNOWN_ORGANISATIONS or _WHOLE.fullmatch(name):
        return span
    words = [word for word in re.split(r"[ /,]+", name) if word.lower() not in _OTHERS]
    if match["head"] in _OF_FIRMS and not _FIELDS.fullmatch(name):
        return span
    common = all(case.is_word(word, _MOSTLY_SMALL) and not word.isupper() for word in words)
    return span._replace(end=match.end()) if common else span


def _land_end(text: str, end: int, name: str, places: Gazetteer) -> int:
    """Where a place ends: "Gaza" of "the Gaza strip", "Trinidad" of "Trinidad and Tobago"."""
    if (match := _LAND.match(text, end)) and " " not in name:
        whole = f"{name}{match.group().title()}"
        return match.end() if whole in places or whole in text else end
    match = _AND_LAND.match(text, end)
    return match.end() if match and name + match.group() in places else end
