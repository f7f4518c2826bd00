"""Rows of the list of articles: one line each on the front page, two with the passage that was found."""

from __future__ import annotations

from datetime import datetime

from index.results import Hit, Snippet
from reader.view_model.dates import DATE_WIDTH, short_date
from reader.view_model.document import NO_TEXT
from reader.view_model.editions import row_words
from reader.view_model.glyphs import Glyphs
from reader.view_model.lines import Line, LineBuilder, Span, cells, cut, fit

GUTTER = 2
SOURCE_FROM = 76
"""Width from which a row shows its source."""
COLUMN_FROM = 100
"""Width from which the source has a column of its own; below, it stands where the headline leaves room."""
_GAP = 4
"""Cells at least between them there."""
_SOURCE_WIDTHS = (14, 18)
"""Cells of a source's column at least and at most; between them an eighth of the row."""
_SOURCE_MOST = 24
"""Cells of a source's name where the headline leaves room."""
NOTES_FROM = 48
"""Width from which a row says what it stands for besides its article."""


def hit_lines(
    hit: Hit, width: int, now: datetime, glyphs: Glyphs, *, with_snippet: bool, selected: bool = False
) -> list[Line]:
    """The lines of one article: title, source and date; then, while searching, the passage that matched."""
    date = short_date(hit.published, hit.published_is_estimate, now)
    least, most = _SOURCE_WIDTHS
    source = fit(hit.source, max(least, min(most, width // 8)), glyphs.ellipsis) if width >= SOURCE_FROM else ""
    notes = row_words(hit, width, now) if width >= NOTES_FROM else ""
    beside = (len(glyphs.star) + 1 if hit.starred else 0) + (cells(notes) + 4 if notes else 0)
    title = hit.title or "(no headline)"
    room = width - GUTTER - DATE_WIDTH - 3 - beside
    if source and width >= COLUMN_FROM and cells(source) < cells(hit.source):
        whole = fit(hit.source, _SOURCE_MOST, glyphs.ellipsis)
        if cells(title) + _GAP + cells(whole) <= room:  # the column is narrower than it must be here
            source = whole
    if source and width < COLUMN_FROM:
        # There is no column for it: it stands before the notes, unless the headline has more to say.
        left = room - cells(title) - _GAP
        name = fit(hit.source, _SOURCE_MOST, glyphs.ellipsis)
        if cells(name) <= left:  # half a name tells nobody which outlet it is
            notes = f"{name}  {notes}" if notes else name
        source = ""
    right = DATE_WIDTH + 1 + (cells(source) + 2 if source else 0)
    title = fit(title, max(8, room - (right - DATE_WIDTH - 1)), glyphs.ellipsis)
    line = (
        LineBuilder()
        .add(glyphs.selected if selected else " ", "star")
        .add(glyphs.unread if not hit.read else " ", "unread")
    )
    line.add(title, "title" if not hit.read else "title-read", [(s, e, "match") for s, e in hit.title_highlights])
    if hit.starred:
        line.add(" ").add(glyphs.star, "star")
    if notes:
        line.pad_to(width - right - cells(notes) - 2).add(notes, "dim")
    if source:
        line.pad_to(width - right).add(source, "dim")
    line.pad_to(width - cells(date) - 1).add(date, "when")
    lines = [line.line()]
    if with_snippet:
        text, spans = passage(hit.snippet, width - GUTTER - 2, glyphs)
        lines.append(LineBuilder().add("  ").add(text or NO_TEXT, "snippet", spans).line())
    return lines


def passage(snippet: Snippet, width: int, glyphs: Glyphs) -> tuple[str, list[Span]]:
    """One line of a passage that shows its first match, with the matches as spans of role `match`."""
    text, highlights = snippet.text.replace("\n", " "), snippet.highlights
    if snippet.goes_on:
        text += glyphs.ellipsis
    start = 0
    if highlights and cells(text) > width:
        first, last = highlights[0][0], highlights[-1][1]
        if cells(text[:last]) > width - 2:
            back = max(12, width // 4)
            start = max(0, first - back)
            filling = len(text) - (width - 2)  # from here on the rest of the passage fills the line
            if 0 <= filling < start and cells(text[filling:]) <= width - 2:
                start = filling
            start = text.find(" ", start, first) + 1 if start and text.find(" ", start, first) >= 0 else start
    lead = glyphs.ellipsis + " " if start else ""
    shown = fit(lead + text[start:], width, glyphs.ellipsis)
    visible = len(cut(shown, width - (len(glyphs.ellipsis) if len(shown) < len(lead) + len(text) - start else 0)))
    shift = len(lead) - start
    spans = [(s + shift, min(e + shift, visible), "match") for s, e in highlights if 0 <= s + shift < visible]
    return shown, spans
