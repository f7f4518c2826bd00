from __future__ import annotations

import json
from typing import Any

import pytest

from index.article import Article, ParagraphKind
from index.errors import SourceError
from index.sources import read_bytes

RECORD = {"title": "Cranes fall in Ostvik", "text": "Two cranes fell in Ostvik on Monday.\n\nNo one was hurt.\n"}


def read(value: Any, name: str = "a.json") -> list[Article | SourceError]:
    return list(read_bytes(json.dumps(value).encode(), name))


def one(value: Any) -> Article:
    (article,) = read(value)
    assert isinstance(article, Article), article
    return article


def test_fields_by_their_usual_names() -> None:
    article = one(
        {
            "id": 7, "headline": "Cranes fall", "content": "Two cranes fell.", "pubDate": "Sun, 14 Jul 2024 09:30:00 GMT",
            "publisher": {"name": "The Lantern"}, "author": [{"name": "Ada Brandt"}, "Ida Falk"], "lang": "en-GB",
            "link": "https://n.example/cranes", "keywords": "harbour, cranes", "standfirst": "The wind was strong.",
        }
    )  # fmt: skip
    assert (article.title, article.published, article.source) == (
        "Cranes fall",
        "2024-07-14T09:30:00Z",
        "The Lantern",
    )
    assert (article.byline, article.language) == (("Ada Brandt", "Ida Falk"), "en")
    assert (article.url, article.tags) == ("https://n.example/cranes", ("harbour", "cranes"))
    assert article.deck == "The wind was strong."
    assert [p.kind for p in article.paragraphs] == [ParagraphKind.HEADLINE, ParagraphKind.DECK, ParagraphKind.BODY]


@pytest.mark.parametrize(
    "shape", [lambda r: r, lambda r: [r], lambda r: {"articles": [r]}, lambda r: {"n": 1, "docs": [r]}]
)
def test_shapes_of_a_json_file(shape: Any) -> None:
    assert one(shape(RECORD)).title == "Cranes fall in Ostvik"


def test_a_body_in_html_is_read_as_html() -> None:
    article = one(
        {"title": "Cranes fall", "content_html": "<p>Two cranes <b>fell</b>.</p><ul><li>One is new</li></ul>"}
    )
    assert [article.paragraph_text(p) for p in article.paragraphs] == [
        "Cranes fall",
        "Two cranes fell.",
        "One is new",
    ]
    assert article.paragraphs[-1].kind is ParagraphKind.LIST


def test_ids_come_from_the_url_then_from_id_and_source_then_from_the_words() -> None:
    by_url = {**RECORD, "url": "https://n.example/cranes", "id": 1}
    assert one(by_url).id == one({**by_url, "text": "Other.", "id": 2}).id
    by_record = {**RECORD, "id": 1, "source": "The Lantern"}
    assert one(by_record).id == one({**by_record, "text": "Other."}).id
    assert one(by_record).id != one({**by_record, "source": "The Lamp"}).id
    assert one(RECORD).id != one({**RECORD, "text": "Other."}).id


def test_two_archives_that_count_from_one_do_not_clash() -> None:
    (a,) = read({**RECORD, "id": 1}, "a.json")
    (b,) = read({**RECORD, "id": 1}, "b.json")
    assert isinstance(a, Article)
    assert isinstance(b, Article)
    assert a.id != b.id


BAD = {
    "deep": '{"title": "x", "text": ' + "[" * 100_000 + "]" * 100_000 + "}",
    "digits": '{"title": "x", "text": "y", "n": ' + "1" * 5000 + "}",
    "nan": '{"title": "x", "text": "y", "n": NaN}',
    "twice": '{"title": "x", "title": "y", "text": "z"}',
    "surrogate": '{"title": "x", "text": "\\ud800 broken"}',
    "number": '{"title": "x", "text": 5}',
    "list": "[1, 2]",
    "empty": '{"url": "https://n.example"}',
    "torn": '{"title": "x", "te',
}


@pytest.mark.parametrize("bad", BAD.values(), ids=BAD)
def test_a_bad_line_is_named_and_the_rest_goes_on(bad: str) -> None:
    good = json.dumps(RECORD)
    readings = list(read_bytes("\n".join((good, bad, "", good)).encode(), "a.jsonl"))
    assert [type(r) for r in readings] == [Article, SourceError, Article]
    assert "a.jsonl, line 2" in str(readings[1])


@pytest.mark.parametrize("name", ["digits", "nan", "twice", "surrogate", "number", "list", "empty"])
def test_a_bad_record_in_a_list_is_named_and_the_rest_goes_on(name: str) -> None:
    good = json.dumps(RECORD)
    readings = list(read_bytes(f"[{good}, {BAD[name]}, {good}]".encode(), "a.json"))
    assert [type(r) for r in readings] == [Article, SourceError, Article]
    assert "record 2" in str(readings[1])


@pytest.mark.parametrize("name", ["deep", "torn"])
def test_a_file_that_is_no_json_is_named(name: str) -> None:
    (error,) = read_bytes(BAD[name].encode(), "a.json")
    assert isinstance(error, SourceError)


def test_lines_that_are_not_utf_8_are_named() -> None:
    readings = list(read_bytes(b'{"title": "caf\xe9"}\n' + json.dumps(RECORD).encode(), "a.jsonl"))
    assert [type(r) for r in readings] == [SourceError, Article]


def test_json_lines_under_the_name_of_json() -> None:
    line = json.dumps(RECORD)
    assert len(list(read_bytes(f"{line}\n{line}\n".encode(), "a.json"))) == 2


def test_tables() -> None:
    table = (
        'Title;Text;Date\n"Cranes; fall";"Two cranes fell.\n\nNo one was hurt.";2031-05-03\n;;\nMore;It fell;\n'
    )
    readings = list(read_bytes(table.encode("utf-8-sig"), "a.csv"))
    assert [r.title for r in readings if isinstance(r, Article)] == ["Cranes; fall", "More"]
    assert isinstance(readings[0], Article)
    assert readings[0].published == "2031-05-03"
    assert "No one was hurt." in readings[0].text


def test_a_table_of_something_else_is_named() -> None:
    (error,) = read_bytes(b"a,b\n1,2\n", "a.csv")
    assert isinstance(error, SourceError)
    assert "title" in str(error)


def test_a_field_larger_than_the_standard_limit_is_read() -> None:
    long = "The crane fell. " * 20_000
    (article,) = read_bytes(f'title,text\nCranes,"{long}"\n'.encode(), "a.csv")
    assert isinstance(article, Article)
    assert len(article.text) > 131_072


def test_controls_and_bad_links_do_not_come_through() -> None:
    article = one(
        {**RECORD, "title": "A\x1b[2JB", "source": "x\x07y", "url": "javascript:alert(1)", "author": "\x9dAda"}
    )
    assert (article.title, article.source, article.url) == ("AB", "xy", "")
    assert article.byline == ("Ada",)


def test_an_address_that_is_none_costs_its_record_only_the_address() -> None:
    urls = ("https://[a/", "https://lantern.example/a")
    found = read([{**RECORD, "url": url} for url in urls])
    assert [article.url for article in found if isinstance(article, Article)] == ["", urls[1]]
