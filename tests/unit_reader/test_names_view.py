"""What is drawn of names: the list, the page of one, the sheet of corrections; at any width, and in plain signs."""

from dataclasses import replace
from datetime import UTC, datetime

import pytest
from rich.cells import cell_len

from index.results import Companion, Entity, Hit, Hop, Said, Snippet, Watched
from reader.view_model.card import CardItem, entity_card, entity_query
from reader.view_model.entity_page import entity_page
from reader.view_model.glyphs import ASCII, UNICODE
from reader.view_model.lines import LineBuilder
from reader.view_model.mend_choices import NameHere, choice_lines, choices
from reader.view_model.names_list import (
    NamesAsked,
    head_line,
    heading,
    names_lines,
    news_words,
    none_words,
    rise_words,
)
from reader.view_model.said import who_lines

NOW = datetime(2026, 11, 21, 12, 0, tzinfo=UTC)
HIT = Hit("a1", "Ferry crews walk out " * 8, "2026-11-20", False, "Post", 1.0, "", "", Snippet("x"))
ENTITY = Entity(
    "person:mara lindqvist", "Mara Lindqvist", "person", ("Lindqvist", "M. Lindqvist"), 5, 9,
    "2024-05-01", "2024-07-14", "Mara Lindqvist, who leads the union of the crews and has for years", "a9",
    (("2024-05", 1), ("2024-07", 4)), 2, (("Tomas Okoye", 3),), (HIT,), 8, 2.0,
    (
        Companion("person:tomas okoye", "Tomas Okoye", "person", 3, 12.0, 20.0),
        Companion("place:vestby", "Vestby " * 20, "place", 2, 1.1, 3.0),
    ),
    keys=(("person:mara lindqvist", "Mara Lindqvist"), ("person:lindqvist", "Lindqvist")),
)  # fmt: skip
HOP = Hop("person:a", "Mara Lindqvist", "person:b", "Tomas Okoye", Snippet("Lindqvist met Okoye. " * 9, ((0, 9),)),
          "a7", "At the lake", "2026-10-01")  # fmt: skip
WIDTHS = (30, 44, 58, 79, 140)


@pytest.mark.parametrize("width", WIDTHS)
@pytest.mark.parametrize("glyphs", [UNICODE, ASCII])
def test_the_page_fits_and_every_item_has_a_line(width, glyphs):
    page = entity_page(ENTITY, (HOP,), width, NOW, glyphs)
    assert {line.item for line in page.lines} - {None} == set(range(len(page.items)))
    if width >= 44:
        assert all(cell_len(line.text) <= width for line in page.lines)
    words = "\n".join(line.text for line in page.lines)
    assert ("more than chance" in words) is (width >= 79)
    if width >= 79:
        head = next(line.text for line in page.lines if "more than chance" in line.text)
        told = next(line.text for line in page.lines if "Tomas Okoye  " in line.text)
        assert told.endswith("12 times") and len(head) == len(told)
        assert told[: head.index("together") + len("together")].endswith(" 3")
    for word in ("5 articles", "also", "with", "where", "path", "latest", "search 5"):
        assert word in words
    assert [item.action for item in page.items] == ["article", "entity", "entity", "article", "article", "search"]
    if glyphs is ASCII:
        assert words.isascii()


@pytest.mark.parametrize("width", WIDTHS)
@pytest.mark.parametrize("roomy", [True, False])
def test_what_a_name_holds_is_a_line_to_choose(width, roomy):
    held = replace(ENTITY, inside=(("place:vestby", "Vestby"), ("place:sund", "Sund")))
    for view in (
        entity_page(held, None, width, NOW, UNICODE),
        entity_card(held, width, NOW, UNICODE, roomy=roomy),
    ):
        lines = {line.text.strip(): line.item for line in view.lines if line.item is not None}
        (first,) = [item for text, item in lines.items() if text.startswith("in it") and text.endswith("Vestby")]
        assert view.items[first] == CardItem("entity", "place:vestby")
        assert view.items[lines["Sund"]] == CardItem("entity", "place:sund")


