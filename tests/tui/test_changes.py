"""What an outlet changed, on the screen: shown by a key, stepped through, left again."""

import pytest
from fake_library import FakeLibrary

from index.results import Editions
from reader.screens.changes import ChangesScreen

TEXTS = [
    ["Ferry crews walk out", "Crews walked out on Monday.", "Talks go on."],
    ["Ferry crews walk out", "Crews walked out on Tuesday.", "Talks go on."],
    ["Ferry crews walk out", "Crews walked out on Tuesday.", "Talks broke down."],
]


@pytest.fixture
def changed():
    library = FakeLibrary()
    library.texts["reader-1"] = TEXTS
    library.known_editions["reader-1"] = Editions(3, "reprint", "2026-11-20T08:00:00Z")
    return library


@pytest.mark.parametrize("size", [(80, 24), (140, 40), (60, 15)])
async def test_a_key_shows_it_and_leaves_it(reader, changed, size):
    async with reader(size=size, library=changed) as it:
        assert ("3 reprints" in it.screen_text()) is (size[0] > 60 - 1)
        await it.press("enter")
        assert "3 reprints" in it.screen_text() and "changed 20 Nov 26" in it.screen_text()
        await it.press("d")
        assert isinstance(it.app.screen, ChangesScreen)
        assert "change 2 of 2" in it.screen_text() and "broke down" in it.screen_text()
        await it.press("d")
        assert it.app.screen is it.main and it.shown.startswith("Ferry crews")


async def test_it_steps_through_the_changes_and_says_where_they_end(reader, changed):
    async with reader(library=changed) as it:
        await it.press("d", "h")
        assert "change 1 of 2" in it.screen_text() and "Tuesday" in it.screen_text()
        await it.press("h")
        assert "first change" in it.footer
        await it.press("l", "l")
        assert "change 2 of 2" in it.screen_text() and "last change" in it.footer
        await it.press("escape")
        assert it.app.screen is it.main


async def test_an_article_that_did_not_change_says_so(reader):
    async with reader() as it:
        await it.press("enter")
        assert "what changed" not in it.footer
        await it.press("d")
        assert it.app.screen is it.main and "not changed" in it.footer


async def test_words_of_an_article_never_become_markup(reader, changed):
    changed.texts["reader-1"] = [["Old", "[@click=app.quit]Title[/]"], ["New", "[@click=app.quit]Title[/]"]]
    async with reader(library=changed) as it:
        await it.press("d")
        assert "[@click=app.quit]Title[/]" in it.screen_text()
