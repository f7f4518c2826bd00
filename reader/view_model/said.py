"""What articles say of an entity, as lines: who it is with the day it was said, or what was first seen of it."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import datetime

from rich.cells import cell_len

from index.results import Entity, Said
from reader.view_model.dates import short_date
from reader.view_model.glyphs import Glyphs
from reader.view_model.lines import Line, LineBuilder, Span, fit
from reader.view_model.wrap import wrap

FIRST_SEEN = "first seen "
IN_NEWS = "in the news "
"""Head what is no answer to who somebody is: any sentence, and one that hints at it."""


def who_lines(
    entity: Entity,
    width: int,
    now: datetime,
    glyphs: Glyphs,
    item: Callable[[str, str], int],
    *,
    indent: int = 1,
    most: int = 4,
    is_brief: bool = False,
) -> list[Line]:
    """Who or what it is; where no article says so, the sentence that hints at it, headed as what the news has.

    Where none hints at it, that is said, and the sentence that was first seen is shown, headed as such.

    Args:
        item: Notes what Enter does on a line: (action, value) to its number.
        most: Lines at most; a longer text ends in an ellipsis.
        is_brief: That nobody says who it is takes no line of its own.
    """
    if entity.said:
        return _lines("", entity.said[0], width, now, glyphs, item, indent, most)
    if entity.description:
        said = Said(entity.description, entity.description_id)
        return _lines("", said, width, now, glyphs, item, indent, most)
    if entity.in_news is not None:
        return _lines(IN_NEWS, entity.in_news, width, now, glyphs, item, indent, most)
    if is_brief and entity.first_seen is not None:
        head = f"{untold_words(entity)} {FIRST_SEEN.capitalize()}"
        return _lines(head, entity.first_seen, width, now, glyphs, item, indent, most)
    words = fit(untold_words(entity), width - indent - 1, glyphs.ellipsis)
    untold = LineBuilder().add(" " * indent).add(words, "dim").line()
    if entity.first_seen is None:
        return [untold]
    return [untold, *_lines(FIRST_SEEN, entity.first_seen, width, now, glyphs, item, indent, most)]


def untold_words(entity: Entity) -> str:
    """What is said where no sentence was found that says who or what it is; an article may still tell it."""
    return f"Nothing found on {'who' if entity.kind == 'person' else 'what'} this is."


def other_lines(
    entity: Entity,
    width: int,
    now: datetime,
    glyphs: Glyphs,
    item: Callable[[str, str], int],
    label: str,
    column: int,
) -> list[Line]:
    """What else articles say, a line each: an office held before, or another of the same name."""
    lines = []
    for number, said in enumerate(entity.said[1:]):
        date = short_date(said.published, said.published_is_estimate, now)
        words = f"{glyphs.quote_open}{said.text}{glyphs.quote_close}"
        line = LineBuilder().add("   ").add("" if number else label, "dim").pad_to(column)
        line.add(fit(words, max(8, width - column - cell_len(date) - 3), glyphs.ellipsis), "quote")
        lines.append(
            line.pad_to(width - cell_len(date) - 1).add(date, "when").line(item("article", said.article_id))
        )
    return lines


def _lines(
    head: str,
    said: Said,
    width: int,
    now: datetime,
    glyphs: Glyphs,
    item: Callable[[str, str], int],
    indent: int,
    most: int,
) -> list[Line]:
    date = short_date(said.published, said.published_is_estimate, now) if said.published else ""
    opening = f"{head}{glyphs.quote_open}"
    text = f"{opening}{said.text}{glyphs.quote_close}"
    spans: list[Span] = [(0, len(head), "dim"), (len(head), len(text), "quote")]
    spans += [(start + len(opening), end + len(opening), "match") for start, end in said.highlights]
    target = item("article", said.article_id) if said.article_id else None
    pieces = wrap(text, max(12, width - indent - 1 - (cell_len(date) + 2 if date else 0)))
    lines = []
    for number, (start, end) in enumerate(pieces[:most]):
        words = text[start:end]
        if number == most - 1 and len(pieces) > most:
            room = width - indent - 1 - (cell_len(date) + 2 if date else 0)
            words = _open_ended(words, room, glyphs)
        line = LineBuilder().add(" " * indent).add(words, spans=_within(spans, start, start + len(words)))
        if date and not number:
            line.pad_to(width - cell_len(date) - 1).add(date, "when")
        lines.append(line.line(target))
    return lines


def _open_ended(words: str, room: int, glyphs: Glyphs) -> str:
    """The words and an ellipsis; one that then has no room is left out rather than cut."""
    while cell_len(words) + 1 + cell_len(glyphs.ellipsis) > room and " " in words:
        words = words.rpartition(" ")[0]
    return fit(f"{words} {glyphs.ellipsis}", room, glyphs.ellipsis)


def _within(spans: Sequence[Span], start: int, end: int) -> list[Span]:
    return [(max(s, start) - start, min(e, end) - start, role) for s, e, role in spans if s < end and e > start]
