"""Which kinds are lit in the article: the `v` keys."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reader.view_model.marks import ALL_LIGHTS, DATE, DEFAULT_LIGHTS, FIGURE, ORGANISATION, PERSON, PLACE

if TYPE_CHECKING:
    from reader.screens.main import MainScreen

_WORDS = {PERSON: "persons", ORGANISATION: "organisations", PLACE: "places", DATE: "dates", FIGURE: "figures"}


class Lighting:
    """Switches kinds of mentions on and off."""

    def __init__(self, screen: MainScreen) -> None:
        self._screen = screen

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
        view = self._screen.article
        mark = view.current_name
        if view.only:
            self._only("")
            self._screen.say("the usual kinds are lit")
        elif mark is None:
            self._screen.say("; and , go to a name; vv then lights only that one")
        else:
            self._only(mark.entity_id)
            self._screen.say(f"only {mark.entity} is lit; vv lights the others again")

    def do_show_kind(self, count: int | None) -> None:
        """The kind under the cursor alone; once more, the usual ones."""
        mark = self._screen.article.current_name
        if mark is None:
            self._screen.say("; and , go to a name; vk then lights only its kind")
            return
        only = frozenset({mark.role})
        back = self._screen.article.lights == only
        self._light(DEFAULT_LIGHTS if back else only)
        self._screen.say("the usual kinds are lit" if back else f"only {_WORDS.get(mark.role, mark.role)} are lit")

    def _only(self, entity_id: str) -> None:
        for view in (self._screen.article, self._screen.preview):
            view.light_only(entity_id)

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
        self._only("")
        self._screen.article.light(lights)
        self._screen.preview.light(lights)
