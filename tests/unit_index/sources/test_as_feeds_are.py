"""What feeds, tables and files hold as they really are: code, tables, plugs, odd names of fields, links."""

from __future__ import annotations

import json

import pytest

from index.article import Article
from index.fetch.xmlfeed import parse_xml_feed
from index.sources import read_bytes, read_fragment
from index.sources.bylines import split_names

TEXT = "Two cranes fell into the harbour on Monday, and nobody was hurt."


def parts(html: str) -> list[tuple[str, str]]:
    article = read_fragment(html)
    return [(p.kind.value, article.paragraph_text(p)) for p in article.paragraphs]


def record(name: str, text: str) -> Article:
    (article,) = read_bytes(text.encode(), name)
    assert isinstance(article, Article)
    return article


def test_code_keeps_its_lines_and_set_prose_its_paragraphs() -> None:
    code = "<pre><code>def f(x):\n    return x &lt; 1\n\nprint(f(2))</code></pre>"
    found = [text for _, text in parts(f"<p>{TEXT}</p>{code}<p>{TEXT}</p>")]
    assert found[1:4] == ["def f(x):", "return x < 1", "print(f(2))"]
    lines = (
        "The harbour master said on Monday that the two\ncranes had stood there for more than a hundred\nyears."
    )
    release = f"<p>{TEXT}</p><pre>{lines}\n\n{lines}\n</pre>"
    assert [text for _, text in parts(release)][1:] == [lines.replace("\n", " ")] * 2


@pytest.mark.parametrize("cell", ["{}", "<p>{}</p>"])
def test_a_row_of_a_table_is_one_line(cell: str) -> None:
    def row(*cells: str) -> str:
        return "<tr>" + "".join(f"<td>{cell.format(c)}</td>" for c in cells) + "</tr>"

    rows = (
        row("Team", "Points").replace("td>", "th>")
        + row("Elm", "<a href='https://x.example/3'>3</a>")
        + row("Oak", "")
    )
    article = read_fragment(f"<p>{TEXT}</p><table>{rows}</table>")
    texts = [article.paragraph_text(p) for p in article.paragraphs]
    assert texts[1:3] == ["Team · Points", "Elm · 3"]
    assert texts[3].strip() == "Oak"
    assert [article.text[link.start : link.end] for link in article.links] == ["3"]


def test_a_letter_laid_out_as_a_table_has_its_paragraphs() -> None:
    table = f"<table><tr><td><p>{TEXT}</p></td></tr><tr><td><p>{TEXT}</p><p>Divers look.</p></td><td><p>x</p></td></tr></table>"
    assert ("body", "Divers look.") in parts(table)
    assert parts(table)[0] == ("body", TEXT)


@pytest.mark.parametrize(
    "plug",
    ["The post Cranes fall appeared first on The Lantern.", "Continue reading...", "[link] [959 comments]"],
)
def test_what_feeds_put_below_a_text_is_site_junk(plug: str) -> None:
    assert parts(f"<p>{TEXT}</p><p>{TEXT}</p><p>{plug}</p>")[-1] == ("furniture", plug)


def test_a_sentence_about_a_first_appearance_is_text() -> None:
    line = "The crane first appeared on maps in 1890."
    assert ("body", line) in parts(f"<p>{TEXT}</p><p>{line}</p><p>{TEXT}</p>")


def item(inner: str):
    data = f"<rss version='2.0'><channel><title>T</title><item><title>A</title>{inner}</item></channel></rss>"
    return parse_xml_feed(data.encode(), "https://x.example/feed", "").items[0]


def test_a_text_that_is_escaped_twice_and_one_that_is_about_tags() -> None:
    assert (
        item("<description>&amp;lt;p&amp;gt;Two cranes&amp;lt;/p&amp;gt;</description>").html
        == "<p>Two cranes</p>"
    )
    about = item("<description>The tag &amp;lt;p&amp;gt; opens a paragraph.</description>").html
    assert about == "The tag &lt;p&gt; opens a paragraph."


def test_keywords_that_come_as_one() -> None:
    assert item("<category>Wind,Harbour,Two cranes</category>").tags == ("Wind", "Harbour", "Two cranes")
    assert item("<category>Politics, Law and Government</category>").tags == ("Politics, Law and Government",)


@pytest.mark.parametrize(
    ("written", "names"),
    [
        ("Hines, P. J.", ("P. J. Hines",)),
        ("Thomas Schmitt und Jakob Lundt", ("Thomas Schmitt", "Jakob Lundt")),
        ("The Tavern: www.tavern.example", ()),
        ("Ada Brandt, M. Falk", ("Ada Brandt", "M. Falk")),
    ],
)
def test_names_as_feeds_write_them(written: str, names: tuple[str, ...]) -> None:
    assert split_names(written) == names


@pytest.mark.parametrize(
    ("name", "text"),
    [
        ("a.csv", f"Headline;Article Text;Date Published;Author Name\nCranes;{TEXT};2031-05-03;Ada Brandt\n"),
        ("b.csv", f"HEADLINE\tFULL_TEXT\tPUB_DATE\tAuthor\nCranes\t{TEXT}\t20310503\tAda Brandt\n"),
        ("c.json", {"Title": "Cranes", "maintext": TEXT, "date_publish": "2031-05-03", "authors": ["Ada Brandt"]}),
        (
            "d.json",
            {
                "webTitle": "Cranes",
                "webPublicationDate": "2031-05-03",
                "fields": {"bodyText": TEXT, "byline": "Ada Brandt"},
            },
        ),
        (
            "e.json",
            {
                "headline": {"main": "Cranes"},
                "full_text": TEXT,
                "pub_date": "2031-05-03",
                "byline": {"original": "By Ada Brandt"},
            },
        ),
    ],
)
def test_fields_under_the_names_that_archives_give_them(name: str, text: str | dict[str, object]) -> None:
    article = record(name, text if isinstance(text, str) else json.dumps(text))
    assert (article.title, article.byline, article.published) == ("Cranes", ("Ada Brandt",), "2031-05-03")
    assert TEXT in article.text


def test_links_and_tables_of_markdown() -> None:
    article = record(
        "a.md",
        "# A [head](https://x.example/h)\n\nTwo [*cranes*](https://x.example/c) fell,\n[both](https://x.example/(b)) said.\n\n"
        "- an [item](https://x.example/i)\n\n> a [word](https://x.example/w)\n\n[no](javascript:x) ![i](https://x.example/i.png)\n\n"
        "| A | B |\n|---|:-:|\n| 1 | 2 |\n",
    )
    links = [(article.text[link.start : link.end], link.url[-1]) for link in article.links]
    assert links == [("head", "h"), ("cranes", "c"), ("both", "9"), ("item", "i"), ("word", "w")]
    texts = [article.paragraph_text(p) for p in article.paragraphs]
    assert texts[-2:] == ["A · B", "1 · 2"]
