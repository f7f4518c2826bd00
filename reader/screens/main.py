"""The screen: the list, the article and what stands beside them, as panes of one screen."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from datetime import datetime
from functools import partial
from pathlib import Path

from textual import events, on
from textual.app import ComposeResult
from textual.timer import Timer
from textual.widget import Widget
from textual.widgets import Input

from index.results import Hit, Page
from reader.actions import LIST, SEARCH
from reader.config import Config
from reader.history import Place
from reader.keymap import Keymap
from reader.library_protocol import LibraryLike
from reader.screens.commanding import Commanding
from reader.screens.edges import EdgedScreen
from reader.screens.following import Following
from reader.screens.lighting import Lighting
from reader.screens.marking import Marking
from reader.screens.naming import Naming
from reader.screens.narrowing import Narrowing
from reader.screens.reading import Reading
from reader.screens.searching import Searching
from reader.screens.selecting import Selecting
from reader.screens.sharing import Sharing
from reader.session import Session
from reader.view_model.glyphs import Glyphs
from reader.view_model.lines import LineBuilder
from reader.widgets.article_view import ArticleView
from reader.widgets.facet_strip import FacetStrip
from reader.widgets.footer import Footer
from reader.widgets.painted import Painted
from reader.widgets.panes import Column, Pane, Row
from reader.widgets.prompt import Prompt
from reader.widgets.result_list import ResultList
from reader.widgets.search_bar import SearchBar
from reader.widgets.side_panel import SidePanel

WIDE = 120
_NAME_KEYS = (("go.open", "card"), ("names.watch", "watch"), ("names.mend", "mend"))
_PREVIEW_REST = 0.15
"""Seconds without a key before the first hit is laid out beside the list."""


class MainScreen(EdgedScreen):
    """Lays out the panes and says who is in sight; what they hold is the work of its helpers."""

    HORIZONTAL_BREAKPOINTS = [(0, "-narrow"), (WIDE, "-wide")]  # noqa: RUF012  # declared by Screen
    AUTO_FOCUS = None

    def __init__(
        self,
        session: Session,
        keymap: Keymap,
        config: Config,
        glyphs: Glyphs,
        clock: Callable[[], datetime],
        *,
        title: str,
        samples: bool,
        front: Callable[[], Page | None],
        last_place: Callable[[], Place | None] = lambda: None,
        open_home: Callable[[], LibraryLike] | None = None,
        look_at: Callable[[Path], LibraryLike] | None = None,
    ) -> None:
        super().__init__(keymap)
        self.session = session
        self.glyphs = glyphs
        self.clock = clock
        self.samples = samples
        self.title_words = title
        self._front = front
        self._last_place = last_place
        self._open_home = open_home
        self._look_at = look_at
        self.panel_open = False
        self._preview_timer: Timer | None = None
        self.search = SearchBar(id="search")
        self.status = Painted(self._draw_status, id="status")
        self.head = Painted(self._draw_article_head, id="article-head")
        self.facets = FacetStrip(glyphs, id="facets")
        self.results = ResultList(clock, glyphs, id="results")
        self.article = ArticleView(clock, glyphs, keymap, measure=config.text_width, id="article")
        self.preview = ArticleView(clock, glyphs, keymap, measure=config.text_width, preview=True, id="preview")
        self.panel = SidePanel(clock, glyphs, id="panel")
        self.banner = Painted(self._draw_banner, id="banner")
        self.prompt = Prompt(id="prompt")
        self.footer = Footer(keymap, glyphs, id="footer")
        # What on_mount gives the keyboard, known for the first picture.
        self.footer.context = SEARCH if samples else LIST
        self.searching = Searching(self)
        self.narrowing = Narrowing(self)
        self.reading = Reading(self)
        self.marking = Marking(self)
        self.selecting = Selecting(self)
        self.naming = Naming(self)
        self.lighting = Lighting(self)
        self.sharing = Sharing(self, config.player)
        self.following = Following(self, config.update_interval)
        self.commanding = Commanding(self)

    def compose(self) -> ComposeResult:
        """Head, strip, the panes, footer."""
        with Row(id="search-row"):
            yield Painted(lambda width: LineBuilder().add(" / ", "key").line(), id="slash")
            yield self.search
            yield self.status
        yield self.head
        yield self.facets
        with Pane(id="body"):
            with Column(id="main"):
                yield self.results
                yield self.article
            with Column(id="side"):
                yield self.preview
                yield self.panel
        yield self.banner
        yield self.prompt
        yield self.footer

    def helpers(self) -> Iterable[object]:
        """Who else has handlers."""
        return (
            self.searching,
            self.narrowing,
            self.reading,
            self.marking,
            self.selecting,
            self.naming,
            self.lighting,
            self.sharing,
            self.following,
        )

    def on_mount(self) -> None:
        """The frame stands; the library is opened behind it."""
        front = self._front()
        if front is None:
            self.searching.wait()
        else:
            self.searching.articles = front.total
            self.results.show(front, with_snippets=False)
        self.draw_head()
        self.draw_edges()
        (self.search if self.samples else self.results).focus()
        self.reading.come_back(self._last_place())
        self.call_after_refresh(self.session.open)

    # -- which library
    def go_home(self) -> None:
        """From samples or files that were only looked at to the user's own library, to which things are added."""
        if self._open_home is not None:
            open_home, self._open_home = self._open_home, None
            self._turn_to(open_home, "")

    def open_elsewhere(self, path: Path) -> None:
        """Look at a folder or file without adding it."""
        if self._look_at is None:
            return
        open_path, home = partial(self._look_at, path), self._open_home or self.session.opener
        self._turn_to(open_path, path.name)
        self._open_home = home

    def _turn_to(self, open_library: Callable[[], LibraryLike], title: str) -> None:
        self.show_list()
        self.samples, self.title_words, self._is_brought_up = False, title, False
        self.preview.clear()
        self.searching.turn()
        self.marking.turn()
        self.session.reopen(open_library)
        self.searching.wait()
        self.draw_head()

    # -- who is in sight
    @property
    def is_wide(self) -> bool:
        """Whether there is room for a pane at the side."""
        return self.size.width >= WIDE

    @property
    def shows_panel(self) -> bool:
        """Whether the related list has a place on the screen."""
        return self.panel_open or (self.is_wide and self.is_reading)

    @property
    def selected(self) -> tuple[Hit, ...]:
        """The articles of the list that the next key is for, instead of the one under the cursor."""
        return () if self.is_reading else self.results.selected

    def show_list(self, *, focus: bool = True) -> None:
        """The list in the main pane."""
        if self.is_reading:
            self.footer.say("")  # what was told there has no meaning here
            self.reading.remember()
            self._leave_zen()
            self.set_class(False, "-reading", "-finding", "-zoom")
            self.panel.set_card(None)
            self.close_panel()
            self._show_preview()  # another article may be under the cursor by now
        if focus:
            self.results.focus()
        self._arrange()

    def show_article(self) -> None:
        """The article in the main pane."""
        self.footer.say("")
        if not self.is_reading:
            self.set_class(True, "-reading")
            self.panel_open = False
        self._arrange()
        self.article.focus()

    def open_panel(self) -> None:
        """The related list or the card in sight: beside the text, or as a sheet."""
        self._leave_zen()
        self.panel_open = True
        if self.is_wide:
            self.set_class(False, "-zoom")  # what gets the keyboard is to be seen
        self._arrange()

    def close_panel(self) -> None:
        """The sheet away."""
        self.panel_open = False
        self.set_class(False, "-zoom")
        self._arrange()

    def focus_main(self) -> None:
        """The keyboard to the list or the article."""
        (self.article if self.is_reading else self.results).focus()

    def focus_soon(self, pane: Widget) -> None:
        """The keyboard to a pane that comes in sight with the next picture."""
        self.reader.keys_ahead.expect("focus")

        def give() -> None:
            pane.focus()
            self.reader.keys_ahead.arrived("focus")

        self.call_after_refresh(give)

    def focus_search(self) -> None:
        """The keyboard to the search box."""
        self.session.read_ahead()  # while one read, others may have had the memory
        # At once: a key right behind "/" belongs into the box, not to the list it came from.
        self.set_focus(self.search)
        # A search before stands there marked: the next letter begins another, an arrow key goes on with it.
        self.search.select_all()

    def _arrange(self) -> None:
        self.panel.is_wide = self.is_wide
        self.set_class(self.shows_panel, "-panel")
        self.panel.settle()
        self.reading.want_related()
        self.draw_edges()
        self.draw_article_head()
        self.draw_footer()

    def on_resize(self, event: events.Resize) -> None:
        """More room or less."""
        if self.is_wide and self.panel_open:
            self.set_class(False, "-zoom")  # a sheet alone on the screen becomes the pane beside the text
        self._arrange()
        self.draw_head()
        self.facets.rebuild()
        self._show_preview()
        self.call_after_refresh(self._keep_focus)

    def _keep_focus(self) -> None:
        """A pane that has no place any more gives the keyboard back."""
        if self.focused is None and self.is_current:
            if self.panel_open:
                (self.panel.card if self.panel.entity is not None else self.panel.related).focus()
            else:
                self.focus_main()

    def on_screen_resume(self) -> None:
        """Seen again: the terminal may have another size by now, of which only the screen on top was told."""
        self.set_class(self.app.size.width < WIDE, "-narrow")
        self.set_class(self.app.size.width >= WIDE, "-wide")

    def on_descendant_focus(self, event: events.DescendantFocus) -> None:
        """Another pane has the keyboard."""
        self.keymap.reset()
        self.footer.moved_on()
        self.results.refresh_cursor()
        self.searching.settle()
        self.draw_footer()

    # -- the search box
    def put_query(self, query: str) -> None:
        """Put a query into the box without searching for it."""
        with self.search.prevent(Input.Changed):
            self.search.value = query
        self.search.cursor_position = len(query)

    def start_find(self) -> None:
        """The search box over the article's head, for words of this article."""
        self.search.scope = "article"
        self.put_query("")
        self.set_class(True, "-finding")
        self.search.placeholder = "in this article"
        self.set_focus(self.search)

    def stop_find(self) -> None:
        """The article's head again."""
        self.search.scope = "library"
        self.set_class(False, "-finding")
        self.put_query(self.searching.query)
        self.set_focus(self.article)
        self.draw_head()
        self.draw_footer()

    def ask_line(self, label: str, answered: Callable[[str], None], value: str = "") -> None:
        """Ask for a line of text in the last row; `value` stands there first and is what giving up answers."""
        self.prompt.ask(label, answered, value=value)

    @on(Input.Changed, "#search")
    def search_typed(self, event: Input.Changed) -> None:
        """A key in the search box."""
        if self.search.scope == "article":
            self.reading.find_typed(event.value)
        else:
            self.searching.typed(event.value)
            if event.value:
                return  # the footer names a completion, which comes with the results
        self.draw_footer()

    # -- what widgets say
    def on_result_list_moved(self, event: ResultList.Moved) -> None:
        """Another article under the cursor."""
        if event.hit is None or self.is_reading:
            return
        if self.is_wide and not self.panel_open:
            if self._preview_timer is not None:
                self._preview_timer.stop()
                self._preview_timer = None
            if self.focused is self.search:
                # An article laid out at every key would cost more than the list itself.
                self._preview_timer = self.set_timer(_PREVIEW_REST, self._show_preview)
            else:
                self._show_preview()
        self.reading.want_related()

    def _show_preview(self) -> None:
        if self.is_wide and (hit := self.results.hit) is not None and not self.is_reading:
            self.session.article(hit.id, "preview", self.searching.query)

    def on_result_list_selected(self, event: ResultList.Selected) -> None:
        """How many are selected: seen at once, whatever else was told."""
        self.footer.say("")
        self.draw_footer()

    def on_result_list_opened(self, event: ResultList.Opened) -> None:
        """Enter on an article, or on a name of the strip."""
        if not self.narrowing.take_facet():
            self.reading.open_hit(event.row, event.hit)

    def on_result_list_rows_wanted(self, event: ResultList.RowsWanted) -> None:
        """Rows near the eye."""
        searching = self.searching
        self.session.rows(searching.query, searching.sort, event.offset, event.limit, typing=searching.is_typing)

    def on_article_view_scrolled(self, event: ArticleView.Scrolled) -> None:
        """How far one has read."""
        if event.view is self.article:
            self.draw_article_head()
            self.draw_footer()  # at the end another key leads on

    def on_article_view_placed(self, event: ArticleView.Placed) -> None:
        """A name or a hit under the cursor."""
        words = event.words
        if event.is_name:  # the keys of the footer that stand there otherwise say nothing of names
            for action, label in _NAME_KEYS:
                if key := self.keymap.key_words(action):
                    words += f"   {key} {label}"
        self.footer.say(words, passing=True)

    def on_article_view_name_opened(self, event: ArticleView.NameOpened) -> None:
        """The card of a name."""
        self.reader.keys_ahead.expect("card")
        self.session.entity(event.entity, lit=event.name)

    def on_side_panel_related_chosen(self, event: SidePanel.RelatedChosen) -> None:
        """A related article."""
        self.reading.open_id(event.related.id, event.related.title)

    def on_side_panel_card_chosen(self, event: SidePanel.CardChosen) -> None:
        """A line of a card."""
        self.reading.follow(event.item)

    # -- keys of the whole screen
    def do_go_up(self, count: int | None) -> None:
        """One level up: zen, zoom, card, sheet, strip, selection, article, query, and with q out."""
        if self.has_class("-zen"):
            self.do_text_zen(None)
        elif self.is_wide and self.has_class("-zoom"):
            self.set_class(False, "-zoom")  # a card behind it is seen before it is closed
        elif self.panel.entity is not None:
            self.panel.set_card(None)
            self.draw_article_head()
            if self.is_wide or not self.is_reading or self.focused is self.panel.card:
                self.close_panel()
            self.focus_main()
        elif self.panel_open and (not self.is_wide or not self.is_reading):
            self.close_panel()
            self.focus_main()
        elif self.focused is self.panel.related:
            self.focus_main()
        elif self.facets.leave():
            self.say("")
        elif self.selected:
            self.results.unselect()
        elif self.is_reading:
            if not self.reading.leave():
                self.show_list()
        elif self.searching.query:
            if self.searching.query == self.searching.from_sources:
                self.following.do_go_sources(None)
            self.reading.remember_list()
            self.searching.ask("")
            self.reading.remember_list()
        elif self.last_key != "escape":
            self.app.exit()
        else:
            self.footer.say("q leaves", passing=True)

    def do_go_news(self, count: int | None) -> None:
        """The newest articles."""
        self.reading.search_for("")

    def do_go_trail(self, count: int | None) -> None:
        """Where one has been."""
        from reader.screens.trail import TrailScreen

        self.reading.remember()

        def chosen(index: int | None) -> None:
            if index is not None:
                self.reading.go_to(self.reading.trail.jump(index))

        self.app.push_screen(TrailScreen(self.keymap, self.glyphs, self.reading.trail), chosen)

    def do_move_next_pane(self, count: int | None) -> None:
        """The keyboard to the next pane."""
        self._step_pane(1)

    def do_move_previous_pane(self, count: int | None) -> None:
        """The keyboard to the pane before."""
        self._step_pane(-1)

    def _step_pane(self, step: int) -> None:
        panes: list[Widget] = [self.article if self.is_reading else self.results]
        if self.shows_panel:
            panes += [view for view in (self.panel.related, self.panel.card) if view.display]
        if not self.is_reading:
            panes.append(self.search)
        at = panes.index(self.focused) if self.focused in panes else 0
        panes[(at + step) % len(panes)].focus()

    def do_text_zen(self, count: int | None) -> None:
        """The text alone, and what stands around it again."""
        self.toggle_class("-zen")
        zen = self.has_class("-zen")
        self.footer.hide_keys(zen)
        self.article.focus()
        if zen and (key := self.keymap.key_words("text.zen")):
            self.footer.say(f"{key} or Esc: everything again", passing=True)

    def _leave_zen(self) -> None:
        if self.has_class("-zen"):
            self.do_text_zen(None)

    def do_text_zoom(self, count: int | None) -> None:
        """One pane alone, or both."""
        self.toggle_class("-zoom")
        if self.is_wide:
            self.focus_main()
