"""The page of sources: what is listed, added, changed, removed and updated there."""

import pytest
from fake_library import FakeLibrary

from index.results import Progress, SourcePreview, UpdateReport
from reader.actions import SOURCES

COURIER, POST, WEEK = (f"https://{name}.example/feed.xml" for name in ("courier", "post", "week"))


@pytest.fixture
def library():
    library = FakeLibrary()
    library.follow(COURIER, "Vestby Courier", "Local")
    library.follow(
        POST, "Island Post", "Local", error="timed out after 20 seconds", checked="2026-11-21T09:00:00Z"
    )
    library.follow(WEEK, "Shipping Week", paused=True)
    library.follow("/news/harbour", kind="folder")
    library.user = {}
    library.mark("reader-2", read=True)
    library.mark("reader-5", read=True)
    library.mark("reader-1", tag="later")
    library.searches["strike"] = "ferry strike"
    return library


async def test_gf_lists_everything_with_what_is_unread(reader, library):
    async with reader(library=library) as it:
        await it.press("g", "f")
        text = it.screen_text()
        for words in ("All", "Unread", "FEEDS", "Local", "Vestby Courier", "ON DISK", "harbour", "TAGS", "later"):
            assert words in text
        assert "SAVED SEARCHES" in text and "strike" in text
        assert "timed out" in text and "paused" in text and "12 min ago" in text
        assert it.app.screen.context == SOURCES


async def test_enter_lists_a_feed_and_going_up_comes_back_to_it(reader, library):
    async with reader(library=library) as it:
        await it.press("g", "f", "/", *"courier", "enter", "enter")
        assert it.main.searching.query == 'in:"Vestby Courier"'
        assert it.main.results.total == 2 and it.main.searching.sort == "newest"
        await it.press("q")
        assert it.app.screen.row.title == "Vestby Courier"
        await it.press("q")
        assert it.app.screen is it.main and it.main.searching.query == ""


async def test_a_folder_and_a_saved_search_are_searches(reader, library):
    async with reader(library=library) as it:
        await it.press("g", "q")
        assert it.app.screen.row.title == "strike"
        await it.press("enter")
        assert it.main.searching.query == "ferry strike"
        await it.press("g", "f", "g", "g")
        rows = [row.title for row in it.app.screen.rows]
        it.app.screen.view.move_to(rows.index("Local"))
        await it.press("enter")
        assert it.main.searching.query == 'in:"Local"'


async def test_two_feeds_of_one_name_are_told_apart(reader, library):
    library.follow("https://other.example/rss", "Vestby Courier")
    async with reader(library=library) as it:
        await it.press("g", "f")
        queries = [row.query for row in it.app.screen.rows if row.title == "Vestby Courier"]
        assert sorted(queries) == [f'in:"{COURIER}"', 'in:"https://other.example/rss"']


async def test_filter_narrows_while_typing(reader, library):
    async with reader(library=library) as it:
        await it.press("g", "f", "/", *"isl")
        assert [row.title for row in it.app.screen.rows] == ["Island Post"]
        await it.press("escape")
        assert len(it.app.screen.rows) > 5


async def test_adding_shows_what_would_come(reader, library):
    address = "https://ferries.example/"
    library.previews[address] = SourcePreview(
        "https://ferries.example/all.xml", "feed", "Ferry News", ("One [b]headline[/b]", "Another"),
        (("https://ferries.example/all.xml", "Ferry News"), ("https://ferries.example/sport.xml", "Ferry Sport")),
        "another address answers",
    )  # fmt: skip
    library.previews["https://ferries.example/all.xml"] = library.previews[address]
    async with reader(library=library) as it:
        await it.press("g", "f", "a", *address, "enter")
        text = it.screen_text()
        assert "One [b]headline[/b]" in text and "another address answers" in text and "Ferry Sport" in text
        await it.press("j", "j", "enter", *"Local", "enter", "g", "g", "enter")
        added = library.places["https://ferries.example/all.xml"]
        assert (added.title, added.folder) == ("Ferry News", "Local")
        assert library.updated[-1] == (True, ("https://ferries.example/all.xml",))
        assert it.app.screen.row.title == "Ferry News" or "Ferry News" in it.screen_text()


