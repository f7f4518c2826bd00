"""Completion of a query being typed: fields, then values from the library, words by how common they are."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import islice
from typing import TYPE_CHECKING

from index.article import NAMED_KINDS
from index.engine import fold, stem
from index.query.build import Documents
from index.query.lexer import Kind, Token, tokens
from index.query.names import Names
from index.results import Suggestion
from index.schema import name_field

if TYPE_CHECKING:
    from index.engine import Snapshot

COUNT = 8
"""Suggestions at most."""
_FIELDS = (
    "title", "person", "org", "place", "entity", "source", "in", "by", "tag", "note", "lang", "is", "has", "after",
    "before", "on", "date", "about", "amount",
)  # fmt: skip
_FIXED = {
    "is": ("unread", "starred", "read", "undated"),
    "has": ("figures", "note"),
    "date": ("today", "yesterday", "past week", "past month", "this year"),
    "after": ("yesterday", "last monday", "last month"),
    "before": ("yesterday", "last monday", "this month"),
    "about": ("today", "last week", "this month", "next month", "this year"),
    "amount": (">1m", ">1bn", "$1m..$1bn", ">50%", ">100 people"),
}
_DATES = ("date", "after", "before")
_KINDS = {
    "person": ("person",),
    "org": ("organisation",),
    "place": ("place",),
    "entity": tuple(kind.value for kind in NAMED_KINDS),
}
_NAME_KEYS = 60
_TITLE_WORDS = 300
_MOST_VALUES = 4096
_DECADE = 3


def suggest(text: str, cursor: int, snapshot: Snapshot, names: Names, documents: Documents) -> list[Suggestion]:
    """What the word before the cursor could become, best first.

    Args:
        text: The query; what stands behind the cursor is not looked at and would be replaced too.
        cursor: An offset into it.
    """
    before = text[: min(max(cursor, 0), len(text))]
    found = list(tokens(before))
    last = found[-1] if found else None
    if last is None or (last.end < len(before) and not last.open):
        return []
    field = found[-2].text if len(found) > 1 and found[-2].kind is Kind.FIELD else ""
    if (date := _date_of_words(found, before)) is not None:
        return list(islice(_fixed(*date), COUNT))
    if last.kind is Kind.FIELD:
        return list(islice(_values(last.text, "", len(before), snapshot, names, documents), COUNT))
    if last.kind is not Kind.WORD and not last.open:
        return []
    if field and found[-2].end == last.start:
        return list(islice(_values(field, last.text, last.start, snapshot, names, documents), COUNT))
    return list(islice(_words(last, snapshot), COUNT)) if last.kind is Kind.WORD else []


def _date_of_words(found: list[Token], before: str) -> tuple[str, str, int] | None:
    """(field, what is typed, its start) of a date without quotes that goes on: `date:past we`."""
    place = len(found) - 1
    while place > 0 and found[place].kind is Kind.WORD:
        place -= 1
    field, first = found[place], place + 1
    if field.kind is not Kind.FIELD or field.text not in _DATES or first + 1 >= len(found):
        return None
    typed = before[found[first].start :]
    begun = any(value.startswith(" ".join(typed.lower().split())) for value in _FIXED[field.text])
    return (field.text, typed, found[first].start) if begun else None


def _fixed(field: str, typed: str, start: int) -> Iterator[Suggestion]:
    wish = " ".join(typed.lower().split())
    for value in _FIXED[field]:
        if value.startswith(wish) and value != wish:
            yield Suggestion(_quoted(value), field, 0, start)


def _words(token: Token, snapshot: Snapshot) -> Iterator[Suggestion]:
    typed = fold(token.text)
    if typed.isalpha() and typed.isascii():
        for field in _FIELDS:
            if field.startswith(typed):
                yield Suggestion(f"{field}:", "field", 0, token.start)
    if len(typed) > 1 and typed.isalnum():
        # A word that is one already is not on its way to a rarer one: "gaza" is no beginning of "gazans".
        known = snapshot.doc_frequency("words", typed)
        for word, count in _living(snapshot, "words", snapshot.top_terms("words", typed, _NAME_KEYS)):
            if word != typed and count > known:
                yield Suggestion(word, "word", count, token.start)


def _values(
    field: str, typed: str, start: int, snapshot: Snapshot, names: Names, documents: Documents
) -> Iterator[Suggestion]:
    typed = " ".join(typed.split())
    if field in _KINDS:
        yield from _names(_KINDS[field], typed, start, snapshot, names)
    elif field in _FIXED:
        yield from _fixed(field, typed, start)
        if field == "about" and typed[:1].isdigit():
            for value, count in _living(snapshot, "about", snapshot.top_terms("about", typed, _NAME_KEYS)):
                if len(value) > len(typed) and len(value) != _DECADE:
                    yield Suggestion(value, field, count, start)
    elif field == "tag":
        own = dict(names.tags())
        others = dict(_living(snapshot, "tag", snapshot.top_terms("tag", "", _NAME_KEYS)))
        yield from _counted({**others, **own}.items(), typed, field, start)
    elif field in ("source", "lang"):
        name = "language" if field == "lang" else field
        values = documents.values(snapshot, name).listed[:_MOST_VALUES]
        counts = ((v, snapshot.doc_frequency(name, v)) for v in values)
        yield from _counted(_living(snapshot, name, counts), typed, field, start)
    elif field == "by" and typed.isalnum():
        words = snapshot.top_terms("byline", fold(typed), _NAME_KEYS)
        yield from (Suggestion(w, field, count, start) for w, count in _living(snapshot, "byline", words))
    elif field == "title" and typed.isalnum():
        # Headlines are kept as stems, so the words they may have are those of whole articles.
        stems = {word: stem(word) for word, _ in snapshot.top_terms("words", fold(typed), _TITLE_WORDS)}
        there = ((word, snapshot.doc_frequency("title", stemmed)) for word, stemmed in stems.items())
        for word, count in sorted(there, key=lambda item: -item[1]):
            if any(True for _ in _living(snapshot, "title", [(stems[word], count)])):
                yield Suggestion(word, field, count, start)


def _names(
    kinds: tuple[str, ...], typed: str, start: int, snapshot: Snapshot, names: Names
) -> Iterator[Suggestion]:
    if typed:
        keys: Iterable[tuple[str, str]] = names.keys(kinds, typed, True)
    else:
        fields = dict.fromkeys(name_field(kind) for kind in NAMED_KINDS if kind.value in kinds)
        listed = [(f, k, n) for f in fields for k, n in snapshot.top_terms(f, "", _NAME_KEYS)]
        keys = [(f, k) for f, k, _ in sorted(listed, key=lambda item: (-item[2], item[1]))]
    counts: dict[str, tuple[str, int]] = {}
    chosen = list(islice(keys, _NAME_KEYS))
    known = names.entities_of([key for _, key in chosen])
    for field, key in chosen:
        entity_id, name = known[key]
        count = sum(n for _, n in _living(snapshot, field, [(key, snapshot.doc_frequency(field, key))]))
        counts[entity_id] = (name, counts.get(entity_id, ("", 0))[1] + count)
    for entity_id, (name, count) in sorted(counts.items(), key=lambda item: (-item[1][1], item[0])):
        if count and entity_id:
            yield Suggestion(_quoted(name), entity_id.partition(":")[0], count, start)


def _living(snapshot: Snapshot, field: str, counts: Iterable[tuple[str, int]]) -> Iterator[tuple[str, int]]:
    """Those of the values that some article still has: counts take in deleted ones until they are merged away."""
    deleted = snapshot.doc_count_all - snapshot.doc_count
    for value, count in counts:
        if count > deleted:
            yield value, count
        elif count and (live := len(snapshot.postings(field, value)[0])):
            yield value, live


def _counted(counts: Iterable[tuple[str, int]], typed: str, kind: str, start: int) -> Iterator[Suggestion]:
    wish = fold(typed)
    for value, count in sorted(counts, key=lambda item: (-item[1], item[0])):
        plain = fold(value)
        if plain.startswith(wish) or f" {wish}" in plain:
            yield Suggestion(_quoted(value), kind, count, start)


def _quoted(value: str) -> str:
    value = value.replace('"', "")
    return value if value.isalnum() else f'"{value}"'
