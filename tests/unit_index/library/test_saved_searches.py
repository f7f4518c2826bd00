from __future__ import annotations

from pathlib import Path

import pytest

from index.errors import NotFoundError, QueryError
from index.library import Library


def test_a_search_is_kept_until_it_is_removed(tmp_path: Path) -> None:
    with Library.open(tmp_path) as library:
        library.save_search("Harbour\n news", "title:harbour is:unread")
        library.save_search("Rates", "rates")
        library.save_search("Rates", "rates OR crown")
    with Library.open(tmp_path) as library:
        assert [(s.name, s.query) for s in library.saved_searches()] == [
            ("Harbour news", "title:harbour is:unread"),
            ("Rates", "rates OR crown"),
        ]
        library.remove_saved_search("Rates")
        assert len(library.saved_searches()) == 1
        with pytest.raises(NotFoundError, match="Rates"):
            library.remove_saved_search("Rates")


@pytest.mark.parametrize(
    ("name", "query"),
    [("", "a"), ("a", " "), ("a", "(" * 3000), ("a", "a" * 5000)],
    ids=["no name", "no query", "deep", "long"],
)
def test_a_search_that_cannot_be_run_is_not_kept(tmp_path: Path, name: str, query: str) -> None:
    with Library.open(tmp_path) as library:
        with pytest.raises(QueryError):
            library.save_search(name, query)
        assert library.saved_searches() == ()
