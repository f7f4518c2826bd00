"""The footer: about six keys of the pane that has the keyboard, or what may follow a key, or a notice."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from rich.cells import cell_len

from reader.actions import ACTIONS, BY_ID, SEARCH, Action
from reader.key_names import key_words
from reader.keymap import Keymap
from reader.view_model.lines import Line, LineBuilder, fit

_GAP = 3
"""Cells between what may follow a key."""


def keys_line(
    keymap: Keymap, context: str, width: int, *, right: str = "", changed: dict[str, str] | None = None
) -> Line:
    """The footer's keys of a context, as many as fit, and at the right a few words.

    `changed` gives actions another label for now (what Tab would complete). No context at all is that of a
    question being answered.
    """
    if not context:
        return (
            LineBuilder()
            .add(" ")
            .add("Enter", "key")
            .add(" done   ", "dim")
            .add("Esc", "key")
            .add(" as before", "dim")
            .line()
        )
    line = LineBuilder()
    for action, start, key in _places(keymap, context, width, right, changed or {}):
        line.pad_to(start).add(key, "key").add(f" {(changed or {}).get(action.id, action.label)}", "dim")
    if right:
        line.pad_to(width - cell_len(right) - 1).add(right, "star")
    return line.line()


def action_at(
    keymap: Keymap,
    context: str,
    width: int,
    column: int,
    *,
    right: str = "",
    changed: dict[str, str] | None = None,
) -> Action | None:
    """What the key at a column of `keys_line` does."""
    for action, start, key in _places(keymap, context, width, right, changed or {}):
        label = (changed or {}).get(action.id, action.label)
        if start <= column < start + cell_len(key) + 1 + cell_len(label):
            return action
    return None


def _places(
    keymap: Keymap, context: str, width: int, right: str, changed: dict[str, str]
) -> Iterator[tuple[Action, int, str]]:
    """The actions whose keys have room, each with the column where it begins and its key in words."""
    at = 1
    help_action = BY_ID["app.help"]
    help_cells = 0
    if context in help_action.footer:  # whatever else has no room, the way to all keys has
        help_cells = cell_len(_key(keymap, help_action, context)) + cell_len(help_action.label) + 4
    room = width - 1 - (cell_len(right) + 2 if right else 0)
    for action in ACTIONS:
        if context not in action.footer:
            continue
        key = _key(keymap, action, context)
        label = changed.get(action.id, action.label)
        if not key or not label:
            continue
        start = at + 3 if at > 1 else at
        end = start + cell_len(key) + 1 + cell_len(label)
        if end + (0 if action is help_action else help_cells) <= room:
            yield action, start, key
            at = end


def choices_lines(typed: str, choices: Sequence[tuple[str, Action]], width: int) -> list[Line]:
    """What may follow the keys typed so far: all of it, in columns, in as few rows as the width allows."""
    words = [(key, f" {action.label or action.id.partition('.')[2].replace('-', ' ')}") for key, action in choices]
    begin = cell_len(typed) + 3
    rows, columns = 1, max(1, len(words))
    wide = _column_cells(words, columns)
    while columns > 1 and begin + sum(wide) + _GAP * (columns - 1) >= width:
        rows += 1
        columns = -(-len(words) // rows)
        wide = _column_cells(words, columns)
    lines = []
    for at in range(0, max(1, len(words)), columns):
        line = LineBuilder().add(" ").add(" " * cell_len(typed) if at else typed, "notice")
        start = begin
        for (key, told), cells in zip(words[at : at + columns], wide, strict=False):
            line.pad_to(start).add(key, "key").add(told, "dim")
            start += cells + _GAP
        lines.append(line.line())
    return lines


def _column_cells(words: Sequence[tuple[str, str]], columns: int) -> list[int]:
    cells = [cell_len(key) + cell_len(told) for key, told in words]
    return [max(cells[column::columns]) for column in range(min(columns, len(cells)))]


def notice_line(words: str, width: int, ellipsis: str, *, quiet: bool = False) -> Line:
    """Something to tell, for a moment."""
    return LineBuilder().add(" ").add(fit(words, width - 2, ellipsis), "dim" if quiet else "notice").line()


def _key(keymap: Keymap, action: Action, context: str) -> str:
    keys = keymap.keys_of(action.id)
    if context == SEARCH:
        keys = tuple(key for key in keys if len(key) > 1)
    return key_words(keys[0]) if keys else ""
