"""What the sources page asks of a library, each as a question for `Session.ask`."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any

from textual.message import Message

from index.arriving.source_names import ON_DISK
from index.results import SourceInfo
from reader.library_protocol import LibraryLike
from reader.messages import Marked, NewestReady, PreviewReady, SourcesChanged, SourcesReady, UpdateDue
from reader.view_model.source_rows import Listed, Listing

IsCancelled = Callable[[], bool]
Ask = Callable[[LibraryLike, IsCancelled], Message | None]


@dataclass(frozen=True, slots=True)
class Settings:
    """What the user can change about a source; None leaves a thing as it is."""

    title: str | None = None
    folder: str | None = None
    full_text: str | None = None
    paused: bool | None = None


def listing(library: LibraryLike, cancelled: IsCancelled) -> Message | None:
    """All sources, tags and saved searches with their counts."""

    def count(query: str) -> int:
        return library.search(query, limit=1, sort="newest", facets=False, cancelled=cancelled).total

    def listed(name: str, query: str) -> Listed:
        return Listed(name, query, count(query or "*"), count(f"is:unread {query}".strip()))

    unread, starred = count("is:unread"), count("is:starred")
    everything = (
        Listed("All", "", count("*"), unread),
        Listed("Unread", "is:unread", unread, unread),
        Listed("Starred", "is:starred", starred, count("is:unread is:starred") if starred else 0),
    )
    tags = tuple(listed(tag, f'tag:"{tag}"') for tag, _ in library.tags())
    saved = tuple(listed(search.name, search.query) for search in library.saved_searches())
    return SourcesReady(Listing(library.sources(), everything, tags, saved))


def newest(query: str, limit: int) -> Ask:
    """The newest articles of a row of the list."""

    def ask(library: LibraryLike, cancelled: IsCancelled) -> Message:
        page = library.search(query or "*", limit=limit, sort="newest", facets=False, cancelled=cancelled)
        return NewestReady(query, page)

    return ask


def preview(location: str) -> Ask:
    """What adding a place would bring. Asks the network, for an address. A set-up of newsboat is taken over."""

    def ask(library: LibraryLike, _: IsCancelled) -> Message:
        from index.newsboat import find_setup

        if find_setup(location):
            return _take_over(library, location)
        found = library.preview_source(location)
        return PreviewReady(found, any(source.location == found.location for source in library.sources()))

    return ask


def _take_over(library: LibraryLike, location: str) -> Message:
    """The feeds of a newsboat user with their articles and marks, as `reader add` does it."""
    before = {source.location for source in library.sources()}
    report = library.take_over(location)
    parts = [
        (report.feeds, "feed", "feeds"),
        (report.articles, "article", "articles"),
        (len(report.searches), "saved search", "saved searches"),
    ]
    taken = ", ".join(f"{count:,} {one if count == 1 else many}" for count, one, many in parts if count)
    said = f"from newsboat: {taken or 'nothing new'}"  # in one row of 80 cells, with what was left out
    if report.commands:
        said += f"; {len(report.commands)} {'command' if len(report.commands) == 1 else 'commands'} left out"
    if left := len(report.refused) + len(report.untranslated):
        said += f"; {left} not taken: reader add {location} says why"
    added = tuple(source.location for source in library.sources() if source.location not in before)
    return SourcesChanged(said, update=added)


def add(location: str, settings: Settings, said: str) -> Ask:
    """Follow a place from now on, and bring it in."""

    def ask(library: LibraryLike, _: IsCancelled) -> Message:
        source = library.add_source(location, title=settings.title or "", folder=settings.folder or "")
        if settings.full_text is not None or settings.paused is not None:
            library.edit_source(source.location, full_text=settings.full_text, paused=settings.paused)
        return SourcesChanged(said, update=(source.location,))

    return ask


def edit(locations: Sequence[str], settings: Settings, said: str) -> Ask:
    """Change what is kept about sources."""

    def ask(library: LibraryLike, _: IsCancelled) -> Message:
        for location in locations:
            library.edit_source(
                location,
                title=settings.title,
                folder=settings.folder,
                full_text=settings.full_text,
                paused=settings.paused,
            )
        return SourcesChanged(said)

    return ask


def remove(source: SourceInfo, said: str) -> Ask:
    """Forget a source."""

    def ask(library: LibraryLike, _: IsCancelled) -> Message:
        library.forget_source(source.location)
        return SourcesChanged(said, update=(source.location,), fetch=False)

    return ask


def import_opml(path: str) -> Ask:
    """Follow the feeds of a list, and bring them in."""

    def ask(library: LibraryLike, _: IsCancelled) -> Message:
        known = {source.location for source in library.sources()}
        report = library.import_opml(path)
        added = tuple(source.location for source in library.sources() if source.location not in known)
        said = f"{report.added:,} added, {report.known:,} known already"
        if report.refused:
            location, reason = report.refused[0]
            said += f", {len(report.refused):,} refused ({location}: {reason})"
        return SourcesChanged(said, update=added)

    return ask


def export_opml(path: str) -> Ask:
    """Write the followed feeds as a list."""

    def ask(library: LibraryLike, _: IsCancelled) -> Message:
        feeds = library.export_opml(path)
        return SourcesChanged(f"{feeds:,} {'feed' if feeds == 1 else 'feeds'} written to {path}")

    return ask


def keep_search(name: str, query: str, said: str, undone: str) -> tuple[Ask, Ask]:
    """Keep a query under a name, and what takes that back: the query that was kept so before, or none."""
    before: list[str] = []

    def keep(library: LibraryLike, _: IsCancelled) -> Message:
        before[:] = [search.query for search in library.saved_searches() if search.name == name]
        library.save_search(name, query)
        return SourcesChanged(said)

    def back(library: LibraryLike, _: IsCancelled) -> Message:
        if before:
            library.save_search(name, before[0])
        else:
            library.remove_saved_search(name)
        return SourcesChanged(undone)

    return keep, back


def save_search(name: str, query: str, said: str) -> Ask:
    """Keep a query under a name."""

    def ask(library: LibraryLike, _: IsCancelled) -> Message:
        library.save_search(name, query)
        return SourcesChanged(said)

    return ask


def remove_saved_search(name: str, said: str) -> Ask:
    """Forget a saved search."""

    def ask(library: LibraryLike, _: IsCancelled) -> Message:
        library.remove_saved_search(name)
        return SourcesChanged(said)

    return ask


def address_followed(library: LibraryLike, _: IsCancelled) -> Message | None:
    """Whether a timed update has anything to ask the network for; `UpdateDue` if so."""
    due = any(source.kind not in ON_DISK and not source.paused for source in library.sources())
    return UpdateDue() if due else None


def mark_all_read(query: str, title: str, *, typing: bool = False, matched: str = "all") -> Ask:
    """Mark every unread article that a query finds as read; the answer names them, so that it can be undone.

    Args:
        title: What the list is called that the query makes.
        matched: Whether the list shown had all words of the query, or any of them.
    """

    def ask(library: LibraryLike, cancelled: IsCancelled) -> Message:
        wanted = f"is:unread {query}".strip()
        ids: list[str] = []
        # Unfolded: what shares a row with another is as much of the list.
        for page in library.pages(wanted, sort="newest", typing=typing, fold=False, cancelled=cancelled):
            if page.matched != matched:  # no unread article has all the words: those that have some are not meant
                break
            ids += [hit.id for hit in page.hits]
        return Marked(library.mark(ids, read=True), "read", True, all_of=title)

    return ask


def mark_many(ids: Sequence[str], name: str, value: bool | str) -> Ask:
    """Change a mark of these articles: read, starred, tag, untag or note."""

    def ask(library: LibraryLike, _: IsCancelled) -> Message:
        mark: dict[str, Any] = {name: value}
        return Marked(library.mark(ids, **mark), name, value, asked=tuple(ids))

    return ask
