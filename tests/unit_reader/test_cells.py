"""How much room a text takes, as Rich has it, and how much of it fits."""

import random
import re
from pathlib import Path

import pytest
from rich.cells import cell_len

import reader
from reader.view_model.lines import cells, cut, fit
from reader.view_model.wrap import wrap
from reader.widgets.painter import ROLES

ODD = "…“”’éя北京a\u0301\u200d\ufe0f❤👩🏽🇩🇪\x07\t\u200b"


def made(count):
    random.seed(11)
    for _ in range(count):
        letters = random.choice(("ab c", "ab c" + ODD, ODD))
        yield "".join(random.choice(letters) for _ in range(random.randrange(30)))


def test_a_text_takes_the_cells_rich_says():
    for text in made(4000):
        assert cells(text) == cell_len(text), ascii(text)


def test_of_a_text_as_much_as_fits_is_kept():
    for text in made(4000):
        width = random.randrange(-1, 40)
        kept = cut(text, width)
        used = sum(map(cell_len, kept))
        assert text.startswith(kept) and used <= max(0, width)
        assert kept == text or width <= 0 or used + cell_len(text[len(kept)]) > width, ascii((text, width))


@pytest.mark.parametrize(
    ("text", "width", "fitted"),
    [
        ("北京北京", 5, "北京…"),
        ("a“b”cd", 4, "a“b…"),
        ("abc", 3, "abc"),
        ("Northern Press Wire", 14, "Northern…"),
        ("The boats, all late", 12, "The boats…"),
        ("The boats lay", 10, "The boats…"),
        ("One two", 0, ""),
        ("By Donaudampfschiffahrt", 12, "By Donaudam…"),
        ("One two", 1, "O"),
        ("One two", 2, "O…"),
    ],
)
def test_what_does_not_fit_ends_in_a_sign(text, width, fitted):
    assert fit(text, width) == fitted


def test_every_role_of_the_stylesheet_is_drawn_and_every_role_has_its_look():
    styled = set(re.findall(r"\.role--([a-z-]+)", (Path(reader.__file__).parent / "reader.tcss").read_text()))
    assert styled == set(ROLES)


@pytest.mark.parametrize("width", range(4, 30))
def test_japanese_breaks_between_any_two_signs_but_where_printers_do_not(width):
    text = "東京都は月曜日、新しい駅が開業した。利用者は「一日に」二十万人（約）と見込 Metro Line が"
    lines = [text[start:end] for start, end in wrap(text, width)]
    assert "".join(lines).replace(" ", "") == text.replace(" ", "")
    assert all(cell_len(line) <= width for line in lines)
    if width >= 8:
        assert not any(line[0] in "、。」）" or line[-1] in "「（" for line in lines)
        assert all(cell_len(line) >= width - 5 for line in lines[:-4])  # no line is left half empty


@pytest.mark.parametrize("width", range(6, 12))
def test_the_parts_of_an_emoji_stay_together(width):
    text = "家族👩\u200d👩\u200d👧の写真👍🏽です"
    lines = [text[start:end] for start, end in wrap(text, width)]
    assert not any(line[0] in "\u200d🏽" or line[-1] == "\u200d" for line in lines)
