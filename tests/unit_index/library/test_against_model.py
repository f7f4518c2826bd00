"""A library beside a list in memory: whatever is done to its files, marks and names, both answer the same.

Files come, change, move and go; updates are killed before and behind any transaction or told to stop; the index is
made anew; articles are marked and corrected, people renamed. After the next whole update every search, page, facet
and list of names is compared with what a loop over the list says.
"""

from __future__ import annotations

import json
import os
import tempfile
from collections import Counter
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from index.errors import MendingError, NotFoundError
from index.library import Library
from index.results import Hit
from index.storage.database import Database

from .conftest import PlainRecogniser

WORDS = ("harbour", "bridge", "grain", "tram")
PEOPLE = ("Ann Roe", "Bo Lindqvist", "Cy Marsh", "Di Okafor")
OUTLETS = ("Coast Wire", "Ostvik Post", "")
DAYS = ("2024-07-14", "2024-07-15", "2024-08-01", "2025-01-31", "")
TAGS = ("later", "farm")
SORTS = ("newest", "oldest", "relevance")


class Killed(BaseException):
    """The process ends here."""


@dataclass
class Said:
    """What the user said of an article; it stays when its text changes."""

    unread: bool
    starred: bool = False
    tags: set[str] = field(default_factory=set)
    note: str = ""
    outlet: str = ""
    day: str = ""


@dataclass
class Story:
    """An article as the list has it."""

    mark: str
    words: frozenset[str]
    people: frozenset[str]
    own_outlet: str
    own_day: str
    said: Said

    @property
    def outlet(self) -> str:
        return self.said.outlet or self.own_outlet

    @property
    def day(self) -> str:
        return self.said.day or self.own_day


