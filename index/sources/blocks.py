"""Plain text into blocks, one a paragraph: which line breaks are meant and which only wrap.

A break inside a run of lines is soft where the first word of the next line would not have fitted any more
(the reflow test of text editors, run backwards). A sentence that is broken in the middle is joined even
over a blank line; nothing else is ever joined over one.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from itertools import pairwise

from index.article import ParagraphKind
from index.sources.furniture import is_furniture
from index.sources.lines import ends_sentence, is_capitals, is_list_item, starts_lower

_WIDEST = 100
_NARROWEST = 40
_INDENT = 2
_INDENTED = " " * _INDENT
_TABULAR = re.compile(r"\S {3,}\S|\.{5,}|\d\s+(?:vs|v)\s+\S")
_END_MARK = re.compile(r"(?<=\S) {2,}(REUTERS?|Reuters?)\s*$")
_TABULAR_MARKS = ("   ", ".....", " vs ", " v ")
_RULE = re.compile(r"[\W_]+")
_SUSPENDED = re.compile(r"(?:and|or|to)\b")


@dataclass(frozen=True, slots=True)
class Block:
    """One paragraph to be.

    Attributes:
        text: On one line, stripped.
        kind: What it is, where the form it came in says so (a tag, a mark); else None.
        tight: It stood on the line after the one before it, without a blank line between.
        is_table: Its blanks are columns; they were kept.
    """

    text: str
    kind: ParagraphKind | None = None
    tight: bool = False
    is_table: bool = False


def split_blocks(text: str) -> list[Block]:
    """The paragraphs of a sanitised plain text, in order; every character that is not a blank is in one."""
    lines = _END_MARK.sub(r"\n\n\1", text).split("\n")
    runs = _runs(lines)
    width = _width(runs)
    blocks: list[Block] = []
    for run in runs:
        for number, piece in enumerate(_unwrap(run, width)):
            blocks.append(Block(piece, tight=number > 0, is_table=_is_tabular(piece)))
    return _mend(blocks)


def _runs(lines: list[str]) -> list[list[str]]:
    """Lines that follow each other without a blank one between."""
    runs: list[list[str]] = []
    current: list[str] = []
    for line in lines:
        if line and not line.isspace():
            current.append(line.rstrip())
        elif current:
            runs.append(current)
            current = []
    if current:
        runs.append(current)
    return runs


def _width(runs: list[list[str]]) -> int:
    """The width a text was wrapped at, 0 where it was not wrapped."""
    # Only breaks that may be soft: not before an indent, not before or in a list.
    inner = [
        line
        for run in runs
        for line, after in pairwise(run)
        if not after.startswith((_INDENTED, "\t")) and not is_list_item(line.lstrip())
    ]
    if not inner:
        return 0
    lengths = sorted(map(len, inner))
    # One line too long (a URL, a table) must not make all others look short: not the maximum.
    width = lengths[min(len(lengths) - 1, len(lengths) * 17 // 20)]
    if not _NARROWEST <= width <= _WIDEST:
        return 0
    # In wrapped text most lines are nearly full; in a list of short and long lines they are not.
    if sum(10 * length >= 7 * width for length in lengths) < 0.6 * len(lengths):
        return 0
    total = sum(map(len, runs))
    if 5 * sum(len(line) > _WIDEST for run in runs for line in run) > total:
        return 0
    closed = sum(map(ends_sentence, inner))
    # Lines that mostly end sentences are paragraphs, or one sentence a line. Indented ones say so themselves.
    return width if closed <= 0.5 * len(inner) else 0


def _unwrap(run: list[str], width: int) -> list[str]:
    """The paragraphs of one run of lines."""
    if len(run) == 1:
        return [_spaced(run[0])]
    base = min(len(line) - len(line.lstrip()) for line in run)
    has_indents = any(len(line) - len(line.lstrip()) >= base + _INDENT for line in run[1:])
    pieces: list[list[str]] = []
    for number, line in enumerate(run):
        stripped = line.strip()
        before = run[number - 1]
        indented = len(line) - len(line.lstrip()) >= base + _INDENT
        if number and not indented and _is_soft(before, stripped, width, has_indents):
            pieces[-1].append(stripped)
        else:
            pieces.append([line])
    return [_join(piece) for piece in pieces]


def _is_soft(before: str, after: str, width: int, has_indents: bool) -> bool:
    """Whether the break between two lines of a wrapped text only wraps."""
    if _RULE.fullmatch(before.strip()) or _RULE.fullmatch(after) or is_list_item(after):
        return False
    if _is_tabular(before.strip()) or _is_tabular(after):
        return False
    if starts_lower(after) and not ends_sentence(before):
        return True
    if not width:
        return False
    # Where paragraphs are indented, a line that is not goes on with the sentence of the one before.
    if has_indents and not ends_sentence(before) and 2 * len(before) > width:
        return True
    first = after.split(" ", 1)[0]
    return len(before) + 1 + len(first) > width and is_capitals(before) == is_capitals(after)


def _is_tabular(line: str) -> bool:
    """Whether a line is set in columns, with leaders, or compares two figures as results do."""
    return any(mark in line for mark in _TABULAR_MARKS) and _TABULAR.search(line) is not None


def _mend(blocks: list[Block]) -> list[Block]:
    """Join what was broken in mid-sentence, blank line or not."""
    mended: list[Block] = []
    for block in blocks:
        if mended and _goes_on(mended[-1], block):
            last = mended[-1]
            mended[-1] = Block(_join([last.text, block.text]), tight=last.tight)
        else:
            mended.append(block)
    return mended


def _goes_on(before: Block, after: Block) -> bool:
    if before.is_table or after.is_table or is_list_item(after.text) or is_furniture(after.text):
        return False
    last = before.text[-1]
    if last in ",;" or before.text.endswith((" and", " or", " the", " of", " to", " a")):
        return after.text[0].isalnum() or after.text[0] in "\"'“‘"
    broken = last.isalnum() or last in "-–—"
    return broken and starts_lower(after.text) and not is_furniture(before.text) and not is_list_item(before.text)


def _join(pieces: list[str]) -> str:
    joined = _spaced(pieces[0])
    for piece in pieces[1:]:
        following = _spaced(piece)
        # "long-\nterm" is one word; "short- and long-term" is not.
        hyphen = joined.endswith("-") and joined[-2:-1].isalnum()
        glued = hyphen and following[:1].islower() and not _SUSPENDED.match(following)
        joined += following if glued else " " + following
    return joined


def _spaced(line: str) -> str:
    """A line with single blanks; a table's columns stay."""
    stripped = line.strip()
    if "  " not in stripped and "\xa0" not in stripped and stripped.isprintable():
        return stripped
    return stripped if _is_tabular(stripped) else " ".join(stripped.split())
