"""What the commands under `:` do."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from reader import source_questions as questions
from reader.view_model.glyphs import Glyphs

if TYPE_CHECKING:
    from reader.screens.base import ActionScreen
    from reader.screens.main import MainScreen
    from reader.view_model.command_line import Candidate

_MOST_PATHS = 40
_MOST_LOOKED_AT = 2_000


class Commanding:
    """Opens the line and runs what was typed there."""

    def __init__(self, screen: MainScreen) -> None:
        self._screen = screen

    @property
    def glyphs(self) -> Glyphs:
        """The signs of the terminal."""
        return self._screen.glyphs

    def open(self, asked_from: ActionScreen, typed: str = "") -> None:
        """Ask for a command; an action is done on the screen it was asked from."""
        from reader.screens.command_line import CommandScreen

        def chosen(found: Candidate | None) -> None:
            if found is not None and found.action is not None:
                asked_from.perform(found.action)
            elif found is not None:
                self.run(found.command, found.argument)

        self._screen.app.push_screen(CommandScreen(asked_from, self, typed), chosen)

    def run(self, command: str, argument: str) -> None:
        """Run a command."""
        getattr(self, "_" + command.replace(" ", "_"))(argument)

    def complete(self, command: str, begun: str) -> Sequence[str]:
        """What an argument could become."""
        if command in ("add", "open", "opml import", "opml export"):
            return paths_like(begun) if begun else ()
        if command == "theme":
            return [name for name in sorted(self._screen.app.available_themes) if name.startswith(begun)]
        if command == "tag":
            tags = {tag for known in self._screen.marking.tags.values() for tag in known}
            tags |= {listed.name for listed in self._screen.following.listing.tags}
            return [tag for tag in sorted(tags) if tag.startswith(begun)]
        return ()

    def _add(self, argument: str) -> None:
        self._screen.following.preview(argument)

    def _open(self, argument: str) -> None:
        path = Path(argument).expanduser()
        if path.exists():
            self._screen.open_elsewhere(path)
        else:
            self._screen.say(f"there is no file or folder {argument}")

    def _save(self, argument: str) -> None:
        query = self._screen.searching.query
        if query:
            self._screen.following.save(argument, query)
        else:
            self._screen.say("search first: what stands in the box is kept")

    def _tag(self, argument: str) -> None:
        self._screen.marking.tag(argument)

    def _opml_import(self, argument: str) -> None:
        self._screen.following.import_opml(argument)

    def _opml_export(self, argument: str) -> None:
        self._screen.session.ask("change_sources", questions.export_opml(argument), latest_only=False)

    def _theme(self, argument: str) -> None:
        if argument in self._screen.app.available_themes:
            self._screen.app.theme = argument
        else:
            self._screen.say(f"there is no theme {argument}")


def paths_like(begun: str) -> list[str]:
    """Files and folders that a path could become, folders first and with a slash; hidden ones only when asked."""
    if begun.startswith(("http:", "https:", "exec:")):
        return []
    typed_folder, slash, name = begun.rpartition("/")
    folder = Path(typed_folder + slash).expanduser() if slash else Path()
    found: list[tuple[bool, str]] = []
    try:
        for number, path in enumerate(folder.iterdir()):
            if number > _MOST_LOOKED_AT:
                break
            if path.name.startswith(name) and (name.startswith(".") or not path.name.startswith(".")):
                is_folder = path.is_dir()
                found.append((not is_folder, f"{typed_folder}{slash}{path.name}" + ("/" if is_folder else "")))
    except OSError:
        return []
    return [path for _, path in sorted(found)][:_MOST_PATHS]
