"""A legal form that may be another firm's: "Morgan Stanley Ltd" of London, not Morgan Stanley and Co Inc.

The key of a company called by several words leaves its form out (`index.entities.names`). A form that no American
firm has is kept beside it, as an office is with a person's: `organisation:elm mills [ltd]`. That is the company
itself (most are British or Japanese), unless the library knows an American one by the same words
(`index.entities.fuller_forms`).
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Collection, Iterator, Sequence

from index.article import Mention, MentionKind
from index.entities.names import LEGAL_FORMS
from index.entities.rows import formed, is_formed, untold

_BODY = MentionKind.ORGANISATION
_DROPPED = re.compile(r"[.,]")
_FORM = re.compile(r"[ (](?P<form>ltd|limited|plc|ag|sa|nv|na|gmbh|ab|spa|bv)\)?(?: (?:inc|corp|co))?$")
_AMERICAN = re.compile(r" (?:inc|incorporated|corp|corporation|cos?|company|companies)$")


def form_of(name: str) -> str:
    """The form of a company's name that is no American one: "ltd" of "Elm Mills Co Ltd", else ""."""
    match = _FORM.search(_DROPPED.sub("", name.lower()))
    return match["form"].replace("limited", "ltd") if match else ""


def is_american(name: str) -> bool:
    """Whether a name ends in "Inc", "Corp", "Co" or their like."""
    return _AMERICAN.search(_DROPPED.sub("", name.lower())) is not None and not form_of(name)


def with_forms(mentions: Sequence[Mention], own: Sequence[str], meant: Sequence[str]) -> dict[int, str]:
    """Place of a mention → key of what it stands for, with a form that no American firm has.

    Beside "Elm Mills Inc" only "Elm Mills Ltd" itself is that.

    Args:
        mentions: Of one article.
        own: The key of each mention's own words, "" for none.
        meant: What each stands for.
    """
    forms: dict[str, str] = {}
    american: set[str] = set()
    told: dict[int, str] = {}
    for place, (mention, key) in enumerate(zip(mentions, meant, strict=True)):
        if mention.kind is not _BODY or own[place] != key or key.rpartition(" ")[2] in LEGAL_FORMS:
            continue
        name = " ".join(mention.text.split())
        if form := form_of(name):
            told[place] = formed(key, form)
            forms.setdefault(key, form)
        elif is_american(name):
            american.add(key)
    for place, key in enumerate(meant) if forms else ():
        if key in forms and key not in american:
            told.setdefault(place, formed(key, forms[key]))
    return told


def both_forms(keys: Collection[str]) -> Iterator[tuple[str, str]]:
    """(key, key with a form) of names that an article has in both ways."""
    return ((plain, key) for key in keys if is_formed(key) and (plain := untold(key)) in keys)


def in_full(key: str, forms: Counter[str]) -> Counter[str]:
    """Of the writings of a name in one article those with the form that its key has."""
    if not is_formed(key):
        return forms
    return Counter({form: n for form, n in forms.items() if form_of(form)}) or forms
