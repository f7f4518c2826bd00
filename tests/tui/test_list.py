"""The list: first rows, moving, paging through many rows, sorting, dates, marks, what is new."""

import threading

import pytest
from fake_library import FakeLibrary

from index.results import Progress, UpdateReport
from reader.view_model.row_store import PAGE_SIZE


async def test_the_newest_articles_stand_there_at_the_start(reader):
    async with reader() as it:
        text = it.screen_text()
        assert "Ferry crews walk out" in text and "~16 Nov 26" in text and "undated" in text
        assert "search 6 articles" in text
        assert it.selected.startswith("Ferry crews")


async def test_the_frame_is_painted_before_the_library_is_open(reader):
    gate, library = threading.Event(), FakeLibrary()

    def opener():
        gate.wait(10)
        return library

    async with reader(opener=opener, wait=False) as it:
        await it.pilot.pause()
        await it.pilot.pause()
        assert "opening the library" in it.screen_text()
        gate.set()
        await it.settle()
        assert "Ferry crews" in it.screen_text()


@pytest.mark.parametrize(
    ("keys", "row"),
    [
        ("j", 1), ("down", 1), ("j j k", 1), ("down up", 0), ("3 j", 3), ("G", 5), ("end", 5), ("G g g", 0),
        ("end home", 0), ("4 g g", 3), ("space", 5), ("pagedown", 5), ("G b", 0), ("G pageup", 0),
        ("ctrl+d", 5), ("G ctrl+u", 0), ("ctrl+f", 5), ("1 0 j", 5), ("k", 0),
    ],
)  # fmt: skip
async def test_moving(reader, keys, row):
    async with reader() as it:
        await it.press(*keys.split())
        assert it.main.results.cursor == row


async def test_rows_come_as_they_are_needed(reader):
    library = FakeLibrary(total=100_000)
    async with reader(library=library) as it:
        assert {offset for _, offset in library.asked} == {0}
        await it.press("G")
        assert it.main.results.cursor == 99_999
        assert it.selected.startswith("Harbour note 99999")
        assert max(offset for _, offset in library.asked) == 100_000 - PAGE_SIZE
        assert len(library.asked) < 8
        await it.press("5", "0", "0", "0", "0", "g", "g")
        assert it.selected.startswith("Harbour note 49999")


async def test_sort_goes_round(reader):
    async with reader() as it:
        await it.press("S")
        assert it.selected == "Timetable that started a strike" and "oldest first" in it.footer
        await it.press("S")
        assert it.selected.startswith("Ferry crews")


async def test_dates_shift_by_month_and_clear(reader):
    async with reader() as it:
        await it.press("[")
        assert it.main.searching.query == "date:2026-11"
        await it.press("[")
        assert it.main.searching.query == "date:2026-10" and it.selected.startswith("What Mara Lindqvist")
        await it.press("]")
        assert it.main.searching.query == "date:2026-11"
        await it.press("=")
        assert it.main.searching.query == ""


async def test_star_and_read_with_undo_and_redo(reader):
    async with reader() as it:
        await it.press("s")
        assert it.library.user["reader-1"].starred and "u undoes" in it.footer
        assert "★" in it.screen_text()
        await it.press("m")
        assert it.library.user["reader-1"].read
        await it.press("u")
        assert not it.library.user["reader-1"].read
        await it.press("u")
        assert not it.library.user["reader-1"].starred and "★" not in it.screen_text()
        await it.press("ctrl+r")
        assert it.library.user["reader-1"].starred
        await it.press("u", "u")
        assert "nothing to undo" in it.footer


async def test_tag_and_take_it_away(reader):
    async with reader() as it:
        await it.press("t", *"sea", "enter")
        assert it.library.user["reader-1"].tags == ("sea",) and "tagged sea" in it.footer
        await it.press("t", "minus", *"sea", "enter")
        assert it.library.user["reader-1"].tags == ()
        await it.press("u")
        assert it.library.user["reader-1"].tags == ("sea",)
        await it.press("t", "x", "escape")
        assert it.library.user["reader-1"].tags == ("sea",) and it.main.focused is it.main.results


async def test_n_walks_unread_articles(reader):
    async with reader() as it:
        await it.press("j", "m", "k", "n")
        assert it.main.results.cursor == 2
        await it.press("N")
        assert it.main.results.cursor == 0
        await it.press("N")
        assert "no unread article above" in it.footer


async def test_news_is_announced_and_does_not_move_the_list(reader):
    async with reader() as it:
        await it.press("j")
        before = it.selected
        it.library.add("Strike ends", "reader-9")
        it.library.report(UpdateReport(added=1))
        await it.settle()
        assert it.selected == before and "1 new" in it.screen_text()
        assert "Strike ends" not in it.screen_text()
        await it.press("R")
        assert it.selected == "Strike ends" and not it.main.searching.news


