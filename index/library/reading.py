"""Finding and reading articles: search, completion, related articles, reprints and versions."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import replace
from typing import TYPE_CHECKING

from index.article import Article
from index.errors import NotFoundError
from index.front import write_front
from index.library.opened import Opened
from index.results import Changes, Editions, Page, Related, Reprint, Stats, Suggestion, Version
from index.storage.kept_files import KeptFiles
from index.storage.reprint_store import kind_of

if TYPE_CHECKING:
    from index.relations.versions import Versions


class Reading(Opened):
    """The part of `Library` that answers for its articles."""

    def search(
        self,
        query: str,
        limit: int = 20,
        offset: int = 0,
        sort: str = "relevance",
        *,
        facets: bool = True,
        typing: bool = False,
        fold: bool = True,
        cancelled: Callable[[], bool] = lambda: False,
        early: Callable[[Page], object] | None = None,
    ) -> Page:
        """Search (docs/query-language.md); `sort` is relevance, newest or oldest.

        Args:
            typing: The last word is still being typed and matches as a prefix.
            fold: Articles of one text share a row; totals and facets count them all.
            cancelled: Asked between steps; raises `Cancelled` when it says so.
            early: Called with the page as soon as its rows stand, before facets are counted, if there are rows.

        Raises:
            QueryError: The query is too long or too deep. A malformed one is run as far as it can be read.
        """

        def early_in_all(page: Page) -> None:
            if early is not None:
                early(replace(page, generation=self._in_all(page.generation)))

        page = self._search().search(
            query,
            limit=limit,
            offset=offset,
            sort=sort,
            facets=facets,
            typing=typing,
            fold=fold,
            cancelled=cancelled,
            early=None if early is None else early_in_all,
        )
        page = replace(page, generation=self._in_all(page.generation))
        from index.search.facets import sharing_a_name  # the search has loaded it

        if same := sharing_a_name(page.facets):
            page = replace(page, facets=self._entity_views().tell_apart(page.facets, same))
        return page

    def pages(
        self,
        query: str,
        *,
        limit: int | None = None,
        offset: int = 0,
        sort: str = "relevance",
        typing: bool = False,
        fold: bool = True,
        cancelled: Callable[[], bool] = lambda: False,
    ) -> Iterator[Page]:
        """All that `search` finds, or `limit` of it, a page after the other, as it was for the first of them.

        There is at least one page; none has facets. What is committed meanwhile repeats and drops nothing.
        """
        for page in self._search().pages(
            query, limit=limit, offset=offset, sort=sort, typing=typing, fold=fold, cancelled=cancelled
        ):
            yield replace(page, generation=self._in_all(page.generation))

    def prepare_search(self) -> None:
        """Make what the first search would have to wait for; the screen asks for it while nobody types."""
        self._search().prepare()

    def read_ahead(self) -> None:
        """Have the system bring from the disk what the next keys of a search would wait for; returns soon."""
        self._search().read_ahead()

    def keep_front(self, page: Page) -> None:
        """Keep the first rows of the library for the next start (`index.front`)."""
        write_front(self.path, page)

    def suggest(self, text: str, cursor: int | None = None) -> tuple[Suggestion, ...]:
        """Completions of the query being typed, at the cursor."""
        return tuple(self._search().suggest(text, cursor))

    def matches_in(
        self, text: str, query: str, published: str | None = None, address: str = ""
    ) -> tuple[tuple[int, int], ...]:
        """Where a text has what a query asks for: (start, end), in order; dates by its day and its outlet."""
        from index.query.local_days import local_today
        from index.search.places import places

        return places(text, query, local_today(), published, address)

    def resolve_id(self, prefix: str) -> str:
        """The id that begins with these digits.

        Raises:
            NotFoundError: None does, or several do.
        """
        self._follow()
        wanted = prefix.strip().lower()
        found = self._catalogue.ids_with_prefix(wanted, 2) if wanted else []
        if not found:
            raise NotFoundError(f"{prefix}: no article has this id.", "`reader search` prints ids.")
        if len(found) > 1 and wanted not in found:
            raise NotFoundError(f"{prefix}: several articles' ids begin so.", "Give more of its digits.")
        return wanted if wanted in found else found[0]

    def article(self, article_id: str) -> Article:
        """An article with its mentions (as far as recognised), each with the entity it names.

        Raises:
            NotFoundError: There is no article of that id.
        """
        self._follow()
        article = self._recognised(article_id, dated=True)
        return replace(article, mentions=self._known_names().resolve(article, article.mentions))

    def related(self, article_id: str, limit: int = 10) -> tuple[Related, ...]:
        """The articles that belong with one, best first, each with the reasons."""
        self._follow()
        from index.relations.related import related

        store = self._catalogue.reprints
        return related(self._mended_index(), store, self._named(article_id), self._named, limit=limit)

    def editions(self, article_id: str) -> Editions:
        """In how many places and texts an article is there; cheap."""
        self._follow()
        group = self._catalogue.reprints.members(article_id)
        changed = self._state.versions.changed([article_id])
        return Editions(len(group), kind_of(group), changed.get(article_id))

    def versions(self, article_id: str) -> tuple[Version, ...]:
        """The texts an article has had, the oldest first, the present one last."""
        return self._history().of(self.article(article_id))

    def changes(self, article_id: str, version: int | None = None) -> Changes:
        """What its outlet changed in an article: in this version (from 2 on) since the one before, or lately.

        Raises:
            NotFoundError: There is no such version.
        """
        return self._history().changes(self.article(article_id), version)

    def _history(self) -> Versions:
        from index.relations.versions import Versions

        return Versions(KeptFiles(self.path / "articles"), self._state)

    def reprints(self, article_id: str) -> tuple[Reprint, ...]:
        """The other articles with the same text, the first printed first."""
        self._follow()
        from index.relations.related import reprints

        return reprints(self._catalogue.reprints, self.article(article_id), self.article)

    def stats(self) -> Stats:
        """How large the library is."""
        self._follow()
        return Stats(
            articles=self._catalogue.article_count(),
            sources=len(self._state.sources.all()),
            entities=self._known_names().store.count(),
            unrecognised=self._catalogue.unrecognised_count(self._version),
            index_bytes=self._folders.index_bytes(),
            generation=self.generation,
        )
