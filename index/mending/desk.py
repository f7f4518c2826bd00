"""Where corrections are made: every call checks that it makes sense, writes its rules, and can be undone."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from index.article import MentionKind
from index.entities import name_key
from index.entities.rows import NamedEntity, untold, with_office
from index.errors import MendingError, NotFoundError
from index.mending.book import RuleBook
from index.mending.headers import Header, header_rule
from index.mending.listed import ListedRule, listed
from index.mending.overlay import overlay
from index.mending.reach import meant, reached, said_of, told_of
from index.mending.rules import EVERY, HEADER_VERBS, Rule, Verb, as_lines, parse_lines
from index.mending.store import MendedStore
from index.sanitize import sanitize_line


@dataclass(frozen=True, slots=True)
class Mended:
    """What a correction did, in words, and the id under which its subject is found now ("" is none)."""

    words: str
    entity_id: str = ""


class Mending:
    """The user's corrections of the entities of one library (`Library.mending`).

    Every name may be an entity's id or any of its name keys (`person:ismail haniyeh`). A correction is seen by
    the next call of the library, and by other processes within a second.
    """

    def __init__(self, store: MendedStore, book: RuleBook) -> None:
        self._store = store
        self._book = book

    # -- corrections ---------------------------------------------------------------------------------------
    def merge(self, name: str, into: str) -> Mended:
        """`name` is the same as `into`, and is called as that is.

        Raises:
            NotFoundError: One of them is not known.
            MendingError: They are one already.
        """
        part, whole = self._entity(name), self._entity(into)
        if part.id == whole.id:
            raise MendingError(f"{part.name} and {whole.name} are one already.", "Rename it to call it otherwise.")
        rules = self._book.rules()
        both = {part.id, whole.id}
        apart = [
            rule
            for rule in rules
            if rule.verb is Verb.SPLIT and {self._id(rule.key), self._id(rule.value)} == both
        ]
        alike = part.name == whole.name  # what is told of them says which is which
        names = [with_office(one.id, one.name) if alike else one.name for one in (part, whole)]
        words = " is ".join(names)
        # What was split by hand and is to be one again needs no merge, if it then has the name that is wanted.
        left = [rule for rule in rules if rule not in apart]
        if apart and self._ids(left, part.id, whole.id) == [whole.id, whole.id]:
            return self._make([], apart, words, whole.id)
        return self._make([self._rule(Verb.MERGE, part, _anchor(whole))], [], words, whole.id)

    def split(self, key: str) -> Mended:
        """The name behind this name key is not the entity it was taken for: it stands for itself.

        A merge of just this name is taken back; otherwise the name is kept apart from now on.

        Raises:
            MendingError: The entity has no other name.
        """
        entity = self._entity(key)
        others = [other for other in entity.keys if other != key]
        if key not in entity.keys or not others:
            raise MendingError(f"{entity.name} has no other name to part it from.")
        rules = self._book.rules()
        merges, merged = self._freed(Verb.MERGE, (key,))
        into = [rule for rule in rules if rule.verb is Verb.MERGE and self._is_into(rule, key)]
        kinds, of_kind = self._freed(Verb.KIND, entity.keys)
        base = self._store.base.get(key)
        near = [other for other in (base.keys if base else ()) if other != key][:1]
        parted = [Rule(Verb.SPLIT, key, other) for other in near]
        # As little as will do: without its merges, apart from what evidence says, without what made its kind.
        without, all_without = [*merges, *into], [*merges, *into, *kinds]
        ways = [(without, merged), (without, [*merged, *parted])]
        ways += [(all_without, [*merged, *of_kind]), (all_without, [*merged, *of_kind, *parted])]
        way = next(
            (
                (gone, new)
                for gone, new in ways
                if not self._together([*(rule for rule in rules if rule not in gone), *new], key, others)
            ),
            None,
        )
        if way is None:
            raise MendingError(
                f"Rules of yours hold {entity.name} together.", "`reader entities --rules` lists them."
            )
        removed, added = way
        forms = self._store.base.forms([key]).get(key, {})
        form = max(forms, key=lambda form: forms[form], default=untold(key).partition(":")[2])
        written = with_office(key, form)
        alike = written == entity.name  # "Apple is not Apple" tells nobody what was done
        words = f"{written} stands for itself" if alike else f"{written} is not {entity.name}"
        return self._make(added, removed, words, key)

    def assign(
        self, article_id: str, quote: str, name: str, kind: str, *, place: int = EVERY, entity_id: str = ""
    ) -> Mended:
        """Words of one article name another entity: one that is known by this name, or a new one.

        Args:
            quote: The words as they stand in its text.
            place: Which of their places is meant, counted from 1, or all of them.
            entity_id: Which entity of this name is meant, where it is known; several may be called so.

        Raises:
            MendingError: There are no words, no name, or no such kind.
        """
        name, kind_ = sanitize_line(name), _kind(kind)
        if not name or not quote.strip():
            raise MendingError("A name is missing.", "Say who or what is meant.")
        key = entity_id or name_key(name, kind_)
        known = self._store.get(key)
        rule = Rule(Verb.MENTION, _anchor(known) if known else key, name, article_id, quote, place)
        return self._make_mention(rule, f"{quote} is {name} here", known.id if known else key)

    def unmark(self, article_id: str, quote: str, *, place: int = EVERY) -> Mended:
        """Words of one article name nothing."""
        if not quote.strip():
            raise MendingError("No words were given.")
        return self._make_mention(
            Rule(Verb.MENTION, "", "", article_id, quote, place), f"{quote} is no name here", ""
        )

    def rename(self, name: str, to: str) -> Mended:
        """The entity is called so from now on; all its names still find it."""
        entity, to = self._entity(name), sanitize_line(to)
        if not to:
            raise MendingError(f"A new name for {entity.name} is missing.")
        removed, kept = self._freed(Verb.NAME, entity.keys)
        rule = self._rule(Verb.NAME, entity, to)
        return self._make([*kept, rule], removed, f"{entity.name} is called {to}", entity.id)

    def set_kind(self, name: str, kind: str) -> Mended:
        """The entity is a person, an organisation, a place... One of that kind and name becomes the same."""
        entity, wanted = self._entity(name), _kind(kind)
        if entity.kind is wanted:
            raise MendingError(f"{entity.name} is a {wanted} already.")
        removed, kept = self._freed(Verb.KIND, entity.keys)
        rule = self._rule(Verb.KIND, entity, wanted.value)
        words = f"{entity.name} is {'an' if wanted.value[0] in 'aeo' else 'a'} {wanted}"
        done = self._make([*kept, rule], removed, words, entity.id)
        return Mended(done.words, self._id(_anchor(entity)))

    def reject(self, name: str) -> Mended:
        """What was taken for a name is none: it is nobody's mention and nowhere counted."""
        entity = self._entity(name)
        removed, kept = self._freed(Verb.SILENCE, entity.keys)
        return self._make([*kept, self._rule(Verb.REJECT, entity)], removed, f"{entity.name} is no name", "")

    def silence(self, name: str) -> Mended:
        """Never light it in a text, or do so again."""
        entity = self._entity(name)
        silenced, kept = self._freed(Verb.SILENCE, entity.keys)
        if silenced:
            return self._make(kept, silenced, f"{entity.name} is lit again", entity.id)
        return self._make([self._rule(Verb.SILENCE, entity)], [], f"{entity.name} is never lit", entity.id)

    def correct(self, article_id: str, what: str, words: str) -> Mended:
        """An article has this headline, date, source or byline; the words are those of `headers.header_rule`.

        Raises:
            MendingError: There is no such part, or the words cannot be read.
        """
        rule = header_rule(article_id, what, words)
        said = f"{what} is {rule.value}" if rule.value else f"no {what}"
        return self._make([rule], self._said_of(article_id, what), said, "")

    def as_found(self, article_id: str) -> Mended:
        """An article's own headline, date, source and byline stand again.

        Raises:
            MendingError: Nothing of it was corrected.
        """
        rules = [r for verb in HEADER_VERBS for r in self._said_of(article_id, verb.value)]
        if not rules:
            raise MendingError("Nothing of this article was corrected.")
        return self._make([], rules, "the article's own words stand again", "")

    def header(self, article_id: str) -> Header:
        """What was corrected of an article."""
        return self._store.headers.by_id.get(article_id, Header())

    def is_corrected(self, article_id: str) -> bool:
        """Whether anything was corrected of an article."""
        return article_id in self._store.headers.by_id

    # -- the rules ------------------------------------------------------------------------------------------
    def undo(self) -> str:
        """Take the last change back; what it was, in words, or "" where there is none."""
        words = self._book.undo()
        self._tell()
        return words

    def withdraw(self, rule: Rule) -> Mended:
        """Take back one rule, whenever it was made.

        Raises:
            NotFoundError: There is no such rule.
        """
        words = next((one.words for one in self.listed() if one.rule == rule), "")
        if not words:
            raise NotFoundError(f"There is no rule {rule}.", "`reader entities --rules` lists them.")
        return self._make([], [rule], f"taken back: {words}", "")

    def listed(self) -> tuple[ListedRule, ...]:
        """The rules in force in words, newest first."""
        return listed(self._book.dated(), self._store.base)

    def rules(self) -> tuple[Rule, ...]:
        """The rules in force, oldest first; `str` of one is its line."""
        return self._book.rules()

    def export(self) -> str:
        """The rules as text, a line each."""
        return as_lines(self._book.rules())

    def import_(self, text: str) -> int:
        """Add the rules of a text to those in force, as one change; how many were new.

        Raises:
            MendingError: A line is no rule; nothing was changed.
        """
        rules = list(parse_lines(text))
        count = self._book.change(rules, [], f"{len(rules)} rules read")
        self._tell()
        return count

    @property
    def version(self) -> int:
        """A number that grows with every change."""
        return self._book.version()

    @property
    def silent(self) -> frozenset[str]:
        """Ids of the entities that are never lit."""
        return self._store.overlay.silent

    # -- within ---------------------------------------------------------------------------------------------
    def _entity(self, name: str) -> NamedEntity:
        found = self._store.get(name)
        if found is None:
            raise NotFoundError(f"{name}: nothing of that name has been recognised.", "Give an entity's id.")
        return found

    def _id(self, key: str) -> str:
        found = self._store.get(key)
        return found.id if found else ""

    def _ids(self, rules: Sequence[Rule], *keys: str) -> list[str]:
        """The ids behind keys, if these were the rules."""
        mended = overlay(rules, self._store.base)
        found = []
        for key in keys:
            if (known := mended.ids.get(key)) is None:
                base = self._store.base.get(key)
                known = base.id if base else key
            found.append(known)
        return found

    def _together(self, rules: Sequence[Rule], key: str, others: Sequence[str]) -> bool:
        own, *theirs = self._ids(rules, key, *others)
        return own in theirs

    def _is_into(self, rule: Rule, key: str) -> bool:
        whole = meant(rule.value, self._store.base)
        return key == rule.value or (whole is not None and key == whole.id and rule.value not in whole.keys)

    def _rule(self, verb: Verb, entity: NamedEntity, value: str = "") -> Rule:
        """A rule about this entity, and none that is called the same."""
        key = _anchor(entity)
        others = [told for told in told_of(key, self._store.base) if told not in entity.keys]
        return Rule(verb, key, value, only=bool(others))

    def _freed(self, verb: Verb, keys: Sequence[str]) -> tuple[list[Rule], list[Rule]]:
        """The rules of this kind about any of these keys; and those that say of others what they said of all."""
        gone, kept = [], []
        for rule in self._book.rules():
            about = reached(rule, self._store.base) if rule.verb is verb else ()
            if not set(about).isdisjoint(keys):
                gone.append(rule)
                others = [key for key in about if key not in keys]
                for key in others:
                    value = said_of(rule.value, key) if verb is Verb.NAME else rule.value
                    kept.append(replace(rule, key=key, value=value, only=key == rule.key))
        return gone, kept

    def _said_of(self, article_id: str, what: str) -> list[Rule]:
        return [rule for rule in self._book.rules() if rule.verb == what and rule.article == article_id]

    def _make_mention(self, rule: Rule, words: str, entity_id: str) -> Mended:
        same = (rule.article, rule.quote)
        removed = [
            old
            for old in self._book.rules()
            if old.verb is Verb.MENTION and (old.article, old.quote) == same and rule.place in (old.place, EVERY)
        ]
        return self._make([rule], removed, words, entity_id)

    def _make(self, added: Sequence[Rule], removed: Sequence[Rule], words: str, entity_id: str) -> Mended:
        self._book.change(added, removed, words)
        self._tell()
        return Mended(words, entity_id)

    def _tell(self) -> None:
        self._store.forget()


def _anchor(entity: NamedEntity) -> str:
    """The name key that a rule about an entity names: its id, or where rules made that up, its own first key."""
    return entity.id if entity.id in entity.keys else entity.keys[0]


def _kind(kind: str) -> MentionKind:
    try:
        return MentionKind(kind)
    except ValueError:
        raise MendingError(f"{kind}: no such kind.", "Kinds are person, organisation, place, group...") from None
