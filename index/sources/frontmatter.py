"""Front matter: the `key: value` lines between two rules above a Markdown text.

A small, safe part of YAML: one level of keys, quoted or plain values, lists in brackets or as items, and
text over several indented lines. Whatever else stands there is left out, never an error.
"""

from __future__ import annotations

import re

_OPEN = re.compile(r"\s*(---|\+\+\+)[ \t]*\n")
_PAIR = re.compile(r"([A-Za-z_][\w -]{0,60}?)\s*[:=](?:\s+(.*)|\s*)$")
_ITEM = re.compile(r"\s*-\s+(.*)$")
_COMMENT = re.compile(r"(?<=\s)#\s")
_MOST_LINES = 500

FrontMatter = dict[str, str | list[str]]


def split_front_matter(text: str) -> tuple[FrontMatter, str]:
    """The fields above a text, and the text below them; no fields and the whole text where there are none."""
    opening = _OPEN.match(text)
    if opening is None:
        return {}, text
    lines = text[opening.end() :].split("\n")
    for number, line in enumerate(lines[:_MOST_LINES]):
        if line.strip() in (opening[1], "..."):
            fields = _fields(lines[:number])
            return (fields, "\n".join(lines[number + 1 :])) if fields else ({}, text)
    return {}, text


def _fields(lines: list[str]) -> FrontMatter:
    fields: FrontMatter = {}
    key = ""
    folded = False
    for line in lines:
        if not line.strip() or line.lstrip().startswith("#"):
            continue
        pair = _PAIR.match(line) if not line[0].isspace() else None
        if pair is not None:
            key = pair[1].strip()
            value = (pair[2] or "").strip()
            folded = value in ("|", ">", "|-", ">-", "|+", ">+")
            fields[key] = "" if folded else _value(value)
            continue
        item = _ITEM.match(line)
        before = fields.get(key)
        if item is not None and not folded and key and (before == "" or isinstance(before, list)):
            fields[key] = [*(before if isinstance(before, list) else ()), _unquoted(item[1])]
        elif line[0].isspace() and isinstance(before, str):
            fields[key] = f"{before} {line.strip()}".strip()
    return fields


def _value(value: str) -> str | list[str]:
    if value.startswith("[") and value.endswith("]"):
        parts = re.findall(r"\s*\"[^\"]*\"|\s*'[^']*'|[^,]+", value[1:-1])
        return [part for part in map(_unquoted, parts) if part]
    return _unquoted(value)


def _unquoted(value: str) -> str:
    value = value.strip()
    if len(value) >= 2 and value[0] == value[-1] and value[0] in "\"'":
        inner = value[1:-1]
        return inner.replace('\\"', '"').replace("\\\\", "\\") if value[0] == '"' else inner.replace("''", "'")
    comment = _COMMENT.search(value)
    return value[: comment.start()].rstrip() if comment else value
