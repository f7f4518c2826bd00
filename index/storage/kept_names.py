"""What the files of kept articles are called: the day, the headline, the beginning of the id."""

from __future__ import annotations

import re
import unicodedata

_LONGEST_SLUG = 60
_LONGEST_SLUG_BYTES = 120
_NOT_WORD = re.compile(r"[\W_]+")
DIGITS = 8
"""Of the id, where no other article has the same name."""


def name_of(title: str, published: str, added: str, digits: str) -> str:
    """The name of an article's file.

    Args:
        published: Its date, ISO 8601, or ""; then that when it came in, `added`, counts.
        digits: Those of its id that stand in the name.
    """
    return f"{(published or added)[:10]}-{slug(title)}-{digits}.md"


def slug(title: str) -> str:
    """A headline as part of a file's name: letters and digits of any script with dashes between, not too long."""
    words = _NOT_WORD.sub("-", unicodedata.normalize("NFKC", title).lower()).strip("-")
    if len(words) > _LONGEST_SLUG:
        words = words[:_LONGEST_SLUG].rsplit("-", 1)[0] if "-" in words[:_LONGEST_SLUG] else words[:_LONGEST_SLUG]
    while len(words.encode()) > _LONGEST_SLUG_BYTES:
        words = words[:-1]
    return words.strip("-") or "article"