class Both:
    """A library and the list; what is done is done to both."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.news = folder / "news"
        self.news.mkdir()
        self.recogniser = PlainRecogniser()
        self.library = self._opened()
        self.library.add_source(self.news)
        self.files: dict[str, Story] = {}
        """As they are on the disk."""
        self.known: dict[str, Story] = {}
        """As they were at the last whole update."""
        self.renamed: dict[str, str] = {}
        self.rejected: set[str] = set()
        self.written = 0
        self.scanned = False

    def _opened(self) -> Library:
        return Library(self.folder / "library", recogniser=self.recogniser)

    # -- what is done --------------------------------------------------------------------------------------
    def write(self, new: bool, which: int, words, people, outlet: int, day: int) -> None:
        self.written += 1
        name = f"n{self.written}.json"
        before = None
        if not new and (settled := self._settled()):
            name = self._some(settled, which)
            before = settled[name]
        mark = f"mark{'abcdefghij'[self.written // 10 % 10]}{'klmnopqrst'[self.written % 10]}"
        story = Story(
            mark,
            frozenset(WORDS[n] for n in words),
            frozenset(PEOPLE[n] for n in people),
            OUTLETS[outlet],
            DAYS[day],
            before.said if before else Said(unread=self.scanned),
        )
        self.files[name] = story
        text = f"It was {mark}, {' '.join(sorted(story.words))}. We met " + " and ".join(sorted(story.people))
        record = {"title": f"About {mark}", "text": text, "source": story.own_outlet, "published": story.own_day}
        path = self.news / name
        path.write_text(json.dumps({key: value for key, value in record.items() if value}))
        os.utime(path, ns=(self.written * 10**9, self.written * 10**9))

    def move(self, which: int) -> None:
        if settled := self._settled():
            old = self._some(settled, which)
            self.written += 1
            new = f"n{self.written}.json"
            (self.news / old).rename(self.news / new)
            self.files[new] = self.files.pop(old)

    def delete(self, which: int) -> None:
        if self.files:
            name = self._some(self.files, which)
            (self.news / name).unlink()
            del self.files[name]

    def mark(self, which: int, read, star: bool, tag: int, untag: int, note: str) -> None:
        story, hit = self._any(which)
        if hit is None:
            return
        self.library.mark(hit.id, read=read, starred=star, tag=TAGS[tag], untag=TAGS[untag], note=note)
        said = story.said
        said.unread = said.unread if read is None else not read
        said.starred, said.note = star, note
        said.tags.add(TAGS[tag])
        said.tags.discard(TAGS[untag])

    def rename(self, which: int, number: int) -> None:
        name = PEOPLE[which]
        try:
            self.library.mending.rename(self.renamed.get(name, name), f"Eve Number{number}x{which}")
        except NotFoundError:
            return
        self.renamed[name] = f"Eve Number{number}x{which}"

    def reject(self, which: int) -> None:
        name = PEOPLE[which]
        try:
            self.library.mending.reject(self.renamed.get(name, name))
        except (NotFoundError, MendingError):
            return
        self.rejected.add(name)

    def correct(self, which: int, outlet: int, day: int) -> None:
        story, hit = self._any(which)
        if hit is not None and OUTLETS[outlet] and DAYS[day]:
            self.library.mending.correct(hit.id, "source", OUTLETS[outlet])
            self.library.mending.correct(hit.id, "date", DAYS[day])
            story.said.outlet, story.said.day = OUTLETS[outlet], DAYS[day]

    def stop(self, steps: int) -> None:
        left = [steps]

        def cancelled() -> bool:
            left[0] -= 1
            return left[0] < 0

        self.library.update(cancelled=cancelled)
        self.scanned = self._was_scanned()

    def kill(self, after: int) -> None:
        with killing(after):
            self.library.update()
        self._reopen()

    def kill_rebuild(self, after: int) -> None:
        self.update()  # what a rebuild is the first to see of a move is not seen
        with killing(after):
            self.library.rebuild()
        self._reopen()

    def _reopen(self) -> None:
        self.library.close()
        self.library = self._opened()
        self.scanned = self._was_scanned()

    def _was_scanned(self) -> bool:
        return self.library._state.sources.scanned(str(self.news))

    def rebuild(self) -> None:
        self.update()
        self.library.rebuild()
        self._now_known()

    def update(self) -> None:
        report = self.library.update()
        assert not report.failures
        self._now_known()

    def _now_known(self) -> None:
        self.known = dict(self.files)
        self.scanned = True
        self.compare()

    def _any(self, which: int) -> tuple[Story, Hit] | tuple[None, None]:
        """An article and its row; none while an update that was stopped has not come to it."""
        story = self.known[self._some(self.known, which)] if self.known else None
        hits = self.library.search(story.mark, fold=False).hits if story else ()
        return (story, hits[0]) if len(hits) == 1 else (None, None)

    def _settled(self) -> dict[str, Story]:
        """The files as the last whole update saw them: one that is moved and changed meanwhile is another article."""
        return {name: story for name, story in self.files.items() if self.known.get(name) is story}

    @staticmethod
    def _some(stories: dict[str, Story], which: int) -> str:
        return sorted(stories)[which % len(stories)]

    # -- what both answer ----------------------------------------------------------------------------------
    def compare(self) -> None:
        stories = list(self.known.values())
        self.same("*", lambda s: True, SORTS)
        assert self.library.stats().articles == len(stories)
        for word in WORDS:
            self.same(word, lambda s, word=word: word in s.words, SORTS)
            self.same(f"harbour OR -{word}", lambda s, word=word: "harbour" in s.words or word not in s.words)
        self.same("is:unread", lambda s: s.said.unread)
        self.same("-is:read", lambda s: s.said.unread)
        self.same("is:starred tram", lambda s: s.said.starred and "tram" in s.words)
        self.same("has:note", lambda s: bool(s.said.note))
        self.same("is:undated", lambda s: not s.day)
        self.same("date:2024-07", lambda s: s.day.startswith("2024-07"))
        self.same("after:2024-08-01", lambda s: s.day >= "2024-08-01")
        self.same("source:wire", lambda s: s.outlet == "Coast Wire")
        for tag in TAGS:
            self.same(f"tag:{tag}", lambda s, tag=tag: tag in s.said.tags)
        for person in PEOPLE:
            if person not in self.rejected:
                name = self.renamed.get(person, person)
                self.same(f'person:"{name}"', lambda s, person=person: person in s.people)
        named = Counter(person for s in stories for person in s.people - self.rejected)
        listed = {(self.renamed.get(person, person), count) for person, count in named.items()}
        assert {(entity.name, entity.articles) for entity in self.library.entities()} == listed

    def same(self, query: str, wanted, sorts=("newest",)) -> None:
        matching = [s for s in self.known.values() if wanted(s)]
        titles = sorted(f"About {s.mark}" for s in matching)
        for sort in sorts:
            whole = self.library.search(query, limit=1000, sort=sort, fold=False)
            assert sorted(hit.title for hit in whole.hits) == titles, query
            assert whole.total == len(titles) and not whole.problems
            pages = [self.library.search(query, 3, n, sort, fold=False).hits for n in range(0, len(titles) + 3, 3)]
            assert [hit.id for page in pages for hit in page] == [hit.id for hit in whole.hits], (query, sort)
            if sort != "relevance":
                days = [hit.published[:10] for hit in whole.hits if hit.published]
                assert days == sorted(days, reverse=sort == "newest")
                assert all(hit.published is None for hit in whole.hits[len(days) :])
        facets = whole.facets
        people = Counter(self.renamed.get(p, p) for s in matching for p in s.people - self.rejected)
        assert {value.name: value.count for value in facets.people} == people, query
        outlets = Counter(s.outlet.lower() for s in matching if s.outlet)
        assert Counter({v.name.lower(): v.count for v in facets.sources}) == outlets, query
        assert {value.name: value.count for value in facets.months} == Counter(
            s.day[:7] for s in matching if s.day
        )
        assert facets.undated == sum(not s.day for s in matching)
        by_title = {f"About {s.mark}": s for s in matching}
        for hit in whole.hits:
            story = by_title[hit.title]
            assert (hit.read, hit.starred, hit.source.lower()) == (
                not story.said.unread,
                story.said.starred,
                story.outlet.lower(),
            )
            marks = self.library.marks(hit.id)
            assert (set(marks.tags), marks.note) == (story.said.tags, story.said.note)


@contextmanager
def killing(after: int):
    """The process ends before or behind a transaction."""
    whole = Database.transaction
    left = [after]

    @contextmanager
    def transaction(self):
        left[0] -= 1
        if left[0] == 0:
            raise Killed
        with whole(self) as db:
            yield db
        left[0] -= 1
        if left[0] == 0:
            raise Killed

    Database.transaction = transaction
    try:
        with suppress(Killed):
            yield
    finally:
        Database.transaction = whole


WHICH = st.integers(0, 7)
SOME_WORDS = st.sets(st.integers(0, len(WORDS) - 1), max_size=3)
SOME_PEOPLE = st.sets(st.integers(0, len(PEOPLE) - 1), min_size=1, max_size=3)
OUTLET, DAY = st.integers(0, len(OUTLETS) - 1), st.integers(0, len(DAYS) - 1)
TAG = st.integers(0, len(TAGS) - 1)
WRITE = st.tuples(st.just("write"), st.booleans(), WHICH, SOME_WORDS, SOME_PEOPLE, OUTLET, DAY)
STEPS = st.one_of(
    WRITE,
    WRITE,
    WRITE,
    st.tuples(st.just("move"), WHICH),
    st.tuples(st.just("delete"), WHICH),
    st.tuples(
        st.just("mark"),
        WHICH,
        st.sampled_from((None, True, False)),
        st.booleans(),
        TAG,
        TAG,
        st.sampled_from(("", "why")),
    ),
    st.tuples(st.just("rename"), st.integers(0, 3), st.integers(0, 3)),
    st.tuples(st.just("reject"), st.integers(0, 3)),
    st.tuples(st.just("correct"), WHICH, OUTLET, DAY),
    st.tuples(st.just("stop"), st.integers(0, 12)),
    st.tuples(st.sampled_from(("kill", "kill_rebuild")), st.integers(1, 30)),
    st.tuples(st.just("update")),
    st.tuples(st.just("update")),
    st.tuples(st.just("rebuild")),
)


@settings(
    deadline=None,
    max_examples=int(os.environ.get("READER_EXAMPLES", "8")),
    suppress_health_check=list(HealthCheck),
)
@given(st.lists(STEPS, min_size=4, max_size=24))
def test_a_library_answers_as_a_list_does(steps):
    with tempfile.TemporaryDirectory() as folder:
        both = Both(Path(folder))
        try:
            for name, *arguments in steps:
                getattr(both, name)(*arguments)
            both.update()
        finally:
            both.library.close()


@pytest.mark.parametrize("after", range(6, 11))
def test_a_file_that_goes_after_an_update_was_killed_leaves_nothing_behind(tmp_path, after):
    both = Both(tmp_path)
    both.write(True, 0, {0}, {1}, 0, 0)
    both.write(True, 0, {1}, {1}, 0, 1)
    both.kill(after)
    both.delete(0)
    both.update()
    both.library.close()


@pytest.mark.parametrize("after", range(4, 14))
@pytest.mark.parametrize("beside", [False, True])
def test_so_does_one_of_many_articles_that_had_grown(tmp_path, after, beside):
    folder = tmp_path / "news"
    folder.mkdir()
    records = [
        json.dumps({"title": f"Tram {n} opens", "text": f"Line {n} of the tram opened today."}) for n in range(4)
    ]
    grows = folder / "b.jsonl"
    grows.write_text("\n".join(records[:2]))
    library = Library(tmp_path / "library", recogniser=PlainRecogniser())
    library.add(folder)
    grows.write_text("\n".join(records))
    if beside:
        (folder / "a.txt").write_text("Ferry stays\n\nThe ferry stays in harbour, crews said.\n")
    with killing(after):
        library.update()
    library.close()
    grows.unlink()
    with Library(tmp_path / "library", recogniser=PlainRecogniser()) as library:
        library.update()
        assert library.search("tram").total == 0
