"""Corrections of what an article says of itself: headline, day, source and byline.

The article's file and its postings stay as they are; what was said wrong is laid over when it is read. Words of
the old headline still find the article, for they stand in its text.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace

from index.article import Article, Paragraph, ParagraphKind
from index.errors import MendingError
from index.mending.rules import HEADER_VERBS, Rule, Verb
from index.sanitize import sanitize_line

_BETWEEN_NAMES = re.compile(r"\s*(?:;|,| and | und | et )\s*")
_MOST = 300


@dataclass(frozen=True, slots=True)
class Header:
    """What the user says of an article; None is what the article says itself.

    Attributes:
        date: `2024-07-09`, or "" for undated. `byline`: names; none at all for an empty tuple.
    """

    headline: str | None = None
    date: str | None = None
    source: str | None = None
    byline: tuple[str, ...] | None = None


@dataclass(frozen=True, slots=True)
class Headers:
    """The corrections of all articles, by id. `version` changes with every change of a rule."""

    by_id: Mapping[str, Header] = field(default_factory=dict)
    version: int = 0


def headers_of(rules: Iterable[Rule], version: int) -> Headers:
    """What these rules, oldest first, say of articles; the later one wins."""
    found: dict[str, Header] = {}
    for rule in rules:
        if rule.verb in HEADER_VERBS:
            known, value = found.get(rule.article, Header()), rule.value
            match rule.verb:
                case Verb.HEADLINE:
                    known = replace(known, headline=value)
                case Verb.DATE:
                    known = replace(known, date=value)
                case Verb.SOURCE:
                    known = replace(known, source=value)
                case _:
                    names = tuple(name.strip() for name in value.split(";") if name.strip())
                    known = replace(known, byline=names)
            found[rule.article] = known
    return Headers(found, version)


def header_rule(article_id: str, what: str, words: str) -> Rule:
    """The rule that a user's words make.

    Args:
        what: headline, date, source or byline.
        words: As typed: a day in any usual way, names with commas between them; nothing for none at all.

    Raises:
        MendingError: There is no such part, or the words cannot be read.
    """
    if what not in {verb.value for verb in HEADER_VERBS}:
        raise MendingError(f"{what}: an article has no such part.", "Parts are headline, date, source, byline.")
    verb, line = Verb(what), sanitize_line(words)[:_MOST].strip()
    if verb is Verb.HEADLINE and not line:
        raise MendingError("A headline is missing.")
    if verb is Verb.DATE and line:
        line = _day(line)
    if verb is Verb.BYLINE:
        line = "; ".join(name for name in _BETWEEN_NAMES.split(line.removeprefix("By ")) if name)
    return Rule(verb, "", line, article_id)


def _day(words: str) -> str:
    from index.query.dates import parse_date as parse_days
    from index.query.local_days import local_today
    from index.sources.dates import parse_date

    if published := parse_date(words):
        return published[:10]
    days = parse_days(words, local_today(), guess=False)
    if days is not None and days.first is not None and days.end is not None and (days.end - days.first).days == 1:
        return days.first.isoformat()
    raise MendingError(f"{words}: no day is called so.", "Write it like 2024-07-09 or 9 July 2024.")


def with_header(article: Article, header: Header | None) -> Article:
    """The article as the user says it is; its text and all offsets stay."""
    if header is None:
        return article
    changed: dict[str, object] = {}
    gone: set[ParagraphKind] = set()
    if header.headline is not None:
        changed |= {"title": header.headline, "title_is_made": False}
        gone.add(ParagraphKind.HEADLINE)
    if header.date is not None:
        changed |= {"published": header.date or None, "published_is_estimate": False, "published_clue": ""}
    if header.source is not None:
        changed["source"] = header.source
    if header.byline is not None:
        changed["byline"] = header.byline
        gone.add(ParagraphKind.BYLINE)
    if gone:  # what was said wrong stays readable with the site's own words
        changed["paragraphs"] = tuple(
            Paragraph(ParagraphKind.FURNITURE, p.start, p.end) if p.kind in gone else p for p in article.paragraphs
        )
    return replace(article, **changed)  # type: ignore[arg-type]  # names and types are those of Article above
