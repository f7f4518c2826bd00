"""The pages of one source: adding it, with a look at what would come, and what is kept about it."""

from __future__ import annotations

from abc import abstractmethod
from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from textual.app import ComposeResult

from index.arriving.source_names import title_of
from index.results import SourceInfo, SourcePreview
from reader.screens.pages import PageScreen
from reader.source_questions import Settings
from reader.view_model.lines import Line
from reader.view_model.source_form import FULL_TEXT, Form, add_form, edit_form
from reader.widgets.line_view import LineView
from reader.widgets.painted import Painted
from reader.widgets.prompt import Prompt

if TYPE_CHECKING:
    from reader.screens.following import Following


@dataclass(frozen=True, slots=True)
class Addition:
    """What the user decided: add it with these settings, or look at another location first."""

    location: str
    settings: Settings
    look: bool = False


class FormScreen(PageScreen):
    """Lines that Enter changes, and a question in the last row."""

    def __init__(self, following: Following) -> None:
        super().__init__(following.keymap, following.glyphs)
        self.following = following
        self.prompt = Prompt(id="prompt")
        self._form = Form((), ())

    def compose(self) -> ComposeResult:
        """Title, lines, question, footer."""
        yield Painted(self._draw_head, id="page-head")
        yield self.view
        yield self.prompt
        yield self.footer

    @abstractmethod
    def form(self, width: int) -> Form:
        """The form at a width."""

    @abstractmethod
    def choose(self, action: str, value: str) -> None:
        """Enter on a line."""

    def lines(self, width: int) -> Sequence[Line]:
        """The lines of the form."""
        self._form = self.form(width)
        return self._form.lines

    def on_line_view_chosen(self, event: LineView.Chosen) -> None:
        """Say what was chosen in terms of the form."""
        item = self._form.items[event.item]
        self.choose(item.action, item.value)

    def ask_folder(self, before: str) -> str:
        """The label of the question for a folder: which there are."""
        others = ", ".join(folder for folder in self.following.listing.folders if folder != before)
        return f"folder (there are {others})"[:50] if others else "folder"


class AddScreen(FormScreen):
    """Ends with an `Addition`, or None."""

    heading = "add"

    def __init__(self, following: Following, preview: SourcePreview, folder: str = "") -> None:
        super().__init__(following)
        self._preview = preview
        self._title = preview.title
        self._folder = folder

    def footer_labels(self) -> dict[str, str]:
        """Enter does what the line says."""
        return {"go.open": "do it"}

    def form(self, width: int) -> Form:
        """What would come."""
        return add_form(self._preview, self._title, self._folder, width, self.following.clock(), self.glyphs)

    def choose(self, action: str, value: str) -> None:
        """Add it, change it, or look at another feed of the same place."""
        settings = Settings(title="" if self._title == self._preview.title else self._title, folder=self._folder)
        if action == "add":
            self.dismiss(Addition(self._preview.location, settings))
        elif action == "choice":
            self.dismiss(Addition(value, settings, look=True))
        elif action == "title":
            self.prompt.ask("title", self._set_title, value=self._title)
        else:
            self.prompt.ask(self.ask_folder(self._folder), self._set_folder, value=self._folder)

    def _set_title(self, text: str) -> None:
        self._title = text or self._preview.title
        self._again()

    def _set_folder(self, text: str) -> None:
        self._folder = text
        self._again()

    def _again(self) -> None:
        self.view.focus()
        self.view.rebuild()


class EditScreen(FormScreen):
    """Changes a source; every change is made at once."""

    heading = "source"

    def __init__(self, following: Following, source: SourceInfo) -> None:
        super().__init__(following)
        self._source = source

    def footer_labels(self) -> dict[str, str]:
        """Enter changes a line."""
        return {"go.open": "change"}

    def renew(self) -> None:
        """The source as it stands now; back when it is gone."""
        source = self.following.listing.source(self._source.location)
        if source is None:
            self.dismiss(None)
        else:
            self._source = source
            self.view.rebuild()

    def form(self, width: int) -> Form:
        """What is kept."""
        return edit_form(self._source, width, self.following.clock(), self.glyphs)

    def choose(self, action: str, value: str) -> None:
        """Change it."""
        source = self._source
        if action == "title":
            self.prompt.ask("title", self._set_title, value=title_of(source))
        elif action == "folder":
            self.prompt.ask(self.ask_folder(source.folder), self._set_folder, value=source.folder)
        elif action == "full-text":
            following = FULL_TEXT[(FULL_TEXT.index(source.full_text) + 1) % len(FULL_TEXT)]
            self.following.edit(source, Settings(full_text=following), "changed for what comes from now on")
        elif action == "paused":
            self.following.pause(source)
        else:
            self.prompt.ask(self.following.removal_words_of(source), self._remove)

    def _set_title(self, text: str) -> None:
        self.view.focus()
        if text != title_of(self._source):
            self.following.edit(self._source, Settings(title=text), "title changed")

    def _set_folder(self, text: str) -> None:
        self.view.focus()
        if text != self._source.folder:
            words = f"now in {text}" if text else "in no folder now"
            self.following.edit(self._source, Settings(folder=text), words)

    def _remove(self, text: str) -> None:
        self.view.focus()
        if text.lower() in ("y", "yes"):
            self.following.remove_source(self._source)
        else:
            self.say("nothing was removed")
