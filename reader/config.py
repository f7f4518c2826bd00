"""The user's settings, `config.toml`. Read once, never written; every mistake names the file and the key."""

from __future__ import annotations

import difflib
import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, TypeVar

from index.errors import ReaderError
from reader.actions import BY_ID, PRESETS
from reader.key_names import key_steps
from reader.keymap import Keymap, KeymapError

DEFAULT_THEME = "reader-dark"
_OUR_THEMES = (DEFAULT_THEME, "reader-light")
DEFAULT_TEXT_WIDTH = 72
DEFAULT_INTERVAL = 30
_TEXT_WIDTHS = range(30, 201)
_INTERVALS = range(0, 10_081)
_MISSPELT = re.compile(r"<?[A-Za-z]{2,}[+-][A-Za-z0-9]+>?")
_NEAR = 0.75
"""How like a setting a name must be to be taken for a slip of it: `them` of `theme`, not `colour` of `mouse`."""
_T = TypeVar("_T")


class ConfigError(ReaderError):
    """A settings file that cannot be used as it stands."""


@dataclass(frozen=True, slots=True)
class Config:
    """What can be set.

    Attributes:
        theme: `reader-dark`, `reader-light`, or any theme of Textual.
        keymap: The preset of keys, `vim` or `newsboat`.
        keys: The user's own keys by action id (`reader config keys` lists the ids).
        mouse: False leaves the mouse to the terminal.
        text_width: The measure of an article, in cells.
        player: The command that plays a podcast, its address put behind it; empty for the browser.
        update_interval: Minutes between updates while the program runs; 0 leaves them to `R`.
    """

    theme: str = DEFAULT_THEME
    keymap: str = "vim"
    keys: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    mouse: bool = True
    text_width: int = DEFAULT_TEXT_WIDTH
    player: tuple[str, ...] = ()
    update_interval: int = DEFAULT_INTERVAL


_SETTINGS = ("theme", "keymap", "keys", "mouse", "player", "text_width", "update")
_UPDATE_SETTINGS = ("interval",)


def load(path: Path) -> Config:
    """The settings of a file; the defaults where it does not exist.

    Raises:
        ConfigError: The file cannot be read, is not TOML, or holds settings that do not exist or fit: all of
            them are named.
    """
    try:
        text = path.read_text(encoding="utf-8")
    except FileNotFoundError:
        return Config()
    except IsADirectoryError as error:
        raise ConfigError(f"{path}: is a folder.", "Move it away: the settings are a file.") from error
    except OSError as error:
        raise ConfigError(f"{path}: cannot be read ({error.strerror}).", "Check its permissions.") from error
    except UnicodeDecodeError as error:
        raise ConfigError(f"{path}: is not UTF-8 text.", "Save it as UTF-8.") from error
    import tomllib  # most people have no settings, and every start would pay for it

    try:
        data = tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        raise ConfigError(f"{path}: is not valid TOML: {error}.", "Mend that line.") from error
    return parse_config(data, str(path))


def parse_config(data: Mapping[str, Any], where: str) -> Config:
    """Settings from parsed TOML; `where` stands in front of every complaint."""
    reading = _Reading(where)
    config = reading.config(data)
    if reading.problems:
        raise ConfigError("\n".join(reading.problems))
    return config


def unknown_theme(config: Config) -> str:
    """What is wrong with the theme, in a sentence; "" when there is one of that name, of ours or of Textual's."""
    if config.theme in _OUR_THEMES:
        return ""
    from textual.theme import BUILTIN_THEMES

    known = (*_OUR_THEMES, *BUILTIN_THEMES)
    if config.theme in known:
        return ""
    return f"there is no theme {config.theme!r}. {_did_you_mean(config.theme, known)}".strip()


def taken_keys(config: Config) -> list[str]:
    """What the user's own keys took from other actions, in sentences."""
    keymap = Keymap(config.keymap, config.keys)
    sentences = []
    for keys, loser, winner in keymap.taken:
        left = " ".join(keymap.keys_of(loser))
        rest = f"it keeps {left}" if left else "it has no key left"
        sentences.append(f"{keys} is {winner} now and was {loser}; {rest}")
    return sentences


