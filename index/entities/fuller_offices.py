"""Names with the office an article tells beside them: who of a surname holds it, and who is only a namesake."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping

from index.entities.counts import dominant
from index.entities.offices import COMPANY
from index.entities.rows import untold
from index.entities.slips import is_slip

# "James Baker, chairman", once or twice beside fifty articles about the Secretary of the Treasury.
_OFFICIAL, _RARER, _MOSTLY = 5, 5, 0.8
# Of whom ten articles tell an office, an office that none of them tells is another's.
_KNOWN = 10
_SLIP = 20
_NO_DESK = frozenset({COMPANY, "congress", "president"})


class Namesakes:
    """Whom the names with an office stand for, by the counts of them.

    Args:
        told: Their keys (`index.entities.rows.told`), with articles.
        forward: Which fuller name each name without an office stands for.
    """

    def __init__(self, told: Mapping[str, int], forward: Mapping[str, str]) -> None:
        self._forward = forward
        self._offices: dict[str, dict[str, int]] = defaultdict(dict)  # entity -> office -> articles, by full names
        self._holders: dict[tuple[str, str], dict[str, int]] = defaultdict(dict)  # (surname, office) -> entities
        self._surnames: dict[str, dict[str, int]] = defaultdict(dict)  # office -> surnames alone
        self._told = []
        for key in sorted(told):
            name, articles = untold(key), told[key]
            office = key[len(name) + 2 : -1]
            self._told.append((key, name, office))
            if " " in name:
                entity = forward.get(name, name)
                offices, holders = self._offices[entity], self._holders[name.rpartition(" ")[2], office]
                offices[office] = offices.get(office, 0) + articles
                holders[entity] = holders.get(entity, 0) + articles
            else:
                self._surnames[office][name] = articles

    def fuller(self) -> Iterator[tuple[str, str]]:
        """(key, key of who is meant) for all of them; who is nobody else's keeps the key."""
        for key, name, office in self._told:
            own = self._forward.get(name, name)
            if " " in name:
                yield key, key if office == COMPANY and self._is_official(own) else own
            else:
                yield key, self._holder(key, name, office, own)

    def _is_official(self, entity: str) -> bool:
        """Whether someone heads a department, and is hardly ever told to have a company's office."""
        offices = self._offices[entity]
        desk = max((n for office, n in offices.items() if office not in _NO_DESK), default=0)
        return (
            desk >= _OFFICIAL
            and desk >= _RARER * offices.get(COMPANY, 0)
            and desk >= _MOSTLY * sum(offices.values())
        )

    def _holder(self, key: str, name: str, office: str, own: str) -> str:
        """Who of a surname has the office: "Treasury's Baker", "the White House's Baker"."""
        known = self._offices.get(own, {})
        if office in known:
            return own
        holders = self._holders.get((name.partition(":")[2], office))
        if holder := dominant(holders):
            return holder
        if own == name:
            return own
        # "President Regan" is no Secretary Regan, but a slip for Reagan.
        others = self._surnames[office]
        for other, articles in others.items():
            if articles >= _SLIP * others[name] and is_slip(other.partition(":")[2], name.partition(":")[2]):
                return self._forward.get(other, other)
        return key if sum(known.values()) >= _KNOWN else own
