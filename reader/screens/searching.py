"""The list and what fills it: the query as it is typed, sorting, and news of the index."""

from __future__ import annotations

from typing import TYPE_CHECKING

from index.results import Facets, Page, Progress, UpdateReport
from reader.messages import CountsReady, LibraryChanged, QuerySettled, ResultsReady, RowsReady
from reader.query_edit import has_dates
from reader.view_model.differences import Differences, differences
from reader.view_model.states import empty_library, failed, no_hits, opening
from reader.view_model.status import progress_words

if TYPE_CHECKING:
    from reader.screens.main import MainScreen

SORTS = ("relevance", "newest", "oldest")
_COMING = ("reading", "indexing")
"""How the words begin for what is done before an article can be found."""
_KEYS_REST = 1.0
"""Seconds without a search: somebody reads, or looks at what was found."""


class Searching:
    """What is asked of the library and how its answer stands on the screen."""

    def __init__(self, screen: MainScreen) -> None:
        self._screen = screen
        self.query = ""
        self._sort = ""
        self._typing = False
        self._row = 0
        self.page: Page | None = None
        self.generation = -1
        self.news = Differences()
        self.progress = ""
        self.brings = False
        self.articles: int | None = None
        self._is_updated = self._is_failed = False
        self.shown: tuple[str, str] | None = None
        self._open_when_answered = False
        self.from_sources: str | None = None
        self._keep = ""
        self._stopped = ""

    @property
    def sort(self) -> str:
        """The order in force: what was chosen, else by relevance for a query and newest first without."""
        return self._sort or ("relevance" if self.query else "newest")

    @property
    def shows_results(self) -> bool:
        """Whether what stands in the list was searched for."""
        return self.shown is not None and bool(self.shown[0])

    @property
    def shown_sort(self) -> str:
        """The order of what stands in the list: without words to find there is no relevance."""
        return self.shown[1] if self.shown is not None and self.shown[0] == self.query else self.sort

    @property
    def is_typing(self) -> bool:
        """Whether the last word of the query is taken for the beginning of one."""
        return self._typing

    def opened_from_sources(self) -> None:
        """The query was chosen on the page of sources, and one level up is that page."""
        self.from_sources = self.query

    # -- asking
    def typed(self, text: str) -> None:
        """The search box holds other words."""
        query = " ".join(text.split())
        if query != " ".join(self._screen.search.value.split()):
            return  # overtaken: more was typed before this change was told
        if query == self.query and (self.page is not None or self._open_when_answered):
            return
        self._ask(query, typing=not text.endswith(" "), complete=text)

    def ask(self, query: str, *, sort: str = "", row: int = 0) -> None:
        """Search for a query and put it into the box; the cursor goes to `row`."""
        self._sort = sort if sort in SORTS and sort != ("relevance" if query else "newest") else ""
        self._screen.put_query(query)
        self._ask(query, typing=False, row=row)

    def refine(self, query: str) -> None:
        """Search for a change of the query; the order that was chosen stays."""
        self.ask(query, sort=self._sort)

    def settle(self) -> None:
        """The box was left: from now on the last word is one, as in a search that is kept, and no beginning."""
        screen, hit = self._screen, self._screen.results.hit
        if not self._typing or self.page is None or hit is None or self.shown is None:
            return
        if self.shown[0] == self.query and screen.focused not in (None, screen.search):
            row = screen.results.cursor
            screen.session.settle(self.query, self.sort, self.page.total, row, hit.id)

    def settled(self, message: QuerySettled) -> None:
        """What the last word finds as a word; the cursor keeps its article."""
        screen = self._screen
        if (message.query, message.sort) != (self.query, self.sort) or not self._typing:
            return
        if screen.focused is screen.search:
            return  # typed on
        if screen.results.hit is None or screen.results.hit.id != message.article_id:
            self.settle()  # the cursor went on meanwhile
            return
        self._typing = False
        if message.is_same:
            return
        screen.put_query(message.settled)
        self._ask(message.settled, typing=False, row=message.row)
        if screen.is_reading:
            screen.reading.row = message.row

    def again(self, *, row: int = 0) -> None:
        """The same query once more, as it was typed."""
        self._ask(self.query, typing=self._typing, row=row)

    def _ask(self, query: str, *, typing: bool, row: int = 0, complete: str = "") -> None:
        self.query, self._typing, self._row = query, typing, row
        self._open_when_answered = False
        self._screen.session.search(query, self.sort, typing=typing, complete=complete)
        self._screen.draw_head()

    # -- answers
    def failed(self, message: str, remedy: str) -> None:
        """The newest question has no answer; the next one may, and so may this one when the index has moved on."""
        screen, keymap = self._screen, self._screen.keymap
        self.page, self.shown, self._is_failed = None, None, True
        self._open_when_answered = False
        search = (keymap.key_words("search.open"), "searches for something else")
        ways = (search, ("Esc", "the newest articles")) if self.query else (("q", "leaves"),)
        screen.results.say(failed(message, remedy, screen.results.width, ways))
        screen.preview.clear()
        screen.facets.set_facets(Facets())
        screen.draw_edges()
        screen.draw_head()

    def results_ready(self, message: ResultsReady) -> None:
        """The answer to the newest question; older ones are dropped."""
        if message.query != self.query or message.sort != self.sort:
            message.drawn.set()
            return
        screen, page = self._screen, message.page
        self._is_failed = False
        self.page, self.news, self.shown = page, Differences(), (message.query, page.sort or message.sort)
        self.generation = max(self.generation, page.generation) if page.generation else self.generation
        if not self.query:
            self.articles = page.total
            self.brings |= not page.total and not self._is_updated  # a library that is filled for the first time
        if page.total:
            screen.results.show(page, with_snippets=bool(self.query), row=self._row)
        else:
            self._say_empty()
            screen.preview.clear()
        screen.results.tell_when_drawn(message.drawn)
        self.settle()
        self._row = 0
        if self._keep:
            screen.results.go(screen.results.row_of(self._keep) or 0)
            screen.reading.row = screen.results.row_of(self._keep)
            self._keep = ""
        if screen.is_reading:
            screen.draw_article_head()
        if not (self.query and page.total):
            screen.facets.set_facets(page.facets)  # else they follow, and those before stand until then
        screen.draw_edges()
        screen.draw_head()
        screen.started()
        if self._open_when_answered and page.total:
            self._open_when_answered = False
            screen.results.do_go_open(None)
        elif self._open_when_answered:
            screen.reader.keys_ahead.arrived("open")

    def counts_ready(self, message: CountsReady) -> None:
        """Facets and correction for the rows that stand already."""
        if message.query == self.query and message.sort == self.sort:
            self.page = message.page
            self._screen.facets.set_facets(message.page.facets)
            self._screen.draw_edges()

    def _is_awaited(self) -> bool:
        """Whether the user has just added a source, or the library is filled for the first time: the articles then
        come into the list by themselves.

        They do while the list is not to be seen, or stands at its top, and nothing is searched for.
        """
        if not self.brings or self.query or self._screen.is_reading:
            return False
        self.brings = bool(self.progress)  # what comes in the same update belongs to it
        return not self._screen.is_current or not self._screen.results.cursor

    def expect(self, *, brings: bool) -> None:
        """The user has just added a source, or taken one away."""
        self.brings = brings
        if self.page is not None and not self.page.total:
            self._say_empty()

    def rows_ready(self, message: RowsReady) -> None:
        """More rows of the list."""
        if message.query == self.query and message.sort == self.sort:
            self._screen.results.add_rows(message.page)

    def changed(self, message: LibraryChanged) -> None:
        """The index has moved on: announce what is new, move nothing."""
        self.generation = message.generation
        if not message.query:
            self.articles = message.page.total
        if message.query != self.query or message.sort != self.sort:
            return
        if self._is_failed:
            self.again()
        if self.page is None:
            return
        if (not self.page.total and message.page.total) or self._is_awaited():
            self.again(row=self._screen.results.cursor)
            return
        self.news = differences(self.page, message.page, by_date=self.shown_sort != "relevance")
        if self.query:
            self._screen.facets.set_facets(message.page.facets)
        self._screen.draw_head()
        self._screen.reading.renew()

    def background(self, event: Progress | UpdateReport) -> None:
        """What the worker process is doing."""
        if isinstance(event, Progress) and event.stage == "at hand":
            self._screen.reading.light_up(event.detail)
            return
        if isinstance(event, Progress):
            self.progress = progress_words(event)
        else:
            self.progress = ""
            self.brings = self.brings and bool(event.added)
            self._is_updated = True
            if event.added and not self.articles:
                self.articles = None  # how many is known when all of them are asked for again
            self.look()
            self._screen.reading.seek_again()
        failures = event.failures if isinstance(event, UpdateReport) else ()
        self._stopped = next((reason for location, reason in failures if not location), "")
        if self.page is not None and not self.page.total:
            self._say_empty()
        self._screen.draw_head()

    @property
    def _is_coming(self) -> bool:
        """Whether articles come in that were never there."""
        return not self._is_updated and (not self.articles or self.progress.startswith(_COMING))

    @property
    def shows_why(self) -> bool:
        """Whether the list says why it is empty: nothing could be read."""
        return bool(self._stopped) and not self.articles and not self._screen.is_reading

    def _say_empty(self) -> None:
        """There is no article, or none that was searched for: why, and what to do."""
        results, keymap = self._screen.results, self._screen.keymap
        is_bare = self.articles == 0 and not self._is_coming  # whatever is searched for, there is nothing to find
        if self.query and self.page is not None and not self.shows_why and not is_bare:
            results.say(no_hits(self.query, self.page.did_you_mean, self._date_keys(), coming=self._is_coming))
        elif self._stopped:
            ways = ((keymap.key_words("app.update"), "tries again"), ("q", "leaves"))
            results.say(failed(self._stopped, "", results.width, ways))
        else:
            results.say(empty_library(busy=not self._is_updated or self.brings))

    def look_in_time(self) -> None:
        """`look`, unless keys come: what has changed meanwhile is seen at the next time as well."""
        if self._screen.session.rests(_KEYS_REST):
            self.look()
            self._screen.marking.look()

    def look(self) -> None:
        """See whether the index has moved on."""
        if self.page is not None or self._is_failed:
            seen = -1 if self._is_failed else self.generation
            self._screen.session.look(self.query, self.sort, seen, typing=self._typing)

    def turn(self) -> None:
        """Another library is about to be opened: nothing of this one holds."""
        self.query = self._sort = ""
        self.page = self.articles = self.shown = None
        self.generation, self.news, self.progress = -1, Differences(), ""
        self._is_updated = self._is_failed = False
        self._screen.put_query("")
        self._screen.results.unselect()  # ids mean nothing elsewhere

    def recount(self) -> None:
        """A name was mended: count the names of the results anew, move nothing."""
        if self.page is not None:
            self._screen.session.look(self.query, self.sort, -1, typing=self._typing)

    def wait(self) -> None:
        """The library is being opened."""
        self._screen.results.say(opening(self._screen.glyphs))

    # -- keys of the search box
    def do_search_open(self, count: int | None) -> None:
        """To the search box."""
        self._screen.show_list(focus=False)
        self._screen.focus_search()

    do_search_library = do_search_open

    def do_box_up(self, count: int | None) -> None:
        """The hit above, or the query before."""
        screen = self._screen
        if screen.search.scope == "article":
            screen.reading.find_now()
            screen.article.do_hit_previous(count)
        elif not (screen.results.cursor == 0 and screen.search.recall()):
            screen.results.move_by(-1)

    def do_box_down(self, count: int | None) -> None:
        """The hit below."""
        if self._screen.search.scope == "article":
            self._screen.reading.find_now()
            self._screen.article.do_hit_next(count)
        else:
            self._screen.results.move_by(1)

    def do_box_open(self, count: int | None) -> None:
        """Open the hit."""
        screen = self._screen
        screen.search.keep()
        if screen.search.scope == "article":
            screen.reading.end_find(keep=True)
            return
        typed = " ".join(screen.search.value.split())
        if typed != self.query:
            self._ask(typed, typing=True)
        if self.shown is None or self.shown[0] != self.query:
            # Faster than the answer: the first hit is opened when it is there, not what stands there now.
            self._open_when_answered = True
            screen.reader.keys_ahead.expect("open")
        elif screen.results.total:
            screen.results.do_go_open(None)
        elif self.page is not None and self.page.did_you_mean:
            self.ask(self.page.did_you_mean)
        else:
            screen.say("nothing to open yet")

    def open_nothing(self) -> None:
        """The first hit is not wanted any more."""
        self._open_when_answered = False

    def do_box_complete(self, count: int | None) -> None:
        """Take the completion, or go to the list."""
        if self._screen.search.scope == "article" or not self._screen.search.accept():
            self.do_box_leave(None)

    def do_box_leave(self, count: int | None) -> None:
        """To the list."""
        screen = self._screen
        if screen.search.scope == "article":
            screen.reading.end_find(keep=False)
            return
        screen.search.keep()
        screen.reading.remember_list()
        screen.results.focus()

    # -- keys of the list
    def do_list_sort(self, count: int | None) -> None:
        """The next order."""
        order = SORTS if self._has_relevance else SORTS[1:]
        shown = self.shown_sort
        self._sort = order[(order.index(shown) + 1) % len(order)] if shown in order else order[0]
        self.again()
        self._screen.say(f"sorted by {self.sort}" if self.sort == "relevance" else f"{self.sort} first")

    @property
    def _has_relevance(self) -> bool:
        """Whether the query has words by which articles can be better or worse."""
        return bool(self.query) and (self.sort != "relevance" or self.shown_sort == "relevance")

    def _date_keys(self) -> tuple[str, ...]:
        if not has_dates(self.query):
            return ()
        return tuple(map(self._screen.keymap.key_words, ("date.earlier", "date.later", "date.clear")))

    def do_app_update(self, count: int | None) -> None:
        """Show what is new; when nothing is, ask the sources for news."""
        screen = self._screen
        if not self.news:
            screen.following.update()
            return
        words = self.news.words
        if screen.is_reading:
            # The list is made anew behind the article, and its cursor finds the article again.
            self._keep = screen.reading.subject
            self.again()
            screen.say(f"{words}; shown in the list")
        else:
            screen.reading.remember_list()
            self.again()
            screen.say(f"{words}, on top" if self.sort == "newest" and self.news.new else words)
