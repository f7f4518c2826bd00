from __future__ import annotations

import pytest

from index.sources.htmlmeta import page_metadata
from index.sources.htmltree import parse_tree
from index.sources.metadata import Metadata
from index.sources.pagehead import signed_line


def head_of(body: str, head: str = "") -> Metadata:
    return page_metadata(parse_tree(f"<html><head>{head}</head><body>{body}</body></html>"))


TITLE = "<h1>Cranes fall into harbour</h1>"


@pytest.mark.parametrize(
    ("line", "names"),
    [
        ("By ADA BRANDT MAY 3, 2031", ("Ada Brandt",)),
        ("by Ada Brandt @adabrandt", ("Ada Brandt",)),
        ("by Ada Brandt22 Dec 2031651", ("Ada Brandt",)),
        ("Par Ada Brandt (avec Ida Falk et Per Holm)", ("Ada Brandt", "Ida Falk", "Per Holm")),
        ("Von Ada Brandt und Ida Falk", ("Ada Brandt", "Ida Falk")),
        ("Ada (Maria Ines) Brandt", ("Ada (Maria Ines) Brandt",)),
        ("May 3, 2031 at 6:01 am Updated May 4", ()),
        ("Staff", ()),
        ("Read all her stories about the harbour", ()),
    ],
)
def test_bylines_in_the_ways_pages_set_them(line: str, names: tuple[str, ...]) -> None:
    assert signed_line(line).names == names


def test_an_agency_that_signs_is_the_agency() -> None:
    body = f'{TITLE}<span itemprop="author"><a href="/afp">AFP</a></span><span class="author">Par Ida Falk</span>'
    found = head_of(body)
    assert (found.agency, found.byline) == ("AFP", ())


def test_every_writer_of_a_byline_is_named() -> None:
    body = (
        f'{TITLE}<div class="byline">By <a rel="author" class="author-name">Ada Brandt</a> and'
        ' <a rel="author" class="author-name">Ida Falk</a> <span class="author-title">Games Editor</span></div>'
    )
    assert head_of(body).byline == ("Ada Brandt", "Ida Falk")


def test_who_signs_other_articles_on_the_page_is_not_named() -> None:
    menu = '<nav><span class="byline">Per Holm</span></nav>'
    others = '<ul class="most-read"><li class="byline">Ola Lund</li></ul>'
    teaser = '<em class="byline">Ola Lund</em>'
    signed = '<p class="byline">Ada Brandt</p>'
    assert head_of(f"{menu}{teaser}{TITLE}{others}{signed}{teaser}").byline == ("Ada Brandt",)
    # A page of headlines: two signatures, and nothing that says which is meant.
    assert head_of(f"{teaser}<p>Cranes.</p>{signed}").byline == ()
    assert head_of(f"{signed}<p>Cranes.</p>").byline == ("Ada Brandt",)


def test_an_account_is_no_name_and_the_outlet_no_writer() -> None:
    body = f'{TITLE}<p class="byline">Ada Brandt</p>'
    assert head_of(body, '<meta name="author" content="abrandt">').byline == ("Ada Brandt",)
    own = '<meta name="author" content="The Lantern"><meta property="og:site_name" content="The Lantern">'
    assert head_of(TITLE, own).byline == ()


@pytest.mark.parametrize(
    ("body", "date"),
    [
        ('<time datetime="2031-05-03T21:30:00+02:00">yesterday</time>', "2031-05-03T19:30:00Z"),
        ('<span class="timestamp">posted on May 3, 2031, at 9:30 a.m.</span>', "2031-05-03"),
        ('<p class="updated-date">May 9, 2031</p><p class="date">May 3, 2031</p>', "2031-05-03"),
        ('<p class="date">May 9, 2031</p><meta itemprop="datePublished" content="2031-05-03">', "2031-05-03"),
        (
            '<div itemscope itemtype="http://schema.org/VideoObject"><meta itemprop="datePublished"'
            ' content="2031-05-09"></div><meta itemprop="datePublished" content="2031-05-03">',
            "2031-05-03",
        ),
        ('<p class="byline">By Ada Brandt, May 3, 2031</p>', "2031-05-03"),
        ('<div class="related"><p class="date">May 9, 2031</p></div>', None),
    ],
)
def test_the_date_that_stands_by_the_headline(body: str, date: str | None) -> None:
    assert head_of(f'<div class="teaser"><time datetime="2031-05-10"></time></div>{TITLE}{body}').published == date


def test_a_date_in_the_browser_s_tab() -> None:
    assert (
        head_of(TITLE, "<title>Cranes fall into harbour - 03.05.2031 - The Lantern</title>").published
        == "2031-05-03"
    )


def test_the_headline_is_what_page_and_tab_show_when_metadata_name_the_site() -> None:
    site = '<meta property="og:title" content="The Lantern - News">'
    tab = "<title>Cranes fall into harbour | The Lantern</title>"
    assert head_of(TITLE, site + tab).title == "Cranes fall into harbour"
    other = '<meta property="og:title" content="Two cranes lost">'
    assert head_of(TITLE, other + "<title>Harbour cranes</title>").title == "Two cranes lost"
    signed = '<meta property="og:title" content="Cranes fall into harbour - Ada Brandt">'
    assert head_of(TITLE, signed).title == "Cranes fall into harbour"


@pytest.mark.parametrize("wrap", ["<![CDATA[{}]]>", "<!-- {} -->", "\n//<![CDATA[\n{}\n//]]>"])
def test_json_ld_in_wrappings_and_with_a_last_comma(wrap: str) -> None:
    data = wrap.format('{"@type": "NewsArticle", "headline": "Cranes", "author": [{"name": "Ada Brandt"},],}')
    found = head_of("", f'<script type="application/ld+json">{data}</script>')
    assert (found.title, found.byline) == ("Cranes", ("Ada Brandt",))