def test_a_page_without_anything_says_so():
    bare = Entity("event:x", "X", "event", (), 1, 1, None, None, silent=True, watched=True)
    words = "\n".join(line.text for line in entity_page(bare, (), 60, NOW, UNICODE).lines)
    assert "Nothing found on what this is." in words and "No way of sentences" in words
    assert "never lit" in words and "watched" in words


def test_what_was_first_seen_is_not_told_as_an_answer():
    seen = Said("Roe slept in the boat.", "a1", "2026-11-20", highlights=((0, 3),))
    bare = Entity("person:roe", "Roe", "person", (), 1, 1, None, None, first_seen=seen)
    for view in (entity_card(bare, 79, NOW, UNICODE, roomy=True), entity_page(bare, None, 79, NOW, UNICODE)):
        words = [line.text.strip() for line in view.lines]
        at = words.index("Nothing found on who this is.")
        assert words[at + 1].startswith("first seen “Roe slept in the boat.”")
        told = replace(bare, said=(seen,), first_seen=None)
        assert not any("Nothing found" in line.text for line in entity_page(told, None, 79, NOW, UNICODE).lines)
    low = entity_card(bare, 79, NOW, UNICODE, roomy=False).lines
    assert low[0].text.strip().startswith("Nothing found on who this is. First seen “Roe slept in the boat.”")
    assert "“Roe" not in low[1].text  # a sheet has seven rows


def test_what_hints_at_it_is_headed_as_news():
    seen = Said("Roe sold the copper mine.", "a1", "2026-11-20", highlights=((0, 3),))
    bare = Entity("person:roe", "Roe", "person", (), 1, 1, None, None, in_news=seen)
    for view in (entity_card(bare, 79, NOW, UNICODE, roomy=False), entity_page(bare, None, 79, NOW, UNICODE)):
        words = [line.text.strip() for line in view.lines]
        assert any(text.startswith("in the news “Roe sold the copper mine.”") for text in words)
        assert not any("Nothing found" in text for text in words)


@pytest.mark.parametrize("width", WIDTHS)
def test_the_list_fits_and_watched_names_come_first(width):
    watched = Watched(replace(ENTITY, watched=True), "2026-11-01T00:00:00Z", 12, 3.0)
    lines = names_lines([ENTITY, replace(ENTITY, name="海" * 40, kind="group")], [watched], width, UNICODE)
    assert [line.item for line in lines if line.item is not None] == [0, 1, 2]
    assert "WATCHED" in lines[0].text and "+12, 4 times" in lines[1].text
    if width >= 44:
        assert all(cell_len(line.text) <= width for line in lines)


def test_months_of_all_rows_stand_under_each_other():
    early, late = replace(ENTITY, by_month=(("2024-01", 1),)), replace(ENTITY, by_month=(("2024-12", 1),))
    one, other = (line.text for line in names_lines([early, late], [], 100, UNICODE))
    assert other.index("█") - one.index("█") == 11


def test_what_is_more_than_usual_is_said():
    assert rise_words(ENTITY) == "4x usual"
    assert rise_words(replace(ENTITY, recent=3, usual=0.1)) == "new"
    assert rise_words(replace(ENTITY, recent=2, usual=0.1)) == rise_words(replace(ENTITY, usual=6.0)) == ""
    assert news_words(Watched(ENTITY, "", 0, 2.0)) == "nothing new"
    assert news_words(Watched(replace(ENTITY, articles=50), "", 3, 2.0)) == "+3"
    assert news_words(Watched(replace(ENTITY, articles=50), "", 12, 3.0)) == "+12, 4 times the usual"
    assert news_words(Watched(replace(ENTITY, articles=12), "", 9, 0.2)) == "+9, hardly named before"
    assert news_words(Watched(replace(ENTITY, articles=2), "", 2, 0.0)) == "+2"
    assert heading(NamesAsked("place", "rise", "vest"), 7) == "places   7   rising   / vest"
    assert heading(NamesAsked(article_id="a1"), 7) == "names of this article   7"


