"""Companies called by a possessive: "Moody's" of "Moody's Investors Service", "Lowe's" of "Lowe's Cos".

The key of a name drops "'s", for "Elm's profit" is Elm's; what is written with it nearly always is called so.
"""

from __future__ import annotations

from collections.abc import Iterable

from index.entities.counts import Counts, dominant
from index.entities.names import LEGAL_FORMS

_BODY = "organisation:"
_ENDS = ("'s", "’s")
_MOSTLY = 0.5


def possessives(counts: Counts, names: Iterable[str]) -> dict[str, str]:
    """Key of a name that is mostly written as a possessive → key of the company whose name begins with it.

    Args:
        counts: Of a library.
        names: The keys of the organisations that it has now.
    """
    names = list(names)
    called = {f"{key}s": key for key in names if _is_possessive(counts.forms[key])}  # moodys -> moody
    if not called:
        return {}
    fuller: dict[str, dict[str, int]] = {}
    itself: dict[str, dict[str, int]] = {}
    for key in names:
        place = len(key) if key in called else key.find(" ")
        while place > 0 and (short := key[:place]) not in called:
            place = key.find(" ", place + 1)
        if place > 0 and _begins_with(counts.forms[key], called[short].removeprefix(_BODY)):
            rest = key[place + 1 :]
            kind = itself if not rest or rest in LEGAL_FORMS else fuller
            kind.setdefault(called[short], {})[key] = counts.articles[key]
    found = {short: dominant(longer) for short, longer in fuller.items()}
    found |= {short: max(longer, key=lambda k: (longer[k], k)) for short, longer in itself.items()}
    return {short: full for short, full in found.items() if full}


def _is_possessive(forms: dict[str, int]) -> bool:
    own = sum(n for form, n in forms.items() if form.lower().endswith(_ENDS))
    return own > 0 and own >= _MOSTLY * sum(forms.values())


def _begins_with(forms: dict[str, int], name: str) -> bool:
    """Whether most who write a longer name write it with the possessive: "Lloyds Bank" is not of Lloyd's."""
    last = name.rpartition(" ")[2]
    own = sum(n for form, n in forms.items() if any(f"{last}{end}" in form.lower() for end in _ENDS))
    return own > 0 and own >= _MOSTLY * sum(forms.values())
