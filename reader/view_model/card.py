"""An entity's card: who or what it is, its other names, with whom, when, and the latest about it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime

from rich.cells import cell_len

from index.results import Entity
from reader.query_edit import name_term
from reader.view_model.dates import DATE_WIDTH, short_date
from reader.view_model.glyphs import Glyphs
from reader.view_model.lines import BLANK, Line, LineBuilder, fit
from reader.view_model.said import who_lines
from reader.view_model.sparkline import sparkline

_LABEL = 7
_AddItem = Callable[[str, str], int]


@dataclass(frozen=True, slots=True)
class CardItem:
    """What Enter does on a line of the card. `action`: article, entity or page (an id), or search (a query)."""

    action: str
    value: str


@dataclass(frozen=True, slots=True)
class Card:
    """Lines of a card or a page; `Line.item` counts into `items`, `way` is the first step to another name."""

    lines: tuple[Line, ...]
    items: tuple[CardItem, ...]
    way: int = 0


def entity_query(entity: Entity) -> str:
    """The query that finds the articles about an entity."""
    return name_term(entity.id, entity.name, beside=entity.beside)


def kind_words(entity: Entity, glyphs: Glyphs, room: int) -> str:
    """`person`, and what tells it from others of its name: `person · treasury`."""
    if not entity.beside:
        return entity.kind
    return fit(f"{entity.kind} {beside_words(entity.beside, glyphs)}", room, glyphs.ellipsis)


def beside_words(beside: str, glyphs: Glyphs) -> str:
    """What tells an entity from others of its name (`Entity.beside`), behind a dot; or ""."""
    words = beside.replace("“", glyphs.quote_open).replace("”", glyphs.quote_close)
    return f"{glyphs.dot} {words}" if words else ""


def count_words(count: int, word: str) -> str:
    """`1 article`, `5 articles`."""
    return f"{count:,} {word}" + ("" if count == 1 else "s")


def entity_card(entity: Entity, width: int, now: datetime, glyphs: Glyphs, *, roomy: bool) -> Card:
    """The card at a width. Roomy (beside an article) it has its own title and a line for each companion."""
    lines: list[Line] = []
    items: list[CardItem] = []

    def item(action: str, value: str) -> int:
        items.append(CardItem(action, value))
        return len(items) - 1

    if roomy:
        total = count_words(entity.articles, "article")
        kind = kind_words(entity, glyphs, width // 2)
        name = fit(entity.name, max(8, width - cell_len(kind) - len(total) - 6), glyphs.ellipsis)
        head = LineBuilder().add(" ").add(name, "card-name").add(f"  {kind}", "dim")
        lines.append(head.pad_to(width - len(total) - 1).add(total, "dim").line(item("page", entity.id)))
    lines += who_lines(entity, width, now, glyphs, item, most=4 if roomy else 2, is_brief=not roomy)
    when = sparkline(
        entity.by_month, entity.undated, max(10, width // 2 if not roomy else width - _LABEL - 3), glyphs
    )
    when_line = when.line()
    if entity.aliases:
        aliases = f" {glyphs.dot} ".join(entity.aliases)
        lines.append(_labelled("also", fit(aliases, width - _LABEL - 2, glyphs.ellipsis)).line())
    for index, (entity_id, name) in enumerate(entity.inside):
        held = _labelled("in it" if not index else "", fit(name, width - _LABEL - 2, glyphs.ellipsis))
        lines.append(held.line(item("entity", entity_id)))
    ids = {one.name: one.id for one in reversed(entity.company)}
    if entity.with_ and roomy:
        for index, (name, count) in enumerate(entity.with_[:5]):
            line = _labelled("with" if not index else "", fit(name, width - _LABEL - 8, glyphs.ellipsis))
            lines.append(line.add(f" {count}", "dim").line(item("entity", ids.get(name, name))))
    elif entity.with_:
        name, count = entity.with_[0]
        # They share a line with the months where one of them has room.
        beside = when.cells if width - _LABEL - when.cells - 10 > cell_len(f"{name} {count}") else 0
        room = width - 2 - (beside + 8 if beside else 0)
        line = _labelled("with", "")
        for name, count in entity.with_:
            if line.cells > _LABEL and line.cells + cell_len(f"{name} {count}") > room:
                break
            name = fit(name, max(4, room - line.cells - len(str(count)) - 1), glyphs.ellipsis)
            line.add(name).add(f" {count}   ", "dim")
        if beside:
            line.pad_to(width - beside - 7).add("when ", "dim").add(when_line.text, spans=when_line.spans)
        lines.append(line.line())
    if when.cells and (roomy or not entity.with_ or not beside):
        lines.append(_labelled("when", "").add(when_line.text, spans=when_line.spans).line())
    if roomy and entity.latest:
        lines.append(BLANK)
    _add_latest(lines, entity, width, now, glyphs, item)
    if not roomy:
        more = fit(f"all about {entity.name}", width - 2, glyphs.ellipsis)
        lines.append(LineBuilder().add(" ").add(more, "link").line(item("page", entity.id)))
    search = f"search {count_words(entity.articles, 'article')} with {entity.name}"
    lines.append(
        LineBuilder()
        .add(" ")
        .add(fit(search, width - 2, glyphs.ellipsis), "link")
        .line(item("search", entity_query(entity)))
    )
    return Card(tuple(lines), tuple(items))


def _labelled(label: str, text: str) -> LineBuilder:
    return LineBuilder().add(" ").add(label, "dim").pad_to(_LABEL).add(text)


def _add_latest(
    lines: list[Line], entity: Entity, width: int, now: datetime, glyphs: Glyphs, item: _AddItem
) -> None:
    for index, hit in enumerate(entity.latest[:5]):
        date = short_date(hit.published, hit.published_is_estimate, now)
        title = fit(hit.title, max(8, width - _LABEL - DATE_WIDTH - 2), glyphs.ellipsis)
        line = _labelled("last" if not index else "", "").add(title, "title-read")
        lines.append(line.pad_to(width - cell_len(date) - 1).add(date, "when").line(item("article", hit.id)))
