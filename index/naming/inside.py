"""The names inside a name: the Japan of "Bank of Japan", the Gaza of "Gaza war".

A level of its own. In a text the larger name alone is lit, searched and counted; what it holds is reached from it.
"""

from __future__ import annotations

from index.article import MentionKind
from index.entities.names import name_key
from index.entities.rows import NamedEntity
from index.naming.names import LibraryNames

_HOLDERS = frozenset(
    {
        MentionKind.ORGANISATION,
        MentionKind.PLACE,
        MentionKind.EVENT,
        MentionKind.WORK,
        MentionKind.LAW,
        MentionKind.PRODUCT,
    }
)
_BEFORE = frozenset({"of", "in", "for", "the", "and", "de", "do", "du", "d'", "di", "del"})
_LONGEST = 3
_KNOWN = 3
"""So many mentions make a place one that the library knows."""


def inside(names: LibraryNames, entity: NamedEntity) -> tuple[tuple[str, str], ...]:
    """(id, name) of the places that a name begins with or has behind an "of", as far as the library names them.

    "York" in the middle of "First York Bancorp" may be anybody's.
    """
    if entity.kind not in _HOLDERS:
        return ()
    words = [word.strip("()[],") for word in entity.name.removeprefix("the ").split()]
    runs: dict[str, tuple[int, int]] = {}
    for start, word in enumerate(words):
        if not word[:1].isupper() or (start and words[start - 1].lower() not in _BEFORE):
            continue
        for end in range(start + 1, min(len(words), start + _LONGEST) + 1):
            if end - start < len(words):
                runs.setdefault(name_key(" ".join(words[start:end]), MentionKind.PLACE), (start, end))
    held: dict[str, str] = {}
    reached = 0
    known = names.store.lookup(set(runs))
    # Of two that begin at one word the longer: the "New York" of the "New York Times".
    for key, (start, end) in sorted(runs.items(), key=lambda run: (run[1][0], -run[1][1])):
        if start < reached or key not in known:
            continue
        place = names.store.get(known[key][0]) if known[key][0] else None
        if place and place.kind is MentionKind.PLACE and place.mentions >= _KNOWN and place.id != entity.id:
            held[place.id] = place.name
            reached = end
    return tuple(held.items())
