from index.article import Article, Enclosure, Mention, MentionKind, Paragraph, ParagraphKind
from index.document import decode, decode_header, encode
from index.writer import document, lead, name_keys, searchable_text

TEXT = "Harbour reopens\nPORT ELM - Ships left at dawn.\nShare this\nCrews cheered — loudly."
ARTICLE = Article(
    id="0123456789abcdef",
    title="Harbour reopens",
    text=TEXT,
    paragraphs=(
        Paragraph(ParagraphKind.HEADLINE, 0, 15),
        Paragraph(ParagraphKind.DATELINE, 16, 27),
        Paragraph(ParagraphKind.BODY, 27, 46),
        Paragraph(ParagraphKind.FURNITURE, 47, 57),
        Paragraph(ParagraphKind.BODY, 58, len(TEXT)),
    ),
    byline=("Ann Roe", "Bo Li"),
    published="2024-07-14",
    tags=("ports",),
    enclosures=(Enclosure("https://example.org/harbour.mp3", "audio/mpeg", 1200, 61),),
)


def test_a_document_gives_back_the_article():
    assert decode(encode(ARTICLE)) == ARTICLE


def test_a_bare_article_survives_too():
    bare = Article(id="0" * 16, title="", text="", language="")
    assert decode(encode(bare)) == bare


def test_the_header_alone_can_be_read():
    header = decode_header(encode(ARTICLE))
    assert header["title"] == "Harbour reopens"
    assert header["published"] == "2024-07-14"
    assert "text" not in header


def test_site_junk_is_not_searched():
    text = searchable_text(ARTICLE)
    assert "Crews cheered" in text and "Harbour reopens" in text
    assert "Share this" not in text


def test_a_headline_that_is_not_in_the_text_is_searched():
    record = Article(
        id="1" * 16,
        title="Storm nears coast",
        text="Winds rose.",
        paragraphs=(Paragraph(ParagraphKind.BODY, 0, 11),),
    )
    assert searchable_text(record).startswith("Storm nears coast")


def test_a_made_headline_is_not():
    made = Article(
        id="1" * 16,
        title="Winds rose",
        text="Winds rose.",
        title_is_made=True,
        paragraphs=(Paragraph(ParagraphKind.BODY, 0, 11),),
    )
    assert searchable_text(made) == "Winds rose."


def test_the_lead_ends_after_its_words():
    words = " ".join(f"w{n}" for n in range(300))
    article = Article(
        id="2" * 16, title="t", text=words, paragraphs=(Paragraph(ParagraphKind.BODY, 0, len(words)),)
    )
    assert lead(article).split() == [f"w{n}" for n in range(120)]


def test_names_go_to_the_field_of_their_kind_once():
    mentions = (
        Mention(0, 3, MentionKind.PERSON, "Ann", "Ann Roe", "person:ann roe"),
        Mention(5, 8, MentionKind.PERSON, "Roe", "Ann Roe", "person:ann roe"),
        Mention(9, 12, MentionKind.EVENT, "Cup", "Cup", "event:cup"),
        Mention(13, 14, MentionKind.NUMBER, "7"),
    )
    assert name_keys(mentions) == {
        "person": "person:ann roe",
        "organisation": "",
        "place": "",
        "other": "event:cup",
    }


def test_an_undated_article_says_so():
    assert document(ARTICLE)["has"] == ""
    assert document(Article(id="3" * 16, title="", text=""))["has"] == "undated"
