"""The quick reader of feeds gives what feedparser gives, or leaves the feed to it."""

from __future__ import annotations

from dataclasses import replace
from html import escape

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from index.fetch import xmlfeed
from index.fetch.feed import Feed
from index.fetch.feeddates import _otherwise, parsed_date
from index.fetch.jsonfeed import NotAFeedError
from index.fetch.quickfeed import read_quickly
from index.fetch.quicknames import UnsureError
from index.fetch.xmlfeed import parse_xml_feed

BASE = "https://lantern.example/news/feed.xml"
SPACES = (
    "xmlns:content='http://purl.org/rss/1.0/modules/content/' xmlns:dc='http://purl.org/dc/elements/1.1/' "
    "xmlns:dcterms='http://purl.org/dc/terms/' xmlns:media='http://search.yahoo.com/mrss/' "
    "xmlns:itunes='http://www.itunes.com/dtds/podcast-1.0.dtd' xmlns:slash='http://purl.org/rss/1.0/modules/slash/' "
    "xmlns:feedburner='http://rssnamespace.org/feedburner/ext/1.0' xmlns:own='https://own.example/'"
)
ATOM = "xmlns='http://www.w3.org/2005/Atom'"


def parsed(data: bytes, kind: str) -> Feed | str:
    try:
        return replace(parse_xml_feed(data, BASE, kind), notes=())
    except NotAFeedError as error:
        return str(error)


def by_feedparser(data: bytes, kind: str) -> Feed | str:
    def never(*_: object) -> None:
        raise UnsureError

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(xmlfeed, "read_quickly", never)
        return parsed(data, kind)


def is_quick(data: bytes, kind: str = "application/xml") -> bool:
    try:
        read_quickly(data, BASE, kind)
    except UnsureError:
        return False
    return True


def element(name: str, text: str = "", **attributes: str) -> str:
    written = "".join(f" {key.rstrip('_')}={chr(34)}{escape(value)}{chr(34)}" for key, value in attributes.items())
    return f"<{name}{written}>{text}</{name}>"


WORDS = st.sampled_from(
    (
        "", " Rain ", "Rain &amp; sun", "AT&amp;amp;T &amp;eacute;", "&lt;b&gt;Rain&lt;/b&gt; falls", "Ã©tÃ©", "Žluťoučký", "a\nb",
        "<![CDATA[<p>One</p><p>Two</p>]]>", "x &lt; y", "&#x91;quoted&#x92;", "Ada Brandt", "ada@lantern.example (Ada Brandt)",
        "ada@lantern.example", "one, two ,three", "<!-- unseen -->seen", "&lt;div&gt;Long text&lt;/div&gt; and more of it",
    )
)  # fmt: skip
ADDRESSES = st.sampled_from(
    (
        "https://lantern.example/a",
        "b/c",
        "/d?x=1&amp;y=2",
        "https:///e",
        " https://lantern.example/f ",
        "tag:x,1",
        "",
        "//g.example/h",
    )
)
DATES = st.sampled_from(
    (
        "Mon, 03 Feb 2031 10:00:00 GMT", "3 Feb 2031 10:00:00 +0130", "2031-02-03T10:00:00Z", "2031-02-03T10:00:00.5-05:00",
        "2031-02-03", "yesterday", "", "Mon, 31 Feb 2031 10:00:00 GMT", "Mon, 03 Feb 2031 10:00:00 EST", "2031-02-03 10:00:00",
    )
)  # fmt: skip
TYPES = st.sampled_from(("text", "html", "text/html", "text/plain", "HTML", "xhtml", "image/png"))
LANGUAGES = st.sampled_from(("en", "de_DE", ""))


