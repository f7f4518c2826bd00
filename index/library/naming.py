"""Who and what the articles name: entities, paths between them, watching and mending them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from index.library.opened import Opened
from index.results import Entity, Hop, Watched
from index.steps import Cancelled

if TYPE_CHECKING:
    from index.mending.desk import Mending


class Naming(Opened):
    """The part of `Library` that answers for its entities."""

    def entity(self, name: str, *, kind: str | None = None) -> Entity:
        """An entity by its id, its name or one of its other names, with everything known about it.

        Raises:
            NotFoundError: Nothing in the library is called that; the message names what comes near.
        """
        return self._entity_views().card(name, kind)

    def entities(
        self, kind: str | None = None, limit: int = 50, match: str = "", sort: str = "articles"
    ) -> tuple[Entity, ...]:
        """Entities of a kind (all when None) whose name holds `match`; `sort` is articles, rise or name."""
        return self._entity_views().listing(kind, limit, match, sort)

    def entities_of(self, article_id: str) -> tuple[Entity, ...]:
        """The entities that an article names, those it names most first."""
        return self._entity_views().of_article(article_id)

    def path_between(self, start: str, goal: str, *, cancelled: Cancelled = lambda: False) -> tuple[Hop, ...]:
        """The shortest way from one entity to another by sentences that name two of them; () if none is found.

        Raises:
            TimeLimitError: None was found in the time there is (`entity_paths.SECONDS`).
        """
        return self._entity_views().path_between(start, goal, cancelled)

    def watch(self, name: str) -> Entity:
        """Watch an entity: `watched` tells what is new about it."""
        return self._entity_views().watch(name)

    def unwatch(self, name: str) -> Entity:
        """Watch it no longer."""
        return self._entity_views().unwatch(name)

    def seen(self, name: str) -> None:
        """The user has looked at a watched entity: only what comes from now on is new, if that can be kept."""
        if self._marks.read_only:
            return
        self._entity_views().seen(name)

    def watched(self) -> tuple[Watched, ...]:
        """The watched entities with what is new about each since the user last looked."""
        return self._entity_views().watched()

    @property
    def mending(self) -> Mending:
        """The user's corrections of the entities (docs/mending.md)."""
        self._follow()
        from index.mending.desk import Mending

        return Mending(self._known_names().store, self._marks.rules)
