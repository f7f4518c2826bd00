"""Companies with a form that no American firm has: which of them are another firm than the American one."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping

from index.entities.counts import Counts
from index.entities.legal_forms import INC, form_of, is_american, is_asian
from index.entities.rows import untold

# "Nippon Life Insurance Co Ltd" once beside ten without "Ltd" is a slip; "First Boston Ltd" is in London.
_OFTEN, _RARER = 10, 2
_NATIONAL = "na"
"""Banks of the United States alone are "N.A."; none of them is "Ltd"."""
_PRIVATE = frozenset({"", "gmbh", "bv"})
"""Forms of companies with no shares to be traded: units, beside a house."""


class Designated:
    """Whom the names with a form stand for.

    Args:
        counts: Of the names without their forms; a tie to the same name with a form is an article that has both.
        forward: Which fuller name each name without a form stands for.
    """

    def __init__(self, counts: Counts, forward: Mapping[str, str]) -> None:
        self._forms = counts.forms
        self._ties = counts.ties
        self._forward = forward

    def fuller(self, told: Iterable[str]) -> Iterator[tuple[str, str]]:
        """(key, key of who is meant); a firm of its own keeps its key."""
        for key in told:
            name = untold(key)
            yield key, key if self._is_own(key, name) else self._forward.get(name, name)

    def _is_own(self, key: str, name: str) -> bool:
        form = key[len(name) + 2 : -1]
        american = national = foreign = others = asian = 0
        for written, mentions in self._forms.get(name, {}).items():
            if is_american(written):
                american += mentions
            elif (its := form_of(written)) == form:
                foreign += mentions
                asian += mentions * is_asian(written)
            else:
                others += mentions * (its not in _PRIVATE)
                national += mentions * (its == _NATIONAL)
        both = self._ties.get(key, {}).get(name, 0) > 0
        if form == INC:
            return both and others > american
        if national >= foreign > american:
            return True  # a bank of London or Hong Kong, and one of St. Louis
        if not american or (american < foreign and form not in _PRIVATE):
            return False
        return both or (american >= _OFTEN and american >= _RARER * foreign and asian < foreign)
