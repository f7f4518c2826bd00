"""What is done to several articles at once, keys that mean nothing, the text alone, and commands given an article."""

from contextlib import contextmanager

from fake_library import FakeLibrary

from reader import piping


async def test_x_selects_and_goes_on_and_a_number_selects_so_many(reader):
    async with reader() as it:
        await it.press("x")
        assert it.main.results.cursor == 1 and "1 selected" in it.footer
        await it.press("2", "x")
        assert [hit.id for hit in it.main.selected] == ["reader-1", "reader-2", "reader-3"]
        assert it.screen_text().count("✓") == 3
        await it.press("k", "x")  # what is selected is let go again
        assert [hit.id for hit in it.main.selected] == ["reader-1", "reader-2"]


async def test_a_number_past_the_end_selects_to_the_last_row(reader):
    async with reader() as it:
        await it.press("G", "9", "x")
        assert [hit.id for hit in it.main.selected] == ["reader-6"]


async def test_stars_read_marks_and_tags_are_for_all_selected_and_undone_together(reader):
    async with reader() as it:
        it.library.mark("reader-2", starred=True, tag="old")
        it.main.searching.again()
        await it.settle()
        await it.press("3", "x", "s")
        assert [it.library.marks(f"reader-{n}").starred for n in (1, 2, 3, 4)] == [True, True, True, False]
        assert "2 articles: starred" in it.footer  # one had its star already
        await it.press("u")
        assert [it.library.marks(f"reader-{n}").starred for n in (1, 2, 3)] == [False, True, False]
        await it.press("m")
        assert [it.library.marks(f"reader-{n}").read for n in (1, 2, 3, 4)] == [True, True, True, False]
        await it.press("t", *"old", "enter")
        assert all("old" in it.library.marks(f"reader-{n}").tags for n in (1, 2, 3))
        await it.press("u")
        assert [it.library.marks(f"reader-{n}").tags for n in (1, 2, 3)] == [(), ("old",), ()]
        assert len(it.main.selected) == 3


async def test_what_is_selected_stays_through_other_queries_until_esc(reader):
    async with reader() as it:
        await it.press("x", "escape")
        assert not it.main.selected and it.main.searching.query == "" and "selected" not in it.footer
        await it.press("g", "g", "x")
        assert [hit.id for hit in it.main.selected] == ["reader-1"]
        await it.press("/", *"nordwind", "escape")
        assert "1 selected" in it.footer
        await it.press("j", "x")
        assert [hit.id for hit in it.main.selected] == ["reader-1", "reader-2"]
        await it.press("s")
        assert [it.library.marks(f"reader-{n}").starred for n in (1, 2, 3)] == [True, True, False]
        await it.press("escape")
        assert not it.main.selected and it.main.searching.query == "nordwind"


async def test_a_stretch_is_selected_from_the_last_one_to_the_cursor(reader):
    library = FakeLibrary(total=1_200)
    async with reader(library=library) as it:
        await it.press("X")
        assert not it.main.selected and "x selects one" in it.footer
        await it.press("4", "j", "x", "k", "3", "k", "X")
        assert [it.main.results.row_of(hit.id) for hit in it.main.selected] == [4, 1, 2, 3]
        await it.press("escape", "x", "G", "X")  # rows between that were never fetched are among them
        assert len(it.main.selected) == 1_199 and "1,199 selected" in it.footer


async def test_all_that_a_list_finds_is_selected_and_let_go(reader):
    library = FakeLibrary(total=1_200)
    async with reader(library=library) as it:
        await it.press("*")
        assert len(it.main.selected) == 1_200 and "1,200 selected" in it.footer
        assert it.screen_text().count("✓") == it.main.results.page_rows
        await it.press("*")
        assert not it.main.selected
        await it.press("/", *"is:starred", "escape", "*")
        assert "no article here" in it.footer


async def test_rows_further_down_are_of_the_same_unfinished_word(reader):
    library = FakeLibrary(total=60)
    searches, asked = library.search, []

    def search(query, **options):
        asked.append((options.get("offset", 0), options.get("typing", False)))
        return searches(query, **options)

    library.search = search
    async with reader(library=library) as it:
        it.main.session.rows("ferr", "relevance", 25, 25, typing=True)
        await it.settle()
        assert asked[-1] == (25, True)
        await it.press("/", *"*")
        it.main.results.post_message(it.main.results.RowsWanted(25, 25))
        await it.settle()
        assert asked[-1] == (25, True)


async def test_an_opened_article_is_alone_whatever_is_selected(reader):
    async with reader() as it:
        await it.press("x", "x", "enter", "s")
        assert [it.library.marks(f"reader-{n}").starred for n in (1, 2, 3)] == [False, False, True]


async def test_links_and_texts_of_all_selected_are_copied(reader):
    async with reader() as it:
        await it.press("2", "x", "y", "l")
        assert it.app.clipboard == "https://news.example/ferry" and "1 have none" in it.footer
        await it.press("y", "t")
        assert "2 texts copied" in it.footer and it.app.clipboard.count("walked out on Monday") == 2


