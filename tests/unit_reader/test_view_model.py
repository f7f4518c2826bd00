"""The pure part of the screen: lines, wrapping, dates, rows, facets, sparklines, related articles, cards."""

from datetime import UTC, datetime, timedelta, timezone

import pytest
from rich.cells import cell_len

from index.results import Entity, Facets, FacetValue, Hit, Page, Progress, QueryProblem, Reason, Related, Snippet
from reader.view_model.card import entity_card, entity_query
from reader.view_model.dates import day_of, long_date, short_date
from reader.view_model.document import NO_TEXT
from reader.view_model.facets import chips, facet_line
from reader.view_model.glyphs import ASCII, UNICODE
from reader.view_model.lines import LineBuilder, cut, fit
from reader.view_model.related import in_order, reason_lines, reason_words, related_lines
from reader.view_model.row_store import PAGE_SIZE, RowStore
from reader.view_model.rows import hit_lines, passage
from reader.view_model.sparkline import bars, months_between, sparkline
from reader.view_model.states import empty_library, failed, no_hits
from reader.view_model.status import list_status, problem_line, progress_words
from reader.view_model.wrap import wrap

NOW = datetime(2026, 11, 21, 12, 0, tzinfo=UTC)


def lit(line, role):
    return [line.text[start:end] for start, end, name in line.spans if name == role]


def make_hit(title="Ferry crews walk out", id="a1", **more):
    fields = {"published": "2024-07-14", "published_is_estimate": False, "source": "Post", "score": 1.0}
    fields |= {"url": "", "path": "", "snippet": Snippet("crews walk out", ((0, 5),))} | more
    return Hit(id, title, **fields)


class TestLines:
    @pytest.mark.parametrize("text", ["plain words", "漢字と仮名の文", "mixed 漢字 words", ""])
    @pytest.mark.parametrize("width", [0, 1, 2, 5, 8, 40])
    def test_nothing_is_wider_than_it_may_be(self, text, width):
        assert cell_len(cut(text, width)) <= width
        assert cell_len(fit(text, width)) <= max(width, 0)

    def test_a_builder_keeps_spans_in_place(self):
        line = LineBuilder().add("ab ").add("person here", "dim", [(0, 6, "person")]).pad_to(20).add("x").line(3)
        assert lit(line, "person") == ["person"] and lit(line, "dim") == ["person here"]
        assert line.text.index("x") == 20 and line.item == 3


class TestWrap:
    @pytest.mark.parametrize("width", [1, 2, 7, 20, 72])
    @pytest.mark.parametrize(
        "text",
        ["", "one", "a few plain words of news", "averyveryverylongwordindeed and more", "漢字 仮名 の文 と more",
         "ends with a blank ", "漢字漢字漢字漢字漢字"],
    )  # fmt: skip
    def test_lines_fit_and_lose_nothing_but_blanks(self, text, width):
        lines = wrap(text, width)
        if width > 1:
            assert all(cell_len(text[start:end].rstrip()) <= width for start, end in lines)
        kept = "".join(text[start:end] for start, end in lines)
        assert kept.replace(" ", "") == text.replace(" ", "")
        assert all(a <= b for a, b in lines) and all(lines[i][1] <= lines[i + 1][0] for i in range(len(lines) - 1))


class TestDates:
    @pytest.mark.parametrize(
        ("published", "estimate", "words"),
        [
            ("2024-07-14", False, "14 Jul 24"), ("2024-07-09", True, "~9 Jul 24"), (None, False, "undated"),
            ("2024-07", False, "Jul 24"), ("2024", False, "2024"), ("2026-11-21T09:30:00Z", False, "09:30"),
            ("2026-11-20T09:30:00Z", False, "20 Nov 26"), ("rubbish", False, "rubbish"),
        ],
    )  # fmt: skip
    def test_short(self, published, estimate, words):
        assert short_date(published, estimate, NOW) == words

    def test_long_says_what_an_estimate_rests_on(self):
        assert (
            long_date("2024-07-09", True, "the Monday it names", NOW) == "about 9 July 2024 (the Monday it names)"
        )
        assert long_date("2024-07-14T09:30:00Z", False, "", NOW) == "14 July 2024, 09:30"
        assert long_date(None, False, "", NOW) == "undated"

    @pytest.mark.parametrize(
        ("published", "hours", "day", "words"),
        [
            ("2024-07-14T23:30:00Z", 9, "2024-07-15", "15 Jul 24"),
            ("2024-07-14T02:30:00Z", -8, "2024-07-13", "13 Jul 24"),
            ("2024-07-14", -8, "2024-07-14", "14 Jul 24"),
            ("2024-07-14T00:00:00Z", -8, "2024-07-14", "14 Jul 24"),  # midnight: no more is known than the day
            ("2024-07", 9, "2024-07", "Jul 24"), (None, 9, "", "undated"),
        ],
    )  # fmt: skip
    def test_a_day_is_that_of_the_clock_on_the_wall(self, published, hours, day, words):
        here = NOW.astimezone(timezone(timedelta(hours=hours)))
        assert day_of(published, here) == day
        assert short_date(published, False, here) == words


