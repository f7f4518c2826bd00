"""The query language (docs/query-language.md): from what was typed to a tree of what it means.

Nothing that is typed is an error. What cannot be read is left out or read as plain words, and said so in a
`QueryProblem`; only a query beyond the limits raises.
"""

from __future__ import annotations

import difflib
import re
from datetime import date

from index.about import cover
from index.article import NAMED_KINDS
from index.engine import analyse, fold
from index.errors import QueryError
from index.query.amounts import FOLLOWING, parse_amount
from index.query.dates import Days, begun_date, parse_date
from index.query.lexer import FIELDS, Kind, Token, tokens
from index.query.local_days import local_today
from index.query.tree import (
    About,
    All,
    Amount,
    Any,
    Everything,
    Keyword,
    Marked,
    Name,
    Node,
    Not,
    ParsedQuery,
    Pattern,
    Phrase,
    Published,
    Similar,
    Word,
    wanted,
)
from index.results import QueryProblem
from index.schema import minutes

__all__ = ["MAX_DEPTH", "MAX_LENGTH", "parse"]

MAX_LENGTH = 4096
"""Characters of a query."""
MAX_DEPTH = 64
"""Parentheses inside parentheses."""
MAX_SLOP = 100
MAX_OPEN = 16
"""Words with `*`, `?` or `~`: each may stand for thousands."""

_KINDS = {
    "person": ("person",),
    "org": ("organisation",),
    "place": ("place",),
    "entity": tuple(kind.value for kind in NAMED_KINDS),
}
_LANGUAGES = {"english": "en", "german": "de", "french": "fr", "spanish": "es", "arabic": "ar", "hebrew": "he"}
_UNKNOWN_FIELD = re.compile(r"([A-Za-z]{2,}):(?!//)")
_SIMILAR = re.compile(r"(.+?)~(\d?)")
_LEADING = ("last", "past", "this")
_IS = ("unread", "starred", "read", "undated")


def parse(text: str, *, today: date | None = None, typing: bool = False) -> ParsedQuery:
    """Read a query.

    Args:
        today: The day that `yesterday` comes before; the present one where the user is when None.
        typing: The last word is still being typed: it is a prefix, and what is unfinished is no problem yet.

    Raises:
        QueryError: Longer than 4,096 characters, or more than 64 parentheses deep.
    """
    if len(text) > MAX_LENGTH:
        raise QueryError(
            f"The query has {len(text):,} characters; {MAX_LENGTH:,} are possible.", "Search for fewer words."
        )
    parser = _Parser(text, today or local_today(), typing)
    tree = parser.read()
    problems = tuple(sorted(parser.problems, key=lambda p: (p.start, p.end)))
    return ParsedQuery(text, tree, problems, typing, tuple(wanted(tree)))


