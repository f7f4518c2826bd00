"""Articles as the library itself keeps them: Markdown with front matter that reads back as the same article.

Front matter is one line of `key: value` a field, the value in JSON (which is YAML too). Each kind of paragraph
has its mark, Markdown's own where there is one and pandoc's `{.kind}` where there is none; a link is
`[words](address)`; text that would be read as a mark is escaped. A file that somebody edited is read as far as
it goes.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Mapping
from dataclasses import asdict, dataclass
from typing import Any

from index.article import Article, Enclosure, Link, Paragraph, ParagraphKind
from index.errors import SourceError
from index.identity import ID_LENGTH, article_id
from index.sanitize import safe_url, sanitize
from index.sources.dates import parse_date
from index.sources.frontmatter import split_front_matter
from index.sources.titles import make_title

MARK = "---\nreader: 1\n"
_KEPT = re.compile(r"---\nreader: \d{1,3}\n")
_FRONT = re.compile(r"---\n(.*?)\n---(?:\n|$)", re.DOTALL)
_PAIR = re.compile(r"([a-z_]{1,40}): (.*)")
_ID = re.compile(rf"[0-9a-f]{{{ID_LENGTH}}}")
_LINES = ("title", "deck", "agency", "dateline", "published_clue", "source")
_BEFORE = {
    ParagraphKind.HEADLINE: "# ",
    ParagraphKind.SUBHEAD: "## ",
    ParagraphKind.QUOTE: "> ",
    ParagraphKind.LIST: "- ",
}
_KINDS = "|".join(kind.value for kind in ParagraphKind)
_SPAN = re.compile(rf"\[((?:[^\[\]\\]|\\.)*)\]\{{\.({_KINDS})\}}")
_CLASS = re.compile(rf"(?s)(.*) \{{\.({_KINDS})\}}$")
_SPECIAL = re.compile(r"[\\`*\[\]]|_(?!\w)|(?<!\w)_|<(?=[a-zA-Z/!?])|\{(?=\.)|&(?=#?\w{1,32};)")
_MARKS = "\\`*[]_<{&"
_OPENING = re.compile(r"[#>+=~-]|\d{1,9}(?=[.)])")
_ESCAPE = re.compile(r"\\([!-/:-@\[-`{-~])")
_LINK = re.compile(r"(?<!\\)\[((?:[^\[\]\\]|\\.)+)\]\((https?://[^()<>\[\]\\\s]+)\)")
_MOST_VALUES = 200
_JSON = json.JSONEncoder(ensure_ascii=False).encode
_Part = tuple[ParagraphKind, str, tuple[Link, ...]]
"""A paragraph: its kind, its text, its links in offsets of that."""


@dataclass(frozen=True, slots=True)
class Origin:
    """Where a kept article came from: the source's location and kind, and when it came in (ISO 8601).

    `is_from_page`: Its text is that of its page, not what the feed gives of it.
    """

    source: str = ""
    kind: str = ""
    added: str = ""
    is_from_page: bool = False


def write_kept(article: Article, origin: Origin) -> str:
    """The file of an article. Mentions and figures are not in it: they are found again in its text."""
    fields: dict[str, Any] = {"id": article.id, "title": article.title}
    if article.title_is_made:
        fields["title_is_made"] = True
    fields |= {name: value for name in _LINES[1:] if (value := getattr(article, name))}
    if article.byline:
        fields["byline"] = article.byline
    if article.published:
        fields["published"] = article.published
    if article.published_is_estimate:
        fields["published_is_estimate"] = True
    if article.url:
        fields["url"] = article.url
    fields["language"] = article.language
    if article.tags:
        fields["tags"] = article.tags
    if article.enclosures:
        fields["enclosures"] = [_without_none(enclosure) for enclosure in article.enclosures]
    if origin.source:
        fields[origin.kind or "feed"] = origin.source
    if origin.is_from_page:
        fields["text_from"] = "page"
    fields["added"] = origin.added
    lines = [f"{key}: {_JSON(value)}" for key, value in fields.items()]
    front = "\n".join(lines)
    return f"{MARK}{front}\n---\n\n{_body(article)}"


def is_kept(text: str) -> bool:
    """Whether a Markdown text was written by `write_kept`."""
    return _KEPT.match(text) is not None


def read_kept(text: str, *, path: str = "") -> Article | SourceError:
    """The article of a kept file."""
    fields, below = _split(text)
    pieces: list[str] = []
    paragraphs: list[Paragraph] = []
    links: list[Link] = []
    length = 0
    for line in _lines(sanitize(below)):
        for number, (kind, words, inner) in enumerate(line):
            if pieces:
                pieces.append(" " if number else "\n")
                length += 1
            pieces.append(words)
            paragraphs.append(Paragraph(kind, length, length + len(words)))
            links += [Link(length + link.start, length + link.end, link.url) for link in inner]
            length += len(words)
    written = "".join(pieces)
    lines = {name: _line(fields.get(name)) for name in _LINES}
    if not written and not lines["title"]:
        return SourceError(path, "holds no text")
    title = lines["title"] or make_title(written)
    named = fields.get("id")
    url = safe_url(_line(fields.get("url")))
    is_named = isinstance(named, str) and _ID.fullmatch(named) is not None
    return Article(
        id=str(named) if is_named else article_id(url=url, words=text),
        title=title,
        text=written,
        paragraphs=tuple(paragraphs),
        title_is_made=fields.get("title_is_made") in (True, "true"),
        byline=_many(fields.get("byline")),
        published=parse_date(fields.get("published")),
        published_is_estimate=fields.get("published_is_estimate") in (True, "true"),
        published_clue=lines["published_clue"],
        deck=lines["deck"],
        agency=lines["agency"],
        dateline=lines["dateline"],
        source=lines["source"],
        url=url,
        path=path,
        language=_line(fields.get("language")) or "en",
        tags=_many(fields.get("tags")),
        enclosures=tuple(_enclosures(fields.get("enclosures"))),
        links=tuple(links),
    )


def read_origin(text: str) -> Origin:
    """Where a kept article came from; empty fields where its file does not say."""
    fields, _ = _split(text)
    for kind in ("feed", "page", "command"):
        if location := _line(fields.get(kind)):
            return Origin(location, kind, _line(fields.get("added")), fields.get("text_from") == "page")
    return Origin(added=_line(fields.get("added")))


# -- front matter ----------------------------------------------------------------------------------------------
def _split(text: str) -> tuple[Mapping[str, Any], str]:
    text = text.replace("\r\n", "\n")
    front = _FRONT.match(text)
    if front is None:
        return split_front_matter(text)
    fields: dict[str, Any] = {}
    for line in front[1].split("\n"):
        pair = _PAIR.fullmatch(line)
        try:
            fields[pair[1] if pair else ""] = json.loads(pair[2] if pair else "")
        except (ValueError, RecursionError):  # somebody wrote it by hand: as front matter elsewhere is read
            edited, below = split_front_matter(text)
            return {**edited, **fields}, below
    return fields, text[front.end() :]


def _line(value: Any) -> str:
    """One safe line; runs of blanks stay, for a table's row may be a headline."""
    return sanitize(value).replace("\n", " ").strip() if isinstance(value, str) else ""


