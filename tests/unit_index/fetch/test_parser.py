"""Documents into feeds, in a process that may die of them."""

import json
import os
import signal

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from web_server import rss

from index.errors import SourceError
from index.fetch import FeedParser
from index.fetch.child import parse
from index.fetch.feed import MOST_ITEMS
from index.fetch.jsonfeed import NotAFeedError

URL = "https://lantern.example/news/feed"


@pytest.fixture(scope="module")
def parser():
    with FeedParser() as parser:
        yield parser


def jsonfeed(*items, **more):
    return json.dumps(
        {"version": "https://jsonfeed.org/version/1.1", "title": "T", "items": items, **more}
    ).encode()


def test_rss(parser):
    feed = parser.parse(rss(("/a", "One &amp; <b>two</b>", "<p>Text</p>")).encode(), URL)
    (item,) = feed.items
    assert (feed.form, feed.title) == ("rss20", "The Lantern")
    assert (item.url, item.title, item.html) == ("https://lantern.example/a", "One & two", "<p>Text</p>")
    assert item.published == "Mon, 03 Feb 2031 10:00:00 GMT"


def test_atom_with_a_summary_beside_its_text(parser):
    data = b"""<feed xmlns='http://www.w3.org/2005/Atom' xml:lang='fr'><title>T</title><entry><id>tag:1</id><title>E</title>
    <link href='/e'/><updated>2031-02-03T10:00:00Z</updated><author><name>Ann</name></author><category term='x' label='X'/>
    <summary>Short</summary><content type='html'>&lt;p&gt;Long text&lt;/p&gt;</content>
    <link rel='enclosure' href='/a.mp3' type='audio/mpeg' length='12'/></entry></feed>"""
    (item,) = parser.parse(data, URL).items
    assert (item.key, item.html, item.summary, item.language) == (
        "tag:1",
        "<p>Long text</p>",
        "<p>Short</p>",
        "fr",
    )
    assert (item.authors, item.tags) == (("Ann",), ("X",))
    assert item.enclosures == (("https://lantern.example/a.mp3", "audio/mpeg", "12", ""),)


def test_rdf_and_old_rss(parser):
    rdf = b"""<rdf:RDF xmlns:rdf='http://www.w3.org/1999/02/22-rdf-syntax-ns#' xmlns='http://purl.org/rss/1.0/'>
    <channel><title>T</title></channel><item rdf:about='http://x.example/1'><title>A</title><link>http://x.example/1</link></item></rdf:RDF>"""
    assert [i.title for i in parser.parse(rdf, URL).items] == ["A"]
    old = b"<rss version='0.91'><channel><title>T</title><item><title>A</title></item></channel></rss>"
    assert [i.title for i in parser.parse(old, URL).items] == ["A"]


def test_podcasts(parser):
    data = b"""<rss version='2.0' xmlns:itunes='http://www.itunes.com/dtds/podcast-1.0.dtd'><channel><item><title>A</title>
    <itunes:duration>1:02:03</itunes:duration><enclosure url='http://x.example/a.mp3' type='audio/mpeg' length='9'/></item></channel></rss>"""
    assert parser.parse(data, URL).items[0].enclosures == (
        ("http://x.example/a.mp3", "audio/mpeg", "9", "1:02:03"),
    )


@pytest.mark.parametrize("encoding", ["utf-8", "utf-16", "latin-1", "cp1252", "utf-8-sig"])
def test_encodings(parser, encoding):
    declared = "utf-8" if encoding == "utf-8-sig" else encoding
    data = rss(("/a", "Süße Nüsse", "x")).replace(
        "<?xml version='1.0'?>", f"<?xml version='1.0' encoding='{declared}'?>"
    )
    assert parser.parse(data.encode(encoding), URL).items[0].title == "Süße Nüsse"


def test_a_wrong_declaration_costs_no_letters(parser):
    data = rss(("/a", "Süße", "x")).replace("?>", " encoding='utf-8'?>", 1).encode("cp1252")
    feed = parser.parse(data, URL)
    assert feed.items[0].title == "Süße" and feed.notes and not feed.problems


def test_blanks_and_marks_before_the_declaration(parser):
    data = rss(("/a", "A", "x")).encode()
    for before in (b"\n  ", b"\xef\xbb\xbf", b"\xef\xbb\xbf\n"):
        assert parser.parse(before + data, URL).items[0].title == "A"


def test_what_is_not_well_formed_gives_what_can_be_read(parser):
    data = rss(("/a", "A", "x"), ("/b", "B", "y")).encode().replace(b"</channel>", b"&nbsp;<oops>")
    feed = parser.parse(data, URL)
    assert [item.title for item in feed.items] == ["A", "B"]
    assert "not well-formed" in feed.problems[0]


def test_of_very_many_items_the_first_are_read(parser):
    data = rss(*((f"/{n}", f"T{n}", "x") for n in range(MOST_ITEMS + 500))).encode()
    feed = parser.parse(data, URL)
    assert len(feed.items) == MOST_ITEMS and feed.items[-1].title == f"T{MOST_ITEMS - 1}"
    assert str(MOST_ITEMS) in feed.problems[0]