async def test_progress_is_shown_and_failures_are_told(reader):
    async with reader() as it:
        it.library.report(Progress("recognising", 120, 21578))
        await it.settle()
        assert "recognising 120/21,578" in it.screen_text()
        it.library.report(UpdateReport(failures=(("/news/broken.txt", "it is empty"),)))
        await it.settle()
        assert "recognising" not in it.screen_text() and "/news/broken.txt" in it.footer


async def test_an_empty_library_says_what_to_do_and_fills_itself(reader):
    library = FakeLibrary(total=0)
    async with reader(library=library) as it:
        assert "appear here as they come in" in it.screen_text()
        library.report(UpdateReport())
        await it.settle()
        assert "reader add FOLDER" in it.screen_text()
        library.add("First of all", "reader-9")
        library.report(UpdateReport(added=1))
        await it.settle()
        assert it.selected == "First of all"


async def test_whatever_is_searched_for_in_an_empty_library_it_says_what_to_do(reader):
    library = FakeLibrary(total=0)
    async with reader(library=library) as it:
        await it.press("/", "f")
        assert "Nothing found yet" in it.screen_text()  # what comes in may still have it
        library.report(UpdateReport())
        await it.settle()
        assert "reader add FOLDER" in it.screen_text()
        library.add("Something else", "reader-9")
        library.report(UpdateReport(added=1))
        await it.settle()
        await it.press(*"zzz")
        assert "Nothing found." in it.screen_text() and "reader add FOLDER" not in it.screen_text()


async def test_a_library_that_cannot_be_opened_says_what_to_do(reader):
    from index.errors import LibraryError

    def opener():
        raise LibraryError("/news/library: cannot be read.", "Check its permissions.")

    async with reader(opener=opener) as it:
        assert "cannot be read" in it.screen_text() and "Check its permissions" in it.screen_text()
        await it.press("j", "enter", "r", "s", "/", "x")


async def test_a_search_that_breaks_costs_nothing(reader):
    async with reader() as it:
        it.library.broken = True
        await it.press("/", "f")
        assert "a block of the index is gone" in it.screen_text()
        it.library.broken = False
        await it.press("e")
        assert it.main.results.total == 6


async def test_samples_say_so_and_the_search_box_is_ready(reader):
    async with reader(samples=True, title="samples") as it:
        assert "These are samples" in it.screen_text()
        assert it.main.focused is it.main.search


async def test_q_on_the_front_page_leaves_and_escape_does_not(reader):
    async with reader() as it:
        await it.press("escape")
        assert it.app.is_running and "q leaves" in it.footer
        await it.press("q")
        assert not it.app.is_running or it.app._exit
    assert it.library.closed


async def test_the_row_above_the_hits_stays_when_they_scroll(reader):
    async with reader(library=FakeLibrary(400)) as it:
        await it.press("/", *"bogus:x strike", "escape")
        results, told = it.main.results, it.screen_text().splitlines()[2]
        assert "bogus" in told
        for keys in ("G", "k", "ctrl+d", "g", "j", "50"):
            await it.press(*keys.split(), "j")
            rows = it.screen_text().splitlines()
            assert rows[2] == told
            top = results.region.y + 1 + results.cursor * 2 - results.scroll_offset.y
            assert results.region.y < top and top + 1 < results.region.bottom
            assert results.hit.title[:20] in rows[top]
        first = results.scroll_offset.y // 2
        await it.pilot.click("#results", offset=(10, 0))
        assert results.cursor != first
        await it.pilot.click("#results", offset=(10, 3))
        await it.settle()
        assert results.cursor == first + 1


async def test_the_mouse_moves_and_opens(reader):
    async with reader() as it:
        await it.pilot.click("#results", offset=(10, 2))
        await it.settle()
        assert it.main.results.cursor == 2
        await it.pilot.click("#results", offset=(10, 2), times=2)
        await it.settle()
        assert it.shown.startswith("Nordwind Yards")


async def test_a_key_that_means_nothing_changes_nothing(reader):
    async with reader() as it:
        await it.press("g", "z", "W", "5", "escape")
        assert it.main.results.cursor == 0 and it.app.is_running


async def test_the_footer_shows_what_may_follow(reader):
    async with reader() as it:
        await it.press("g")
        assert "h trail" in it.screen_text()
        await it.press("escape")
        assert "Enter open" in it.footer


async def test_the_rows_of_last_time_stand_before_the_library_is_open(reader):
    gate, library = threading.Event(), FakeLibrary()
    front = library.search("*", sort="newest")

    def opener():
        gate.wait(10)
        return library

    async with reader(opener=opener, library=library, front=lambda: front, wait=False) as it:
        await it.pilot.pause()
        assert front.hits[0].title[:30] in it.screen_text()
        await it.pilot.press("j")
        await it.pilot.press("enter")
        await it.pilot.pause()
        assert not it.shown
        gate.set()
        await it.settle()
        assert it.shown == front.hits[1].title


async def test_the_first_rows_are_kept_for_the_next_start(reader):
    async with reader() as it:
        assert [hit.id for hit in it.library.front.hits] == [hit.id for hit in it.main.searching.page.hits]