async def test_what_would_come_is_shown_with_its_dates(reader, library):
    library.previews["f.example"] = SourcePreview(
        "https://f.example/a", "feed", "A", ("One", "Two", "", "Four"),
        dates=("2026-11-21T09:30:00Z", "2026-11-02", "2026-11-01", None),
    )  # fmt: skip
    for size in ((80, 24), (140, 40)):
        async with reader(library=library, size=size) as it:
            await it.press("g", "f", "a", *"f.example", "enter")
            rows = it.screen_text().splitlines()
            start = next(n for n, row in enumerate(rows) if "IN IT NOW" in row)
            shown = [row.split() for row in rows[start + 1 : start + 5]]
            assert shown[0] == ["One", "09:30"] and shown[1] == ["Two", "2", "Nov", "26"]
            assert shown[2][:2] == ["(no", "headline)"] and shown[3] == ["Four", "undated"]
            ends = {len(row.rstrip()) for row in rows[start + 1 : start + 5]}
            assert ends == {size[0] - 2}


async def test_another_feed_of_the_address_can_be_chosen(reader, library):
    first = SourcePreview(
        "https://f.example/a", "feed", "A", ("x",), (("https://f.example/a", "A"), ("https://f.example/b", "B"))
    )
    library.previews |= {
        "f.example": first,
        "https://f.example/b": SourcePreview("https://f.example/b", "feed", "B"),
    }
    async with reader(library=library) as it:
        await it.press("g", "f", "a", *"f.example", "enter", "G", "enter", "enter")
        assert "https://f.example/b" in library.places


async def test_an_address_without_a_feed_is_said(reader, library):
    async with reader(library=library) as it:
        await it.press("g", "f", "a", *"nowhere", "enter")
        assert "there is no feed" in it.footer and it.app.screen.context == SOURCES


async def test_what_is_followed_already_is_said(reader, library):
    library.previews[COURIER] = SourcePreview(COURIER, "feed", "Vestby Courier")
    async with reader(library=library) as it:
        await it.press("g", "f", "a", *COURIER, "enter")
        assert "already" in it.footer


async def on_row(it, title):
    await it.press("g", "f")
    it.app.screen.view.move_to([row.title for row in it.app.screen.rows].index(title))
    await it.settle()


async def test_title_folder_full_text_and_pause_can_be_changed_and_undone(reader, library):
    async with reader(library=library) as it:
        await on_row(it, "Island Post")
        await it.press("e")
        assert "timed out after 20 seconds" in it.screen_text()
        await it.press("enter", "ctrl+u", *"Isle", "enter")
        assert library.places[POST].title == "Isle"
        await it.press("j", "enter", "ctrl+u", "enter")
        assert library.places[POST].folder == ""
        await it.press("j", "enter")
        assert library.places[POST].full_text == "always"
        await it.press("j", "enter")
        assert library.places[POST].paused
        await it.press("q", "u", "u", "u", "u")
        assert library.places[POST].title == "Island Post" and library.places[POST].folder == "Local"
        assert not library.places[POST].paused and library.places[POST].full_text == "auto"


async def test_escape_in_a_question_changes_nothing(reader, library):
    async with reader(library=library) as it:
        await on_row(it, "Island Post")
        await it.press("e", "enter", *"xyz", "escape", "j", "enter", "escape")
        assert library.places[POST].title == "Island Post" and library.places[POST].folder == "Local"


async def test_removing_asks_says_what_happens_and_can_be_undone(reader, library):
    async with reader(library=library) as it:
        await on_row(it, "Vestby Courier")
        await it.press("d")
        assert "files and marks stay" in it.screen_text()
        await it.press("n", "enter")
        assert COURIER in library.places
        await it.press("d", "y", "enter")
        assert COURIER not in library.places and "u undoes" in it.footer
        assert library.updated[-1] == (False, (COURIER,))
        await it.press("u")
        assert (library.places[COURIER].title, library.places[COURIER].folder) == ("Vestby Courier", "Local")


