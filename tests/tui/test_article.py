"""An article: moving, names, hints, cards, related articles, what is lit, the trail, copying."""

import asyncio
from dataclasses import replace

import pytest
from fake_library import FakeLibrary

from reader.config import Config
from reader.keymap import Keymap

SIZES = ((80, 24), (140, 40), (60, 15))


@pytest.mark.parametrize("size", SIZES)
async def test_it_opens_with_its_head_and_without_furniture(reader, size):
    async with reader(size=size) as it:
        await it.press("enter")
        text = it.screen_text()
        assert "1 of 6" in text and "By Ines Falk" in text and "newsletter" not in text
        assert it.library.user["reader-1"].read
        await it.press("G")
        assert "newsletter" not in it.screen_text()
        await it.press("v", "j")
        await it.press("G")
        assert "newsletter" in it.screen_text()
        await it.press("v", "j", "G")
        assert "newsletter" not in it.screen_text()


@pytest.mark.parametrize(
    ("keys", "down"),
    [
        ("j", 1), ("down", 1), ("3 j", 3), ("j j k", 1), ("j up", 0), ("ctrl+d", 10), ("ctrl+d ctrl+u", 0),
        ("5 j g g", 0), ("5 j home", 0), ("space b", 0), ("pagedown pageup", 0),
    ],
)  # fmt: skip
async def test_moving(reader, keys, down):
    async with reader() as it:
        await it.press("enter", *keys.split())
        assert it.main.article.scroll_offset.y == down


async def test_space_pages_and_goes_on_to_the_next_unread(reader):
    async with reader() as it:
        await it.press("j", "m", "k", "enter", "space")
        assert it.main.article.scroll_offset.y > 10
        await it.press("G", "space")
        assert it.shown.startswith("Nordwind Yards")


async def test_names_are_walked_and_open_their_card(reader):
    async with reader() as it:
        await it.press("enter", ";")
        assert it.main.article.current_name.entity == "Harbour Line" and "1 of" in it.footer
        await it.press("3", ";")
        assert it.main.article.current_name.entity == "Vestby"
        await it.press(",")
        assert it.main.article.current_name.entity == "Port Authority"
        await it.press("enter")
        assert "Port Authority is in the news" in it.screen_text() and it.main.focused is it.main.panel.card
        await it.press("escape")
        assert it.main.focused is it.main.article and it.main.panel.entity is None
        assert it.main.article.current_name.entity == "Port Authority"


async def test_enter_without_a_name_says_how(reader):
    async with reader() as it:
        await it.press("enter", "enter")
        assert "; and , go to a name" in it.footer


@pytest.mark.parametrize("size", SIZES)
async def test_a_letter_opens_a_card(reader, size):
    async with reader(size=size) as it:
        await it.press("enter", "f")
        assert "type a letter" in it.footer
        await it.press("d")
        assert it.main.panel.entity.name == "Port Authority"
        await it.press("escape", "f", "escape")
        assert it.main.panel.entity is None and it.main.is_reading


@pytest.mark.parametrize("size", SIZES)
async def test_the_card_leads_on(reader, size):
    async with reader(size=size) as it:
        await it.press("enter", ";", "enter")
        assert it.main.panel.entity.name == "Harbour Line"
        if size[0] > 100:
            await it.press("j")  # the first line is the card's title, which opens its page
        await it.press("enter")
        assert it.shown.startswith("What Mara Lindqvist")
        await it.press("backspace")
        assert it.shown.startswith("Ferry crews")
        await it.press(";", "enter", "G", "enter")
        assert it.main.searching.query == 'org:"Harbour Line"' and not it.main.is_reading


async def test_a_companion_on_a_card_opens_its_own(reader):
    async with reader(size=(140, 40)) as it:
        await it.press("enter", ";", "enter", "2", "j", "enter")
        assert it.main.panel.entity.name == "Tomas Okoye"


async def test_must_and_must_not_from_a_card(reader):
    async with reader() as it:
        await it.press("enter", ";", "enter", "minus")
        assert it.main.searching.query == '-org:"Harbour Line"'
        await it.press("g", "n")
        await it.press("enter", ";", "enter", "+")
        assert it.main.searching.query == 'org:"Harbour Line"'
        await it.press("enter", ";", "enter", "minus")
        assert it.main.searching.query == '-org:"Harbour Line"'  # and not both
        await it.press("/", "ctrl+u", *"ferry", "enter", ";", "enter", "+")
        assert it.main.searching.query == 'org:"Harbour Line" ferry'


