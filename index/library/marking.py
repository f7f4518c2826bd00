"""What the user keeps about articles: read, starred, tags; and searches kept under a name."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from index.errors import NotFoundError
from index.library.opened import Opened
from index.results import SavedSearch
from index.sanitize import sanitize_line
from index.storage.reprint_store import says_no_more
from index.storage.state import Marks


class Marking(Opened):
    """The part of `Library` that keeps the user's marks and saved searches."""

    def mark(
        self,
        ids: str | Sequence[str],
        *,
        read: bool | None = None,
        starred: bool | None = None,
        tag: str | None = None,
        untag: str | None = None,
        note: str | None = None,
    ) -> tuple[str, ...]:
        """Change marks of one article, or of several at once: of all or, when that fails, of none.

        What is None stays as it is. A note is one line; an empty one is none. Who has read an article has read its
        reprints that say no more, too; unread is only the article itself.

        Returns:
            Every article of which a mark is another now, the reprints that were read along behind the others.
        """
        ids = [ids] if isinstance(ids, str) else ids
        along = self._same(ids) if read else ()
        return self._marks.mark(ids, along=along, read=read, starred=starred, tag=tag, untag=untag, note=note)

    def _same(self, ids: Sequence[str]) -> list[str]:
        """The reprints of articles that say no more than they do."""
        same = {other for i in ids for other in says_no_more(self._catalogue.reprints.members(i), i)}
        return sorted(same.difference(ids))

    def tags(self) -> tuple[tuple[str, int], ...]:
        """The user's tags with the number of articles, most used first."""
        return tuple(self._marks.tags())

    def marks(self, article_id: str) -> Marks:
        """The marks of an article."""
        return self._marks.marks([article_id])[article_id]

    def marks_of(self, ids: Sequence[str]) -> Mapping[str, Marks]:
        """The marks of these articles, by id."""
        return self._marks.marks(ids)

    @property
    def marks_version(self) -> int:
        """Cheap; another number after every change of a mark, whichever process made it."""
        return self._marks.marks_version()

    def saved_searches(self) -> tuple[SavedSearch, ...]:
        """The searches that the user keeps, in the order they were added."""
        return tuple(self._marks.saved_searches())

    def save_search(self, name: str, query: str) -> None:
        """Keep a search under a name of one line; a query kept under that name before is replaced.

        Raises:
            QueryError: The name or the query is empty, or the query cannot be run.
        """
        from index.search.saved_searches import save_search

        save_search(self._marks, name, query)

    def remove_saved_search(self, name: str) -> None:
        """Forget a saved search.

        Raises:
            NotFoundError: There is none of that name.
        """
        if not self._marks.remove_saved_search(sanitize_line(name)):
            raise NotFoundError(f"{name}: no saved search is called that.", "The sources pane lists them.")
