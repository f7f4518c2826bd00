"""Very long texts in parts."""

import pytest

from index.article import Article, Paragraph, ParagraphKind
from index.entities import sections as module
from index.entities.recogniser import Recogniser
from index.entities.sections import beginning, pieces, sections


@pytest.mark.parametrize("text", ["", "a", "word " * 500, "A line.\n" * 300, "x" * 1000, "one. two. " * 200])
def test_pieces_are_the_text(text):
    assert "".join(text[a:b] for a, b in pieces(text, 100)) == text
    assert all(b - a <= 100 for a, b in pieces(text, 100))


def test_pieces_end_where_a_line_ends():
    text = "Here is one line of words.\nAnd another. It has two sentences.\nThe end"
    assert [text[a:b] for a, b in pieces(text, 40)] == [
        "Here is one line of words.\n",
        "And another. It has two sentences.\n",
        "The end",
    ]


def test_a_section_has_its_paragraphs(monkeypatch):
    monkeypatch.setattr(module, "_LONGEST", 20)
    text = "Ten words.\nNine more.\nThe last one."
    ends = [i for i, c in enumerate(text) if c == "\n"] + [len(text)]
    starts = [0, *(end + 1 for end in ends[:-1])]
    given = tuple(Paragraph(ParagraphKind.BODY, a, b) for a, b in zip(starts, ends, strict=True))
    found = list(sections(text, given))
    assert "".join(s.text for s in found) == text
    assert len(found) > 1
    assert [s.text[p.start : p.end] for s in found for p in s.paragraphs] == text.split("\n")
    assert [text[s.start : s.start + len(s.text)] for s in found] == [s.text for s in found]


def test_the_beginning_is_all_of_a_short_text():
    assert beginning("Short.\nText.", (), 10).text == "Short.\nText."
    assert beginning("Short.\nText.\nIt goes on for a long time.", (), 14).text == "Short.\nText.\n"
    assert beginning("\n" * 30 + "Text.\nIt goes on.", (), 14).text.strip()


def test_offsets_of_a_long_text_are_its_own(monkeypatch):
    monkeypatch.setattr(module, "_LONGEST", 300)
    line = "Angela Merkel met 300 people in Berlin. Merkel spoke to them for a while.\n"
    text = "Visit to the capital\n" + line * 20
    (found,) = Recogniser().annotate([Article(id="", title="", text=text)])
    mentions, figures = found
    assert all(text[m.start : m.end] == m.text for m in mentions)
    assert sum(m.text == "Berlin" for m in mentions) == 20
    assert {m.entity_id for m in mentions if m.text == "Merkel"} == {"person:angela merkel"}
    assert [text[f.start : f.end] for f in figures] == [text[figures[0].start : figures[0].end]] * 20
