"""From names to entities across the library.

The table is built from counts of names alone, never from texts, so that it can be made again in less than a
second and answers for any article the moment its rows are kept. Every name key that was ever an entity's id
stays an answerable id: it leads to the entity the name belongs to today.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace

from index.article import NAMED_KINDS, Mention, MentionKind
from index.entities.names import WELL_KNOWN, name_key
from index.entities.within import NameRow, best_form

_NAMED = frozenset(NAMED_KINDS)
_JUNIOR = frozenset({"jr", "sr", "junior", "senior"})
# A bare surname is the one full name behind it only where hardly anyone else answers to it.
_DOMINANT, _DOMINANT_ARTICLES = 0.8, 2
# "Trump" as an organisation, once in fifty articles, is the model's slip and not a second Trump.
_SLIP, _SLIP_ARTICLES = 0.9, 10


@dataclass(frozen=True, slots=True)
class NameCount:
    """How often the library has a name, in one writing and one meaning.

    What `SELECT key, kind, surface, alias_of, SUM(count), COUNT(*) ... GROUP BY 1, 2, 3, 4` gives over the rows
    of `name_rows`.
    """

    key: str
    kind: MentionKind
    surface: str
    alias_of: str
    mentions: int
    articles: int


@dataclass(frozen=True, slots=True)
class NamedEntity:
    """An entity of the library: `aliases` are its other writings, `keys` its name keys, most frequent first."""

    id: str
    name: str
    kind: MentionKind
    aliases: tuple[str, ...]
    keys: tuple[str, ...]
    mentions: int


class EntityTable:
    """Which entity a name stands for.

    Rules: a bare surname stands for the full name that four in five articles mean by it; an initial for the
    one first name that fits; an acronym for what an article said it means. Two full names of one surname, two
    kinds of one name and the capital of a country stay apart.
    """

    def __init__(self) -> None:
        self._forms: dict[str, Counter[str]] = defaultdict(Counter)
        self._articles: Counter[str] = Counter()
        self._said: dict[str, Counter[str]] = defaultdict(Counter)
        self._forward: dict[str, str] | None = None
        self._members: dict[str, list[str]] = {}

    @classmethod
    def from_rows(cls, rows: Iterable[NameCount]) -> EntityTable:
        """A table of these counts; their order does not matter."""
        table = cls()
        table.add(rows)
        return table

    def add(self, rows: Iterable[NameCount]) -> None:
        """Add counts (negative ones take back); names are resolved anew when next asked for."""
        for row in rows:
            self._forms[row.key][row.surface] += row.mentions
            self._articles[row.key] += row.articles
            if row.alias_of:
                self._said[row.key][row.alias_of] += row.articles
        self._forward = None

    def add_article(self, rows: Iterable[NameRow], sign: int = 1) -> None:
        """Add one article's names, or with `sign=-1` take them back."""
        self.add(NameCount(r.key, r.kind, r.surface, r.alias_of, sign * r.count, sign) for r in rows)

    def entity_id(self, key: str, alias_of: str = "") -> str:
        """The id of the entity behind a name key, or behind an id of former times.

        Args:
            key: A name key; unknown ones are their own entity.
            alias_of: What the article itself says the name stands for: it goes before all other evidence.
        """
        forward = self._resolved()
        key = alias_of or key
        return forward.get(key, key)

    def name(self, entity_id: str) -> str:
        """The canonical name; of an unknown id, the name in it."""
        if entity_id in WELL_KNOWN:
            return WELL_KNOWN[entity_id]
        forms = self._main_forms(self._keys(entity_id))
        return best_form(forms) if forms else entity_id.partition(":")[2]

    def entity(self, entity_id: str) -> NamedEntity:
        """All about one entity; any of its name keys will do."""
        entity_id = self.entity_id(entity_id)
        keys = self._keys(entity_id)
        forms: Counter[str] = Counter()
        for key in keys:
            forms.update(self._live_forms(key))
        name = self.name(entity_id)
        aliases = [form for form, _ in sorted(forms.items(), key=lambda f: (-f[1], f[0])) if form != name]
        kind = MentionKind(entity_id.partition(":")[0])
        return NamedEntity(entity_id, name, kind, tuple(aliases), tuple(keys), forms.total())

    def entities(self) -> Iterator[NamedEntity]:
        """Every entity the library names now."""
        self._resolved()
        for entity_id in self._members:
            yield self.entity(entity_id)

    def resolve(self, mentions: Iterable[Mention]) -> tuple[Mention, ...]:
        """An article's mentions as recognised, with the library's entities in them."""
        resolved = []
        names: dict[str, str] = {}
        for mention in mentions:
            if mention.kind in _NAMED and mention.entity_id:
                own = name_key(mention.text, mention.kind)
                entity_id = self.entity_id(own, mention.entity_id if mention.entity_id != own else "")
                if entity_id not in names:
                    names[entity_id] = self.name(entity_id) if self._keys(entity_id) else mention.entity
                mention = replace(mention, entity=names[entity_id], entity_id=entity_id)
            resolved.append(mention)
        return tuple(resolved)

    def _keys(self, entity_id: str) -> list[str]:
        self._resolved()
        return self._members.get(entity_id, [])

    def _live_forms(self, key: str) -> Counter[str]:
        return +self._forms.get(key, Counter())

    def _main_forms(self, keys: list[str]) -> Counter[str]:
        """The writings a canonical name is chosen from: full names before surnames and acronyms."""
        full = [k for k in keys if " " in k and len(k.partition(":")[2].split()[0]) > 1] or keys
        forms: Counter[str] = Counter()
        for key in full:
            forms.update(self._live_forms(key))
        return forms

    def _resolved(self) -> dict[str, str]:
        if self._forward is None:
            direct = dict(self._evidence())
            self._forward = {key: _last(key, direct) for key in direct}
            members: dict[str, list[str]] = defaultdict(list)
            for key in sorted(self._forms, key=lambda k: (-self._articles[k], k)):
                if self._articles[key] > 0:
                    members[self._forward.get(key, key)].append(key)
            self._members = dict(members)
        return self._forward

    def _evidence(self) -> Iterator[tuple[str, str]]:
        """(name key, key of the fuller or truer name) for every name that is not its own entity."""
        people: dict[str, Counter[str]] = defaultdict(Counter)  # surname -> full names by articles
        for key, articles in self._articles.items():
            kind, _, name = key.partition(":")
            if articles > 0 and kind == MentionKind.PERSON and " " in name:
                words = name.split()
                if words[-1] not in _JUNIOR and len(words[0]) > 1:
                    people[words[-1]][key] += articles
        for key, articles in self._articles.items():
            if articles <= 0:
                continue
            kind, _, name = key.partition(":")
            full = ""
            if kind == MentionKind.PERSON:
                full = self._full_person(key, name, people)
            elif kind == MentionKind.ORGANISATION:
                full = _dominant(self._said.get(key), 1)
            full = full or self._true_kind(key, kind, name, articles)
            if full and full != key:
                yield key, full

    def _full_person(self, key: str, name: str, people: dict[str, Counter[str]]) -> str:
        words = name.split()
        if len(words) == 1:
            # Those the articles themselves meant by it count beside those whose surname it is.
            return _dominant(people.get(name), _DOMINANT_ARTICLES) or _dominant(
                self._said.get(key), _DOMINANT_ARTICLES
            )
        if len(words[0]) == 1:
            fits = [k for k in people.get(words[-1], ()) if k.partition(":")[2][0] == words[0]]
            return fits[0] if len(fits) == 1 else ""
        return _dominant(self._said.get(key), _DOMINANT_ARTICLES)

    def _true_kind(self, key: str, kind: str, name: str, articles: int) -> str:
        """The same name as a person (or a person's as something else), where this kind is a rare slip."""
        if kind == MentionKind.PERSON:
            others = [f"{MentionKind.PLACE}:{name}", f"{MentionKind.ORGANISATION}:{name}"]
        elif kind in (MentionKind.PLACE, MentionKind.ORGANISATION):
            others = [f"{MentionKind.PERSON}:{name}"]
        else:
            return ""
        best = max(others, key=lambda k: self._articles.get(k, 0))
        often = self._articles.get(best, 0)
        return best if often >= _SLIP_ARTICLES and often / (often + articles) >= _SLIP else ""


def _dominant(counts: Counter[str] | None, at_least: int) -> str:
    if not counts:
        return ""
    best, articles = max(counts.items(), key=lambda c: (c[1], c[0]))
    total = sum(n for n in counts.values() if n > 0)
    return best if articles >= at_least and articles >= _DOMINANT * total else ""


def _last(key: str, direct: dict[str, str]) -> str:
    """Where a chain of names ends; in a ring (which evidence of two articles can make), its first by name."""
    seen = [key]
    while (following := direct.get(seen[-1])) is not None:
        if following in seen:
            return min(seen[seen.index(following) :])
        seen.append(following)
    return seen[-1]
