"""The lines of an article: paragraphs, marks in them, moving from one to the next, hits and hints."""

from datetime import UTC, datetime

import pytest

from index.article import Article, Mention, MentionKind, Paragraph, ParagraphKind
from index.results import Page
from reader.view_model.article_rows import article_row
from reader.view_model.document import Row, lay_out, meta_parts, row_spans
from reader.view_model.glyphs import UNICODE
from reader.view_model.hints import Hints, label_names, matching
from reader.view_model.hits import find_marks
from reader.view_model.mark_cursor import MarkCursor
from reader.view_model.marks import Mark, MarkIndex, light_of, name_marks
from reader.view_model.status import article_head, list_status

NOW = datetime(2026, 11, 21, 12, 0, tzinfo=UTC)


def article(*parts, **more):
    text, paragraphs = "", []
    for kind, words in parts:
        if text and not (paragraphs and paragraphs[-1].kind is ParagraphKind.DATELINE):
            text += "\n"
        paragraphs.append(Paragraph(kind, len(text), len(text) + len(words)))
        text += words
    return Article("a1", "Ferry crews walk out", text, tuple(paragraphs), **more)


K = ParagraphKind
FERRY = article(
    (K.HEADLINE, "Ferry crews walk out"),
    (K.BYLINE, "By Ines Falk"),
    (K.DATELINE, "VESTBY — "),
    (K.BODY, "Crews at Harbour Line walked out on Monday after talks with the port broke down again."),
    (K.SUBHEAD, "A second week"),
    (K.LIST, "First of all the timetable, which nobody can keep"),
    (K.QUOTE, "We asked for one thing."),
    (K.FURNITURE, "Sign up"),
    byline=("Ines Falk",),
    source="Courier",
    published="2024-07-14",
)


