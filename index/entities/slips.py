"""One slip of the pen between two words: a letter more, less or other, two turned, or only the sound kept."""

from __future__ import annotations

from itertools import pairwise

_ALIKE = str.maketrans("k", "c", "aeiouy sh")


def sound_of(word: str) -> str:
    """A word without the letters that are often written otherwise, double or left out."""
    single = "".join(a for a, b in pairwise(f"{word} ") if a != b)
    return single.translate(_ALIKE)


def is_turned(one: str, two: str) -> bool:
    """Whether two letters stand the other way round: "Toyko"."""
    start = first_difference(one, two)
    return one[:start] + one[start : start + 2][::-1] + one[start + 2 :] == two


def is_slip(one: str, two: str) -> bool:
    """Whether one letter more, less or other is all that differs, but for an "s" at the end."""
    if one.rstrip("s") == two.rstrip("s"):
        return False
    start = first_difference(one, two)
    one, two = one[start:], two[start:]
    return one[1:] == two or one == two[1:] or one[1:] == two[1:]


def first_difference(one: str, two: str) -> int:
    """The place of the first letter in which two words differ; the length of the shorter one, if none."""
    return next((i for i, (a, b) in enumerate(zip(one, two, strict=False)) if a != b), min(len(one), len(two)))