class TestRows:
    @pytest.mark.parametrize("width", [100, 130, 138])
    def test_an_outlet_stands_whole_where_the_headline_leaves_room(self, width):
        short = hit_lines(make_hit(source="The Lakeshore Courier"), width, NOW, UNICODE, with_snippet=False)[
            0
        ].text
        assert short.rstrip().endswith("The Lakeshore Courier   14 Jul 24") and cell_len(short) <= width
        long = make_hit("Ferry crews walk out " * 9, source="The Lakeshore Courier")
        text = hit_lines(long, width, NOW, UNICODE, with_snippet=False)[0].text
        assert "The Lakeshore…" in text and cell_len(text) <= width

    @pytest.mark.parametrize("width", [40, 60, 78, 92, 138])
    def test_rows_fill_their_width_and_keep_the_date_at_the_end(self, width):
        long = make_hit(
            "A headline that goes on and on " * 5, read=True, starred=True, source="The Very Long Gazette"
        )
        for line in hit_lines(long, width, NOW, UNICODE, with_snippet=True):
            assert cell_len(line.text) <= width
        assert hit_lines(long, width, NOW, UNICODE, with_snippet=False)[0].text.rstrip().endswith("14 Jul 24")

    @pytest.mark.parametrize(("words", "name"), [(2, "The Very Long Gazette"), (9, ""), (14, "…")])
    def test_an_outlet_is_shown_whole_or_not_at_all_where_it_has_no_column(self, words, name):
        (line,) = hit_lines(
            make_hit("Flood " * words, source="The Very Long Gazette"), 92, NOW, UNICODE, with_snippet=False
        )
        between = line.text.rpartition("14 Jul 24")[0].rpartition("Flood")[2].strip()
        assert between == name

    def test_unread_starred_and_matches_are_marked(self):
        hit = make_hit(title_highlights=((0, 5),), starred=True)
        title, snippet = hit_lines(hit, 80, NOW, UNICODE, with_snippet=True)
        assert title.text[1] == "▏" and "★" in title.text and lit(title, "match") == ["Ferry"]
        assert lit(snippet, "match") == ["crews"]
        assert hit_lines(make_hit(read=True), 80, NOW, ASCII, with_snippet=False)[0].text.startswith("  Ferry")

    @pytest.mark.parametrize("at", [0, 50, 300, 900])
    @pytest.mark.parametrize("width", [20, 50, 76])
    def test_the_passage_shows_its_first_match(self, at, width):
        text = ("word " * 400)[:at] + "NEEDLE" + " word" * 100
        shown, spans = passage(Snippet(text, ((at, at + 6),)), width, UNICODE)
        assert cell_len(shown) <= width
        assert [shown[start:end] for start, end, _ in spans] == ["NEEDLE"]

    def test_a_match_near_the_end_leaves_no_room_empty(self):
        text = "The boats lay at the quay all day long, and in the evening came the pilot Roe. Another"
        shown, spans = passage(Snippet(text, ((74, 77),), goes_on=True), 60, UNICODE)
        assert len(shown) > 52 and shown.startswith("… ") and shown.endswith("Another…")
        assert [shown[start:end] for start, end, _ in spans] == ["Roe"]

    def test_a_passage_that_goes_on_says_so(self):
        assert passage(Snippet("The boats lay", goes_on=True), 40, UNICODE)[0] == "The boats lay…"
        assert passage(Snippet("The boats lay."), 40, UNICODE)[0] == "The boats lay."
        assert passage(Snippet("The boats lay at the quay", goes_on=True), 20, UNICODE)[0] == "The boats lay at…"

    def test_what_has_no_text_says_so(self):
        assert (
            hit_lines(make_hit(snippet=Snippet("")), 79, NOW, UNICODE, with_snippet=True)[1].text.strip()
            == NO_TEXT
        )

    def test_in_a_narrow_list_notes_stand_in_one_place(self):
        rows = [
            hit_lines(make_hit(title=title, reprints=2), 79, NOW, UNICODE, with_snippet=False)[0].text
            for title in ("Ferry late", "Ferry crews walk out " * 6)
        ]
        assert {row.index("2 reprints") for row in rows} == {
            rows[0].index("2 reprints")
        } and "Post  2 repr" in rows[0]

    def test_in_a_narrow_list_the_headline_has_the_room_of_its_outlet(self):
        short, long = make_hit(title="Ferry late"), make_hit(title="Ferry crews walk out " * 6)
        for hit, width, shown in ((short, 79, True), (long, 79, False), (long, 120, True)):
            line = hit_lines(hit, width, NOW, UNICODE, with_snippet=False)[0].text
            assert ("Post" in line) is shown, (width, line)
        assert "walk out…" in hit_lines(long, 79, NOW, UNICODE, with_snippet=False)[0].text


