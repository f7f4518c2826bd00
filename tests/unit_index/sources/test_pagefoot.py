from __future__ import annotations

import pytest

from index.sources.htmltree import parse_tree
from index.sources.pagefoot import foot_names

BODY = "<p>Two cranes fell.</p><p>Nobody was hurt.</p><p>Divers are to look.</p>"


def names(foot: str) -> tuple[str, ...]:
    return foot_names(parse_tree(f"<html><body><div>{BODY}{foot}</div></body></html>"))


@pytest.mark.parametrize(
    ("foot", "found"),
    [
        (
            '<p>They fell. <span>(<a href="mailto:a@x.example" title="Ada Brandt">abr</a>)</span></p>',
            ("Ada Brandt",),
        ),
        ('<p>They fell. <a href="mailto:a@x.example" title="Ada Brandt">(abr)</a></p>', ("Ada Brandt",)),
        (
            '<p>They fell. (<abbr title="Ida Falk">if</abbr>/<abbr title="Per Holm">pho</abbr>)</p>',
            ("Ida Falk", "Per Holm"),
        ),
        # The mail of the desk, an abbreviation of the text, a name that the letters are not of.
        ('<p><a href="mailto:a@x.example" title="Write To Us">Mail</a></p>', ()),
        ('<p>It is the <abbr title="World Health Organization">WHO</abbr> that says so.</p>', ()),
        ('<p>(<a href="mailto:a@x.example" title="Ada Brandt">dpa</a>)</p>', ()),
    ],
)
def test_initials_in_brackets_are_the_writer_the_page_keeps_behind_them(foot: str, found: tuple[str, ...]) -> None:
    assert names(foot) == found


@pytest.mark.parametrize(
    ("foot", "found"),
    [
        (
            "<p><b><i>Ada Brandt es historiadora. Per Holm es abogado y analista</i></b></p>",
            ("Ada Brandt", "Per Holm"),
        ),
        ("<p><em>Ida Falk, of Ostvik, is a columnist.</em></p>", ("Ida Falk",)),
        ("<p>Ada Brandt is a historian.</p>", ()),
        ("<p><i>Ada Brandt is</i> a historian.</p>", ()),
        ("<p><i>The harbour is closed.</i></p>", ()),
        ("<p><i>Ada Brandt is a historian.</i></p><p>She saw it fall.</p>", ()),
    ],
)
def test_a_note_in_italics_below_the_text_says_who_wrote_it(foot: str, found: tuple[str, ...]) -> None:
    assert names(foot) == found
