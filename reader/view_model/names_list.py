"""The list of names: what is asked of it, and its rows."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from rich.cells import cell_len

from index.results import Entity, Watched
from reader import output
from reader.view_model.card import beside_words
from reader.view_model.dates import month_name
from reader.view_model.glyphs import Glyphs
from reader.view_model.lines import BLANK, Line, LineBuilder, fit
from reader.view_model.sparkline import bars, months_between

SORTS = ("articles", "rise", "name")
_SORT_WORDS = {"articles": "most articles", "rise": "rising", "name": "by name"}
_KIND_WORDS = {"person": "persons", "organisation": "organisations", "place": "places"}
_BARS = 12
_RISE, _NUMBER = 11, 8
"""Cells of the words about a rise and of the number of articles."""
_TOLD, _DRAWN = 60, 72
"""Widths from which a rise is told, and when a name was in the news is drawn."""
_ROOMY = 80
_BESIDE = 60
"""Cells a list takes at most beside its longest name, so that on a wide screen the kind stands near it; and the
width that every list has where there is room."""
_TELLING_RISE = 2.0
_SHORTEST = 6
"""Cells in which words that tell two of one name apart still say something."""
_LIT = ("person", "organisation", "place")


@dataclass(frozen=True, slots=True)
class NamesAsked:
    """Which names: of a kind ("" is all), in what order, holding which words, or those of one article."""

    kind: str = ""
    sort: str = "articles"
    match: str = ""
    article_id: str = ""


def heading(asked: NamesAsked, count: int, *, has_more: bool = False) -> str:
    """The words above the list. `has_more`: the library knows more names than the list holds."""
    what = "names of this article" if asked.article_id else _KIND_WORDS.get(asked.kind, "names")
    words = [what, f"the first {count:,}" if has_more else f"{count:,}"]
    if not asked.article_id:
        words.append(_SORT_WORDS[asked.sort])
    return "   ".join([*words, f"/ {asked.match}"] if asked.match else words)


def news_words(watched: Watched) -> str:
    """`+12, 4 times the usual`; nothing new is `nothing new`."""
    return output.news_words(watched) if watched.new else "nothing new"


def none_words(asked: NamesAsked, sort_key: str) -> str:
    """Why no name is listed, and what to do. `sort_key`: the key of the next order."""
    if asked.match:
        return "No name like that. Esc shows all again."
    if asked.sort == "rise":
        return f"No name is told more in the newest week than before. {sort_key} sorts by name."
    if asked.kind:
        return f"No {_KIND_WORDS.get(asked.kind, 'names')}. Esc shows all names."
    return "No names yet: they appear as the articles are recognised."


def head_line(
    heading: LineBuilder, entities: Sequence[Entity], watched: Sequence[Watched], width: int, glyphs: Glyphs
) -> Line:
    """The heading, and behind it what the columns below it say: when, and in how many articles."""
    width = _list_width(entities, watched, width, glyphs)
    months, articles = _axis(entities), "articles"
    if width >= _DRAWN and months:
        start = width - _NUMBER - _RISE - _BARS - 1
        if heading.cells < start:
            heading.pad_to(start).add(_span_words(months[0], months[-1]), "dim")
    if entities and heading.cells + 2 < width - len(articles) - 1:
        heading.pad_to(width - len(articles) - 1).add(articles, "dim")
    return heading.line()


def _span_words(first: str, last: str) -> str:
    """`1987-2024`, or the months of one year: `Feb-Mar 87`; at most as long as the bars below it."""
    if first[:4] != last[:4]:
        return f"{first[:4]}-{last[:4]}"
    return month_name(last) if first == last else f"{month_name(first).partition(' ')[0]}-{month_name(last)}"


def _list_width(entities: Sequence[Entity], watched: Sequence[Watched], width: int, glyphs: Glyphs) -> int:
    names = [f"{e.name} {beside_words(e.beside, glyphs)}" for e in (*(one.entity for one in watched), *entities)]
    return min(width, max(_ROOMY, max(map(cell_len, names), default=0) + _BESIDE))


def names_lines(entities: Sequence[Entity], watched: Sequence[Watched], width: int, glyphs: Glyphs) -> list[Line]:
    """The watched names, then the others; `Line.item` counts over both."""
    width = _list_width(entities, watched, width, glyphs)
    lines: list[Line] = []
    if watched:
        lines.append(LineBuilder().add(" ").add("WATCHED, since you last looked", "heading").line())
        for item, one in enumerate(watched):
            words = news_words(one)
            line = _name(one.entity, max(10, width - len(words) - 22), glyphs).add(one.entity.kind, "dim")
            lines.append(line.pad_to(width - len(words) - 1).add(words, "notice" if one.new else "dim").line(item))
        lines.append(BLANK)
    months = _axis(entities)
    for item, entity in enumerate(entities, len(watched)):
        lines.append(_row(entity, months, width, glyphs).line(item))
    return lines


def rise_words(entity: Entity) -> str:
    """`4x usual` where the last week has clearly more than usual, `new` where there was nothing before."""
    if entity.recent < 3 or entity.recent < _TELLING_RISE * entity.usual:
        return ""
    return f"{entity.recent / entity.usual:.0f}x usual" if entity.usual >= 0.5 else "new"


def _axis(entities: Sequence[Entity]) -> list[str]:
    """The months that all rows share, so that one can be read under the other."""
    known = sorted({month for entity in entities for month, _ in entity.by_month})
    return (months_between(known[0], known[-1]) or known) if known else []


def _row(entity: Entity, months: Sequence[str], width: int, glyphs: Glyphs) -> LineBuilder:
    total = f"{entity.articles:,}"
    beside = (_BARS + 2 if width >= _DRAWN else 0) + (_RISE if width >= _TOLD else 0)
    room = 13 + (_NUMBER + beside if beside else len(total) + 1)  # the kind, what is drawn, the number
    line = _name(entity, max(10, width - room - 3), glyphs).add(entity.kind, "dim")
    if width >= _DRAWN:
        line.pad_to(width - _NUMBER - _RISE - _BARS - 1).add(_spark(entity, months, glyphs), "spark")
    if width >= _TOLD:
        line.pad_to(width - _NUMBER - _RISE + 1)
        line.add("never lit", "dim") if entity.silent else line.add(rise_words(entity), "notice")
    return line.pad_to(width - len(total) - 1).add(total, "dim")


def _name(entity: Entity, column: int, glyphs: Glyphs) -> LineBuilder:
    line = LineBuilder().add(f" {glyphs.star} " if entity.watched else "   ", "star")
    role = "dim" if entity.silent else entity.kind if entity.kind in _LIT else "other"
    line.add(fit(entity.name, column - 4, glyphs.ellipsis), role)
    if entity.beside and (room := column - line.cells - 3) >= _SHORTEST:
        line.add(f" {fit(beside_words(entity.beside, glyphs), room, glyphs.ellipsis)}", "dim")
    return line.pad_to(column)


def _spark(entity: Entity, months: Sequence[str], glyphs: Glyphs) -> str:
    if not months:
        return ""
    counts = dict(entity.by_month)
    share = -(-len(months) // _BARS)
    parts = [sum(counts.get(m, 0) for m in months[at : at + share]) for at in range(0, len(months), share)]
    return bars(parts, glyphs)
