"""newsboat's filter expressions into queries of ours, as far as they say the same.

What is asked of a feed (its address, title, tags) is answered now, from the list of feeds: it becomes the names
of those feeds. A pattern becomes the words in it, so where newsboat finds a part of a word, ours finds the word.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class KnownFeed:
    """A feed as a query sees it: its address, what our `source:` calls it, its tags."""

    url: str
    name: str
    tags: tuple[str, ...]


class UntranslatableError(ValueError):
    """An expression asks for something ours cannot; `str` says what."""


_TOKEN = re.compile(
    r"\s*(?:(?P<bracket>[()])|(?P<string>\"(?:\\.|[^\"\\])*\"|'[^']*')|(?P<op>=~|!~|==|!=|!\#|<=|>=|[=<>\#])"
    r"|(?P<word>[\w:.-]+))"
)
_SIMPLE = re.compile(r"[\w\s'’&.,-]+")
_WORDS = re.compile(r"\w+(?:['’-]\w+)*")
_DEEPEST = 40


def translate(expression: str, feeds: Sequence[KnownFeed]) -> str:
    """The query that finds what an expression does.

    Raises:
        UntranslatableError: There is none, with the reason.
    """
    parser = _Parser(expression, feeds)
    query = parser.parse()
    return query[1:-1] if query.startswith("(") and _closes(query) == len(query) - 1 else query


def _closes(query: str) -> int:
    """Where the bracket that opens a query closes."""
    depth = 0
    for place, letter in enumerate(query):
        depth += (letter == "(") - (letter == ")")
        if not depth:
            return place
    return -1


class _Parser:
    def __init__(self, expression: str, feeds: Sequence[KnownFeed]) -> None:
        self._feeds = feeds
        self._tokens: list[tuple[str, str]] = []
        place = 0
        while place < len(expression.rstrip()):
            match = _TOKEN.match(expression, place)
            if match is None:
                raise UntranslatableError(f"{expression[place:][:20]!r} cannot be read")
            self._tokens.append((str(match.lastgroup), match[str(match.lastgroup)]))
            place = match.end()
        self._place = 0

    def parse(self) -> str:
        query = self._either(0)
        if self._place < len(self._tokens):
            raise UntranslatableError(f"{self._tokens[self._place][1]!r} stands where it ends")
        return query

    def _peek(self) -> str:
        return self._tokens[self._place][1].lower() if self._place < len(self._tokens) else ""

    def _next(self) -> tuple[str, str]:
        if self._place >= len(self._tokens):
            raise UntranslatableError("it ends too soon")
        self._place += 1
        return self._tokens[self._place - 1]

    def _either(self, depth: int) -> str:
        if depth > _DEEPEST:
            raise UntranslatableError("it is nested too deep")
        parts = [self._both(depth)]
        while self._peek() == "or":
            self._next()
            parts.append(self._both(depth))
        return parts[0] if len(parts) == 1 else f"({' OR '.join(parts)})"

    def _both(self, depth: int) -> str:
        parts = [self._one(depth)]
        while self._peek() == "and":
            self._next()
            parts.append(self._one(depth))
        return " ".join(parts)

    def _one(self, depth: int) -> str:
        kind, word = self._next()
        if word == "(":
            inner = self._either(depth + 1)
            if self._next()[1] != ")":
                raise UntranslatableError("a bracket is not closed")
            return inner if inner.startswith("(") and _closes(inner) == len(inner) - 1 else f"({inner})"
        if kind != "word":
            raise UntranslatableError(f"{word!r} stands where an attribute should")
        _, operator = self._next()
        operator = operator.lower()
        value_kind, value = self._next()
        if value_kind == "string":
            value = re.sub(r"\\(.)", r"\1", value[1:-1])
        return self._comparison(word.lower(), operator, value)

    def _comparison(self, attribute: str, operator: str, value: str) -> str:
        for negative, positive in (("!=", "="), ("!~", "=~"), ("!#", "#")):
            if operator == negative:
                found = self._comparison(attribute, positive, value)
                return _inverse(found)
        if attribute in ("feedtitle", "rssurl", "feedlink", "tags"):
            return self._of_feeds(attribute, operator, value)
        if attribute == "unread" and operator in ("=", "=="):
            return "is:unread" if value.lower() == "yes" else "is:read"
        if attribute == "flags":
            return _flags(operator, value)
        if attribute == "age":
            return _age(operator, value)
        fields = {"title": "title:", "author": "by:", "content": ""}
        if attribute in fields and operator in ("=~", "=", "=="):
            return _words_of(fields[attribute], value, is_pattern=operator == "=~")
        raise UntranslatableError(f"{attribute} {operator} has no counterpart")

    def _of_feeds(self, attribute: str, operator: str, value: str) -> str:
        given: Callable[[KnownFeed], str] = {
            "feedtitle": lambda feed: feed.name,
            "rssurl": lambda feed: feed.url,
            "feedlink": lambda feed: feed.url,
            "tags": lambda feed: " ".join(feed.tags),
        }[attribute]
        if operator == "=~":
            try:
                pattern = re.compile(value, re.IGNORECASE)
            except re.error as error:
                raise UntranslatableError(f"its pattern {value!r} cannot be read ({error})") from error
            names = [feed.name for feed in self._feeds if pattern.search(given(feed))]
        elif operator == "#" and attribute == "tags":
            names = [feed.name for feed in self._feeds if value in feed.tags]
        elif operator in ("=", "=="):
            names = [feed.name for feed in self._feeds if given(feed) == value]
        else:
            raise UntranslatableError(f"{attribute} {operator} has no counterpart")
        if not names:
            raise UntranslatableError(f"no feed has {attribute} {operator} {value!r}")
        quoted = [f'source:"{name.replace(chr(34), "")}"' for name in dict.fromkeys(names)]
        return quoted[0] if len(quoted) == 1 else f"({' OR '.join(quoted)})"


def _inverse(query: str) -> str:
    opposites = {"is:unread": "is:read", "is:read": "is:unread"}
    if query in opposites:
        return opposites[query]
    alone = " " not in re.sub(r"\"[^\"]*\"", "", query) or query.startswith("(")
    return f"-{query}" if alone else f"-({query})"


def _flags(operator: str, value: str) -> str:
    letters = "".join(dict.fromkeys(filter(str.isalpha, value)))
    if operator in ("=", "==") and not value:
        return "-is:starred"
    if operator in ("#", "=~", "=", "==") and letters == value and letters:
        return " ".join(f"tag:{flag_tag(letter)}" for letter in letters)
    if operator == "=~" and value in (".", ".+", "[a-zA-Z]", "[a-z]"):
        return "is:starred"
    raise UntranslatableError(f"flags {operator} {value!r} has no counterpart")


def flag_tag(letter: str) -> str:
    """The tag that stands for a flag; capitals are flags of their own in newsboat."""
    return f"flag-{letter}" if letter.islower() else f"flag-{letter.lower()}-capital"


def _age(operator: str, value: str) -> str:
    between = re.fullmatch(r"(\d{1,5}):(\d{1,5})", value)
    if operator == "between" and between:
        low, high = sorted(map(int, between.groups()))
        newest = f' before:"{low - 1} days ago"' if low > 1 else ""
        return f'after:"{high + 1} days ago"{newest}'
    if not value.isdecimal():
        raise UntranslatableError(f"age {operator} {value!r} has no counterpart")
    days = int(value[:6])
    if operator in ("<", "<="):
        return f'after:"{days + (operator == "<=")} days ago"'
    if operator in (">", ">="):
        return f'before:"{max(1, days - (operator == ">="))} days ago"'
    raise UntranslatableError(f"age {operator} has no counterpart")


def _words_of(field: str, value: str, *, is_pattern: bool) -> str:
    """A query for the words of a text, or of a pattern that only lists texts: "linux|free bsd"."""
    value = re.sub(r"^\(\?i\)|\\b|\\[<>]", "", value) if is_pattern else value
    inner = value[1:-1] if re.fullmatch(r"\([^()]*\)", value) and is_pattern else value
    found: list[str] = []
    for part in inner.split("|") if is_pattern else [inner]:
        part = re.sub(r"^\^|\$$|^\.\*|\.\*$", "", part) if is_pattern else part
        words = _WORDS.findall(part)
        if not words or (is_pattern and not _SIMPLE.fullmatch(part)):
            raise UntranslatableError(f"its pattern {value!r} has no counterpart")
        found.append(f"{field}{words[0]}" if len(words) == 1 else f'{field}"{" ".join(words)}"')
    return found[0] if len(found) == 1 else f"({' OR '.join(found)})"
