"""Corrections over a handful of entities: what each does, what holds for any of them, and undo."""

from __future__ import annotations

import threading
from pathlib import Path

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from index.article import MentionKind
from index.entities.rows import NamedEntity
from index.errors import MendingError, NotFoundError, ReaderError
from index.mending.book import RuleBook
from index.mending.desk import Mending
from index.mending.overlay import overlay
from index.mending.rules import Verb, as_lines
from index.mending.store import MendedStore
from index.storage.state import State

GROUPS = (
    ("Ann Roe", {"person:ann roe": {"Ann Roe": 9}, "person:roe": {"Roe": 4, "Mrs Roe": 1}}),
    ("Ben Roe", {"person:ben roe": {"Ben Roe": 3}}),
    ("Apple", {"organisation:apple": {"Apple": 8, "APPLE": 1}, "organisation:apl": {"APL": 2}}),
    ("Apple", {"person:apple": {"Apple": 2}}),
    ("Apple Computer", {"organisation:apple computer": {"Apple Computer": 5}}),
    ("Apple", {"place:apple": {"Apple": 1}}),
    ("Senate", {"organisation:senate": {"Senate": 2}}),
    ("Senate (U.S.)", {"organisation:senate (us)": {"Senate": 6}, "organisation:us senate": {"U.S. Senate": 2}}),
    ("Senate (Italy)", {"organisation:senate (italy)": {"Senate": 3}}),
    ("United Kingdom", {"place:united kingdom": {"Britain": 9, "UK": 2}}),
    ("Finance Ministry", {"organisation:finance ministry (japan)": {"Finance Ministry": 4}}),
)
KEYS = sorted(key for _, forms in GROUPS for key in forms)


class Base:
    """Entities that never change."""

    def __init__(self):
        self.all = {}
        self.of = {}
        self.written = {}
        for name, forms in GROUPS:
            keys = tuple(forms)
            every = {form: n for counts in forms.values() for form, n in counts.items()}
            aliases = tuple(form for form in every if form != name)
            entity = NamedEntity(
                keys[0], name, MentionKind(keys[0].partition(":")[0]), aliases, keys, sum(every.values())
            )
            self.all[entity.id] = entity
            self.of |= dict.fromkeys(keys, entity.id)
            self.written |= forms

    def version(self):
        return 1

    def count(self):
        return len(self.all)

    def get(self, key):
        return self.all.get(self.of.get(key, key))

    def told_of(self, key):
        return sorted(i for i in self.all if i.startswith(f"{key} ("))

    def forms(self, keys):
        return {key: self.written[key] for key in keys if key in self.written}

    def lookup(self, keys):
        return {key: (self.of[key], self.all[self.of[key]].name) for key in keys if key in self.of}

    def most_mentioned(self, kind, limit):
        found = [e for e in self.all.values() if kind in (None, e.kind)]
        return sorted(found, key=lambda e: (-e.mentions, e.id))[:limit]

    def find(self, words, *, kinds=(), prefix=False, limit=1000):
        from index.storage.entity_store import words_of_entity

        return [e for e in self.most_mentioned(None, 99) if words_of_entity(e) >= set(words)]

    def names(self):
        return [(e.id, e.name) for e in self.all.values()]


@pytest.fixture
def desk():
    return make_desk()


def make_desk():
    state = State(Path(":memory:"))
    store = MendedStore(Base(), state.rules)
    desk = Mending(store, state.rules)
    desk.store = store
    return desk


def ids(desk):
    return {key: desk.store.lookup([key]).get(key, (key, ""))[0] for key in KEYS}


def test_a_merge_joins_names_counts_and_searches(desk):
    done = desk.merge("organisation:apple computer", "organisation:apple")
    assert done.entity_id == "organisation:apple" and done.words == "Apple Computer is Apple"
    entity = desk.store.get("organisation:apple computer")
    assert (entity.id, entity.name, entity.mentions) == ("organisation:apple", "Apple", 16)
    assert set(entity.keys) == {"organisation:apple", "organisation:apl", "organisation:apple computer"}
    assert [e.id for e in desk.store.find(["computer"])] == ["organisation:apple"]
    assert desk.store.most_mentioned("organisation", 5)[0] == entity
    assert desk.store.count() == len(GROUPS) - 1