@st.composite
def parts(draw: st.DrawFn) -> str:
    """One element of an item or of a feed."""
    kind = draw(st.integers(0, 14))
    if kind == 0:
        name = draw(
            st.sampled_from(
                ("title", "dc:title", "media:title", "author", "dc:creator", "itunes:author", "managingEditor")
            )
        )
        return element(name, draw(WORDS))
    if kind == 1:
        name = draw(
            st.sampled_from(
                (
                    "description",
                    "summary",
                    "itunes:summary",
                    "content:encoded",
                    "media:description",
                    "dc:description",
                )
            )
        )
        return element(
            name, draw(WORDS), **draw(st.fixed_dictionaries({}, optional={"type": TYPES, "xml:lang": LANGUAGES}))
        )
    if kind == 2:
        return element(
            "content",
            draw(WORDS),
            **draw(st.fixed_dictionaries({}, optional={"type": TYPES, "xml:lang": LANGUAGES})),
        )
    if kind == 3:
        return element("link", draw(ADDRESSES))
    if kind == 4:
        rel = draw(st.sampled_from(("alternate", "self", "enclosure", "Related", "")))
        given = {"href": draw(ADDRESSES), "rel": rel, "length": "5"} | draw(
            st.fixed_dictionaries({}, optional={"type": TYPES})
        )
        return element("link", **given)
    if kind == 5:
        return element(
            draw(st.sampled_from(("guid", "id"))),
            draw(ADDRESSES),
            **draw(
                st.fixed_dictionaries({}, optional={"isPermaLink": st.sampled_from(("true", "false", "TRUE"))})
            ),
        )
    if kind == 6:
        return element(
            draw(
                st.sampled_from(
                    ("pubDate", "published", "updated", "dc:date", "dcterms:created", "issued", "lastBuildDate")
                )
            ),
            draw(DATES),
        )
    if kind == 7:
        return element(
            draw(st.sampled_from(("category", "dc:subject", "media:category", "keywords"))),
            draw(WORDS),
            **draw(
                st.fixed_dictionaries(
                    {},
                    optional={
                        "term": st.sampled_from(("rain", "")),
                        "domain": st.just("x"),
                        "label": st.just("Rain"),
                    },
                )
            ),
        )
    if kind == 8:
        return element(
            draw(
                st.sampled_from(
                    (
                        "itunes:keywords",
                        "media:keywords",
                        "itunes:duration",
                        "slash:comments",
                        "own:thing",
                        "comments",
                        "itunes:image",
                    )
                )
            ),
            draw(WORDS),
        )
    if kind == 9:
        return element("enclosure", url=draw(ADDRESSES), type="Audio/MPEG", length="10")
    if kind == 10:
        inner = draw(
            st.sampled_from(
                (
                    "",
                    "<media:title>Other</media:title>",
                    "<media:description>Pictured</media:description>",
                    "<media:thumbnail url='x'/>",
                )
            )
        )
        return f"<media:group>{element('media:content', inner, url=draw(ADDRESSES), type='video/mp4', duration='9')}</media:group>"
    if kind == 11:
        return draw(
            st.sampled_from(
                (
                    element("source", "Other Outlet", url="https://other.example/"),
                    "<source><title>Other</title><id>y</id></source>",
                    "<source/>",
                )
            )
        )
    if kind == 12:
        return draw(
            st.sampled_from(
                (
                    "<author><name>Ada</name><email>a@b.example</email></author>",
                    "<author><email>a@b.example</email></author>",
                    "<itunes:owner><itunes:name>Owner</itunes:name></itunes:owner>",
                )
            )
        )
    if kind == 13:
        return draw(
            st.sampled_from(
                (
                    "<language>fr</language>",
                    "<dc:language>it</dc:language>",
                    "<image><url>x</url><title>Picture</title></image>",
                    "<own:a><own:b>deep</own:b></own:a>",
                    "<unknown>thing</unknown>",
                    "<unknown at='1'>thing</unknown>",
                    "<generator>g</generator>",
                    "<rights>r</rights>",
                )
            )
        )
    return draw(
        st.sampled_from(
            (
                "<feedburner:origLink>https://lantern.example/original</feedburner:origLink>",
                "<itunes:category text='News'><itunes:category text='Daily'/></itunes:category>",
                "<description><p>markup</p></description>",
                "<contributor><name>C</name></contributor>",
                "<abstract>a</abstract>",
            )
        )
    )


@st.composite
def feeds(draw: st.DrawFn) -> bytes:
    """A whole feed of any of the three kinds."""
    around = "".join(draw(st.lists(parts(), max_size=4)))
    form = draw(st.sampled_from(("rss", "atom", "rdf")))
    item = {"rss": "item", "atom": "entry", "rdf": "item"}[form]
    about = " rdf:about='https://lantern.example/about'" if form == "rdf" and draw(st.booleans()) else ""
    lang = draw(st.sampled_from(("", " xml:lang='pt'")))
    items = [
        f"<{item}{about}{lang}>{''.join(draw(st.lists(parts(), max_size=6)))}</{item}>"
        for _ in range(draw(st.integers(0, 3)))
    ]
    whole = "".join(items)
    if form == "rss":
        version = draw(st.sampled_from(("2.0", "0.91", "0.92", "1")))
        text = f"<rss version='{version}' {SPACES}{lang}><channel>{around}{whole}</channel></rss>"
    elif form == "atom":
        text = f"<feed {ATOM} {SPACES}{lang}>{around}{whole}</feed>"
    else:
        rdf = "xmlns='http://purl.org/rss/1.0/' xmlns:rdf='http://www.w3.org/1999/02/22-rdf-syntax-ns#'"
        text = f"<rdf:RDF {rdf} {SPACES}{lang}><channel>{around}</channel>{whole}</rdf:RDF>"
    return f"<?xml version='1.0' encoding='utf-8'?>{text}".encode()