@pytest.mark.parametrize("size", SIZES)
async def test_related_with_reasons(reader, size):
    async with reader(size=size) as it:
        await it.press("enter", "r")
        text = it.screen_text()
        assert "Mara Lindqvist" in text and ("same story" in text or "SAME STORY" in text)
        assert it.main.focused is it.main.panel.related
        await it.press("j", "enter")
        assert it.shown.startswith("Nordwind Yards")
        await it.press("H")
        assert it.shown.startswith("Ferry crews")
        await it.press("L")
        assert it.shown.startswith("Nordwind Yards")
        await it.press("r", "r")
        assert it.main.focused is it.main.article


async def test_related_of_a_row_of_the_list(reader):
    async with reader() as it:
        await it.press("j", "r")
        assert "── related 5" in it.screen_text()
        await it.press("escape")
        assert "related 5" not in it.screen_text() and it.main.focused is it.main.results


async def test_zoom_gives_the_sheet_the_height_and_the_text_the_width(reader):
    async with reader() as it:
        await it.press("enter", "r", "z")
        assert not it.main.article.region.height and it.main.panel.region.height > 15
        await it.press("z")
        assert it.main.article.region.height
    async with reader(size=(140, 40)) as it:
        await it.press("enter", "z")
        assert it.main.article.region.width == 140
        await it.press("z")
        assert it.main.article.region.width < 100


async def test_next_and_previous_article(reader):
    async with reader() as it:
        await it.press("enter", "J")
        assert it.shown.startswith("Mediator") and "2 of 6" in it.screen_text()
        await it.press("2", "J", "K")
        assert it.shown.startswith("Nordwind")
        await it.press("K", "K", "K")
        assert "first article" in it.footer


async def test_back_to_the_list_keeps_row_and_query(reader):
    async with reader() as it:
        await it.press("/", *"mediator", "escape", "j", "j", "enter")
        await it.press("q")
        assert not it.main.is_reading and it.main.results.cursor == 2 and it.main.searching.query == "mediator"


async def test_back_keeps_the_place_in_the_text(reader):
    async with reader() as it:
        await it.press("enter", "9", "j", "r", "enter")
        assert it.shown.startswith("Mediator")
        await it.press("ctrl+o")
        assert it.shown.startswith("Ferry crews") and it.main.article.scroll_offset.y == 9
        await it.press("backspace")
        assert not it.main.is_reading
        await it.press("backspace")
        assert "the trail ends here" in it.footer
        await it.press("L", "L")
        assert it.shown.startswith("Mediator")


async def test_the_trail_lists_and_leads(reader):
    async with reader() as it:
        await it.press("/", *"okoye", "enter", "J", "g", "h")
        text = it.screen_text()
        assert "/ okoye" in text and "Mediator Okoye" in text
        await it.press("k", "enter")
        assert it.shown.startswith("Ferry crews")
        await it.press("g", "h", "q")
        assert it.shown.startswith("Ferry crews")


@pytest.mark.parametrize(
    ("key", "light"), [("p", "person"), ("o", "organisation"), ("l", "place"), ("d", "date"), ("f", "figure")]
)
async def test_a_kind_is_switched(reader, key, light):
    async with reader() as it:
        await it.press("enter")
        before = light in it.main.article.lights
        await it.press("v", key)
        assert (light in it.main.article.lights) is not before
        await it.press("v", key)
        assert (light in it.main.article.lights) is before


async def test_only_one_kind_and_all_kinds(reader):
    async with reader() as it:
        await it.press("enter", "v", "v")
        assert "go to a name" in it.footer
        await it.press("4", ";", "v", "k")
        assert it.main.article.lights == {"place"}
        assert it.main.article.current_name.entity == "Vestby"
        await it.press("v", "a")
        assert "date" in it.main.article.lights and "other" in it.main.article.lights
        await it.press("v", "a")
        assert "date" not in it.main.article.lights


async def test_searching_inside_the_article(reader):
    async with reader() as it:
        await it.press("enter", "/", *"week")
        assert it.main.article.hit_count >= 3 and it.main.is_reading
        await it.press("enter")
        assert it.main.focused is it.main.article
        await it.press("n")
        assert "hit 2 of" in it.footer
        await it.press("/", *"nowhere")
        assert "not in this article: nowhere" in it.footer
        await it.press("escape")
        assert it.main.article.hit_count == 0 and "1 of 6" in it.screen_text()


