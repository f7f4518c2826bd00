from __future__ import annotations

from index.article import Article
from index.sources import read_bytes
from index.sources.frontmatter import split_front_matter


def read(text: str) -> Article:
    (article,) = read_bytes(text.encode(), "a.md")
    assert isinstance(article, Article), article
    return article


def parts(article: Article) -> list[tuple[str, str]]:
    return [(p.kind.value, article.paragraph_text(p)) for p in article.paragraphs]


def test_front_matter_and_marks() -> None:
    article = read(
        "---\ntitle: 'Cranes: a history'\ndate: 2031-05-03\nsource: The Lantern # the paper\ntags: [harbour, \"cranes, old\"]\n"
        "authors:\n  - Ada Brandt\n  - Ida Falk\nsummary: >\n  Two of them\n  fell.\n---\n\n"
        '# Cranes: a history\n\nThe **first** crane stood in [Ostvik](https://n.example/o "t") since 1890.\n\n'
        "## The _fall_\n\n![A crane](c.jpg)\n\n> It was a good\n> crane.\n\n- one\n- two\n\nIt fell on *Monday*, snake_case_name said.\n"
    )
    assert (article.title, article.published, article.source) == ("Cranes: a history", "2031-05-03", "The Lantern")
    assert article.byline == ("Ada Brandt", "Ida Falk")
    assert article.tags == ("harbour", "cranes, old")
    assert article.deck == "Two of them fell."
    assert parts(article) == [
        ("headline", "Cranes: a history"),
        ("deck", "Two of them fell."),
        ("body", "The first crane stood in Ostvik since 1890."),
        ("subhead", "The fall"),
        ("caption", "A crane"),
        ("quote", "It was a good crane."),
        ("list", "- one"),
        ("list", "- two"),
        ("body", "It fell on Monday, snake_case_name said."),
    ]


def test_headings_underlined_and_wrapped_paragraphs() -> None:
    article = read(
        "Cranes fall\n===========\n\nTwo cranes fell on Monday in the harbour of Ostvik, where the\nwind was strong.\n"
    )
    assert parts(article) == [
        ("headline", "Cranes fall"),
        ("body", "Two cranes fell on Monday in the harbour of Ostvik, where the wind was strong."),
    ]


def test_no_front_matter_is_no_front_matter() -> None:
    assert split_front_matter("---\nnothing here\n---\nText") == ({}, "---\nnothing here\n---\nText")
    assert split_front_matter("---\ntitle: x\nno end") == ({}, "---\ntitle: x\nno end")
    assert split_front_matter("Text") == ({}, "Text")


def test_front_matter_of_other_shapes() -> None:
    fields, text = split_front_matter('---\na: "say \\"no\\""\nb:\nc: it\'s\nd:\n- x\n- y\n# note\n---\nText')
    assert fields == {"a": 'say "no"', "b": "", "c": "it's", "d": ["x", "y"]}
    assert text == "Text"
