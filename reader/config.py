"""The user's settings, `config.toml`. Read once, never written; every mistake names the file and the key."""

from __future__ import annotations

import difflib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, TypeVar

from index.errors import ReaderError
from reader.actions import BY_ID, PRESETS
from reader.keymap import Keymap, KeymapError

DEFAULT_THEME = "reader-dark"
DEFAULT_TEXT_WIDTH = 72
_TEXT_WIDTHS = range(30, 201)
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
    """

    theme: str = DEFAULT_THEME
    keymap: str = "vim"
    keys: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    mouse: bool = True
    text_width: int = DEFAULT_TEXT_WIDTH


_SETTINGS = ("theme", "keymap", "keys", "mouse", "text_width")


def load(path: Path) -> Config:
    """The settings of a file; the defaults where it does not exist.

    Raises:
        ConfigError: The file cannot be read, is not TOML, or holds a setting that does not exist or fit.
    """
    try:
        text = path.read_text(encoding="utf-8")
    except FileNotFoundError:
        return Config()
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
    for name in data:
        if name not in _SETTINGS:
            raise ConfigError(f"{where}: there is no setting {name!r}.", _did_you_mean(name, _SETTINGS))
    keymap = _typed(data, "keymap", str, "vim", where)
    if keymap not in PRESETS:
        raise ConfigError(f"{where}: keymap is {keymap!r}.", f"Use {' or '.join(PRESETS)}.")
    width = _typed(data, "text_width", int, DEFAULT_TEXT_WIDTH, where)
    if width not in _TEXT_WIDTHS:
        raise ConfigError(f"{where}: text_width is {width}.", "Use a number from 30 to 200.")
    keys = _keys(_typed(data, "keys", dict, {}, where), where)
    try:
        Keymap(keymap, keys)
    except KeymapError as error:
        raise ConfigError(f"{where}: [keys]: {error}.", "Give one of them another key.") from error
    return Config(
        theme=_typed(data, "theme", str, DEFAULT_THEME, where),
        keymap=keymap,
        keys=keys,
        mouse=_typed(data, "mouse", bool, True, where),
        text_width=width,
    )


def _typed(data: Mapping[str, Any], name: str, kind: type[_T], default: _T, where: str) -> _T:
    value = data.get(name, default)
    if not isinstance(value, kind) or (kind is int and isinstance(value, bool)):
        words = {str: "text in quotes", int: "a number", bool: "true or false", dict: "a table"}[kind]
        raise ConfigError(f"{where}: {name} must be {words}.", "")
    return value


def _keys(table: Mapping[str, Any], where: str) -> dict[str, tuple[str, ...]]:
    keys: dict[str, tuple[str, ...]] = {}
    for action_id, value in _flat(table):
        if action_id not in BY_ID:
            raise ConfigError(
                f"{where}: [keys]: there is no action {action_id!r}.", _did_you_mean(action_id, BY_ID)
            )
        values = [value] if isinstance(value, str) else value
        if not isinstance(values, list) or not all(isinstance(key, str) and key.strip() for key in values):
            raise ConfigError(
                f"{where}: [keys]: {action_id} must be a key or a list of keys.", 'Like "s" or ["s", "gs"].'
            )
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
    close = difflib.get_close_matches(name, list(known), n=1, cutoff=0.5)
    return f"Did you mean {close[0]!r}?" if close else ""
