"""docs/json.md is a contract: what it lists for an answer is what the answer has, no more and no less."""

import re
from dataclasses import fields
from pathlib import Path

import pytest

from index.article import Article, Figure, Mention, MentionKind, Paragraph
from index.results import (
    Changes,
    Entity,
    Facets,
    Hit,
    Hop,
    Page,
    QueryProblem,
    Related,
    Reprint,
    Said,
    Snippet,
    SourceInfo,
    Stats,
    Version,
    Watched,
)
from index.storage.state import Marks
from reader import output

DOCUMENT = (Path(__file__).parents[2] / "docs" / "json.md").read_text()
ROWS = dict(re.findall(r"^\| (.+?) \| (.*) \|$", DOCUMENT, re.MULTILINE))
ENTITY = Entity("person:ann roe", "Ann Roe", "person", (), 1, 2, None, None)
CHANGES = Changes("a", "A", 2, 2, Version("", 1, ""), Version("", 1, ""), "", "", ())


def names(kind):
    return {field.name for field in fields(kind)}


def listed(row, span):
    """The names in one of a row's code spans, without what stands in brackets behind them."""
    words = re.findall(r"`([^`]+)`", ROWS[row])[span]
    while (plain := re.sub(r"\[[^\[\]{}]*\]|\{[^{}]*\}", "", words)) != words:
        words = plain
    return set(words.split())


@pytest.mark.parametrize(
    ("row", "span", "answer"),
    [
        ("`search`", 0, output.search_json(Page("*", 0, True, 0.0, ()))),
        ("a hit", 0, output.hit_json(Hit("a", "A", None, False, "", 0.0, "", "", Snippet("")))),
        ("facets", 0, output.facets_json(Facets())),
        ("`show`", 0, output.article_json(Article(id="a", title="A", text="", paragraphs=()))),
        ("`show`", 1, output.marks_json(Marks())),
        ("`show --changes`", 0, output.changes_json(CHANGES)),
        ("a paragraph", 0, names(Paragraph)),
        (
            "a mention",
            0,
            output.annotations_json("A", (Mention(0, 1, MentionKind.PERSON, "A"),), ())["mentions"][0],
        ),
        ("a figure", 0, names(Figure)),
        ("`related`", 0, output.related_json("a", ())),
        ("`related`", 1, names(Related)),
        ("`entities`", 1, output.entity_json(ENTITY)),
        ("`entities`", 2, output.entity_json(ENTITY, full=True).keys() - output.entity_json(ENTITY).keys()),
        ("what is said", 0, output.said_json(Said("", "a"))),
        (
            "`entities --watched`",
            1,
            output.watched_json(Watched(ENTITY, "", 0, 0.0)).keys() - output.entity_json(ENTITY),
        ),
        ("`entities NAME --path OTHER`", 1, names(Hop)),
        ("`annotate`", 0, {"id": "a"} | output.annotations_json("", (), ())),
        ("`stats`", 0, names(Stats)),
        ("`sources`", 1, names(SourceInfo)),
    ],
)
def test_what_is_listed_is_what_there_is(row, span, answer):
    assert listed(row, span) == set(answer)


def test_what_stands_in_brackets_is_there():
    inner = dict(re.findall(r"(\w+)\[?\{([^{}]*)\}", DOCUMENT))
    told = {name: set(words.replace("[[s,e]]", "").split(", ")) for name, words in inner.items()}
    assert told["snippet"] == told["sentence"] == names(Snippet)
    assert told["versions"] == told["old"] == names(Version)
    assert told["reprints"] == names(Reprint)
    assert set(re.findall(r"`problems`.*?\(`([^`]*)`\)", DOCUMENT, re.DOTALL)[0].split()) == names(QueryProblem)
