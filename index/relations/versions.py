"""Keeping what an outlet changed: the older texts of articles, as files in the library's own folder.

Whatever brings a new text of a known article, a file edited on the disk, a feed's item that changed, a page that
was saved again, the text it had until then is written down before the index forgets it. Of an article that lies
in the library's folder the older text stands beside it; of one in a folder of the user's, where nothing is ever
written, it stands where the article would. Its name goes on behind the suffix, so no scan takes it for an article.
"""

from __future__ import annotations

import os
from collections.abc import Sequence
from datetime import UTC, datetime
from pathlib import Path

from index.article import Article
from index.document import decode
from index.engine import Snapshot
from index.errors import NotFoundError
from index.identity import content_digest
from index.packed import Packed, whole
from index.relations.changes import edits, readable, same_words
from index.results import Changes, Version
from index.sources.kept import Origin
from index.storage.kept_files import KeptFiles, slug
from index.storage.state import State
from index.storage.version_table import Older

MOST = 100
"""Older texts of one article: the first and the newest are kept. A running report changes all day long."""


class Versions:
    """The older texts of the articles of one library.

    Args:
        kept: The library's own folder of articles.
    """

    def __init__(self, kept: KeptFiles, state: State) -> None:
        self._kept = kept
        self._state = state

    def keep_replaced(self, snapshot: Snapshot, articles: Sequence[Article | Packed]) -> None:
        """Keep the texts that these articles have in the index until now, where theirs is another.

        Raises:
            LibraryError: They cannot be written; the index has to keep what it has.
        """
        latest: dict[str, Article | Packed] = {}
        replaced: list[Article] = []
        for article in articles:
            before = latest.get(article.id) or _held(snapshot, article.id)
            latest[article.id] = article
            if before is not None and (old := whole(before)).text and not same_words(old, whole(article)):
                replaced.append(old)
        if not replaced:
            return
        now = datetime.now(UTC).strftime("%Y-%m-%dT%H:%M:%SZ")
        added = self._state.added([article.id for article in replaced])
        taken: set[Path] = set()
        files = []
        for article in replaced:
            target = self._place(article, now, taken)
            taken.add(target)
            files.append((article, Origin(added=added.get(article.id, "")), str(target)))
        self._kept.write(files)
        self._state.versions.add(
            (article.id, Older(content_digest(article.text), now, _count(article), self._inside(Path(path))))
            for article, _, path in files
        )
        for article_id in {article.id for article in replaced}:
            self._thin(article_id)

    def of(self, article: Article) -> tuple[Version, ...]:
        """All versions of an article, the oldest first, the present one last."""
        when = self._state.added([article.id]).get(article.id, "")
        found = []
        for older in self._older(article):
            found.append(Version(when, older.words, str(self._kept.root / older.path)))
            when = older.replaced
        return (*found, Version(when, _count(article), article.path))

    def changes(self, article: Article, number: int | None) -> Changes:
        """What is different in a version from the one before.

        Args:
            number: Which version, from 2 on; the present one when None.

        Raises:
            NotFoundError: There is no such version, or its file is gone.
        """
        versions = self.of(article)
        if len(versions) == 1:
            raise NotFoundError(
                "The text has not changed since it came in.",
                "What an outlet changes is kept from then on.",
            )
        chosen = len(versions) if number is None else number
        if not 2 <= chosen <= len(versions):
            raise NotFoundError(
                f"{article.id}: there is no change {number}.", f"There are changes 2 to {len(versions)}."
            )
        old, new = versions[chosen - 2], versions[chosen - 1]
        was = readable(self._read(old))
        now = readable(article if chosen == len(versions) else self._read(new))
        return Changes(
            id=article.id,
            title=article.title,
            number=chosen,
            of=len(versions),
            old=old,
            new=new,
            old_text="\n".join(was),
            new_text="\n".join(now),
            edits=edits(was, now),
        )

    def _older(self, article: Article) -> list[Older]:
        """Its older texts; not the present one, which may have stood before."""
        present = content_digest(article.text)
        return [older for older in self._state.versions.of(article.id) if older.digest != present]

    def _read(self, version: Version) -> Article:
        found = self._kept.read(Path(version.path))
        if found is None:
            raise NotFoundError(f"{version.path}: this older text is not there any more, or cannot be read.")
        return found[0]

    def _place(self, article: Article, now: str, taken: set[Path]) -> Path:
        path = Path(article.path)
        if not article.path or not self._kept.holds(article.path):
            day = (article.published or now)[:10]
            path = self._kept.root / now[:4] / now[5:7] / f"{day}-{slug(article.title)}-{article.id[:8]}.md"
        stamp = now.replace(":", "")
        target, number = path.with_name(f"{path.name}.{stamp}"), 2
        while target in taken or target.exists():
            target, number = path.with_name(f"{path.name}.{stamp}-{number}"), number + 1
        return target

    def _inside(self, path: Path) -> str:
        return os.fspath(path.relative_to(self._kept.root))

    def _thin(self, article_id: str) -> None:
        older = self._state.versions.of(article_id)
        for gone in older[1 : len(older) - MOST + 1]:
            self._state.versions.drop(article_id, gone.digest)
            (self._kept.root / gone.path).unlink(missing_ok=True)


def _held(snapshot: Snapshot, article_id: str) -> Article | None:
    number = snapshot.doc_of("id", article_id)
    return None if number is None else decode(snapshot.stored(number))


def _count(article: Article) -> int:
    return sum(len(paragraph.split()) for paragraph in readable(article))
