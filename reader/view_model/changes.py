"""What an outlet changed, as lines: each paragraph that is not as it was, its words that went and that came.

Every change has a sign in the margin and its words a form of their own (struck, underlined); where the terminal
shows neither colour nor form they stand in brackets. Colour never tells anything alone.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import datetime
from itertools import groupby

from index.results import Changes, Edit
from reader.view_model.dates import long_date
from reader.view_model.glyphs import Glyphs
from reader.view_model.lines import BLANK, Line, LineBuilder, Span, cut, fit
from reader.view_model.wrap import wrap

_MARGIN = 4
_SIGNS = {"changed": "±", "removed": "−", "added": "+", "moved": "↕"}
_PLAIN_SIGNS = {"changed": "~", "removed": "-", "added": "+", "moved": "^"}
_BRACKETS = {"gone": ("[-", "-]"), "come": ("{+", "+}")}
_CONTEXT = 1
"""Paragraphs that stayed are shown, quietly, beside a change; longer runs of them in one line."""


def change_lines(changes: Changes, width: int, measure: int, glyphs: Glyphs, *, brackets: bool) -> list[Line]:
    """The lines of one change, each change an `item`.

    Args:
        measure: The widest line of text.
        brackets: Put the words that went and came in brackets, for want of any other form.
    """
    lines: list[Line] = []
    room = max(10, min(measure, width - _MARGIN - 2))
    signs = _SIGNS if glyphs.ellipsis == "…" else _PLAIN_SIGNS
    item = 0
    parts = [(same, list(run)) for same, run in groupby(_shown(changes.edits), lambda e: e.kind == "same")]
    for number, (same, run) in enumerate(parts):
        if same:
            lines += _unchanged(changes, run, room, glyphs, first=number == 0, last=number == len(parts) - 1)
            continue
        for edit in run:
            text, spans = pieces(changes, edit, brackets=brackets)
            if edit.kind == "moved":
                was = edit.new is None
                text = ("stood here: " if was else "stands here now: ") + text
                text, spans = fit(text, room, glyphs.ellipsis), [(0, len(text), "dim")]
            for row, line in enumerate(_wrapped(text, spans, room)):
                sign = signs[edit.kind] if not row else " "
                builder = LineBuilder().add(" ").add(sign, f"sign-{edit.kind}").pad_to(_MARGIN)
                lines.append(builder.add(line.text, spans=line.spans).line(item))
            lines.append(BLANK)
            item += 1
    return lines


def change_head(changes: Changes, width: int, glyphs: Glyphs) -> Line:
    """` ‹ what changed   headline        2 of 3`."""
    right = f"change {changes.number - 1} of {changes.of - 1}"
    line = LineBuilder().add(f" {glyphs.back} ", "key").add("what changed   ", "headline")
    line.add(fit(changes.title, max(4, width - line.cells - len(right) - 3), glyphs.ellipsis), "meta")
    return line.pad_to(width - len(right) - 1).add(right, "dim").line()


def change_summary(changes: Changes, width: int, now: datetime, glyphs: Glyphs) -> Line:
    """When, how many words went and came."""
    when = long_date(changes.new.when, False, "", now) if changes.new.when else "at a time not known"
    went, came = words_changed(changes)
    parts = [f"noticed {when}"]
    parts += [f"{count(went)} gone"] if went else []
    parts += [f"{count(came)} new"] if came else []
    return LineBuilder().pad_to(_MARGIN).add(fit(f" {glyphs.dot} ".join(parts), width - 6), "dim").line()


def count(words: int) -> str:
    """`1 word`, `1,204 words`."""
    return "1 word" if words == 1 else f"{words:,} words"


def words_changed(changes: Changes) -> tuple[int, int]:
    """(words that went, words that came)."""
    went = sum(len(changes.old_text[s:e].split()) for edit in changes.edits for s, e in edit.removed)
    came = sum(len(changes.new_text[s:e].split()) for edit in changes.edits for s, e in edit.added)
    return went, came


def pieces(changes: Changes, edit: Edit, *, brackets: bool) -> tuple[str, list[Span]]:
    """The text of a paragraph with what went and what came in it, as spans of roles `gone` and `come`."""
    builder = LineBuilder()

    def add(text: str, role: str) -> None:
        before, after = _BRACKETS.get(role, ("", "")) if brackets else ("", "")
        builder.add(before + text + after if text else "", role)

    if edit.new is None or edit.old is None:
        source, whole = (changes.old_text, edit.old) if edit.new is None else (changes.new_text, edit.new)
        start, end = whole or (0, 0)
        add(source[start:end], {"removed": "gone", "added": "come"}.get(edit.kind, ""))
    else:
        at, end = edit.new
        for old_start, old_end, new_start, new_end in edit.words:
            builder.add(changes.new_text[at:new_start])
            add(changes.old_text[old_start:old_end], "gone")
            apart = changes.new_text[new_start : new_end or None][:1]
            if old_start < old_end and (apart.isalnum() or new_start < new_end):
                builder.add(" ")
            add(changes.new_text[new_start:new_end], "come")
            at = new_end
        builder.add(changes.new_text[at:end])
    line = builder.line()
    return line.text, list(line.spans)


def _shown(edits: Sequence[Edit]) -> list[Edit]:
    """All but empty paragraphs."""
    return [edit for edit in edits if edit.kind != "same" or (edit.new and edit.new[0] < edit.new[1])]


def _unchanged(
    changes: Changes, run: Sequence[Edit], room: int, glyphs: Glyphs, *, first: bool, last: bool
) -> Iterator[Line]:
    """The paragraphs that stayed: the one before a change and the one behind it, the others in one line."""
    head = run[: 0 if first else _CONTEXT]
    tail = run[len(run) - (0 if last else _CONTEXT) :] if len(run) > len(head) else []
    hidden = len(run) - len(head) - len(tail)
    for edit in head:
        yield from _quiet(changes, edit, room, glyphs)
    if hidden:
        words = f"{glyphs.dot} {hidden} paragraph{'s' if hidden > 1 else ''} as before {glyphs.dot}"
        yield LineBuilder().pad_to(_MARGIN).add(fit(words, room, glyphs.ellipsis), "dim").line()
        yield BLANK
    for edit in tail:
        yield from _quiet(changes, edit, room, glyphs)


def _quiet(changes: Changes, edit: Edit, room: int, glyphs: Glyphs) -> Iterator[Line]:
    start, end = edit.new or (0, 0)
    rows = wrap(changes.new_text[start:end], room)
    for number, (first, last) in enumerate(rows[:2]):
        text = changes.new_text[start + first : start + last]
        if number == 1 and len(rows) > 2:
            text = f"{cut(text, room - 2).rstrip()} {glyphs.ellipsis}"
        yield LineBuilder().pad_to(_MARGIN).add(text, "dim").line()
    yield BLANK


def _wrapped(text: str, spans: Sequence[Span], room: int) -> Iterator[Line]:
    for start, end in wrap(text, room):
        inside = tuple(
            (max(s, start) - start, min(e, end) - start, role) for s, e, role in spans if s < end and e > start
        )
        yield Line(text[start:end], inside)
