"""The search box. Printable keys type; everything else goes through the keymap like anywhere else."""

from __future__ import annotations

from collections.abc import Sequence

from textual import events
from textual.geometry import Size
from textual.reactive import Reactive
from textual.suggester import SuggestionReady
from textual.widgets import Input

from index.results import Suggestion
from reader.actions import BY_ID, SEARCH
from reader.screens.base import ActionScreen


class SearchBar(Input):
    """One line of query with a completion behind the cursor.

    `scope` is what is searched: `library` or `article`.
    """

    context = SEARCH
    # Its place does not depend on what is in it, so a key needs no new layout of the screen.
    virtual_size = Reactive(Size(0, 0), layout=False)

    def __init__(self, *, id: str | None = None) -> None:
        super().__init__(compact=True, select_on_focus=False, id=id)
        self.scope = "library"
        self.history: list[str] = []
        self._recalled = 0
        self._suggestions: Sequence[Suggestion] = ()
        self._suggested_for = ""

    def on_paste(self, event: events.Paste) -> None:
        """A pasted query is one line of text."""
        event.stop()
        event.prevent_default()
        self.insert_text_at_cursor(" ".join(event.text.split())[:1000])

    def on_key(self, event: events.Key) -> None:
        """Letters are typed by Textual before any screen hears of them, so this one is caught here."""
        screen = self.screen
        held = isinstance(screen, ActionScreen) and screen.reader.keys_ahead.take(event)
        if held or (event.character and self.take_key(event.character)):
            event.stop()
            event.prevent_default()

    def take_key(self, key: str) -> bool:
        """Keys that are none of a query's where it would begin: `:` opens the commands, as everywhere else, and
        `/`, which leads here from everywhere else, has nothing to do any more."""
        screen = self.screen
        if not isinstance(screen, ActionScreen) or key not in (":", "/") or self.scope != "library":
            return False
        if self.value not in ("", self.selected_text):
            return False
        if key in screen.keymap.keys_of("search.open"):
            return True
        return key in screen.keymap.keys_of("app.palette") and screen.perform(BY_ID["app.palette"])

    # -- completion
    def offer(self, query: str, suggestions: Sequence[Suggestion]) -> None:
        """Completions for a query; they are dropped when it is not what stands here any more."""
        if query != self.value:
            return
        self._suggestions, self._suggested_for = suggestions, query
        completed = self.completed()
        if completed.startswith(query) and completed != query:
            self.post_message(SuggestionReady(query, completed))

    def completed(self) -> str:
        """The query with the best completion in it, or an empty string."""
        if not self._suggestions or self._suggested_for != self.value or not self.value.strip():
            return ""
        best = self._suggestions[0]
        query = self.value[: best.start] + best.text
        return query if query != self.value else ""

    @property
    def completion_words(self) -> str:
        """What Tab would put here."""
        return self._suggestions[0].text if self.completed() else ""

    def accept(self) -> bool:
        """Take the completion; False where there is none."""
        completed = self.completed()
        if not completed:
            return False
        self.value = completed
        self.cursor_position = len(completed)
        return True

    # -- history
    def keep(self) -> None:
        """Remember the query as one that was used."""
        query = self.value.strip()
        if query and self.scope == "library" and (not self.history or self.history[-1] != query):
            self.history.append(query)
        self._recalled = 0

    def recall(self) -> bool:
        """Put the query before into an empty box; False where there is none."""
        if (self.value and not self._recalled) or self._recalled >= len(self.history):
            return False
        self._recalled += 1
        self.value = self.history[-self._recalled]
        self.cursor_position = len(self.value)
        return True
