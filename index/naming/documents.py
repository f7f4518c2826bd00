"""Which documents name an entity: the postings of its keys, and what the user said of single mentions."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING

import numpy as np
from numpy.typing import NDArray

from index.entities.rows import NamedEntity
from index.mending.mentions import Exceptions
from index.schema import field_of_key, key_term

if TYPE_CHECKING:
    from index.engine import Snapshot

Docs = NDArray[np.int64]


def documents_naming(snapshot: Snapshot, entity: NamedEntity, excepted: Exceptions) -> Docs:
    """The documents that name an entity, rising."""
    parts = []
    for key in entity.keys:
        docs = snapshot.postings(field_of_key(key), key_term(key))[0]
        if others := excepted.without.get(key):
            docs = docs[~np.isin(docs, documents_of_ids(snapshot, others))]
        parts.append(docs)
    if ids := excepted.within.get(entity.id):
        parts.append(documents_of_ids(snapshot, ids))
    if len(parts) == 1:
        return parts[0]
    return _together(parts) if parts else np.zeros(0, np.int64)


def _together(parts: list[Docs]) -> Docs:
    docs = np.concatenate(parts)
    docs.sort(kind="stable")  # merges runs that rise; np.unique hashes, in several times as long
    first = np.ones(len(docs), bool)
    np.not_equal(docs[1:], docs[:-1], out=first[1:])
    return docs[first]


def documents_of_ids(snapshot: Snapshot, ids: Iterable[str]) -> Docs:
    """The documents that have these ids; a handful."""
    found = (snapshot.doc_of("id", article_id) for article_id in ids)
    return np.array(sorted(number for number in found if number is not None), np.int64)
