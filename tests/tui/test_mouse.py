"""The wheel and clicks: what Enter opens is always in sight."""

from textual import events

from reader.widgets.line_view import LineView


def turn(widget, notches):
    kind = events.MouseScrollDown if notches > 0 else events.MouseScrollUp
    for _ in range(abs(notches)):
        widget.post_message(kind(widget, 1, 1, 0, 0, 0, False, False, False))


async def test_the_cursor_of_the_list_comes_along_with_the_wheel(reader):
    async with reader(size=(80, 6)) as it:
        results = it.main.results
        assert results.page_rows < results.total
        turn(results, 1)
        await it.settle()
        top = results.scroll_offset.y
        assert top > 0 and results.cursor == top
        turn(results, -3)
        await it.settle()
        assert results.scroll_offset.y == 0 and results.cursor == min(top, results.page_rows - 1)


async def test_two_rows_of_a_hit_are_in_sight_as_a_whole(reader):
    async with reader(size=(80, 9)) as it:
        await it.press("/", *"ferry", "escape")
        results = it.main.results
        turn(results, 1)
        await it.settle()
        first = results.cursor * results.row_height
        assert results.scroll_offset.y <= first
        assert first + results.row_height <= results.scroll_offset.y + results.page_rows


async def test_a_notch_moves_a_text_by_three_rows(reader):
    async with reader(size=(80, 12)) as it:
        await it.press("enter")
        turn(it.main.article, 1)
        await it.settle()
        assert it.main.article.scroll_offset.y == 3


async def test_the_cursor_of_a_page_comes_along(reader):
    async with reader(size=(80, 8)) as it:
        await it.press("g", "e")
        view = it.app.screen.query_one(LineView)
        turn(view, 1)
        await it.settle()
        rows = [row for row in range(view.rows) if view._lines[row].item == view.item]
        assert view.scroll_offset.y > 0 and rows[0] >= view.scroll_offset.y


async def test_a_click_on_a_key_of_the_footer_presses_it(reader):
    async with reader() as it:
        await it.pilot.click("#footer", offset=(it.footer.index("star"), 0))
        await it.settle()
        assert it.main.results.hit.starred and it.main.focused is it.main.results
        it.main.footer.say("")
        await it.pilot.click("#footer", offset=(it.footer.index("Enter"), 0))
        await it.settle()
        assert it.main.is_reading
        await it.pilot.click("#footer", offset=(it.footer.index("all keys"), 0))
        await it.settle()
        assert it.screen_text().startswith(" ‹ all keys")


async def test_a_click_between_the_keys_or_on_a_notice_does_nothing(reader):
    async with reader() as it:
        before = it.screen_text()
        for column in (0, it.footer.index("/") - 1, 78):
            await it.pilot.click("#footer", offset=(column, 0))
            await it.settle()
            assert it.screen_text() == before
        it.main.footer.say("Enter open   / search")
        await it.pilot.click("#footer", offset=(3, 0))
        await it.settle()
        assert not it.main.is_reading


async def test_a_click_on_a_name_of_the_strip_narrows_the_search(reader):
    async with reader() as it:
        await it.press("/", *"ferry", "escape")
        line = it.main.facets.line.text
        await it.pilot.click("#facets", offset=(line.index("Tomas Okoye") + 2, 0))
        await it.settle()
        assert it.main.searching.query == 'person:"Tomas Okoye" ferry' and it.main.facets.chip is None
        line = it.main.facets.line.text
        await it.pilot.click("#facets", offset=(line.index("Harbour Line") - 1, 0))
        await it.settle()
        assert it.main.searching.query == 'person:"Tomas Okoye" ferry'  # between two names there is none
