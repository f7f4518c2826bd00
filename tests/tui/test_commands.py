"""The line under `:`."""

from fake_library import FakeLibrary

from index.results import ImportReport, SourcePreview
from reader.screens.commanding import paths_like


async def test_add_shows_a_preview_and_follows(reader):
    library = FakeLibrary()
    library.previews["https://f.example/rss"] = SourcePreview(
        "https://f.example/rss", "feed", "Ferry News", ("One",)
    )
    async with reader(library=library) as it:
        await it.press(":", *"add https://f.example/rss", "enter")
        assert "Ferry News" in it.screen_text()
        await it.press("enter")
        assert "https://f.example/rss" in library.places


async def test_save_keeps_the_search_that_stands_in_the_box(reader):
    async with reader() as it:
        await it.press(":", *"save strike", "enter")
        assert "search first" in it.footer
        await it.press("/", *"ferry okoye", "escape", ":", *"save strike", "enter")
        assert it.library.searches == {"strike": "ferry okoye"}


async def test_tag_and_theme(reader):
    async with reader() as it:
        await it.press(":", *"tag sea", "enter")
        assert it.library.user["reader-1"].tags == ("sea",)
        await it.press(":", *"tag -s", "tab", "enter")
        await it.press(":", *"theme reader-l", "tab", "enter")
        assert it.app.theme == "reader-light"
        await it.press(":", *"theme nosuch", "enter")
        assert "no theme nosuch" in it.footer


async def test_a_colon_opens_the_commands_where_a_query_would_begin_and_is_one_of_its_letters_elsewhere(reader):
    async with reader() as it:
        await it.press("/", ":", *"theme reader-light", "enter")
        assert it.app.theme == "reader-light" and it.main.focused is it.main.search
        await it.press(*"place:oslo")
        assert it.main.search.value == "place:oslo" and it.app.screen is it.main
        await it.press("escape", "/", ":")
        assert it.app.screen is not it.main
        await it.press("escape")
        assert it.main.search.value == "place:oslo"


async def test_a_slash_where_a_query_would_begin_is_no_letter(reader):
    async with reader() as it:
        await it.press("/", "/", *"okoye")
        assert it.main.search.value == "okoye"
        await it.press("/")
        assert it.main.search.value == "okoye/"


async def test_tab_completes_commands_and_enter_waits_for_the_argument(reader):
    async with reader() as it:
        await it.press(":", *"sav", "enter")
        assert it.app.screen.input.value == "save "
        await it.press("escape")
        assert it.app.screen is it.main


async def test_files_complete(tmp_path):
    (tmp_path / "news").mkdir()
    (tmp_path / "new.opml").touch()
    (tmp_path / ".hidden").touch()
    assert paths_like(f"{tmp_path}/ne") == [f"{tmp_path}/news/", f"{tmp_path}/new.opml"]
    assert paths_like(f"{tmp_path}/.h") == [f"{tmp_path}/.hidden"]
    assert paths_like(f"{tmp_path}/no/such/") == [] and paths_like("https://x") == []


async def test_opml_in_and_out(reader, tmp_path):
    library = FakeLibrary()
    library.import_opml = lambda path: library.follow("https://a.example/rss", "A") or ImportReport(1, 2, ())
    library.export_opml = lambda path: len(library.places)
    async with reader(library=library) as it:
        await it.press(":", *"opml import feeds.opml", "enter")
        assert "1 added, 2 known already" in it.footer and library.updated[-1] == (
            True,
            ("https://a.example/rss",),
        )
        await it.press(":", *"opml export out.opml", "enter")
        assert "1 feed written to out.opml" in it.footer


async def test_from_the_samples_to_the_users_own_library(reader):
    samples, home = FakeLibrary(), FakeLibrary(total=0)
    home.previews["https://f.example/rss"] = SourcePreview("https://f.example/rss", "feed", "Ferry News")
    async with reader(library=samples, samples=True, open_home=lambda: home) as it:
        assert ":add" in it.screen_text() and it.main.focused is it.main.search
        await it.press(":", *"add https://f.example/rss", "enter", "enter")
        assert "https://f.example/rss" in home.places and samples.closed and not samples.places
        assert ":add" not in it.screen_text().splitlines()[-2]
        home.add("First of all", "reader-9")
        await it.press("R")
        it.main.searching.look()
        await it.settle()
        assert "First of all" in it.screen_text()


async def test_open_looks_at_a_folder_without_adding_it(reader, tmp_path):
    other = FakeLibrary()
    other.add("Only looked at", "reader-9")
    async with reader(look_at=lambda path: other) as it:
        await it.press(":", *f"open {tmp_path}", "enter")
        assert "Only looked at" in it.screen_text() and tmp_path.name in it.screen_text()
        await it.press(":", *"open /no/such", "enter")
        assert "no file or folder" in it.footer


async def test_keys_right_behind_the_colon_go_into_the_line(reader):
    from textual import events

    async with reader() as it:
        for key in (":", *"tag"):
            it.main.post_message(events.Key(key, key))
        await it.settle()
        await it.settle()
        assert it.app.screen.input.value == "tag" and not it.library.user
