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
