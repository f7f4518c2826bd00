"""Stars, read marks and tags: made at once, each with its undo."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from reader.messages import Marked, MarksReady, MarksSeen
from reader.source_questions import Ask, mark_all_read, mark_many

if TYPE_CHECKING:
    from reader.screens.main import MainScreen


_OPPOSITES = {"tag": "untag", "untag": "tag"}


@dataclass(frozen=True, slots=True)
class Change:
    """One change of the marks of articles. `words` say what was done.

    Attributes:
        name: read, starred, tag, untag or note.
        value: Whether read or starred; the tag; the note.
        before: The note that was there.
        title: The headline of a single article, for who undoes it elsewhere.
    """

    ids: tuple[str, ...]
    name: str
    value: bool | str
    words: str
    before: str = ""
    title: str = ""

    def said(self, did: str) -> str:
        """`undone: marked read: Ferry crews walk out`."""
        return f"{did}: {self.words}" + (f": {self.title}" if self.title else "")

    def opposite(self) -> Change:
        """The change that takes this one back."""
        if self.name == "note":
            return Change(self.ids, "note", self.before, self.words, str(self.value))
        value = not self.value if isinstance(self.value, bool) else self.value
        return Change(self.ids, _OPPOSITES.get(self.name, self.name), value, self.words)


@dataclass(frozen=True, slots=True)
class Correction:
    """A correction of names; the library itself knows how to take it back."""

    words: str


@dataclass(frozen=True, slots=True)
class ChangeOfSources:
    """A change of what is followed or kept, as what takes it back."""

    back: Ask


class Marking:
    """The marks of the article at hand or of those selected, and what can be undone."""

    def __init__(self, screen: MainScreen) -> None:
        self._screen = screen
        self.can_keep = True
        """Whether the library can be written."""
        self._undo: list[Change | Correction | ChangeOfSources] = []
        self._redo: list[Change] = []
        self._noting = ""
        self._known: dict[str, tuple[bool, bool]] = {}
        self.tags: dict[str, tuple[str, ...]] = {}
        self.changes = 0
        """How many marks were made here: what was read before the last of them is not shown over it."""
        self._seen_version = -1

    def opened(self, article_id: str) -> None:
        """An opened article is read."""
        if not self._state(article_id)[0] and self.can_keep:
            self.changes += 1
            self._screen.session.mark_read(article_id)
        else:
            self._screen.session.marks(article_id)

    def marks_ready(self, message: MarksReady) -> None:
        """Marks as they stand now; of an article that was opened, its reprints may have been read along."""
        marks, along = message.marks, message.along
        self._known[message.article_id] = (marks.read, marks.starred)
        self.tags[message.article_id] = tuple(marks.tags)
        self._screen.results.mark(message.article_id, read=marks.read, starred=marks.starred)
        if along:
            reprints = "its unread reprint" if len(along) == 1 else f"its {len(along):,} unread reprints"
            self._done(Change(along, "read", True, f"{reprints} marked read with it"))
            self._note(along, "read", True)
        self._show_note(message.article_id, marks.note)
        if self._noting == message.article_id == self._screen.reading.subject:
            self._ask_note(self._noting, marks.note)
        self._noting = ""
        if self._screen.is_reading:
            self._screen.draw_article_head()

    def look(self) -> None:
        """See whether another program made marks of what stands on the screen."""
        shown = {hit.id for hit in self._screen.results.here}
        if self._screen.is_reading:
            shown.add(self._screen.reading.subject)
        if shown:
            self._screen.session.see_marks(tuple(shown), self._seen_version, self.changes)

    def seen(self, message: MarksSeen) -> None:
        """Marks as they are kept, shown where they are others."""
        if message.asked_at != self.changes:
            return  # the next look sees it
        self._seen_version = message.version
        for article_id, marks in message.marks.items():
            self._known[article_id] = (marks.read, marks.starred)
            self.tags[article_id] = tuple(marks.tags)
        self._screen.results.renew_marks({i: (marks.read, marks.starred) for i, marks in message.marks.items()})
        if (open_article := message.marks.get(self._screen.reading.subject)) is not None:
            self._show_note(self._screen.reading.subject, open_article.note)
            if self._screen.is_reading:
                self._screen.draw_article_head()

    def is_starred(self, article_id: str) -> bool:
        """Whether the article has a star, as far as is known."""
        return self._state(article_id)[1]

    def do_mark_star(self, count: int | None) -> None:
        """Star or not; of several, those without one get theirs first."""
        targets = self._targets()
        without = tuple(i for i in targets if not self._state(i)[1])
        self._flag(without or targets, "starred", bool(without), "starred" if without else "star taken away")

    def do_mark_read(self, count: int | None) -> None:
        """Read or unread; of several, first the unread are read."""
        targets = self._targets()
        unread = tuple(i for i in targets if not self._state(i)[0])
        # Its reprints are read with it; which ones, the answer says, and undo gives them back, too.
        self._flag(unread or targets, "read", bool(unread), "marked read" if unread else "marked unread")

    def _flag(self, ids: tuple[str, ...], name: str, value: bool, words: str) -> None:
        if ids:
            self._do(Change(ids, name, value, words if len(ids) == 1 else f"{len(ids):,} articles: {words}"))

    def do_mark_all(self, count: int | None) -> None:
        """Everything this list finds is read."""
        searching = self._screen.searching
        page = searching.page
        matched = page.matched if page else "all"
        self.mark_all(mark_all_read(searching.query, "this list", typing=searching.is_typing, matched=matched))

    def mark_all(self, ask: Ask) -> None:
        """Mark many as read; they come back as `Marked`."""
        self._screen.session.ask("mark", ask, latest_only=False)

    def marked(self, message: Marked) -> None:
        """Marks that were changed: what undo has to give back is known now."""
        self._note(message.ids, message.name, message.value)
        if message.name in _OPPOSITES:  # the library has its own spelling of a tag
            for article_id in message.ids:
                self.tags.pop(article_id, None)
            if (subject := self._screen.reading.subject) in message.ids:
                self._screen.session.marks(subject)
        asked = (message.asked, message.name, message.value)
        for place in reversed(range(len(self._undo))):
            change = self._undo[place]
            if isinstance(change, Change) and (change.ids, change.name, change.value) == asked:
                self._undo[place] = replace(change, ids=message.ids)
                break
        if not message.all_of:
            return
        if message.ids:
            self._done(Change(message.ids, "read", True, f"{len(message.ids):,} of {message.all_of} marked read"))
        else:
            self._screen.say(f"nothing unread in {message.all_of}")

    def do_mark_note(self, count: int | None) -> None:
        """Ask for a note about the article at hand, once it is known which it has."""
        self._noting = self._screen.reading.subject
        if self._noting:
            self._screen.session.marks(self._noting)
        else:
            self._screen.say("no article here")

    def _ask_note(self, article_id: str, before: str) -> None:
        def answered(note: str) -> None:
            self._screen.focus_main()
            if note != before:
                said = "note taken away" if not note else "note changed" if before else "note kept"
                self._do(Change((article_id,), "note", note, said, before))

        self._screen.ask_line("note", answered, before)

    def _show_note(self, article_id: str, note: str) -> None:
        for view in (self._screen.article, self._screen.preview):
            if view.article is not None and view.article.id == article_id:
                view.set_note(note)

    def failed(self, asked: object) -> None:
        """A change could not be made: nothing is there to be undone, and marks are shown as they were."""
        for place in reversed(range(len(self._undo))):
            if self._undo[place] is asked:
                del self._undo[place]
        if isinstance(asked, Change):
            back = asked.opposite()
            self._note(back.ids, back.name, back.value)

    def do_mark_tag(self, count: int | None) -> None:
        """Ask for a tag."""
        targets = self._targets()
        if not targets:
            return
        label = "tag"
        if len(targets) > 1:
            label = f"tag {len(targets):,} articles (-tag takes away)"
        elif known := self.tags.get(targets[0], ()):
            label = f"tag (has {', '.join(known)}; -tag takes away)"

        def answered(answer: str) -> None:
            self._screen.focus_main()
            self.tag(answer)

        self._screen.ask_line(label[:40], answered)

    def tag(self, answer: str) -> None:
        """Tag the articles at hand; with a dash in front, take the tag away."""
        targets = self._targets()
        tag = answer.lstrip("-").strip()
        of = f"{len(targets):,} articles " if len(targets) > 1 else ""
        if not tag:
            self._screen.say("no tag given")
        elif targets and answer.startswith("-"):
            self._do(
                Change(targets, "untag", tag, f"tag {tag} taken away" + (f" from {of}".rstrip() if of else ""))
            )
        elif targets:
            self._do(Change(targets, "tag", tag, f"{of}tagged {tag}"))

    def corrected(self, words: str) -> None:
        """A correction of names was made: the next undo takes it back."""
        self._undo.append(Correction(words))
        self._redo.clear()

    def changed_sources(self, back: Ask) -> ChangeOfSources:
        """A source or a saved search is being changed: the next undo takes it back, unless it `failed`."""
        change = ChangeOfSources(back)
        self._undo.append(change)
        self._redo.clear()
        return change

    def turn(self) -> None:
        """Another library is about to be opened: what was marked in this one cannot be undone there."""
        self._undo.clear()
        self._redo.clear()
        self._known.clear()
        self.tags.clear()

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
        self._make(change.opposite(), change.said("undone"))

    def do_mark_redo(self, count: int | None) -> None:
        """Make it again."""
        if not self._redo:
            self._screen.say("nothing to redo")
            return
        change = self._redo.pop()
        self._undo.append(change)
        self._make(change, change.said("again"))

    def _do(self, change: Change) -> None:
        if len(change.ids) == 1:
            change = replace(change, title=self._title(change.ids[0]))
        self._done(change)
        self._make(change)

    def _done(self, change: Change) -> None:
        """A change that can be undone."""
        self._undo.append(change)
        self._redo.clear()
        undo = self._screen.keymap.key_words("mark.undo")
        self._screen.say(f"{change.words}; {undo} undoes" if undo else change.words)

    def _make(self, change: Change, said: str = "") -> None:
        self._note(change.ids, change.name, change.value)
        ask = mark_many(change.ids, change.name, change.value)
        self._screen.session.ask("mark", ask, latest_only=False, about=change)
        if said:
            self._screen.say(said)

    def _note(self, ids: tuple[str, ...], name: str, value: bool | str) -> None:
        """Draw marks as they are to be."""
        self.changes += 1
        for article_id in ids:
            read, starred = self._state(article_id)
            if name == "read":
                read = bool(value)
            elif name == "starred":
                starred = bool(value)
            elif name == "note":
                self._show_note(article_id, str(value))
            self._known[article_id] = (read, starred)
        if name == "read":
            self._screen.results.mark_many(ids, read=bool(value))
        elif name == "starred":
            self._screen.results.mark_many(ids, starred=bool(value))
        if self._screen.is_reading:
            self._screen.draw_article_head()

    def _targets(self) -> tuple[str, ...]:
        screen = self._screen
        if screen.selected:
            return tuple(hit.id for hit in screen.selected)
        if not screen.reading.subject:
            screen.say("no article here")
            return ()
        return (screen.reading.subject,)

    def _title(self, article_id: str) -> str:
        shown = self._screen.article.article if self._screen.is_reading else None
        if shown is not None and shown.id == article_id:
            return shown.title
        hit = self._screen.results.known(article_id)
        return hit.title if hit is not None else ""

    def _state(self, article_id: str) -> tuple[bool, bool]:
        """(read, starred)."""
        if article_id in self._known:
            return self._known[article_id]
        hit = self._screen.results.known(article_id)
        return (hit.read, hit.starred) if hit is not None else (False, False)
