"""What the library answers, handed to whoever asked."""

from __future__ import annotations

from abc import abstractmethod

from rich.cells import cell_len

from index.results import Facets, Hit
from reader import messages
from reader.keymap import Keymap
from reader.screens.base import ActionScreen
from reader.screens.following import Following
from reader.screens.lighting import Lighting
from reader.screens.marking import Marking
from reader.screens.naming import Naming
from reader.screens.pages import PageScreen
from reader.screens.reading import Reading
from reader.screens.searching import Searching
from reader.screens.selecting import Selecting
from reader.screens.sharing import Sharing
from reader.session import Session
from reader.view_model.glyphs import Glyphs
from reader.view_model.states import failed, failure_words
from reader.widgets.article_view import ArticleView
from reader.widgets.facet_strip import FacetStrip
from reader.widgets.footer import Footer
from reader.widgets.result_list import ResultList
from reader.widgets.search_bar import SearchBar
from reader.widgets.side_panel import SidePanel

_LOOK_SECONDS = 2.0


class AnsweredScreen(ActionScreen):
    """A screen that asks a library: takes its messages and passes each to the helper whose work it is."""

    session: Session
    glyphs: Glyphs
    footer: Footer
    search: SearchBar
    results: ResultList
    preview: ArticleView
    facets: FacetStrip
    panel: SidePanel
    searching: Searching
    reading: Reading
    marking: Marking
    following: Following
    naming: Naming
    lighting: Lighting
    sharing: Sharing
    selecting: Selecting
    samples: bool
    title_words: str

    @property
    @abstractmethod
    def selected(self) -> tuple[Hit, ...]:
        """The articles of the list that the next key is for."""

    def __init__(self, keymap: Keymap) -> None:
        super().__init__(keymap)
        self._started = self._is_brought_up = False

    def say(self, words: str) -> None:
        """Tell something for a moment, in the footer of the page that is seen."""
        page = self.app.screen
        (page.footer if isinstance(page, PageScreen) else self.footer).say(words)

    @abstractmethod
    def draw_footer(self) -> None:
        """The keys of the pane that has the keyboard."""

    def on_library_ready(self, message: messages.LibraryReady) -> None:
        """The library is open: its newest articles, and whatever was asked meanwhile."""
        self.reader.keys_ahead.has_library = True
        self.marking.can_keep = not message.read_only
        if message.read_only:
            self.title_words = f"{self.title_words}  read-only".strip()
        elif message.is_made_anew and not self.samples and not self.title_words:
            self.say("the index was damaged or of another machine; it is being made anew")
        self.session.catch_up()
        self.searching.again(row=self.results.cursor)

    def started(self) -> None:
        """The first rows stand: let the worker process begin, and watch the index."""
        if not self._started:
            self._started = True
            self.session.read_ahead()
            self.session.prepare()
            self.following.start()
            self.set_interval(_LOOK_SECONDS, self.searching.look_in_time)
        elif not self._is_brought_up:
            self.following.bring_up_to_date()
        self._is_brought_up = True

    def on_library_failed(self, message: messages.LibraryFailed) -> None:
        """No library."""
        self.reader.keys_ahead.no_library()
        self.results.say(failed(message.message, message.remedy, self.results.width))
        self.results.focus()

    def on_job_failed(self, message: messages.JobFailed) -> None:
        """A question failed, and what it was to bring is missing; everything else goes on."""
        self.reader.keys_ahead.arrived("open" if message.job == "search" else message.job)
        said = failure_words(message.job, message.message, is_known=message.is_known)
        if message.job == "search":
            self.searching.failed(said, message.remedy)
            return
        if message.job in ("look", "settle", "ahead", "newest", "seen", "sources"):
            return  # asked again in a moment, and nothing the user waits for
        if message.job == "rows":
            self.results.do_without_rows()
        elif message.job == "counts":
            self.facets.set_facets(Facets())
        elif message.job == "related":
            self.panel.set_related((), said)
        elif message.job == "preview":
            self.preview.clear()
        elif message.about is not None:
            self.marking.failed(message.about)
        words = f"{said} {message.remedy}".strip()
        # Half a remedy helps nobody.
        self.say(words if cell_len(words) <= self.app.size.width - 2 else said)

    def on_results_ready(self, message: messages.ResultsReady) -> None:
        """Results."""
        self.searching.results_ready(message)

    def on_counts_ready(self, message: messages.CountsReady) -> None:
        """What the results hold."""
        self.searching.counts_ready(message)

    def on_query_settled(self, message: messages.QuerySettled) -> None:
        """A query that is typed no more."""
        self.searching.settled(message)

    def on_rows_ready(self, message: messages.RowsReady) -> None:
        """More of them."""
        self.searching.rows_ready(message)

    def on_suggestions_ready(self, message: messages.SuggestionsReady) -> None:
        """Completions."""
        self.search.offer(message.query, message.suggestions)
        self.draw_footer()

    def on_article_ready(self, message: messages.ArticleReady) -> None:
        """An article."""
        self.reading.article_ready(message)
        if message.purpose == "open":
            self.reader.keys_ahead.arrived("open")

    def on_changes_ready(self, message: messages.ChangesReady) -> None:
        """What an outlet changed."""
        self.reading.changes_ready(message)
        self.reader.keys_ahead.arrived("changes")

    def on_related_ready(self, message: messages.RelatedReady) -> None:
        """Related articles."""
        self.reading.related_ready(message)

    def on_entity_ready(self, message: messages.EntityReady) -> None:
        """A card or a page."""
        self.naming.entity_ready(message)
        self.reader.keys_ahead.arrived("card")

    def on_header_ready(self, message: messages.HeaderReady) -> None:
        """An article to be mended."""
        self.naming.articles.ready(message)
        self.reader.keys_ahead.arrived("mend")

    def on_texts_ready(self, message: messages.TextsReady) -> None:
        """Articles that were asked for to be copied or piped."""
        self.sharing.texts_ready(message)

    def on_new_names_ready(self, message: messages.NewNamesReady) -> None:
        """Names that are new to the reader."""
        self.lighting.new_ready(message)

    def on_selection_ready(self, message: messages.SelectionReady) -> None:
        """Rows to be selected."""
        self.selecting.ready(message)

    def on_marks_ready(self, message: messages.MarksReady) -> None:
        """Marks."""
        self.marking.marks_ready(message)

    def on_marks_seen(self, message: messages.MarksSeen) -> None:
        """Marks that another program may have made."""
        self.marking.seen(message)

    def on_library_changed(self, message: messages.LibraryChanged) -> None:
        """A new commit."""
        self.following.refresh_if_seen()
        self.searching.changed(message)

    def on_background(self, message: messages.Background) -> None:
        """The worker process."""
        self.searching.background(message.event)
        self.following.background(message.event)

    def on_sources_ready(self, message: messages.SourcesReady) -> None:
        """The sources."""
        self.following.ready(message)

    def on_newest_ready(self, message: messages.NewestReady) -> None:
        """What is new in one of them."""
        self.following.newest_ready(message)

    def on_preview_ready(self, message: messages.PreviewReady) -> None:
        """What adding a place would bring."""
        self.following.preview_ready(message)

    def on_sources_changed(self, message: messages.SourcesChanged) -> None:
        """A source was changed."""
        self.following.changed(message)

    def on_update_due(self, message: messages.UpdateDue) -> None:
        """It is time."""
        self.session.update()

    def on_marked(self, message: messages.Marked) -> None:
        """Marks were changed."""
        self.marking.marked(message)
        self.following.refresh_if_seen()

    def on_notice(self, message: messages.Notice) -> None:
        """A widget has something to tell."""
        self.say(message.words)

    def on_entities_ready(self, message: messages.EntitiesReady) -> None:
        """The names of the library, or of an article."""
        self.naming.entities_ready(message)
        self.reader.keys_ahead.arrived("entities")

    def on_corrections_ready(self, message: messages.CorrectionsReady) -> None:
        """The user's corrections."""
        self.naming.corrections_ready(message)
        self.reader.keys_ahead.arrived("corrections")

    def on_names_found(self, message: messages.NamesFound) -> None:
        """Names for a line being typed."""
        self.naming.names_found(message)

    def on_path_ready(self, message: messages.PathReady) -> None:
        """The way from one entity to another."""
        self.naming.path_ready(message)

    def on_mended_ready(self, message: messages.MendedReady) -> None:
        """A correction."""
        self.naming.mended(message)

    def on_watch_ready(self, message: messages.WatchReady) -> None:
        """A watched name."""
        self.naming.watch_ready(message)
