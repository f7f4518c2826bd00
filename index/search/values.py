"""Where a text has the dates and figures that a query asks for with `about:` and `amount:`.

The index says which articles have them; this reads the dates and figures of the few that are shown again, by the
grammars alone, no model.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from index.about import ANY_UNIT, amount_term, amount_terms, date_terms
from index.article import Figure, Mention, MentionKind
from index.query.tree import About, All, Amount, Any, Node
from index.search.matches import Match

_LOOKED_AT = 20_000
"""Characters: a passage for what stands later in a book is not looked for."""
_FIRST_SLOT = 1 << 16
"""Above the slots of words (`matches.Finder`)."""


class Values:
    """The dates and figures of one query that a matching article may show.

    Args:
        tree: Of the query; what it excludes is left out.
    """

    def __init__(self, tree: Node) -> None:
        nodes = tuple(_positive(tree))
        self._abouts = [node for node in nodes if isinstance(node, About)]
        self._amounts = [node for node in nodes if isinstance(node, Amount)]

    def __bool__(self) -> bool:
        return bool(self._abouts or self._amounts)

    def find(self, known: KnownValues) -> list[Match]:
        """All of them in order of place."""
        found: list[Match] = []
        for slot, about in enumerate(self._abouts, _FIRST_SLOT):
            terms = set(about.terms)
            found += [(m.start, m.end, slot) for m in known.dates() if not terms.isdisjoint(date_terms([m]))]
        for slot, amount in enumerate(self._amounts, _FIRST_SLOT + len(self._abouts)):
            runs = [
                (amount_term(unit, amount.low), amount_term(unit, amount.high))
                for unit in amount.units or (ANY_UNIT,)
            ]
            for figure in known.figures():
                terms_of = amount_terms([figure])
                if all(any(low <= term <= high for term in terms_of) for low, high in runs):
                    found.append((figure.start, figure.end, slot))
        return sorted(found)


class KnownValues:
    """The dates and figures of one text, worked out when they are asked for.

    Args:
        published, address: Of the article (`index.entities.dates.dated`, `date_order.day_first`).
    """

    __slots__ = ("_address", "_dates", "_figures", "_published", "_text")

    def __init__(self, text: str, published: str | None, address: str) -> None:
        self._text = text[:_LOOKED_AT]
        self._published = published
        self._address = address
        self._dates: list[Mention] | None = None
        self._figures: Sequence[Figure] | None = None

    def dates(self) -> list[Mention]:
        """Those that are resolved to days."""
        if self._dates is None:
            from index.entities.date_order import day_first
            from index.entities.dates import find_dates

            self._dates = [
                Mention(f.start, f.end, MentionKind.DATE, self._text[f.start : f.end], date=str(f.days))
                for f in find_dates(self._text, self._published, day_first=day_first(self._address))
            ]
        return self._dates

    def figures(self) -> Sequence[Figure]:
        """All of them."""
        if self._figures is None:
            from index.entities.figures import figures_of

            self._figures = figures_of(self._text)
        return self._figures


def with_values(matches: list[Match], values: list[Match]) -> list[Match]:
    """Both in order of place; a word inside a value is part of it."""
    if not values:
        return matches
    apart = [m for m in matches if not any(start < m[1] and m[0] < end for start, end, _ in values)]
    return sorted([*apart, *values])


def _positive(node: Node) -> Iterable[About | Amount]:
    if isinstance(node, (About, Amount)):
        yield node
    elif isinstance(node, (All, Any)):
        for child in node.children:
            yield from _positive(child)
