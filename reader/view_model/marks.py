"""Which parts of an article are lit: names, figures and what was searched for."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from index.article import NAMED_KINDS, Article, MentionKind

PERSON, ORGANISATION, PLACE, DATE, FIGURE, OTHER = "person", "organisation", "place", "date", "figure", "other"
ALL_LIGHTS = (PERSON, ORGANISATION, PLACE, FIGURE, DATE, OTHER)
DEFAULT_LIGHTS = frozenset({PERSON, ORGANISATION, PLACE, FIGURE})

_LIGHT_OF_KIND = {
    MentionKind.PERSON: PERSON,
    MentionKind.ORGANISATION: ORGANISATION,
    MentionKind.PLACE: PLACE,
    MentionKind.DATE: DATE,
    MentionKind.TIME: DATE,
    MentionKind.MONEY: FIGURE,
    MentionKind.PERCENT: FIGURE,
    MentionKind.QUANTITY: FIGURE,
}


@dataclass(frozen=True, slots=True, order=True)
class Mark:
    """A lit range of the article's text. `entity_id` is empty for what names nothing (figures, dates, hits)."""

    start: int
    end: int
    role: str
    entity: str = ""
    entity_id: str = ""


def light_of(kind: str) -> str:
    """The switch (`vp`, `vo`, ...) that a kind of mention hangs on; empty for bare numbers."""
    try:
        known = MentionKind(kind)
    except ValueError:
        return OTHER
    return _LIGHT_OF_KIND.get(known, OTHER if known in NAMED_KINDS else "")


def name_marks(
    article: Article,
    lights: Iterable[str],
    silent: frozenset[str] = frozenset(),
    only: frozenset[str] | None = None,
) -> tuple[Mark, ...]:
    """The mentions and figures that are switched on, in order of the text.

    Args:
        silent: Ids of entities that are never lit.
        only: The ids of the entities that are lit, and nothing else; None is all.
    """
    if only is not None:
        lights, silent = ALL_LIGHTS, silent - only
    on = frozenset(lights)
    lit_as = {kind: shown for kind in MentionKind if (shown := light_of(kind)) in on}
    # Plain tuples until they are in order: of a book there are tens of thousands.
    found = {
        (mention.start, mention.end, light, mention.entity or mention.text, mention.entity_id)
        for mention in article.mentions
        if (light := lit_as.get(mention.kind)) is not None
        and mention.start < mention.end
        and mention.entity_id not in silent
        and (only is None or mention.entity_id in only)
    }
    if FIGURE in on and only is None:
        found |= {(figure.start, figure.end, FIGURE, "", "") for figure in article.figures}
    return tuple(Mark(*one) for one in sorted(found))


class MarkIndex:
    """Marks in order, and those that touch a range without looking at all of them."""

    def __init__(self, marks: Sequence[Mark]) -> None:
        self.marks = tuple(sorted(marks))
        self._starts = [mark.start for mark in self.marks]
        self._longest = max((mark.end - mark.start for mark in self.marks), default=0)

    def touching(self, start: int, end: int) -> list[tuple[int, Mark]]:
        """(index, mark) of every mark that shares a character with `start` to `end`."""
        index = bisect_left(self._starts, start - self._longest)
        found: list[tuple[int, Mark]] = []
        while index < len(self.marks) and self.marks[index].start < end:
            if self.marks[index].end > start:
                found.append((index, self.marks[index]))
            index += 1
        return found
