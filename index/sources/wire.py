"""Wire copy into an article: plain text as agencies send it and as people paste it, with or without metadata."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from pathlib import PurePath

from index.article import Article, Paragraph, ParagraphKind
from index.identity import article_id
from index.sanitize import sanitize
from index.sources.blocks import Block, split_blocks
from index.sources.body import Body, read_body
from index.sources.dates import date_in_name, find_written
from index.sources.head import Head, read_head
from index.sources.language import tell_language
from index.sources.lines import folded, same_words
from index.sources.metadata import Metadata
from index.sources.titles import make_title

_NO_METADATA = Metadata()
_UNTITLED = "Untitled"
_LANGUAGE_PARAGRAPHS = 12


def parse_text(text: str, *, path: str = "", metadata: Metadata | None = None) -> Article:
    """The article that a plain text is: its parts told apart, nothing of it lost.

    Args:
        text: As decoded, not sanitised; its words make the id where neither a URL nor a record id does.
        path: The file it came from, for `Article.path` and as a clue to its date.
        metadata: What is known already; it goes before what the text says.
    """
    metadata = metadata.safe() if metadata else _NO_METADATA
    safe = sanitize(text)
    if metadata.dateline:
        safe = _with_dateline(safe, metadata)
    # The same words from two outlets are two articles, and reprints of each other.
    words = f"{metadata.source}\n{metadata.title}\n{text}"
    return build(split_blocks(safe), metadata, words=words, path=path)


def build(blocks: Sequence[Block], metadata: Metadata, *, words: str, path: str = "") -> Article:
    """The article made of blocks of sanitised text. `words` is the raw text its id is made from, if need be."""
    head = read_head(blocks, metadata)
    body = read_body(blocks[head.length :], metadata)
    draft = _Draft()
    for kind, line in head.lines:
        draft.add((kind, line))
    for parts in body.lines:
        draft.add(*parts)
    title = head.title or _made_title(head, body)
    published, clue = _published(metadata, head, body, path)
    return Article(
        id=article_id(url=metadata.url, record_id=metadata.record_id, source=metadata.source, words=words),
        title=title,
        title_is_made=not head.title,
        text=draft.text,
        paragraphs=tuple(draft.paragraphs),
        deck=head.deck,
        byline=metadata.byline or head.byline or body.byline,
        agency=metadata.agency or body.agency or head.agency,
        dateline=body.dateline or metadata.dateline,
        published=published,
        published_is_estimate=bool(clue),
        published_clue=clue,
        source=metadata.source or head.source,
        url=metadata.url,
        path=path,
        language=tell_language(_told_text(body) or draft.text, metadata.language),
        tags=metadata.tags,
    )


@dataclass(slots=True)
class _Draft:
    """The text as it grows: one line a paragraph; parts of one line stand behind each other with a blank."""

    pieces: list[str] = field(default_factory=list)
    paragraphs: list[Paragraph] = field(default_factory=list)
    length: int = 0

    def add(self, *parts: tuple[ParagraphKind, str]) -> None:
        for number, (kind, text) in enumerate(parts):
            if self.pieces:
                self.pieces.append(" " if number else "\n")
                self.length += 1
            self.pieces.append(text)
            self.paragraphs.append(Paragraph(kind, self.length, self.length + len(text)))
            self.length += len(text)

    @property
    def text(self) -> str:
        return "".join(self.pieces)


def _with_dateline(text: str, metadata: Metadata) -> str:
    """The text with its record's dateline where the wire had it: at the head of its first line, indented."""
    first, _, _ = text.lstrip("\n").partition("\n")
    if same_words(first, metadata.title) or folded(first).startswith(folded(metadata.dateline)):
        return text
    return f"    {metadata.dateline} - {text.lstrip()}"


def _told_text(body: Body) -> str:
    """The beginning of what the article tells; menus and dates are in the language of the site."""
    told = [text for parts in body.lines for kind, text in parts if kind is ParagraphKind.BODY]
    return "\n".join(told[:_LANGUAGE_PARAGRAPHS])


def _made_title(head: Head, body: Body) -> str:
    """A headline from the first sentence of the body; of whatever there is when there is no body."""
    told = [text for parts in body.lines for kind, text in parts if kind is ParagraphKind.BODY]
    other = [text for parts in body.lines for _, text in parts] + [text for _, text in head.lines]
    for text in (*told[:1], *other[:1]):
        return make_title(text)
    return _UNTITLED


def _published(metadata: Metadata, head: Head, body: Body, path: str) -> tuple[str | None, str]:
    """When it was published, and the clue in words when that is an estimate."""
    stated = metadata.published or head.published
    if stated:
        return stated, ""
    if metadata.url and (day := date_in_name(metadata.url)):
        return day, f"the date in its address, {metadata.url}"
    # A file of many records is named after something else than each of them.
    if path and not metadata.record_id and (day := date_in_name(PurePath(path).name)):
        return day, f"the date in its file name, {PurePath(path).name}"
    if body.day and (day := find_written(body.day)):
        return day, f"the date in its dateline, {body.day}"
    for line in body.margin:
        if day := find_written(line):
            return day, f"a date beside its text, “{line[:80]}”"
    return None, ""
