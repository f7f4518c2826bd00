"""Search as you type: the box, completion, facets, problems, and that typing never waits."""

import asyncio
import threading

from reader.messages import CountsReady, LibraryChanged, ResultsReady, RowsReady, SuggestionsReady


async def test_the_list_follows_every_key(reader):
    async with reader() as it:
        await it.press("/", *"mediator")
        assert it.main.results.total == 6 and "6 found" in it.screen_text() and "relevance" in it.screen_text()
        await it.press("space", *"portrait")
        assert it.main.results.total == 1 and "1 found" in it.screen_text()
        await it.press("ctrl+u")
        assert it.main.results.total == 6 and it.main.searching.query == ""


async def test_typing_does_not_wait_for_a_slow_search(reader):
    async with reader() as it:
        it.library.gate = threading.Event()
        await it.pilot.press("/", *"okoye")
        await asyncio.sleep(0.05)
        assert it.main.search.value == "okoye"
        assert it.selected.startswith("Ferry")
        asked = [query for query, _ in it.library.asked if query != "*"]
        it.library.gate.set()
        await it.settle()
        assert it.main.searching.page.query == "okoye"
        assert it.library.cancelled >= len(asked) - 1


async def test_arrows_move_through_hits_and_enter_opens_at_the_first_hit(reader):
    async with reader() as it:
        await it.press("/", *"okoye", "down", "down", "up")
        assert it.main.results.cursor == 1
        await it.press("ctrl+j", "ctrl+k")
        assert it.main.results.cursor == 1
        await it.press("enter")
        assert it.shown.startswith("Mediator") and it.main.article.hit_count >= 2
        await it.press("n")
        assert "hit 1 of" in it.footer
        await it.press("n", "N")
        assert "hit 1 of" in it.footer


async def test_a_long_article_opens_where_the_hit_is(reader):
    async with reader() as it:
        await it.press("/", *"nordwind", "enter")
        view = it.main.article
        hit = view._hits.index.marks[0]
        row = view._row_of(hit.start)
        assert view.scroll_offset.y > 0
        assert view.scroll_offset.y <= row < view.scroll_offset.y + view.page_rows


async def test_tab_completes_and_then_goes_to_the_list(reader):
    async with reader() as it:
        await it.press("/", *"lind")
        assert "Tab lindqvist" in it.footer
        await it.press("tab")
        assert it.main.search.value == "lindqvist" and it.main.focused is it.main.search
        await it.press("tab")
        assert it.main.focused is it.main.results and it.main.searching.query == "lindqvist"


async def test_escape_keeps_the_query_and_up_recalls_it(reader):
    async with reader() as it:
        await it.press("/", *"okoye", "escape")
        assert it.main.focused is it.main.results and it.main.search.value == "okoye"
        await it.press("escape")
        assert it.main.searching.query == "" and it.main.search.value == ""
        await it.press("/", "up")
        assert it.main.search.value == "okoye"


async def test_question_mark_types_in_the_box_and_f1_helps(reader):
    async with reader() as it:
        await it.press("/", "?", "q")
        assert it.main.search.value == "?q"
        await it.press("f1")
        assert "IN THE SEARCH BOX" in it.screen_text()
        await it.press("q")
        assert it.main.focused is it.main.search


async def test_facets_are_walked_and_narrow_the_search(reader):
    async with reader() as it:
        await it.press("/", *"ferry", "escape")
        assert "Mara Lindqvist 6" in it.screen_text()
        await it.press("l", "l")
        assert it.main.facets.chip.name == "Tomas Okoye"
        await it.press("h", "enter")
        assert it.main.search.value == 'person:"Mara Lindqvist" ferry' and not it.main.is_reading
        await it.press("l", "minus")
        assert '-person:"Mara Lindqvist"' in it.main.search.value
        await it.press("ctrl+o")
        assert it.main.search.value == 'person:"Mara Lindqvist" ferry'


async def test_plus_narrows_and_escape_leaves_the_strip(reader):
    async with reader() as it:
        await it.press("/", *"ferry", "escape", "right", "escape")
        assert it.main.facets.chip is None and it.main.searching.query == "ferry"
        await it.press("right", "left")
        assert it.main.facets.chip is None
        await it.press("l", "+")
        assert "person:" in it.main.search.value


async def test_nothing_found_offers_another_spelling(reader):
    async with reader() as it:
        await it.press("/", *"fery")
        text = it.screen_text()
        assert "Nothing found" in text and "Did you mean ferry?" in text
        await it.press("enter")
        assert not it.main.is_reading and it.main.search.value == "ferry" and it.main.results.total == 6


