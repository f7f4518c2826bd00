"""What can be done with a name from anywhere: its page, mending it, watching it, searching with it."""

from __future__ import annotations

from abc import abstractmethod
from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import datetime
from functools import partial
from typing import TYPE_CHECKING

from index.results import Entity
from reader.history import Place
from reader.keymap import Keymap
from reader.library_protocol import MendedLike, MendingLike
from reader.messages import (
    CorrectionsReady,
    EntitiesReady,
    EntityReady,
    MendedReady,
    NamesFound,
    PathReady,
    WatchReady,
)
from reader.query_edit import with_term
from reader.screens.article_mending import ArticleMending
from reader.screens.pages import PageScreen
from reader.screens.sheets import MendSheet, Picked, PickSheet
from reader.session import Session
from reader.view_model.card import CardItem, entity_query, kind_words
from reader.view_model.glyphs import Glyphs
from reader.view_model.mend_choices import Choice, NameHere, choices
from reader.view_model.names_list import NamesAsked

if TYPE_CHECKING:
    from index.mending.rules import Rule
    from reader.screens.entities import EntitiesScreen
    from reader.screens.entity import EntityScreen
    from reader.screens.main import MainScreen

_NEW_KINDS = ("person", "organisation", "place")
Mend = Callable[[MendingLike], MendedLike]


class NamingScreen(PageScreen):
    """A page about names: the list, or one of them."""

    def __init__(self, keymap: Keymap, glyphs: Glyphs, naming: Naming) -> None:
        super().__init__(keymap, glyphs)
        self.naming = naming

    @property
    @abstractmethod
    def entity(self) -> Entity | None:
        """The name at hand."""

    @abstractmethod
    def refresh_names(self) -> None:
        """A correction was made: ask once more."""

    def say(self, words: str) -> None:
        """Tell something in the footer for a moment."""
        self.footer.say(words)

    def do_names_mend(self, count: int | None) -> None:
        """The sheet."""
        self.naming.mend(self.entity)

    def do_names_watch(self, count: int | None) -> None:
        """Watch it, or no longer."""
        self.naming.watch(self.entity)

    def do_mark_undo(self, count: int | None) -> None:
        """Take the last change back."""
        self.naming.undo()

    def do_go_corrections(self, count: int | None) -> None:
        """The user's corrections."""
        self.naming.do_go_corrections(None)

    def do_facet_must(self, count: int | None) -> None:
        """Search with it."""
        self._search(exclude=False)

    def do_facet_must_not(self, count: int | None) -> None:
        """Search without it."""
        self._search(exclude=True)

    def _search(self, *, exclude: bool) -> None:
        if self.entity is not None:
            self.dismiss(CardItem("search", self.naming.query_with(self.entity, exclude=exclude)))


@dataclass(frozen=True, slots=True)
class Stood:
    """What lay below the page of a name on which an article was opened: the pages before it, and the list."""

    entity_id: str
    before: tuple[Entity, ...]
    names: EntitiesReady | None = None
    item: int = 0


