"""Which kinds are lit in the article: the `v` keys."""

from __future__ import annotations

from typing import TYPE_CHECKING

from index.article import Article, MentionKind
from reader.asking import Ask
from reader.library_protocol import LibraryLike
from reader.messages import NewNamesReady
from reader.query_edit import name_term
from reader.search_worker import Cancelled as IsCancelled
from reader.view_model.marks import ALL_LIGHTS, DATE, DEFAULT_LIGHTS, FIGURE, ORGANISATION, PERSON, PLACE

if TYPE_CHECKING:
    from reader.screens.main import MainScreen

_WORDS = {PERSON: "persons", ORGANISATION: "organisations", PLACE: "places", DATE: "dates", FIGURE: "figures"}


class Lighting:
    """Switches kinds of mentions on and off."""

    def __init__(self, screen: MainScreen) -> None:
        self._screen = screen
        self._shows_new = False

    def do_show_person(self, count: int | None) -> None:
        """Persons."""
        self._switch(PERSON)

    def do_show_organisation(self, count: int | None) -> None:
        """Organisations."""
        self._switch(ORGANISATION)

    def do_show_place(self, count: int | None) -> None:
        """Places."""
        self._switch(PLACE)

    def do_show_date(self, count: int | None) -> None:
        """Dates."""
        self._switch(DATE)

    def do_show_figure(self, count: int | None) -> None:
        """Figures."""
        self._switch(FIGURE)

    def do_show_only(self, count: int | None) -> None:
        """The name under the cursor alone, in this article and the next; once more, the usual ones."""
        view, key = self._screen.article, self._screen.keymap.key_words("show.only")
        mark = view.current_name
        if view.only is not None and not self._shows_new:
            self._only(None)
            self._screen.say("the usual kinds are lit")
        elif mark is None:
            self._screen.say(f"{self._screen.keymap.ways_to_names()}; {key} then lights only that one")
        else:
            self._only(frozenset({mark.entity_id}))
            self._screen.say(f"only {mark.entity} is lit; {key} lights the others again")

    def do_show_new(self, count: int | None) -> None:
        """Names that are new to the reader, in this article and the next; once more, the usual ones."""
        if self._shows_new:
            self._only(None)
            self._screen.say("the usual kinds are lit")
        else:
            self._shows_new = True
            self.opened()

    def opened(self) -> None:
        """An article was opened, or more of it is known: which of its names are new?"""
        article = self._screen.article.article
        if self._shows_new and article is not None:
            self._screen.session.ask("new-names", new_names(article))

    def new_ready(self, message: NewNamesReady) -> None:
        """These are."""
        article = self._screen.article.article
        if not self._shows_new or article is None or article.id != message.article_id:
            return
        for view in (self._screen.article, self._screen.preview):
            view.light_only(message.new)
        key = self._screen.keymap.key_words("show.new")
        if not message.count:
            self._screen.say("no names are known here yet")
        elif not message.new:
            self._screen.say(f"you have read of all {message.count} names; {key} lights them again")
        else:
            self._screen.say(f"{len(message.new)} of {message.count} names are new to you; {key} lights all again")

    def do_show_kind(self, count: int | None) -> None:
        """The kind under the cursor alone; once more, the usual ones."""
        mark = self._screen.article.current_name
        if mark is None:
            key = self._screen.keymap.key_words("show.kind")
            self._screen.say(f"{self._screen.keymap.ways_to_names()}; {key} then lights only its kind")
            return
        only = frozenset({mark.role})
        back = self._screen.article.lights == only
        self._light(DEFAULT_LIGHTS if back else only)
        self._screen.say("the usual kinds are lit" if back else f"only {_WORDS.get(mark.role, mark.role)} are lit")

    def _only(self, entity_ids: frozenset[str] | None) -> None:
        self._shows_new = False
        for view in (self._screen.article, self._screen.preview):
            view.light_only(entity_ids)

    def do_show_all(self, count: int | None) -> None:
        """Every kind; once more, the usual ones."""
        back = self._screen.article.lights == frozenset(ALL_LIGHTS)
        self._light(DEFAULT_LIGHTS if back else frozenset(ALL_LIGHTS))
        self._screen.say("the usual kinds are lit" if back else "every kind is lit")

    def do_show_furniture(self, count: int | None) -> None:
        """What the site put around the text."""
        shown = not self._screen.article.with_furniture
        self._screen.article.show_furniture(shown)
        self._screen.say("the site's own words are " + ("shown" if shown else "hidden"))

    def _switch(self, light: str) -> None:
        lights = self._screen.article.lights ^ {light}
        self._light(lights)
        self._screen.say(f"{_WORDS[light]} are {'lit' if light in lights else 'not lit'}")

    def _light(self, lights: frozenset[str]) -> None:
        self._only(None)
        self._screen.article.light(lights)
        self._screen.preview.light(lights)


_NAMED = (MentionKind.PERSON, MentionKind.ORGANISATION, MentionKind.PLACE)


def new_names(article: Article) -> Ask:
    """Which persons, organisations and places of an article no other article names that was read."""
    named = {m.entity_id: m.entity for m in article.mentions if m.kind in _NAMED and m.entity_id}

    def ask(library: LibraryLike, cancelled: IsCancelled) -> NewNamesReady:
        new = set()
        for entity_id, name in named.items():
            query = f"is:read {name_term(entity_id, name)}"
            page = library.search(query, limit=2, sort="newest", facets=False, cancelled=cancelled)
            if all(hit.id == article.id for hit in page.hits):  # to open an article is to read it
                new.add(entity_id)
        return NewNamesReady(article.id, frozenset(new), len(named))

    return ask