async def test_what_cannot_be_read_of_a_query_is_named_under_it(reader):
    async with reader() as it:
        await it.press("/", *"ferry", "space", *"bogus:x")
        assert "there is no field" in it.screen_text() and it.main.results.total == 6


async def test_some_words_only_is_said(reader):
    async with reader() as it:
        original = it.library.search
        from dataclasses import replace

        it.library.search = lambda *a, **k: replace(original(*a, **k), matched="any")
        await it.press("/", *"ferry")
        assert "No article has all of these words" in it.screen_text()


async def test_g_slash_searches_the_library_from_an_article(reader):
    async with reader() as it:
        await it.press("enter", "g", "/", *"okoye")
        assert not it.main.is_reading and it.main.searching.query == "okoye"


async def test_a_pasted_query_is_one_line(reader):
    from textual import events

    async with reader() as it:
        await it.press("/")
        it.main.search.post_message(events.Paste("mara\nlindqvist\t strike"))
        await it.settle()
        assert it.main.search.value == "mara lindqvist strike"


async def test_what_is_typed_before_the_library_is_open_is_searched_for(reader):
    from fake_library import FakeLibrary

    gate, library = threading.Event(), FakeLibrary()

    def opener():
        gate.wait(10)
        return library

    async with reader(opener=opener, samples=True, wait=False) as it:
        await it.pilot.press(*"portr")
        gate.set()
        await it.settle()
        assert it.main.searching.page.query == "portr" and it.selected.startswith("What Mara")


async def test_enter_right_behind_the_last_key_opens_the_hit_of_what_was_typed(reader):
    async with reader() as it:
        await it.press("/")
        it.library.gate = threading.Event()
        await it.pilot.press(*"started", "enter")
        await it.pilot.pause()
        assert not it.shown
        it.library.gate.set()
        await it.settle()
        assert it.shown == "Timetable that started a strike"


async def test_keys_right_behind_the_slash_go_into_the_box(reader):
    async with reader() as it:
        from textual import events

        for key in "/qs":
            it.app.post_message(events.Key(key, key))
        await it.settle()
        assert it.main.search.value == "qs"
        assert not it.library.user


async def test_what_a_query_lacks_is_not_told_above_an_article(reader):
    async with reader() as it:
        await it.press("/", *"bogus:x ferry")
        assert "bogus" in it.screen_text().splitlines()[2]
        await it.press("enter")
        assert it.shown and "there is no field" not in it.screen_text()
        await it.press("q")
        assert "bogus" in it.screen_text().splitlines()[2]


async def test_a_search_before_is_replaced_by_the_next_letter_and_goes_on_behind_an_arrow(reader):
    async with reader() as it:
        await it.press("/", *"mediator", "tab", "/", *"okoye")
        assert it.main.searching.query == "okoye"
        await it.press("tab", "/", "right", "space", *"f")
        assert it.main.searching.query == "okoye f"


async def test_the_disk_is_told_of_a_search_before_its_first_letter(reader):
    async with reader() as it:
        assert it.library.read_ahead_times == 1
        await it.press("/")
        assert it.library.read_ahead_times == 2
        await it.press(*"okoye")
        assert it.library.read_ahead_times == 2


async def test_a_change_of_the_box_that_is_told_late_is_not_searched_for(reader):
    async with reader() as it:
        await it.press("/", *"okoye")
        asked = len(it.library.asked)
        it.main.searching.ask("mediator")
        it.main.searching.typed("okoy")
        await it.settle()
        assert it.main.searching.query == it.main.searching.page.query == it.main.search.value == "mediator"
        assert [query for query, _ in it.library.asked[asked:]] == ["mediator"]


async def test_an_older_answer_that_comes_after_a_newer_one_changes_nothing(reader):
    async with reader() as it:
        await it.press("/", *"okoye")
        older = it.library.search("okoye", sort="relevance")
        await it.press("ctrl+u", *"mediator")
        searching, before = it.main.searching, (it.main.searching.page, it.main.results.total, it.screen_text())
        for message in (
            ResultsReady("okoye", "relevance", older),
            CountsReady("okoye", "relevance", older),
            RowsReady("okoye", "relevance", older),
            LibraryChanged(7, "okoye", "relevance", older),
            SuggestionsReady("okoye", ()),
        ):
            it.main.post_message(message)
            await it.settle()
            assert (searching.page, it.main.results.total, it.screen_text()) == before
