"""Names: the list, the page of one, mending, watching, and what is lit."""

from dataclasses import replace

import pytest
from fake_library import FakeLibrary

from index.errors import NotFoundError
from reader.screens.entities import EntitiesScreen
from reader.screens.entity import EntityScreen
from reader.screens.sheets import MendSheet, PickSheet

SIZES = ((80, 24), (140, 40), (60, 15))
ROE = "organisation:harbour line"


def lit(it):
    return {mark.entity_id for mark in it.main.article._names.index.marks if mark.entity_id}


async def on_a_name(it):
    """An article open, the cursor on its first name: Harbour Line in the headline."""
    await it.press("enter", ";")
    assert it.main.article.current_name.entity_id == ROE


@pytest.mark.parametrize("size", SIZES)
async def test_the_list_is_filtered_sorted_and_opens_a_page(reader, size):
    async with reader(size=size) as it:
        await it.press("g", "e")
        assert isinstance(it.app.screen, EntitiesScreen)
        assert "Tomas Okoye" in it.screen_text() and "names   7   most articles" in it.screen_text()
        await it.press("v", "p")
        assert "persons   2" in it.screen_text() and "Harbour Line" not in it.screen_text()
        await it.press("v", "p", "S", "S")
        assert "by name" in it.screen_text() and it.app.screen.entity.name == "Harbour Line"
        await it.press("/", *"vest", "enter")
        assert "/ vest" in it.screen_text() and it.app.screen.entity.name == "Vestby"
        await it.press("enter")
        assert isinstance(it.app.screen, EntityScreen) and "in the news of the ferry" in it.screen_text()
        await it.press("escape", "escape")
        assert "names   7" in it.screen_text()
        await it.press("escape")
        assert it.main.focused is it.main.results


async def test_no_name_fits(reader):
    async with reader() as it:
        await it.press("g", "e", "/", *"zzz")
        assert "No name like that" in it.screen_text()
        await it.press("escape")
        assert "names   7" in it.screen_text()


async def test_the_names_of_an_article(reader):
    async with reader() as it:
        await it.press("enter", "e")
        assert "names of this article" in it.screen_text() and "Lake Orla" in it.screen_text()
        await it.press("S")
        assert "ge lists all" in it.screen_text()
        await it.press("escape")
        assert it.main.is_reading


async def test_the_page_leads_on_and_back(reader):
    async with reader(size=(140, 40)) as it:
        await on_a_name(it)
        await it.press("enter", "enter")  # the card, and its first line: the page
        page = it.app.screen
        text = it.screen_text()
        assert isinstance(page, EntityScreen) and "7 times" in text and "where" in text and "latest" in text
        await it.press("j", "enter")
        assert page.entity.name == "Tomas Okoye"
        await it.press("escape")
        assert page.entity.name == "Harbour Line"
        await it.press("enter")  # the quoted phrase stands in an article
        assert it.shown.startswith("What Mara Lindqvist") and it.app.screen is it.main


async def test_from_an_article_of_a_page_one_comes_back_to_the_page_and_the_list_it_stood_in(reader):
    async with reader() as it:
        await it.press("g", "e", "v", "p", "j")
        kept = it.screen_text()
        chosen = it.app.screen.entity
        await it.press("enter", "enter")  # its page, and the article with the phrase about it
        assert it.shown and it.app.screen is it.main
        await it.press("escape")
        assert it.app.screen.entity == chosen and isinstance(it.app.screen, EntityScreen)
        await it.press("escape")
        assert it.screen_text() == kept and it.app.screen.entity == chosen
        await it.press("escape", "escape")
        assert it.app.screen is it.main and not it.main.is_reading
        await it.press("enter", "escape")
        assert it.app.screen is it.main and not it.main.is_reading  # nothing of it comes up later


async def test_pages_that_led_to_a_page_are_there_behind_its_article_too(reader):
    async with reader(size=(140, 40)) as it:
        await on_a_name(it)
        await it.press("enter", "enter", "j", "enter")
        assert it.app.screen.entity.name == "Tomas Okoye"
        await it.press("enter")
        assert it.app.screen is it.main
        await it.press("escape", "escape")
        assert it.app.screen.entity.name == "Harbour Line"
        await it.press("escape")
        assert it.app.screen is it.main


async def test_a_page_in_a_narrow_place_is_a_line_of_the_card(reader):
    async with reader() as it:
        await on_a_name(it)
        await it.press("enter", "G", "k", "enter")
        assert isinstance(it.app.screen, EntityScreen)
        await it.press("+")
        assert it.main.searching.query == 'org:"Harbour Line"' and it.app.screen is it.main


async def test_the_way_to_another_is_shown_with_its_sentence(reader):
    async with reader() as it:
        await it.press("g", "e", "/", *"mara", "enter", "enter", "p", *"oko")
        assert isinstance(it.app.screen, PickSheet)
        await it.press("enter", "G")
        assert "Mara Lindqvist ─ Tomas Okoye" in it.screen_text() and "would come" in it.screen_text()