class TestRowStore:
    def test_only_what_is_near_is_kept(self):
        store = RowStore()
        store.reset(100_000, [make_hit(id=str(n)) for n in range(PAGE_SIZE)])
        last = PAGE_SIZE - 1
        assert store.get(last).id == str(last) and store.get(PAGE_SIZE) is None
        assert store.missing(last - 5, PAGE_SIZE + 5) == PAGE_SIZE and store.missing(0, 10) is None
        for page in range(1, 200):
            store.put(page * PAGE_SIZE, [make_hit(id=f"p{page}")] * PAGE_SIZE)
        assert store.get(0) is None and store.get(199 * PAGE_SIZE).id == "p199"
        assert store.missing(99_999, 100_010) == 100_000 - PAGE_SIZE and store.missing(5, 3) is None

    def test_marks_and_unread(self):
        store = RowStore()
        store.reset(3, [make_hit(id="a"), make_hit(id="b"), make_hit(id="c")])
        store.mark("b", read=True, starred=True)
        assert store.get(1).read and store.get(1).starred and store.row_of("c") == 2
        assert store.next_unread(1, 1) == 2 and store.next_unread(1, -1) == 0 and store.next_unread(3, 1) is None


class TestFacets:
    FACETS = Facets(
        people=tuple(FacetValue(f"Person Number {n}", 9 - n) for n in range(6)),
        organisations=(FacetValue("Harbour Line", 3),),
        months=(FacetValue("2024-05", 2), FacetValue("2024-07", 8)),
        undated=2,
    )

    @pytest.mark.parametrize("width", [20, 60, 80, 140])
    @pytest.mark.parametrize("cursor", [None, 0, 3, 6])
    def test_the_strip_fits_and_shows_its_cursor(self, width, cursor):
        shown = chips(self.FACETS)
        line = facet_line(shown, self.FACETS, cursor, width, UNICODE, with_when=True)
        assert cell_len(line.text) <= width
        if cursor is not None and width > 20:
            assert shown[cursor].name in lit(line, "chip-cursor")

    def test_two_of_one_name_are_told_apart(self):
        okoye = FacetValue("Tomas Okoye", 3, "person:tomas okoye", "with “Mara Lindqvist of Vestby”")
        other = FacetValue("Tomas Okoye", 2, "person:tomas okoye (congress)", "congress")
        facets = Facets(people=(okoye, other), sources=(FacetValue("Post", 2, "Post"),))
        shown = chips(facets)
        assert [chip.term for chip in shown] == [
            'person:"Tomas Okoye"',
            'person:"tomas okoye (congress)"',
            'source:"Post"',
        ]
        line = facet_line(shown, facets, None, 80, UNICODE, with_when=False)
        assert line.text.strip().startswith(
            "Tomas Okoye · with “Mara Lindqvist… 3  Tomas Okoye · congress 2   Post 2"
        )
        for width in range(20, 60):
            for cursor in range(3):
                line = facet_line(shown, facets, cursor, width, ASCII, with_when=False)
                assert cell_len(line.text) <= width

    def test_nothing_found_draws_nothing(self):
        assert facet_line((), Facets(), None, 80, UNICODE, with_when=True).text.strip() == ""


