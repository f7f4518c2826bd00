"""The library's answers as JSON and as plain text for pipes. The shapes are a contract (docs/json.md)."""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Sequence
from dataclasses import asdict
from html import escape
from typing import Any

from index.article import Article, Figure, Mention, Paragraph, ParagraphKind
from index.entities.titles import title_of
from index.results import (
    Changes,
    Entity,
    Facets,
    FacetValue,
    Hit,
    Hop,
    Page,
    Related,
    Reprint,
    Said,
    Stats,
    Version,
    Watched,
)
from reader.library_protocol import MarksLike

_TELLING, _RISE, _LEAST_USUAL = 3, 2.0, 0.5
"""So many new articles, so many times more than before, are told; half an article is the least that is usual."""


_UNSAFE = re.compile("[\x7f-\x9f\u061c\u200e\u200f\u2028-\u202e\u2066-\u2069\ud800-\udfff]")
"""What JSON may hold as it is, and a terminal or UTF-8 may not."""


def dumps(value: Any) -> str:
    """One line of JSON in UTF-8, safe to be printed: the text to annotate may be anybody's, controls in it."""
    return _UNSAFE.sub(lambda found: f"\\u{ord(found[0]):04x}", json.dumps(value, ensure_ascii=False))


def search_json(page: Page) -> dict[str, Any]:
    """A page of results."""
    return {
        "query": page.query,
        "total": page.total,
        "rows": page.rows,
        "total_is_exact": page.total_is_exact,
        "took_ms": round(page.took_ms, 3),
        "did_you_mean": page.did_you_mean,
        "matched": page.matched,
        "problems": [asdict(problem) for problem in page.problems],
        "hits": [hit_json(hit) for hit in page.hits],
        "facets": facets_json(page.facets),
    }


def hit_json(hit: Hit) -> dict[str, Any]:
    """One article of a page."""
    return {
        "id": hit.id,
        "title": hit.title,
        "published": hit.published,
        "source": hit.source,
        "published_is_estimate": hit.published_is_estimate,
        "score": hit.score,
        "reprints": hit.reprints,
        "url": hit.url,
        "path": hit.path,
        "snippet": {
            "text": hit.snippet.text,
            "highlights": [list(h) for h in hit.snippet.highlights],
            "goes_on": hit.snippet.goes_on,
        },
    }


def facets_json(facets: Facets) -> dict[str, Any]:
    """Facets as lists of [name, count]."""

    def pairs(values: Iterable[FacetValue]) -> list[list[Any]]:
        return [[value.name, value.count] for value in values]

    return {
        "people": pairs(facets.people),
        "organisations": pairs(facets.organisations),
        "places": pairs(facets.places),
        "sources": pairs(facets.sources),
        "months": pairs(facets.months),
    }


def article_json(
    article: Article, versions: Sequence[Version] = (), reprints: Sequence[Reprint] = ()
) -> dict[str, Any]:
    """An article with its paragraphs, mentions and figures, the texts it has had, and where else it is printed."""
    return {
        "id": article.id,
        "title": article.title,
        "title_is_made": article.title_is_made,
        "deck": article.deck,
        "byline": list(article.byline),
        "agency": article.agency,
        "dateline": article.dateline,
        "published": article.published,
        "published_is_estimate": article.published_is_estimate,
        "published_clue": article.published_clue,
        "source": article.source,
        "url": article.url,
        "path": article.path,
        "language": article.language,
        "tags": list(article.tags),
        "text": article.text,
        "versions": [asdict(version) for version in versions],
        "reprints": [asdict(reprint) for reprint in reprints],
        "paragraphs": [asdict(paragraph) for paragraph in article.paragraphs],
        **annotations_json(article.text, article.mentions, article.figures),
    }


def marks_json(marks: MarksLike) -> dict[str, Any]:
    """What the user keeps about an article."""
    return {"read": marks.read, "starred": marks.starred, "own_tags": list(marks.tags), "note": marks.note}


def changes_json(changes: Changes) -> dict[str, Any]:
    """What an outlet changed: both texts, and the paragraphs of both with the words that went and came."""
    return {
        "id": changes.id,
        "title": changes.title,
        "change": changes.number - 1,
        "changes": changes.of - 1,
        "old": asdict(changes.old),
        "new": asdict(changes.new),
        "old_text": changes.old_text,
        "new_text": changes.new_text,
        "edits": [
            {"kind": e.kind, "old": e.old, "new": e.new, "removed": e.removed, "added": e.added}
            for e in changes.edits
        ],
    }


def annotations_json(text: str, mentions: Sequence[Mention], figures: Sequence[Figure]) -> dict[str, Any]:
    """Mentions and figures, offsets into the text they were found in; beside a person the title in front of it."""
    return {
        "mentions": [asdict(mention) | {"title": title_of(text, mention)} for mention in mentions],
        "figures": [asdict(figure) for figure in figures],
    }


def related_json(article_id: str, related: Sequence[Related]) -> dict[str, Any]:
    """The articles that stand beside one."""
    return {"id": article_id, "related": [asdict(other) for other in related]}


def entity_json(entity: Entity, *, full: bool = False) -> dict[str, Any]:
    """An entity as one of a list, or `full` with its description, months, company and latest articles."""
    listed = {
        "id": entity.id,
        "name": entity.name,
        "kind": entity.kind,
        "beside": entity.beside,
        "aliases": list(entity.aliases),
        "articles": entity.articles,
        "mentions": entity.mentions,
        "first": entity.first,
        "last": entity.last,
    }
    if not full:
        return listed
    return listed | {
        "description": entity.description,
        "description_id": entity.description_id,
        "said": [said_json(said) for said in entity.said],
        "in_news": said_json(entity.in_news) if entity.in_news else None,
        "first_seen": said_json(entity.first_seen) if entity.first_seen else None,
        "by_month": [list(month) for month in entity.by_month],
        "undated": entity.undated,
        "with": [list(other) for other in entity.with_],
        "inside": [{"id": entity_id, "name": name} for entity_id, name in entity.inside],
        "latest": [hit_json(hit) for hit in entity.latest],
    }


