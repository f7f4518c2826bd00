from pathlib import Path

from reader.keymap import Keymap
from reader.view_model.glyphs import UNICODE
from reader.view_model.key_help import help_lines, keys_document


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
