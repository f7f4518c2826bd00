"""Letters for the names in sight: one each while they last, two when there are more."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

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