class _Reading:
    """One pass over parsed TOML that goes on behind a mistake, so that all of them are told at once."""

    def __init__(self, where: str) -> None:
        self._where = where
        self.problems: list[str] = []

    def config(self, data: Mapping[str, Any]) -> Config:
        """The settings, defaults in place of what does not fit."""
        self._known(data, _SETTINGS, "")
        update = self._typed(data, "update", dict, {})
        self._known(update, _UPDATE_SETTINGS, "update.")
        keymap = self._typed(data, "keymap", str, "vim")
        if keymap not in PRESETS:
            self._problem(f"keymap is {keymap!r}.", f"Use {' or '.join(PRESETS)}.")
            keymap = "vim"
        keys = self._keys(self._typed(data, "keys", dict, {}))
        try:
            Keymap(keymap, keys)
        except KeymapError as error:
            self._problem(f"[keys]: {error}.", "Give one of them another key.")
            keys = {}
        return Config(
            theme=self._typed(data, "theme", str, DEFAULT_THEME),
            keymap=keymap,
            keys=keys,
            mouse=self._typed(data, "mouse", bool, True),
            text_width=self._number(data, "text_width", "text_width", DEFAULT_TEXT_WIDTH, _TEXT_WIDTHS),
            player=self._player(data.get("player", "")),
            update_interval=self._number(update, "interval", "update.interval", DEFAULT_INTERVAL, _INTERVALS),
        )

    def _problem(self, message: str, remedy: str = "") -> None:
        self.problems.append(f"{self._where}: {message} {remedy}".strip())

    def _known(self, data: Mapping[str, Any], settings: Iterable[str], prefix: str) -> None:
        for name in data:
            if name not in settings:
                self._problem(f"there is no setting {prefix + name!r}.", _did_you_mean(name, settings))

    def _typed(self, data: Mapping[str, Any], name: str, kind: type[_T], default: _T, shown: str = "") -> _T:
        value = data.get(name, default)
        if not isinstance(value, kind) or (kind is int and isinstance(value, bool)):
            words = {str: "text in quotes", int: "a number", bool: "true or false", dict: "a table"}[kind]
            self._problem(f"{shown or name} must be {words}.")
            return default
        return value

    def _number(self, data: Mapping[str, Any], name: str, shown: str, default: int, among: range) -> int:
        value = self._typed(data, name, int, default, shown)
        if value not in among:
            self._problem(f"{shown} is {value}.", f"Use a number from {among.start} to {among.stop - 1}.")
            return default
        return value

    def _player(self, value: object) -> tuple[str, ...]:
        if isinstance(value, list) and all(isinstance(word, str) for word in value):
            return tuple(value)
        if not isinstance(value, str):
            self._problem("player must be a command.", 'Like "mpv --no-video" or ["mpv", "--no-video"].')
            return ()
        import shlex

        try:
            return tuple(shlex.split(value))
        except ValueError:
            self._problem("player has a quote that is not closed.", "Close it, or write a list of words.")
            return ()

    def _keys(self, table: Mapping[str, Any]) -> dict[str, tuple[str, ...]]:
        keys: dict[str, tuple[str, ...]] = {}
        for action_id, value in _flat(table):
            values = [value] if isinstance(value, str) else value
            if action_id not in BY_ID:
                self._problem(f"[keys]: there is no action {action_id!r}.", _did_you_mean(action_id, BY_ID))
            elif not isinstance(values, list) or not all(isinstance(key, str) and key.strip() for key in values):
                self._problem(f"[keys]: {action_id} must be a key or a list of keys.", 'Like "s" or ["s", "gs"].')
            elif misspelt := [key for key in values if _MISSPELT.fullmatch(key) and len(key_steps(key)) > 2]:
                self._problem(f"[keys]: {action_id}: there is no key {misspelt[0]!r}.", 'Like "ctrl+k" or "f5".')
            else:
                keys[action_id] = tuple(values)
        return keys


def _flat(table: Mapping[str, Any], prefix: str = "") -> Iterable[tuple[str, Any]]:
    """`mark.star = "s"` is a table in a table to TOML; quoted ids are not. Both are meant."""
    for name, value in table.items():
        if isinstance(value, Mapping):
            yield from _flat(value, f"{prefix}{name}.")
        else:
            yield prefix + name, value


def _did_you_mean(name: str, known: Iterable[str]) -> str:
    close = difflib.get_close_matches(name, list(known), n=1, cutoff=_NEAR)
    return f"Did you mean {close[0]!r}?" if close else ""
