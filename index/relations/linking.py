"""Finding the reprints of what comes in, as part of an update.

An article that was compared before is compared again as soon as it is committed. What is new waits until
everything is in, so that no article waits for it. By the thousand, new articles wait for recognition, which is the
longer work on them; where that is left out, each later update compares some of them.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from typing import TypeVar

from index.article import Article
from index.document import decode
from index.engine import Index, Snapshot
from index.identity import content_digest
from index.packed import Packed, whole
from index.reprints import NEARLY_ALL, Text, text_of
from index.storage.reprint_store import Printed, ReprintStore
from index.storage.state import State

_AT_ONCE = 500
"""Articles a transaction: others may want to write the catalogue."""
_KEPT = 4000
_AT_ONCE_NEW = 2000
"""Articles that an update compares which does not recognise."""
_Item = TypeVar("_Item")


class Linker:
    """Keeps the groups of one index up to date.

    Args:
        index: Already holds the articles that are linked.
        state: Knows when each article came in.
    """

    def __init__(self, index: Index, store: ReprintStore, state: State) -> None:
        self._index = index
        self._store = store
        self._state = state
        self._texts: dict[str, Text] = {}
        self._waiting: dict[str, bool] = {}
        """Id → whether it is news, of committed articles that are still to be compared."""

    def put_off(self, articles: Sequence[tuple[Article | Packed, str]], *, unread: bool) -> None:
        """Take note of articles that were just committed; arguments as of `link`."""
        known = self._store.known([article.id for article, _ in articles])
        self._waiting.update((article.id, unread) for article, _ in articles if article.id not in known)
        if again := [(whole(article), digest) for article, digest in articles if article.id in known]:
            self.link(again, unread=unread)

    def link(self, articles: Sequence[tuple[Article, str]], *, unread: bool = False) -> None:
        """Put articles, each with the digest of its text, into the groups they belong to.

        Args:
            unread: They are news. A reprint that says no more than an article which was read is none.
        """
        added = self._state.added([article.id for article, _ in articles])
        with self._index.snapshot() as snapshot:
            latest = {article.id: (article, digest) for article, digest in articles}
            printed = []
            for article, digest in latest.values():
                text = self._texts[article.id] = text_of(article)
                outlet = article.source or article.agency
                when = article.published or ""
                printed.append((Printed(article.id, digest, when, added.get(article.id, ""), outlet), text))
            for some in _pieces(printed):
                new = self._store.add(some, lambda article_id: self._read(snapshot, article_id))
                for article_id in new if unread else ():
                    if self._is_known(article_id):
                        self._state.mark([article_id], read=True)
        while len(self._texts) > _KEPT:
            del self._texts[next(iter(self._texts))]

    def _is_known(self, article_id: str) -> bool:
        """Whether an article that was read holds all that this one says."""
        group = self._store.members(article_id)
        own = next((member for member in group if member.id == article_id), None)
        if own is None:
            return False
        holding = [m.id for m in group if m is not own and (m.common or 0) >= NEARLY_ALL * own.size]
        return any(marks.read for marks in self._state.marks(holding).values())

    def forget(self, ids: Iterable[str]) -> None:
        """Take deleted articles out of their groups."""
        gone = list(ids)
        for article_id in gone:
            self._texts.pop(article_id, None)
        with self._index.snapshot() as snapshot:
            self._store.forget(gone, lambda article_id: self._read(snapshot, article_id))

    def catch_up(self, cancelled: Callable[[], bool], *, all_of_them: bool = True) -> None:
        """Compare what waits, and what an interruption left undone.

        Args:
            all_of_them: Else thousands of new articles are left for another time.
        """
        self.forget(self._store.left_over())
        if not all_of_them and len(self._waiting) > _AT_ONCE_NEW:
            return
        missing = self._store.missing()
        for some in _pieces(missing if all_of_them else missing[:_AT_ONCE_NEW]):
            if cancelled():
                return
            with self._index.snapshot() as snapshot:
                found = [decode(snapshot.stored(doc)) for doc in map(_by_id(snapshot), some) if doc is not None]
            linked = [(article, content_digest(article.text)) for article in found]
            for is_news in (False, True):
                self.link(
                    [row for row in linked if self._waiting.get(row[0].id, False) is is_news], unread=is_news
                )
        self._waiting.clear()

    def _read(self, snapshot: Snapshot, article_id: str) -> Text | None:
        known = self._texts.get(article_id)
        if known is None and (doc := snapshot.doc_of("id", article_id)) is not None:
            known = self._texts[article_id] = text_of(decode(snapshot.stored(doc)))
        return known


def _by_id(snapshot: Snapshot) -> Callable[[str], int | None]:
    return lambda article_id: snapshot.doc_of("id", article_id)


def _pieces(items: Sequence[_Item]) -> Iterable[Sequence[_Item]]:
    return (items[start : start + _AT_ONCE] for start in range(0, len(items), _AT_ONCE))
