"""Coming back: to the page an article was opened on, to the right preview, to a pane after a resize."""

from fake_library import FakeLibrary

from reader.history import Place
from reader.last_place import last_of
from reader.messages import JobFailed
from reader.screens.entities import EntitiesScreen
from reader.screens.entity import EntityScreen


async def to_page(it):
    await it.press("g", "e", "/", *"mara", "enter", "enter")
    assert isinstance(it.app.screen, EntityScreen)


async def test_an_article_of_a_page_leads_back_to_it(reader):
    async with reader() as it:
        await to_page(it)
        await it.press("j", "j", "j", "j")
        at = it.app.screen.view.item
        await it.press("enter")
        assert it.main.is_reading and it.app.screen is it.main
        await it.press("escape")
        assert isinstance(it.app.screen, EntityScreen) and it.app.screen.entity.name == "Mara Lindqvist"
        assert it.app.screen.view.item == at
        await it.press("escape")
        assert isinstance(it.app.screen, EntitiesScreen)  # the list that the page was opened on
        await it.press("escape", "escape")  # its filter, then itself
        assert it.app.screen is it.main and not it.main.is_reading
        assert it.main.focused is it.main.results


async def test_the_trail_knows_pages(reader):
    async with reader() as it:
        await to_page(it)
        await it.press("G", "k", "enter")
        assert it.main.is_reading
        await it.press("g", "h")
        assert "Mara Lindqvist" in it.screen_text()
        await it.press("escape", "backspace")
        assert isinstance(it.app.screen, EntityScreen)
        await it.press("escape", "escape", "escape")
        await it.press("L")
        assert it.main.is_reading


async def test_articles_of_the_list_lead_back_to_the_list(reader):
    async with reader() as it:
        await to_page(it)
        await it.press("G", "k", "enter", *["escape"] * 4, "enter", "escape")
        assert it.app.screen is it.main and not it.main.is_reading


async def test_the_way_comes_into_sight(reader):
    async with reader(size=(60, 15)) as it:
        await to_page(it)
        await it.press("p", *"oko", "enter")
        assert "Mara Lindqvist ─ Tomas Okoye" in it.screen_text() and "would come" in it.screen_text()
        await it.press("enter")
        assert it.main.is_reading


async def test_the_preview_is_of_the_row_one_comes_back_to(reader):
    async with reader(size=(140, 40)) as it:
        await it.press("enter", "J", "escape")
        assert it.main.preview.article.title == it.selected


async def test_a_wider_terminal_has_a_preview_behind_an_article(reader):
    async with reader(size=(80, 24)) as it:
        await it.press("enter")
        await it.pilot.resize_terminal(140, 40)
        await it.settle()
        await it.press("escape")
        assert it.main.preview.article.title == it.selected


async def test_a_sheet_alone_becomes_a_pane_and_keeps_the_keyboard(reader):
    async with reader(size=(80, 24)) as it:
        await it.press("enter", "r", "z")
        await it.pilot.resize_terminal(140, 40)
        await it.settle()
        assert it.main.focused is it.main.panel.related and it.main.panel.related.region.width > 0
        await it.press("enter")
        assert it.shown.startswith("Mediator")


async def test_a_pane_that_goes_gives_the_keyboard_back(reader):
    async with reader(size=(140, 40)) as it:
        await it.press("enter", "tab")
        assert it.main.focused is it.main.panel.related
        await it.pilot.resize_terminal(80, 24)
        await it.settle()
        assert it.main.focused is it.main.article


async def test_a_name_under_the_cursor_tells_its_keys(reader):
    async with reader() as it:
        await it.press("enter", ";")
        assert "1 of" in it.footer and "Enter card" in it.footer and "E mend" in it.footer


async def test_a_name_that_is_not_known_yet_is_not_unlit(reader):
    from dataclasses import replace

    from fake_library import FakeLibrary

    library = FakeLibrary()
    library.known = {id: replace(article, mentions=()) for id, article in library.known.items()}
    async with reader(library=library) as it:
        await it.press("enter", ";")
        assert "no names are known here yet" in it.footer


async def test_a_notice_that_does_not_fit_is_told_without_its_remedy(reader):
    async with reader(size=(60, 15)) as it:
        it.main.on_job_failed(
            JobFailed("changes", "The text is as it was.", "What is changed is kept from then on.")
        )
        await it.settle()
        assert it.footer.strip() == "The text is as it was."


async def test_esc_leaves_a_related_article_for_the_one_it_was_opened_beside(reader):
    for size in ((80, 24), (140, 40)):
        async with reader(size=size) as it:
            await it.press("enter")
            first = it.shown
            await it.press("r", "enter")
            second = it.shown
            await it.press("r", "j", "enter")
            assert len({first, second, it.shown}) == 3
            await it.press("escape", *["escape"] * (size[0] < 120))  # the sheet, where there is one, goes first
            assert it.shown == second
            await it.press("q")
            assert it.shown == first
            await it.press("L")  # forward still knows the way
            assert it.shown == second
            await it.press("escape", "escape")
            assert not it.shown
            # The next of the list is no article beside another.
            await it.press("enter", "r", "enter", "J", "escape", *["escape"] * (size[0] < 120))
            assert not it.shown


async def test_the_side_of_the_sources_is_filled_with_what_is_newest(reader):
    library = FakeLibrary(60)
    library.follow("https://a.example/feed", "Harbour Log")
    async with reader(size=(140, 50), library=library) as it:
        await it.press("g", "f")
        side = it.screen_text().splitlines()[5:48]
        assert sum("Harbour note" in line for line in side) >= 35


async def test_the_place_of_the_last_time_is_one_step_back(reader):
    last = Place("okoye", "relevance", 1, "reader-2", "Mediator Okoye", 0)
    async with reader(last_place=lambda: last) as it:
        assert not it.main.is_reading and not it.main.searching.query
        await it.press("backspace")
        assert it.shown.startswith("Mediator Okoye")
        await it.press("L")
        assert not it.main.is_reading and not it.main.searching.query


async def test_who_leaves_an_article_or_a_search_finds_it_again(reader):
    async with reader() as it:
        await it.press("/", *"okoye", "enter", "Q")
        assert last_of(it.main.reading.trail).article_id == it.main.article.article.id
    async with reader() as it:
        await it.press("/", *"okoye", "escape", "j", "Q")
        place = last_of(it.main.reading.trail)
        assert (place.query, place.row, place.article_id) == ("okoye", 1, "")
    async with reader(last_place=lambda: place) as it:
        await it.press("backspace")
        assert it.main.searching.query == "okoye" and it.main.results.cursor == 1
