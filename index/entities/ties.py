"""What an article sets right beside a name, and who else bears the name: a company's ticker, a person's firm.

"Robert Adler, economist at Elm Securities" ties the person to the firm, "Elm Corp <ELM>" the company to the
ticker. Two names that are nearly the same and share a tie are one (`index.entities.tied`).
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from index.article import Mention, MentionKind
from index.entities.rows import untold

_PERSON, _BODY = MentionKind.PERSON, MentionKind.ORGANISATION
_A_PERSON = f"{_PERSON.value}:"
_TICKER = re.compile(r"\s?<(?P<letters>[A-Z]{1,6})(?:\.[A-Z]{1,3}){0,2}>")
# "Anna Berg, an economist with Elm Corp", "Elm Corp chief economist Anna Berg", "Anna Berg of Elm Corp".
_FIRM_BEHIND = re.compile(
    r"(?:,? (?:of|at|for|with|from)|,\s[^.;:]{0,48}\b(?:of|at|for|with|from|in)|,)\s(?:the\s)?<?"
)
_SPEAKS = re.compile(r"\b(?:said|says|told|and|that|to|by)\b")
_GAP, _FAR = 64, 240


def ties(mentions: Sequence[Mention], meant: Sequence[str], text: str) -> dict[int, str]:
    """Place of a mention → what it is tied to: a ticker ("ELM"), or the key of a person's firm.

    Every name has one at most of each, at the first mention that tells it.

    Args:
        mentions: Of one article, in order.
        meant: The key of what each stands for, "" for none.
        text: Of the article.
    """
    found: dict[int, str] = {}
    seen: set[tuple[str, str]] = set()
    named = [place for place, key in enumerate(meant) if key and mentions[place].kind in (_PERSON, _BODY)]
    for nth, place in enumerate(named):
        mention, key = mentions[place], untold(meant[place])
        tie = ""
        if mention.kind is _BODY:
            match = _TICKER.match(text, mention.end)
            tie = match["letters"] if match else ""
        elif key.startswith(_A_PERSON):  # "Taft said" may be his firm
            tie = _firm(mentions, meant, text, named, nth)
        if tie and (key, tie) not in seen:
            seen.add((key, tie))
            found[place] = tie
    return found


def _firm(mentions: Sequence[Mention], meant: Sequence[str], text: str, named: Sequence[int], nth: int) -> str:
    """The key of the organisation that a person's name stands with: beside it, or else the last before it."""
    place = named[nth]
    here = mentions[place]
    if nth + 1 < len(named) and (there := mentions[behind := named[nth + 1]]).kind is _BODY:
        between = text[here.end : there.start] if there.start - here.end <= _GAP else "."
        if _FIRM_BEHIND.fullmatch(between) and not _SPEAKS.search(between):
            return untold(meant[behind])
    for before in reversed(named[:nth]):
        there = mentions[before]
        if here.start - there.end > _FAR:
            return ""
        if there.kind is _BODY:
            return untold(meant[before])
    return ""