@pytest.mark.parametrize("width", WIDTHS)
def test_the_sheet_offers_what_there_is_to_do(width):
    found = choices(ENTITY, NameHere("a1", "Lindqvist", 2))
    assert len({choice.key for choice in found}) == len(found)
    assert {c.action for c in found} == {
        "merge", "article", "rename", "set_kind", "assign", "assign_all", "unmark", "split", "silence", "reject",
    }  # fmt: skip
    assert not {"j", "k", "q", "g", "G", "b"} & {choice.key for choice in found}
    assert all(cell_len(line.text) <= width for line in choice_lines(found, width, UNICODE))
    assert "person" not in {choice.value for choice in choices(ENTITY)}
    assert not [c for c in choices(replace(ENTITY, keys=ENTITY.keys[:1])) if c.action == "split"]
    assert next(c for c in choices(replace(ENTITY, silent=True)) if c.key == "s").words == "is lit again"


def test_what_is_parted_tells_namesakes_by_the_office_that_is_told():
    keys = (("person:baker", "Baker"), ("person:ann baker (treasury)", "Ann Baker (treasury)"))
    parted = [c for c in choices(replace(ENTITY, name="Ann Baker", keys=keys)) if c.action == "split"]
    assert [(c.words, c.effect, c.value) for c in parted] == [
        ("“Baker” is somebody else", "stands for itself", "person:baker"),
        ("“Ann Baker” is somebody else", "where it says “treasury”", "person:ann baker (treasury)"),
    ]
    bodies = (("organisation:treasury (us)", "Treasury (U.S.)"), ("organisation:treasury", "Treasury"))
    found = choices(replace(ENTITY, kind="organisation", keys=bodies))
    assert "“Treasury (U.S.)” is something else" in [c.words for c in found]
    assert all(line.text.isascii() for line in choice_lines(parted, 80, ASCII))


def test_the_page_tells_dates_as_everywhere_and_no_chance_of_one_meeting():
    once = replace(ENTITY, company=(Companion("person:tomas okoye", "Tomas Okoye", "person", 1, 700.0, 9.0),))
    words = "\n".join(line.text for line in entity_page(once, None, 90, NOW, UNICODE).lines)
    assert "first 1 May 24   last 14 Jul 24" in words
    assert " times" not in words
    assert " times" in "\n".join(line.text for line in entity_page(ENTITY, None, 90, NOW, UNICODE).lines)


def test_a_list_that_is_cut_says_so():
    assert heading(NamesAsked(), 300, has_more=True) == "names   the first 300   most articles"
    assert heading(NamesAsked(), 7) == "names   7   most articles"


@pytest.mark.parametrize("width", range(24, 70))
def test_what_is_said_of_somebody_ends_between_words(width):
    told = (
        "the commander of the third northern lighthouse division who resigned in the autumn after a long quarrel"
    )
    lines = who_lines(
        replace(ENTITY, description=told, said=()), width, NOW, UNICODE, lambda action, value: 0, most=1
    )
    assert len(lines) == 1 and cell_len(lines[0].text) <= width
    shown = lines[0].text.strip()
    assert shown.endswith(" …") and f"{told} ".startswith(shown.removeprefix(UNICODE.quote_open)[:-1])


def test_in_a_narrow_list_a_name_has_the_room_that_nothing_else_takes():
    lines = names_lines([replace(ENTITY, articles=12)], (), 39, UNICODE)
    assert "Mara Lindqvist" in lines[0].text and lines[0].text.rstrip().endswith(" 12")


def test_what_else_is_said_stands_under_what_is_said():
    said = tuple(
        Said(f"Mara Lindqvist, {office}", "a9", "2024-05-01", False) for office in ("mayor", "judge", "chair")
    )
    page = entity_page(replace(ENTITY, said=said), None, 79, NOW, UNICODE)
    column = next(line.text.index("Lindqvist") for line in page.lines if line.text.startswith("   also"))
    quoted = [line.text for line in page.lines if "judge" in line.text or "chair" in line.text]
    assert [text.index("“") for text in quoted] == [column, column]


