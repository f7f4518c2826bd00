"""Help, palette, themes, the wall against control characters, and that every action has a handler."""

from dataclasses import replace

import pytest

from index.results import Entity, UpdateReport
from reader.actions import ACTIONS
from reader.config import Config
from reader.view_model.glyphs import ASCII
from reader.widgets.painter import ROLE_CLASSES


async def test_help_shows_the_keys_of_this_place_first(reader):
    async with reader() as it:
        await it.press("?")
        text = it.screen_text()
        assert "IN THE LIST OF ARTICLES" in text and "all keys" in text
        await it.press("space", "b", "G", "g", "g", "j", "k", "?")
        assert it.main.focused is it.main.results


async def test_help_is_searched_as_one_types(reader):
    async with reader() as it:
        await it.press("?")
        assert "/ find" in it.footer and "Esc back" in it.footer and "Enter" not in it.footer
        await it.press("slash", *"byline")
        assert 'by:"jane doe"' in it.screen_text() and "Star" not in it.screen_text()
        await it.press("enter")
        assert "keys with byline" in it.screen_text() and "ELSEWHERE" not in it.screen_text()
        await it.press("escape")
        assert "IN THE LIST OF ARTICLES" in it.screen_text()
        await it.press("slash", *"zebra")
        assert "Nothing has these words" in it.screen_text()
        await it.press("escape", "q")
        assert it.main.focused is it.main.results


async def test_help_shows_the_users_own_keys(reader):
    async with reader(config=Config(keys={"mark.star": ("*",)})) as it:
        await it.press("s")
        assert "reader-1" not in it.library.user
        await it.press("*")
        assert it.library.user["reader-1"].starred


async def test_the_newsboat_preset(reader):
    async with reader(config=Config(keymap="newsboat")) as it:
        await it.press("N")
        assert it.library.user["reader-1"].read


async def test_the_palette_does_what_it_offers(reader):
    async with reader() as it:
        await it.press("ctrl+p", *"star", "enter")
        assert it.library.user["reader-1"].starred


async def test_colon_opens_the_palette_too(reader):
    async with reader() as it:
        await it.press(":")
        assert type(it.app.screen).__name__ == "CommandScreen"
        await it.press("escape")
        await it.press("ctrl+l")
        assert it.main.focused is it.main.results


@pytest.mark.parametrize(
    "theme", ["reader-dark", "reader-light", "nord", "textual-light", "ansi-dark", "ansi-light"]
)
async def test_every_theme_draws(reader, theme):
    async with reader(config=Config(theme=theme)) as it:
        await it.press("enter", ";", "enter", "r")
        assert it.app.theme == theme and "Ferry crews" in it.screen_text()


async def test_another_theme_draws_what_stands_there_anew(reader):
    def colours(it):
        strips = it.app.screen._compositor.render_strips()
        title = [s for strip in strips for s in strip if "Ferry crews" in s.text]
        return title[0].style.color.name, title[0].style.bgcolor.name

    async with reader(config=Config(theme="reader-dark")) as it:
        dark = colours(it)
        it.app.theme = "reader-light"
        await it.settle()
        light = colours(it)
    async with reader(config=Config(theme="reader-light")) as it:
        assert colours(it) == light != dark


async def test_roles_are_styled_once_and_not_in_every_widget(reader):
    # 45 roles in twenty widgets, matched against all rules, would be a tenth of a second at the first letter.
    async with reader() as it:
        assert all(not widget.COMPONENT_CLASSES & ROLE_CLASSES for widget in it.app.screen.walk_children())
        assert it.app.COMPONENT_CLASSES >= ROLE_CLASSES


async def test_an_unknown_theme_is_told(reader):
    async with reader(config=Config(theme="nothing"), wait=False) as it:
        await it.pilot.pause()
        assert it.app.theme == "reader-dark" and "no theme 'nothing'" in it.footer


async def test_no_color_uses_the_terminals_own(reader, monkeypatch):
    monkeypatch.setenv("NO_COLOR", "1")
    async with reader() as it:
        assert it.app.theme == "ansi-dark" and it.app.no_color
        strips = it.app.screen._compositor.render_strips()
        colours = {
            (
                segment.style.color and segment.style.color.name,
                segment.style.bgcolor and segment.style.bgcolor.name,
            )
            for strip in strips
            for segment in strip
            if segment.style and segment.text.strip()
        }
        assert all(background in (None, "default") for _, background in colours)
        reverse = [s for strip in strips for s in strip if s.style and s.style.reverse]
        assert any("Ferry crews" in segment.text for segment in reverse)


