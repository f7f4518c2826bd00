"""A query over articles whose header the user corrected: the few documents concerned are put right one by one."""

from __future__ import annotations

import typing
from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING

from whoosh import query

from index.engine import DocSet, analyse, stem
from index.mending.view import Corrected, corrected_in, documents
from index.query.local_days import Stretch
from index.query.tree import Phrase, Word
from index.schema import UNDATED, minutes

if TYPE_CHECKING:
    from index.engine import Snapshot


class HeaderQueries:
    """Puts right what the postings of one snapshot say of corrected articles."""

    def __init__(self, snapshot: Snapshot) -> None:
        self._all = corrected_in(snapshot)

    def published(self, stretches: Sequence[Stretch]) -> typing.Any:
        """Articles of the minutes of any of these stretches."""
        ranges = [query.NumericRange("published", first, last) for first, last in stretches]

        def fits(one: Corrected) -> bool:
            minute = minutes(one.now.published)
            return minute != UNDATED and any(first <= minute <= last for first, last in stretches)

        found = ranges[0] if len(ranges) == 1 else query.Or(ranges)
        return self._either(found, lambda one: one.header.date is not None, fits)

    def undated(self, found: typing.Any) -> typing.Any:
        """Articles without a date, where `found` are those of the index."""
        return self._either(
            found, lambda one: one.header.date is not None, lambda one: minutes(one.now.published) == UNDATED
        )

    def source(self, found: typing.Any, fits: Callable[[str], bool]) -> typing.Any:
        """Articles of sources that fit, where `found` are those of the index."""
        return self._either(found, lambda one: one.header.source is not None, lambda one: fits(one.sources[1]))

    def words(self, found: typing.Any, node: Word | Phrase) -> typing.Any:
        """Articles with a word or a phrase, where `found` are those of the index: with new headlines and bylines.

        Words of an old headline still find its article.
        """
        extra = [one for one in self._all if _says(one, node)]
        return query.Or([found, DocSet(documents(tuple(extra)))]) if extra else found

    def _either(
        self, found: typing.Any, concerns: Callable[[Corrected], bool], fits: Callable[[Corrected], bool]
    ) -> typing.Any:
        concerned = tuple(one for one in self._all if concerns(one))
        if not concerned:
            return found
        others = query.And([found, query.Not(DocSet(documents(concerned)))])
        fitting = tuple(one for one in concerned if fits(one))
        return query.Or([others, DocSet(documents(fitting))]) if fitting else others


def _says(one: Corrected, node: Word | Phrase) -> bool:
    if node.field == "byline":
        text = ", ".join(one.now.byline) if one.header.byline is not None else ""
    else:
        text = one.now.title if one.header.headline is not None else ""
    if not text:
        return False
    stems, surfaces = [], []
    for stemmed, surface, _, _ in analyse(text):
        stems.append(stemmed)
        surfaces.append(surface)
    exact = node.exact or node.field == "byline"
    if isinstance(node, Word):
        if node.prefix:
            return stem(node.word) in stems or any(surface.startswith(node.word) for surface in surfaces)
        return node.word in surfaces if exact else stem(node.word) in stems
    wanted = list(node.words) if exact else [stem(word) for word in node.words]
    words = surfaces if exact else stems
    if node.slop:
        return set(wanted) <= set(words)
    return any(words[at : at + len(wanted)] == wanted for at in range(len(words)))
