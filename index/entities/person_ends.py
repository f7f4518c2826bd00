"""People whose surname goes on with a small word: "Valery Giscard d'Estaing", "Robert Holmes a Court"."""

from __future__ import annotations

import re

_SMALL = re.compile(
    r" (?:(?:d|l|dell|dall)['’]|(?:de|del|di|da|la|le|van|von|mac|mc)(?=[A-ZÀ-Þ]))[A-ZÀ-Þ][\w-]*[a-zß-ÿ]\b"
)
# What somebody does or has behind his name: "an investor a Court" would be no name.
_A = re.compile(
    r" [aà] [A-ZÀ-Þ][a-zß-ÿ]+(?=['’]s\b|,| (?:said|told|says|will|would|has|had|is|was|last|plans|owns)\b)"
)


def person_end(text: str, end: int, several: bool) -> int:
    """Where a person's name ends that goes on behind `end` with a small word; `end` itself where it does not.

    Args:
        several: The name has several words: only who is named in full is "Roe a Court".
    """
    if match := _SMALL.match(text, end):
        return match.end()
    match = _A.match(text, end) if several else None
    # A sentence has an "a" behind a name by a slip alone, and not twice.
    if match is not None and text.count(match.group()) > 1:
        return match.end()
    return end