async def test_ctrl_c_says_how_to_leave(reader):
    async with reader() as it:
        await it.press("ctrl+c")
        assert "Q leaves" in it.footer and it.app.is_running


async def test_the_plain_signs(reader):
    async with reader(size=(140, 40), glyphs=ASCII) as it:
        await it.press("enter", "r")
        strips = it.app.screen._compositor.render_strips()
        walled = [it.app._wall.apply(list(strip), it.app.screen.styles.background) for strip in strips]
        drawn = "\n".join("".join(segment.text for segment in line) for line in walled)
        assert drawn.isascii() and '"We have asked' in drawn and "?" not in drawn.replace("? all keys", "")


async def test_control_characters_of_a_careless_library_never_reach_the_terminal(reader):
    async with reader() as it:
        article = it.library.known["reader-1"]
        evil = "Ferry \x1b]52;c;AAAA\x07 [@click=app.quit]crews[/] \x9b2J walk [/foo]"
        it.library.known["reader-1"] = replace(article, title=evil)
        it.library.generation += 1
        it.library.report(UpdateReport(changed=1))
        await it.settle()
        assert "1 changed" in it.screen_text()
        await it.press("R")
        strips = it.app.screen._compositor.render_strips()
        segments = [list(strip) for strip in strips]
        assert any("[@click=app.quit]crews[/]" in s.text for line in segments for s in line)
        walled = [it.app._wall.apply(line, it.app.screen.styles.background) for line in segments]
        assert all(s.text.isprintable() for line in walled for s in line)


async def test_brackets_in_names_are_text(reader):
    async with reader() as it:
        it.library.entities = lambda *_, **__: (
            Entity("x", "[b]Bold [/] Inc[", "organisation", (), 1, 1, None, None),
        )
        await it.press("g", "e")
        assert "[b]Bold [/] Inc[" in it.screen_text()


@pytest.mark.parametrize("action", ACTIONS, ids=lambda action: action.id)
def test_every_action_has_a_handler(action):
    from reader.app import ReaderApp
    from reader.screens.changes import ChangesScreen
    from reader.screens.corrections import CorrectionsScreen
    from reader.screens.entities import EntitiesScreen
    from reader.screens.entity import EntityScreen
    from reader.screens.following import Following
    from reader.screens.help import HelpScreen
    from reader.screens.lighting import Lighting
    from reader.screens.main import MainScreen
    from reader.screens.marking import Marking
    from reader.screens.naming import Naming
    from reader.screens.narrowing import Narrowing
    from reader.screens.pages import PageScreen
    from reader.screens.reading import Reading
    from reader.screens.searching import Searching
    from reader.screens.selecting import Selecting
    from reader.screens.sharing import Sharing
    from reader.screens.sources import SourcesScreen
    from reader.widgets.article_view import ArticleView
    from reader.widgets.line_view import LineView
    from reader.widgets.result_list import ResultList

    shared = (MainScreen, Searching, Narrowing, Reading, Marking, Lighting, Selecting, Sharing, Following, Naming)
    shared += (ReaderApp,)
    by_context = {
        "list": (ResultList, *shared),
        "search": shared,
        "article": (ArticleView, *shared),
        "related": (LineView, *shared),
        "card": (LineView, *shared),
        "corrections": (LineView, CorrectionsScreen, ReaderApp),
        "changes": (LineView, ChangesScreen, PageScreen, ReaderApp),
        "sources": (LineView, SourcesScreen, PageScreen, ReaderApp),
        "names": (LineView, EntitiesScreen, ReaderApp),
        "name": (LineView, EntityScreen, ReaderApp),
        "help": (LineView, HelpScreen, ReaderApp),
        "page": (LineView, PageScreen, ReaderApp),
    }
    for context in action.contexts:
        if context == "page" and action.id == "go.news":
            continue
        assert any(hasattr(place, action.handler) for place in by_context[context]), context


async def test_what_may_follow_a_key_lies_over_the_rows_which_do_not_move(reader):
    async with reader(size=(80, 12)) as it:
        rows = it.screen_text().splitlines()
        await it.press("g")
        waiting = it.screen_text().splitlines()
        assert waiting[:-2] == rows[:-2]
        for words in ("n news", "h trail", "E corrections", "e names"):
            assert words in " ".join(waiting[-2:])
        await it.press("escape")
        assert it.screen_text().splitlines() == rows
        await it.press("g", "g")
        assert it.screen_text().splitlines() == rows
    async with reader(size=(140, 12)) as it:
        rows = it.screen_text().splitlines()
        await it.press("g")
        waiting = it.screen_text().splitlines()
        assert waiting[:-1] == rows[:-1] and "E corrections" in waiting[-1]
