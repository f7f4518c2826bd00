"""From the tree of a query to what the engine runs.

`body` decides what matches; the titles and leads that hold the same words only add to the score. Marks and
names are looked up here, at the last moment, so a mark or a correction never rewrites a posting.
"""

from __future__ import annotations

import typing
from collections.abc import Hashable, Iterable, Iterator, Sequence
from itertools import pairwise
from typing import TYPE_CHECKING

import numpy as np
from numpy.typing import NDArray
from whoosh import query

from index.about import ANY_UNIT, amount_term
from index.engine import DocSet, analyse, fold, stem
from index.query.headers import HeaderQueries
from index.query.keywords import Values, fitting
from index.query.local_days import local_stretches
from index.query.names import BEGUN_NAMES, BRIEF, Names
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
    Pattern,
    Phrase,
    Published,
    Similar,
    Word,
    wanted,
)
from index.schema import key_term
from index.storage.entity_store import words_of_name

if TYPE_CHECKING:
    from index.engine import Snapshot

TITLE_BOOST = 0.4
LEAD_BOOST = 0.2
"""How much a word of the query in the headline or the lead adds (tests/benchmarks/relevance.py)."""

MIN_TITLE_PREFIX = 2
MAX_KEYWORDS = 1 << 17
"""Values of a field at most; the rarest of more are not found by their words."""
_EDIT_PREFIX = 1

Docs = NDArray[np.int64]


class Documents:
    """Which document of one snapshot has which id; remembers what it was asked."""

    def __init__(self, generation: int) -> None:
        self.generation = generation
        self._marked: dict[str, tuple[Hashable, DocSet]] = {}
        self._values: dict[str, Values] = {}

    def marked(self, snapshot: Snapshot, mark: str, names: Names) -> DocSet:
        """The documents whose articles have a mark; those the index does not have are left out."""
        version: Hashable = names.marks_version()
        if mark.startswith("in:"):  # sources change without any mark
            version = tuple(names.marked(mark))
        known = self._marked.get(mark)
        if known is None or known[0] != version:
            docs = documents_of(snapshot, list(names.marked(mark)))
            known = self._marked[mark] = (version, DocSet(docs))
        return known[1]

    def values(self, snapshot: Snapshot, field: str) -> Values:
        """The values of a keyword field."""
        if field not in self._values:
            self._values[field] = Values([value for value, _ in snapshot.top_terms(field, "", MAX_KEYWORDS)])
        return self._values[field]


class Builder:
    """Builds the queries of one search over one snapshot."""

    def __init__(self, snapshot: Snapshot, names: Names, documents: Documents) -> None:
        self._snapshot = snapshot
        self._names = names
        self._documents = documents
        self._headers = HeaderQueries(snapshot)

    def scored(self, tree: Node) -> typing.Any:
        """The whole query: what matches, with the bonus of titles and leads."""
        bonus = list(self._bonus(tree))
        main = self.query(tree)
        return query.AndMaybe(main, query.Or(bonus)) if bonus else main

    def _bonus(self, tree: Node) -> Iterator[typing.Any]:
        title: dict[str, None] = {}
        named: dict[str, None] = {}
        for item in wanted(tree):
            if isinstance(item, Name):
                named.update((stemmed, None) for stemmed, *_ in analyse(item.words))
            elif isinstance(item, (Word, Similar)) and item.field != "byline":
                title[stem(item.word)] = None
                if isinstance(item, Word) and len(item.word) >= MIN_TITLE_PREFIX and item.prefix:
                    yield query.Prefix("title", item.word, boost=TITLE_BOOST)
            elif isinstance(item, Phrase) and item.field != "byline":
                title.update((stem(word), None) for word in item.words)
        for stemmed in title | named:
            yield query.Term("title", stemmed, boost=TITLE_BOOST)
            yield query.Term("lead", stemmed, boost=LEAD_BOOST)
        for stemmed in named:
            yield query.Term("body", stemmed)

    def query(self, node: Node) -> typing.Any:
        """One node as a Whoosh query."""
        match node:
            case All(children):
                wishes = [self.query(child) for child in children if not isinstance(child, Not)]
                bans = [query.Not(self.query(child.child)) for child in children if isinstance(child, Not)]
                return query.And([*(wishes or [query.Every()]), *bans])
            case Any(children):
                return query.Or([self.query(child) for child in children])
            case Not(child):
                return query.And([query.Every(), query.Not(self.query(child))])
            case Word():
                return self._headers.words(_word(node), node)
            case Phrase():
                return self._headers.words(_phrase(node), node)
            case Pattern(pattern, _, _, field):
                return query.Wildcard(_surface_field(field), pattern)
            case Similar(word, _, _, distance, field):
                near = query.FuzzyTerm(_surface_field(field), word, maxdist=distance, prefixlength=_EDIT_PREFIX)
                return query.Or([near, query.Term(field or "body", stem(word))]) if field != "byline" else near
            case Name():
                return self._name(node)
            case Keyword():
                return self._keyword(node)
            case Marked(mark):
                return self._marked(mark)
            case Published(first, end):
                return self._headers.published(local_stretches(first, end))
            case About(terms):
                return _constant([query.Term("about", term) for term in terms])
            case Amount():
                return _amount(node)
            case Everything():
                return query.Every()

    def _name(self, node: Name) -> typing.Any:
        keys = list(dict.fromkeys(self._names.keys(node.kinds, node.words, node.prefix)))
        if node.prefix and len(node.words.split()[-1]) <= BRIEF:
            keys = keys[:BEGUN_NAMES]
        if node.quoted:
            keys = self._whole(node, keys)
        excepted = self._names.exceptions()
        parts: list[typing.Any] = []
        for field, key in keys:
            term = query.Term(field, key_term(key))
            others = excepted.without.get(key)
            parts.append(query.And([term, query.Not(self._articles(others))]) if others else term)
        if excepted.within:
            meant = {entity_id for entity_id, _ in self._names.entities_of([key for _, key in keys]).values()}
            parts += [self._articles(ids) for entity_id, ids in excepted.within.items() if entity_id in meant]
        return _constant(parts)

    def _whole(self, node: Name, keys: list[tuple[str, str]]) -> list[tuple[str, str]]:
        """Those of the keys whose entity is called just so."""
        wish = words_of_name(node.words)
        known = self._names.entities_of([key for _, key in keys])
        called = {
            key: (words_of_name(entity_id.partition(":")[2]), words_of_name(name))
            for key, (entity_id, name) in known.items()
        }
        # What is called so now comes before what was before it was renamed; of several, the one whose id this is:
        # the others have something told behind the name in theirs.
        now = [pair for pair in keys if called[pair[1]][1] == wish]
        ids = {f"{kind}:{' '.join(fold(node.words).split())}" for kind in node.kinds}
        own = [pair for pair in now if known[pair[1]][0] in ids]
        return own or now or [pair for pair in keys if wish in called[pair[1]]] or keys

    def _articles(self, ids: Iterable[str]) -> typing.Any:
        return DocSet(np.sort(documents_of(self._snapshot, list(ids))))

    def _keyword(self, node: Keyword) -> typing.Any:
        parts: list[typing.Any] = []
        if node.field in ("source", "tag"):
            tags = [tag for tag, _ in self._names.tags()] if node.field == "tag" else []
            meant = self._documents.values(self._snapshot, node.field).fitting(node, tags)
            parts += [query.Term(node.field, value) for value in sorted(meant)]
            parts += [self._marked(f"tag:{tag}") for tag in tags if tag in meant]
        elif node.prefix:
            values = self._documents.values(self._snapshot, node.field).listed
            parts += [query.Term(node.field, value) for value in values if value.startswith(node.value)]
        else:
            parts.append(query.Term(node.field, node.value))
        if node.field == "source":
            return self._headers.source(_constant(parts), lambda value: bool(fitting([value], node)))
        if node.field == "has" and node.value == "undated":
            return self._headers.undated(_constant(parts))
        return _constant(parts)

    def _marked(self, mark: str) -> typing.Any:
        return self._documents.marked(self._snapshot, mark, self._names)


