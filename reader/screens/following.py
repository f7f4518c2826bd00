"""What the library follows: kept for the sources page, changed with an undo, brought up to date in time."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import datetime
from typing import TYPE_CHECKING

from index.arriving.source_names import title_of
from index.results import Progress, SourceInfo, UpdateReport
from reader import source_questions as questions
from reader.keymap import Keymap
from reader.messages import NewestReady, PreviewReady, SourcesChanged, SourcesReady
from reader.source_questions import Ask, Settings
from reader.view_model.card import count_words
from reader.view_model.glyphs import Glyphs
from reader.view_model.source_rows import Listing, SourceRow
from reader.view_model.status import report_words

if TYPE_CHECKING:
    from reader.screens.base import ActionScreen
    from reader.screens.main import MainScreen
    from reader.screens.source_form import Addition


class Following:
    """The sources, as far as the screen knows them, and every change of them."""

    def __init__(self, screen: MainScreen, interval: int) -> None:
        self._screen = screen
        self._interval = interval
        self.listing = Listing(is_known=False)
        self.report = UpdateReport()
        self.place = ("all", "")
        self._asked_by_user = self._wants_saved = False

    @property
    def keymap(self) -> Keymap:
        """The keys in force."""
        return self._screen.keymap

    @property
    def glyphs(self) -> Glyphs:
        """The signs of the terminal."""
        return self._screen.glyphs

    @property
    def clock(self) -> Callable[[], datetime]:
        """The time now."""
        return self._screen.clock

    @property
    def progress(self) -> str:
        """What the worker process is doing, in words."""
        return self._screen.searching.progress

    # -- what is known
    def refresh(self) -> None:
        """Ask for the sources and their counts."""
        self._screen.session.ask("sources", questions.listing)

    def ready(self, message: SourcesReady) -> None:
        """The sources as they stand."""
        self.listing = message.listing
        self._draw()
        if self._wants_saved and not self.listing.saved:
            self._screen.say("no saved searches yet: search for something, then :save NAME keeps it")
        self._wants_saved = False

    def ask_newest(self, query: str, limit: int) -> None:
        """Ask for the newest articles of a row."""
        self._screen.session.ask("newest", questions.newest(query, limit))

    def newest_ready(self, message: NewestReady) -> None:
        """They are here."""
        from reader.screens.sources import SourcesScreen

        if isinstance(page := self._screen.app.screen, SourcesScreen):
            page.newest_ready(message.query, message.page)

    def _draw(self) -> None:
        for page in self._screen.app.screen_stack:
            renew = getattr(page, "renew", None)
            if renew is not None:
                renew()

    def changed(self, message: SourcesChanged) -> None:
        """Something was changed as asked."""
        self._screen.say(message.said)
        self.refresh_if_seen()
        if message.update:
            self._screen.searching.expect(brings=message.fetch)
            self._screen.session.update(fetch=message.fetch, only=message.update)

    # -- the page
    def do_go_sources(self, count: int | None) -> None:
        """The page of sources, at the row one left it on."""
        self.open_page(self.place)

    def do_go_saved(self, count: int | None) -> None:
        """The same page at the saved searches."""
        self._wants_saved = True
        self.open_page(("saved", ""))

    def open_page(self, first: tuple[str, str]) -> None:
        """Open the page of sources; what is chosen there is listed."""
        from reader.screens.sources import SourcesScreen

        def chosen(query: str | None) -> None:
            if query is not None:
                self._screen.reading.search_for(query, "newest")
                self._screen.searching.opened_from_sources()

        self._screen.app.push_screen(SourcesScreen(self, first), chosen)

    def open_form(self, source: SourceInfo) -> None:
        """What is kept about a source."""
        from reader.screens.source_form import EditScreen

        self._screen.app.push_screen(EditScreen(self, source))

    # -- adding
    def ask_to_add(self, page: ActionScreen) -> None:
        """The line for a command, with the one that adds in it."""
        self._screen.commanding.open(page, "add ")

    def preview(self, location: str) -> None:
        """Look at a place before it is added to the user's own library."""
        self._screen.go_home()
        if location.lower().endswith(".opml"):
            self.import_opml(location)
            return
        self._screen.session.ask("preview_source", questions.preview(location))
        self._screen.say(f"looking at {location} {self.glyphs.ellipsis}")

    def preview_ready(self, message: PreviewReady, folder: str = "") -> None:
        """Show what adding it would bring."""
        from reader.screens.source_form import AddScreen

        def decided(addition: Addition | None) -> None:
            if addition is None:
                self._screen.say("nothing was added")
            elif addition.look:
                self.preview(addition.location)
            else:
                self.add(addition.location, addition.settings, message.preview.title or addition.location)

        self._screen.say("")
        if message.is_followed:
            self._screen.say("you follow that already")
        else:
            self._screen.app.push_screen(AddScreen(self, message.preview, folder), decided)

    def import_opml(self, path: str) -> None:
        """Follow the feeds of a list."""
        self._screen.go_home()
        self._screen.session.ask("change_sources", questions.import_opml(path), latest_only=False)
        self._screen.say(f"reading {path} {self.glyphs.ellipsis}")

    def add(self, location: str, settings: Settings, title: str) -> None:
        """Follow a place from now on."""
        self.place = ("source", location)
        said = f"{settings.title or title} added; its articles are on their way"
        self._screen.session.ask("change_sources", questions.add(location, settings, said), latest_only=False)

    # -- changing
    def edit(self, source: SourceInfo, settings: Settings, said: str) -> None:
        """Change what is kept about a source."""
        before = Settings(
            title=None if settings.title is None else source.title,
            folder=None if settings.folder is None else source.folder,
            full_text=None if settings.full_text is None else source.full_text,
            paused=None if settings.paused is None else source.paused,
        )
        back = questions.edit((source.location,), before, f"undone: {said}")
        self._change(questions.edit((source.location,), settings, self._undoable(said)), back)

    def pause(self, source: SourceInfo) -> None:
        """Leave a source out of updates, or take it in again."""
        said = f"{title_of(source)} goes on" if source.paused else f"{title_of(source)} is paused"
        self.edit(source, Settings(paused=not source.paused), said)

    def rename_folder(self, folder: str, name: str) -> None:
        """Give a folder another name, or with an empty one let its sources out of it."""
        inside = [source.location for source in self.listing.sources if source.folder == folder]
        said = f"{folder} is {name} now" if name else f"no folder {folder} any more"
        back = questions.edit(inside, Settings(folder=folder), f"undone: {said}")
        self._change(questions.edit(inside, Settings(folder=name), self._undoable(said)), back)

    def save(self, name: str, query: str) -> None:
        """Keep a search under a name."""
        said = f"kept as {name}; {self.keymap.key_words('go.saved')} lists it"
        keep, back = questions.keep_search(name, query, said, f"undone: {name}")
        self._change(keep, back)

    # -- removing
    def removal_words(self, row: SourceRow) -> str:
        """The question before something goes."""
        return self.removal_words_of(row.source) if row.source is not None else f"forget “{row.title}”? y/n"

    def removal_words_of(self, source: SourceInfo) -> str:
        """What happens to a source's articles."""
        articles = count_words(source.articles, "article")
        return f"remove {title_of(source)[:24]}? its {articles} leave the lists, files and marks stay; y/n"

    def remove(self, row: SourceRow) -> None:
        """Remove a source or a saved search."""
        if row.source is not None:
            self.remove_source(row.source)
            return
        said = f"{row.title} is forgotten"
        back = questions.save_search(row.title, row.query, f"{row.title} is back")
        self._change(questions.remove_saved_search(row.title, self._undoable(said)), back)

    def remove_source(self, source: SourceInfo) -> None:
        """Forget a source; undo follows it again as it was."""
        said = f"{title_of(source)} is removed"
        kept = Settings(source.title, source.folder, source.full_text, source.paused)
        back = questions.add(source.location, kept, f"{title_of(source)} is back")
        self._change(questions.remove(source, self._undoable(said)), back)

    def undo(self) -> None:
        """Take the last change back, whatever it was of."""
        self._screen.marking.do_mark_undo(None)

    def _change(self, ask: Ask, back: Ask) -> None:
        """Change something; `back` takes it back."""
        change = self._screen.marking.changed_sources(back)
        self._screen.session.ask("change_sources", ask, latest_only=False, about=change)

    def _undoable(self, said: str) -> str:
        key = self.keymap.key_words("mark.undo")
        return f"{said}; {key} undoes" if key else said

    # -- marks
    def mark_all(self, query: str, title: str) -> None:
        """Mark what a row lists as read."""
        self._screen.marking.mark_all(questions.mark_all_read(query, title))

    # -- updates
    def update(self, only: Sequence[str] = (), title: str = "") -> None:
        """Ask the sources for news, in the worker process."""
        self._asked_by_user = True
        self._screen.session.update(only=only)
        asked = f"{title} " if title else ""
        self._screen.say(f"asking {asked}for news {self.glyphs.ellipsis}")

    def start(self) -> None:
        """The library stands: bring it up to date, and ask the sources for news every so often."""
        self.bring_up_to_date()
        if self._interval:
            self._screen.set_interval(self._interval * 60, self._update_in_time)

    def bring_up_to_date(self) -> None:
        """What a library gets when it is opened: without an interval, no feed is asked by itself."""
        self._screen.session.update(fetch=bool(self._interval))

    def _update_in_time(self) -> None:
        self._screen.session.ask("update_due", questions.address_followed)

    def background(self, event: Progress | UpdateReport) -> None:
        """The worker process is at something, or has done it."""
        if isinstance(event, UpdateReport):
            self.report = event
            words = report_words(
                event,
                self.keymap.key_words("source.edit" if self._is_page_open else "go.sources"),
                asked=self._asked_by_user,
                titles={source.location: source.title for source in self.listing.sources},
            )
            # Samples are there from the start: what a first look says of them would only hide the keys.
            told = self._asked_by_user or not self._screen.samples or bool(event.failures)
            self._asked_by_user = False
            if words and told and not self._screen.searching.shows_why:
                self._screen.say(words)
            self.refresh_if_seen()
        self._draw()

    @property
    def _is_page_open(self) -> bool:
        from reader.screens.sources import SourcesScreen

        return isinstance(self._screen.app.screen, SourcesScreen)

    def refresh_if_seen(self) -> None:
        """Counts are made when the page is open, not while someone reads or types."""
        if len(self._screen.app.screen_stack) > 1:
            self.refresh()
