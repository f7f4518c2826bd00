"""What tells two of one name apart: an office, else in whose company each is, else its first headline."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from typing import TYPE_CHECKING

from index.article import Article
from index.engine import fold
from index.entities.rows import NamedEntity, untold
from index.naming.companions import companions
from index.naming.names import LibraryNames
from index.search.facets import FacetTables

if TYPE_CHECKING:
    from index.engine import Snapshot

_MOST = 8
"""So many of one name are told apart; who has more namesakes has a name that says nothing."""


def of_one_name(entities: Iterable[NamedEntity]) -> Iterator[list[NamedEntity]]:
    """Those of them that are of one kind and name, together."""
    called: dict[tuple[str, str], list[NamedEntity]] = {}
    for entity in entities:
        called.setdefault((entity.kind.value, fold(entity.name)), []).append(entity)
    return (same[:_MOST] for same in called.values() if len(same) > 1)


def namesakes(names: LibraryNames, entity: NamedEntity) -> list[NamedEntity]:
    """An entity and the others of its kind that are called the same."""
    found = [e for e in names.find(entity.name, kinds=(entity.kind.value,)) if e.id != entity.id]
    return [entity, *(e for e in found if fold(e.name) == fold(entity.name))][:_MOST]


def told_apart(
    snapshot: Snapshot,
    names: LibraryNames,
    tables: FacetTables,
    read: Callable[[str], Article],
    same: Sequence[NamedEntity],
) -> dict[str, str]:
    """Entity id → the words that tell it from the others of its name; "" where nothing does."""
    offices = {entity.id: _office(entity) for entity in same}
    found = {i: office for i, office in offices.items() if office and list(offices.values()).count(office) == 1}
    rest = [entity for entity in same if entity.id not in found]
    docs = {entity.id: names.documents(snapshot, entity) for entity in rest}
    company = {e.id: [c.name for c in companions(snapshot, names, tables, e, docs[e.id])] for e in rest}
    for entity in rest:
        others = {name for other, its in company.items() if other != entity.id for name in its}
        if own := next((name for name in company[entity.id] if name not in others), ""):
            found[entity.id] = f"with {own}"
        elif ids := snapshot.id_of(docs[entity.id][:1]):
            found[entity.id] = f"“{read(ids[0]).title}”"
    return found


def _office(entity: NamedEntity) -> str:
    """The office told with its name, the one that most articles tell."""
    for key in (entity.id, *entity.keys):
        if (plain := untold(key)) != key:
            return key[len(plain) + 2 : -1]
    return ""