def documents_of(snapshot: Snapshot, ids: Sequence[str]) -> Docs:
    """The documents that have these ids, in any order."""
    return snapshot.docs_having("id", ids)


def _surface_field(field: str) -> str:
    return field if field in ("title", "byline") else "words"


def _word(node: Word) -> typing.Any:
    stemmed = stem(node.word)
    if node.field == "byline":
        return query.Prefix("byline", node.word) if node.prefix else query.Term("byline", node.word)
    if node.field == "title":
        if node.prefix:
            return query.Or([query.Term("title", stemmed), query.Prefix("title", node.word)])
        if node.exact:
            return query.And([query.Term("title", stemmed), query.Term("words", node.word)])
        return query.Term("title", stemmed)
    if node.exact:
        return query.Term("words", node.word)
    if node.prefix == "typing":
        # "studies" still matches "study", and "studie" what goes on so: no result is lost at the last letter.
        if len(node.word) <= 2:  # nearly every article matches; a union of two long lists would cost most
            return query.AndMaybe(query.Prefix("words", node.word), query.Term("body", stemmed))
        return query.Or([query.Term("body", stemmed), query.Prefix("words", node.word)])
    return query.Prefix("words", node.word) if node.prefix else query.Term("body", stemmed)


def _phrase(node: Phrase) -> typing.Any:
    """An exact phrase is one of stems in an article that has every word in just this form."""
    if node.field == "byline":
        return query.And([query.Term("byline", word) for word in node.words])
    field = node.field or "body"
    stems = [stem(word) for word in node.words]
    if node.slop:
        pairs = []
        for left, right in pairwise(stems):
            ways = [query.Phrase(field, [left, right], slop=node.slop)]
            if left != right:
                ways.append(query.Phrase(field, [right, left], slop=node.slop))
            pairs.append(query.Or(ways) if len(ways) > 1 else ways[0])
        return query.And(pairs) if len(pairs) > 1 else pairs[0]
    phrase = query.Phrase(field, stems)
    if not node.exact:
        return phrase
    forms = [query.Term("words", word) for word in dict.fromkeys(node.words)]
    return query.Require(phrase, query.And(forms))


def _amount(node: Amount) -> typing.Any:
    """One run of terms for each word of what is counted."""
    runs = [
        query.TermRange("amount", amount_term(unit, node.low), amount_term(unit, node.high))
        for unit in node.units or (ANY_UNIT,)
    ]
    return query.ConstantScoreQuery(query.And(runs) if len(runs) > 1 else runs[0], 1.0)


def _constant(parts: list[typing.Any]) -> typing.Any:
    """Any of these, all alike: what narrows a search says nothing about which result is better."""
    if not parts:
        return query.NullQuery
    return query.ConstantScoreQuery(query.Or(parts) if len(parts) > 1 else parts[0], 1.0)
