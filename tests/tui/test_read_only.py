"""A library that cannot be written, or whose index was not ours, on the screen."""

from fake_library import FakeLibrary

from index.errors import ReadOnlyError


class ReadOnly(FakeLibrary):
    def __init__(self):
        super().__init__()
        self.read_only = True

    def mark(self, ids, **change):
        raise ReadOnlyError("/disc/state.db")

    def start_background(self, callback, **options):
        raise ReadOnlyError("/disc")


async def test_a_library_that_can_only_be_read_says_so_and_shows_no_mark_it_has_not_kept(reader):
    async with reader(library=ReadOnly()) as it:
        assert "read-only" in it.screen_text().splitlines()[0]
        await it.press("s")
        assert "can only be read: /disc/state.db" in it.footer and "★" not in it.screen_text()
        await it.press("u")
        assert "nothing to undo" in it.footer
        it.main.say("")
        await it.press("enter")  # it is not marked read, and that is no news
        assert it.shown and "can only be read" not in it.footer
        await it.press("R")
        assert "can only be read: /disc" in it.footer


async def test_an_index_that_is_made_anew_is_told(reader):
    library = FakeLibrary()
    library.index_is_new = True
    async with reader(library=library) as it:
        assert "made anew" not in it.footer  # there is nothing yet that it could be made from
    library.follow("https://a.example/feed", "A")
    async with reader(library=library) as it:
        assert "it is being made anew" in it.footer
