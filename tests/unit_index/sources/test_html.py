from __future__ import annotations

import json

from index.article import Article
from index.errors import SourceError
from index.sources import read_bytes
from index.sources.htmltree import is_too_deep

BODY = """
<p>Two cranes fell into the harbour of Ostvik on Monday evening, after a day of wind that had closed the bridge
and the airport. Nobody was hurt, the harbour master said, because the night shift had been sent home.</p>
<figure><img src="c.jpg" alt="x"><figcaption>The older crane, built in 1890. Photo: Jo Reed</figcaption></figure>
<h2>A long history</h2>
<p>The cranes were the last of eleven that once loaded paper and iron ore for half of the continent. The town
had planned to make them a museum, and had paid for new paint only last summer.</p>
<ul><li>The first crane was built in 1890</li><li>The second one followed in 1912</li></ul>
<blockquote><p>We will pull them out and put them up again.</p></blockquote>
<p>Divers are to look at the wrecks when the wind has dropped, which may be on Thursday or later, she said.</p>
"""
PAGE = f"""<!DOCTYPE html><html lang="en-GB"><head><meta charset="utf-8">
<title>Cranes fall into harbour | The Lantern</title>
<link rel="canonical" href="https://lantern.example/cranes?utm_source=x">
<meta property="og:title" content="Wrong title"><meta property="og:site_name" content="The Lantern">
<meta property="article:tag" content="Harbour"><meta property="article:tag" content="Wind">
<script type="application/ld+json">{{"@graph": [{{"@type": "WebSite", "name": "x"}}, {{"@type": ["NewsArticle"],
"headline": "Cranes fall into harbour", "datePublished": "2031-05-03T21:30:00+02:00",
"author": [{{"@type": "Person", "name": "Ada Brandt"}}]}}]}}</script></head><body>
<nav><a href="/">Home</a> <a href="/n">News</a></nav>
<article><h1>Cranes fall into harbour</h1>{BODY}<div class="share">Share this article</div></article>
<footer><p>© The Lantern</p></footer></body></html>"""


def read(page: str) -> Article | SourceError:
    (reading,) = read_bytes(page.encode(), "a.html")
    return reading


def test_a_page_gives_its_metadata_and_its_parts() -> None:
    article = read(PAGE)
    assert isinstance(article, Article)
    assert article.title == "Cranes fall into harbour"
    assert article.published == "2031-05-03T19:30:00Z"
    assert (article.byline, article.source, article.language) == (("Ada Brandt",), "The Lantern", "en")
    assert article.url == "https://lantern.example/cranes?utm_source=x"
    assert article.tags == ("Harbour", "Wind")
    parts = [(p.kind.value, article.paragraph_text(p)[:30]) for p in article.paragraphs]
    assert [kind for kind, _ in parts] == [
        "headline", "body", "caption", "subhead", "body", "list", "list", "quote", "body",
    ]  # fmt: skip
    assert ("caption", "The older crane, built in 1890") in parts
    assert "Home" not in article.text
    assert "©" not in article.text


def test_a_page_without_metadata_is_read_like_wire_copy() -> None:
    article = read(f"<html><body><h1>Cranes fall</h1><p>By Ada Brandt</p>{BODY}</body></html>")
    assert isinstance(article, Article)
    assert article.title == "Cranes fall"
    assert article.published is None


def test_nesting_that_a_parser_would_drop_is_named() -> None:
    article = read("<div>" * 100_000 + "Cranes fall." + "</div>" * 100_000)
    assert isinstance(article, SourceError)
    assert "too deep" in article.reason


def test_depth_is_counted_by_tags_that_nest() -> None:
    assert not is_too_deep("<p>x" * 5000 + "<br>" * 5000 + "<li>y" * 5000)
    assert not is_too_deep("<div></div>" * 5000)
    assert not is_too_deep("<script>" + "'<div>'" * 5000 + "</script>")
    assert not is_too_deep("<!--" + "<div>" * 5000 + "-->")
    assert is_too_deep('<div title=">">' * 300)
    assert is_too_deep("<p " + " ".join(f"a{n}='x y'" for n in range(3000)) + ">")
    assert not is_too_deep('<img src="' + "AAAA\n" * 9000 + '">')


def test_a_page_without_an_article_is_named() -> None:
    assert isinstance(read("<html><body><nav>Home</nav></body></html>"), SourceError)


def test_markup_in_the_text_stays_text() -> None:
    article = read(PAGE.replace("Nobody was hurt", "&lt;b&gt;Nobody&lt;/b&gt; [red]was[/red] hurt"))
    assert isinstance(article, Article)
    assert "<b>Nobody</b> [red]was[/red] hurt" in article.text


def fragment(html: str) -> list[tuple[str, str]]:
    """Kinds and words of a record whose text is HTML: no main text is looked for, all of it is the article."""
    (article,) = read_bytes(json.dumps({"title": "Cranes fall", "content_html": html}).encode(), "a.json")
    assert isinstance(article, Article)
    return [(p.kind.value, article.paragraph_text(p)) for p in article.paragraphs]


