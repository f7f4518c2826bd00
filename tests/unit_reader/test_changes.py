"""What changed, as lines and as text: every word that went or came is there, with a form and a sign of its own."""

from datetime import UTC, datetime

import pytest
from rich.cells import cell_len

from index.relations.changes import edits
from index.results import Changes, Editions, Hit, Snippet, Version
from reader.changes_text import changes_text
from reader.view_model.changes import change_head, change_lines, change_summary
from reader.view_model.editions import edition_words
from reader.view_model.glyphs import ASCII, UNICODE
from reader.view_model.rows import hit_lines
from tests.prose import paragraphs

NOW = datetime(2026, 11, 21, 12, 0, tzinfo=UTC)
STORY = paragraphs("story", 9)
OLD = ["Dam holds", "The dam held on Monday, Ann Roe said.", *STORY, "It will rain."]
NEW = ["Dam breaks", "The dam broke on Monday, Ann Roe said late.", "Two were hurt.", *STORY[1:], STORY[0]]


def made(old=OLD, new=NEW, of=2):
    versions = Version("2026-11-20T08:00:00Z", 9, "/a"), Version("2026-11-21T08:00:00Z", 9, "/b")
    return Changes("0" * 16, new[0], of, of, *versions, "\n".join(old), "\n".join(new), edits(old, new))


def lit(lines, role):
    return [line.text[s:e] for line in lines for s, e, name in line.spans if name == role]


def test_words_that_went_and_came_have_their_roles_and_every_change_its_sign():
    lines = change_lines(made(), 80, 72, UNICODE, brackets=False)
    assert lit(lines, "gone") == ["holds", "held", "It will rain."]
    assert lit(lines, "come") == ["breaks", "broke", "late", "Two were hurt."]
    assert lit(lines, "sign-changed") == ["±", "±"] and lit(lines, "sign-added") == ["+"]
    assert lit(lines, "sign-removed") == ["−"] and len(lit(lines, "sign-moved")) == 2
    assert "The dam held broke on Monday, Ann Roe said late." in lines[2].text


def test_without_forms_there_are_brackets():
    (line,) = [x.text for x in change_lines(made(), 100, 90, ASCII, brackets=True) if "Monday" in x.text]
    assert line.strip() == "~  The dam [-held-] {+broke+} on Monday, Ann Roe said {+late+}."


def test_what_stayed_is_folded_away_but_for_its_neighbours():
    lines = change_lines(made(), 80, 72, UNICODE, brackets=False)
    assert any("6 paragraphs as before" in line.text for line in lines)
    assert not any(STORY[4][:30] in line.text for line in lines)
    assert any(STORY[1][:30] in line.text for line in lines)


def test_each_change_is_one_thing_to_go_to():
    lines = change_lines(made(), 60, 72, UNICODE, brackets=False)
    assert [item for item in dict.fromkeys(line.item for line in lines) if item is not None] == list(range(6))


@pytest.mark.parametrize("width", [12, 30, 80, 200])
@pytest.mark.parametrize("glyphs", [UNICODE, ASCII])
def test_nothing_is_wider_than_the_screen(width, glyphs):
    wide = made([*OLD, "漢字と仮名の文 " * 20], [*NEW, "漢字と仮名の本 " * 20])
    lines = change_lines(wide, width, 72, glyphs, brackets=True)
    assert all(cell_len(line.text) <= max(width, 16) for line in lines)
    for head in (change_head(wide, width, glyphs), change_summary(wide, width, NOW, glyphs)):
        assert cell_len(head.text) <= max(width, 42)


def test_the_head_says_which_change_when_and_how_much():
    assert change_head(made(of=3), 80, UNICODE).text.endswith("change 2 of 2")
    assert (
        "noticed 21 November 2026, 08:00 · 5 words gone · 6 words new"
        in change_summary(made(), 80, NOW, UNICODE).text
    )


def test_in_a_pipe_it_is_plain_and_on_a_terminal_colour_only_adds():
    plain = changes_text(made(), colour=False)
    assert "\x1b" not in plain
    assert "~ The dam [-held-] {+broke+} on Monday, Ann Roe said {+late+}.\n" in plain
    assert "+ {+Two were hurt.+}\n" in plain and "- [-It will rain.-]\n" in plain
    coloured = changes_text(made(), colour=True)
    assert "\x1b[31;9m[-held-]\x1b[0m" in coloured
    for code in ("\x1b[31;9m", "\x1b[32;4m", "\x1b[0m"):
        coloured = coloured.replace(code, "")
    assert coloured == plain


def hit(**more):
    fields = ("a" * 16, "Dam above Vestby holds", "2026-07-14", False, "Coast Wire", 1.0, "", "", Snippet(""))
    return Hit(*fields, read=True, **more)


@pytest.mark.parametrize(
    ("width", "more", "words"),
    [
        (80, {"reprints": 3}, "Coast Wire  3 reprints"),
        (80, {"reprints": 2, "reprint_kind": "version"}, "Coast Wire  2 versions"),
        (80, {"changed": "2026-07-14T10:00:00Z"}, "Coast Wire  changed 14 Jul 26"),
        (80, {"reprints": 3, "changed": "2026-07-14T10:00:00Z"}, "Coast Wire  3 reprints"),
        (120, {"reprints": 3, "changed": "2026-07-14T10:00:00Z"}, "3 reprints, changed 14 Jul 26  Coast Wire"),
        (60, {"reprints": 3}, "3 reprints   14 Jul 26"),
    ],
)
def test_a_row_says_what_else_there_is(width, more, words):
    (line,) = hit_lines(hit(**more), width, NOW, UNICODE, with_snippet=False)
    assert words in line.text and line.text.startswith("  Dam above Vestby") and len(line.text) <= width


def test_a_narrow_row_keeps_its_title():
    (line,) = hit_lines(hit(reprints=3), 40, NOW, UNICODE, with_snippet=False)
    assert "reprints" not in line.text


def test_the_head_of_an_article_says_both():
    editions = Editions(3, "reprint", "2026-11-20T08:00:00Z")
    assert edition_words(editions, NOW, UNICODE) == "3 reprints · changed 20 Nov 26"
    assert edition_words(Editions(), NOW, UNICODE) == ""
