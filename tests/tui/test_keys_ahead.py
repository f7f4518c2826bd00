"""Keys typed before what they are for stands there go to it, not to the list that is still seen."""

import asyncio
import threading

import pytest
from fake_library import FakeLibrary

from index.errors import LibraryError


class Slow(FakeLibrary):
    """Gives no article and no name before `door` is open."""

    def __init__(self):
        super().__init__()
        self.door = threading.Event()

    def article(self, article_id):
        self.door.wait(5)
        return super().article(article_id)

    def entity(self, name):
        self.door.wait(5)
        return super().entity(name)


async def typed(it, *keys):
    """Keys, all before the library answers."""
    for key in keys:
        await it.pilot.press(key)
    it.library.door.set()
    for _ in range(3):
        await it.settle()
        await asyncio.sleep(0.02)


async def test_keys_behind_enter_are_the_articles(reader):
    async with reader(library=Slow()) as it:
        await typed(it, "enter", "r")
        assert it.shown.startswith("Ferry crews") and it.main.panel_open
        assert it.main.focused is it.main.panel.related


async def test_keys_behind_enter_do_nothing_to_the_list(reader):
    async with reader(library=Slow()) as it:
        await typed(it, "enter", "G", "s")
        assert it.main.results.cursor == 0 and it.library.marks("reader-1").starred
        assert it.main.article.scroll_offset.y > 0


async def test_keys_behind_enter_in_the_box_are_not_typed(reader):
    async with reader(library=Slow()) as it:
        await typed(it, "slash", *"harbour", "enter", "j", "s")
        assert it.main.is_reading and it.main.search.value == "harbour"
        assert it.library.marks(it.main.article.article.id).starred


async def test_a_search_in_the_article_may_be_typed_ahead(reader):
    async with reader(library=Slow()) as it:
        await typed(it, "enter", "slash", *"lake")
        assert it.main.is_reading and it.main.search.value == "lake"
        assert it.main.article.hit_count


async def test_keys_behind_a_name_are_its_cards(reader):
    async with reader(library=Slow()) as it:
        it.library.door.set()
        await it.press("enter", "semicolon")
        it.library.door.clear()
        await typed(it, "enter", "w")
        assert it.main.panel.entity is not None
        assert "watching" in it.footer


async def test_a_failure_gives_the_keys_back(reader):
    class Gone(Slow):
        def article(self, article_id):
            self.door.wait(5)
            raise OSError("gone")

    async with reader(library=Gone()) as it:
        await typed(it, "enter", "j")
        assert not it.main.is_reading and it.main.results.cursor == 1


async def test_nothing_to_open_holds_no_key(reader):
    async with reader() as it:
        await it.press("slash", *"zebra", "enter")
        await it.press("a")
        assert it.main.search.value == "zebraa"


async def test_keys_meant_for_an_article_that_does_not_come_are_dropped(reader, monkeypatch):
    monkeypatch.setattr("reader.screens.keys_ahead._LONGER", 0.1)
    async with reader(library=Slow()) as it:
        for key in ("enter", "j", "s"):
            it.app.simulate_key(key)
        await asyncio.sleep(0.6)
        await it.pilot.press("j")
        await it.pilot.pause()
        assert it.main.results.cursor == 1 and not it.library.marks("reader-1").starred
        it.library.door.set()
        await it.settle()


@pytest.mark.parametrize("words", ["later", "to read"])
async def test_a_line_is_typed_behind_the_key_that_asks_for_it(reader, words):
    async with reader() as it:
        keys = ["space" if char == " " else char for char in words]
        for key in ("t", *keys):
            it.app.simulate_key(key)
        await it.settle()
        await it.press("enter")
        assert it.library.marks("reader-1").tags


async def slow(it, *keys):
    """Keys, and then the moment after which the wait is told."""
    for key in keys:
        it.app.simulate_key(key)
    for _ in range(100):
        await asyncio.sleep(0.02)
        if "opening" in it.footer:
            return
    raise AssertionError(it.footer)


@pytest.mark.parametrize("key", ["escape", "q"])
async def test_who_does_not_want_to_wait_stays_and_nothing_comes_up_later(reader, key):
    async with reader(library=Slow()) as it:
        await slow(it, "enter")
        await it.pilot.press(key, "j")
        await it.pilot.pause()
        assert it.main.results.cursor == 1 and it.app.is_running
        it.library.door.set()
        await it.settle()
        assert not it.main.is_reading and "opening" not in it.footer
        await it.press("enter")
        assert it.main.is_reading


async def test_what_was_told_of_the_wait_goes_with_it(reader):
    async with reader(library=Slow()) as it:
        await slow(it, "enter")
        it.library.door.set()
        await it.settle()
        assert it.main.is_reading and "opening" not in it.footer


async def test_who_wants_to_leave_need_not_wait(reader):
    async with reader(library=Slow()) as it:
        await slow(it, "enter")
        await it.pilot.press("Q")
        await it.pilot.pause()
        it.library.door.set()
        assert not it.app.is_running


async def test_without_a_library_no_key_waits_for_what_cannot_come(reader):
    def none():
        raise LibraryError("There is no folder.", "Make one.")

    async with reader(opener=none) as it:
        await it.pilot.press("g", "e", "q")
        await it.pilot.pause()
        assert not it.app.is_running
