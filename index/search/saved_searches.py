"""Searches that the user keeps under a name."""

from __future__ import annotations

from index.errors import QueryError
from index.query.parser import parse
from index.sanitize import sanitize_line
from index.storage.state import State


def save_search(state: State, name: str, query: str) -> None:
    """Keep a search, checked: `Library.save_search`."""
    name, query = sanitize_line(name), sanitize_line(query)
    if not name or not query:
        raise QueryError("A saved search needs a name and a query.")
    parse(query)  # one that is too long or too deep fails now, not each time it is opened
    state.save_search(name, query)