@pytest.mark.parametrize("glyphs", [UNICODE, ASCII])
def test_two_of_one_name_are_told_apart_wherever_they_stand(glyphs):
    told = replace(ENTITY, id="person:mara lindqvist (company)", beside="with “Okoye”")
    rows = [line.text for line in names_lines([ENTITY, told], (), 120, glyphs)]
    assert glyphs.dot not in rows[0]
    for text in (
        rows[1],
        entity_page(told, None, 79, NOW, glyphs).lines[0].text,
        entity_card(told, 79, NOW, glyphs, roomy=True).lines[0].text,
    ):
        assert f"{glyphs.dot} with {glyphs.quote_open}Okoye{glyphs.quote_close}" in text
    assert all(cell_len(line.text) <= 30 for line in names_lines([ENTITY, told], (), 30, glyphs))


def test_a_search_for_one_of_several_of_a_name_means_just_that_one():
    assert entity_query(ENTITY) == 'person:"Mara Lindqvist"'
    for one in (
        replace(ENTITY, id="person:mara lindqvist (company)"),
        replace(ENTITY, id="person:mara lindqvist (company)", beside="company"),
    ):
        assert entity_query(one) == 'person:"mara lindqvist (company)"'
    country = replace(ENTITY, id="organisation:senate (us)", name="Senate (U.S.)", kind="organisation")
    assert entity_query(country) == 'org:"Senate (U.S.)"'


def test_a_name_that_is_never_lit_says_so_without_a_colour():
    assert "never lit" in names_lines([replace(ENTITY, silent=True)], (), 79, UNICODE)[0].text
    assert "never lit" not in names_lines([ENTITY], (), 79, UNICODE)[0].text


def test_with_whom_leads_to_just_that_one():
    okoye = Companion("person:tomas okoye (congress)", "Tomas Okoye", "person", 3, 12.0, 20.0)
    card = entity_card(replace(ENTITY, company=(okoye,)), 79, NOW, UNICODE, roomy=True)
    assert CardItem("entity", okoye.id) in card.items


@pytest.mark.parametrize("width", [30, 59, 60, 71, 72, 79, 139])
def test_the_head_says_what_the_columns_are(width):
    rows = names_lines([ENTITY], (), width, UNICODE)
    head = head_line(LineBuilder().add(" ‹ names", "headline"), [ENTITY], (), width, UNICODE)
    assert cell_len(head.text) <= width and head.text.startswith(" ‹ names")
    assert len(head.text) == len(rows[0].text) and head.text.endswith("articles")
    if width >= 72:
        bar = next(start for start, _, role in rows[0].spans if role == "spark")
        assert head.text[bar:].startswith("May-Jul 24")
        older = replace(ENTITY, by_month=(("1987-02", 1), *ENTITY.by_month))
        assert head_line(LineBuilder(), [ENTITY, older], (), width, UNICODE).text[bar:].startswith("1987-2024 ")
        one = replace(ENTITY, by_month=ENTITY.by_month[:1])
        assert head_line(LineBuilder(), [one], (), width, UNICODE).text[bar:].startswith("May 24 ")


def test_a_long_heading_keeps_its_words_and_the_columns_go():
    heading = LineBuilder().add(" ‹ " + "a name that is looked for " * 3, "headline")
    assert (
        head_line(heading, [ENTITY], (), 79, UNICODE).text.strip()
        == ("‹ " + "a name that is looked for " * 3).strip()
    )
    assert head_line(LineBuilder().add(" ‹ names"), (), (), 79, UNICODE).text == " ‹ names"


def test_why_no_name_is_listed():
    assert "Esc shows all again" in none_words(NamesAsked(match="zzz", sort="rise"), "S")
    assert none_words(NamesAsked(sort="rise", kind="person"), "S").endswith("S sorts by name.")
    assert none_words(NamesAsked(kind="place"), "S") == "No places. Esc shows all names."
    assert "recognised" in none_words(NamesAsked(), "S")
