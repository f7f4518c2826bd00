"""Two full names of one body, told by the letters that articles explain with them.

"General Accounting Office (GAO)" and, once, "Government Accounting Office (GAO)" are one; the exchanges of Tokyo
and Toronto, TSE both, are two.
"""

from __future__ import annotations

from itertools import combinations

from index.entities.bodies import qualified
from index.entities.counts import Counts
from index.entities.names import LEGAL_FORMS
from index.entities.words import ORGANISATION_HEADS, word_set

_BODY = "organisation:"
_WORDS = 3
# What bodies are called by, and whose they are: the American Paper Institute is not that of petroleum.
_EXCHANGED = frozenset(ORGANISATION_HEADS.lower().split("|")) | word_set(
    "general government federal national international state central public"
)


def same_letters(counts: Counts) -> dict[str, str]:
    """Key of a full name -> key of the more frequent one of the same letters that differs in one word.

    Args:
        counts: Of a library; what articles say that a name stands for.
    """
    found: dict[str, str] = {}
    for key, said in counts.said.items():
        if len(said) == 1 or " " in key or not key.startswith(_BODY):
            continue
        if not all(map(str.isupper, counts.forms.get(key, ("",)))):
            continue
        full = sorted(said, key=lambda name: (said[name], counts.articles.get(name, 0), name))
        known = [name for name in full if name in counts.articles]
        found |= {rare: usual for rare, usual in combinations(known, 2) if _is_one(rare, usual)}
    return found


def _is_one(one: str, other: str) -> bool:
    ours, theirs = (name.removeprefix(_BODY).split() for name in (one, other))
    if len(ours) != len(theirs) or len(ours) < _WORDS or qualified(one)[0] or qualified(other)[0]:
        return False
    differ = [pair for pair in zip(ours, theirs, strict=True) if pair[0] != pair[1]]
    if len(differ) != 1:
        return False
    return _EXCHANGED.issuperset(differ[0]) and LEGAL_FORMS.isdisjoint(differ[0])