async def test_a_key_without_meaning_says_so_once_and_quietly(reader):
    async with reader() as it:
        await it.press("W")
        assert "W does nothing here" in it.footer and "? shows all keys" in it.footer
        timer = it.main.footer._timer
        await it.press("W")
        assert it.main.footer._timer is timer  # it does not stand for longer
        await it.press("g", "z")
        assert "gz does nothing here" in it.footer
        await it.press("?")
        assert it.app.screen is not it.main
        await it.press("Z")
        assert "Z does nothing here" in it.footer


async def test_letters_in_the_search_box_are_no_keys_without_meaning(reader):
    async with reader() as it:
        await it.press("/", "X", "Z")
        assert it.main.search.value == "XZ" and "does nothing" not in it.footer


async def test_zen_leaves_the_text_alone(reader):
    for size in ((80, 24), (140, 40)):
        async with reader(size=size) as it:
            await it.press("enter", "Z")
            assert it.main.has_class("-zen") and it.main.head.visible is False
            it.main.footer.say("")
            assert not it.footer.strip()
            await it.press("j", "escape")
            assert it.shown and not it.main.has_class("-zen") and "hints" in it.footer
            await it.press("Z", "r")  # what is asked for is to be seen
            assert not it.main.has_class("-zen")
            await it.press("escape", "Z", "q", "q")
            assert not it.shown and "open" in it.footer


async def test_an_article_is_piped_to_the_command_as_typed(reader, monkeypatch):
    ran = []
    monkeypatch.setattr(piping, "run_in_terminal", lambda command, text: ran.append((command, text)))
    async with reader() as it:
        monkeypatch.setattr(it.app, "suspend", contextmanager(lambda: (yield)))
        await it.press("|", "escape")
        assert not ran
        await it.press("|", *"wc -w | cat", "enter")
        await it.press("x", "x", "|", *"less", "enter")
        assert [command for command, _ in ran] == ["wc -w | cat", "less"]
        assert "walked out on Monday" in ran[0][1] and ran[0][1].count("Vestby Courier") == 1
        assert [ran[1][1].count(outlet) for outlet in ("Vestby Courier", "Island Post")] == [1, 1]


async def test_a_terminal_that_cannot_be_lent_is_said_to_be_so(reader):
    async with reader() as it:
        await it.press("|", *"wc", "enter")
        assert "cannot be given" in it.footer


async def test_reprints_read_with_an_opened_article_can_be_unread_again(reader):
    library = FakeLibrary()
    library.reprints_of["reader-1"] = ["reader-2", "reader-3"]
    async with reader(library=library) as it:
        await it.press("enter")
        assert library.marks("reader-3").read and "2 unread reprints marked read with it; u undoes" in it.footer
        await it.press("u", "escape")
        assert library.marks("reader-1").read and not library.marks("reader-2").read
        assert it.main.results.known("reader-3").read is False
        await it.press("enter")  # it is read already: nothing is marked
        assert not library.marks("reader-2").read


async def test_a_note_stands_above_the_text_and_can_be_changed_and_undone(reader):
    for size in ((80, 24), (140, 40)):
        async with reader(size=size) as it:
            await it.press("a", *"Ask Mara", "enter")
            assert it.library.marks("reader-1").note == "Ask Mara" and "note kept; u undoes" in it.footer
            await it.press("enter")
            assert "▎ Your note: Ask Mara" in it.screen_text()
            await it.press("a", *" now", "enter")
            assert (
                it.library.marks("reader-1").note == "Ask Mara now"
                and "▎ Your note: Ask Mara now" in it.screen_text()
            )
            await it.press("u")
            assert it.library.marks("reader-1").note == "Ask Mara" and "▎ Your note: Ask Mara\n" in shown_lines(it)
            await it.press("a", *"???", "escape")
            assert it.library.marks("reader-1").note == "Ask Mara"
            await it.press("a", *["backspace"] * 8, "enter")
            assert it.library.marks("reader-1").note == "" and "▎ Your note" not in it.screen_text()


def shown_lines(it):
    return "\n".join(line.split("│")[0].rstrip() for line in it.screen_text().splitlines()) + "\n"


async def test_a_note_is_long_and_stays_inside_the_text(reader):
    async with reader() as it:
        it.library.mark("reader-1", note="[bold]one[/] " * 20)
        await it.press("enter")
        rows = [line for line in it.screen_text().splitlines() if "▎ " in line]
        assert len(rows) == 5 and "[bold]one[/]" in rows[0]


async def test_while_a_line_is_typed_the_footer_tells_how_it_ends(reader):
    async with reader() as it:
        await it.press("a")
        assert "Enter done" in it.footer and "Esc as before" in it.footer
        await it.press("escape")
        assert "Enter open" in it.footer
