"""What holds for any text at all: nothing raised, nothing lost, paragraphs in order inside the text."""

from __future__ import annotations

from hypothesis import given, settings
from hypothesis import strategies as st

from index.article import Article
from index.errors import SourceError
from index.sanitize import sanitize
from index.sources import Metadata, parse_text, read_bytes

SCRAPS = st.sampled_from(
    [
        "By Ada Brandt | The Lantern", "HAVEN, Feb 3 (NPW) — The crane fell.", "___", "(NPW PHOTO)", "Photo: Ivo Lang",
        "Leave a Reply", "Related:", "• one", "1. two", "date 2031-05-06 Bridge opens", "NO TALKS PLANNED", "it said",
        "The minister, who came late, spoke of drains.", "“All of it.”", "A line without an end", "Shr 24 cts vs 11 cts",
        "    indented and wrapped at a width that is quite usual for a", "telex of the old days, which went on and on-",
        "REUTER", "---", "title: x", "https://n.example/2030/02/03/x", "February 3, 2030", "What next?", "> said",
        "(Reporting by Ida Falk; Editing by Lu)", "© 2030 The Lantern", "\t", "", "## Head", "![a](b)", "[x](y)",
    ]
)  # fmt: skip
ODD = st.text(alphabet=st.characters(codec=None), max_size=60)
TEXTS = st.lists(st.one_of(SCRAPS, SCRAPS, ODD), max_size=14).map("\n".join) | st.text(max_size=200)


def check(article: Article) -> None:
    before = 0
    for paragraph in article.paragraphs:
        assert before <= paragraph.start < paragraph.end <= len(article.text)
        assert article.paragraph_text(paragraph).strip() == article.paragraph_text(paragraph)
        assert not article.text[before : paragraph.start].strip()
        before = paragraph.end
    assert not article.text[before:].strip()
    assert sanitize(article.text) == article.text
    assert article.title
    assert "\n" not in article.title
    assert len(article.id) == 16


def letters(text: str) -> str:
    return "".join(text.split())


@settings(max_examples=300, deadline=None)
@given(TEXTS)
def test_any_text_is_an_article_and_nothing_of_it_is_lost(text: str) -> None:
    article = parse_text(text)
    check(article)
    assert letters(article.text) == letters(sanitize(text))


@settings(max_examples=150, deadline=None)
@given(TEXTS, SCRAPS, SCRAPS)
def test_any_text_with_any_metadata(text: str, title: str, deck: str) -> None:
    article = parse_text(text, metadata=Metadata(title=title, deck=deck, dateline="HAVEN, Feb 3"))
    check(article)
    rest = iter(letters(article.text))
    assert all(letter in rest for letter in letters(sanitize(text)))


@settings(max_examples=150, deadline=None)
@given(TEXTS.map(lambda text: text.encode("utf-8", "surrogatepass")) | st.binary(max_size=200))
def test_any_bytes_of_any_form_are_read_or_named(data: bytes) -> None:
    for name in ("a.txt", "a.md", "a.json", "a.jsonl", "a.csv"):
        for reading in read_bytes(data, name):
            if isinstance(reading, SourceError):
                assert name in str(reading)
            else:
                check(reading)


@settings(max_examples=60, deadline=None)
@given(
    st.lists(
        st.one_of(
            SCRAPS, st.sampled_from(["<p>", "</p>", "<div", "<h1>", "<li>", "<figure>", "</", "<!--", "&#0;"]), ODD
        )
    )
)
def test_any_page_is_read_or_named(pieces: list[str]) -> None:
    page = "<html><body><article>" + "".join(pieces)
    for reading in read_bytes(page.encode("utf-8", "surrogatepass"), "a.html"):
        if isinstance(reading, SourceError):
            assert "a.html" in str(reading)
        else:
            check(reading)
