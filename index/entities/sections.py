"""A text in parts that are recognised one by one: a whole article, or some thirty pages of a very long one.

The rules weigh all of a text against each other. Over a book that costs more than it tells.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from typing import NamedTuple

from index.article import Paragraph

_LONGEST = 60_000


class Section(NamedTuple):
    """A part of a text. `paragraphs`: those in it, with offsets into it. `start`: where it begins in the whole."""

    start: int
    text: str
    paragraphs: tuple[Paragraph, ...]


def pieces(text: str, longest: int, marks: Sequence[str] = (".\n", "\n", ". ", " ")) -> Iterator[tuple[int, int]]:
    """The text as ranges of at most so many characters, cut behind the first of these marks that there is."""
    start = 0
    while start < len(text):
        end = len(text)
        if end - start > longest:
            end = start + longest
            for mark in marks:
                cut = text.rfind(mark, start + longest // 2, end)
                if cut > 0:
                    end = cut + len(mark)
                    break
        yield start, end
        start = end


def sections(text: str, paragraphs: tuple[Paragraph, ...]) -> Iterator[Section]:
    """The parts of a text, in order; together they are the text."""
    if len(text) <= _LONGEST:
        yield Section(0, text, paragraphs)
        return
    for start, end in pieces(text, _LONGEST):
        yield Section(start, text[start:end], tuple(_within(paragraphs, start, end)))


def beginning(text: str, paragraphs: Iterable[Paragraph], length: int) -> Section:
    """The first paragraphs of a text, about so many characters; all of it where little more is left."""
    end = len(text)
    if end > 1.3 * length:
        end = next(end for start, end in pieces(text, length) if text[start:end].strip())
    return Section(0, text[:end], tuple(_within(paragraphs, 0, end)))


def _within(paragraphs: Iterable[Paragraph], start: int, end: int) -> Iterator[Paragraph]:
    for p in paragraphs:
        if p.start < end and start < p.end:
            yield replace(p, start=max(p.start, start) - start, end=min(p.end, end) - start)
