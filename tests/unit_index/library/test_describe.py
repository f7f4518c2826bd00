import pytest

from index.article import Article, Mention, MentionKind, Paragraph, ParagraphKind
from index.describe import describe


def article(text, name, kind=MentionKind.PERSON, number=0):
    start = text.index(name)
    mention = Mention(start, start + len(name), kind, name, name, f"{kind.value}:{name.lower()}")
    return Article(
        str(number) * 16, "t", text, (Paragraph(ParagraphKind.BODY, 0, len(text)),), mentions=(mention,)
    )


@pytest.mark.parametrize(
    ("text", "name", "phrase"),
    [
        (
            "It was Ann Roe, the harbour's chief pilot, who saw it.",
            "Ann Roe",
            "Ann Roe, the harbour's chief pilot",
        ),
        (
            "Ann Roe, Port Elm's harbour-born mayor, told them.",
            "Ann Roe",
            "Ann Roe, Port Elm's harbour-born mayor",
        ),
        ("Ann Roe is a pilot in Port Elm. She left.", "Ann Roe", "Ann Roe is a pilot in Port Elm"),
        ("They met Deputy Foreign Minister Ann Roe on Monday.", "Ann Roe", "Deputy Foreign Minister Ann Roe"),
    ],
)
def test_the_phrase_that_introduces_somebody(text, name, phrase):
    found = describe(f"person:{name.lower()}", [article(text, name)])
    assert found is not None and found.text == phrase


@pytest.mark.parametrize(
    "text",
    [
        "In the end Ann Roe, after a long night, slept.",
        "He saw Ann Roe, who had left, return.",
        "Then Ann Roe said nothing.",
        "Ann Roe, according to the police, had gone.",
    ],
)
def test_what_somebody_did_is_no_description(text):
    assert describe("person:ann roe", [article(text, "Ann Roe")]) is None


def test_a_fuller_introduction_in_a_later_article_wins():
    first = article("They asked Mayor Ann Roe about it.", "Ann Roe", number=1)
    second = article("Ann Roe, the mayor of Port Elm, agreed.", "Ann Roe", number=2)
    found = describe("person:ann roe", [first, second])
    assert found is not None and found.article_id == "2" * 16