class TestSparkline:
    def test_bars(self):
        assert bars([0, 1, 8], UNICODE) == " ▁█" and bars([], UNICODE) == "" and bars([0, 0], ASCII) == "  "
        assert months_between("2023-11", "2024-02") == ["2023-11", "2023-12", "2024-01", "2024-02"]
        assert months_between("x", "y") == []

    @pytest.mark.parametrize("width", [10, 14, 20, 30, 60])
    def test_it_fits(self, width):
        months = [(f"{year}-{month:02}", month) for year in range(2001, 2009) for month in (1, 6)]
        assert sparkline(months, 7, width, UNICODE).cells <= width

    def test_one_month_and_none(self):
        assert sparkline([("2024-07", 3)], 2, 30, UNICODE).line().text == "█ Jul 24  2 undated"
        assert sparkline([], 0, 30, UNICODE).line().text == ""
        assert sparkline([], 4, 30, UNICODE).line().text == "4 undated"


RELATED = (
    Related("b", "Background", "2024-01-01", False, "Post", 0.2, "background"),
    Related(
        "s", "Same", "2024-07-01", False, "Post", 0.5, "same-story", (Reason("person", "Mara", "both name Mara"),)
    ),
    Related("t", "Same too", None, False, "Post", 0.9, "same-story"),
)


class TestRelated:
    def test_groups_in_order_the_best_first(self):
        assert [other.id for other in in_order(RELATED)] == ["t", "s", "b"]

    @pytest.mark.parametrize(("headings", "width"), [(True, 46), (False, 80), (False, 60)])
    def test_lines(self, headings, width):
        lines = related_lines(in_order(RELATED), width, NOW, UNICODE, headings=headings)
        assert all(cell_len(line.text) <= width for line in lines)
        words = "\n".join(line.text for line in lines)
        assert words.casefold().count("same story") == 1 and "Mara" in words
        assert {line.item for line in lines} - {None} == {0, 1, 2}

    def test_reasons(self):
        reasons = (Reason("person", "Mara", "both name Mara"), Reason("place", "Vestby", "x"),
                   Reason("words", "a, b", "the same words: a, b"))  # fmt: skip
        assert reason_lines(reasons, 60, "…") == ["Mara, Vestby; the same words: a, b"]
        assert reason_lines(reasons, 26, "…") == ["Mara, Vestby", "the same words: a, b"]

    def test_reasons_in_one_sentence(self):
        names = (Reason("person", "Mara", "x"), Reason("place", "Vestby", "x"), Reason("law", "Oak Act", "x"))
        figure = Reason("figure", "1,340", "both give 1,340")
        assert reason_words((*names, figure)) == "both name Mara, Vestby and Oak Act; both give 1,340"
        assert reason_words(names[:1]) == "both name Mara"
        assert reason_words((figure,)) == "both give 1,340" and reason_words(()) == ""

    def test_a_place_behind_other_reasons_is_told_behind_them(self):
        reasons = (Reason("words", "rye", "both about rye"), Reason("place", "Vestby", "both name Vestby"))
        assert reason_words(reasons) == "both about rye; both name Vestby"
        assert reason_lines(reasons, 60, "…") == ["both about rye; both name Vestby"]

    def test_half_a_reason_is_not_told(self):
        long = Reason("words", "", "both write about ferries, timetables, mediators and berths")
        both = (Reason("person", "Mara", "x"), long)
        assert reason_lines(both, 40, "…") == ["Mara", "both write about ferries, timetables,…"]
        assert reason_lines((long,), 40, "…") == ["both write about ferries, timetables,", "mediators and berths"]
        assert reason_lines((*both[:1], Reason("place", "Vestby", "x"), long, long), 60, "…") == [
            "Mara, Vestby",
            "both write about ferries, timetables, mediators and berths",
        ]


