"""What the rules make of the library's entities.

Only the entities that a rule touches are worked out; all others are read as recognition left them, so the
cost is that of the rules and not of the library. A rule names a name key, never an entity of the day: the
evidence may move a name to another entity, and the rule goes with the name.

The steps do not depend on the order of the rules: names that were split off leave their entity, kinds change,
merges join what is left (a forest: what is merged into leads to its root), and last whole entities are
rejected or silenced. Where two rules want different things of one name (two names for one entity), the later
one wins.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace

from index.article import MentionKind
from index.entities.rows import NamedEntity, best_form
from index.mending.reach import Base, meant, reached, said_of
from index.mending.rules import Rule, Verb


@dataclass(frozen=True, slots=True)
class Overlay:
    """The entities that rules touch, as they are with the rules.

    Attributes:
        ids: Name key or former id → the entity's id; "" where it is no entity.
        entities: By id. The first of an entity's keys is the one that rules about it should name.
        replaced: Ids of those entities of the base that this answers for.
        silent: Ids of entities that are never lit.
        mentions: Article id → the rules about its mentions.
    """

    ids: Mapping[str, str] = field(default_factory=dict)
    entities: Mapping[str, NamedEntity] = field(default_factory=dict)
    replaced: frozenset[str] = frozenset()
    silent: frozenset[str] = frozenset()
    mentions: Mapping[str, Sequence[Rule]] = field(default_factory=dict)


@dataclass(slots=True)
class _Cell:
    """Names that the evidence puts together and no rule takes apart."""

    keys: list[str]
    base: NamedEntity
    is_whole: bool
    id: str
    name: str = ""
    given: list[str] = field(default_factory=list)


def overlay(rules: Sequence[Rule], base: Base) -> Overlay:
    """What these rules, oldest first, make of the entities of `base`."""
    if not rules:
        return Overlay()
    return _Work(rules, base).overlay()


class _Work:
    def __init__(self, rules: Sequence[Rule], base: Base) -> None:
        self._rules = rules
        self._base = base
        self._reached = {rule: reached(rule, base) for rule in rules}
        self._groups: dict[str, NamedEntity] = {}
        self._group_of: dict[str, str] = {}
        self._cells: list[_Cell] = []
        self._cell_of: dict[str, int] = {}
        self._parent: list[int] = []

    def overlay(self) -> Overlay:
        named = {rule.key: rule.value for rule in self._rules if rule.verb is Verb.MENTION and rule.key}
        for rule in self._rules:
            for key in self._reached[rule]:
                self._load(key)
            if rule.verb in (Verb.MERGE, Verb.SPLIT):
                self._load(rule.value)
        self._split()
        for key, name in named.items():
            cell = self._cells[self._cell_of[key]]
            if not cell.base.mentions:
                cell.name = name
        self._set_kinds()
        self._merge()
        return self._result()

    def _of(self, verb: Verb) -> list[Rule]:
        return [rule for rule in self._rules if rule.verb is verb]

    def _about(self, rule: Rule) -> list[int]:
        """The cells that a rule is about, each once."""
        return list(dict.fromkeys(self._cell_of[key] for key in self._reached[rule]))

    def _load(self, key: str) -> None:
        if key in self._group_of:
            return
        found = meant(key, self._base)
        if found is None:
            kind, _, name = key.partition(":")
            found = NamedEntity(key, name, MentionKind(kind), (), (key,), 0)
        found = self._groups.get(found.id, found)  # with the keys that rules brought to it
        if key not in found.keys:
            found = replace(found, keys=(*found.keys, key))
        self._groups[found.id] = found
        for member in (*found.keys, found.id):
            self._group_of[member] = found.id

    def _split(self) -> None:
        apart: dict[str, set[str]] = defaultdict(set)
        for rule in self._of(Verb.SPLIT):
            if rule.key != rule.value and self._group_of[rule.key] == self._group_of[rule.value]:
                apart[self._group_of[rule.key]].add(rule.key)
        for group in self._groups.values():
            split = apart.get(group.id, set())
            rest = [key for key in dict.fromkeys((group.id, *group.keys)) if key not in split]
            if rest:
                self._add(_Cell(rest, group, not split, rest[0]))
            for key in sorted(split):
                self._add(_Cell([key], group, False, key))

    def _add(self, cell: _Cell) -> None:
        for key in cell.keys:
            self._cell_of[key] = len(self._cells)
        self._parent.append(len(self._cells))
        self._cells.append(cell)

    def _set_kinds(self) -> None:
        wanted = {number: rule.value for rule in self._of(Verb.KIND) for number in self._about(rule)}
        for number, kind in wanted.items():
            cell = self._cells[number]
            cell.id = f"{kind}:{cell.keys[0].partition(':')[2]}"
        for number in wanted:  # one of that kind and name may be there already
            other = self._cells[number].id
            if other not in self._group_of and self._base.get(other) is not None:
                before = len(self._groups)
                self._load(other)
                if len(self._groups) > before:
                    group = self._groups[self._group_of[other]]
                    self._add(_Cell(list(dict.fromkeys((group.id, *group.keys))), group, True, group.id))

    def _root(self, number: int) -> int:
        while self._parent[number] != number:
            number = self._parent[number]
        return number

    def _join(self, number: int, into: int) -> None:
        self._parent[self._root(number)] = self._root(into)

    def _merge(self) -> None:
        # Two names that were given one kind are one entity, and so they stay when one of them is merged away.
        first: dict[str, int] = {}
        for number, cell in enumerate(self._cells):
            self._join(number, first.setdefault(cell.id, number))
        for number, cell in enumerate(self._cells):
            if cell.id in self._cell_of:
                self._join(number, self._cell_of[cell.id])
        for rule in self._of(Verb.MERGE):
            for number in self._about(rule):
                self._join(number, self._cell_of[rule.value])

    def _result(self) -> Overlay:
        members: dict[int, list[_Cell]] = defaultdict(list)
        for number, cell in enumerate(self._cells):
            root = self._root(number)
            members[root].insert(0, cell) if root == number else members[root].append(cell)
        for rule in self._of(Verb.NAME):
            about = self._about(rule)
            for number in about:
                cell = self._cells[number]
                cell.given.append(said_of(rule.value, cell.base.id) if len(about) > 1 else rule.value)
        rejected = {self._root(number) for rule in self._of(Verb.REJECT) for number in self._about(rule)}
        silent = {self._root(number) for rule in self._of(Verb.SILENCE) for number in self._about(rule)}
        assigned = Counter(rule.key for rule in self._of(Verb.MENTION) if rule.key)
        ids: dict[str, str] = {}
        entities: dict[str, NamedEntity] = {}
        for root, cells in members.items():
            entity = self._entity(cells, assigned)
            known = "" if root in rejected else entity.id
            for cell in cells:
                ids.update(dict.fromkeys(cell.keys, known))
            ids.setdefault(cells[0].id, known)
            if known:
                entities[known] = entity
        for root, cells in members.items():  # after those that have them now: ids of what was merged since
            for cell in cells:
                ids.setdefault(cell.id, ids[self._cells[root].keys[0]])
        mentions: dict[str, list[Rule]] = defaultdict(list)
        for rule in self._of(Verb.MENTION):
            mentions[rule.article].append(rule)
        return Overlay(
            ids,
            entities,
            frozenset(self._groups),
            frozenset(ids[self._cells[root].keys[0]] for root in silent - rejected),
            mentions,
        )

    def _entity(self, cells: list[_Cell], assigned: Counter[str]) -> NamedEntity:
        root = cells[0]
        kind = MentionKind(root.id.partition(":")[0])
        keys = tuple(dict.fromkeys(key for cell in cells for key in cell.keys))
        extra = sum(assigned[key] for key in keys)
        if len(cells) == 1 and root.is_whole:
            name = root.given[-1] if root.given else root.name or root.base.name
            aliases = tuple(a for a in dict.fromkeys((root.base.name, *root.base.aliases)) if a != name)
            return NamedEntity(root.id, name, kind, aliases, keys, root.base.mentions + extra)
        forms = self._base.forms(keys)
        together: Counter[str] = Counter()
        for key in keys:
            together.update(forms.get(key, {}))
        name = root.given[-1] if root.given else _name(root, forms)
        known = [alias for cell in cells for alias in (*cell.given, _name(cell, forms))]
        ordered = [form for form, _ in sorted(together.items(), key=lambda form: (-form[1], form[0]))]
        aliases = tuple(alias for alias in dict.fromkeys((*ordered, *known)) if alias != name)
        return NamedEntity(root.id, name, kind, aliases, keys, together.total() + extra)


def _name(cell: _Cell, forms: Mapping[str, Mapping[str, int]]) -> str:
    """What a cell is called before anybody renames it."""
    if cell.name or (cell.base.id in cell.keys and cell.base.mentions):
        return cell.name or cell.base.name
    written: Counter[str] = Counter()
    for key in cell.keys:
        written.update(forms.get(key, {}))
    return best_form(written) if written else cell.keys[0].partition(":")[2]