def test_merging_twice_and_round_in_a_ring_is_refused(desk):
    desk.merge("person:ben roe", "person:ann roe")
    for pair in (("person:ben roe", "person:ann roe"), ("person:ann roe", "person:ben roe")):
        with pytest.raises(MendingError, match="one already"):
            desk.merge(*pair)
    with pytest.raises(NotFoundError):
        desk.merge("person:nobody", "person:ann roe")


def test_a_ring_written_by_hand_is_one_entity(desk):
    assert (
        desk.import_('merge "person:ben roe" into "person:ann roe"\nmerge "person:ann roe" into "person:ben roe"')
        == 2
    )
    assert desk.store.get("person:ben roe") == desk.store.get("person:roe")


def test_a_name_is_split_from_what_it_was_taken_for(desk):
    desk.split("person:roe")
    assert ids(desk)["person:roe"] == "person:roe" and ids(desk)["person:ann roe"] == "person:ann roe"
    alone, rest = desk.store.get("person:roe"), desk.store.get("person:ann roe")
    assert (alone.name, alone.mentions, rest.mentions, rest.aliases) == ("Roe", 5, 9, ())
    desk.merge("person:roe", "person:ben roe")
    assert ids(desk)["person:roe"] == "person:ben roe"


def test_the_name_that_gave_the_id_can_be_split_off(desk):
    desk.split("person:ann roe")
    assert desk.store.get("person:ann roe").keys == ("person:ann roe",)
    assert desk.store.get("person:roe").id == "person:roe"


def test_parting_two_of_one_name_says_what_was_done(desk):
    desk.merge("organisation:apple", "person:apple")
    assert desk.split("organisation:apple").words == "Apple stands for itself"
    assert desk.split("person:roe").words == "Roe is not Ann Roe"


def test_a_split_takes_a_merge_back_and_a_merge_a_split(desk):
    desk.merge("person:ben roe", "person:ann roe")
    desk.split("person:ben roe")
    assert desk.rules() == ()
    desk.split("person:roe")
    desk.merge("person:roe", "person:ann roe")
    assert desk.rules() == ()
    with pytest.raises(MendingError, match="no other name"):
        desk.split("person:ben roe")


def test_a_new_name_is_shown_and_the_old_one_still_finds(desk):
    desk.rename("person:roe", "Judge  Roe")
    desk.rename("person:ann roe", "Judge Ann Roe")
    entity = desk.store.get("person:roe")
    assert entity.name == "Judge Ann Roe" and "Ann Roe" in entity.aliases
    assert [rule.verb for rule in desk.rules()] == [Verb.NAME]
    assert (
        [e.id for e in desk.store.find(["judge"])]
        == [e.id for e in desk.store.find(["ann"])]
        == ["person:ann roe"]
    )


def test_another_kind_is_another_id_and_the_old_one_still_leads_there(desk):
    done = desk.set_kind("person:ben roe", "organisation")
    assert done.entity_id == "organisation:ben roe"
    assert desk.store.get("person:ben roe").kind == "organisation"
    assert desk.store.get("organisation:ben roe").keys == ("person:ben roe",)
    assert desk.store.most_mentioned("person", 9)[0].id == "person:ann roe"
    desk.set_kind("organisation:ben roe", "place")
    assert len(desk.rules()) == 1 and desk.store.get("person:ben roe").id == "place:ben roe"
    with pytest.raises(MendingError, match="already"):
        desk.set_kind("person:ben roe", "place")
    with pytest.raises(MendingError, match="no such kind"):
        desk.set_kind("person:ben roe", "animal")


def test_the_kind_of_a_namesake_makes_them_one(desk):
    done = desk.set_kind("person:apple", "organisation")
    assert done.entity_id == "organisation:apple"
    assert desk.store.get("person:apple").mentions == 13
    desk.split("person:apple")
    assert desk.rules() == () and ids(desk)["person:apple"] == "person:apple"


