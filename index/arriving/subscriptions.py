"""What the user follows: adding, looking before adding, changing, removing, and lists of feeds in and out."""

from __future__ import annotations

import os
from collections.abc import Sequence
from contextlib import suppress
from dataclasses import replace
from pathlib import Path
from urllib.parse import unquote, urlsplit

from index.arriving.looked import Looked
from index.errors import FetchError, LibraryError, NotFoundError, SourceError
from index.fetch import (
    FEEDS,
    Feed,
    FeedParser,
    Limits,
    Network,
    Request,
    host_of,
    is_address,
    is_command,
    looks_like_site,
    whole_address,
    without_password,
)
from index.fetch.discovery import named_feeds, usual_places
from index.fetch.opml import MOST_BYTES, Outline, read_opml, write_opml
from index.fetch.secrets import is_indirect
from index.newsboat import find_setup
from index.results import ImportReport, SourceInfo, SourcePreview
from index.sanitize import sanitize_line
from index.sources import read_page
from index.sources.dates import parse_date
from index.sources.decoding import decode
from index.sources.folder import SUFFIXES, is_plain, not_read, suffix_of
from index.storage.source_table import SourceTable

FULL_TEXT = ("auto", "always", "never")
_MOST_SHOWN = 20
_HEAD_BYTES = 4096
"""In which a list of feeds says that it is one."""
_FILES = frozenset(
    (*SUFFIXES, ".gz", ".zip", ".tgz", ".tar", ".eml", ".mbox", ".pdf", ".docx", ".epub", ".opml", ".xml")
)
"""Ends of names that mean a file that is not there, not a site."""


