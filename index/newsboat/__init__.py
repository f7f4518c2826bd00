"""A newsboat user's feeds, queries and articles, as newsboat's documentation and its cache describe them.

Everything is read and nothing is run or written: `index.arriving.takeover` puts it into a library.
"""

from index.newsboat.cache import CachedItem, read_cache
from index.newsboat.places import Setup, find_setup
from index.newsboat.queries import translate
from index.newsboat.urls import Command, Query, UrlsFile, UrlsLine, read_urls

__all__ = [
    "CachedItem",
    "Command",
    "Query",
    "Setup",
    "UrlsFile",
    "UrlsLine",
    "find_setup",
    "read_cache",
    "read_urls",
    "translate",
]
