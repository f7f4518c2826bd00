"""From names to entities across the library.

The table is built from counts of names alone, never from texts, so that it can be made again in less than a
second and answers for any article the moment its rows are kept. Every name key that was ever an entity's id
stays an answerable id: it leads to the entity the name belongs to today.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace

from index.article import NAMED_KINDS, Mention, MentionKind
from index.entities.casing import case_table
from index.entities.companies import is_company
from index.entities.gazetteer import gazetteer
from index.entities.given import given_names
from index.entities.names import GENERIC, LEGAL_FORMS, WELL_KNOWN, initials, is_designated, name_key
from index.entities.pacing import Rest, no_rest, paced
from index.entities.short_forms import formal_name
from index.entities.within import NameRow, best_form
from index.entities.words import PARTICLES, word_set
from index.errors import NotFoundError

_TOWN = 5
_NAMED = frozenset(NAMED_KINDS)
_JUNIOR = frozenset({"jr", "sr", "junior", "senior"})
_KINDS = {kind.value: kind for kind in MentionKind}
# A bare surname is the one full name behind it only where hardly anyone else answers to it.
_DOMINANT, _DOMINANT_ARTICLES = 0.8, 2
# "G. Fox" is George Fox only where he is somebody the news knows.
_INITIAL_ARTICLES = 4
# "Continental" is Continental Airlines only where every other article that writes it says so.
_USUAL, _PLAIN = 0.5, 0.75
_SAID_OFTEN = 0.15
# "Hawker" is Hawker Siddeley where hardly any other name begins so, and the full name is the usual one. Most
# articles on Asea write "Asea": that is not short for "Asea Capital". A word of every day takes more.
_ONLY, _FULLER_ARTICLES, _RARER, _MUCH_RARER = 0.7, 3, 2, 5
# "Weyerhauser" in one article is a slip for Weyerhaeuser in twenty.
_OFTEN, _SLIPS, _SPELT, _LONG_WORD = 5, 2, 15, 8
# A full name of so few articles takes only a surname that is no word and no first name.
_KNOWN_ARTICLES, _SURNAME_LETTERS, _NAMES, _LETTERS = 5, 8, 3, 4
# "National Westminster" PLC is the bank.
_LEFT_OUT = word_set("bank industries laboratories motor motors airlines airways banks companies stores")
_OF_PERSONS = word_set("administration government cabinet campaign commission family group")
_HEADS = word_set(
    "committee department board commission ministry council agency association bureau exchange gas oil bank "
    "care enterprises airlines airways industries motors stores foods steel petroleum electric power telephone "
    "chemical chemicals pharmaceuticals laboratories instruments technologies"
)
_VOWELS = str.maketrans("", "", "aeiouy")
_ACRONYM = re.compile(r"organisation:[^aeiou ]{2,5}")
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

    def __init__(self, rest: Rest = no_rest) -> None:
        self._rest = rest
        # Plain dicts: with 100,000 names a Counter for each costs a second.
        self._forms: dict[str, dict[str, int]] = {}
        self._articles: dict[str, int] = {}
        self._said: dict[str, dict[str, int]] = {}
        self._forward: dict[str, str] | None = None
        self._members: dict[str, list[str]] = {}

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
            if (forms := self._forms.get(key)) is None:
                self._forms[key] = {row.surface: row.mentions}
                self._articles[key] = row.articles
            else:
                forms[row.surface] = forms.get(row.surface, 0) + row.mentions
                self._articles[key] += row.articles
            if row.alias_of:
                said = self._said.setdefault(key, {})
                said[row.alias_of] = said.get(row.alias_of, 0) + row.articles
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
        return NamedEntity(entity_id, name, kind, aliases, tuple(keys), sum(forms.values()))

    def _name(self, entity_id: str, keys: list[str]) -> str:
        if entity_id in WELL_KNOWN:
            return WELL_KNOWN[entity_id]
        # Full names before surnames, initials and acronyms; "Cetus Corp" is no fuller than "Cetus".
        full = [k for k in keys if " " in k and k.partition(":")[2].find(" ") > 1] if len(keys) > 1 else keys
        cores = {k.rpartition(" ")[0] for k in full if k.rpartition(" ")[2] in LEGAL_FORMS}
        full += [k for k in keys if k in cores and k not in full]
        forms = self._live_forms(full or keys)
        if not forms:
            return entity_id.partition(":")[2]
        name = next(iter(forms)) if len(forms) == 1 else best_form(Counter(forms))
        # Towns that are named in datelines only stand there in capitals; five letters are no country's initials.
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
            direct = dict(self._evidence())
            self._forward = {key: _last(key, direct) for key in direct}
            members: dict[str, list[str]] = defaultdict(list)
            for articles, key in paced(sorted((-n, key) for key, n in self._articles.items()), self._rest):
                if articles < 0:
                    members[self._forward.get(key, key)].append(key)
            self._members = dict(members)
        return self._forward

    def _evidence(self) -> Iterator[tuple[str, str]]:
        """(name key, key of the fuller or truer name) for every name that is not its own entity."""
        people: dict[str, dict[str, int]] = {}  # surname -> full names by articles
        firsts: dict[str, str] = {}  # first name -> the one full name that has it, or ""
        firms: dict[str, int] = {}  # first word -> articles of the firms that begin with it
        longer: dict[str, dict[str, int]] = {}  # key of a firm -> those that go on with other words, by articles
        for key, articles in paced(self._articles.items(), self._rest):
            kind, _, name = key.partition(":")
            if articles > 0 and kind == MentionKind.PERSON and " " in name:
                words = name.split()
                if words[-1] not in _JUNIOR and len(words[0]) > 1:
                    people.setdefault(words[-1], {})[key] = articles
                    firsts[words[0]] = "" if words[0] in firsts else key
            elif articles > 0 and kind == MentionKind.ORGANISATION and " " in name:
                first, _, rest = name.partition(" ")
                if rest not in _OF_PERSONS:
                    firms[first] = firms.get(first, 0) + articles
                place = key.find(" ")
                while place > 0:
                    if (short := key[:place]) in self._articles:
                        longer.setdefault(short, {})[key] = articles
                    place = key.find(" ", place + 1)
        spelt = self._spellings()
        for key, articles in paced(self._articles.items(), self._rest):
            if articles <= 0:
                continue
            kind, _, name = key.partition(":")
            full = ""
            said = self._said.get(key)
            if said and sum(said.values()) >= articles:
                full = max(said, key=lambda k: (said[k], k))  # no article means anything else by it
            elif kind == MentionKind.PERSON:
                full = self._full_person(key, name, people, firsts, firms)
            elif kind == MentionKind.ORGANISATION:
                full = self._full_organisation(key, name) or self._only_longer(key, name, longer.get(key))
            full = full or self._true_kind(key, kind, name, articles) or _spelt_right(key, articles, spelt)
            if full and full != key:
                yield key, full

    def _full_person(
        self, key: str, name: str, people: dict[str, dict[str, int]], firsts: dict[str, str], firms: dict[str, int]
    ) -> str:
        words = name.split()
        said = self._said.get(key)
        if PARTICLES.issuperset(words[:-1]):
            # "OWENS" alone may as well be Owens-Illinois or Owens and Minor.
            others = firms.get(words[0], 0)
            bearers = people.get(words[-1], {})
            if len(words) > 1:
                bearers = {k: n for k, n in bearers.items() if k.endswith(" " + name)}
            if full := _dominant(bearers, 1, others):
                articles = self._articles[full]
                return (
                    full
                    if articles >= _KNOWN_ARTICLES or self._is_rare_surname(name, firms)
                    else self._usual(key, full)
                )
            # "Saddam", "Chun": by the first of his names, where nobody else has it.
            if not bearers and not others and (full := firsts.get(name, "")):
                return full if self._articles[full] >= _KNOWN_ARTICLES and full.count(" ") < _NAMES else ""
            return self._usual(key, _dominant(said, _DOMINANT_ARTICLES))
        bearers = people.get(words[-1], {})
        formal = f"person:{formal_name(words[0])} {words[-1]}"
        if len(bearers) == len(words) == 2 and formal in bearers and formal != key:
            return formal  # "Steve Slifer" is Stephen Slifer where nobody else is called Slifer
        if len(words[0]) == 1 and len(words) == 2:
            fits = [k for k in people.get(words[-1], ()) if k.partition(":")[2][0] == words[0]]
            if len(fits) != 1:
                return ""
            often = self._articles[fits[0]]
            alone = len(bearers) == 1 and self._is_rare_surname(words[-1], firms)
            return fits[0] if alone or (often >= _INITIAL_ARTICLES and often > self._articles[key]) else ""
        return self._usual(key, _dominant(said, _DOMINANT_ARTICLES))

    def _spellings(self) -> dict[str, list[str]]:
        """The often named keys by their consonants."""
        spelt: dict[str, list[str]] = {}
        for key, articles in paced(self._articles.items(), self._rest):
            if articles >= _OFTEN and len(key) >= _SPELT and key.startswith(("person:", "organisation:")):
                spelt.setdefault(key.translate(_VOWELS), []).append(key)
        return spelt

    def _is_rare_surname(self, name: str, firms: dict[str, int]) -> bool:
        """Whether a surname is neither a word, a first name nor another thing's name: "Leutwiler", not "Crow"."""
        if (
            len(name) < _SURNAME_LETTERS
            or name in firms
            or f"place:{name}" in self._articles
            or f"organisation:{name}" in self._articles
        ):
            return False
        return not _is_word(name) and name.title() not in given_names()

    def _only_longer(self, key: str, name: str, longer: dict[str, int] | None) -> str:
        """The one longer name that a short one can be the beginning of."""
        if not longer:
            return ""
        own, said = self._articles[key], self._said.get(key, {})
        itself = {k: n for k, n in longer.items() if k[len(key) + 1 :] in LEGAL_FORMS}
        if itself and (full := self._company_itself(key, name, longer, itself)):
            return full
        if GENERIC.issuperset(name.split()) or self._is_acronym(key, name):
            return ""
        longer = {k: n for k, n in longer.items() if k not in itself}
        if not longer:
            return ""
        full = max(longer.items(), key=lambda name: (name[1], name[0]))[0]
        articles, several = longer[full], " " in name
        rest = full[len(key) + 1 :]
        # "Drexel Burnham" between "Drexel" and "Drexel Burnham Lambert" is no rival.
        rivals = sum(
            n for k, n in longer.items() if not (full.startswith(k + " ") or f"{k} ".startswith(f"{full} "))
        ) + sum(itself.values())
        if rivals > (1 - _ONLY) * articles or rest.startswith("of "):
            return ""  # the National Research Council is not that of Canada
        if several and any(is_designated(form) for form in self._forms[key]):
            # "Chrysler Corp" is no short form, "National Westminster PLC" is one.
            return full if rest in _LEFT_OUT and articles >= own else ""
        usual = articles >= max(_FULLER_ARTICLES - several, _RARER * own)
        if name.title() in gazetteer().sure or name.title() in given_names():
            return ""
        if not several and (_is_word(name) or name.title() in gazetteer()):
            # "Rolls" of "Rolls Royce"
            return full if usual and articles >= _MUCH_RARER * own and full in said else ""
        if rest in _HEADS:
            # "Senate Budget" of "Senate Budget Committee", "Brooklyn Union" of "Brooklyn Union Gas"
            return full if several or 2 * articles >= own else ""
        return full if usual else ""

    def _company_itself(self, key: str, name: str, longer: dict[str, int], itself: dict[str, int]) -> str:
        """The company that is called so for short: "Cetus Corp" of "Cetus", not "Sterling Inc" of sterling."""
        said, own = self._said.get(key, {}), self._articles[key]
        meant = dict.fromkeys(itself, 0) | said
        full = max(meant.items(), key=lambda k: (k[1], itself.get(k[0], 0), k[0]))[0]
        if full not in itself or meant[full] < _DOMINANT * sum(said.values()):
            return ""
        unsaid = own - sum(said.values())
        plain = GENERIC.issuperset(name.split()) or (" " not in name and self._is_plain(name))
        if unsaid <= 0 or (meant[full] >= _USUAL * own and (meant[full] > 1 or not plain)):
            return full
        if meant[full] > 1 and meant[full] >= _SAID_OFTEN * own:
            return full
        if full.rpartition(" ")[2] in ("group", "holdings"):
            return ""
        rivals = sum(n for k, n in longer.items() if k not in itself)
        letters = len(name) < _LETTERS
        if plain or letters or f"person:{name}" in self._articles:
            return ""
        # Who writes "Sterling" thirty times and "Sterling Inc" twice means the currency.
        return full if rivals <= _RARER * itself[full] and unsaid <= _MUCH_RARER * itself[full] else ""

    def _full_organisation(self, key: str, name: str) -> str:
        full = _dominant(self._said.get(key), 1)
        # An acronym means everywhere what articles say it means, if enough of those that write it do: the AMC of
        # thirty-five articles is not the "Amalgamated Metal Corporation (AMC)" of one.
        if not (full and " " not in name and all(form.isupper() for form in self._forms[key])):
            return self._usual(key, full, _PLAIN if " " not in name and self._is_plain(name) else _USUAL)
        said = self._said[key][full]
        fits = name in initials(full.partition(":")[2])
        share = _SAID_OFTEN if fits and said > 1 else 1.0
        return full if said >= share * self._articles[key] else ""

    def _is_acronym(self, key: str, name: str) -> bool:
        """Whether a name is "IBJ" rather than "Asea" or "NOVELL"."""
        if _ACRONYM.fullmatch(key):
            return True
        return len(name) < _TOWN and " " not in name and all(form.isupper() for form in self._forms[key])

    def _is_plain(self, name: str) -> bool:
        """Whether one word is a common one, a first name or a place, too: "Upland", "Campbell", "Hanover"."""
        return _is_word(name) or name.title() in given_names() or name.title() in gazetteer()

    def _usual(self, key: str, full: str, share: float = _USUAL) -> str:
        """The fuller name, where most articles that write the short one mean it."""
        if not full:
            return ""
        said, articles = self._said.get(key, {}).get(full, 0), self._articles[key]
        return full if said >= share * articles and (said > 1 or articles == 1) else ""

    def _true_kind(self, key: str, kind: str, name: str, articles: int) -> str:
        """The same name as a person (or a person's as something else), where this kind is a rare slip."""
        if kind == MentionKind.PERSON:
            best = "place:" + name
            other = "organisation:" + name
            if self._articles.get(other, 0) > self._articles.get(best, 0):
                best = other
        elif kind in ("place", "organisation"):
            if any(is_company(form) for form in self._forms[key]):
                return ""  # "Boesky Corporation" is not Boesky
            best = "person:" + name
        else:
            return ""
        often = self._articles.get(best, 0)
        return best if often >= _SLIP_ARTICLES and often / (often + articles) >= _SLIP else ""


