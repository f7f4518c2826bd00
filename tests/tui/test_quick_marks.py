"""Marks made faster than they are kept: each undo takes back its own, and what failed is shown as it was."""

import threading
from dataclasses import replace

from fake_library import FakeLibrary

from index.errors import LibraryError
from reader.view_model.glyphs import ASCII


class Slow(FakeLibrary):
    """Keeps no mark before `gate` is open; then fails for the articles in `refused`."""

    def __init__(self, *refused):
        super().__init__()
        self.gate = threading.Event()
        self.refused = set(refused)

    def search(self, *words, **options):
        gate, self.gate = self.gate, None  # only marks wait
        try:
            return super().search(*words, **options)
        finally:
            self.gate = gate

    def mark(self, ids, **change):
        self.gate.wait(5)
        if self.refused.intersection([ids] if isinstance(ids, str) else ids):
            raise LibraryError("The mark cannot be kept.", "Make room.")
        return super().mark(ids, **change)


async def quickly(it, *keys):
    for key in keys:
        await it.pilot.press(key)
    it.library.gate.set()
    await it.settle()


async def test_each_of_two_marks_is_undone_for_its_own_article(reader):
    async with reader(library=Slow()) as it:
        await quickly(it, "m", "j", "m")
        assert [it.library.marks(f"reader-{n}").read for n in (1, 2)] == [True, True]
        await it.press("u")
        assert [it.library.marks(f"reader-{n}").read for n in (1, 2)] == [True, False]
        await it.press("u")
        assert [it.library.marks(f"reader-{n}").read for n in (1, 2)] == [False, False]


async def test_a_mark_that_fails_costs_no_other_its_undo(reader):
    async with reader(library=Slow("reader-1")) as it:
        await quickly(it, "s", "j", "s")
        assert it.library.marks("reader-2").starred
        assert not it.main.marking.is_starred("reader-1") and it.main.marking.is_starred("reader-2")
        await it.press("u")
        assert not it.library.marks("reader-2").starred
        await it.press("u")
        assert "nothing to undo" in it.footer


async def test_all_of_a_list_marked_read_behind_a_star_is_told_of_and_undone_as_such(reader):
    async with reader(library=Slow()) as it:
        await quickly(it, "s", "A")
        assert "6 of this list marked read" in it.footer
        await it.press("u")
        assert not it.library.marks("reader-1").read and it.library.marks("reader-1").starred
        await it.press("u")
        assert not it.library.marks("reader-1").starred


async def test_a_name_that_cannot_be_watched_takes_no_mark_back(reader):
    class Unwatching(Slow):
        def watch(self, name):
            raise LibraryError("It cannot be watched.", "Make room.")

    async with reader(library=Unwatching()) as it:
        it.library.gate.set()
        await it.press("s")
        it.main.session.watch("person:mara lindqvist", watched=True)
        await it.settle()
        assert it.main.marking.is_starred("reader-1")
        await it.press("u")
        assert not it.library.marks("reader-1").starred


async def test_a_change_of_a_source_that_fails_leaves_nothing_to_undo(reader):
    class Unchanging(Slow):
        def edit_source(self, location, **settings):
            raise LibraryError("It cannot be kept.", "Make room.")

    library = Unchanging()
    library.gate.set()
    library.follow("https://a.example/feed", "Nordwind")
    async with reader(library=library) as it:
        await it.press("s")
        it.main.following.pause(library.sources()[0])
        await it.settle()
        await it.press("u")
        assert not it.library.marks("reader-1").starred


async def test_what_was_marked_in_one_library_is_not_undone_in_another(reader, tmp_path):
    other = FakeLibrary()
    other.mark("reader-1", starred=True)
    library = Slow()
    library.gate.set()
    async with reader(library=library, look_at=lambda path: other) as it:
        await it.press("s")
        it.main.open_elsewhere(tmp_path)
        await it.settle()
        await it.press("u")
        assert other.marks("reader-1").starred and "nothing to undo" in it.footer


async def test_asking_for_news_is_told_in_the_signs_of_the_terminal(reader):
    async with reader(glyphs=ASCII) as it:
        it.main.following.update()
        assert it.main.footer.line.text.strip() == "asking for news ..."


async def test_after_another_change_nothing_is_made_again(reader):
    async with reader() as it:
        await it.press("s", "u", "m", "ctrl+r")
        assert "nothing to redo" in it.footer
        assert not it.library.marks("reader-1").starred and it.library.marks("reader-1").read


async def test_more_pages_than_a_browser_wants_are_not_opened(reader, monkeypatch):
    opened = []
    monkeypatch.delenv("SSH_CONNECTION", raising=False)
    monkeypatch.setattr("webbrowser.open", lambda url: opened.append(url) or True)
    monkeypatch.setattr("reader.screens.sharing._MOST_PAGES", 2)
    async with reader() as it:
        for article in it.library.known.values():
            it.library.known[article.id] = replace(article, url=f"https://news.example/{article.id}")
        it.main.searching.again()
        await it.settle()
        await it.press("2", "x", "o")
        assert "opening 2 pages" in it.footer
        assert opened == ["https://news.example/reader-1", "https://news.example/reader-2"]
        await it.press("x", "o")
        assert len(opened) == 2 and "3 pages at once are too many for a browser; 2 are not" in it.footer