class _Parser:
    """Recursive descent: all ← (any)*; any ← unary (OR unary)*; unary ← (NOT | -)* leaf."""

    def __init__(self, text: str, today: date, typing: bool) -> None:
        self.text = text
        self.today = today
        self.typing = typing
        self.problems: list[QueryProblem] = []
        self.tokens = list(tokens(text))
        self.place = 0
        self.depth = 0
        self.open = 0
        self.excluding = False

    def read(self) -> Node:
        parts: list[Node] = []
        while self.place < len(self.tokens):
            if (node := self._all("")) is not None:
                parts.append(node)
            if (token := self._peek()) is not None:  # only a stray parenthesis ends a list early
                self._problem(token, "This parenthesis closes nothing.")
                self.place += 1
        return _all_of(parts) or Everything()

    def _peek(self) -> Token | None:
        return self.tokens[self.place] if self.place < len(self.tokens) else None

    def _take(self, *kinds: Kind) -> Token | None:
        token = self._peek()
        if token is None or token.kind not in kinds:
            return None
        self.place += 1
        return token

    def _problem(self, token: Token, message: str) -> None:
        self.problems.append(QueryProblem(token.start, token.end, message))

    def _unfinished(self, token: Token, message: str) -> None:
        if not (self.typing and token.end >= len(self.text.rstrip())):
            self._problem(token, message)

    def _all(self, field: str) -> Node | None:
        parts: list[Node] = []
        while (token := self._peek()) is not None and token.kind is not Kind.CLOSE:
            if self._take(Kind.AND):
                if not parts or (after := self._peek()) is None or after.kind is Kind.CLOSE:
                    self._unfinished(token, "AND stands between two things.")
            elif (node := self._any(field)) is not None:
                parts.append(node)
        return _all_of(parts)

    def _any(self, field: str) -> Node | None:
        parts: list[Node] = []
        if (token := self._take(Kind.OR)) is not None:
            self._unfinished(token, "OR stands between two things.")
        if (node := self._unary(field)) is not None:
            parts.append(node)
        while (token := self._take(Kind.OR)) is not None:
            after = self._peek()
            if after is None or after.kind in (Kind.CLOSE, Kind.OR, Kind.AND):
                self._unfinished(token, "OR stands between two things.")
            elif (node := self._unary(field)) is not None:
                parts.append(node)
        if not parts:
            return None
        return parts[0] if len(parts) == 1 else Any(tuple(parts))

    def _unary(self, field: str) -> Node | None:
        negative = False
        last = None
        while (token := self._take(Kind.MINUS, Kind.NOT)) is not None:
            negative, last = not negative, token
        after = self._peek()
        if last is not None and (after is None or after.kind in (Kind.CLOSE, Kind.OR, Kind.AND)):
            self._unfinished(last, "Nothing follows that could be excluded.")
            return None
        self.excluding ^= negative
        node = self._leaf(field)
        self.excluding ^= negative
        return Not(node) if negative and node is not None else node

    def _leaf(self, field: str) -> Node | None:
        token = self._peek()
        if token is None or token.kind in (Kind.CLOSE, Kind.OR, Kind.AND):
            return None
        self.place += 1
        if token.kind is Kind.OPEN:
            return self._group(token, field)
        if token.kind is Kind.FIELD:
            after = self._peek()
            if after is None or after.kind not in (Kind.WORD, Kind.PHRASE, Kind.OPEN):
                self._unfinished(token, f"Write what to look for behind {token.text}:")
                return None
            return self._leaf(token.text)
        if token.kind is Kind.PHRASE and token.open:
            self._unfinished(token, "The closing quotation mark is missing.")
        return self._value(token, field) if field else self._text(token, "")

    def _group(self, opening: Token, field: str) -> Node | None:
        self.depth += 1
        if self.depth > MAX_DEPTH:
            raise QueryError(
                f"The query has more than {MAX_DEPTH} parentheses inside each other.", "Leave some out."
            )
        node = self._all(field)
        self.depth -= 1
        if self._take(Kind.CLOSE) is None and not self.typing:
            self._problem(opening, "This parenthesis is never closed.")
        return node

    # -- values of fields ------------------------------------------------------------------------------------
    def _value(self, token: Token, field: str) -> Node | None:
        value = " ".join(token.text.split())
        prefix = self._is_begun(token)
        if not value:
            self._unfinished(token, f"Write what to look for behind {field}:")
            return None
        if field in ("title", "by"):
            return self._text(token, "byline" if field == "by" else field)
        if field in _KINDS:
            star = value.endswith("*")
            words = value.rstrip("*")
            if not any(True for _ in analyse(words)):
                self._unfinished(token, f"There is no name in {value}.")
                return None
            quoted = token.kind is Kind.PHRASE and not token.open
            return Name(_KINDS[field], words, token.start, token.end, prefix or star, quoted)
        if field == "lang":
            return self._language(token, value.lower(), prefix)
        if field in ("source", "tag"):
            star = value.endswith("*")
            quoted = token.kind is Kind.PHRASE and not token.open
            return Keyword(field, value.rstrip("*"), token.start, token.end, prefix or star, quoted)
        if field == "note":
            return Marked(f"note:{value.rstrip('*')}")
        if field == "in":
            return Marked(f"in:{value}")
        if field in ("is", "has"):
            return self._property(token, field, value.lower())
        if field == "amount":
            return self._amount(token, value)
        return self._dates(token, field, value)

    def _language(self, token: Token, value: str, prefix: bool) -> Node:
        codes = [code for name, code in _LANGUAGES.items() if name == value or (prefix and name.startswith(value))]
        if not prefix:
            return Keyword("language", codes[0] if codes else value, token.start, token.end)
        begun = Keyword("language", value, token.start, token.end, prefix=True)
        named = tuple(Keyword("language", code, token.start, token.end) for code in codes)
        return Any((begun, *named)) if named else begun

    def _property(self, token: Token, field: str, value: str) -> Node | None:
        if field == "is":
            if value in ("unread", "starred"):
                return Marked(value)
            if value == "read":
                return Not(Marked("unread"))
            if value == "undated":
                return Keyword("has", "undated", token.start, token.end)
            known = ", ".join(f"is:{name}" for name in _IS) + " are"
        else:
            if value in ("figures", "figure"):
                return Keyword("has", "figures", token.start, token.end)
            if value in ("note", "notes"):
                return Marked("note")
            known = "has:figures and has:note are"
        self._unfinished(token, f"{field}:{value} is not known; {known}.")
        return None

    def _dates(self, token: Token, field: str, value: str) -> Node | None:
        days = self._unquoted_date(token, value) or parse_date(value, self.today, guess=not self.typing)
        begun = None if days is not None else self._begun_date(token, value)
        if begun is not None:
            days = begun
        elif days is None and value.lower() in _LEADING:  # another word is on its way, behind a blank
            days = parse_date(f"{value} week", self.today, guess=False)
            self._problem(token, f"{value} alone is read as “{value} week”.")
        if days is None:
            self._unfinished(
                token, f"{value} is no date that can be read; write 2024-07-14, 2024-07 or yesterday."
            )
            return None
        if field == "after":
            days = Days(days.first, None)
        elif field == "before":
            days = Days(None, days.first if begun is None else days.end)
        if days.first is None and days.end is None:
            self._unfinished(token, f"{value} has no day to begin at.")
            return None
        if field == "about":
            return About(tuple(cover(days.first, days.end)))
        return Published(_minute(days.first), _minute(days.end))

    def _amount(self, token: Token, value: str) -> Node | None:
        """`amount:>1000 people`: a scale or a common unit that follows belongs to it."""
        if token.kind is Kind.WORD:
            for other in self.tokens[self.place : self.place + 2]:
                if other.kind is not Kind.WORD or other.text.lower() not in FOLLOWING:
                    break
                value = f"{value} {other.text}"
                self.place += 1
        amounts = parse_amount(value)
        if amounts is None:
            self._unfinished(token, f"{value} is no amount that can be read; write >1bn, 40..50, $5m or 40%.")
            return None
        return Amount(amounts.low, amounts.high, amounts.units)

    def _begun_date(self, token: Token, value: str) -> Days | None:
        """A date that is still being typed, with or without quotes: the list narrows before its last letter."""
        following = self.tokens[self.place : self.place + 3]
        whole = [token, *following]
        if not self._typed_last(whole[-1]) or any(other.kind is not Kind.WORD for other in following):
            return None
        days = begun_date(" ".join((value, *(other.text for other in following))), self.today)
        self.place += len(following) if days is not None else 0
        return days

    def _unquoted_date(self, token: Token, value: str) -> Days | None:
        """`after:last monday`, `date:14 july 2024`: the words that follow belong to it if they make a date."""
        whole_already = not value.isalpha() and parse_date(value, self.today, guess=False)
        if token.kind is not Kind.WORD or whole_already:
            return None
        following = []
        for other in self.tokens[self.place : self.place + 3]:
            if other.kind is not Kind.WORD:
                break
            following.append(other.text)
        for count in range(len(following), 0, -1):
            if days := parse_date(" ".join((value, *following[:count])), self.today, guess=False):
                self.place += count
                return days
        return None

    # -- words -------------------------------------------------------------------------------------------------
    def _typed_last(self, token: Token) -> bool:
        # What is shut out is so as it stands: `-s` on the way to `-spain` would leave next to nothing.
        return self.typing and not self.excluding and token.end == len(self.text)

    def _is_begun(self, token: Token) -> bool:
        """Whether the last word of a token is still being typed."""
        if token.kind is Kind.PHRASE and (not token.open or token.text[-1:].isspace()):
            return False
        return self._typed_last(token)

    def _text(self, token: Token, field: str) -> Node | None:
        if token.kind is Kind.PHRASE:
            words = tuple(surface for _, surface, _, _ in analyse(token.text))
            if words and self._is_begun(token):
                return self._begun_phrase(token, field)
            if len(words) > 1:
                slop = min(token.slop or 0, MAX_SLOP)
                return Phrase(words, token.start, token.end, field, exact=not slop, slop=slop)
            return Word(words[0], token.start, token.end, field, exact=True) if words else None
        typed = token.text
        if typed == "*":
            return Everything()
        unknown_field = not field and self._has_unknown_field(token)
        start = token.start
        if typed.startswith("="):
            exact = tuple(surface for _, surface, _, _ in analyse(typed))
            if len(exact) > 1:
                return Phrase(exact, start, token.end, field)
            if not exact:
                self._unfinished(token, "Write a word behind the equals sign.")
                return None
            return Word(exact[0], start, token.end, field, exact=True)
        has_wildcard = "*" in typed or "?" in typed.rstrip("?")
        self.open += has_wildcard or "~" in typed
        if self.open > MAX_OPEN and (has_wildcard or "~" in typed):
            self._problem(token, f"Only {MAX_OPEN} words with *, ? or ~ are possible.")
            return None
        if (match := _SIMILAR.fullmatch(typed)) and (word := _single(match[1])):
            distance = min(max(int(match[2] or 1), 1), 2)
            return Similar(word, start, token.end, distance, field)
        if has_wildcard and (node := self._pattern(token, field)):
            return node
        return self._words(token, field, together=not unknown_field)

    def _begun_phrase(self, token: Token, field: str) -> Node:
        """A phrase without its closing quote: what stands is one, its last word goes on."""
        *whole, (word, begin, _) = [(surface, s, e) for _, surface, s, e in analyse(token.text)]
        last = Word(word, token.start + 1 + begin, token.end, field, prefix="typing")
        if not whole:
            return last
        words, end = tuple(surface for surface, *_ in whole), token.start + 1 + whole[-1][2]
        if len(words) == 1:
            return All((Word(words[0], token.start, end, field, exact=True), last))
        return All((Phrase(words, token.start, end, field), last))

    def _pattern(self, token: Token, field: str) -> Node | None:
        pieces = re.split(r"([*?]+)", token.text)
        pattern = "".join(
            piece if place % 2 else "".join(surface for _, surface, _, _ in analyse(piece))
            for place, piece in enumerate(pieces)
        )
        pattern = re.sub(r"\*+", "*", pattern)
        if not pattern.strip("*?"):
            return None
        if pattern.endswith("*") and not re.search(r"[*?]", pattern[:-1]):
            return Word(pattern[:-1], token.start, token.end, field, prefix="star")
        return Pattern(pattern, token.start, token.end, field)

    def _words(self, token: Token, field: str, together: bool) -> Node | None:
        found = [(surface, token.start + s, token.start + e) for _, surface, s, e in analyse(token.text)]
        if not found:
            if any(char.isalnum() or char == "-" for char in token.text):
                self._unfinished(token, "There is no word in this.")
            return None
        prefix = "typing" if self._typed_last(token) and found[-1][2] == token.end else ""
        if len(found) == 1:
            word, start, end = found[0]
            return Word(word, start, end, field, prefix=prefix)
        if prefix:
            *whole, (word, start, end) = found
            parts = [Word(w, s, e, field) for w, s, e in whole]
            return All((*parts, Word(word, start, end, field, prefix=prefix)))
        if field == "byline" or not together:
            return All(tuple(Word(w, s, e, field) for w, s, e in found))
        return Phrase(tuple(w for w, _, _ in found), token.start, token.end, field, exact=False)

    def _has_unknown_field(self, token: Token) -> bool:
        match = _UNKNOWN_FIELD.match(token.text)
        if match is None:
            return False
        name = match[1].lower()
        near = difflib.get_close_matches(name, FIELDS, 1, 0.6)
        hint = f" Did you mean {FIELDS[near[0]]}:?" if near else ""
        self._unfinished(token, f"There is no field {name}:, so these are searched as words.{hint}")
        return True


def _single(text: str) -> str:
    words = [surface for _, surface, _, _ in analyse(text)]
    return words[0] if len(words) == 1 else fold("".join(words))


def _minute(day: date | None) -> int | None:
    return None if day is None else minutes(day.isoformat())


def _all_of(parts: list[Node]) -> Node | None:
    flat: list[Node] = []
    for part in parts:
        flat.extend(part.children if isinstance(part, All) else (part,))
    flat = [part for part in flat if not isinstance(part, Everything)] or flat[:1]
    if not flat:
        return None
    return flat[0] if len(flat) == 1 else All(tuple(flat))