def _is_word(name: str) -> bool:
    """Whether running text has this as a common word, or as often as not: "gates", "north", "hawk"."""
    case = case_table()
    return case.natural(name) == name or case.is_word(name)


def _spelt_right(key: str, articles: int, spelt: dict[str, list[str]]) -> str:
    """The often named key that a rare one is a slip for: a vowel more or less or other in a long word. Short words
    are names of their own: "Intal" and Intel, Hanson and Henson."""
    if articles > _SLIPS or len(key) < _SPELT:
        return ""
    for right in spelt.get(key.translate(_VOWELS), ()):
        ours, theirs = key.partition(":")[2].split(), right.partition(":")[2].split()
        if len(ours) == len(theirs):
            other = [(one, two) for one, two in zip(ours, theirs, strict=True) if one != two]
            if len(other) == 1 and min(map(len, other[0])) >= _LONG_WORD and _is_slip(*other[0]):
                return right
    return ""


def _is_slip(one: str, two: str) -> bool:
    """Whether one letter more, less or other is all that differs."""
    start = next((i for i, (a, b) in enumerate(zip(one, two, strict=False)) if a != b), min(len(one), len(two)))
    one, two = one[start:], two[start:]
    return one[1:] == two or one == two[1:] or one[1:] == two[1:]


def _dominant(counts: dict[str, int] | None, at_least: int, others: int = 0) -> str:
    """The one that holds nearly all of the counts, `others` of which belong to something else."""
    if not counts:
        return ""
    best, articles = max(counts.items(), key=lambda c: (c[1], c[0]))
    total = sum(n for n in counts.values() if n > 0) + others
    return best if articles >= at_least and articles >= _DOMINANT * total else ""


def _last(key: str, direct: dict[str, str]) -> str:
    """Where a chain of names ends; in a ring (which evidence of two articles can make), its first by name."""
    seen = [key]
    while (following := direct.get(seen[-1])) is not None:
        if following in seen:
            return min(seen[seen.index(following) :])
        seen.append(following)
    return seen[-1]
