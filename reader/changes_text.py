"""What an outlet changed, for a pipe and a plain terminal."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import groupby

from index.results import Changes
from reader.view_model.changes import count, pieces, words_changed

_SIGNS = {"changed": "~", "removed": "-", "added": "+", "moved": "^"}
_COLOURS = {"gone": "\x1b[31;9m", "come": "\x1b[32;4m"}
_PLAIN = "\x1b[0m"


def changes_text(changes: Changes, *, colour: bool) -> str:
    """A sign a paragraph that is not as it was, its words `[-gone-]` and `{+new+}`; colour only adds to that."""
    went, came = words_changed(changes)
    about = [f"change {changes.number - 1} of {changes.of - 1}", f"noticed {changes.new.when or 'once'}"]
    about += [f"{count(words)} {what}" for words, what in ((went, "gone"), (came, "new")) if words]
    parts = [f"{changes.title}\n{', '.join(about)}"]
    for same, run in groupby(changes.edits, lambda edit: edit.kind == "same"):
        edits = list(run)
        if same:
            parts.append(f"  ({len(edits)} paragraph{'s' if len(edits) > 1 else ''} as before)")
            continue
        for edit in edits:
            text, spans = pieces(changes, edit, brackets=True)
            where = f"({'from' if edit.new is None else 'to'} here) " if edit.kind == "moved" else ""
            parts.append(f"{_SIGNS[edit.kind]} {where}{_coloured(text, spans) if colour else text}")
    return "\n\n".join(parts) + "\n"


def _coloured(text: str, spans: Sequence[tuple[int, int, str]]) -> str:
    parts, at = [], 0
    for start, end, role in spans:
        parts += [text[at:start], _COLOURS[role], text[start:end], _PLAIN]
        at = end
    return "".join([*parts, text[at:]])
