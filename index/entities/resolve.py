"""From names to entities across the library.

The table is built from counts of names alone, never from texts, so that it can be made again in less than a
second and answers for any article the moment its rows are kept. Every name key that was ever an entity's id
stays an answerable id: it leads to the entity the name belongs to today.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import replace

from index.article import NAMED_KINDS, Mention, MentionKind
from index.entities.bodies import qualified, several_bodies, with_country
from index.entities.counts import Counts
from index.entities.evidence import Evidence
from index.entities.fuller_forms import Designated
from index.entities.fuller_offices import Namesakes
from index.entities.names import LEGAL_FORMS, WELL_KNOWN, is_designated, name_key
from index.entities.pacing import Rest, no_rest, paced
from index.entities.rows import NameCount, NamedEntity, NameRow, best_form, is_formed, pieced, untold
from index.errors import NotFoundError

_TOWN = 5
_TOLD = ")]"
_NAMED = frozenset(NAMED_KINDS)
_PERSON = f"{MentionKind.PERSON.value}:"
_KINDS = {kind.value: kind for kind in MentionKind}


class EntityTable:
    """Which entity a name stands for.

    Rules: a bare surname stands for the full name that four in five articles mean by it; an initial for the
    one first name that fits; an acronym for what an article said it means. Two full names of one surname, two
    kinds of one name and the capital of a country stay apart.
    """

    def __init__(self, rest: Rest = no_rest) -> None:
        self._rest = rest
        # Plain dicts: with 100,000 names a Counter for each costs a second.
        self._forms: dict[str, dict[str, int]] = {}
        self._articles: dict[str, int] = {}
        self._said: dict[str, dict[str, int]] = {}
        self._ties: dict[str, dict[str, int]] = {}
        self._moved: dict[str, int] = {}  # mentions that their article gives to another name, or to this one
        self._told: set[str] = set()  # keys with an office or a form: "person:james baker (treasury)"
        self._taken_back = False  # whether there may be counts of nothing
        self._forward: dict[str, str] | None = None
        self._members: dict[str, list[str]] = {}
        self._several: set[str] = set()  # what bodies of several countries are called

    @classmethod
    def from_rows(cls, rows: Iterable[NameCount], rest: Rest = no_rest) -> EntityTable:
        """A table of these counts; their order does not matter. `rest`: called between steps."""
        table = cls(rest)
        table.add(paced(rows, rest))
        return table

    def add(self, rows: Iterable[NameCount]) -> None:
        """Add counts (negative ones take back); names are resolved anew when next asked for."""
        for row in rows:
            key = row.key
            if not row.surface:
                tied = self._ties.setdefault(row.alias_of, {})
                tied[key] = tied.get(key, 0) + row.articles
                continue
            if (forms := self._forms.get(key)) is None:
                self._forms[key] = {row.surface: row.mentions}
                self._articles[key] = row.articles
            else:
                forms[row.surface] = forms.get(row.surface, 0) + row.mentions
                self._articles[key] += row.articles
            if row.articles <= 0:
                self._taken_back = True
            if row.alias_of:
                self._moved[key] = self._moved.get(key, 0) - row.mentions
                self._moved[row.alias_of] = self._moved.get(row.alias_of, 0) + row.mentions
                said = self._said.setdefault(key, {})
                full = untold(row.alias_of)
                said[full] = said.get(full, 0) + row.articles
            if key[-1] in _TOLD and untold(key) != key:
                self._told.add(key)
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
        if key not in forward:
            key = untold(key)  # with an office that no article of the library tells
        return forward.get(key, key)

    def name(self, entity_id: str) -> str:
        """The canonical name; of an unknown id, the name in it."""
        return self._name(entity_id, self._keys(entity_id))

    def entity(self, entity_id: str) -> NamedEntity:
        """All about one entity; any of its name keys will do.

        Raises:
            NotFoundError: The id is not of the form `kind:name`.
        """
        if entity_id.partition(":")[0] not in _KINDS:
            raise NotFoundError(f"{entity_id!r} is no entity.", "An id looks like person:ada lovelace.")
        entity_id = self.entity_id(entity_id)
        return self._entity(entity_id, self._keys(entity_id))

    def _entity(self, entity_id: str, keys: list[str]) -> NamedEntity:
        name = self._name(entity_id, keys)
        kind = _KINDS[entity_id.partition(":")[0]]
        forms = self._live_forms(keys)
        aliases: tuple[str, ...] = ()
        if len(forms) > 1 or name not in forms:
            ordered = sorted(forms.items(), key=lambda form: (-form[1], form[0]))
            aliases = tuple(form for form, _ in ordered if form != name)
        mentions = sum(forms.values()) + sum(self._moved.get(key, 0) for key in keys)
        return NamedEntity(entity_id, name, kind, aliases, tuple(keys), mentions)

    def _name(self, entity_id: str, keys: list[str]) -> str:
        if entity_id in WELL_KNOWN:
            return WELL_KNOWN[entity_id]
        if keys and entity_id.startswith(_PERSON) and " " in entity_id and not any(" " in untold(k) for k in keys):
            return pieced(entity_id)
        # Full names before surnames, initials and acronyms; "Cetus Corp" is no fuller than "Cetus".
        full = [k for k in keys if untold(k).partition(":")[2].find(" ") > 1] if len(keys) > 1 else keys
        cores = {k.rpartition(" ")[0] for k in full if k.rpartition(" ")[2] in LEGAL_FORMS}
        full += [k for k in keys if k in cores and k not in full]
        core, _ = qualified(entity_id)
        if core and entity_id in keys:
            full = [entity_id]  # what the others say of its country is said behind its name
        forms = self._live_forms(full or keys)
        if is_formed(entity_id):  # a firm of its own by its form is called by it
            forms = {form: n for form, n in forms.items() if is_designated(form)} or forms
        if not forms:
            return entity_id.partition(":")[2]
        name = next(iter(forms)) if len(forms) == 1 else best_form(Counter(forms))
        # Towns that are named in datelines only stand there in capitals; five letters are no country's initials.
        if core in self._several and entity_id in keys:
            return with_country(name, entity_id)
        in_capitals = name.isupper() and len(name) >= _TOWN and entity_id.startswith("place:")
        return name.title() if in_capitals else name

    def _live_forms(self, keys: list[str]) -> dict[str, int]:
        """The writings of these keys that are still in the library."""
        live: dict[str, int] = {}
        for key in keys:
            for form, count in self._forms[key].items():
                if count > 0:
                    live[form] = live.get(form, 0) + count
        return live

    def entities(self) -> Iterator[NamedEntity]:
        """Every entity the library names now."""
        self._resolved()
        for entity_id, keys in self._members.items():
            yield self._entity(entity_id, keys)

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

    def _resolved(self) -> dict[str, str]:
        if self._forward is None:
            counts = self._counts()
            direct = dict(Evidence(counts, self._rest).fuller())
            forward = self._forward = {key: _last(key, direct) for key in direct}
            if self._told:
                live = {key: n for key in self._told if (n := self._articles[key]) > 0}
                persons = {key: n for key, n in live.items() if not is_formed(key)}
                firms = [key for key in live if is_formed(key)]
                told = (*Namesakes(persons, forward).fuller(), *Designated(counts, forward).fuller(firms))
                forward.update(told)
            several = set(forward.values())
            self._members = {}
            for key in paced(self._live(), self._rest):
                entity_id = forward.get(key, key)
                if entity_id in several:
                    self._members.setdefault(entity_id, []).append(key)
                else:
                    self._members[entity_id] = [key]
            self._several = several_bodies(self._members)
        return self._forward

    def _counts(self) -> Counts:
        """The counts, without the names, writings and meanings of articles that were taken back."""
        articles, forms = self._articles, self._forms
        if self._told:
            articles, forms = self._untold()
        if not self._taken_back:
            return Counts(articles, forms, self._said, self._ties)
        articles = {key: n for key, n in articles.items() if n > 0}
        said = {key: _positive(self._said[key]) for key in articles if key in self._said}
        return Counts(articles, {key: _positive(forms[key]) for key in articles}, said, self._ties)

    def _untold(self) -> tuple[dict[str, int], dict[str, dict[str, int]]]:
        """Articles and forms of the names, each with those that tell its bearer's office or its form."""
        articles, forms = dict(self._articles), dict(self._forms)
        for told in sorted(self._told):
            key = untold(told)
            articles[key] = articles.get(key, 0) + articles.pop(told)
            own = forms[key] = dict(forms.get(key, {}))
            for form, count in forms.pop(told).items():
                own[form] = own.get(form, 0) + count
        return articles, forms

    def _live(self) -> list[str]:
        """The keys that the library has now, those of most articles first."""
        articles = self._articles
        keys = sorted(key for key, n in articles.items() if n > 0)
        keys.sort(key=articles.__getitem__, reverse=True)
        return keys


def _positive(counts: dict[str, int]) -> dict[str, int]:
    return {key: n for key, n in counts.items() if n > 0}


def _last(key: str, direct: dict[str, str]) -> str:
    """Where a chain of names ends; in a ring (which evidence of two articles can make), its first by name."""
    seen = [key]
    while (following := direct.get(seen[-1])) is not None:
        if following in seen:
            return min(seen[seen.index(following) :])
        seen.append(following)
    return seen[-1]