class TestCard:
    ENTITY = Entity(
        "person:mara lindqvist", "Mara Lindqvist", "person", ("Lindqvist",), 5, 9, "2024-05-01", "2024-07-14",
        "Mara Lindqvist, who leads the union of the crews and has done so for eleven years, said nothing.", "a9",
        (("2024-05", 1), ("2024-07", 4)), 2, (("Tomas Okoye", 3),), (make_hit(),),
    )  # fmt: skip

    @pytest.mark.parametrize(("roomy", "width"), [(True, 52), (True, 44), (False, 79), (False, 58), (False, 40)])
    def test_it_fits_and_leads_on(self, roomy, width):
        card = entity_card(self.ENTITY, width, NOW, UNICODE, roomy=roomy)
        assert all(cell_len(line.text) <= width for line in card.lines)
        words = "\n".join(line.text for line in card.lines)
        assert "“Mara Lindqvist, who" in words and "also" in words and "with" in words and "last" in words
        actions = [item.action for item in card.items]
        assert actions[0] == ("page" if roomy else "article") and ("entity" in actions) is roomy
        assert actions[-1] == "search" and actions.count("page") == 1
        assert {line.item for line in card.lines} - {None} == set(range(len(card.items)))

    def test_a_bare_entity(self):
        bare = Entity("event:x", "X", "event", (), 1, 1, None, None)
        assert entity_query(bare) == 'entity:"X"'
        assert entity_card(bare, 60, NOW, ASCII, roomy=False).items[-1].value == 'entity:"X"'


class TestWords:
    def page(self, **more):
        fields = {"query": "ferry bogus:x", "total": 3, "total_is_exact": True, "took_ms": 1.0, "hits": ()}
        return Page(**(fields | more))

    def test_problems_spelling_and_any(self):
        problem = QueryProblem(6, 13, "there is no such field")
        assert "bogus:x  there is no such field" in problem_line(self.page(problems=(problem,)), 80, UNICODE).text
        assert "these have some" in problem_line(self.page(matched="any"), 80, UNICODE).text
        assert "did you mean ferries?" in problem_line(self.page(did_you_mean="ferries"), 80, UNICODE).text
        assert problem_line(self.page(), 80, UNICODE) is None and problem_line(None, 80, UNICODE) is None

    def test_progress(self):
        assert progress_words(Progress("recognising", 120, 21578)) == "recognising 120/21,578"
        assert (
            progress_words(Progress("done", 5, 5)) == ""
            and progress_words(Progress("reading", 0, None)) == "reading"
        )

    def test_status_drops_what_does_not_fit(self):
        common = {
            "page": self.page(total=1234, total_is_exact=False),
            "query": "x",
            "sort": "newest",
            "title": "t",
        }
        common |= {"news": "12 new", "update_key": "R", "progress": "recognising 1/2"}
        assert list_status(**common, width=90).text.startswith("about 1,234 found   newest   12 new, R shows them")
        assert cell_len(list_status(**common, width=30).text) <= 30

    def test_every_state_says_what_to_do(self):
        def words(lines):
            return "\n".join(line.text for line in lines)

        assert "reader add FOLDER" in words(empty_library(busy=False))
        assert ":add ADDRESS" in words(empty_library(busy=False))
        assert "  Search for fewer" in words(no_hits("ferries", "")) and "  search for" in words(
            no_hits('"a b"', "")
        )
        assert "as they come in" in words(empty_library(busy=True))
        assert "Did you mean ferry?" in words(no_hits("fery", "ferry")) and "quotes" in words(no_hits('"a b"', ""))
        assert "Run reader doctor" in words(failed("It is broken.", "Run reader doctor.", 60))


@pytest.mark.parametrize("width", [24, 40, 60, 80])
def test_a_narrow_card_names_somebody_behind_with(width):
    from index.results import Entity
    from reader.view_model.card import entity_card

    months = tuple((f"20{year}-{month:02}", 1) for year in range(10, 24) for month in range(1, 13))
    entity = Entity(
        "person:a", "Ana", "person", (), 5, 9, None, None, by_month=months, undated=2,
        with_=(("The Association of Harbour Masters", 4), ("Okoye", 2)),
    )  # fmt: skip
    lines = entity_card(entity, width, NOW, UNICODE, roomy=False).lines
    companions = next(line.text for line in lines if line.text.startswith(" with"))
    assert companions.split()[1].startswith("The") and "4" in companions
    assert all(len(line.text.rstrip()) <= width for line in lines)
