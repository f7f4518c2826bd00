from __future__ import annotations

import pytest

from index.errors import SourceError
from index.sources import Metadata, read_fragment, read_page

TEXT = (
    "Two cranes fell into the harbour of Ostvik on Monday evening, after a day of wind that had closed the bridge "
    "and the airport, the harbour master said, and nobody was hurt because the night shift had been sent home."
)
URL = "https://www.lantern.example/norland/cranes.html?utm_source=feed"


def page(head: str = "", body: str = TEXT) -> bytes:
    return f"<html><head><title>Cranes fall</title>{head}</head><body><article><p>{body}</p></article>".encode()


def test_a_page_that_names_no_address_has_the_one_it_came_from() -> None:
    article = read_page(page(), URL, "text/html; charset=utf-8")
    assert (article.title, article.url, article.source) == ("Cranes fall", URL, "lantern.example")


@pytest.mark.parametrize(
    ("named", "known"),
    [
        ("/norland/cranes", "https://www.lantern.example/norland/cranes"),
        ("https://wire.example/1/cranes", "https://wire.example/1/cranes"),
        ("https://www.lantern.example/", URL),  # the front page is nobody's article
        ("javascript:alert(1)", URL),
        ("http://[broken", URL),
    ],
)
def test_the_canonical_address_is_whole_and_an_article_s(named: str, known: str) -> None:
    assert read_page(page(f'<link rel="canonical" href="{named}">'), URL).url == known


def test_what_the_feed_knows_goes_before_the_page_and_the_page_fills_the_rest() -> None:
    head = '<meta name="author" content="Ada Brandt"><meta property="og:title" content="Cranes fall into harbour">'
    article = read_page(page(head), URL, metadata=Metadata(title="Cranes lost", source="The Lantern"))
    assert (article.title, article.source, article.byline) == ("Cranes lost", "The Lantern", ("Ada Brandt",))


def test_the_charset_of_the_answer_counts_where_the_bytes_are_not_utf_8() -> None:
    data = page(body=TEXT + " Übermut.").decode().encode("iso-8859-2")
    assert "Übermut" in read_page(data, URL, "text/html; charset=ISO-8859-2").text
    assert "Übermut" in read_page(page(body=TEXT + " Übermut."), URL, "text/html; charset=iso-8859-1").text
    japanese = page(body="港のクレーンが倒れた。" * 20).decode().encode("iso-2022-jp")
    assert "クレーン" in read_page(japanese, URL, "text/html; charset=iso-2022-jp").text


def test_plain_text_and_markdown_are_read_as_what_they_are() -> None:
    article = read_page(f"Cranes fall\n\n{TEXT}\n".encode(), URL, "text/plain")
    assert (article.title, article.url, article.source) == ("Cranes fall", URL, "lantern.example")
    article = read_page(f"---\nauthor: Ada Brandt\n---\n# Cranes fall\n\n{TEXT}\n".encode(), URL, "text/markdown")
    assert (article.title, article.byline) == ("Cranes fall", ("Ada Brandt",))


@pytest.mark.parametrize(
    ("data", "kind", "reason"),
    [
        (b"%PDF-1.4", "application/pdf", "is no page but application/pdf"),
        (b"<html>Gone</html>", "application/rss+xml", "says that it is a feed, but holds none"),
        (b"<p>a\0\0b</p>", "text/html", "is no text"),
        (b"  ", "text/html", "holds no text"),
        (b"<div>" * 100_000, "text/html", "too deep"),
        (b"a" * (17 << 20), "text/html", "larger than"),
    ],
    ids=["pdf", "no feed", "binary", "empty", "deep", "huge"],
)
def test_what_is_no_page_is_named(data: bytes, kind: str, reason: str) -> None:
    with pytest.raises(SourceError, match=reason) as raised:
        read_page(data, URL, kind)
    assert URL in str(raised.value)


def test_all_of_a_fragment_is_the_article() -> None:
    html = f"<p>{TEXT}</p><h3>What now</h3><ul><li>Divers look at the wrecks</li></ul><blockquote>We act.</blockquote>"
    article = read_fragment(html, metadata=Metadata(title="Cranes fall", url=URL))
    kinds = [p.kind.value for p in article.paragraphs]
    assert kinds == ["headline", "body", "subhead", "list", "quote"]
    assert read_fragment("", metadata=Metadata(title="Cranes fall")).text == "Cranes fall"
    assert read_fragment("a < b & c", metadata=Metadata(title="Cranes fall")).text == "Cranes fall\na < b & c"
    with pytest.raises(SourceError, match="holds no text"):
        read_fragment("", url=URL)
