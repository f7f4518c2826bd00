"""The pages of one source: what adding it would bring, and what is kept about one that is there."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from itertools import zip_longest

from rich.cells import cell_len

from index.arriving.source_names import ON_DISK, title_of
from index.results import Hit, SourceInfo, SourcePreview
from reader.view_model.card import count_words
from reader.view_model.dates import DATE_WIDTH, short_date, time_ago, time_until
from reader.view_model.glyphs import Glyphs
from reader.view_model.lines import BLANK, Line, LineBuilder, fit
from reader.view_model.source_rows import SourceRow
from reader.view_model.wrap import wrap

_LABEL = 14
_HEADLINES = 12
FULL_TEXT = ("auto", "always", "never")
FULL_TEXT_WORDS = {
    "auto": "from the page when an item is short",
    "always": "always from the page",
    "never": "as the feed gives it",
}
_KINDS = {"command": "a command", "feed": "a feed", "folder": "a folder", "file": "a file", "page": "a page"}


@dataclass(frozen=True, slots=True)
class FormItem:
    """What Enter does on a line. `action`: add title folder choice full-text paused remove."""

    action: str
    value: str = ""


@dataclass(frozen=True, slots=True)
class Form:
    """Lines of a page; `Line.item` counts into `items`."""

    lines: tuple[Line, ...]
    items: tuple[FormItem, ...]


class _Builder:
    """Puts a form together."""

    def __init__(self, width: int, glyphs: Glyphs) -> None:
        self.width = width
        self.glyphs = glyphs
        self.lines: list[Line] = []
        self.items: list[FormItem] = []

    def words(self, text: str, role: str, indent: int = 2) -> None:
        for start, end in wrap(text, max(8, self.width - indent - 2)):
            self.lines.append(LineBuilder().add(" " * indent).add(text[start:end], role).line())

    def row(self, label: str, text: str, role: str = "", item: FormItem | None = None) -> None:
        number = None
        if item is not None:
            number = len(self.items)
            self.items.append(item)
        line = LineBuilder().add("  ").add(label, "dim").pad_to(_LABEL)
        self.lines.append(line.add(fit(text, self.width - _LABEL - 2, self.glyphs.ellipsis), role).line(number))

    def button(self, text: str, item: FormItem) -> None:
        self.items.append(item)
        line = LineBuilder().add("  ").add(fit(text, self.width - 4, self.glyphs.ellipsis), "link")
        self.lines.append(line.line(len(self.items) - 1))

    def heading(self, text: str) -> None:
        self.lines += [BLANK, LineBuilder().add("  ").add(text.upper(), "heading").line()]

    def form(self) -> Form:
        return Form(tuple(self.lines), tuple(self.items))


def add_form(preview: SourcePreview, title: str, folder: str, width: int, now: datetime, glyphs: Glyphs) -> Form:
    """What would be added, its newest headlines, and the other feeds of that address."""
    page = _Builder(width, glyphs)
    page.words(title or preview.location, "headline")
    page.words(preview.location, "dim")
    if preview.warning:
        page.lines.append(BLANK)
        page.words(preview.warning, "error")
    page.lines.append(BLANK)
    page.button(f"Add {_KINDS.get(preview.kind, preview.kind)}", FormItem("add"))
    if preview.kind not in ON_DISK:
        page.row("title", title or "as it calls itself", "" if title else "dim", FormItem("title"))
    page.row("folder", folder or "none", "" if folder else "dim", FormItem("folder"))
    others = [choice for choice in preview.choices if choice[0] != preview.location]
    if others:
        page.heading(f"this address has {count_words(len(others), 'more feed')}")
        for location, name in others:
            page.row("", name or location, "", FormItem("choice", location))
    if preview.items:
        page.heading("in it now")
        for headline, date in zip_longest(preview.items[:_HEADLINES], preview.dates[:_HEADLINES]):
            when = short_date(date, False, now) if preview.dates else ""
            words = fit(headline or "(no headline)", max(8, width - DATE_WIDTH - 6), glyphs.ellipsis)
            line = LineBuilder().add("  ").add(words, "" if headline else "dim")
            page.lines.append(line.pad_to(width - cell_len(when) - 1).add(when, "when").line())
    elif preview.kind == "feed":
        page.lines.append(BLANK)
        page.words("There is nothing in it yet.", "dim")
    return page.form()


def edit_form(source: SourceInfo, width: int, now: datetime, glyphs: Glyphs) -> Form:
    """What is kept about a source, each line to be changed."""
    page = _Builder(width, glyphs)
    _about(page, source, now)
    page.lines.append(BLANK)
    page.row("title", title_of(source), "", FormItem("title"))
    page.row("folder", source.folder or "none", "" if source.folder else "dim", FormItem("folder"))
    if source.kind not in ON_DISK:
        page.row("full text", FULL_TEXT_WORDS.get(source.full_text, source.full_text), "", FormItem("full-text"))
    words = "paused: it is not asked" if source.paused else "on: every update asks it"
    page.row("updates", words, "", FormItem("paused"))
    page.lines.append(BLANK)
    page.button("Remove it", FormItem("remove"))
    return page.form()


def detail_lines(
    row: SourceRow, newest: Sequence[Hit] | None, width: int, now: datetime, glyphs: Glyphs
) -> list[Line]:
    """What stands beside the list of sources: about the one under the cursor, and its newest headlines.

    `newest` is None while they are on their way.
    """
    page = _Builder(width, glyphs)
    page.words(row.title, "headline")
    if row.source is not None:
        _about(page, row.source, now, with_title=False)
    elif row.kind == "saved":
        page.words(row.query, "match")
    if row.kind != "source":
        unread = f", {row.unread:,} unread" if row.unread else ""
        page.words(count_words(row.articles, "article") + unread, "dim")
    if newest is None:
        return page.lines
    page.lines.append(BLANK)
    for hit in newest:
        date = short_date(hit.published, hit.published_is_estimate, now)
        line = LineBuilder().add(" ").add(glyphs.unread if not hit.read else " ", "unread")
        title = fit(hit.title or "(no headline)", max(8, width - DATE_WIDTH - 5), glyphs.ellipsis)
        line.add(title, "title-read").pad_to(width - len(date) - 1)
        page.lines.append(line.add(date, "when").line())
    if not newest:
        page.words("No articles yet.", "dim")
    return page.lines


def _about(page: _Builder, source: SourceInfo, now: datetime, *, with_title: bool = True) -> None:
    if with_title:
        page.words(title_of(source), "headline")
    page.words(source.location, "dim")
    unread = f", {source.unread:,} unread" if source.unread else ""
    asked = f", asked {time_ago(source.checked, now)}" if source.checked else ""
    paused = ", paused" if source.paused else ""
    again = time_until(source.due, now)
    due = f", again {again}" if again else ""
    page.words(f"{count_words(source.articles, 'article')}{unread}{asked}{due}{paused}", "dim")
    if source.error:
        page.lines.append(BLANK)
        page.words(source.error, "error")
