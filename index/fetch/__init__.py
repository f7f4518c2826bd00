"""What comes over the network: addresses, requests, feeds, their discovery, lists of them. Knows no library."""

from index.fetch.addresses import (
    host_of,
    is_address,
    is_command,
    looks_like_site,
    whole_address,
    without_password,
)
from index.fetch.client import FEEDS, Answer, Limits, Network, Request
from index.fetch.commands import run as run_command
from index.fetch.feed import Feed, FeedItem
from index.fetch.manners import not_before
from index.fetch.parser import ChildDiedError, FeedParser, too_much

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