class Subscriptions:
    """The sources of one library as the user handles them."""

    def __init__(self, table: SourceTable, limits: Limits | None = None, looked: Looked | None = None) -> None:
        self._table = table
        self._looked = looked or Looked()
        self._limits = limits

    def add(self, typed: str | Path, *, title: str = "", folder: str = "") -> SourceInfo:
        """Follow a folder, a file, an address or a command (`exec:COMMAND`) that the user typed.

        An address is asked what it is: of a site, its feed is followed; a page without a feed is taken once.
        A source that is known keeps its place; a title or folder that is given is changed.

        Raises:
            SourceError: There is no such file, or nothing that can be followed.
        """
        location, kind = self.local(typed)
        kind = kind or self._looked.kind_of(location)
        if not kind:
            found = self._look(location)
            location, kind = found.location, found.kind
        if not self._table.add(location, kind, title=sanitize_line(title), folder=_folder(folder)):
            self.edit(location, title=title or None, folder=folder or None)
        source = self._table.get(location)
        assert source is not None
        return source

    def preview(self, typed: str | Path) -> SourcePreview:
        """What adding this would bring; nothing is added, and no command is run.

        Raises:
            SourceError: As `add`.
        """
        location, kind = self.local(typed)
        if kind == "command":
            return SourcePreview(
                location, kind, location[5:].strip(), warning="Every update runs this command on your machine."
            )
        if kind:
            return SourcePreview(location, kind, Path(location).name)
        return self._look(location)

    @staticmethod
    def local(typed: str | Path) -> tuple[str, str]:
        """(location, kind) of what needs no network; of an address the whole address, and "" for its kind.

        Raises:
            SourceError: There is no such file or folder, or it is of a kind that is not read.
        """
        text = str(typed).strip()
        if not text:
            raise SourceError("An empty name", "is no source", "Give an address, a folder or a file.")
        if is_command(text):
            if not (command := text[5:].strip()):
                raise SourceError(text, "names no command", "Write exec:COMMAND; what it prints is the feed.")
            return f"exec:{command}", "command"
        path = Path(text).expanduser()
        with suppress(OSError, ValueError):
            if not is_address(text) and path.exists():
                if find_setup(path):
                    raise SourceError(
                        sanitize_line(text),
                        "is a set-up of newsboat",
                        "Take it over with `reader add` in a shell.",
                    )
                path = path.resolve()
                if not is_plain(str(path)):
                    raise SourceError(
                        sanitize_line(str(path)),
                        "has a name with control characters or not in UTF-8",
                        "Rename it.",
                    )
                if path.is_file() and not suffix_of(path.name):
                    raise not_read(path)  # it would stay a source that fails at every update
                return str(path), "folder" if path.is_dir() else "file"
        is_file = Path(text).suffix.lower() in _FILES
        if is_address(text) or (isinstance(typed, str) and looks_like_site(text) and not is_file):
            return whole_address(text), ""
        raise SourceError(sanitize_line(text), "there is no such file or folder", "Check the path.")

    def edit(
        self,
        location: str,
        *,
        title: str | None = None,
        folder: str | None = None,
        full_text: str | None = None,
        paused: bool | None = None,
        location_new: str | None = None,
    ) -> SourceInfo:
        """Change a source; what is None stays. The answer is the source as it is now.

        Raises:
            NotFoundError: There is no such source.
            SourceError: The new location is none, or is taken.
        """
        source = self.known(location)
        if full_text is not None and full_text not in FULL_TEXT:
            raise SourceError(source.location, f"full text is {', '.join(FULL_TEXT)}, not {full_text!r}")
        changes = {
            "title": None if title is None else sanitize_line(title),
            "folder": None if folder is None else _folder(folder),
            "full_text": full_text,
            "paused": paused,
        }
        if location_new is not None:  # first: where it is refused, nothing is changed
            new, kind = self.local(location_new)
            if (kind or source.kind) != source.kind or not (kind or is_address(source.location)):
                raise SourceError(new, "is another kind of source", "Add it and remove the old one.")
            if new != source.location and not self._table.move(source.location, new):
                raise SourceError(new, "is a source already")
            source = replace(source, location=new)
        self._table.edit(source.location, {key: value for key, value in changes.items() if value is not None})
        return self.known(source.location)

    def known(self, location: str | Path) -> SourceInfo:
        """The source of this location, as it is kept or as it was typed; a title that only one has will do.

        Raises:
            NotFoundError: There is none.
        """
        text = str(location).strip()
        sources = self._table.all()
        forms = {text, os.path.abspath(Path(text).expanduser()), str(Path(text).expanduser().resolve())}  # noqa: PTH100 - links kept
        with suppress(SourceError):
            forms.add(self.local(text)[0])
        found = [s for s in sources if s.location in forms or without_password(s.location) in forms]
        found = found or [s for s in sources if s.title and s.title.casefold() == text.casefold()]
        if len(found) == 1:
            return found[0]
        raise NotFoundError(f"{sanitize_line(text)}: no such source.", "`reader sources` lists them.")

    # -- looking at an address ---------------------------------------------------------------------------------
    def _look(self, address: str) -> SourcePreview:
        """What stands at an address: a feed, a site with feeds, or a page."""
        known = self._table.get(address)
        if known is not None and known.kind != "page":
            return SourcePreview(address, known.kind, known.title)
        typed = frozenset((host_of(address),))
        with Network(self._limits) as network, FeedParser() as parser:
            answer = network.get(Request(address, typed, accept=FEEDS, is_typed=True))
            data = answer.read()
            location = answer.moved_to or address
            warning = _warning(address, answer.url)
            with suppress(SourceError):
                feed = parser.parse(data, answer.url, answer.content_type)
                self._looked.keep(location, "feed", answer, data)
                return _feed_preview(location, feed, warning)
            page = decode(data, is_html=True)
            choices = [
                (_with_user(feed.url, address), sanitize_line(feed.title))
                for feed in named_feeds(page, answer.url)
            ]
            if not choices and _is_page(page):
                places = [_with_user(place, address) for place in usual_places(without_password(answer.url))]
                asked = [network.submit(Request(place, typed, accept=FEEDS, is_typed=True)) for place in places]
                for place, future in zip(places, asked, strict=True):
                    with suppress(FetchError, SourceError):
                        other = future.result()
                        data = other.read()
                        feed = parser.parse(data, other.url, other.content_type)
                        self._looked.keep(other.moved_to or place, "feed", other, data)
                        return _feed_preview(other.moved_to or place, feed, warning)
            for location_, _ in choices:
                with suppress(SourceError):
                    other = network.get(Request(location_, typed, accept=FEEDS, is_typed=True))
                    said = other.read()
                    feed = parser.parse(said, other.url, other.content_type)
                    found = _feed_preview(other.moved_to or location_, feed, warning)
                    self._looked.keep(found.location, "feed", other, said)
                    rest = [choice for choice in choices if choice[0] != location_]
                    title = dict(choices)[location_] or found.title
                    return replace(found, choices=((found.location, title), *rest))
            article = read_page(data, answer.url, answer.content_type)
            self._looked.keep(location, "page", answer, data)
        return SourcePreview(location, "page", article.title, (article.title,), warning=warning)

    # -- lists of feeds ------------------------------------------------------------------------------------------
    def import_opml(self, path: str | Path) -> ImportReport:
        """Follow the feeds of a list. Commands, files and passwords behind commands are left out of it.

        Raises:
            SourceError: It cannot be read or is no OPML.
        """
        file = Path(path).expanduser()
        try:
            with file.open("rb") as opened:
                data = opened.read(MOST_BYTES + 1)
        except OSError as error:
            reason = f"cannot be read ({(error.strerror or '').lower()})"
            raise SourceError(str(path), reason, "Check the path.") from error
        return self.follow(read_opml(data, str(path)))

    def follow(self, outlines: Sequence[Outline]) -> ImportReport:
        """Follow feeds that stand in somebody's list: addresses alone, for nobody typed them here."""
        added = known = 0
        refused: list[tuple[str, str]] = []
        for outline in outlines:
            try:
                location = _listed(outline.location)
            except SourceError as error:
                refused.append((sanitize_line(outline.location)[:200], error.reason))
                continue
            title, folder = sanitize_line(outline.title), _folder(outline.folder)
            if self._table.add(location, "feed", title=title, folder=folder):
                added += 1
            else:
                known += 1
        return ImportReport(added, known, tuple(refused))

    def opml(self) -> tuple[str, int]:
        """The followed feeds as a list, without passwords and commands, and how many they are."""
        feeds = [source for source in self._table.all() if source.kind == "feed"]
        outlines = [Outline(without_password(s.location), s.title, s.folder) for s in feeds]
        return write_opml(outlines, "Feeds of reader"), len(outlines)

    def export_opml(self, path: str | Path) -> int:
        """Write `opml` to a file; how many feeds they are.

        Raises:
            LibraryError: The file cannot be written, or holds something else than a list of feeds.
        """
        text, feeds = self.opml()
        target = Path(path).expanduser()
        try:
            if target.is_file() and (held := target.read_bytes()[:_HEAD_BYTES]).strip() and b"<opml" not in held:
                raise LibraryError(f"{path}: is there already and no list of feeds.", "Choose another name.")
            target.write_text(text, encoding="utf-8")
        except OSError as error:
            reason = f"cannot be written ({(error.strerror or '').lower()})"
            raise LibraryError(f"{path}: {reason}.", "Choose another place.") from error
        return feeds