async def test_without_a_way(reader):
    async with reader() as it:
        await it.press("g", "e", "/", *"mara", "enter", "enter", "p", *"vest", "enter")
        assert "no way of sentences" in it.footer


@pytest.mark.parametrize("size", SIZES)
async def test_a_merge_asks_with_whom_and_can_be_undone(reader, size):
    async with reader(size=size) as it:
        await on_a_name(it)
        await it.press("E")
        assert isinstance(it.app.screen, MendSheet) and "is the same as" in it.screen_text()
        await it.press("m", *"nordw")
        assert "Nordwind Yards" in it.screen_text()
        await it.press("enter")
        assert it.library.mended == [("merge", ROE, "organisation:nordwind yards")]
        assert "u undoes" in it.footer
        await it.press("u")
        assert it.library.mended == [] and "undone: merge" in it.footer
        await it.press("u")
        assert "nothing to undo" in it.footer


@pytest.mark.parametrize(
    ("keys", "made"),
    [
        ("p", ("set_kind", ROE, "person")),
        ("l", ("set_kind", ROE, "place")),
        ("x", ("reject", ROE)),
        ("s", ("silence", ROE)),
        ("2", ("split", "organisation:line")),
        ("d", ("unmark", "reader-1", "Harbour Line", 1)),
        ("n ctrl+u N e w enter", ("rename", ROE, "New")),
        (
            "h o k o enter",
            ("assign", "reader-1", "Harbour Line", "Tomas Okoye", "person", 1, "person:tomas okoye"),
        ),
        ("t Z e d down enter", ("assign", "reader-1", "Harbour Line", "Zed", "organisation", 0, "")),
        ("j j enter", ("set_kind", ROE, "person")),
    ],
)
async def test_each_correction(reader, keys, made):
    async with reader() as it:
        await on_a_name(it)
        await it.press("E", *keys.split())
        assert it.library.mended == [made] and it.app.screen is it.main


async def test_what_is_no_name_goes_dark_at_once_and_its_card_closes(reader):
    async with reader() as it:
        await on_a_name(it)
        await it.press("enter", "E", "x")
        assert ROE not in lit(it) and it.main.panel.entity is None and it.main.focused is it.main.article
        await it.press("u")
        assert ROE in lit(it)


async def test_a_silent_name_is_not_lit(reader):
    async with reader() as it:
        await on_a_name(it)
        await it.press("E", "s")
        assert ROE not in lit(it) and "person:mara lindqvist" in lit(it)


async def test_mending_from_the_list_and_the_page(reader):
    async with reader() as it:
        await it.press("g", "e", "E", "x")
        assert "Mara Lindqvist" not in it.screen_text()
        await it.press("u")
        assert "Mara Lindqvist" in it.screen_text()
        await it.press("enter", "E", "x")
        assert isinstance(it.app.screen, EntitiesScreen)  # the page of what is no name closes


class Rekinded(FakeLibrary):
    """A corrected kind gives a name another id, and undoing it the old one back."""

    def entity(self, name):
        there = any(made == "set_kind" for made, *_ in self.mended)
        if name.startswith("organisation:mara") and not there:
            raise NotFoundError(f"{name}: nothing of that name has been recognised.", "")
        found = super().entity(name)
        if there and found.name == "Mara Lindqvist":
            return replace(found, id="organisation:mara lindqvist", kind="organisation")
        return found


async def test_a_page_follows_a_kind_and_its_undo(reader):
    async with reader(library=Rekinded()) as it:
        await it.press("g", "e", "slash", *"mara", "enter", "enter", "E", "o")
        assert it.app.screen.entity.kind == "organisation"
        await it.press("u")
        assert it.app.screen.entity.kind == "person" and "nothing of that name" not in it.screen_text()


async def test_a_page_that_goes_with_its_name_says_so_on_the_one_below(reader):
    async with reader() as it:
        await it.press("g", "e", "enter", "E", "x")
        assert isinstance(it.app.screen, EntitiesScreen) and "undoes" in it.screen_text()


async def test_sheets_close_without_a_trace(reader):
    async with reader() as it:
        await on_a_name(it)
        await it.press("E", "escape", "E", "m", *"okoy", "escape", "E", "m", "enter", "escape")
        assert it.library.mended == [] and it.app.screen is it.main


@pytest.mark.parametrize("size", SIZES)
@pytest.mark.parametrize("where", [("enter",), (), ("enter", ";", "E", "a")], ids=["article", "list", "name"])
async def test_an_article_s_own_words_are_mended(reader, where, size):
    async with reader(size=size) as it:
        await it.press(*where, *(() if "a" in where else ("E",)))
        assert isinstance(it.app.screen, MendSheet)
        assert "the headline is" in it.screen_text() and "Ferry crews walk out" in it.screen_text()
        await it.press("h", "ctrl+u", *"New", "enter")
        assert it.library.mended == [("correct", "reader-1", "headline", "New")]
        assert "u undoes" in it.footer and it.app.screen is it.main