def said_json(said: Said) -> dict[str, Any]:
    """What an article says of an entity."""
    return {"text": said.text, "id": said.article_id, "published": said.published, "articles": said.articles}


def path_json(hops: Sequence[Hop]) -> dict[str, Any]:
    """A path between two entities, each step with its sentence."""
    return {"path": [asdict(hop) for hop in hops]}


def watched_json(watched: Watched) -> dict[str, Any]:
    """A watched entity and what is new about it."""
    return entity_json(watched.entity) | {
        "since": watched.since,
        "new": watched.new,
        "usual": round(watched.usual, 2),
    }


def news_words(watched: Watched) -> str:
    """`+12, 4 times the usual` since the user last looked; `+12, hardly named before`."""
    words = f"+{watched.new:,}"
    if watched.usual >= _LEAST_USUAL:
        often = watched.new / watched.usual
        return f"{words}, {often:.0f} times the usual" if often >= _RISE else words
    before = watched.entity.articles - watched.new
    return f"{words}, hardly named before" if watched.new >= max(_TELLING, _RISE * before) else words


def stats_json(stats: Stats) -> dict[str, Any]:
    """The size of a library."""
    return asdict(stats)


_HIDDEN = frozenset({ParagraphKind.FURNITURE})
_HEAD = frozenset({ParagraphKind.HEADLINE, ParagraphKind.DECK, ParagraphKind.BYLINE})


def article_text(article: Article) -> str:
    """An article for a plain terminal: head, then its paragraphs; furniture is left out."""
    about = [", ".join(article.byline), article.source or article.agency, article_date(article)]
    head = [article.title, article.deck, " · ".join(part for part in about if part)]
    body = [_paragraph_text(article, p) for p in _body(article)]
    return "\n\n".join([*(part for part in head if part), *body]) + "\n"


def article_markdown(article: Article, note: str = "") -> str:
    """An article as Markdown with front matter, the user's note in it."""
    matter = {
        "id": article.id,
        "title": article.title,
        "published": article.published,
        "source": article.source,
        "author": list(article.byline),
        "url": article.url,
        "tags": list(article.tags),
        "note": note,
    }
    lines = ["---", *(f"{key}: {dumps(value)}" for key, value in matter.items() if value), "---", ""]
    lines += [f"# {article.title}", ""]
    if article.deck:
        lines += [f"*{article.deck}*", ""]
    for paragraph in _body(article):
        text = _paragraph_text(article, paragraph)
        mark = {
            ParagraphKind.SUBHEAD: "## ",
            ParagraphKind.QUOTE: "> ",
            ParagraphKind.LIST: "- ",
        }.get(paragraph.kind, "")
        lines += [f"*{text}*" if paragraph.kind is ParagraphKind.CAPTION else mark + text, ""]
    return "\n".join(lines)


def article_html(article: Article) -> str:
    """An article as one HTML element, its mentions marked with `<mark class=KIND>`."""
    tags = {
        ParagraphKind.SUBHEAD: "h2",
        ParagraphKind.QUOTE: "blockquote",
        ParagraphKind.LIST: "li",
        ParagraphKind.CAPTION: "figcaption",
    }
    parts = [f"<article><h1>{escape(article.title)}</h1>"]
    if article.deck:
        parts.append(f'<p class="deck">{escape(article.deck)}</p>')
    about = [", ".join(article.byline), article.source, article_date(article)]
    parts.append(f'<p class="about">{escape(" · ".join(part for part in about if part))}</p>')
    for paragraph in _body(article):
        tag = tags.get(paragraph.kind, "p")
        parts.append(f"<{tag}>{_marked(article, paragraph)}</{tag}>")
    return "\n".join([*parts, "</article>"]) + "\n"


def article_date(article: Article) -> str:
    """The date as it is shown: `~` before an estimate, nothing when undated."""
    if not article.published:
        return ""
    return ("~" if article.published_is_estimate else "") + article.published[:10]


def _body(article: Article) -> list[Paragraph]:
    """What follows the head, in order. A dateline stays in front of the paragraph it opens."""
    joined: list[Paragraph] = []
    opening: Paragraph | None = None
    for paragraph in article.paragraphs:
        if paragraph.kind in _HIDDEN or paragraph.kind in _HEAD:
            continue
        if paragraph.kind is ParagraphKind.DATELINE:
            opening = paragraph
            continue
        if opening is not None and "\n" not in article.text[opening.end : paragraph.start]:
            paragraph = Paragraph(paragraph.kind, opening.start, paragraph.end)
        opening = None
        joined.append(paragraph)
    return joined


def _paragraph_text(article: Article, paragraph: Paragraph) -> str:
    return " ".join(article.paragraph_text(paragraph).split())


def _marked(article: Article, paragraph: Paragraph) -> str:
    pieces, last = [], paragraph.start
    for mention in article.mentions:
        if last <= mention.start and mention.end <= paragraph.end:
            pieces.append(escape(article.text[last : mention.start]))
            pieces.append(f'<mark class="{mention.kind.value}">{escape(mention.text)}</mark>')
            last = mention.end
    return "".join([*pieces, escape(article.text[last : paragraph.end])])