@pytest.mark.parametrize(
    ("data", "said"),
    [(b"", "empty"), (b"<!doctype html><html>", "page"), (b"{", "JSON"), (b"[1]", "no JSON Feed"), (b"hello", "no feed"),
     (b"[" * 100_000, "too deep"), (b'{"items": {}}', "no JSON Feed"), (b"\xff\xfe\x00", "feed"), (b'{"a": "\xff"}', "UTF-8")],
)  # fmt: skip
def test_what_is_no_feed_is_said(parser, data, said):
    with pytest.raises(SourceError) as caught:
        parser.parse(data, URL)
    assert said in caught.value.reason


def test_a_bad_item_of_json_costs_only_itself(parser):
    good = {"id": 1, "url": "/a", "title": "A", "content_text": "x\n\ny"}
    data = jsonfeed(good, 7, {"id": 2, "title": "\ud800"}, {"id": 3}, {"id": 4, "content_html": "<p>z</p>"})
    data = data.replace(b'"id": 4', b'"id": 4, "n": ' + b"9" * 5000)
    feed = parser.parse(data.replace(b'"id": 1', b'"id": 1, "id": 1'), URL)
    assert [(i.key, i.url, i.html) for i in feed.items] == [("1", "https://lantern.example/a", "<p>x</p><p>y</p>")]
    assert [problem.split()[1] for problem in feed.problems] == ["2", "3", "4", "5"]


def test_not_a_number_is_no_json(parser):
    feed = parser.parse(jsonfeed({"id": "1", "title": "A", "x": float("nan")}, {"id": "2", "title": "B"}), URL)
    assert [item.title for item in feed.items] == ["B"]


def test_a_document_that_takes_too_much_is_given_up_and_the_next_one_is_read(parser, monkeypatch):
    # Without the document type it would be refused before feedparser sees it.
    nested = b"<!DOCTYPE rss><rss version='2.0'><channel><item>" + b"<b>" * 400_000
    with pytest.raises(SourceError) as caught:
        parser.parse(nested, URL)
    assert "memory" in caught.value.reason
    with monkeypatch.context() as patch:
        patch.setattr("index.fetch.parser._PATIENCE", 0.0)
        with pytest.raises(SourceError) as caught:
            parser.parse(rss(("/a", "A", "x")).encode(), URL)
        assert "given up" in caught.value.reason
    assert parser.parse(rss(("/a", "A", "x")).encode(), URL).items
    parser._process.kill()
    parser._process.wait()
    assert parser.parse(rss(("/a", "A", "x")).encode(), URL).items


def test_a_process_that_hangs_without_reading_is_not_waited_for(parser, monkeypatch):
    large = rss(("/a", "A", "x" * 3_000_000)).encode()
    parser.start()
    os.kill(parser._process.pid, signal.SIGSTOP)
    with monkeypatch.context() as patch:
        patch.setattr("index.fetch.parser._PATIENCE", 0.05)
        with pytest.raises(SourceError) as caught:
            parser.parse(large, URL)
    assert "given up" in caught.value.reason
    assert parser.parse(large, URL).items


def test_entities_are_no_bombs_and_no_files(parser):
    laughs = "".join(f"<!ENTITY l{n} '{f'&l{n - 1};' * 10}'>" for n in range(1, 12))
    data = f"<!DOCTYPE rss [<!ENTITY l0 'ha'>{laughs}<!ENTITY f SYSTEM 'file:///etc/passwd'>]>" + rss(
        ("/a", "A&l11;&f;", "x")
    )
    try:
        feed = parser.parse(data.encode(), URL)
    except SourceError:
        return
    assert all("root:" not in item.title and len(item.title) < 1000 for item in feed.items)


SCRAPS = st.sampled_from(["<item>", "</item>", "<title>", "</title>", "<![CDATA[", "]]>", "&amp;", "&x;", "<?xml", "<rss>", "<feed>",
                          "<entry>", "<link href='x'/>", "<content type='xhtml'>", "<!DOCTYPE a [", "{", "\"items\": [", "}", "\0"])  # fmt: skip


@settings(max_examples=150, deadline=None)
@given(st.lists(SCRAPS | st.text(max_size=12), max_size=20).map("".join), st.booleans())
def test_any_document_is_a_feed_or_none(text, wrapped):
    data = (f"<rss version='2.0'><channel>{text}" if wrapped else text).encode("utf-8", "surrogatepass")
    try:
        feed = parse(data, URL, "")
    except (NotAFeedError, UnicodeDecodeError):
        return
    for item in feed.items:
        assert item.title or item.html or item.url
        assert not item.url or item.url.startswith("http")


@pytest.mark.parametrize(
    ("written", "names"),
    [
        ("ann@lantern.example (Ann Roe)", ("Ann Roe",)),
        ("Ann Roe &lt;ann@lantern.example&gt;", ("Ann Roe",)),
        ("Ann Roe ann@lantern.example", ("Ann Roe",)),
        ("ann@lantern.example (Ann Roe), bo@lantern.example (Bo Ek)", ("Ann Roe", "Bo Ek")),
        ("ann@lantern.example (Roe, Ann)", ("Roe, Ann",)),
        ("desk@lantern.example", ()),
        ("Ann Roe, @ann", ("Ann Roe, @ann",)),
    ],
)
def test_the_name_beside_an_address(parser, written, names):
    item = f"<item><title>A</title><author>{written}</author></item>"
    feed = parser.parse(f"<rss version='2.0'><channel><title>T</title>{item}</channel></rss>".encode(), URL)
    assert feed.items[0].authors == names