async def test_letters_typed_together_are_one_search_of_a_long_article(reader, monkeypatch):
    from reader.screens import reading

    searched = []

    def find_marks(text, words):
        searched.append(words)
        return find(text, words)

    find = reading.find_marks
    monkeypatch.setattr(reading, "find_marks", find_marks)
    monkeypatch.setattr(reading, "_LONG_TEXT", 10)
    monkeypatch.setattr(reading, "_LETTERS_REST", 3600)
    async with reader() as it:
        await it.press("enter", "/", *"harb")
        assert searched == [] and "hit 1" not in it.footer
        await it.press("enter")
        assert searched == ["harb"] and "hit 1 of" in it.footer and it.main.focused is it.main.article
        await it.press("/", *"cre", "down")
        assert searched == ["harb", "cre"] and "hit 2 of" in it.footer
        await it.press("w", "escape")
        assert searched == ["harb", "cre"] and it.main.focused is it.main.article
        monkeypatch.setattr(reading, "_LETTERS_REST", 0.01)
        await it.press("/", *"cr")
        await asyncio.sleep(0.05)
        await it.settle()
        assert searched[-1] == "cr" and "hit 1 of" in it.footer


async def test_copying(reader):
    async with reader() as it:
        await it.press("enter", "y", "l")
        assert it.app.clipboard == "https://news.example/ferry"
        await it.press("y", "t")
        assert "walked out on Monday" in it.app.clipboard and "newsletter" not in it.app.clipboard
        await it.press("y", "q")
        assert it.app.clipboard.startswith("“") and "Vestby Courier, 20 November 2026" in it.app.clipboard
        await it.press("q", "j", "y", "l")
        assert "no link" in it.footer


async def test_the_browser_gets_only_plain_links(reader, monkeypatch):
    opened = []
    monkeypatch.setattr("webbrowser.open", lambda url: opened.append(url) or True)
    monkeypatch.delenv("SSH_CONNECTION", raising=False)
    async with reader() as it:
        await it.press("o")
        assert opened == ["https://news.example/ferry"]
        article = it.library.known["reader-1"]
        it.library.known["reader-1"] = replace(article, url="file:///etc/passwd")
        await it.press("enter", "o")
        assert len(opened) == 1 and "no link" in it.footer


async def test_over_ssh_the_link_is_copied(reader, monkeypatch):
    monkeypatch.setenv("SSH_CONNECTION", "1")
    monkeypatch.setattr("webbrowser.open", lambda url: pytest.fail("no browser over SSH"))
    async with reader() as it:
        await it.press("o")
        assert it.app.clipboard == "https://news.example/ferry"


async def test_lights_arrive_while_one_reads_and_nothing_moves(reader):
    from index.results import UpdateReport

    async with reader() as it:
        full = it.library.known["reader-1"]
        it.library.known["reader-1"] = full.with_annotations((), ())
        await it.press("enter", "6", "j", ";")
        assert it.main.article.current_name is None and it.library.looked_at == ["reader-1"]
        it.library.known["reader-1"] = full
        it.library.generation += 1
        it.library.report(UpdateReport(recognised=1))
        await it.settle()
        assert it.main.article.scroll_offset.y == 6
        await it.press(";")
        assert it.main.article.current_name is not None


async def test_resize_keeps_the_words_in_sight(reader):
    async with reader() as it:
        await it.press("enter", "1", "2", "j")
        offset = it.main.article.offset_in_sight
        for size in ((60, 15), (140, 40), (40, 10), (80, 24)):
            await it.pilot.resize_terminal(*size)
            await it.settle()
            row = it.main.article._row_of(offset)
            top = it.main.article.scroll_offset.y
            assert top <= row < top + it.main.article.page_rows
            await it.press("f", "escape")


async def test_tab_walks_the_panes(reader):
    async with reader(size=(140, 40)) as it:
        await it.press("enter", "tab")
        assert it.main.focused is it.main.panel.related
        await it.press("shift+tab")
        assert it.main.focused is it.main.article
        await it.press("q", "tab")
        assert it.main.focused is it.main.search


async def test_an_article_that_is_gone_is_told(reader):
    async with reader() as it:
        del it.library.known["reader-2"]
        await it.press("j", "enter")
        assert not it.main.is_reading and "there is no such article" in it.footer


async def test_a_click_on_a_name_opens_its_card(reader):
    async with reader() as it:
        await it.press("enter")
        view = it.main.article
        mark = next(m for m in view._names.index.marks if m.entity == "Vestby")
        row = view._row_of(mark.start)
        x = view._margin + mark.start - view._layout.rows[row].start
        await it.pilot.click("#article", offset=(x + 1, row))
        await it.settle()
        assert it.main.panel.entity.name == "Vestby"


