"""One article at a time, what stands beside it, and the trail behind it."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from index.results import Entity, Hit
from reader.history import Place, Trail
from reader.messages import ArticleReady, ChangesReady, RelatedReady
from reader.view_model.card import CardItem
from reader.view_model.hits import find_marks
from reader.view_model.marks import Mark

if TYPE_CHECKING:
    from textual.timer import Timer

    from reader.screens.main import MainScreen

_LONG_TEXT, _LETTERS_REST = 200_000, 0.12
"""Characters from which on a search in the text waits until no letter came for so many seconds."""
_NAMES_COME = "Nothing yet: names are still being read, and what shares them comes with them."


class Reading:
    """Opens articles, cards and related lists, and remembers where the reader has been."""

    def __init__(self, screen: MainScreen) -> None:
        self._screen = screen
        self.trail = Trail(Place(sort="newest"))
        self._opening: Place | None = None
        self._hits: tuple[Mark, ...] = ()
        self._related_to = ""
        self.row: int | None = None
        self._finding: Timer | None = None

    # -- opening
    def open_hit(self, row: int, hit: Hit) -> None:
        """An article of the list, at its first hit."""
        screen = self._screen
        self.remember_list()
        self.row = row
        self._opening = Place(screen.searching.query, screen.searching.sort, row, hit.id, hit.title, -1)
        self._ask(hit.id, screen.searching.query)

    def open_id(self, article_id: str, title: str = "") -> None:
        """An article that was found elsewhere than in the list."""
        self.remember()
        self.row = self._screen.results.row_of(article_id)
        self._opening = Place(article_id=article_id, title=title, aside=self._screen.is_reading)
        self._ask(article_id)

    def stay(self) -> None:
        """Nothing that is on its way is to be opened any more."""
        self._opening = None
        self._screen.searching.open_nothing()
        self._screen.session.forget("open", "card", "entities", "changes")

    def _ask(self, article_id: str, query: str = "") -> None:
        self._screen.reader.keys_ahead.expect("open")
        self._screen.session.article(article_id, "open", query)

    def article_ready(self, message: ArticleReady) -> None:
        """An article that was asked for, to open, to preview or because more of it is known."""
        screen, article = self._screen, message.article
        for view in (screen.article, screen.preview):
            view.silence(message.silent)
        if message.purpose == "preview":
            hit = screen.results.hit
            if hit is not None and hit.id == article.id:
                screen.preview.show(article, message.hits, editions=message.editions, note=message.note)
        elif message.purpose == "refresh":
            for view in (screen.article, screen.preview):
                held = view.article
                if held is not None and held.id == article.id and held != article:
                    view.renew(article, message.editions)
                    screen.lighting.opened()
        elif self._opening is not None and self._opening.article_id == article.id:
            place, self._opening = self._opening, None
            self._hits = message.hits
            screen.show_article()
            offset = place.offset if place.offset > 0 else None
            screen.article.show(article, message.hits, offset=offset, editions=message.editions, note=message.note)
            screen.lighting.opened()
            self.trail.go(replace(place, title=article.title, offset=0))
            screen.marking.opened(article.id)
            if not article.mentions:
                screen.session.look_at(article.id)
            screen.panel.set_card(None)
            screen.panel.wait_for_related()
            self._related_to = ""
            self.want_related()
            screen.draw_article_head()

    def renew(self) -> None:
        """Recognition may have gone on: fetch the open article again; it gains its lights where it stands."""
        screen = self._screen
        view = screen.article if screen.is_reading else screen.preview
        if view.article is not None:
            screen.session.article(view.article.id, "refresh")
        related = screen.panel.related
        # Under the cursor nothing moves; where nothing stands yet, nothing can.
        if self._related_to and screen.shows_panel and (screen.focused is not related or not related.items):
            screen.session.related(self._related_to)

    def seek_again(self) -> None:
        """The work in the background is done: where nothing related was found yet, whether there is nothing."""
        if self._related_to and self._screen.shows_panel and not self._screen.panel.related.items:
            self._screen.session.related(self._related_to)

    def light_up(self, article_id: str) -> None:
        """An article was recognised because somebody opened it: show its names if it is still open."""
        article = self._screen.article.article
        if self._screen.is_reading and article is not None and article.id == article_id:
            self._screen.session.article(article_id, "refresh")

    # -- beside it
    def want_related(self) -> None:
        """Fetch what is related to the article at hand, where there is a place to show it."""
        subject = self.subject
        if subject and subject != self._related_to and self._screen.shows_panel:
            self._related_to = subject
            self._screen.panel.wait_for_related()
            self._screen.session.related(subject)

    @property
    def subject(self) -> str:
        """The id of the article at hand: the open one, else that under the cursor."""
        screen = self._screen
        if screen.is_reading:
            return screen.article.article.id if screen.article.article is not None else ""
        return screen.results.hit.id if screen.results.hit is not None else ""

    def related_ready(self, message: RelatedReady) -> None:
        """What is related, if that is still the question."""
        if message.article_id == self._related_to:
            self._screen.panel.set_related(message.related, _NAMES_COME if self._screen.searching.progress else "")

    def show_card(self, entity: Entity) -> None:
        """Open a card and give it the keyboard."""
        screen = self._screen
        screen.panel.set_card(entity)
        screen.open_panel()
        screen.focus_soon(screen.panel.card)

    def follow(self, item: CardItem, page: Place | None = None) -> None:
        """Enter on a line of a card, or on the page of a name, to which Esc and the trail come back."""
        if item.action == "article":
            if page is not None:
                self.remember_list()
                self.trail.go(page)
            self.open_id(item.value)
        elif item.action == "entity":
            self._screen.reader.keys_ahead.expect("card")
            self._screen.session.entity(item.value)
        elif item.action == "page":
            self._screen.naming.open_page(item.value)
        else:
            self.search_for(item.value)

    def search_for(self, query: str, sort: str = "") -> None:
        """The list of a query that was made by key."""
        self.remember()
        self._screen.panel.set_card(None)
        self._screen.close_panel()
        self._screen.show_list()
        self._screen.searching.ask(query, sort=sort)
        self.trail.go(Place(query, self._screen.searching.sort))

    # -- the trail
    def come_back(self, place: Place | None) -> None:
        """The place of the last time is one step back from the front page."""
        if place is not None:
            front = self.trail.here
            self.trail = Trail(place)
            self.trail.go(front)

    def here(self) -> Place:
        """Where the reader is now, to the row and the character."""
        screen = self._screen
        searching = screen.searching
        if screen.is_reading and screen.article.article is not None:
            article = screen.article.article
            known = self.trail.here
            place = known if known.article_id == article.id else Place(article_id=article.id)
            return replace(place, title=article.title, offset=screen.article.offset_in_sight)
        return Place(searching.query, searching.sort, screen.results.cursor)

    def remember(self) -> None:
        """Keep the position at the place that is about to be left."""
        place = self.here()
        if place.same_as(self.trail.here):
            self.trail.remember(place)

    def remember_list(self) -> None:
        """The list as it stands is a place of its own."""
        if self._screen.is_reading:
            self.remember()
        else:
            self.trail.go(self.here())

    def go_to(self, place: Place | None) -> None:
        """To a place of the trail, with its position."""
        screen = self._screen
        if place is None:
            screen.say("the trail ends here")
        elif place.entity_id:
            screen.show_list()
            screen.naming.open_page(place.entity_id, place.row)
        elif place.article_id:
            self._opening = place
            self.row = screen.results.row_of(place.article_id)
            self._ask(place.article_id, place.query)
        else:
            searching = screen.searching
            same = (place.query, place.sort or searching.sort) == (searching.query, searching.sort)
            screen.show_list()
            if not same:
                searching.ask(place.query, sort=place.sort, row=place.row)
            else:
                screen.results.go(place.row)

    def do_go_back(self, count: int | None) -> None:
        """Back on the trail."""
        self.remember()
        self.go_to(self.trail.back())

    def leave(self) -> bool:
        """From an article that was opened on the page of a name, or beside another article, back there."""
        before = self.trail.before
        if before is None or not (before.entity_id or (before.article_id and self.trail.here.aside)):
            return False
        self.do_go_back(None)
        return True

    def do_go_forward(self, count: int | None) -> None:
        """Forward on the trail."""
        self.remember()
        self.go_to(self.trail.forward())

    # -- what the outlet changed
    def do_text_changes(self, count: int | None) -> None:
        """Ask for it."""
        if self.subject:
            self._screen.reader.keys_ahead.expect("changes")
            self._screen.session.changes(self.subject)
        else:
            self._screen.say("no article here")

    def changes_ready(self, message: ChangesReady) -> None:
        """What the outlet changed: in the page that shows it, or a new one."""
        from reader.screens.changes import ChangesScreen

        screen = self._screen
        if isinstance(screen.app.screen, ChangesScreen):
            screen.app.screen.show(message.changes)
        elif message.changes.id == self.subject:
            page = ChangesScreen(
                screen.keymap,
                screen.glyphs,
                screen.session,
                screen.clock,
                message.changes,
                measure=screen.article.measure,
            )
            screen.app.push_screen(page)

    # -- keys
    def do_text_related(self, count: int | None) -> None:
        """The related list: to it, or away from it."""
        screen = self._screen
        panel = screen.panel
        if panel.entity is not None and not panel.is_wide:
            panel.set_card(None)
        elif screen.panel_open and screen.focused is panel.related:
            if not panel.is_wide or not screen.is_reading:
                screen.close_panel()
            screen.focus_main()
            return
        if not self.subject:
            screen.say("no article here")
            return
        screen.open_panel()
        self.want_related()
        screen.focus_soon(panel.related)

    def do_facet_must(self, count: int | None) -> bool:
        """Search for the entity of the card."""
        return self._search_entity(exclude=False)

    def do_facet_must_not(self, count: int | None) -> bool:
        """Shut the entity of the card out of the search."""
        return self._search_entity(exclude=True)

    def _search_entity(self, *, exclude: bool) -> bool:
        entity = self._screen.panel.entity
        if entity is None:
            return False
        self.search_for(self._screen.naming.query_with(entity, exclude=exclude))
        return True

    def do_article_next(self, count: int | None) -> None:
        """The next article of the list."""
        self._step(count or 1)

    def do_article_previous(self, count: int | None) -> None:
        """The article before in the list."""
        self._step(-(count or 1))

    def do_move_page_down(self, count: int | None) -> bool:
        """At the end of an article: the next unread one."""
        if not self._screen.is_reading:
            return False
        if not self._screen.results.go_unread(1):
            self._screen.say("the end; no unread article below")
            return True
        self._open_under_cursor()
        return True

    def _step(self, step: int) -> None:
        results = self._screen.results
        row = results.cursor + step
        if not 0 <= row < results.total:
            self._screen.say("the last article of the list" if step > 0 else "the first article of the list")
            return
        results.go(row)
        self._open_under_cursor()

    def _open_under_cursor(self) -> None:
        results = self._screen.results
        if results.hit is None:
            self._screen.say("that row is on its way; once more")
        else:
            self.open_hit(results.cursor, results.hit)

    # -- searching inside the article
    def do_search_text(self, count: int | None) -> None:
        """Ask for words to find in this article."""
        self._screen.start_find()

    def find_typed(self, words: str) -> None:
        """Other words stand in the box. In a long article letters typed together are searched for together: the
        first of them stands everywhere, and each search would keep the next letter waiting."""
        self._stop_waiting()
        article = self._screen.article.article
        if article is not None and len(article.text) > _LONG_TEXT:
            self._finding = self._screen.set_timer(_LETTERS_REST, lambda: self._find(words))
        else:
            self._find(words)

    def find_now(self) -> None:
        """Search for what was typed, if that waits."""
        if self._finding is not None:
            self._find(self._screen.search.value)

    def _stop_waiting(self) -> None:
        if self._finding is not None:
            self._finding.stop()
            self._finding = None

    def _find(self, words: str) -> None:
        """Light these words in the article and go to the first."""
        self._stop_waiting()
        view = self._screen.article
        if view.article is not None:
            view.set_hits(find_marks(view.article.text, words))
            if words.strip():
                view.go_to_first_hit()
                if not view.hit_count:
                    self._screen.say(f"not in this article: {words.strip()}")

    def end_find(self, *, keep: bool) -> None:
        """Back to the text, the found words kept or the old ones lit again."""
        words, waits = self._screen.search.value, self._finding is not None
        self._stop_waiting()
        if not keep or not words.strip():
            self._screen.article.set_hits(self._hits)
        self._screen.stop_find()
        if keep and waits:
            self._find(words)
