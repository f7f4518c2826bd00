"""How keys are written: the usual spellings of people and other programs, brought to one."""

from __future__ import annotations

NAMED = frozenset({
    "enter", "escape", "tab", "space", "backspace", "delete", "insert",
    "up", "down", "left", "right", "home", "end", "pageup", "pagedown",
})  # fmt: skip
_OTHER_NAMES = {
    "esc": "escape", "return": "enter", "cr": "enter", "ret": "enter", "spc": "space", "bs": "backspace",
    "del": "delete", "ins": "insert", "pgup": "pageup", "pgdn": "pagedown", "pgdown": "pagedown",
    "page-up": "pageup", "page-down": "pagedown",
}  # fmt: skip
_MODIFIERS = {
    "ctrl": "ctrl", "control": "ctrl", "c": "ctrl", "^": "ctrl",
    "shift": "shift", "s": "shift", "alt": "alt", "meta": "alt", "m": "alt", "a": "alt",
}  # fmt: skip


def key_steps(keys: str) -> tuple[str, ...]:
    """The single keys of a binding: `gg` → g, g; `Ctrl-d`, `C-d`, `<C-d>` and `^D` → ctrl+d; `g /` → g, /."""
    keys = keys.strip()
    if " " in keys:
        return tuple(step for part in keys.split() for step in key_steps(part))
    if (one := _one_key(keys)) is not None:
        return (one,)
    steps: list[str] = []
    while keys:  # keys one after the other; one in angle brackets may stand among them
        end = keys.find(">")
        bracketed = _one_key(keys[: end + 1]) if keys[0] == "<" and end > 0 else None
        steps.append(bracketed or keys[0])
        keys = keys[end + 1 :] if bracketed else keys[1:]
    return tuple(steps)


def _one_key(text: str) -> str | None:
    """A key by its name or with its modifiers, or None where the text is something else."""
    if len(text) <= 1:
        return text
    if text[0] == "<" and text[-1] == ">" and len(text) > 2:
        return _one_key(text[1:-1])
    if text[0] == "^" and len(text) == 2 and text[1].isalpha():
        return f"ctrl+{text[1].lower()}"
    name = text.lower()
    name = _OTHER_NAMES.get(name, name)
    if name in NAMED or (name[0] == "f" and name[1:].isdigit()):
        return name
    for sign in "+-":
        head, found, rest = text.partition(sign)
        modifier = _MODIFIERS.get(head.lower())
        if found and rest and modifier:
            key = _one_key(rest)
            if key is None:
                return None
            if modifier == "shift" and len(key) == 1 and key.isalpha():
                return key.upper()  # a terminal sends the letter itself
            return f"{modifier}+{key.lower() if modifier == 'ctrl' and len(key) == 1 else key}"
    return None


def key_words(keys: str) -> str:
    """A binding as the footer and the help write it."""
    return "".join(_shown(step) for step in key_steps(keys))


def _shown(key: str) -> str:
    names = {"escape": "Esc", "pageup": "PgUp", "pagedown": "PgDn"}
    modifiers, _, last = key.rpartition("+") if len(key) > 1 else ("", "", key)
    if last in NAMED:
        last = names.get(last, last.capitalize())
    elif last[:1] == "f" and last[1:].isdigit():
        last = last.upper()
    return "-".join([*(part.capitalize() for part in modifiers.split("+") if part), last])