def _listed(location: str) -> str:
    """The address of a feed in a list, or an error when it is something that only the user may add."""
    if not is_address(location):
        raise SourceError(location, "is no address of a feed: only you can add it, by hand")
    address = whole_address(location)
    if is_indirect(unquote(urlsplit(address).password or "")):
        raise SourceError(without_password(address), "takes its password from your machine: only you can add it")
    return address


def _feed_preview(location: str, feed: Feed, warning: str) -> SourcePreview:
    found = [
        (sanitize_line(item.title), parse_date(item.published) or parse_date(item.published_iso))
        for item in feed.items
    ]
    # As they will stand in the list: the newest first, the undated last, otherwise as the feed has them.
    found.sort(key=lambda one: one[1] or "", reverse=True)
    shown = found[:_MOST_SHOWN]
    return SourcePreview(
        location,
        "feed",
        sanitize_line(feed.title),
        tuple(title for title, _ in shown),
        warning=warning,
        dates=tuple(date for _, date in shown),
    )


def _warning(asked: str, answered: str) -> str:
    return f"{host_of(answered)} answers for it." if host_of(asked) != host_of(answered) else ""


def _with_user(url: str, typed: str) -> str:
    """A discovered address with the user and password that were typed for the same site, unless they would go over
    the network in the clear now."""
    user, at, _ = urlsplit(typed).netloc.rpartition("@")
    url = without_password(url)  # one that a page names is nobody's
    parts, given = urlsplit(url), urlsplit(typed)
    is_less_safe = given.scheme == "https" and parts.scheme != "https"
    if not at or is_less_safe or host_of(url) != host_of(typed) or given.port != parts.port:
        return url
    return parts._replace(netloc=f"{user}@{parts.netloc}").geturl()


def _is_page(text: str) -> bool:
    return "<" in text[:4096]


def _folder(folder: str) -> str:
    return " / ".join(part for piece in folder.split("/") if (part := sanitize_line(piece)))
