"""Where a whole article has what a query asks for: the places the screen lights and goes to."""

from __future__ import annotations

from datetime import date

from index.query.parser import parse
from index.search.matches import Finder, Match
from index.search.scanning import Known
from index.search.values import KnownValues, Values, with_values


def places(
    text: str, query: str, today: date, published: str | None = None, address: str = ""
) -> tuple[tuple[int, int], ...]:
    """(start, end) of every match in order of place, as a row's passage lights them.

    A last word that stands nowhere as it is counts as the beginning of one, as in a search. Of one or two letters
    that begin a word only the first hundred are told, or those near other matches.

    Args:
        published, address: Of the article, for the dates that `about:` asks for.
    """
    known = Known(text)
    found = _found(known, query, today, typing=False)
    begun = _found(known, query, today, typing=True)
    if len({slot for _, _, slot in begun}) > len({slot for _, _, slot in found}):
        found = begun
    values = Values(parse(query, today=today).tree)
    if values:
        found = with_values(found, values.find(KnownValues(text, published, address)))
    return tuple((start, end) for start, end, _ in found)


def _found(known: Known, query: str, today: date, *, typing: bool) -> list[Match]:
    finder = Finder(parse(query, today=today, typing=typing).wanted)
    return finder.find(known, near=True) if finder else []
