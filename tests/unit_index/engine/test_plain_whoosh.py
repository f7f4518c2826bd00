"""Plain Whoosh opens, lists and searches what the engine wrote."""

from __future__ import annotations

import pytest
from whoosh import fields, query
from whoosh import index as whoosh_index
from whoosh.filedb.filestore import RamStorage

from index.engine import Index, stemmed_field, surface_field

TEXTS = ["the tram stopped", "two trams and a ferry", "ferry ferry tram", "a stormy night, the ferry stayed"]


def schema():
    return fields.Schema(
        id=fields.ID(unique=True, stored=True),
        body=stemmed_field(),
        words=surface_field(),
        label=fields.KEYWORD(commas=True, stored=True, sortable=True),
        number=fields.NUMERIC(int, sortable=True),
        price=fields.NUMERIC(float),
        note=fields.TEXT(stored=True),
    )


def documents():
    for number, text in enumerate(TEXTS):
        yield {
            "id": f"d{number}",
            "body": text,
            "words": text,
            "label": f"l{number % 2}",
            "number": 10 - number,
            "price": number / 4,
            "note": f"Note number {number}: {text}",
        }


@pytest.fixture
def pair(tmp_path):
    """(ours opened by plain Whoosh, stock's), each of two segments and one deleted document."""
    ours = Index.create(tmp_path / "index", schema())
    stock = RamStorage().create_index(schema())
    given = list(documents())
    for batch in (given[:2], given[2:]):
        for index in (ours, stock):
            writer = index.writer()
            for document in batch:
                writer.add_document(**document)
            writer.commit() if index is ours else writer.commit(merge=False)
    for index in (ours, stock):
        writer = index.writer()
        writer.delete_by_term("id", "d1")
        writer.commit() if index is ours else writer.commit(merge=False)
    return whoosh_index.open_dir(str(tmp_path / "index")), stock


@pytest.mark.parametrize(
    ("wanted", "options"),
    [
        (query.Term("body", "ferri"), {}),
        (query.Phrase("body", ["ferri", "tram"]), {}),
        (query.Phrase("note", ["note", "number"]), {}),
        (query.And([query.Term("body", "ferri"), query.Prefix("words", "st")]), {}),
        (query.NumericRange("number", 7, 8), {}),
        (query.NumericRange("price", 0.4, None), {}),
        (query.Every(), {"sortedby": "number"}),
        (query.Every(), {"groupedby": "label"}),
    ],
)
def test_searches(pair, wanted, options):
    answers = []
    for index in pair:
        with index.searcher() as searcher:
            results = searcher.search(wanted, **options)
            groups = {k: len(v) for k, v in results.groups("label").items()} if "groupedby" in options else {}
            answers.append(([dict(hit) for hit in results], [round(hit.score or 0, 5) for hit in results], groups))
    assert answers[0] == answers[1]
    assert answers[0][0]


def test_listings(pair):
    answers = []
    for index in pair:
        with index.reader() as reader:
            answers.append(
                {
                    "fields": sorted(reader.indexed_field_names()),
                    "terms": list(reader.all_terms()),
                    "body": list(reader.lexicon("body")),
                    "prefix": list(reader.expand_prefix("words", "s")),
                    "near": sorted(reader.terms_within("words", "trom", 1)),
                    "counts": [reader.doc_frequency("body", t) for t in reader.lexicon("body")],
                    "weights": [reader.frequency("words", t) for t in reader.lexicon("words")],
                    "deleted": [reader.is_deleted(n) for n in range(reader.doc_count_all())],
                    "lengths": [reader.doc_field_length(n, "body") for n in range(4)],
                    "total": reader.field_length("body"),
                    "stored": list(reader.all_stored_fields()),
                    "first": reader.first_id("body", "ferri"),
                }
            )
    assert answers[0] == answers[1]


def test_walking_terms_with_a_cursor(pair):
    found = []
    for index in pair:
        leaf, _ = index.reader().leaf_readers()[1]
        cursor = leaf.cursor("words")
        cursor.first()
        texts = []
        while cursor.is_valid():
            texts.append(cursor.text())
            cursor.next()
        cursor.find(b"st")
        found.append((texts, cursor.text(), cursor.term_info().doc_frequency()))
    assert found[0] == found[1]
    assert found[0][1] == "stayed"
