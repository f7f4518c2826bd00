"""The full page of an entity: who, other names, when, with whom, where, the way to another, the latest."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import datetime

from rich.cells import cell_len

from index.results import Companion, Entity, Hop
from reader.view_model.card import Card, CardItem, count_words, entity_query, kind_words
from reader.view_model.dates import DATE_WIDTH, short_date
from reader.view_model.glyphs import Glyphs
from reader.view_model.lines import BLANK, Line, LineBuilder, Span, fit
from reader.view_model.names_list import rise_words
from reader.view_model.said import other_lines, who_lines
from reader.view_model.sparkline import sparkline
from reader.view_model.wrap import wrap

_LABEL = 9
_WIDEST, _ROOMY = 100, 70
_COMPANY, _PLACES = 8, 5
_MOST_WORDS = 6
_TOGETHER, _LIFT = "together", "   more than chance"
"""In how many articles two names stand together, and how many times more than chance would have it."""
_LIT = ("person", "organisation", "place")

AddItem = Callable[[str, str], int]


def entity_page(entity: Entity, hops: Sequence[Hop] | None, width: int, now: datetime, glyphs: Glyphs) -> Card:
    """The lines of the page.

    Args:
        hops: The way to another entity: None where none was asked for, empty where there is none.
    """
    width = min(width, _WIDEST)
    lines: list[Line] = []
    items: list[CardItem] = []

    def item(action: str, value: str) -> int:
        items.append(CardItem(action, value))
        return len(items) - 1

    lines.append(_facts(entity, width, glyphs))
    lines.append(BLANK)
    lines += who_lines(entity, width, now, glyphs, item, indent=3, most=_MOST_WORDS)
    lines.append(BLANK)
    if entity.aliases:
        names = f" {glyphs.dot} ".join(entity.aliases)
        for number, (start, end) in enumerate(wrap(names, width - _LABEL - 2)[:3]):
            lines.append(_labelled("" if number else "also").add(names[start:end]).line())
    for number, (entity_id, name) in enumerate(entity.inside):
        held = _labelled("in it" if not number else "").add(
            fit(name, width - _LABEL - 2, glyphs.ellipsis), "place"
        )
        lines.append(held.line(item("entity", entity_id)))
    lines += other_lines(entity, width, now, glyphs, item, "said", _LABEL + 1)
    lines += _times(entity, width, now, glyphs)
    people = [c for c in entity.company if c.kind != "place"][:_COMPANY]
    places = [c for c in entity.company if c.kind == "place"][:_PLACES]
    for label, company in (("with", people), ("where", places)):
        if company:
            is_headed = width >= _ROOMY and (company is people or not people)
            lines.append(_company_head(width) if is_headed else BLANK)
        lines += [
            _companion(label if not number else "", one, width, glyphs, item) for number, one in enumerate(company)
        ]
    way = len(items)
    if hops is not None:
        lines += _path(hops, width, now, glyphs, item)
    if entity.latest:
        lines.append(BLANK)
    for number, hit in enumerate(entity.latest):
        date = short_date(hit.published, hit.published_is_estimate, now)
        title = fit(hit.title, max(8, width - _LABEL - DATE_WIDTH - 2), glyphs.ellipsis)
        line = _labelled("" if number else "latest").add(title, "title-read")
        lines.append(line.pad_to(width - cell_len(date) - 1).add(date, "when").line(item("article", hit.id)))
    search = f"search {count_words(entity.articles, 'article')} with {entity.name}"
    lines.append(BLANK)
    lines.append(_text(fit(search, width - 3, glyphs.ellipsis), "link").line(item("search", entity_query(entity))))
    return Card(tuple(lines), tuple(items), way)


def _facts(entity: Entity, width: int, glyphs: Glyphs) -> Line:
    parts = [count_words(entity.articles, "article"), count_words(entity.mentions, "mention")]
    line = LineBuilder().add("   ").add(entity.kind, entity.kind if entity.kind in _LIT else "other")
    line.add(kind_words(entity, glyphs, width // 2).removeprefix(entity.kind), "dim").add("   ")
    line.add(f"   {glyphs.dot} ".join(parts[:1]) + f" {glyphs.dot} {parts[1]}", "dim")
    if entity.watched:
        line.add(f"   {glyphs.star} watched", "star")
    if entity.silent:
        line.add("   never lit", "dim")
    return line.line()


def _times(entity: Entity, width: int, now: datetime, glyphs: Glyphs) -> list[Line]:
    lines = []
    spark = sparkline(entity.by_month, entity.undated, width - _LABEL - 2, glyphs)
    if spark.cells:
        drawn = spark.line()
        line = _labelled("when").add(drawn.text, spans=drawn.spans)
        rise = f"   last week {rise_words(entity)}" if rise_words(entity) else ""
        if line.cells + len(rise) < width:
            line.add(rise, "notice")
        lines.append(line.line())
    if entity.first and entity.last and entity.first != entity.last:
        first, last = (short_date(day, False, now) for day in (entity.first, entity.last))
        lines.append(_labelled("").add(f"first {first}   last {last}", "dim").line())
    return lines


def _companion(label: str, one: Companion, width: int, glyphs: Glyphs, item: AddItem) -> Line:
    wide = width >= _ROOMY
    # Of two names that met once, chance says only how rare they are.
    lift = f"{one.lift:,.0f} times" if one.lift >= 1.5 and one.together > 1 and wide else ""
    column = width - (len(_TOGETHER) + len(_LIFT) if wide else len(_TOGETHER)) - 1
    line = _labelled(label)
    line.add(
        fit(one.name, max(4, column - line.cells - 1), glyphs.ellipsis), one.kind if one.kind in _LIT else "other"
    )
    line.pad_to(column).add(f"{one.together:>{len(_TOGETHER)},}", "dim")
    return line.add(f"{lift:>{len(_LIFT)}}" if lift else "", "dim").line(item("entity", one.id))


def _company_head(width: int) -> Line:
    """What stands behind the names in whose company it is."""
    return LineBuilder().pad_to(width - len(_TOGETHER) - len(_LIFT) - 1).add(_TOGETHER + _LIFT, "dim").line()


def _path(hops: Sequence[Hop], width: int, now: datetime, glyphs: Glyphs, item: AddItem) -> list[Line]:
    lines = [BLANK]
    if not hops:
        return [*lines, _labelled("path").add("No way of sentences leads there.", "dim").line()]
    for number, hop in enumerate(hops):
        target = item("article", hop.article_id)
        ends = (
            LineBuilder().add(hop.name, "card-name").add(f" {glyphs.rule} ", "rule").add(hop.to_name, "card-name")
        )
        drawn = ends.line()
        lines.append(_labelled("path" if not number else "").add(drawn.text, spans=drawn.spans).line(target))
        sentence = hop.sentence
        for start, end in wrap(sentence.text, width - _LABEL - 2):
            lit: list[Span] = [
                (max(s, start) - start, min(e, end) - start, "match")
                for s, e in sentence.highlights
                if s < end and e > start
            ]
            lines.append(_labelled("").add(sentence.text[start:end], "quote", lit).line(target))
        date = short_date(hop.published, False, now)
        title = fit(hop.title, max(8, width - _LABEL - DATE_WIDTH - 2), glyphs.ellipsis)
        line = _labelled("").add(title, "dim").pad_to(width - cell_len(date) - 1).add(date, "when")
        lines.append(line.line(target))
    return lines


def _text(words: str, role: str) -> LineBuilder:
    return LineBuilder().add("   ").add(words, role)


def _labelled(label: str) -> LineBuilder:
    return LineBuilder().add("   ").add(label, "dim").pad_to(_LABEL + 1)
