"""The headless library: articles, entities, the index, search and related articles. It knows no screen."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from index.library import Library

__all__ = ["Library"]


def __getattr__(name: str) -> Any:
    """`from index import Library`, loaded when asked for: most modules of the package need nothing of it."""
    if name != "Library":
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    from index.library import Library

    return Library
