"""A query cut into tokens. Every token knows its place, so that problems and corrections can be shown there."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from enum import Enum, auto

FIELDS = {
    "title": "title",
    "headline": "title",
    "person": "person",
    "people": "person",
    "org": "org",
    "organisation": "org",
    "organization": "org",
    "place": "place",
    "entity": "entity",
    "source": "source",
    "in": "in",
    "feed": "in",
    "by": "by",
    "byline": "by",
    "author": "by",
    "tag": "tag",
    "note": "note",
    "lang": "lang",
    "language": "lang",
    "is": "is",
    "has": "has",
    "after": "after",
    "since": "after",
    "before": "before",
    "on": "date",
    "date": "date",
    "about": "about",
    "amount": "amount",
}
"""Every field by the names it may be written with."""

_SPACE = re.compile(r"\s+")
_FIELD = re.compile(r"([A-Za-z]+):")
_BARE = re.compile(r"[^\s()\"“”„]+")
_QUOTES = '"“”„'
_CLOSING = re.compile(r"[\"“”„]")
_SLOP = re.compile(r"~(\d{0,3})")
_OPERATORS = {"OR", "AND", "NOT"}


class Kind(Enum):
    """What a token is."""

    WORD = auto()
    PHRASE = auto()
    FIELD = auto()
    MINUS = auto()
    OR = auto()
    AND = auto()
    NOT = auto()
    OPEN = auto()
    CLOSE = auto()


@dataclass(frozen=True, slots=True)
class Token:
    """`query[start:end]`. `text`: a word as typed, what stands inside quotes, or the name of a field.

    `slop` is that of `"a b"~5`; None when none is given. `open` says that the closing quote is missing.
    """

    kind: Kind
    start: int
    end: int
    text: str = ""
    slop: int | None = None
    open: bool = False


def tokens(query: str) -> Iterator[Token]:
    """The tokens of a query in order; everything but white space is in one of them."""
    place = 0
    after_field = False
    while place < len(query):
        if space := _SPACE.match(query, place):
            place = space.end()
            continue
        token = _next(query, place, after_field)
        yield token
        after_field = token.kind is Kind.FIELD
        place = token.end


def _next(query: str, start: int, after_field: bool) -> Token:
    char = query[start]
    if char == "(":
        return Token(Kind.OPEN, start, start + 1, char)
    if char == ")":
        return Token(Kind.CLOSE, start, start + 1, char)
    if char in _QUOTES:
        return _quoted(query, start)
    if not after_field:
        if char == "-" and start + 1 < len(query) and not query[start + 1].isspace():
            return Token(Kind.MINUS, start, start + 1, char)
        field = _FIELD.match(query, start)
        if field and field[1].lower() in FIELDS and not query.startswith("//", field.end()):
            return Token(Kind.FIELD, start, field.end(), FIELDS[field[1].lower()])
    bare = _BARE.match(query, start)
    assert bare is not None  # only what was handled above is not bare
    if not after_field and bare.group() in _OPERATORS:
        return Token(Kind[bare.group()], start, bare.end(), bare.group())
    return Token(Kind.WORD, start, bare.end(), bare.group())


def _quoted(query: str, start: int) -> Token:
    closing = _CLOSING.search(query, start + 1)
    if closing is None:
        return Token(Kind.PHRASE, start, len(query), query[start + 1 :], open=True)
    text = query[start + 1 : closing.start()]
    if slop := _SLOP.match(query, closing.end()):
        return Token(Kind.PHRASE, start, slop.end(), text, slop=int(slop[1] or 5))
    return Token(Kind.PHRASE, start, closing.end(), text)
