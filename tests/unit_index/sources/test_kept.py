"""Files that the library writes read back as the articles they were."""

from dataclasses import replace

from hypothesis import given, settings
from hypothesis import strategies as st

from index.article import Article, Enclosure, Paragraph, ParagraphKind
from index.sources import Metadata, parse_text, read_bytes
from index.sources.kept import Origin, is_kept, read_kept, read_origin, write_kept

MARKS = st.sampled_from(
    ["# ", "## x", "> ", "- ", "1. ", "12) ", "---", "***", "===", "\\", "\\*", "[a]{.deck}", " {.deck}", "{.body}", "*a*",
     "_a_", "a_b", "`c`", "<b>", "&amp;", "![i](j)", "~~~", "+", "[", "]", "{", "}", "no — “yes”", "é", "日本", "\u200d"]
)  # fmt: skip
WORDS = st.lists(MARKS | st.text(max_size=8), max_size=12).map("".join)
TEXTS = st.lists(WORDS, max_size=12).map("\n\n".join)
ORIGIN = Origin("https://lantern.example/feed", "feed", "2030-02-03T10:00:00Z")


def back(article, origin=ORIGIN):
    text = write_kept(article, origin)
    assert is_kept(text)
    assert read_origin(text) == origin
    (read,) = read_bytes(text.encode(), "2030-02-03-a.md")
    return replace(read, path=article.path)


@settings(max_examples=400, deadline=None)
@given(TEXTS, WORDS, WORDS, st.lists(WORDS, max_size=3), st.sampled_from(["", "HAVEN, Feb 3"]))
def test_any_article_comes_back(text, title, deck, tags, dateline):
    metadata = Metadata(title=title, deck=deck, tags=tuple(filter(str.strip, tags)), dateline=dateline).safe()
    metadata = replace(metadata, tags=tuple(filter(None, metadata.tags)))
    article = parse_text(text, metadata=metadata)
    assert back(article) == article


KINDS = st.sampled_from(list(ParagraphKind))


@settings(max_examples=400, deadline=None)
@given(st.lists(st.tuples(KINDS, WORDS, st.booleans()), max_size=8))
def test_every_kind_of_paragraph_comes_back_wherever_it_stands(parts):
    text, paragraphs = "", []
    for kind, raw, goes_on in parts:
        words = " ".join(parse_text(raw).text.split())
        if words:
            text += (" " if goes_on else "\n") if text else ""
            paragraphs.append(Paragraph(kind, len(text), len(text) + len(words)))
            text += words
    article = Article("0123456789abcdef", "T", text, tuple(paragraphs))
    assert back(article) == article


def test_every_field_comes_back():
    article = Article(
        "0123456789abcdef", 'A "quoted" \\ title: with marks', "", (), True, "deck", ("Ada B.", "Bo, C"), "NPW", "HAVEN",
        "2030-02-03T10:00:00Z", True, "a clue", "The Lantern", "https://lantern.example/a?b=1", "", "fr", ("a", "b, c"),
        enclosures=(Enclosure("https://lantern.example/a.mp3", "audio/mpeg", 12, 60), Enclosure("http://x.example/b")),
    )  # fmt: skip
    assert back(article) == article


def test_the_file_is_good_markdown():
    article = parse_text(
        "Bridge opens\n\nBy Ada Brandt\n\nHAVEN, Feb 3 (NPW) - The bridge *opened*.\n\n• one\n\n1. two\n\nIt cost $5_000."
    )
    text = write_kept(article, ORIGIN)
    assert "\n# Bridge opens\n" in text
    assert "[HAVEN, Feb 3 (NPW) -]{.dateline} The bridge \\*opened\\*." in text
    assert "\n- • one\n- 1. two\n" in text
    assert "It cost $5_000." in text


def test_what_an_editor_did_to_it_is_read_all_the_same():
    text = write_kept(parse_text("Bridge opens\n\nThe bridge was opened on Monday."), ORIGIN)
    text = text.replace('title: "Bridge opens"', "title: Bridge closes").replace("was opened", "was\nclosed")
    article = read_kept(text.replace("\n", "\r\n"))
    assert article.title == "Bridge closes"
    assert "The bridge was closed on Monday." in article.text
    assert read_origin(text).source == ORIGIN.source
    assert article.id == parse_text("Bridge opens\n\nThe bridge was opened on Monday.").id


def test_what_is_written_into_it_by_others_is_made_safe():
    text = '---\nreader: 1\nid: "../../x"\ntitle: "a\\u001b[2Jb"\nurl: "javascript:x"\nenclosures: [{"url": "file:///x"}, 7]\n---\n\n\x1b[2Jtext\u202e\n'
    article = read_kept(text)
    assert (article.title, article.url, article.enclosures, article.text) == ("ab", "", (), "text")
    assert len(article.id) == 16 and "." not in article.id