def _many(value: Any) -> tuple[str, ...]:
    values = value if isinstance(value, list) else [value]
    return tuple(line for part in values[:_MOST_VALUES] if (line := _line(part)))


def _without_none(enclosure: Enclosure) -> dict[str, Any]:
    return {name: value for name, value in asdict(enclosure).items() if value not in (None, "")}


def _enclosures(value: Any) -> Iterator[Enclosure]:
    for part in value[:_MOST_VALUES] if isinstance(value, list) else ():
        if isinstance(part, dict) and (url := safe_url(_line(part.get("url")))):
            yield Enclosure(url, _line(part.get("type")), _count(part.get("length")), _count(part.get("seconds")))


def _count(value: Any) -> int | None:
    return value if isinstance(value, int) and not isinstance(value, bool) and 0 <= value < 1 << 62 else None


# -- the text --------------------------------------------------------------------------------------------------
def _body(article: Article) -> str:
    """The paragraphs, a blank line between; items of a list stand close."""
    lines: list[list[_Part]] = []
    links = list(reversed(article.links))
    for number, paragraph in enumerate(article.paragraphs):
        start, end = paragraph.start, paragraph.end
        own: list[Link] = []
        while links and links[-1].end <= end:
            link = links.pop()
            if link.start >= start:
                own.append(Link(link.start - start, link.end - start, link.url))
        part = (paragraph.kind, article.text[start:end], tuple(own))
        goes_on = number and article.text[start - 1] == " "
        if goes_on:
            lines[-1].append(part)
        else:
            lines.append([part])
    pieces: list[str] = []
    for number, line in enumerate(lines):
        is_item = len(line) == 1 and line[0][0] is ParagraphKind.LIST
        close = (
            is_item and number and lines[number - 1][-1][0] is ParagraphKind.LIST and len(lines[number - 1]) == 1
        )
        pieces.append("\n" if close else "\n\n" if number else "")
        pieces.append(_written(line))
    return "".join(pieces) + "\n" if pieces else ""