@settings(max_examples=300, deadline=None)
@given(feeds(), st.sampled_from(("application/rss+xml", "text/xml", "text/html; charset=utf-8", "")))
def test_it_gives_what_feedparser_gives(data: bytes, kind: str) -> None:
    assert parsed(data, kind) == by_feedparser(data, kind)


@pytest.mark.parametrize(
    "feed",
    [
        "<rss version='2.0'><channel><title>L</title><item><title>Rain</title><link>https://lantern.example/1</link>"
        "<guid isPermaLink='false'>7</guid><pubDate>Mon, 03 Feb 2031 10:00:00 GMT</pubDate>"
        "<description>&lt;p&gt;It rained.&lt;/p&gt;</description></item></channel></rss>",
        f"<feed {ATOM}><title>L</title><entry><id>7</id><title type='html'>Rain</title><updated>2031-02-03T10:00:00Z</updated>"
        "<link href='https://lantern.example/1'/><content type='html'>&lt;p&gt;It rained.&lt;/p&gt;</content></entry></feed>",
        "<rdf:RDF xmlns='http://purl.org/rss/1.0/' xmlns:rdf='http://www.w3.org/1999/02/22-rdf-syntax-ns#'>"
        "<channel><title>L</title></channel><item rdf:about='x'><title>Rain</title></item></rdf:RDF>",
    ],
)
def test_plain_feeds_are_read_quickly(feed: str) -> None:
    data = feed.encode()
    assert is_quick(data)
    assert parsed(data, "application/xml") == by_feedparser(data, "application/xml")
    assert parsed(data, "application/xml").items[0].title == "Rain"


@pytest.mark.parametrize(
    "feed",
    [
        "<rss version='2.0'><channel><item><title>a &nbsp; b</title></item></channel></rss>",
        "<rss version='2.0'><channel><item><title>a</item></channel></rss>",
        "<!DOCTYPE rss [<!ENTITY a 'b'>]><rss version='2.0'><channel><item><title>&a;</title></item></channel></rss>",
        "<rss version='2.0' xml:base='https://other.example/'><channel><item><link>a</link></item></channel></rss>",
        "<rss version='2.0'><channel><item><title>a <b>b</b></title></item></channel></rss>",
        "<rss version='2.0'><channel><item><author>ada@lantern.example</author></item></channel></rss>",
        "<feed version='0.3' xmlns='http://purl.org/atom/ns#'><entry><title>a</title></entry></feed>",
        "<?xml version='1.0' encoding='koi8-r'?><rss version='2.0'><channel/></rss>",
        "",
        "<html/>",
    ],
)
def test_what_is_not_plain_is_left_to_feedparser(feed: str) -> None:
    assert not is_quick(feed.encode())


def test_a_long_feed_does_not_stay_in_memory_as_a_tree() -> None:
    from lxml import etree

    item = "<item><title>Rain</title><description>" + "It rained. " * 50 + "</description></item>"
    data = f"<rss version='2.0'><channel>{item * 500}</channel></rss>".encode()
    left: list[int] = []
    ordinary = etree.iterparse

    def spied(*args: object, **options: object) -> object:
        for event in ordinary(*args, **options):
            left.append(len(event[1].getroottree().getroot()[0]))
            yield event

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(etree, "iterparse", spied)
        assert len(read_quickly(data, BASE, "text/xml")["entries"]) == 500
    assert max(left) < 100  # it reads ahead in blocks of 32 kB


@given(
    st.one_of(
        DATES,
        st.from_regex(r"(Mon, )?[0-9]{1,2} (Jan|Feb|Dec) [0-9]{4} [0-2][0-9]:[0-6][0-9]:[0-6][0-9] (GMT|UTC|Z|[+-][01][0-9]30)", fullmatch=True),
        st.from_regex(r"[0-9]{4}-[01][0-9]-[0-3][0-9]T[0-2][0-9]:[0-6][0-9]:[0-6][0-9](\.[0-9]{1,4})?(Z|[+-][01][0-9]:[0-5][0-9])", fullmatch=True),
    )
)  # fmt: skip
def test_dates_are_feedparsers(text: str) -> None:
    assert parsed_date(text) == _otherwise(text)


def test_what_is_nested_too_deep_is_no_feed() -> None:
    with pytest.raises(NotAFeedError, match="nested too deep"):
        parse_xml_feed(b"<rss version='2.0'><channel><item>" + b"<b>" * 100_000, BASE, "")
