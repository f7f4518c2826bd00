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
# "<ELM.N>", "(NYSE: ELM)", "(ELM.N)".
_TICKER = re.compile(
    r"\s?(?:<(?P<wire>[A-Z]{1,6})(?:\.[A-Z]{1,3}){0,2}>"
    r"|\((?:NYSE|NASDAQ|Nasdaq|LSE|AMEX): ?(?P<listed>[A-Z]{1,6})(?:\.[A-Z]+)?\)"
    r"|\((?P<short>[A-Z]{2,5})\.[A-Z]{1,2}\))"
)
# "Anna Berg, an economist with Elm Corp", "Elm Corp chief economist Anna Berg", "Anna Berg of Elm Corp".
_FIRM_BEHIND = re.compile(
    r"(?:,? (?:of|at|for|with|from)|,\s[^.;:]{0,48}\b(?:of|at|for|with|from|in)|,)\s(?:the\s)?<?"
)
_SPEAKS = re.compile(r"\b(?:said|says|told|and|that|to|by)\b")
_GAP, _FAR = 64, 240


def ties(mentions: Sequence[Mention], meant: Sequence[str], text: str) -> dict[int, str]:
    """Place of a mention → what it is tied to: a ticker ("ELM"), or the key of a person's firm.

    Every name has one: of a person the firm right beside it, else the one named last before it.

    Args:
        mentions: Of one article, in order.
        meant: The key of what each stands for, "" for none.
        text: Of the article.
    """
    found: dict[str, tuple[int, str]] = {}
    beside: set[str] = set()
    named = [place for place, key in enumerate(meant) if key and mentions[place].kind in (_PERSON, _BODY)]
    for nth, place in enumerate(named):
        mention, key = mentions[place], untold(meant[place])
        if key in beside:
            continue
        if mention.kind is _BODY:
            if (match := _TICKER.match(text, mention.end)) and match.lastgroup:
                beside.add(key)
                found[key] = place, match[match.lastgroup]
        elif key.startswith(_A_PERSON):  # "Taft said" may be his firm
            if firm := _firm_behind(mentions, meant, text, named, nth):
                beside.add(key)
                found[key] = place, firm
            elif key not in found and (firm := _firm_before(mentions, meant, named, nth)):
                found[key] = place, firm
    return dict(found.values())


def _firm_behind(
    mentions: Sequence[Mention], meant: Sequence[str], text: str, named: Sequence[int], nth: int
) -> str:
    """The key of the organisation right behind a person's name, "of Elm Corp", or ""."""
    if nth + 1 == len(named) or (there := mentions[named[nth + 1]]).kind is not _BODY:
        return ""
    end = mentions[named[nth]].end
    between = text[end : there.start] if there.start - end <= _GAP else "."
    if _FIRM_BEHIND.fullmatch(between) is None or _SPEAKS.search(between):
        return ""
    return untold(meant[named[nth + 1]])


def _firm_before(mentions: Sequence[Mention], meant: Sequence[str], named: Sequence[int], nth: int) -> str:
    """The key of the organisation that an article names last before a person, or ""."""
    start = mentions[named[nth]].start
    for before in reversed(named[:nth]):
        there = mentions[before]
        if start - there.end > _FAR:
            return ""
        if there.kind is _BODY:
            return untold(meant[before])
    return ""