def test_two_namesakes_of_one_new_kind_are_one(desk):
    desk.set_kind("person:apple", "work")
    desk.set_kind("place:apple", "work")
    assert desk.store.get("person:apple") == desk.store.get("place:apple")


def test_not_an_entity_is_nowhere(desk):
    desk.reject("person:ann roe")
    assert desk.store.lookup(["person:roe"]) == {"person:roe": ("", "")}
    assert desk.store.get("person:ann roe") is None and not desk.store.find(["ann"])
    assert "person:ann roe" not in dict(desk.store.names())
    with pytest.raises(NotFoundError):
        desk.merge("person:ben roe", "person:ann roe")
    assert desk.undo() == "Ann Roe is no name" and desk.store.get("person:roe").name == "Ann Roe"


def test_silence_goes_on_and_off_and_follows_a_merge(desk):
    desk.silence("person:ben roe")
    assert desk.silent == {"person:ben roe"}
    desk.merge("person:ben roe", "person:ann roe")
    assert desk.silent == {"person:ann roe"}
    desk.silence("person:ann roe")
    assert desk.silent == frozenset() and [rule.verb for rule in desk.rules()] == [Verb.MERGE]


def test_rules_go_out_and_come_in_as_text(desk):
    desk.merge("person:ben roe", "person:ann roe")
    desk.set_kind("place:apple", "person")
    text = desk.export()
    other = make_desk()
    assert other.import_(text) == 2 and other.export() == text and ids(other) == ids(desk)
    assert other.import_(text) == 0
    with pytest.raises(MendingError, match="Line 1"):
        other.import_("rubbish")
    assert other.undo() == "2 rules read" and other.rules() == ()
    rule = desk.rules()[0]
    desk.withdraw(rule)
    assert rule not in desk.rules()
    with pytest.raises(NotFoundError):
        desk.withdraw(rule)


def test_rules_wait_for_what_is_not_there_yet(desk):
    desk.import_('merge "person:new one" into "person:ann roe"\nname "place:far" as "Far"')
    assert desk.store.get("person:new one").id == "person:ann roe"
    assert desk.store.get("person:ann roe").name == "Ann Roe"


SENATES = ("organisation:senate", "organisation:senate (us)", "organisation:senate (italy)")


def of_senates(desk):
    return [entity and entity.name for entity in map(desk.store.get, SENATES)]


def test_a_rule_by_hand_about_a_plain_name_is_about_all_of_that_name(desk):
    for line, seen in (
        ('reject "organisation:senate"', [None, None, None]),
        ('merge "organisation:senate" into "person:ann roe"', ["Ann Roe"] * 3),
        ('name "organisation:senate" as "The House"', ["The House", "The House (U.S.)", "The House (Italy)"]),
    ):
        desk.import_(line)
        assert of_senates(desk) == seen
        desk.undo()
    desk.import_('kind "organisation:senate" is place')
    assert {desk.store.get(key).kind for key in SENATES} == {"place"}
    assert len({desk.store.get(key).id for key in SENATES}) == 3
    desk.import_('silence "organisation:senate"')
    assert desk.silent == {"place:senate", "place:senate (us)", "place:senate (italy)"}


def test_with_only_a_rule_is_about_the_plain_name_alone(desk):
    for line, seen in (
        ('reject only "organisation:senate"', [None, "Senate (U.S.)", "Senate (Italy)"]),
        ('merge only "organisation:senate" into "person:ann roe"', ["Ann Roe", "Senate (U.S.)", "Senate (Italy)"]),
        ('name only "organisation:senate" as "Zed"', ["Zed", "Senate (U.S.)", "Senate (Italy)"]),
    ):
        desk.import_(line)
        assert of_senates(desk) == seen and desk.export() == f"{line}\n"
        desk.undo()


