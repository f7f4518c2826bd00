"""Keys to actions: sequences (`gg`, `vp`), counts (`12j`) and contexts. Pure: it knows no terminal.

Textual has bindings for single keys only; this is ours, so that every key can be rebound by action id.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from reader.actions import ACTIONS, BY_ID, CONTEXTS, SEARCH, Action
from reader.key_names import key_steps, key_words

_LONGEST_COUNT = 6


@dataclass(frozen=True, slots=True)
class Run:
    """The keys are complete. `count` is None where no number was typed."""

    action: Action
    count: int | None


@dataclass(frozen=True, slots=True)
class Wait:
    """The beginning of a sequence or a count. `choices`: (next key, action) of what may follow."""

    typed: str
    choices: tuple[tuple[str, Action], ...]


@dataclass(frozen=True, slots=True)
class Miss:
    """No action. `typed` is what was thrown away; a `single` key that means nothing is the caller's to pass on."""

    typed: str
    single: bool = False


Outcome = Run | Wait | Miss


class KeymapError(ValueError):
    """Keys that cannot be: an unknown action, or two actions on one key in one context."""


class Keymap:
    """The keys in force: a preset with the user's own keys over it.

    Args:
        preset: `vim` or `newsboat`.
        overrides: Keys by action id; an empty tuple takes all keys away.

    `taken`: (keys, action that lost them, action the user gave them to).

    Raises:
        KeymapError: An unknown preset, action, or two actions on one key.
    """

    def __init__(self, preset: str = "vim", overrides: Mapping[str, tuple[str, ...]] | None = None) -> None:
        overrides = overrides or {}
        for action_id in overrides:
            if action_id not in BY_ID:
                raise KeymapError(f"there is no action {action_id!r}")
        self._keys = {action.id: overrides.get(action.id, action.keys(preset)) for action in ACTIONS}
        self.taken: list[tuple[str, str, str]] = []
        self._tables: dict[str, dict[tuple[str, ...], Action]] = {context: {} for context in CONTEXTS}
        # The user's own keys come first, so that one of theirs may take a key from an action of the preset.
        for action in sorted(ACTIONS, key=lambda action: action.id not in overrides):
            self._bind(action, overrides)
        self._typed: tuple[str, ...] = ()
        self._count = ""
        self._context = ""

    def _bind(self, action: Action, overrides: Mapping[str, tuple[str, ...]]) -> None:
        kept: list[str] = []
        for keys in self._keys[action.id]:
            sequence = key_steps(keys)
            clashes = {
                other.id
                for context in action.contexts
                for taken, other in self._tables[context].items()
                if other is not action and (taken[: len(sequence)] == sequence or sequence[: len(taken)] == taken)
            }
            if clashes and action.id not in overrides and clashes <= overrides.keys():
                self.taken.extend((keys, action.id, winner) for winner in sorted(clashes))
                continue  # the user gave this key to something else
            if clashes:
                raise KeymapError(f"{keys!r} is a key of {action.id} and of {', '.join(sorted(clashes))}")
            kept.append(keys)
            for context in action.contexts:
                self._tables[context][sequence] = action
        self._keys[action.id] = tuple(kept)

    def keys_of(self, action_id: str) -> tuple[str, ...]:
        """The keys of an action, the first one being the one to show."""
        return self._keys[action_id]

    def key_words(self, action_id: str) -> str:
        """The first key of an action as it is shown, or an empty string."""
        keys = self._keys[action_id]
        return key_words(keys[0]) if keys else ""

    def ways_to_names(self) -> str:
        """How the names of a text are reached: `; and , go to a name`."""
        keys = [key for key in map(self.key_words, ("names.next", "names.previous")) if key]
        return f"{' and '.join(keys)} {'go' if len(keys) > 1 else 'goes'} to a name" if keys else "no name here"

    @property
    def pending(self) -> str:
        """The keys typed so far of a sequence, with their count."""
        return self._count + "".join(key_words(key) for key in self._typed)

    def reset(self) -> None:
        """Forget a sequence that was begun."""
        self._typed, self._count = (), ""

    def feed(self, key: str, context: str) -> Outcome:
        """Take one key (`a`, `G`, `/`, `enter`, `ctrl+d`) in a context."""
        if context != self._context:
            self.reset()
            self._context = context
        table = self._tables[context]
        if not self._typed and context != SEARCH and self._is_count(key):
            self._count += key
            return Wait(self.pending, ())
        if key == "escape" and (self._typed or self._count):
            typed = self.pending
            self.reset()
            return Miss(typed + "Esc")
        self._typed = (*self._typed, key)
        if (action := table.get(self._typed)) is not None:
            count = int(self._count) if self._count else None
            self.reset()
            return Run(action, count)
        size = len(self._typed)
        choices = tuple(
            (key_words(sequence[size]), action)
            for sequence, action in table.items()
            if len(sequence) > size and sequence[:size] == self._typed
        )
        if choices:
            return Wait(self.pending, choices)
        miss = Miss(self.pending, single=size == 1 and not self._count)
        self.reset()
        return miss

    def _is_count(self, key: str) -> bool:
        digit = len(key) == 1 and key.isascii() and key.isdigit()
        return digit and (key != "0" or bool(self._count)) and len(self._count) < _LONGEST_COUNT
