"""What comes over the network: addresses, requests, feeds, their discovery, lists of them. Knows no library.

What asks for things is loaded when first used (PEP 562): the processes that read feeds ask for nothing.
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING, Any

from index.fetch.addresses import (
    host_of,
    is_address,
    is_command,
    looks_like_site,
    whole_address,
    without_password,
)
from index.fetch.feed import Feed, FeedItem

if TYPE_CHECKING:
    from index.fetch.client import FEEDS, Answer, Limits, Network, Request
    from index.fetch.commands import run_command
    from index.fetch.manners import not_before
    from index.fetch.parser import ChildDiedError, FeedParser, too_much

_HOMES = {
    "FEEDS": "client",
    "Answer": "client",
    "ChildDiedError": "parser",
    "FeedParser": "parser",
    "Limits": "client",
    "Network": "client",
    "Request": "client",
    "not_before": "manners",
    "run_command": "commands",
    "too_much": "parser",
}

__all__ = [
    "FEEDS",
    "Answer",
    "ChildDiedError",
    "Feed",
    "FeedItem",
    "FeedParser",
    "Limits",
    "Network",
    "Request",
    "host_of",
    "is_address",
    "is_command",
    "looks_like_site",
    "not_before",
    "run_command",
    "too_much",
    "whole_address",
    "without_password",
]


def __getattr__(name: str) -> Any:
    home = _HOMES.get(name)
    if home is None:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    return getattr(import_module(f"{__name__}.{home}"), name)
