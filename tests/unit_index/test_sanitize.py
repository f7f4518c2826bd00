import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from index.sanitize import _SUSPECT, safe_url, sanitize, sanitize_line, sanitize_mapped


@pytest.mark.parametrize(
    ("raw", "clean"),
    [
        ("a\x1b]52;c;UFdO\x1b\\b", "ab"),
        ("a\x1b]0;title\x07b", "ab"),
        ("a\x1b[31mred\x1b[0m", "ared"),
        ("a\x9b2Jb", "ab"),
        ("a\x9d0;t\x9cb", "ab"),
        ("a\x1bPq\x1b\\b", "ab"),
        ("a\u202eb\u2066c", "abc"),
        ("a\u200bb", "ab"),
        ("क\u200dष", "क\u200dष"),
        ("👨\u200d👩\u200d👧", "👨\u200d👩\u200d👧"),
        ("l1\r\nl2\rl3", "l1\nl2\nl3"),
        ("\ud800x", "x"),
        ("[@click=app.quit]x[/]", "[@click=app.quit]x[/]"),
        ("x\x1b]unterminated", "xunterminated"),
        ("a\x9e" + "b" * 9, "a" + "b" * 9),
    ],
)
def test_what_a_terminal_would_obey_is_dropped(raw, clean):
    assert sanitize(raw) == clean


def test_no_control_survives():
    everything = "".join(map(chr, range(0x110000)))
    left = {c for c in sanitize(everything) if unicodedata.category(c) in ("Cc", "Cs")}
    assert left == {"\n"}


def test_one_line_fields_have_one_line():
    assert sanitize_line(" a\n b\t c ") == "a b c"


def test_what_can_be_printed_is_safe_and_its_only_blank_is_the_usual_one():
    # Both are taken for granted where a text is not looked through.
    printed = [chr(code) for code in range(0x110000) if chr(code).isprintable()]
    assert [letter for letter in printed if letter.isspace()] == [" "]
    text = "".join(printed)
    assert _SUSPECT.search(text) is None


@given(st.text(alphabet=st.sampled_from("ab \n\t\r\x1b]\x07[m;\x9b\u202e\u200b漢")))
def test_the_map_leads_every_kept_character_back(raw):
    clean, offsets = sanitize_mapped(raw)
    for place, character in enumerate(clean):
        if character not in " \n":
            assert raw[offsets.raw(place)] == character


@given(st.text())
def test_cleaning_twice_changes_nothing(raw):
    once = sanitize(raw)
    assert sanitize(once) == once


@pytest.mark.parametrize(
    "url",
    [
        "javascript:alert(1)",
        "file:///etc/passwd",
        "http://a\x1b]0;b",
        "--version",
        "https://a b",
        "http://[a/",
        "https://[::1/",
    ],
)
def test_only_plain_web_addresses_are_links(url):
    assert safe_url(url) == ""


def test_a_web_address_stays():
    assert safe_url(" https://example.org/a?b=c ") == "https://example.org/a?b=c"
