"""Stars, read marks and tags: made at once, each with its undo."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from index.results import Hit
from reader.messages import MarkedAll, MarksReady
from reader.source_questions import Ask, mark_all_read, mark_many

if TYPE_CHECKING:
    from reader.screens.main import MainScreen


@dataclass(frozen=True, slots=True)
class ChangeOfMany:
    """Many articles marked read or unread at once."""

    ids: tuple[str, ...]
    read: bool
    words: str

    def opposite(self) -> ChangeOfMany:
        """The change that takes this one back."""
        return ChangeOfMany(self.ids, not self.read, self.words)


@dataclass(frozen=True, slots=True)
class Change:
    """One change of marks, both ways. `words` say what was done."""

    article_id: str
    name: str
    value: bool | str
    words: str

    def opposite(self) -> Change:
        """The change that takes this one back."""
        if isinstance(self.value, bool):
            return Change(self.article_id, self.name, not self.value, self.words)
        return Change(self.article_id, "untag" if self.name == "tag" else "tag", self.value, self.words)


@dataclass(frozen=True, slots=True)
class Correction:
    """A correction of names; the library itself knows how to take it back."""

    words: str


@dataclass(frozen=True, slots=True)
class ChangeOfSources:
    """A change of what is followed or kept, as what takes it back."""

    back: Ask


class Marking:
    """The marks of the article at hand, and what can be undone."""

    def __init__(self, screen: MainScreen) -> None:
        self._screen = screen
        self._undo: list[Change | ChangeOfMany | Correction | ChangeOfSources] = []
        self._reads: ChangeOfMany | None = None
        self._redo: list[Change | ChangeOfMany] = []
        self._all_of = ""
        self._known: dict[str, tuple[bool, bool]] = {}
        self.tags: dict[str, tuple[str, ...]] = {}

    def opened(self, article_id: str) -> None:
        """An opened article is read."""
        if not self._state(article_id)[0]:
            self._screen.session.mark(article_id, read=True)
        else:
            self._screen.session.marks(article_id)

    def marks_ready(self, message: MarksReady) -> None:
        """Marks as they stand now."""
        marks = message.marks
        self._known[message.article_id] = (marks.read, marks.starred)
        self.tags[message.article_id] = tuple(marks.tags)
        self._screen.results.mark(message.article_id, read=marks.read, starred=marks.starred)
        if message.said:
            self._screen.say(message.said)
        if self._screen.is_reading:
            self._screen.draw_article_head()

    def is_starred(self, article_id: str) -> bool:
        """Whether the article has a star, as far as is known."""
        return self._state(article_id)[1]

    def do_mark_star(self, count: int | None) -> None:
        """Star or not."""
        if target := self._target():
            starred = not self._state(target)[1]
            self._do(Change(target, "starred", starred, "starred" if starred else "star taken away"))

    def do_mark_read(self, count: int | None) -> None:
        """Read or unread."""
        if target := self._target():
            if self._state(target)[0]:
                self._do(Change(target, "read", False, "marked unread"))
            else:
                # Its reprints are read with it; which ones, the answer says, and undo gives them back, too.
                self._reads = ChangeOfMany((target,), True, "marked read")
                self._do(self._reads)

    def do_mark_all(self, count: int | None) -> None:
        """Everything this list finds is read."""
        searching = self._screen.searching
        page = searching.page
        ask = mark_all_read(searching.query, typing=searching.is_typing, matched=page.matched if page else "all")
        self.mark_all(ask, "this list")

    def mark_all(self, ask: Ask, title: str) -> None:
        """Mark many as read; they come back as `MarkedAll`."""
        self._all_of = title
        self._screen.session.ask("mark", ask, latest_only=False)

    def marked_all(self, message: MarkedAll) -> None:
        """Many marks as they stand now."""
        for article_id in message.ids:
            if article_id in self._known:
                self._known[article_id] = (message.read, self._known[article_id][1])
        self._screen.results.mark_read(message.ids, read=message.read)
        if self._reads is not None and message.read and self._reads.ids[0] in message.ids:
            if self._reads in self._undo:
                at = self._undo.index(self._reads)
                self._undo[at] = ChangeOfMany(message.ids, True, self._reads.words)
            self._reads = None
        if not self._all_of:
            return
        if message.ids:
            words = f"{len(message.ids):,} of {self._all_of} marked read"
            self._undo.append(ChangeOfMany(message.ids, message.read, words))
            self._redo.clear()
            self._screen.say(f"{words}; {self._screen.keymap.key_words('mark.undo')} undoes")
        else:
            self._screen.say(f"nothing unread in {self._all_of}")
        self._all_of = ""

    def do_mark_tag(self, count: int | None) -> None:
        """Ask for a tag."""
        target = self._target()
        if not target:
            return
        known = self.tags.get(target, ())
        label = "tag" + (f" (has {', '.join(known)}; -tag takes away)" if known else "")

        def answered(answer: str) -> None:
            self._screen.focus_main()
            self.tag(answer)

        self._screen.ask_line(label[:40], answered)

    def tag(self, answer: str) -> None:
        """Tag the article at hand; with a dash in front, take the tag away."""
        target = self._target()
        tag = answer.lstrip("-").strip()
        if not tag:
            self._screen.say("no tag given")
        elif target and answer.startswith("-"):
            self._do(Change(target, "untag", tag, f"tag {tag} taken away"))
        elif target:
            self._do(Change(target, "tag", tag, f"tagged {tag}"))

    def corrected(self, words: str) -> None:
        """A correction of names was made: the next undo takes it back."""
        self._undo.append(Correction(words))
        self._redo.clear()

    def changed_sources(self, back: Ask) -> None:
        """A source or a saved search was changed: the next undo takes it back."""
        self._undo.append(ChangeOfSources(back))
        self._redo.clear()

    def do_mark_undo(self, count: int | None) -> None:
        """Take the last change of this session back."""
        if not self._undo:
            self._screen.naming.say("nothing to undo")
            return
        change = self._undo.pop()
        if isinstance(change, Correction):
            self._screen.session.undo_mending()
            return
        if isinstance(change, ChangeOfSources):
            self._screen.session.ask("change_sources", change.back, latest_only=False)
            return
        self._redo.append(change)
        self._make(change.opposite(), f"undone: {change.words}")

    def do_mark_redo(self, count: int | None) -> None:
        """Make it again."""
        if not self._redo:
            self._screen.say("nothing to redo")
            return
        change = self._redo.pop()
        self._undo.append(change)
        self._make(change, f"again: {change.words}")

    def _do(self, change: Change | ChangeOfMany) -> None:
        self._undo.append(change)
        self._redo.clear()
        undo = self._screen.keymap.key_words("mark.undo")
        self._make(change, f"{change.words}; {undo} undoes" if undo else change.words)

    def _make(self, change: Change | ChangeOfMany, said: str) -> None:
        if isinstance(change, ChangeOfMany):
            for article_id in change.ids:
                self._known[article_id] = (change.read, self._state(article_id)[1])
            self._screen.session.ask("mark", mark_many(change.ids, read=change.read), latest_only=False)
            self._screen.say(said)
            return
        session, value = self._screen.session, change.value
        read, starred = self._state(change.article_id)
        if isinstance(value, bool):
            if change.name == "read":
                self._known[change.article_id] = (value, starred)
                session.mark(change.article_id, said=said, read=value)
            else:
                self._known[change.article_id] = (read, value)
                session.mark(change.article_id, said=said, starred=value)
        elif change.name == "tag":
            session.mark(change.article_id, said=said, tag=value)
        else:
            session.mark(change.article_id, said=said, untag=value)

    def _target(self) -> str:
        target = self._screen.reading.subject
        if not target:
            self._screen.say("no article here")
        return target

    def _state(self, article_id: str) -> tuple[bool, bool]:
        """(read, starred)."""
        if article_id in self._known:
            return self._known[article_id]
        hit: Hit | None = self._screen.results.hit
        return (hit.read, hit.starred) if hit is not None and hit.id == article_id else (False, False)