class TestDocument:
    def rows(self, layout, text):
        return [row.made.text if row.made else row.prefix + text[row.start : row.end] for row in layout.rows]

    def test_what_is_shown_and_how(self):
        rows = self.rows(lay_out(FERRY, 40, NOW, UNICODE), FERRY.text)
        assert rows[0] == "Ferry crews walk out"
        assert rows[1] == "By Ines Falk · Courier · 14 July 2024"
        assert rows[3] == "VESTBY — Crews at Harbour Line walked"
        assert "• First of all the timetable, which" in rows and "▎ We asked for one thing." in rows
        assert not any("Sign up" in row for row in rows) and not any(row == "By Ines Falk" for row in rows)

    def test_furniture_on_request(self):
        rows = self.rows(lay_out(FERRY, 40, NOW, UNICODE, with_furniture=True), FERRY.text)
        assert "Sign up" in rows

    def test_roles(self):
        layout = lay_out(FERRY, 40, NOW, UNICODE)
        spans = {role for row in layout.rows for _, _, role in row_spans(row)}
        assert {"headline", "dateline", "subhead"} <= spans
        row = layout.rows[3]
        assert row_spans(row) == [(0, 9, "dateline")]

    @pytest.mark.parametrize("width", [12, 30, 72])
    def test_every_character_of_the_body_has_its_row(self, width):
        layout = lay_out(FERRY, width, NOW, UNICODE)
        for paragraph in FERRY.of_kind(K.HEADLINE, K.BODY, K.SUBHEAD, K.LIST, K.QUOTE, K.DATELINE):
            for offset in range(paragraph.start, paragraph.end):
                row = layout.rows[layout.row_at(offset)]
                assert row.start <= offset <= row.end, (offset, row)

    def test_text_without_paragraphs_and_a_made_headline(self):
        plain = Article("a1", "Made from the first", "One.\nTwo.\n\nThree.", title_is_made=True)
        rows = self.rows(lay_out(plain, 40, NOW, UNICODE), plain.text)
        assert rows[0] == "Made from the first" and [r for r in rows if r][2:] == ["One.", "Two.", "Three."]

    def test_a_dateline_with_a_date_stands_in_the_text_only(self):
        assert meta_parts(article(dateline="VESTBY, July 8", source="Courier"), NOW) == ["Courier", "undated"]
        assert meta_parts(article(dateline="Vestby"), NOW) == ["Vestby", "undated"]

    def test_what_the_dateline_of_the_text_says_is_not_said_twice(self):
        wire = article((K.DATELINE, "VESTBY (CWN) \u2014 "), (K.BODY, "Crews."), dateline="VESTBY", agency="CWN")
        assert meta_parts(wire, NOW) == ["undated"]
        other = article((K.DATELINE, "VESTBY \u2014 "), (K.BODY, "Crews."), dateline="VESTBY", agency="CWN")
        assert meta_parts(other, NOW) == ["CWN", "undated"]

    def test_the_line_under_the_headline_breaks_between_its_parts(self):
        rows = self.rows(lay_out(FERRY, 24, NOW, UNICODE), FERRY.text)
        assert rows[1:4] == ["By Ines Falk \u00b7 Courier", "14 July 2024", ""]
        rows = self.rows(lay_out(FERRY, 12, NOW, UNICODE), FERRY.text)
        assert rows[2:5] == ["By Ines Falk", "Courier", "14 July 2024"]

    def test_how_many_rows_the_headline_takes(self):
        assert [lay_out(FERRY, width, NOW, UNICODE).headline_rows for width in (40, 12)] == [1, 2]
        assert lay_out(Article("a1", "", "One."), 40, NOW, UNICODE).headline_rows == 1

    def test_what_a_date_rests_on_is_told_where_it_is_short(self):
        def told(clue):
            guessed = Article(
                "a1", "Boats", "", published="2015-03-18", published_is_estimate=True, published_clue=clue
            )
            return meta_parts(guessed, NOW)[-1]

        assert told("the date in its dateline, March 18").endswith("2015 (the date in its dateline, March 18)")
        address = "https://news.example/politics/2015/03/18/after-the-vote.html"
        assert told(f"the date in its address, {address}") == "about 18 March 2015 (the date in its address)"

    def test_a_book_takes_hours(self):
        def told(words):
            text = "word " * words
            whole = Article("a1", "Boats", text, (Paragraph(K.BODY, 0, len(text)),))
            more = {
                "row": None,
                "total": 0,
                "share": 5,
                "width": 60,
                "glyphs": UNICODE,
                "starred": False,
                "words": "",
            }
            return article_head(whole, **more).text

        assert "2 min    5%" in told(450) and " h    5%" in told(40_000) and "min" not in told(40_000)

    def test_rows_of_several_articles_are_counted_as_texts(self):
        whole = Article("a1", "Boats", "Boats sail.", (Paragraph(K.BODY, 0, 11),))

        def head(total, *, folded):
            return article_head(
                whole,
                row=0,
                total=total,
                share=5,
                width=60,
                glyphs=UNICODE,
                starred=False,
                words="",
                folded=folded,
            ).text

        assert " 1 of 1 text  " in head(1, folded=True) and " 1 of 3 texts  " in head(3, folded=True)
        assert "text" not in head(3, folded=False)

        def found(total, folded):
            page = Page("boats", total, True, 1.0, (), folded=folded)
            return list_status(
                page=page, query="boats", sort="newest", title="", news="", update_key="R", progress="", width=60
            ).text

        assert found(2, 1).startswith("2 found in 1 text ") and found(5, 2).startswith("5 found in 3 texts ")
        assert found(5, 0).startswith("5 found ") and "text" not in found(5, 0)

    def test_an_empty_article(self):
        assert lay_out(Article("a1", "", ""), 40, NOW, UNICODE).rows


class TestMarks:
    def test_kinds_hang_on_their_switches(self):
        assert [light_of(kind) for kind in ("person", "money", "time", "event", "number", "strange")] == [
            "person", "figure", "date", "other", "", "other",
        ]  # fmt: skip

    def test_only_what_is_switched_on(self):
        text = "Mara in Vestby"
        mentions = (Mention(0, 4, MentionKind.PERSON, "Mara", "Mara L", "person:mara l"),
                    Mention(8, 14, MentionKind.PLACE, "Vestby", "Vestby", "place:vestby"))  # fmt: skip
        known = Article("a1", "", text, mentions=mentions)
        assert [mark.role for mark in name_marks(known, {"place"})] == ["place"]
        assert [mark.entity for mark in name_marks(known, {"person", "place"})] == ["Mara L", "Vestby"]

    def test_touching(self):
        index = MarkIndex([Mark(0, 50, "a"), Mark(10, 12, "b"), Mark(40, 60, "c")])
        assert [mark.role for _, mark in index.touching(11, 20)] == ["a", "b"]
        assert [mark.role for _, mark in index.touching(50, 55)] == ["c"] and index.touching(70, 80) == []


