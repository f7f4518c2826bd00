"""Which spans stand where several overlap: the longest of names, a name's whole instead of its pieces."""

from __future__ import annotations

from collections.abc import Iterable

from index.article import MentionKind
from index.entities.spans import VOTED, Span
from index.entities.taken import Taken

OUTER = frozenset({MentionKind.EVENT, MentionKind.WORK, MentionKind.LAW})
"""Kinds of mentions that may hold names and dates: "Gaza war"."""


def with_whole(spans: list[Span], name: Span) -> list[Span]:
    """The spans with a name instead of its pieces; as they were where it would join two bodies or cut a name."""
    inside = [span for span in spans if span.start < name.end and name.start < span.end]
    bodies = [span for span in inside if span.kind is MentionKind.ORGANISATION]
    if len(bodies) > 1 or any(span.start < name.start or name.end < span.end for span in inside):
        return spans
    return sorted([*(span for span in spans if span not in inside), name])


def without_overlaps(size: int, names: Iterable[Span], others: Iterable[Span]) -> list[Span]:
    """All spans in order, an outer one before what it holds.

    Of names that overlap the longest stays. Events, works and laws may hold names; what overlaps otherwise
    gives way to the names.
    """
    kept: list[Span] = []
    taken = Taken(size)
    for span in sorted(names, key=lambda s: (s.start - s.end, s.start)):
        if taken.free(span.start, span.end):
            taken.add(span.start, span.end)
            kept.append(span)
    outer: list[Span] = []
    for span in others:
        if span.kind in OUTER:
            outer.append(span)
        elif taken.free(span.start, span.end):
            taken.add(span.start, span.end)
            kept.append(span)
    for span in outer:
        crossing = (k for k in kept if k.start < span.end and span.start < k.end)
        if all(holds(span, inner) for inner in crossing):
            kept.append(span)
    return sorted(kept, key=lambda s: (s.start, -s.end))


def holds(outer: Span, inner: Span) -> bool:
    """Whether a span has a name in it and more."""
    inside = outer.start <= inner.start and inner.end <= outer.end and (inner.start, inner.end) != outer[:2]
    return inside and inner.kind in VOTED
