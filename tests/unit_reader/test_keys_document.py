import re
from pathlib import Path

from index.query.lexer import FIELDS
from index.query.parser import parse
from reader.keymap import Keymap
from reader.view_model.glyphs import UNICODE
from reader.view_model.key_help import help_lines, keys_document
from reader.view_model.query_words import QUERY_WORDS


def test_docs_keys_is_what_the_table_says():
    path = Path(__file__).parents[2] / "docs" / "keys.md"
    assert path.read_text(encoding="utf-8") == keys_document(), (
        "docs/keys.md is old: python -m reader.view_model.key_help > docs/keys.md"
    )


def test_help_begins_with_the_place_one_comes_from():
    lines = [line.text for line in help_lines(Keymap(), "article", 80, UNICODE)]
    assert lines[0].strip() == "IN AN ARTICLE"
    assert lines.index(" ELSEWHERE") > next(n for n, line in enumerate(lines) if "Put a letter" in line)


def test_help_says_every_word_and_every_heading_once_in_a_place():
    lines = [line.text for line in help_lines(Keymap(), "list", 80, UNICODE)]
    here = lines[: lines.index(" ELSEWHERE")]
    assert all(len(line) < 80 and "…" not in line for line in lines)
    assert here.count("  Reading") == here.count("  Going") == 1
    assert "the next unread one" in " ".join(" ".join(here).split())


def rows(context="list", wanted=""):
    return [line.text.strip() for line in help_lines(Keymap(), context, 80, UNICODE, wanted) if line.text.strip()]


def test_help_is_narrowed_to_what_has_all_words_in_keys_or_in_what_they_do():
    found = rows(wanted="STAR take")
    assert found == ["IN THE LIST OF ARTICLES", "Marks", "s                       Star, or take the star away"]
    assert any(row.startswith("yl") for row in rows(wanted="yl"))
    assert rows(wanted="zebra") == []


def test_what_a_search_understands_stands_in_the_help_and_in_the_box_before_other_keys():
    headings = [row for row in rows() if row.isupper() and len(row) > 8]
    assert headings == ["IN THE LIST OF ARTICLES", "ELSEWHERE", "WHAT A SEARCH UNDERSTANDS"]
    headings = [row for row in rows("search") if row.isupper() and len(row) > 8]
    assert headings == ["IN THE SEARCH BOX", "WHAT A SEARCH UNDERSTANDS", "ELSEWHERE"]
    assert [row.split("  ")[0] for row in rows(wanted="byline")][-1] == 'by:"jane doe"'


def test_what_the_help_says_of_a_search_can_be_searched_for():
    for typed, _ in QUERY_WORDS:
        assert not parse(typed).problems, typed
    named = {FIELDS[name] for typed, _ in QUERY_WORDS for name in re.findall(r"(\w+):", typed)}
    assert named == set(FIELDS.values())
