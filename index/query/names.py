"""What searching needs to know from outside the index: entities and the user's marks."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import TYPE_CHECKING, Protocol

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    from index.engine import Snapshot
    from index.entities.rows import NamedEntity
    from index.mending.mentions import Exceptions
    from index.storage.state import Marks


BRIEF, BEGUN_NAMES = 2, 200
"""So few letters begin the names of thousands, and so many name keys are meant until more is typed."""


class Names(Protocol):
    """The library's entities and marks, as the search asks for them. Every call is made while someone types."""

    def keys(self, kinds: Sequence[str], words: str, prefix: bool) -> Sequence[tuple[str, str]]:
        """(index field, name key) of the entities whose name or alias holds these words, best known first.

        Args:
            kinds: Values of `MentionKind`.
            words: Words of a name as typed, in any case.
            prefix: The last of them may be the beginning of a word.
        """

    def entities_of(self, keys: Sequence[str]) -> Mapping[str, tuple[str, str]]:
        """Name key → (entity id, canonical name), all keys in the answer; both empty for what is no entity."""

    def version(self) -> int:
        """A number that changes with the entities, and with what the user says of them."""

    def exceptions(self) -> Exceptions:
        """Articles whose name keys do not say what they mean."""

    def to_count(self, entity_ids: Sequence[str]) -> Sequence[NamedEntity]:
        """Of these entities those whose articles one name key does not tell, and all that corrections moved.

        They go by several keys, which one article may have, or corrections touch them.
        """

    def documents(self, snapshot: Snapshot, entity: NamedEntity) -> NDArray[np.int64]:
        """The documents that name an entity, rising."""

    def marked(self, flag: str) -> Iterable[str]:
        """The ids of articles marked `unread`, `starred` or `tag:NAME`, or `in:NAME`: of sources called so."""

    def marks_version(self) -> int:
        """A number that changes with every change of a mark."""

    def marks(self, ids: Sequence[str]) -> Mapping[str, Marks]:
        """The marks of these articles, all of them in the answer."""

    def tags(self) -> Sequence[tuple[str, int]]:
        """The user's own tags with the number of articles, most used first."""
