"""What an index that moved on would change in the list on the screen, told before anything moves."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from index.results import Hit, Page


@dataclass(frozen=True, slots=True)
class Differences:
    """Articles that came, went, or have another headline or date."""

    new: int = 0
    gone: int = 0
    changed: int = 0

    def __bool__(self) -> bool:
        """Whether there is anything to show."""
        return bool(self.new or self.gone or self.changed)

    @property
    def words(self) -> str:
        """`12 new, 1 gone`."""
        counts = ((self.new, "new"), (self.changed, "changed"), (self.gone, "gone"))
        return ", ".join(f"{count:,} {word}" for count, word in counts if count)


def differences(before: Page, now: Page, *, by_date: bool) -> Differences:
    """What the same question finds now, told from its first rows and the totals.

    Args:
        before, now: The first rows as they stand and as they would be.
        by_date: Rows keep their order. By relevance each new article may move every other, so that only the
            totals can be compared.
    """
    net = now.total - before.total
    came = went = 0
    if by_date:
        came, went = _missing(now, before), _missing(before, now)
        if now.hits and not net and not {hit.id for hit in now.hits} & {hit.id for hit in before.hits}:
            came = len(now.hits)  # other articles altogether
    new = max(came, net + went, net, 0)
    old = {hit.id: hit for hit in before.hits}
    changed = sum(hit.id in old and _shown(hit) != _shown(old[hit.id]) for hit in now.hits)
    return Differences(new, new - net, changed)


def _missing(page: Page, other: Page) -> int:
    """Rows of one that the other surely lacks: behind the last row that both have, they may only have moved."""
    ids = {hit.id for hit in other.hits}
    there = [hit.id in ids for hit in page.hits]
    is_whole = len(page.hits) >= page.total and len(other.hits) >= other.total
    if is_whole:
        return there.count(False)
    return there[: len(there) - there[::-1].index(True)].count(False) if True in there else 0


def _shown(hit: Hit) -> Sequence[str | None]:
    return (hit.title, hit.published, hit.source)