async def test_q_closes_one_level_at_a_time(reader):
    async with reader() as it:
        await it.press("enter", "r", ";")
        await it.press("q")
        assert it.main.is_reading and it.main.focused is it.main.article
        await it.press("q")
        assert not it.main.is_reading
        await it.press("Q")
        assert not it.app.is_running or it.app._exit


async def test_the_mouse_selects_and_ctrl_c_copies(reader):
    async with reader() as it:
        await it.press("enter")
        view = it.main.article
        left = view._margin
        await it.pilot.mouse_down("#article", offset=(left, 0))
        await it.pilot.hover("#article", offset=(left + 10, 0))
        await it.pilot.mouse_up("#article", offset=(left + 10, 0))
        await it.settle()
        assert it.app.screen.get_selected_text() == "Ferry crews"
        await it.press("ctrl+c")
        assert it.app.clipboard == "Ferry crews"


async def test_vn_lights_what_no_read_article_named(reader):
    library = FakeLibrary()
    for id in ("reader-4", "reader-6"):
        old = library.known[id]
        library.known[id] = replace(old, text=old.text.replace("Nordwind Yards", "An old wharf x"), mentions=())
        library.mark(id, read=True)
    async with reader(library=library) as it:
        await it.press("enter", "v", "n")
        lit = {mark.entity for mark in it.main.article._names.index.marks}
        assert lit == {"Nordwind Yards"} and "1 of 7 names are new to you" in it.footer
        await it.press("J")  # it goes on in the next article, where that name has been read of by now
        assert it.main.article.only == frozenset() and "you have read of all 7 names" in it.footer
        await it.press("v", "n")
        assert it.main.article.only is None and "usual kinds" in it.footer
        await it.press("v", "n", "v", "p")
        assert it.main.article.only is None  # any other light ends it
        await it.press("J")
        assert it.main.article.only is None


async def test_the_head_names_what_one_reads_once_the_headline_is_out_of_sight(reader):
    async with reader(size=(60, 15)) as it:
        await it.press("/", *"ferry", "enter")

        def head():
            return it.main.head.line.text

        assert "1 of 6   ferry" in head() and "walk out" not in head()
        await it.press("space")
        assert "Ferry crews walk out" in head()


async def test_the_footer_of_an_article_tells_only_keys_that_do_something(reader):
    async with reader() as it:
        await it.press("enter")
        assert "next hit" not in it.footer and "next unread" not in it.footer
        await it.press("G")
        assert "Space next unread" in it.footer and "? all keys" in it.footer
        await it.press("k", "k")
        assert "next unread" not in it.footer
        await it.press("/", *"crews", "enter")
        it.main.footer.say("")
        assert "n next hit" in it.footer
        for id in it.library.known:
            it.library.mark(id, read=True)
        await it.press("escape", "S", "enter", "G")
        assert "next unread" not in it.footer


async def test_messages_name_the_keys_in_force(reader):
    own = {
        "names.next": ("ctrl+n",), "names.previous": ("ctrl+b",), "show.only": ("vx",), "show.kind": ("vy",),
        "show.all": ("vz",), "names.watch": ("W",), "search.text": ("ctrl+t",), "search.open": ("ctrl+s",),
    }  # fmt: skip
    async with reader(config=Config(keys=own)) as it:
        await it.press("l")
        assert "Ctrl-s searches" in it.footer
        await it.press("enter", "enter")
        assert "Ctrl-n and Ctrl-b go to a name, Enter opens its card" in it.footer
        for keys, said in (("vx", "; vx then lights"), ("vy", "; vy then lights"), ("W", ", W watches it")):
            await it.press(*keys)
            assert f"Ctrl-n and Ctrl-b go to a name{said}" in it.footer
        await it.press("n")
        assert "Ctrl-t searches in this article" in it.footer
        await it.press(*"vpvovlvf")
        await it.press("ctrl+n")
        assert "vz lights every kind" in it.footer


def test_the_ways_to_names_are_those_there_are():
    assert Keymap().ways_to_names() == "; and , go to a name"
    assert Keymap("vim", {"names.previous": ()}).ways_to_names() == "; goes to a name"
    assert Keymap("vim", {"names.previous": (), "names.next": ()}).ways_to_names() == "no name here"


async def test_an_article_without_a_body_is_quoted_by_its_headline_alone(reader):
    async with reader() as it:
        it.library.known["reader-1"] = replace(it.library.known["reader-1"], text="", paragraphs=())
        await it.press("enter", "y", "q")
        assert it.app.clipboard.startswith("Ferry crews") and "“" not in it.app.clipboard
        assert "it has no text here" in it.footer
