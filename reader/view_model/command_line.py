"""What stands under `:`: commands with an argument, and every action of the table. Pure."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from rich.cells import cell_len

from reader.actions import Action
from reader.view_model.glyphs import Glyphs
from reader.view_model.lines import Line, LineBuilder, fit

_DESCRIPTIONS = 24
"""The column from which a command is described."""


@dataclass(frozen=True, slots=True)
class Command:
    """A command that is typed: `argument` is what it takes, in words, or ""."""

    name: str
    argument: str
    description: str


COMMANDS = (
    Command("add", "ADDRESS or PATH", "Follow a feed, a site, a folder or a file"),
    Command("open", "PATH", "Look at a folder or a file without adding it"),
    Command("save", "NAME", "Keep this search under a name"),
    Command("tag", "TAG", "Tag the article; -TAG takes one away"),
    Command("opml import", "FILE", "Follow the feeds of a list"),
    Command("opml export", "FILE", "Write the feeds that are followed as a list"),
    Command("theme", "NAME", "Other colours, until the program is left"),
)


@dataclass(frozen=True, slots=True)
class Candidate:
    """One line of the list. `text` is what Tab puts into the line; Enter runs the action or command.

    A command that still lacks its argument is only completed.
    """

    text: str
    words: str
    keys: str = ""
    action: Action | None = None
    command: str = ""
    argument: str = ""

    @property
    def is_whole(self) -> bool:
        """Whether Enter can run it."""
        return self.action is not None or bool(self.argument)


def candidates(
    typed: str,
    actions: Sequence[tuple[Action, str]],
    complete: Callable[[str, str], Sequence[str]],
) -> list[Candidate]:
    """What fits the line: a command with its argument and what could complete it, else commands and actions.

    Args:
        actions: (action, its keys in words) that can be done here.
        complete: From a command and the beginning of its argument to arguments it could become.
    """
    text = typed.lstrip().lstrip(":").lstrip()
    for command in COMMANDS:
        if text.lower().startswith(f"{command.name} "):
            argument = text[len(command.name) + 1 :].strip()
            found = [_with_argument(command, argument)]
            others = (other for other in complete(command.name, argument) if other != argument)
            return found + [_with_argument(command, other) for other in others]
    wanted = text.casefold().split()
    begun = [command for command in COMMANDS if command.name.startswith(text.lower().strip())]
    found = [Candidate(f"{c.name} ", f"{c.name} {c.argument}", c.description, command=c.name) for c in begun]
    for action, keys in actions:
        words = action.description
        if all(word in f"{action.group} {words} {action.id}".casefold() for word in wanted):
            found.append(Candidate(words, words, keys, action))
    return found


def _with_argument(command: Command, argument: str) -> Candidate:
    words = f"{command.name} {argument or command.argument}"
    return Candidate(f"{command.name} {argument}", words, command.description, None, command.name, argument)


def candidate_lines(found: Sequence[Candidate], width: int, glyphs: Glyphs) -> list[Line]:
    """A line a candidate: what it is, and at the right its keys or what it does."""
    lines = []
    for item, candidate in enumerate(found):
        line = LineBuilder().add("   ")
        if candidate.action is None:
            line.add(fit(candidate.words, width - 4, glyphs.ellipsis), "title-read").pad_to(_DESCRIPTIONS).add(
                "  "
            )
            line.add(fit(candidate.keys, max(0, width - line.cells - 1), glyphs.ellipsis), "dim")
        else:
            keys = candidate.keys
            line.add(fit(candidate.words, max(8, width - cell_len(keys) - 6), glyphs.ellipsis))
            line.pad_to(width - cell_len(keys) - 1).add(keys, "key")
        lines.append(line.line(item))
    return lines or [LineBuilder().add("   nothing is called so", "dim").line()]
