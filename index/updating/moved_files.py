"""Files that were moved within their source: who moves a file, or renames it, moves its article's id and marks."""

from __future__ import annotations

from collections import Counter
from collections.abc import Set
from pathlib import PurePath

from index.article import Article
from index.document import decode
from index.identity import content_digest
from index.storage.catalogue import Entry
from index.updating.stores import Stores

_NEAR = 0.5
"""From this share of words in common on (Dice), a text that stands in a file of the same name is the one that was
there, edited."""


class MovedFiles:
    """The files of one source that are gone from their places, and whose articles may stand in others now.

    Args:
        stores: Where they were indexed last; of a rebuild, the index that is to be replaced.
        gone: Their paths.
    """

    def __init__(self, stores: Stores, gone: Set[str]) -> None:
        self._stores = stores
        self.gone = gone
        self._by_text: dict[str, str] = {}
        self._by_name: dict[str, list[Entry]] = {}
        for path in gone:
            entries = stores.catalogue.entries(path)
            if len(entries) == 1:  # of articles alone in their files
                self._by_text[entries[0].digest] = entries[0].id
                self._by_name.setdefault(PurePath(path).name, []).append(entries[0])

    def id_of(self, path: str, article: Article) -> str | None:
        """The id that the article of this file had in another place: the same text, or much of it in one name."""
        if found := self._by_text.get(content_digest(article.text)):
            return found
        named = self._by_name.get(PurePath(path).name, ())
        return named[0].id if len(named) == 1 and self._is_near(named[0].id, article) else None

    def _is_near(self, article_id: str, article: Article) -> bool:
        with self._stores.index.snapshot() as snapshot:
            number = snapshot.doc_of("id", article_id)
            before = None if number is None else decode(snapshot.stored(number))
        if before is None:
            return False
        old, new = Counter(before.text.split()), Counter(article.text.split())
        return 2 * (old & new).total() >= _NEAR * (old.total() + new.total())
