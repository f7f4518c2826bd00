"""Small things that a careful reader stumbles over: words that mislead, marks half undone, news that hides."""

import threading

import pytest
from fake_library import FakeLibrary

from index.results import Progress, SourcePreview, UpdateReport

FEED = "https://f.example/rss"


async def test_what_a_first_look_at_samples_did_leaves_the_keys_in_sight(reader):
    async with reader(samples=True) as it:
        await it.press("escape")
        it.library.report(UpdateReport(added=40))
        await it.settle()
        assert "40 new" not in it.footer and "all keys" in it.footer
    async with reader() as it:
        it.library.report(UpdateReport(added=40))
        await it.settle()
        assert "40 new" in it.footer


async def add(it):
    it.library.previews[FEED] = SourcePreview(FEED, "feed", "Ferry News")
    await it.press("g", "f", "a", *FEED, "enter", "enter")


def come_in(library, *ids):
    for id in ids:
        library.known = {id: library.known.pop(id), **library.known}
    library.total = len(library.known)
    library.generation += 1


async def test_an_added_source_is_in_the_list_one_comes_back_to(reader):
    library = FakeLibrary()
    held = {"reader-5": library.known.pop("reader-5")}
    library.total = 5
    async with reader(library=library) as it:
        await add(it)
        library.known |= held
        come_in(library, "reader-5")
        it.library.report(UpdateReport(added=1))
        await it.settle()
        it.main.searching.look()
        await it.settle()
        await it.press("escape")
        assert it.app.screen is it.main
        assert it.main.results.total == 6 and it.main.results.row_of("reader-5") == 0
        assert not it.main.searching.news
        # What comes later, unasked, is announced and moves nothing.
        come_in(library, "reader-3")
        it.main.searching.look()
        await it.settle()
        assert it.main.results.row_of("reader-5") == 0


async def test_the_list_stands_under_the_cursor_of_who_added_a_source(reader):
    library = FakeLibrary()
    async with reader(library=library) as it:
        await add(it)
        await it.press("escape", "j", "j")
        come_in(library, "reader-4")
        it.main.searching.look()
        await it.settle()
        assert it.main.results.cursor == 2 and it.main.results.row_of("reader-4") != 0


async def test_gq_without_saved_searches_says_how_to_get_one(reader):
    async with reader() as it:
        await it.press("g", "q")
        assert ":save NAME" in it.footer
    library = FakeLibrary()
    library.searches["strike"] = "ferry strike"
    async with reader(library=library) as it:
        await it.press("g", "q")
        assert ":save" not in it.footer


async def test_filters_alone_have_no_relevance(reader):
    async with reader() as it:
        await it.press("/", *"is:unread")
        assert "newest" in it.main.status.line.text and "relevance" not in it.main.status.line.text
        await it.press("escape", "S")
        assert "oldest" in it.main.status.line.text
        await it.press("S")
        assert "newest" in it.main.status.line.text
        await it.press("/", *"okoye")
        await it.press("escape", "S", "S", "S")
        assert "relevance" in it.main.status.line.text


async def test_an_empty_month_names_the_keys_that_lead_out_of_it(reader):
    async with reader() as it:
        await it.press("/", *"okoye date:2001-02", "escape")
        text = it.screen_text()
        assert "Nothing found" in text and "quotes" not in text
        assert "[ ]  the month before or after" in text and "=  any date" in text
        await it.press("=")
        assert it.main.results.total


async def test_the_numbers_of_the_sources_say_what_they_are(reader):
    library = FakeLibrary()
    library.follow("https://a.example/feed", "Island Post", checked="2026-11-21T09:00:00Z")
    for size in ((80, 24), (140, 40), (50, 20)):
        async with reader(size=size, library=library) as it:
            await it.press("g", "f")
            rows = [row.partition("│")[0] for row in it.screen_text().split("\n")]
            head = next(row for row in rows if "unread" in row and "all" in row and "sources" not in row)
            numbers = next(row for row in rows if row.lstrip().startswith("All"))
            assert head.index("all") + 3 == numbers.rstrip().rindex("6") + 1


async def test_read_is_undone_with_what_was_read_along(reader):
    library = FakeLibrary()
    for id in library.known:
        library.mark(id, read=False)
    library.reprints_of = {"reader-1": ("reader-4",)}
    async with reader(library=library) as it:
        it.main.results.go(it.main.results.row_of("reader-1"))
        await it.press("m")
        assert library.user["reader-1"].read and library.user["reader-4"].read
        assert it.main.results._store.get(it.main.results.row_of("reader-4")).read
        await it.press("u")
        assert not library.user["reader-1"].read and not library.user["reader-4"].read
        assert not it.main.results.hit.read
        await it.press("ctrl+r")
        assert library.user["reader-1"].read and library.user["reader-4"].read
        await it.press("m")
        assert not library.user["reader-1"].read and library.user["reader-4"].read


async def test_undo_goes_back_in_time_whatever_was_changed(reader):
    library = FakeLibrary()
    library.follow(FEED, "Ferry News")
    async with reader(library=library) as it:
        await it.press("g", "f", "/", *"ferry", "enter", "P")
        assert library.places[FEED].paused
        await it.press("escape", "escape", "s")
        starred = it.main.results.hit.id
        assert library.user[starred].starred
        await it.press("g", "f", "u")
        assert not library.user[starred].starred and library.places[FEED].paused
        await it.press("u")
        assert not library.places[FEED].paused
        await it.press("u")
        assert "nothing to undo" in it.footer


