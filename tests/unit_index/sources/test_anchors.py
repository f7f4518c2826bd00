"""Links of pages, items and letters: ranges of the text, kept in its file, the same when that is read again."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from index.article import Article, Link, Paragraph, ParagraphKind
from index.document import decode, encode
from index.sources import Metadata, read_fragment, read_page
from index.sources.anchors import address_of
from index.sources.kept import Origin, read_kept, write_kept

KNOWN = Metadata(title="Bridge opens", url="https://lantern.example/a/bridge", source="Lantern")
PLAIN = "It was opened by the mayor, who had waited nine years for it, and who spoke at some length."


def links_of(article):
    return [(article.text[link.start : link.end], link.url) for link in article.links]


def again(article):
    return read_kept(
        write_kept(article, Origin("https://lantern.example/feed", "feed", "2031-02-03T10:00:00Z")),
        path=article.path,
    )


@pytest.mark.parametrize(
    ("html", "links"),
    [
        ("<p>The <a href='/b'>old bridge</a> fell.</p>", [("old bridge", "https://lantern.example/b")]),
        ("<p>The<a href=b> old\n bridge </a>fell.</p>", [("old bridge", "https://lantern.example/a/b")]),
        ("<p><a href='https://x.example/?q=(1)[2]'>It</a> fell.</p>", [("It", "https://x.example/?q=%281%29%5B2%5D")]),
        ("<p>See <a href='https://x.example/é'>é</a>.</p>", [("é", "https://x.example/%C3%A9")]),
        ("<ul><li>One <a href='//x.example/1'>here</a></li><li>Two <a href='//x.example/2'>here</a></li></ul>",
         [("here", "https://x.example/1"), ("here", "https://x.example/2")]),
        ("<blockquote>We <b><a href='https://x.example/w'>waited</a></b> long.</blockquote>", [("waited", "https://x.example/w")]),
        ("<p><a href='javascript:alert(1)'>One</a> <a href='#top'>two</a> <a href='mailto:a@b.example'>three</a> <a>four</a>"
         " <a href='data:text/html,x'>five</a> <a href='file:///etc/passwd'>six</a> <a href=''>seven</a></p>", []),
        ("<p>With <a href='https://x.example/'><img src='a.png'></a> a picture.</p>", []),
        ("<nav><a href='https://x.example/menu'>Menu</a></nav><p>Text.</p>", []),
("<p>\ufdd00\ufdd1odd\ufdd2 <a href='https://x.example/'>a \ufdd2link</a> is here.</p>", []),
        ("<p>a [b](https://y.example/) \\[c <a href='https://x.example/'>[d](e) *f* \\</a> {.quote}</p>", [("[d](e) *f* \\", "https://x.example/")]),
    ],
)  # fmt: skip
def test_links_of_an_item_are_ranges_of_its_text_and_in_its_file(html, links):
    article = read_fragment(f"{html}<p>{PLAIN}</p>", metadata=KNOWN)
    assert links_of(article) == links
    assert "https://x.example" not in article.text
    assert again(article) == article
    assert decode(encode(article)) == article


def test_the_text_is_the_same_with_links_and_without():
    html = f"<p>Ann <a href='/r'>Roe </a>said: <i>“<a href='/q'>No</a>”</i>.</p><p>{PLAIN}</p>"
    with_links = read_fragment(html, metadata=KNOWN)
    without = read_fragment(html.replace("href", "name"), metadata=KNOWN)
    assert with_links.links and not without.links
    assert (with_links.text, with_links.paragraphs, with_links.id) == (
        without.text,
        without.paragraphs,
        without.id,
    )


def test_links_of_a_page_are_those_of_its_article():
    paragraphs = "".join(
        f"<p>{PLAIN} On day {n} it was <a href='day/{n}'>told so</a> again.</p>" for n in range(5)
    )
    page = (
        "<html><head><title>Bridge opens</title></head><body><nav><a href='/'>Home</a></nav>"
        f"<article><h1>Bridge opens</h1>{paragraphs}</article><footer><a href='/imprint'>told so</a></footer></body></html>"
    )
    article = read_page(page.encode(), "https://lantern.example/a/bridge", "text/html")
    assert links_of(article) == [("told so", f"https://lantern.example/a/day/{n}") for n in range(5)]
    for number, link in enumerate(article.links):
        assert article.text[: link.start].endswith(f"On day {number} it was ")
    assert again(article) == article


def test_a_link_in_a_dateline_has_no_place_in_the_file_and_is_left_out():
    html = f"<p><a href='https://x.example/city'>VESTBY, Norway</a> (Reuters) - The <a href='/b'>bridge</a> fell on Monday.</p><p>{PLAIN}</p>"
    article = read_fragment(html, metadata=KNOWN)
    assert article.dateline and links_of(article) == [("bridge", "https://lantern.example/b")]
    assert again(article) == article


def test_a_link_that_somebody_writes_into_a_file_is_one():
    text = write_kept(read_fragment(f"<p>{PLAIN}</p>", metadata=KNOWN), Origin())
    article = read_kept(text.replace("the mayor", "[the mayor](https://x.example/mayor)"))
    assert links_of(article) == [("the mayor", "https://x.example/mayor")] and PLAIN in article.text
    assert not read_kept(text.replace("the mayor", "[the mayor](javascript:x)")).links


def test_addresses():
    assert address_of("b", "https://lantern.example/a/") == "https://lantern.example/a/b"
    assert address_of("//[", "https://lantern.example/") == "" == address_of("b")
    assert address_of("https://x.example/" + "a" * 3000) == ""


WORDS = st.text(st.sampled_from("ab 1.(){}[]<>*_`\\&;#é-"), min_size=1, max_size=12).filter(
    lambda t: t.strip() == t and "  " not in t
)


@given(
    st.lists(st.lists(st.tuples(WORDS, st.booleans()), min_size=1, max_size=4), min_size=1, max_size=4),
    st.sampled_from(list(ParagraphKind)),
)
def test_any_text_with_links_reads_back_as_it_was(lines, kind):
    pieces, paragraphs, links, length = [], [], [], 0
    for number, line in enumerate(lines):
        start = length
        for place, (words, is_link) in enumerate(line):
            if place:
                length += 1
            if is_link:
                links.append(Link(length, length + len(words), f"https://x.example/{len(links)}"))
            length += len(words)
        pieces.append(" ".join(words for words, _ in line))
        paragraphs.append(Paragraph(kind if number == 0 else ParagraphKind.BODY, start, length))
        length += 1
    article = Article("0" * 16, "Title", "\n".join(pieces), tuple(paragraphs), links=tuple(links))
    assert again(article) == article
