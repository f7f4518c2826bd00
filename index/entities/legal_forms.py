"""A legal form that may be another firm's: "Morgan Stanley Ltd" of London, not Morgan Stanley and Co Inc.

The key of a company called by several words leaves its form out (`index.entities.names`). A form that no American
firm has, and the N.A. that a bank has and its holding company has not, is kept beside it, as an office is with a
person's: `organisation:elm mills [ltd]`. That is the company itself (most are British or Japanese), unless the
library knows an American one by the same words (`index.entities.fuller_forms`).
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Collection, Iterator, Sequence

from index.article import Mention, MentionKind
from index.entities.names import LEGAL_FORMS
from index.entities.rows import formed, is_formed, untold

_BODY = MentionKind.ORGANISATION
INC = "inc"
"""What "Inc", "Corp" and "Co" are beside a form that no American firm has."""
# No house of Britain or Asia; "Ltd" behind a name that was given without it says nothing.
_ABROAD = frozenset({"ag", "sa", "nv", "gmbh", "ab", "spa", "bv"})
_DROPPED = re.compile(r"[.,]")
_FORM = re.compile(r"[ (](?P<form>ltd|limited|plc|ag|sa|nv|na|gmbh|ab|spa|bv)\)?(?: (?:inc|corp|co))?$")
_ASIAN = re.compile(r"(?<! and) (?:co|corp|company)\.? ltd\.?$", re.IGNORECASE)
_AMERICAN = re.compile(r" (?:inc|incorporated|corp|corporation|cos?|company|companies)$")


def form_of(name: str) -> str:
    """The form of a company's name that is no American one: "ltd" of "Elm Mills Co Ltd", else ""."""
    match = _FORM.search(_plainly(name))
    return match["form"].replace("limited", "ltd") if match else ""


def is_american(name: str) -> bool:
    """Whether a name ends in "Inc", "Corp", "Co" or their like."""
    return _AMERICAN.search(_plainly(name)) is not None and not form_of(name)


def is_asian(name: str) -> bool:
    """Whether a name ends in "Co Ltd", which the press cuts to "Co"."""
    return _ASIAN.search(name) is not None


def with_forms(
    mentions: Sequence[Mention], own: Sequence[str], meant: Sequence[str], headline: int
) -> dict[int, str]:
    """Place of a mention → key of what it stands for, with a form that no American firm has.

    Beside "Elm Mills Inc" only "Elm Mills Ltd" itself is that, and the other "[inc]": which of them is the house
    the library knows. "Elm Mills" before "its Elm Mills GmbH" is neither.

    Args:
        mentions: Of one article.
        own: The key of each mention's own words, "" for none.
        meant: What each stands for.
        headline: Where the headline ends.
    """
    places: dict[str, list[int]] = {}
    for place, key in enumerate(meant):
        if key and mentions[place].kind is _BODY and key.rpartition(" ")[2] not in LEGAL_FORMS:
            places.setdefault(key, []).append(place)
    told: dict[int, str] = {}
    for key, its in places.items():
        written = {p: " ".join(mentions[p].text.split()) for p in its if own[p] == key}
        foreign = {p: form for p, name in written.items() if (form := form_of(name))}
        if not foreign:
            continue
        limited = {_plainly(written[p]) for p in foreign}
        american = [p for p, name in written.items() if is_american(name)]
        if american and all(f"{_plainly(written[p])} ltd" in limited for p in american):
            continue  # "Elm Mills Co" is cut from "Elm Mills Co Ltd"
        first = next(iter(foreign))
        bare = any(p < first and mentions[p].start > headline for p in written.keys() - foreign.keys())
        if not american and not (bare and foreign[first] in _ABROAD):
            told |= dict.fromkeys(its, formed(key, foreign[first]))
        told |= {p: formed(key, form) for p, form in foreign.items()}
        told |= dict.fromkeys(american, formed(key, INC))
    return told


def _plainly(name: str) -> str:
    return _DROPPED.sub("", name.lower())


def both_forms(keys: Collection[str]) -> Iterator[tuple[str, str]]:
    """(key, key with a form) of names that an article has in several ways."""
    ways = Counter(map(untold, keys))
    return ((plain, key) for key in keys if is_formed(key) and ways[plain := untold(key)] > 1)


def in_full(key: str, forms: Counter[str]) -> Counter[str]:
    """Of the writings of a name in one article those with the form that its key has."""
    if not is_formed(key):
        return forms
    own = is_american if key.endswith(f"[{INC}]") else form_of
    return Counter({form: n for form, n in forms.items() if own(form)}) or forms