def test_a_correction_on_the_screen_is_of_what_stands_there_alone(desk):
    for key in SENATES:
        others = [desk.store.get(other) for other in SENATES if other != key]
        for correct in (
            lambda key: desk.reject(key),
            lambda key: desk.silence(key),
            lambda key: desk.rename(key, "Zed"),
            lambda key: desk.set_kind(key, "place"),
            lambda key: desk.merge(key, "person:ann roe"),
        ):
            seen = desk.store.get(key), desk.silent
            correct(key)
            assert (desk.store.get(key), desk.silent) != seen
            assert [desk.store.get(other.id) for other in others] == others
            assert desk.silent <= {key}
            desk.undo()
    desk.merge("organisation:senate", "organisation:senate (us)")
    assert of_senates(desk) == ["Senate (U.S.)", "Senate (U.S.)", "Senate (Italy)"]


def test_what_a_rule_said_of_all_stays_said_of_the_others(desk):
    desk.import_('silence "organisation:senate"')
    desk.silence("organisation:senate (us)")
    assert desk.silent == {"organisation:senate", "organisation:senate (italy)"}
    desk.undo()
    desk.import_('name "organisation:senate" as "House"\nmerge "organisation:senate" into "person:ann roe"')
    desk.split("organisation:senate (us)")
    assert desk.store.get("organisation:senate (us)").keys == ("organisation:senate (us)",)
    assert desk.store.get("organisation:senate (italy)") == desk.store.get("person:ann roe")
    assert desk.store.get("organisation:senate") == desk.store.get("person:ann roe")
    desk.rename("organisation:senate (us)", "Zed")
    desk.split("organisation:senate")
    assert [desk.store.get(key).name for key in SENATES[:2]] == ["House", "Zed"]


def test_a_plain_name_that_no_article_has_is_the_only_one_whose_country_is_told(desk):
    japan = "organisation:finance ministry (japan)"
    for plain in ("organisation:finance ministry", "organisation:ministry of finance"):
        desk.import_(f'merge "person:ben roe" into "{plain}"')
        assert desk.store.get("person:ben roe").id == desk.store.get(plain).id == japan
        desk.split(japan)
        assert desk.rules() == ()
        desk.import_(f'name "{plain}" as "MoF"')
        assert desk.store.get(japan).name == "MoF"
        desk.undo()
    desk.import_('kind "organisation:finance ministry" is place\nkind "organisation:ministry of finance" is place')
    assert desk.store.get(japan).keys[:1] == (japan,) and desk.store.get(japan).kind == "place"


def test_words_of_an_article_are_given_to_the_one_that_was_chosen(desk):
    done = desk.assign("a1", "Senate", "Senate (Italy)", "organisation", entity_id="organisation:senate (italy)")
    assert done.entity_id == desk.rules()[0].key == "organisation:senate (italy)"


def test_the_rules_are_listed_in_words_newest_first(desk):
    desk.merge("person:ben roe", "person:ann roe")
    desk.split("organisation:apl")
    desk.import_('silence "person:cy wells (company)"')
    desk.rename("place:apple", "Big Apple")
    desk.set_kind("person:apple", "event")
    desk.reject("organisation:senate (us)")
    desk.silence("place:united kingdom")
    desk.silence("organisation:senate")
    desk.import_('silence "organisation:senate"')
    desk.assign("a1", "Roe", "Zed", "person")
    desk.unmark("a1", "Zed")
    desk.correct("a1", "source", "")
    assert [one.words for one in desk.listed()] == [
        "the source of an article is none",
        "“Zed” is no name in one article",
        "“Roe” is Zed in one article",
        "Senate, all of that name, is never lit",
        "Senate is never lit",
        "United Kingdom is never lit",
        "Senate (U.S.) is no name",
        "Apple is an event",
        "Apple is called Big Apple",
        "cy wells (company) is never lit",
        "APL is not Apple",
        "Ben Roe is Ann Roe",
    ]
    assert [one.rule for one in desk.listed()] == [*reversed(desk.rules())]
    for one in desk.listed():
        assert desk.withdraw(one.rule).words == f"taken back: {one.words}"
    assert desk.rules() == () and desk.undo() == "taken back: Ben Roe is Ann Roe"
    assert desk.store.get("person:ben roe").name == "Ann Roe"


def test_undo_of_nothing(desk):
    assert desk.undo() == ""


