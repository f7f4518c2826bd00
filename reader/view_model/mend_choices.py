"""What can be mended of a name, each with what it would do."""

from __future__ import annotations

from dataclasses import dataclass

from index.article import Article
from index.results import Entity
from reader.view_model.card import count_words
from reader.view_model.glyphs import Glyphs
from reader.view_model.lines import Line, LineBuilder, fit

_KINDS = (("p", "person"), ("o", "organisation"), ("l", "place"))
_MOST_NAMES = 5
AS_FOUND = "as_found"
"""The action that takes all corrections of an article back."""


@dataclass(frozen=True, slots=True)
class NameHere:
    """A name as it stands in one article: which place of these words, counted from 1."""

    article_id: str
    quote: str
    place: int


@dataclass(frozen=True, slots=True)
class Choice:
    """A line of the sheet. `action` is that of the library's mending; `value` what it is done with."""

    key: str
    action: str
    words: str
    effect: str
    value: str = ""


def choices(entity: Entity, here: NameHere | None = None) -> list[Choice]:
    """What can be done about an entity, and about the name in the text where one stands under the cursor."""
    articles = count_words(entity.articles, "article")
    found = [Choice("m", "merge", "is the same as …", f"joins {articles} to another's")]
    found.append(Choice("n", "rename", "is called …", f"in {articles}; old names still find it"))
    found += [
        Choice(key, "set_kind", f"is {_article(kind)} {kind}", f"moves {articles}", kind)
        for key, kind in _KINDS
        if kind != entity.kind
    ]
    if here is not None:
        quote = f"“{here.quote}”"
        found.append(Choice("h", "assign", f"{quote} here is somebody else …", "this place in this article"))
        found.append(Choice("t", "assign_all", f"{quote} in this article is …", "every place in it"))
        found.append(Choice("d", "unmark", f"{quote} here is no name", "this place in this article"))
    if len(entity.keys) > 1:
        other = "somebody" if entity.kind == "person" else "something"
        for number, (key, form) in enumerate(entity.keys[:_MOST_NAMES], 1):
            name, office = _office_in(key, form)
            effect = f"where it says “{office}”" if office else "stands for itself"
            found.append(Choice(str(number), "split", f"“{name}” is {other} else", effect, key))
    if here is not None:
        found.append(Choice("a", "article", "this article …", "its headline, date, source, byline"))
    light = ("is lit again", "in every article") if entity.silent else ("is never lit", "stays searchable")
    found.append(Choice("s", "silence", *light))
    found.append(Choice("x", "reject", "is no name at all", f"leaves {articles}, not their words"))
    return found


def article_choices(article: Article, *, corrected: bool) -> list[Choice]:
    """What can be done about an article's own words; `value` is what it says now."""
    byline = ", ".join(article.byline)
    date = (article.published or "")[:10]
    sign = "about " if article.published_is_estimate and date else ""
    found = [
        Choice("h", "headline", "the headline is …", article.title, article.title),
        Choice("d", "date", "the date is …", f"{sign}{date}" or "undated", date),
        Choice("s", "source", "the source is …", article.source or "not known", article.source),
        Choice("b", "byline", "it was written by …", byline or "nobody is named", byline),
    ]
    if corrected:
        found.append(Choice("f", AS_FOUND, "as it was found", "takes your corrections of this article back"))
    return found


def choice_lines(found: list[Choice], width: int, glyphs: Glyphs) -> list[Line]:
    """A row a choice: its key, what it says, what it does."""
    column = min(max(len(choice.words) for choice in found) + 7, width * 3 // 5)
    lines = []
    for item, choice in enumerate(found):
        words = choice.words.replace("…", glyphs.ellipsis)
        words = fit(
            words.replace("“", glyphs.quote_open).replace("”", glyphs.quote_close), column - 6, glyphs.ellipsis
        )
        line = LineBuilder().add("  ").add(choice.key, "key").add("  ").add(words)
        effect = choice.effect.replace("“", glyphs.quote_open).replace("”", glyphs.quote_close)
        effect = fit(effect, max(0, width - column - 2), glyphs.ellipsis)
        lines.append(line.pad_to(column + 1).add(effect, "dim").line(item))
    return lines


def _office_in(key: str, form: str) -> tuple[str, str]:
    """What is written, and the office beside it by which the key tells two of one name apart; "" is none."""
    name, opening, office = form.rpartition(" (")
    told = opening and key.startswith("person:") and key.endswith(f" ({office}")
    return (name, office.removesuffix(")")) if told else (form, "")


def _article(kind: str) -> str:
    return "an" if kind[0] in "aeiou" else "a"