async def test_a_folder_is_renamed_for_all_in_it(reader, library):
    async with reader(library=library) as it:
        await on_row(it, "Local")
        await it.press("e", "ctrl+u", *"Near", "enter")
        assert {library.places[COURIER].folder, library.places[POST].folder} == {"Near"}
        await it.press("u")
        assert {library.places[COURIER].folder, library.places[POST].folder} == {"Local"}


async def test_r_asks_one_source_and_R_all(reader, library):
    async with reader(library=library) as it:
        await on_row(it, "Island Post")
        await it.press("r")
        assert library.updated[-1] == (True, (POST,))
        await it.press("R")
        assert library.updated[-1] == (True, ())


async def test_all_of_a_row_is_marked_read_and_comes_back(reader, library):
    async with reader(library=library) as it:
        await on_row(it, "Vestby Courier")
        await it.press("A")
        assert library.marks("reader-1").read and library.marks("reader-4").read
        assert not library.marks("reader-3").read
        await it.press("u")
        assert not library.marks("reader-1").read and not library.marks("reader-4").read
        assert library.marks("reader-2").read


async def test_counts_follow_the_library(reader, library):
    async with reader(library=library) as it:
        await it.press("g", "f")
        before = it.app.screen.row
        library.add("A new boat", "reader-9")
        library.report(UpdateReport(added=1))
        await it.settle()
        assert "1 new" in it.footer and it.app.screen.row.key == before.key
        assert it.app.screen.row.articles == 7


async def test_progress_stands_on_the_page_and_failures_are_told_quietly(reader, library):
    async with reader(library=library) as it:
        await it.press("g", "f")
        library.report(Progress("fetching", 3, 40))
        await it.settle()
        assert "asking for news 3/40" in it.screen_text()
        library.report(UpdateReport(added=42, failures=((POST, "timed out"), (WEEK, "gone"))))
        await it.settle()
        assert "42 new, 2 failed: e shows why" in it.footer
        library.report(UpdateReport(failures=((POST, "timed out"),)))
        await it.settle()
        title = next(source.title for source in library.sources() if source.location == POST)
        assert title and f"{title} failed: timed out" in it.footer


async def test_nothing_followed_says_how_to_begin(reader):
    async with reader() as it:
        await it.press("g", "f")
        assert "You follow nothing yet" in it.screen_text() and "a adds" in it.screen_text()


async def test_a_saved_search_is_forgotten_and_comes_back(reader, library):
    async with reader(library=library) as it:
        await it.press("g", "q", "d", "y", "enter")
        assert library.searches == {}
        await it.press("u")
        assert library.searches == {"strike": "ferry strike"}


async def test_beside_the_list_stands_what_is_new_in_the_row(reader, library):
    async with reader(library=library, size=(140, 40)) as it:
        await on_row(it, "Island Post")
        text = it.screen_text()
        assert "https://post.example/feed.xml" in text and "Mediator Okoye calls" in text


async def test_who_sees_the_sources_is_not_sent_there_for_the_reasons(reader, library):
    failed = UpdateReport(failures=((COURIER, "timed out"), (POST, "is not there (404)")))
    async with reader(library=library) as it:
        library.report(failed)
        await it.settle()
        assert "gf shows why" in it.footer
        await it.press("g", "f")
        library.report(failed)
        await it.settle()
        assert "e shows why" in it.footer


async def test_a_path_to_add_is_completed_and_tab_leaves_no_line_behind(reader, tmp_path):
    (tmp_path / "clippings").mkdir()
    async with reader() as it:
        await it.press("g", "f", "a", *f"{tmp_path}/cl", "tab")
        assert it.app.screen.input.value == f"add {tmp_path}/clippings/"
        await it.press("escape", "slash", *"cou", "tab")
        assert it.app.screen.prompt.display and it.app.screen.context == ""
        await it.press("escape")
        assert not it.app.screen.prompt.display


async def test_a_feed_with_nothing_in_it_says_so(reader, library):
    library.previews["f.example"] = SourcePreview("https://f.example/a", "feed", "A")
    async with reader(library=library) as it:
        await it.press("g", "f", "a", *"f.example", "enter")
        assert "nothing in it yet" in it.screen_text()