async def test_a_date_may_be_taken_away_and_all_be_as_it_was_found(reader):
    async with reader() as it:
        await it.press("enter", "E", "d", "ctrl+u", "enter")
        assert it.library.mended == [("correct", "reader-1", "date", "")]
        await it.press("E")
        assert "as it was found" in it.screen_text()
        await it.press("f")
        assert it.library.mended[-1] == ("as_found", "reader-1")
        await it.press("E", "h", "ctrl+u", "enter")  # a headline must have words
        assert isinstance(it.app.screen, PickSheet)
        await it.press("escape")
        assert len(it.library.mended) == 2 and it.app.screen is it.main


async def test_letters_open_what_stands_in_a_list_of_names_and_on_a_page(reader):
    async with reader() as it:
        await it.press("g", "e", "f")
        first = it.app.screen.entities[0]
        assert any(
            "hint" in [role for *_, role in it.app.screen.view._with_letters(line).spans]
            for line in it.app.screen.view._lines
            if line.item == 0
        )
        await it.press("a")
        assert isinstance(it.app.screen, EntityScreen) and it.app.screen.entity.id == first.id
        await it.press("f", "escape")  # letters go, the page stays
        assert isinstance(it.app.screen, EntityScreen)
        await it.press("escape")
        assert isinstance(it.app.screen, EntitiesScreen)


async def test_watching_needs_a_name(reader):
    async with reader() as it:
        await it.press("enter", "w")
        assert "go to a name" in it.footer


async def test_a_watched_name_tells_what_is_new_until_it_was_looked_at(reader):
    async with reader() as it:
        await on_a_name(it)
        await it.press("w")
        assert "watching Harbour Line" in it.footer
        await it.press("g", "e")
        assert "WATCHED" in it.screen_text() and "+12, 4 times the usual" in it.screen_text()
        await it.press("enter", "escape")
        assert it.library.watches == {ROE: 0}
        await it.press("w")
        assert it.library.watches == {} and "WATCHED" not in it.screen_text()


async def test_only_one_name_is_lit_there_and_in_the_next_article(reader):
    async with reader() as it:
        await it.press("enter", "v", "v")
        assert "go to a name" in it.footer
        await it.press(";", "v", "v")
        assert lit(it) == {ROE} and "only Harbour Line" in it.footer
        await it.press("J")
        assert lit(it) == {ROE}
        await it.press("v", "v")
        assert len(lit(it)) > 3


async def test_all_names_again_begin_at_the_one_that_was_found(reader):
    async with reader() as it:
        await it.press("g", "e", "/", *"orla", "enter")
        found = it.app.screen.entity.id
        await it.press("escape")
        assert it.app.screen.asked.match == "" and len(it.app.screen.entities) > 1
        assert it.app.screen.entity.id == found and it.app.screen.view.item > 0
        await it.press("/", "a", "enter")
        assert it.app.screen.view.item == 0  # what is typed for begins at the best


@pytest.mark.parametrize("size", SIZES)
async def test_corrections_are_listed_and_any_of_them_is_taken_back(reader, size):
    async with reader(size=size) as it:
        await it.press("g", "E")
        assert "None yet" in it.screen_text() and "E on a name" in it.screen_text()
        await it.press("escape", "g", "e", "E", "s", "E", "o", "g", "E")
        assert "your corrections   2" in it.screen_text() and "20 Nov" in it.screen_text()
        lines = [line for line in it.screen_text().splitlines() if "was made" in line]
        assert "set_kind" in lines[0] and "silence" in lines[1]
        await it.press("j", "d")
        assert [one[0] for one in it.library.mended] == ["set_kind"] and "no more: silence" in it.footer
        assert "your corrections   1" in it.screen_text()
        await it.press("u")
        assert it.library.mended == [] and "None yet" in it.screen_text()
        await it.press("d", "escape")
        assert "most articles" in it.screen_text()


async def test_what_is_taken_back_is_seen_on_the_pages_below(reader, monkeypatch):
    async with reader() as it:
        await it.press("g", "e")
        names, asked = it.app.screen, []
        listing = it.library.entities

        def entities(*args, **options):
            asked.append(args)
            return listing(*args, **options)[:2]

        await it.press("E", "s", "g", "E")
        monkeypatch.setattr(it.library, "entities", entities)
        assert len(names.entities) > 2
        await it.press("d")
        assert asked and len(names.entities) == 2 and it.app.screen is not names
        await it.press("escape")
        assert it.app.screen is names and "names   2" in it.screen_text()
