"""What a feed says, in one form for every kind of feed. All of it is raw: nothing here is safe to show yet."""

from __future__ import annotations

from dataclasses import astuple, dataclass
from typing import Any

MOST_ITEMS = 2000
"""Items of one feed that are read; feeds put the newest first."""


@dataclass(frozen=True, slots=True)
class FeedItem:
    """One item.

    Attributes:
        key: What tells it from the others of its feed: its guid, else its address, else its title and date.
        url: Whole address of its page, or "".
        title, summary, html: Title as plain text; summary and html as HTML. `html` is the text of the article
            as far as the feed gives it; `summary` is another, shorter text beside it, or "".
        published: As the feed wrote it. `published_iso`: as its parser understood it, for want of better.
        source: The outlet the item is from where that is not the feed, or "".
        enclosures: (url, type, length, duration) each, as written.
    """

    key: str
    url: str = ""
    title: str = ""
    summary: str = ""
    html: str = ""
    authors: tuple[str, ...] = ()
    published: str = ""
    published_iso: str = ""
    tags: tuple[str, ...] = ()
    language: str = ""
    source: str = ""
    enclosures: tuple[tuple[str, str, str, str], ...] = ()


@dataclass(frozen=True, slots=True)
class Feed:
    """A feed as it came.

    Attributes:
        form: "rss20", "atom10", "rss10", "json11"...
        site: The address of the site it belongs to, or "".
        problems: What was wrong with it, in words, so that something of it is or may be missing.
        notes: What was wrong with it and did no harm.
        pause: Seconds that it wants to be left alone between two visits.
    """

    form: str
    title: str = ""
    site: str = ""
    language: str = ""
    items: tuple[FeedItem, ...] = ()
    problems: tuple[str, ...] = ()
    notes: tuple[str, ...] = ()
    pause: int = 0


def to_plain(feed: Feed) -> dict[str, Any]:
    """A feed as values that JSON knows."""
    return {
        "form": feed.form,
        "title": feed.title,
        "site": feed.site,
        "language": feed.language,
        "items": [astuple(item) for item in feed.items],
        "problems": feed.problems,
        "notes": feed.notes,
        "pause": feed.pause,
    }


def from_plain(value: dict[str, Any]) -> Feed:
    """The feed that `to_plain` was given."""
    items = tuple(_item(*fields) for fields in value.pop("items"))
    problems, notes = tuple(value.pop("problems")), tuple(value.pop("notes"))
    return Feed(**value, items=items, problems=problems, notes=notes)


def _item(
    key: str, url: str, title: str, summary: str, html: str, authors: list[str], published: str,
    published_iso: str, tags: list[str], language: str, source: str, enclosures: list[list[str]],
) -> FeedItem:  # fmt: skip
    files = tuple((e[0], e[1], e[2], e[3]) for e in enclosures)
    return FeedItem(
        key,
        url,
        title,
        summary,
        html,
        tuple(authors),
        published,
        published_iso,
        tuple(tags),
        language,
        source,
        files,
    )