class Naming:
    """Names on the main screen, and what the pages about names share."""

    def __init__(self, screen: MainScreen) -> None:
        self._screen = screen
        self._then: Callable[[Entity], None] | None = None
        self.articles = ArticleMending(screen, lambda change: self.session.mend(change, ""))
        self._page: Place | None = None
        self._item = 0
        self._stood: Stood | None = None

    @property
    def session(self) -> Session:
        """Who is asked."""
        return self._screen.session

    # -- pages
    def do_go_entities(self, count: int | None) -> None:
        """The names of the library."""
        self._screen.reader.keys_ahead.expect("entities")
        self.session.entities(NamesAsked())

    def do_names_list(self, count: int | None) -> None:
        """The names of the article at hand."""
        if subject := self._screen.reading.subject:
            self._screen.reader.keys_ahead.expect("entities")
            self.session.entities(NamesAsked(article_id=subject))
        else:
            self._screen.say("no article here")

    def do_go_corrections(self, count: int | None) -> None:
        """The user's corrections."""
        self._screen.reader.keys_ahead.expect("corrections")
        self.session.corrections()

    def corrections_ready(self, message: CorrectionsReady) -> None:
        """Their list: a new page, or other rows of the one that stands there."""
        from reader.screens.corrections import CorrectionsScreen

        screen = self._screen
        top = screen.app.screen
        if isinstance(top, CorrectionsScreen):
            top.update(message.listed)
        elif screen.is_current or isinstance(top, NamingScreen):
            screen.app.push_screen(CorrectionsScreen(screen.keymap, screen.glyphs, self, message.listed))

    def now(self) -> datetime:
        """The moment, by which dates are told."""
        return self._screen.clock()

    def withdraw(self, rule: Rule) -> None:
        """Take one correction back."""
        self.session.mend(lambda mending: mending.withdraw(rule), "")

    def entities_ready(self, message: EntitiesReady) -> None:
        """The list: a new page, or other rows of the one that stands there."""
        from reader.screens.entities import EntitiesScreen

        screen = self._screen
        # The one that stands there may lie below the page on which a correction was taken back.
        standing = next((page for page in screen.app.screen_stack if isinstance(page, EntitiesScreen)), None)
        if standing is not None:
            standing.update(message)
        elif screen.is_current:
            self._list(message)

    def _list(self, message: EntitiesReady, item: int = 0) -> None:
        from reader.screens.entities import EntitiesScreen

        screen = self._screen
        page = EntitiesScreen(screen.keymap, screen.glyphs, self, message, item)
        screen.app.push_screen(page, partial(self._left_list, page))

    def entity_ready(self, message: EntityReady) -> None:
        """A card on the main screen, or a page over whatever is there."""
        from reader.screens.entity import EntityScreen

        app = self._screen.app
        if message.purpose == "card":
            self._screen.reading.show_card(message.entity)
        elif message.purpose == "renewed-card":
            self._screen.panel.set_card(message.entity)
        elif message.purpose == "mend":
            then, self._then = self._then, None
            if then is not None:
                then(message.entity)
        elif message.purpose == "renewed":
            for standing in app.screen_stack:
                if isinstance(standing, EntityScreen):
                    standing.update(message.entity, renewed=True)
        elif isinstance(app.screen, EntityScreen):
            app.screen.update(message.entity)
        elif message.purpose == "page":
            screen, item, self._item = self._screen, self._item, 0
            stood, self._stood = self._stood, None
            is_back = stood is not None and stood.entity_id == message.entity.id and screen.is_current
            if stood is not None and is_back and stood.names is not None:
                self._list(stood.names, stood.item)
            before = stood.before if stood is not None and is_back else ()
            page = EntityScreen(screen.keymap, screen.glyphs, self, message.entity, screen.clock, item, before)
            app.push_screen(page, partial(self._left_page, page))

    def open_page(self, entity_id: str, item: int = 0) -> None:
        """The page of an entity, with the cursor at an item of it."""
        self._item = item
        self._screen.reader.keys_ahead.expect("card")
        self.session.entity(entity_id, "page")

    def renew_page(self, entity_id: str, key: str = "") -> None:
        """Ask for an entity whose page stands there already; `key` is one of its names."""
        self.session.entity(entity_id, "renewed", key=key)

    def _left_page(self, page: EntityScreen, chosen: object) -> None:
        """The page of a name was left; an article opened on it leads back to it."""
        entity = page.entity
        if isinstance(chosen, CardItem) and entity is not None:
            self._page = Place(entity_id=entity.id, title=entity.name, row=page.view.item)
            self._stood = Stood(entity.id, page.before)
        self._left(chosen)

    def _left_list(self, page: EntitiesScreen, chosen: object) -> None:
        """The list was left; where that was for what a page above it opened, it is kept for the way back."""
        if self._page is not None and self._stood is not None:
            names = EntitiesReady(page.entities, page.watched, page.asked)
            self._stood = replace(self._stood, names=names, item=page.view.item)
        self._left(chosen)

    def _left(self, chosen: object) -> None:
        """A page was left, perhaps for an article or a search: then every page goes."""
        if isinstance(chosen, CardItem):
            top = self._screen.app.screen
            if isinstance(top, NamingScreen):
                top.dismiss(chosen)
            else:
                came_from, self._page = self._page, None
                self._screen.reading.follow(chosen, came_from)

    def names_found(self, message: NamesFound) -> None:
        """Names for the line being typed."""
        if isinstance(sheet := self._screen.app.screen, PickSheet):
            sheet.found(message)

    def path_ready(self, message: PathReady) -> None:
        """A way was found, or none."""
        from reader.screens.entity import EntityScreen

        if isinstance(page := self._screen.app.screen, EntityScreen):
            page.path_ready(message)

    def query_with(self, entity: Entity, *, exclude: bool) -> str:
        """The query on the screen with this entity as must or must not."""
        return with_term(self._screen.searching.query, entity_query(entity), exclude=exclude)

    # -- the name at hand
    def do_names_mend(self, count: int | None) -> None:
        """The sheet for the name under the cursor, or of the card; else for the article at hand."""
        screen = self._screen
        mark = screen.article.current_name if screen.focused is screen.article else None
        if screen.panel.entity is not None and mark is None:
            self.mend(screen.panel.entity)
        elif mark is not None and mark.entity_id and screen.article.article is not None:
            article = screen.article.article
            quote = article.text[mark.start : mark.end]
            here = NameHere(article.id, quote, article.text.count(quote, 0, mark.start) + 1)
            self._ask_entity(mark.entity_id, lambda entity: self.mend(entity, here))
        else:
            self.do_text_mend(count)

    def do_text_mend(self, count: int | None) -> None:
        """The sheet of the article at hand."""
        if subject := self._screen.reading.subject:
            self.articles.ask(subject)
        else:
            self._screen.say("no article here")

    def do_names_watch(self, count: int | None) -> None:
        """Watch the name under the cursor, or of the card."""
        screen = self._screen
        mark = screen.article.current_name if screen.focused is screen.article else None
        if screen.panel.entity is not None and mark is None:
            self.watch(screen.panel.entity)
        elif mark is not None and mark.entity_id:
            self._ask_entity(mark.entity_id, self.watch)
        else:
            screen.say(f"{screen.keymap.ways_to_names()}, {screen.keymap.key_words('names.watch')} watches it")

    def _ask_entity(self, entity_id: str, then: Callable[[Entity], None]) -> None:
        self._then = then
        self._screen.reader.keys_ahead.expect("card")
        self.session.entity(entity_id, "mend")

    # -- mending
    def mend_listed(self, entity: Entity | None) -> None:
        """The sheet of a row of the list, which does not tell by what names it goes."""
        if entity is not None:
            self._ask_entity(entity.id, self.mend)

    def mend(self, entity: Entity | None, here: NameHere | None = None) -> None:
        """Offer what can be done about an entity."""
        if entity is None:
            return
        screen = self._screen

        def chosen(answer: object) -> None:
            if isinstance(answer, Choice):
                self._do(answer, entity, here)

        kind = kind_words(entity, screen.glyphs, screen.app.size.width // 3)
        heading = f"{entity.name} {screen.glyphs.rule} {kind}"
        screen.app.push_screen(MendSheet(screen.keymap, screen.glyphs, heading, choices(entity, here)), chosen)

    def _do(self, choice: Choice, entity: Entity, here: NameHere | None) -> None:
        match choice.action:
            case "article" if here is not None:
                self.articles.ask(here.article_id)
            case "merge":
                self._pick(
                    f"{entity.name} is the same as",
                    lambda p: self._make(_merge(entity.id, p), entity),
                    without=entity.id,
                )
            case "rename":
                self._pick(
                    f"{entity.name} is called",
                    lambda p: self._make(lambda mending: mending.rename(entity.id, p.words), entity),
                    known=False,
                    text=entity.name,
                )
            case "assign" | "assign_all" if here is not None:
                place = here.place if choice.action == "assign" else 0
                self._pick(
                    f"{self._screen.glyphs.quote_open}{here.quote}{self._screen.glyphs.quote_close} is",
                    lambda p: self._make(_assign(here, p, place), entity),
                    new=_NEW_KINDS,
                    without=entity.id,
                )
            case "unmark" if here is not None:
                self._make(lambda mending: mending.unmark(here.article_id, here.quote, place=here.place), entity)
            case "set_kind":
                self._make(lambda mending: mending.set_kind(entity.id, choice.value), entity)
            case "split":
                self._make(lambda mending: mending.split(choice.value), entity)
            case "silence":
                self._make(lambda mending: mending.silence(entity.id), entity)
            case "reject":
                self._make(lambda mending: mending.reject(entity.id), entity)

    def _pick(
        self,
        heading: str,
        then: Callable[[Picked], object],
        *,
        known: bool = True,
        new: tuple[str, ...] = (),
        without: str = "",
        text: str = "",
    ) -> None:
        screen = self._screen

        def picked(answer: object) -> None:
            if isinstance(answer, Picked):
                then(answer)

        sheet = PickSheet(
            screen.keymap, screen.glyphs, self.session, heading, known=known, new=new, without=without, text=text
        )
        screen.app.push_screen(sheet, picked)

    def _make(self, change: Mend, entity: Entity) -> None:
        self.session.mend(change, entity.id)

    def mended(self, message: MendedReady) -> None:
        """A correction was made or taken back: everything on the screen follows."""
        screen = self._screen
        undo = screen.keymap.key_words("mark.undo")
        if message.undone:
            said = f"undone: {message.words}" if message.words else "nothing to undo"
        else:
            screen.marking.corrected(message.words)
            said = f"{message.words}; {undo} undoes" if undo else message.words
        screen.reading.renew()
        if message.before:
            screen.searching.recount()
        else:  # an article may have another headline or date, or an undo gave it back its own
            screen.searching.again(row=screen.results.cursor)
        card = screen.panel.entity
        if card is not None:
            if card.id == message.before and not message.entity_id:
                screen.panel.set_card(None)
                screen.close_panel()
                screen.focus_main()
            else:
                kept = message.entity_id if card.id == message.before else card.id
                self.session.entity(kept, "renewed-card", key=any_key(card))
        for page in screen.app.screen_stack:
            if isinstance(page, NamingScreen):
                self._renew(page, message)
        self.say(said)  # where the reader is looking now: the page of what is no name any more has gone

    def _renew(self, page: NamingScreen, message: MendedReady) -> None:
        from reader.screens.entity import EntityScreen

        at_hand = page.entity
        if isinstance(page, EntityScreen) and at_hand is not None and at_hand.id == message.before:
            if message.entity_id:
                self.renew_page(message.entity_id)
            elif page.is_current:
                page.dismiss(None)  # what it was about is no name any more
        else:
            page.refresh_names()

    def undo(self) -> None:
        """Take the last correction or mark back."""
        self._screen.marking.do_mark_undo(None)

    # -- watching
    def watch(self, entity: Entity | None) -> None:
        """Watch it, or no longer."""
        if entity is not None:
            self.session.watch(entity.id, watched=not entity.watched)

    def watch_ready(self, message: WatchReady) -> None:
        """It is watched, or is no longer."""
        entity = message.entity
        where = self._screen.keymap.key_words("go.entities")
        self.say(
            f"watching {entity.name}; {where} tells what is new"
            if entity.watched
            else f"{entity.name}: no longer watched"
        )
        card = self._screen.panel.entity
        if card is not None and card.id == entity.id:
            self.session.entity(entity.id, "renewed-card")
        for page in self._screen.app.screen_stack:
            if isinstance(page, NamingScreen):
                page.refresh_names()

    def say(self, words: str) -> None:
        """Tell something where the reader is looking."""
        top = self._screen.app.screen
        (top if isinstance(top, NamingScreen) else self._screen).say(words)


def any_key(entity: Entity) -> str:
    """A name key of it, under which it is found whatever is corrected of its kind; "" where it tells none."""
    return entity.keys[0][0] if entity.keys else ""


def _merge(part: str, picked: Picked) -> Mend:
    whole = picked.entity.id if picked.entity is not None else picked.words
    return lambda mending: mending.merge(part, whole)


def _assign(here: NameHere, picked: Picked, place: int) -> Mend:
    name = picked.entity.name if picked.entity is not None else picked.words
    kind = picked.entity.kind if picked.entity is not None else picked.kind
    entity_id = picked.entity.id if picked.entity is not None else ""
    return lambda mending: mending.assign(
        here.article_id, here.quote, name, kind, place=place, entity_id=entity_id
    )
