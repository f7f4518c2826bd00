"""Where a text has the dates and figures a query asks for."""

from __future__ import annotations

from datetime import date

import pytest

from index.search.places import places

TODAY = date(2021, 7, 21)
TEXT = "Nine out of 10 towns lost power on Thursday. It cost £3.5bn and about 45 homes, on 03/04/2021."


def found(query: str, published: str | None = "2021-07-20", address: str = "example.co.uk") -> list[str]:
    return [TEXT[start:end] for start, end in places(TEXT, query, TODAY, published, address)]


@pytest.mark.parametrize(
    ("query", "words"),
    [
        ("about:2021-07-15", ["Thursday"]),
        ("about:2021-04-03", ["03/04/2021"]),
        ("about:2021", ["Thursday", "03/04/2021"]),
        ("about:2020", []),
        ("amount:90%", ["Nine out of 10"]),
        ("amount:>1bn", ["£3.5bn"]),
        ("amount:£3..4bn", ["£3.5bn"]),
        ("amount:40..50 homes", ["about 45 homes"]),
        ("amount:>1000 homes", []),
        ("power amount:45", ["power", "about 45 homes"]),
        ("homes amount:45", ["about 45 homes"]),
        ("-amount:45", []),
    ],
)
def test_places_of_dates_and_figures(query, words):
    assert found(query) == words


def test_without_a_day_of_publication_no_day_is_lit():
    assert found("about:2021-07-15", None) == []


def test_a_snippet_shows_what_matches(tmp_path):
    from index.library import Library

    folder = tmp_path / "in"
    folder.mkdir()
    filling = "The council met and went on to speak of roads and bridges for a long while. " * 12
    (folder / "a.txt").write_text(f"A long meeting\n\n{filling}\n\nIt put the loss at $2.5 billion in all.\n")
    with Library.open(tmp_path / "library") as library:
        library.add(folder)
        library.update()
        (hit,) = library.search("amount:$2..3bn").hits
    assert [hit.snippet.text[start:end] for start, end in hit.snippet.highlights] == ["$2.5 billion"]