async def test_the_commands_say_each_thing_once(reader):
    async with reader() as it:
        await it.press("colon", *"search lib")
        text = it.screen_text()
        assert "Search the library" in text and "search: " not in text


@pytest.mark.parametrize("name", ["urls", ""])
async def test_a_set_up_of_newsboat_is_taken_over(reader, tmp_path, name):
    folder = tmp_path / ".newsboat"
    folder.mkdir()
    (folder / "urls").write_text("https://a.example/feed\nhttps://b.example/feed\n", encoding="utf-8")
    async with reader(size=(140, 40)) as it:
        await it.press("colon", *f"add {folder / name}", "enter")
        assert "from newsboat: 2 feeds, 7 articles, 1 saved search" in it.footer
        assert "1 command left out" in it.footer
        assert (True, ("https://a.example/feed", "https://b.example/feed")) in it.library.updated


async def test_leaving_keeps_the_front_page_with_its_news(reader):
    library = FakeLibrary()
    async with reader(library=library) as it:
        await it.press("/", *"okoye")
        come_in(library, "reader-4")
        await it.settle()
    assert library.front.hits[0].id == "reader-4"


async def test_undo_on_the_sources_page_says_what_it_undid(reader):
    async with reader() as it:
        await it.press("j", "s", "g", "s", "u")
        assert "undone: starred: Mediator Okoye" in it.footer
        assert not it.main.results.hit.starred


async def test_a_library_that_is_read_for_the_first_time_fills_the_list_by_itself(reader):
    library = FakeLibrary()
    held, library.known, library.total = library.known, {}, 0
    async with reader(library=library) as it:

        async def comes(*ids):
            for id in ids:
                library.known[id] = held[id]
            come_in(library, *ids)
            library.report(Progress("indexing", len(library.known), 6))
            await it.settle()
            it.main.searching.look()
            await it.settle()

        await comes("reader-6")
        await comes("reader-5", "reader-4")
        assert it.main.results.total == 3 and not it.main.searching.news
        await it.press("j")  # from here on somebody reads the list
        await comes("reader-3")
        assert it.main.results.total == 3 and it.main.searching.news.new == 1


@pytest.mark.parametrize("width", [40, 50, 63, 80])
async def test_what_is_said_under_the_samples_has_room(reader, width):
    async with reader(size=(width, 12), samples=True) as it:
        row = it.main.banner.line.text
        assert ":add https://…" in row and len(row) < width
        assert ("or a folder" in row) is (width >= 64)


async def test_the_sources_are_not_none_before_they_are_counted(reader):
    counted = threading.Event()

    class Slow(FakeLibrary):
        def sources(self):
            counted.wait(5)
            return super().sources()

    library = Slow()
    library.follow(FEED, "Ferry News")
    async with reader(library=library) as it:
        counted.clear()
        await it.pilot.press("g", "f")
        await it.pilot.pause()
        assert "follow nothing" not in it.screen_text() and "0 sources" not in it.screen_text()
        counted.set()
        await it.settle()
        assert "Ferry News" in it.screen_text() and "1 source" in it.screen_text()


async def test_a_question_on_the_page_of_sources_has_its_keys_below(reader):
    library = FakeLibrary()
    library.follow(FEED, "Ferry News")
    async with reader(library=library) as it:
        await it.press("g", "f", "slash")
        assert "done" in it.footer and "remove" not in it.footer
        await it.press("escape")
        assert "remove" in it.footer


async def test_undo_gives_the_search_back_that_was_kept_under_the_same_name(reader):
    library = FakeLibrary()
    library.searches["strike"] = "ferry strike"
    async with reader(library=library) as it:
        await it.press("/", *"lindqvist", "escape", ":", *"save strike", "enter")
        assert library.searches == {"strike": "lindqvist"}
        await it.press("u")
        assert library.searches == {"strike": "ferry strike"}
        await it.press(":", *"save crews", "enter", "u")
        assert "crews" not in library.searches


async def test_a_source_just_added_is_awaited_and_not_asked_for(reader):
    library = FakeLibrary()
    library.known, library.total = {}, 0
    async with reader(library=library) as it:
        library.report(UpdateReport())
        await it.settle()
        assert "No articles yet." in it.screen_text()
        await add(it)
        await it.press("escape")
        assert "No articles yet." not in it.screen_text() and "Reading your articles" in it.screen_text()
        library.report(UpdateReport())
        await it.settle()
        assert "No articles yet." in it.screen_text()


async def test_related_articles_come_in_while_the_cursor_waits_for_them(reader):
    library = FakeLibrary()
    found, library.related = library.related, lambda id, limit=10: ()
    async with reader(library=library) as it:
        library.report(Progress("recognising", 3, 40))
        await it.press("enter", "r")
        assert "Nothing yet" in it.screen_text() and it.app.screen.context == "related"
        library.report(UpdateReport())
        await it.settle()
        assert "Nothing in the library" in it.screen_text()  # now that is known
        library.related = found
        library.generation += 1
        it.main.searching.look()
        await it.settle()
        assert it.main.panel.related.items
        it.main.panel.related.move_to(1)
        library.generation += 1
        it.main.searching.look()
        await it.settle()
        assert it.main.panel.related.item == 1  # what stands there does not move under the cursor
