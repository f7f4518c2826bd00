"""Articles that are made ready for the index elsewhere: nothing is another for it."""

import json
from dataclasses import replace

import pytest

from index.article import Article, Enclosure, Link, Paragraph, ParagraphKind
from index.engine import Lexicon, Vocabulary
from index.engine.builder import SegmentBuilder
from index.identity import content_digest
from index.packed import document_of, from_plain, pack, to_plain, whole
from index.schema import make_schema
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
    deck="A deck",
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
NO_TEXT = Article(id="0123456789abcdee", title="Bridge opens", text="")


@pytest.mark.parametrize("path", ["", '/library/2031/a \u00e9 "b".md'])
@pytest.mark.parametrize("article", [PLAIN, WITH_ALL, NO_HEADLINE, NO_TEXT])
def test_what_went_through_a_pipe_is_the_same_article_and_the_same_segment(article, path, tmp_path):
    there = replace(article, path=path)
    lexicon, vocabulary = Lexicon(), Vocabulary()
    value, data = to_plain(replace(article, path="/expected.md"), lexicon.encode)
    vocabulary.words += lexicon.words
    through = from_plain(json.loads(json.dumps(value)), data, vocabulary).at(path)
    assert whole(through) == there == whole(there) == whole(pack(there))
    assert (through.id, through.title, through.published) == (article.id, article.title, article.published or "")
    assert (through.url, through.digest) == (article.url, content_digest(article.text))
    assert segment(tmp_path / "a", document_of(through)) == segment(tmp_path / "b", document_of(there))
    assert pack(there).document().keys() == document(there).keys() == through.document().keys()


def segment(path, *documents):
    """The bytes of a segment with these documents; a lexicon that knows other words already has other numbers."""
    lexicon = Lexicon()
    lexicon.encode("the daily opens")
    builder = SegmentBuilder(make_schema(), lexicon)
    for fields in documents:
        builder.add(fields)
    builder.write(path)
    return path.read_bytes()


def test_words_of_two_processes_are_told_apart(tmp_path):
    documents = []
    for article in (PLAIN, WITH_ALL):
        lexicon, vocabulary = Lexicon(), Vocabulary()
        for one in (article, NO_HEADLINE):  # the second time only new words are told
            value, data = to_plain(one, lexicon.encode)
            vocabulary.words += lexicon.words[len(vocabulary.words) :]
            documents.append(from_plain(value, data, vocabulary).document())
    plain = [document(one) for one in (PLAIN, NO_HEADLINE, WITH_ALL, NO_HEADLINE)]
    assert segment(tmp_path / "a", *documents) == segment(tmp_path / "b", *plain)


def test_an_article_keeps_its_bytes_where_it_was_expected():
    packed = pack(replace(WITH_ALL, path="/a.md"))
    assert packed.at("/a.md") is packed
    assert packed.at("/b.md").whole().path == "/b.md"
