"""From text to mentions, from mentions to entities; figures.

Names are loaded when first used (PEP 562): importing this package costs nothing.
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from index.entities.figures import figures_of
    from index.entities.names import name_key
    from index.entities.pacing import Rest, no_rest, paced
    from index.entities.recogniser import Recogniser
    from index.entities.resolve import EntityTable
    from index.entities.rows import NameCount, NameRow
    from index.entities.sections import beginning
    from index.entities.within import name_rows

_HOMES = {
    "EntityTable": "resolve",
    "NameCount": "rows",
    "NameRow": "rows",
    "Recogniser": "recogniser",
    "Rest": "pacing",
    "beginning": "sections",
    "figures_of": "figures",
    "name_key": "names",
    "name_rows": "within",
    "no_rest": "pacing",
    "paced": "pacing",
}

__all__ = [
    "EntityTable", "NameCount", "NameRow", "Recogniser", "Rest", "beginning", "figures_of", "name_key",
    "name_rows", "no_rest", "paced",
]  # fmt: skip


def __getattr__(name: str) -> Any:
    home = _HOMES.get(name)
    if home is None:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    return getattr(import_module(f"{__name__}.{home}"), name)


def __dir__() -> list[str]:
    return sorted(__all__)
