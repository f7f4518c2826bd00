"""Letters for the names in sight: one each while they last, two when there are more."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

LETTERS = "asdfghjklqwertyuiopzxcvbnm"


def label_names(indexes: Sequence[int]) -> dict[str, int]:
    """Labels for these names, the easiest letters first; no label begins another."""
    most = len(LETTERS) * len(LETTERS)
    wanted = list(dict.fromkeys(indexes))[:most]
    if len(wanted) <= len(LETTERS):
        labels = list(LETTERS[: len(wanted)])
    else:
        labels = [first + second for first in LETTERS for second in LETTERS]
    return dict(zip(labels, wanted, strict=False))


def matching(hints: Mapping[str, int], typed: str) -> list[tuple[str, int]]:
    """The labels that begin with what was typed."""
    return [(label, index) for label, index in hints.items() if label.startswith(typed)]


@dataclass(slots=True)
class Hints:
    """The letters that stand on names, and how much of one is typed."""

    labels: dict[str, int] = field(default_factory=dict)
    typed: str = ""

    def __bool__(self) -> bool:
        return bool(self.labels)

    def put_on(self, indexes: Sequence[int]) -> None:
        """Letters for these names."""
        self.labels, self.typed = label_names(indexes), ""

    def end(self) -> None:
        """No letters any more."""
        self.labels, self.typed = {}, ""

    def type(self, key: str) -> int | None:
        """One letter more: the name that is chosen by it, or None. A letter that leads nowhere ends the hints."""
        found = matching(self.labels, self.typed + key)
        if found and found[0][0] != self.typed + key:
            self.typed += key
            return None
        self.end()
        return found[0][1] if found else None

    def in_sight(self) -> list[tuple[str, int]]:
        """What is still to be typed of each label that can be meant, and its name."""
        return [(label[len(self.typed) :], index) for label, index in matching(self.labels, self.typed)]
