"""Columns stand on terminals that know other widths than we do."""

import io
import re
from dataclasses import replace
from unicodedata import category

import pytest
from rich.cells import cell_len
from rich.console import Console
from rich.segment import Segment
from rich.style import Style
from textual.strip import Strip

from reader.view_model.lines import fit, widest
from reader.view_model.wrap import wrap
from reader.widgets.anchoring import render_at

HINDI = "प्रधानमंत्री ने नई दिल्ली में"
FAMILY = "👨\u200d👩\u200d👧\u200d👦 at home ❤\ufe0f 🇩🇪 👍🏽"
_PART = re.compile(r"\x1b\[(\d+)G|\x1b\[[\d;]*m|(.)", re.DOTALL)

TABLES = {
    "as we have it": cell_len,
    "vowel signs take a cell": lambda c: 1 if category(c) == "Mc" else cell_len(c),
    "every part of an emoji is drawn": lambda c: 2 if ord(c) > 0x1F000 else cell_len(c),
    "no emoji is wide": lambda c: 1 if ord(c) > 0x1F000 else cell_len(c),
}


def on_terminal(sequences, width_of, size, x=0):
    """The cells of a row of a terminal with its own table of widths."""
    row, at = ["?"] * size, x
    for column, character in _PART.findall(sequences):
        if column:
            at = int(column) - 1
        elif character:
            wide = width_of(character)
            for cell in range(at, min(at + wide, size)):
                row[cell] = character if cell == at else ""
            at += wide
    return row


@pytest.mark.parametrize("width_of", TABLES.values(), ids=TABLES)
@pytest.mark.parametrize("title", [HINDI, FAMILY, "นายกรัฐมนตรี", "plain words", "日本の首相"])
def test_what_follows_a_doubtful_word_stands_in_its_column(title, width_of):
    console = Console(file=io.StringIO(), force_terminal=True, color_system="truecolor")
    pad = 50 - cell_len(title)
    parts = [Segment("> "), Segment(title, Style(bold=True)), Segment(" " * pad), Segment("14 Jul 24 |")]
    strip = Strip(parts)
    row = on_terminal(render_at(strip, 3, console), width_of, 80, x=3)
    assert "".join(row[3 + 52 : 3 + 63]) == "14 Jul 24 |"
    assert "?" not in row[3 : 3 + 63]  # nothing of what stood there before shines through
    drawn = "".join(row[3:]).partition("14 Jul")[0].replace(" ", "")
    bare = "".join(c for c in title if width_of(c) and c != " ")
    assert drawn == f">{bare}"  # it has the blanks behind it to run into


def test_rows_without_doubtful_words_are_drawn_as_ever():
    console = Console(file=io.StringIO(), force_terminal=True, color_system="truecolor")
    strip = Strip([Segment("▏Zürich’s “plan”… 日本", Style(bold=True)), Segment(" │ ")])
    assert render_at(strip, 0, console) == strip.render(console)


@pytest.mark.parametrize("width", [8, 20, 41])
def test_lines_of_indian_scripts_have_room_where_vowel_signs_take_a_cell(width):
    text = f"{HINDI} {HINDI}"
    assert widest(HINDI) > cell_len(HINDI)
    assert all(widest(text[start:end].strip()) <= width for start, end in wrap(text, width))
    assert widest(fit(text, width)) <= width


async def test_the_whole_screen_is_drawn_with_them_too(reader):
    from fake_library import FakeLibrary

    library = FakeLibrary()
    library.known["reader-1"] = replace(library.known["reader-1"], title=HINDI)
    async with reader(library=library) as it:
        console = it.app.console
        whole = it.app.screen._compositor.render_full_update().render_segments(console)
        line = re.split(r"\x1b\[\d+;\d+H", whole)
        row = next(part for part in line if "दिल्ली" in part)
        cells = on_terminal(row, TABLES["vowel signs take a cell"], 80)
        assert "".join(cells).rstrip().endswith("20 Nov 26")
        assert "".join(cells[69:78]) == "20 Nov 26"