STEPS = st.lists(
    st.one_of(
        st.tuples(st.sampled_from(["merge"]), st.sampled_from(KEYS), st.sampled_from(KEYS)),
        st.tuples(st.sampled_from(["split", "reject", "silence"]), st.sampled_from(KEYS)),
        st.tuples(st.just("rename"), st.sampled_from(KEYS), st.sampled_from(["Zed", "Ypsilon"])),
        st.tuples(st.just("set_kind"), st.sampled_from(KEYS), st.sampled_from(["person", "organisation", "work"])),
    ),
    max_size=8,
)


def run(desk, steps):
    """Do what can be done; how many changes that were."""
    done = 0
    for name, *arguments in steps:
        before = desk.version
        entity = desk.store.get(arguments[0])
        try:
            getattr(desk, name)(*arguments)
        except ReaderError:
            assert desk.version == before
            continue
        done += desk.version - before
        if name == "merge":
            first, second = (desk.store.get(key) for key in arguments)
            assert first is not None and first == second
        elif name == "split":
            assert not set(desk.store.get(arguments[0]).keys) & set(entity.keys) - {arguments[0]}
    return done


@settings(max_examples=150, deadline=None)
@given(STEPS, STEPS)
@example(
    [],
    [
        ("set_kind", "organisation:apl", "work"),
        ("split", "organisation:apl"),
        ("set_kind", "place:apple", "work"),
        ("merge", "place:apple", "organisation:apl"),
    ],
)
def test_undo_leaves_no_trace(before, after):
    desk = make_desk()
    run(desk, before)
    rules, known = desk.export(), (ids(desk), desk.store.overlay)
    done = run(desk, after)
    for _ in range(done):
        assert desk.undo()
    assert desk.export() == rules and (ids(desk), desk.store.overlay) == known


@settings(max_examples=150, deadline=None)
@given(STEPS, st.randoms())
def test_the_order_of_rules_does_not_matter(steps, random):
    desk = make_desk()
    run(desk, steps)
    rules = list(desk.rules())
    random.shuffle(rules)
    names = [rule.key for rule in rules if rule.verb is Verb.NAME]
    again = overlay(rules, Base())
    kept = desk.store.overlay
    groups = {frozenset(e.keys) for e in kept.entities.values()}
    assert {frozenset(e.keys) for e in again.entities.values()} == groups
    assert {k for k, v in again.ids.items() if not v} == {k for k, v in kept.ids.items() if not v}
    if len(names) < 2 and not any(rule.verb is Verb.KIND for rule in rules):
        assert (again.ids, again.entities.keys(), again.silent) == (kept.ids, kept.entities.keys(), kept.silent)


@settings(max_examples=100, deadline=None)
@given(STEPS)
@example(
    [
        ("merge", "person:apple", "organisation:apl"),
        ("set_kind", "organisation:apl", "person"),
        ("set_kind", "organisation:apl", "work"),
        ("set_kind", "place:apple", "work"),
    ]
)
def test_every_name_belongs_to_one_entity_or_none(steps):
    desk = make_desk()
    run(desk, steps)
    mended = desk.store.overlay
    for key in KEYS:
        entity = desk.store.get(key)
        assert (entity is None) == (ids(desk)[key] == "")
        if entity is not None:
            assert key in entity.keys and desk.store.get(entity.id) == entity
            assert entity.kind.value == entity.id.partition(":")[0]
    assert sum(len(e.keys) for e in mended.entities.values()) == len(
        {k for e in mended.entities.values() for k in e.keys}
    )
    other = make_desk()
    other.import_(as_lines(desk.rules()))
    assert other.store.overlay == mended


def test_a_correction_made_while_another_thread_looks_is_seen_at_the_next_question(desk, monkeypatch):
    look, made = RuleBook.rules, []

    def slow(self):
        rules = look(self)
        if not made:
            made.append(threading.Thread(target=desk.import_, args=('name "person:ann roe" as "Ann Berg"',)))
            made[0].start()
            made[0].join(0.3)  # it is made, or waits until this look is over
        return rules

    desk.rename("person:ben roe", "Ben Berg")
    monkeypatch.setattr(RuleBook, "rules", slow)
    desk.store.get("person:ben roe")
    made[0].join()
    assert desk.store.get("person:ann roe").name == "Ann Berg"
