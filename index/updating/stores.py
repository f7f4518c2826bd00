"""What every part of an update works with: where it writes, and what it has done so far."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

from index.article import Article
from index.dating import annotated
from index.engine import Index
from index.entities import NameRow
from index.results import UpdateReport
from index.storage.annotations import Annotations
from index.storage.catalogue import Catalogue
from index.storage.kept_files import KeptFiles
from index.storage.state import State


@dataclass(frozen=True, slots=True)
class Stores:
    """Where an update writes. `former`: what a rebuild is to replace."""

    index: Index
    catalogue: Catalogue
    state: State
    annotations: Annotations
    kept: KeptFiles
    former: Stores | None = None


@dataclass(slots=True)
class Tally:
    """What an update has done so far.

    `read` of `expected` articles were read from the sources; `failures` are (location, reason); `waiting` feeds
    were not asked.
    """

    added: int = 0
    changed: int = 0
    removed: int = 0
    recognised: int = 0
    failures: list[tuple[str, str]] = field(default_factory=list)
    read: int = 0
    expected: int = 0
    waiting: int = 0

    def report(self) -> UpdateReport:
        """It as the answer of an update."""
        failures = tuple(self.failures)
        return UpdateReport(self.added, self.changed, self.removed, self.recognised, failures, self.waiting)


def with_known_names(stores: Stores, article: Article, digest: str, version: str) -> Article:
    """An article with its mentions, when a text of this digest was met before; until this version has, with those
    of an older one, as the index has had them."""
    found = stores.annotations.get(digest, version) or stores.annotations.older(digest, version)
    return annotated(article, found) if found else article


def names_counted(stores: Stores, digest: str, version: str) -> Sequence[NameRow]:
    """The names of a text as they were counted: none when it was not recognised."""
    from index.entities import name_rows

    found = stores.annotations.get(digest, version)
    return name_rows(found[0]) if found else ()
