"""The keys in words: for the help screen, and for docs/keys.md."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from textwrap import wrap

from reader.actions import ACTIONS, CONTEXT_NAMES, CONTEXTS, PRESETS, SEARCH, Action
from reader.key_names import key_words
from reader.keymap import Keymap
from reader.view_model.glyphs import Glyphs
from reader.view_model.lines import BLANK, Line, LineBuilder, fit
from reader.view_model.query_words import QUERY_WORDS

_GROUP_NAMES = {
    "box": "In the search box",
    "move": "Moving",
    "facet": "The strip of names",
    "article": "Articles",
    "go": "Going",
    "search": "Searching",
    "names": "Names in the text",
    "mark": "Marks",
    "text": "Reading",
    "change": "What changed",
    "copy": "Copying",
    "show": "What is lit",
    "hit": "Hits",
    "list": "The list",
    "source": "Sources",
    "date": "Dates",
    "help": "The help",
    "app": "The program",
}
_KEYS_WIDTH = 24


def groups() -> dict[str, list[Action]]:
    """The actions by group, in the order of the table."""
    found: dict[str, list[Action]] = {}
    for action in ACTIONS:
        found.setdefault(action.group, []).append(action)
    return found


@dataclass(frozen=True, slots=True)
class _Entry:
    """One row of the help: what to type and what that does, under a heading."""

    group: str
    keys: str
    words: str

    def has(self, wanted: Sequence[str]) -> bool:
        """Whether each of these words (casefolded) stands in it."""
        told = f"{self.keys} {self.words} {self.group}".casefold()
        return all(word in told for word in wanted)


def help_lines(keymap: Keymap, context: str, width: int, glyphs: Glyphs, wanted: str = "") -> list[Line]:
    """First the keys that work where the help was asked for, then all others, then what a search understands.

    Asked for in the search box, what a search understands comes second. `wanted`: only rows with these words.
    """
    by_group = [action for actions in groups().values() for action in actions]
    here = [action for action in by_group if context in action.contexts]
    elsewhere = [action for action in by_group if context not in action.contexts]
    sections = [
        (f"In {CONTEXT_NAMES.get(context, 'this place')}", [_entry(keymap, action) for action in here]),
        ("Elsewhere", [_entry(keymap, action) for action in elsewhere]),
    ]
    searching = [_Entry("What to type", typed, found) for typed, found in QUERY_WORDS]
    sections.insert(1 if context == SEARCH else 2, ("What a search understands", searching))
    lines: list[Line] = []
    words = wanted.casefold().split()
    for heading, entries in sections:
        previous = ""
        for entry in entries:
            if not entry.keys or not entry.has(words):
                continue
            if entry.group != previous:
                lines.append(BLANK)
                if not previous:
                    lines += [LineBuilder().add(" ").add(heading.upper(), "heading").line(), BLANK]
                lines.append(LineBuilder().add("  ").add(entry.group, "label").line())
                previous = entry.group
            lines += _entry_lines(entry, width, glyphs)
    return lines[1:]


def _entry(keymap: Keymap, action: Action) -> _Entry:
    keys = "  ".join(key_words(key) for key in keymap.keys_of(action.id))
    return _Entry(_GROUP_NAMES[action.group], keys, action.description)


def _entry_lines(entry: _Entry, width: int, glyphs: Glyphs) -> list[Line]:
    column = min(_KEYS_WIDTH, width // 3)
    line = LineBuilder().add("  ").add(fit(entry.keys, column - 1, glyphs.ellipsis), "key").pad_to(column + 2)
    first, *more = wrap(entry.words, max(8, width - column - 3))
    return [line.add(first).line(), *(LineBuilder().pad_to(column + 2).add(words).line() for words in more)]


def keys_document() -> str:
    """docs/keys.md, written from the table."""
    parts = [
        "# Keys",
        "",
        "Written from the table in `reader/actions.py`; `python -m reader.view_model.key_help` prints it.",
        "",
        "Every key can be changed in `config.toml` by the id of its action:",
        "",
        "```toml",
        'keymap = "vim"          # or "newsboat"',
        "",
        "[keys]",
        '"mark.star" = ["s", "*"]',
        '"text.browser" = []     # no key',
        "```",
        "",
        "Keys that are typed one after the other stand together (`gg`, `vp`). A number before a key is a count",
        "(`12j`). A key works in the places its line names: "
        + ", ".join(f"{name} ({context})" for context, name in CONTEXT_NAMES.items())
        + ".",
    ]
    for group, actions in groups().items():
        parts += [
            "",
            f"## {_GROUP_NAMES[group]}",
            "",
            "| vim | newsboat | what it does | where | id |",
            "|---|---|---|---|---|",
        ]
        for action in actions:
            columns = [" ".join(f"`{key_words(key)}`" for key in action.keys(preset)) for preset in PRESETS]
            where = " ".join(context for context in CONTEXTS if context in action.contexts)
            parts.append(f"| {columns[0]} | {columns[1]} | {action.description} | {where} | `{action.id}` |")
    return "\n".join(parts) + "\n"


if __name__ == "__main__":
    print(keys_document(), end="")
