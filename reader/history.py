"""The trail: where the reader has been, with the position kept. Pure."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Place:
    """A list of results (neither id), an article opened from one, or the page of a name on which one was opened.

    Attributes:
        row: The row of the list, or the item of the page, that the cursor stood on.
        offset: The character of the article at the top of the screen.
        aside: The article was opened beside another one or on a card, not in the list.
    """

    query: str = ""
    sort: str = ""
    row: int = 0
    article_id: str = ""
    title: str = ""
    offset: int = 0
    entity_id: str = ""
    aside: bool = False

    def same_as(self, other: Place) -> bool:
        """Whether it is the same place, wherever in it one stood."""
        return (self.query, self.sort, self.article_id, self.entity_id) == (
            other.query,
            other.sort,
            other.article_id,
            other.entity_id,
        )


class Trail:
    """Places in the order they were visited; going somewhere new from the middle drops what lay ahead."""

    def __init__(self, start: Place | None = None, limit: int = 200) -> None:
        self._places = [start or Place()]
        self._at = 0
        self._limit = limit

    @property
    def here(self) -> Place:
        """The place the reader is at."""
        return self._places[self._at]

    @property
    def before(self) -> Place | None:
        """The place before, which stays where it is; None at the beginning."""
        return self._places[self._at - 1] if self._at else None

    @property
    def places(self) -> tuple[Place, ...]:
        """All places, oldest first."""
        return tuple(self._places)

    @property
    def position(self) -> int:
        """The index of `here` in `places`."""
        return self._at

    def remember(self, place: Place) -> None:
        """Keep the position at the place the reader is about to leave."""
        self._places[self._at] = place

    def go(self, place: Place) -> None:
        """A new place; going to where one is only keeps the new position."""
        if place.same_as(self.here):
            self.remember(place)
            return
        del self._places[self._at + 1 :]
        self._places.append(place)
        del self._places[: -self._limit]
        self._at = len(self._places) - 1

    def back(self) -> Place | None:
        """The place before, or None at the beginning."""
        return self.jump(self._at - 1)

    def forward(self) -> Place | None:
        """The place after, or None at the end."""
        return self.jump(self._at + 1)

    def jump(self, index: int) -> Place | None:
        """The place of an index, or None where there is none."""
        if not 0 <= index < len(self._places):
            return None
        self._at = index
        return self.here