def test_the_beginnings_of_other_articles_are_site_junk() -> None:
    teaser = (
        "<li>{} A clerk of the harbour office told this paper on Friday that the ministry had known of the rust for "
        "years and that nobody had wanted to pay for</li>"
    )
    teasers = "<ul>" + "".join(map(teaser.format, "ABCD")) + "</ul>"
    assert [kind for kind, _ in fragment(BODY + teasers)][-5:] == ["body"] + ["furniture"] * 4
    whole = teasers.replace("pay for<", "pay for it.<")
    assert [kind for kind, _ in fragment(BODY + whole)][-4:] == ["list"] * 4


def test_a_menu_among_the_paragraphs_is_site_junk_and_a_photo_heading_a_caption() -> None:
    parts = fragment(BODY + "<h3>Cranes at dawn. Photograph: Jo Reed</h3><ul><li>Share this article</li></ul>")
    assert parts[-2:] == [
        ("caption", "Cranes at dawn. Photograph: Jo Reed"),
        ("furniture", "Share this article"),
    ]


def test_a_page_laid_out_as_a_table_has_its_paragraphs() -> None:
    body = BODY.replace("<p>", "<p>" + "The wind had dropped by then, the pilots said. " * 12)
    page = read(
        f"<html><body><table><tr><td><a href='/'>Home</a></td><td><h1>Cranes fall</h1>{body}</td></tr></table>"
    )
    assert isinstance(page, Article)
    kinds = [p.kind.value for p in page.paragraphs]
    assert kinds == ["headline", "body", "caption", "subhead", "body", "list", "list", "quote", "body"]


def test_sentences_set_as_a_heading_are_text() -> None:
    long = "<h2>" + "Two cranes fell into the harbour of Ostvik after a day of wind. " * 4 + "</h2>"
    assert [kind for kind, _ in fragment(BODY + long + "<p>So it ended.</p>")][-2:] == ["body", "body"]


def test_an_address_is_no_name_of_an_outlet() -> None:
    for given, source in (("http://www.lantern.example/", "lantern.example"), ("https://[", "lantern.example")):
        article = read(PAGE.replace('content="The Lantern"', f'content="{given}"'))
        assert isinstance(article, Article) and article.source == source


def test_who_signs_below_the_text_counts_where_nobody_does_above() -> None:
    foot = '<p>They fell. (<a href="mailto:p@x.example" title="Per Holm">pho</a>)</p>'
    unsigned = read(f"<html><body><h1>Cranes fall</h1>{BODY}{foot}</body></html>")
    signed = read(f"<html><body><h1>Cranes fall</h1><p>By Ada Brandt</p>{BODY}{foot}</body></html>")
    assert isinstance(unsigned, Article)
    assert isinstance(signed, Article)
    assert (unsigned.byline, signed.byline) == (("Per Holm",), ("Ada Brandt",))


def test_paragraphs_that_the_extractor_loses_are_in_the_text() -> None:
    loose = "The harbour master had asked for <a href='/1'>new bolts</a> as early as in 2029, and had got none of them."
    linked = "<p><a href='/2'>The town had paid for new paint and for two new bridges only last summer, it turned out.</a></p>"
    page = PAGE.replace("<h2>A long", f"<div><img src='x'></div>{loose}{linked}<h2>A long")
    article = read(page)
    assert isinstance(article, Article)
    texts = [article.paragraph_text(p) for p in article.paragraphs]
    place = next(n for n, text in enumerate(texts) if text.startswith("The harbour master had asked"))
    assert texts[place + 1].startswith("The town had paid for new paint")
    assert texts[place + 2] == "A long history"


def test_headlines_of_other_articles_between_two_paragraphs_stay_out() -> None:
    other = "<div class='box'>" + "".join(
        f"<a href='/{n}'>The mayor of Ostvik says for the {n}th time that all of it will be built anew.</a><br>"
        for n in range(9)
    )
    twice = "<div><a href='/t'>The ferry to the islands does not sail on Sundays in winter any more.</a></div>"
    article = read(PAGE.replace("<h2>A long", f"{other}</div>{twice}{twice}<h2>A long"))
    assert isinstance(article, Article)
    assert "for the 4th time" not in article.text
    assert "ferry to the islands" not in article.text


def test_a_label_under_a_picture_is_no_caption_and_a_credit_stands_apart() -> None:
    figure = (
        "<figure><span>Photo</span><figcaption><span>The ferry came in.</span><span>Credit</span>"
        "<span>Credit</span><span>Ada Brandt</span></figcaption></figure>"
    )
    article = read(PAGE.replace("<h2>A long", f"{figure}<h2>A long"))
    assert isinstance(article, Article)
    parts = {(p.kind.value, article.paragraph_text(p)) for p in article.paragraphs}
    assert ("caption", "The ferry came in. Credit Ada Brandt") in parts
    assert ("caption", "Photo") not in parts