class TestMarkCursor:
    MARKS = (Mark(0, 4, "person", "A", "person:a"), Mark(10, 14, "figure"), Mark(20, 24, "place", "B", "place:b"))

    def walk(self, cursor, *steps, top=0):
        return [(stop.mark.start, stop.number, stop.count) for step in steps if (stop := cursor.step(step, top))]

    def test_names_round_the_end_and_figures_are_no_stop(self):
        cursor = MarkCursor(names_only=True)
        cursor.set_marks(self.MARKS)
        assert self.walk(cursor, 1, 1, 1, -1) == [(0, 1, 2), (20, 2, 2), (0, 1, 2), (20, 2, 2)]

    def test_from_nowhere_it_starts_where_one_reads(self):
        cursor = MarkCursor()
        cursor.set_marks(self.MARKS)
        assert self.walk(cursor, 1, top=12) == [(20, 3, 3)]
        cursor.set_marks(self.MARKS)
        assert self.walk(cursor, -1, top=12) == [(10, 2, 3)]

    def test_it_keeps_its_words_when_marks_change(self):
        cursor = MarkCursor(names_only=True)
        cursor.set_marks(self.MARKS)
        cursor.step(2, 0)
        cursor.set_marks(self.MARKS[2:], keep=True)
        assert cursor.current == self.MARKS[2]
        cursor.set_marks(self.MARKS[:1], keep=True)
        assert cursor.current is None
        cursor.set_marks(())
        assert cursor.step(1, 0) is None


class TestFinding:
    def test_whatever_the_case_and_the_space_between(self):
        text = "Second week.\nA second  WEEK (again)"
        assert [text[m.start : m.end] for m in find_marks(text, "second week")] == ["Second week", "second  WEEK"]
        assert find_marks(text, "(again)") and not find_marks(text, "  ")

    @pytest.mark.parametrize("words", ["cafe", "caf\u00e9", "cafe\u0301", "CAF\u00c9"])
    def test_accents_before_and_behind_their_letters(self, words):
        text = "Le caf\u00e9 \u2013 cafe\u0301s, Cafe; \ufb01n du cafe\u0301"
        found = [text[m.start : m.end] for m in find_marks(text, words)]
        assert found == ["caf\u00e9", "cafe\u0301", "Cafe", "cafe\u0301"]

    def test_part_of_a_letter_that_stands_for_two(self):
        text = "\ufb01sh and stra\u00dfe"
        assert [text[m.start : m.end] for m in find_marks(text, "is")] == ["\ufb01s"]
        assert [text[m.start : m.end] for m in find_marks(text, "f")] == ["\ufb01"]
        assert [text[m.start : m.end] for m in find_marks(text, "strasse")] == ["stra\u00dfe"]


class TestHints:
    def test_no_label_begins_another(self):
        for count in (0, 1, 26, 27, 300):
            labels = label_names(list(range(count)))
            assert sorted(labels.values()) == list(range(count))
            assert not any(a != b and b.startswith(a) for a in labels for b in labels)

    def test_typing_narrows(self):
        labels = label_names(range(40))
        assert len(matching(labels, "a")) == 26 and len(matching(labels, "as")) == 1


def test_the_name_that_enter_opens_is_wholly_under_the_cursor_though_a_word_of_it_was_searched_for():
    text = "Crews in Port Elm rest."
    names, hits = MarkCursor(), MarkCursor()
    names.set_marks([Mark(9, 17, "place", "Port Elm", "place:port elm")])
    hits.set_marks([Mark(9, 13, "match"), Mark(18, 22, "match")])
    names.at = hits.at = 0
    roles = [""] * len(text)
    for start, end, role in article_row(Row(0, len(text)), text, 0, names, hits, Hints()).spans:
        roles[start:end] = [role] * (end - start)
    assert set(roles[9:17]) == {"name-cursor"}
    assert set(roles[18:22]) == {"match"}