def _written(line: list[_Part]) -> str:
    if len(line) > 1:
        marks = [part[0] is ParagraphKind.BODY and line[n - 1][0] is not ParagraphKind.BODY for n, part in
                 enumerate(line)]  # fmt: skip
        marks[0] = line[0][0] is ParagraphKind.BODY
        parts = [
            _linked(text, links) if plain else f"[{_escaped(text)}]{{.{kind}}}"
            for plain, (kind, text, links) in zip(marks, line, strict=True)
        ]
        return _open_safely(parts[0]) + "".join(f" {part}" for part in parts[1:])
    ((kind, text, links),) = line
    if kind in _BEFORE:
        return _BEFORE[kind] + _linked(text, links)
    escaped = _open_safely(_linked(text, links))
    return escaped if kind is ParagraphKind.BODY else f"{escaped} {{.{kind}}}"


def _linked(text: str, links: tuple[Link, ...]) -> str:
    """A text, escaped, with its links as Markdown has them."""
    if not links:
        return _escaped(text)
    pieces: list[str] = []
    place = 0
    for link in links:
        pieces += (
            _escaped(text[place : link.start]),
            "[",
            _escaped(text[link.start : link.end]),
            f"]({link.url})",
        )
        place = link.end
    return "".join((*pieces, _escaped(text[place:])))


def _unlinked(text: str) -> tuple[str, tuple[Link, ...]]:
    """What `_linked` was given; blanks around it fall off."""
    if "](" not in text:
        return _plain(text).strip(), ()
    pieces: list[str] = []
    links: list[Link] = []
    place = length = 0
    for match in _LINK.finditer(text):
        before, words = _plain(text[place : match.start()]), _plain(match[1])
        if not pieces:
            before = before.lstrip()
        url = safe_url(match[2])
        if url and words.strip():
            links.append(Link(length + len(before), length + len(before) + len(words), url))
        pieces += (before, words)
        length += len(before) + len(words)
        place = match.end()
    pieces.append(_plain(text[place:]))
    whole = "".join(pieces)
    stripped = whole.strip()
    if not whole.startswith(stripped):  # blanks in a link that somebody wrote
        return stripped, ()
    return stripped, tuple(link for link in links if link.end <= len(stripped))


def _escaped(text: str) -> str:
    for mark in _MARKS:
        if mark in text:
            break
    else:  # nearly all that is written: to look for each mark takes less than to look for all together
        return text
    return _SPECIAL.sub(r"\\\g<0>", text)


def _open_safely(text: str) -> str:
    """Escape what would make a mark of the first characters of a paragraph."""
    match = _OPENING.match(text)
    if match is None:
        return text
    return f"{match[0]}\\{text[match.end() :]}" if match[0][0].isdigit() else f"\\{text}"


def _plain(text: str) -> str:
    return _ESCAPE.sub(r"\1", text) if "\\" in text else text


def _lines(text: str) -> Iterator[list[_Part]]:
    """The lines of the article with their parts; lines of one paragraph that an editor wrapped are joined."""
    waiting: list[str] = []
    for line in [*text.split("\n"), ""]:
        stripped = line.strip(" ")
        mark = next((kind for kind, before in _BEFORE.items() if stripped.startswith(before)), None)
        if waiting and (mark is not None or not stripped):
            yield from _paragraph(" ".join(waiting))
            waiting = []
        if mark is not None:
            words, links = _unlinked(stripped.removeprefix(_BEFORE[mark]))
            if words:
                yield [(mark, words, links)]
        elif stripped:
            waiting.append(stripped)


def _paragraph(text: str) -> Iterator[list[_Part]]:
    whole = _CLASS.match(text)
    if whole is not None and _SPAN.search(text) is None:
        parts: list[_Part] = [(ParagraphKind(whole[2]), *_unlinked(whole[1]))]
    else:
        parts = []
        place = 0
        for span in _SPAN.finditer(text):
            parts.append((ParagraphKind.BODY, *_unlinked(text[place : span.start()])))
            parts.append((ParagraphKind(span[2]), _plain(span[1]).strip(), ()))
            place = span.end()
        parts.append((ParagraphKind.BODY, *_unlinked(text[place:])))
    if parts := [part for part in parts if part[1]]:
        yield parts
