"""The library that is measured with is one that the program can open and search."""

import json

from index import Library
from tests.benchmarks.made_library import make_library
from tests.benchmarks.made_news import Corpus


def test_a_made_library_is_whole(tmp_path):
    stories = tmp_path / "stories.jsonl"
    body = "The harbour was closed on Monday. Two ferries waited outside for hours. Nobody was hurt, it said."
    stories.write_text(json.dumps({"body": body}) + "\n", encoding="utf-8")
    make_library(tmp_path / "library", Corpus(60, stories))
    with Library.open(tmp_path / "library") as library:
        assert library.search("harbour", typing=True).total > 30
        assert library.search("is:starred").total == 60
        assert library.search("is:unread").total == 3
        assert library.entities() and library.search("*").facets.people
        assert library.stats().unrecognised == 0
