"""News agencies: that an article came over a wire, or that somebody told one something, says nothing about it."""

from __future__ import annotations

from index.entities.words import AGENCIES

_WIRES = frozenset(AGENCIES.casefold().split("|")) | {
    "associated press", "the associated press", "agence france-presse", "press association",
}  # fmt: skip


def is_wire(name: str) -> bool:
    """Whether it is the name of a news agency."""
    return name.casefold() in _WIRES
