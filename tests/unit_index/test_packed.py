"""Articles that are made ready for the index elsewhere: nothing is another for it."""

import json
from dataclasses import replace

import pytest

from index.article import Article, Enclosure, Link, Paragraph, ParagraphKind
from index.document import encode
from index.identity import content_digest
from index.packed import document_of, from_plain, pack, to_plain, whole
from index.sources.wire import parse_text
from index.writer import document

PLAIN = parse_text("Bridge opens\n\nThe mayor opened the bridge on Monday. It had been shut for a year.\n")
WITH_ALL = Article(
    id="0123456789abcdef",
    title='A "paragraphs": title, "path": and all',
    text="Ada\u00e9 opens\nThe mayor\u2019s bridge\nShare this",
    paragraphs=(
        Paragraph(ParagraphKind.HEADLINE, 0, 10),
        Paragraph(ParagraphKind.BODY, 11, 29),
        Paragraph(ParagraphKind.FURNITURE, 30, 40),
    ),
    deck=',"paragraphs":[',
    byline=("Ada Vale", "Bo Lind"),
    published="2031-02-03T10:00:00Z",
    source="The Lantern, daily",
    url="https://lantern.example/a",
    language="de",
    tags=("news", "a, b"),
    enclosures=(Enclosure("https://lantern.example/a.mp3", "audio/mpeg", 10, None),),
    links=(Link(11, 14, "https://elm.example/"),),
)
NO_HEADLINE = replace(WITH_ALL, paragraphs=WITH_ALL.paragraphs[1:2], deck="", published=None)


@pytest.mark.parametrize("path", ["", '/library/2031/a \u00e9 "b".md'])
@pytest.mark.parametrize("article", [PLAIN, WITH_ALL, NO_HEADLINE], ids=["plain", "all", "no headline"])
def test_what_went_through_a_pipe_is_the_same_article_and_the_same_document(article, path):
    packed = pack(article)
    through = from_plain(json.loads(json.dumps(to_plain(packed))), packed.data).at(path)
    there = replace(article, path=path)
    assert whole(through) == there == whole(there)
    assert document_of(through) == document(there) == document_of(there)
    assert through.document()["article"] == encode(there)
    assert (through.id, through.title, through.published) == (article.id, article.title, article.published or "")
    assert (through.url, through.digest) == (article.url, content_digest(article.text))


def test_an_article_with_a_path_keeps_it():
    assert whole(pack(replace(WITH_ALL, path="/a.md"))).path == "/a.md"


def test_a_text_that_is_searched_as_a_whole_goes_once():
    assert "body" not in pack(PLAIN).fields
    assert "body" in pack(WITH_ALL).fields  # without its site junk
