from rich.segment import Segment
from rich.style import Style
from textual.color import Color

from reader.safety import ControlFilter

BLACK = Color(0, 0, 0)


def through(*segments, **options):
    return ControlFilter(**options).apply(list(segments), BLACK)


def test_honest_lines_pass_as_they_are():
    line = [Segment("漢字 é “quoted” [/] plain"), Segment(" ")]
    wall = ControlFilter()
    assert wall.apply(line, BLACK) is line


def test_control_characters_become_visible():
    evil = "a\x1b]52;c;x\x07b\x9b2Jc\x00d\u202ee"
    (segment,) = through(Segment(evil))
    assert segment.text == "a\ufffd]52;c;x\ufffdb\ufffd2Jc\ufffdd\ufffde"


def test_only_plain_links_pass():
    good, bad = Style(link="https://news.example/a"), Style(link="https://x\x1b]52;c;x", bold=True)
    first, second = through(Segment("a", good), Segment("b", bad))
    assert first.style.link == "https://news.example/a" and second.style.link is None and second.style.bold


def test_control_segments_of_the_library_pass():
    from rich.control import Control

    segment = Control.home().segment
    assert through(segment) == [segment]


def test_a_terminal_that_is_not_utf8_keeps_its_columns():
    (segment,) = through(Segment("“naïve” 漢字—ok"), ascii_only=True)
    assert segment.text == '"na?ve" ????-ok'


def test_piles_of_accents_are_thinned_out_and_nothing_else():
    pile = "Z" + "\u0301\u0302" * 30 + "algo"
    (segment,) = through(Segment(pile))
    assert segment.text == "Z\u0301\u0302\u0301\u0302algo"
    kept = "Vie\u0323\u0302t \u0e01\u0e35\u0e48 e\u0301"
    assert through(Segment(kept))[0].text == kept
