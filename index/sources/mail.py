"""Letters (.eml) and boxes of them (.mbox) into articles: newsletters, and articles sent by mail."""

from __future__ import annotations

import re
from collections.abc import Iterator
from email import message_from_bytes
from email.errors import HeaderParseError
from email.header import decode_header
from email.message import Message
from email.utils import parseaddr
from typing import IO

from index.article import Article
from index.errors import SourceError
from index.sanitize import safe_url, sanitize_line
from index.sources.dates import parse_date
from index.sources.decoding import decode
from index.sources.metadata import Metadata

Reading = Article | SourceError

MOST_LETTER_BYTES = 16 * 2**20
_MOST_PARTS = 200
_LONGEST_HEADER = 4000
_SEPARATOR = re.compile(rb"From \S+.*\d{4}")
_RE = re.compile(r"(?:(?:re|fwd?|aw|wg|tr)\s*:\s*)+", re.IGNORECASE)
_LIST_NAME = re.compile(r"\s*\"?([^<>\"]+?)\"?\s*<")


def read_letter(data: bytes, name: str, where: str = "") -> Reading:
    """The article of a letter. `where` is its place in a box, or ""."""
    location = f"{name}, {where}" if where else name
    try:
        letter = message_from_bytes(data)
        part = _body(letter)
    except RecursionError:
        return SourceError(location, "is nested too deep")
    if part is None:
        return SourceError(location, "holds no text")
    payload = part.get_payload(decode=True)
    is_html = part.get_content_type() == "text/html"
    charset = part.get_content_charset() or ""
    text = decode(payload if isinstance(payload, bytes) else b"", is_html=is_html, charset=charset)
    metadata = _metadata(letter)
    if is_html:
        from index.sources.html import parse_fragment

        return parse_fragment(text, metadata, path=name, location=location)
    from index.sources.wire import parse_text

    article = parse_text(text, path=name, metadata=metadata)
    return article if article.text else SourceError(location, "holds no text")


def read_mbox(file: IO[bytes], name: str) -> Iterator[Reading]:
    """The articles of a box of letters (mboxrd, mboxo), one letter at a time."""
    number = 0
    lines: list[bytes] = []
    size = 0
    blank = True
    while line := file.readline(MOST_LETTER_BYTES):
        if blank and _SEPARATOR.match(line):
            if number:
                yield _boxed(lines, size, name, number)
            number += 1
            lines, size, blank = [], 0, False
            continue
        if not number:
            if line.strip():
                yield SourceError(name, "is no box of letters (its first line does not begin with From)")
                return
            continue
        blank = not line.strip()
        size += len(line)
        if size <= MOST_LETTER_BYTES:
            lines.append(re.sub(rb"^>(?=>*From )", b"", line))
    if number:
        yield _boxed(lines, size, name, number)
    else:
        yield SourceError(name, "holds no text")


def _boxed(lines: list[bytes], size: int, name: str, number: int) -> Reading:
    where = f"letter {number}"
    if size > MOST_LETTER_BYTES:
        return SourceError(f"{name}, {where}", f"is larger than {MOST_LETTER_BYTES >> 20} MB")
    return read_letter(b"".join(lines), name, where)


def _body(letter: Message) -> Message | None:
    """The part that holds the text: HTML before plain, the longest of each; files sent along are none."""
    best: tuple[bool, int] = (False, 0)
    chosen: Message | None = None
    for number, part in enumerate(letter.walk()):
        if number > _MOST_PARTS:
            break
        kind = part.get_content_type()
        if kind not in ("text/html", "text/plain") or part.get_content_disposition() == "attachment":
            continue
        payload = part.get_payload(decode=True)
        length = len(payload.strip()) if isinstance(payload, bytes) else 0
        if length and (kind == "text/html", length) > best:
            best, chosen = (kind == "text/html", length), part
    return chosen


def _metadata(letter: Message) -> Metadata:
    sender, address = parseaddr(_header(letter, "From"))
    listed = _LIST_NAME.match(_header(letter, "List-Id"))
    # Who sends a newsletter is the outlet; a name with an address of one's own is the same to a reader.
    source = sanitize_line(listed[1] if listed and not re.fullmatch(r"[\w.-]+", listed[1]) else sender)
    return Metadata(
        title=_RE.sub("", sanitize_line(_header(letter, "Subject"))).strip(),
        published=parse_date(re.sub(r"\s*\([^()]*\)\s*$", "", _header(letter, "Date")).strip()),
        source=source or address.rpartition("@")[2],
        url=safe_url(_header(letter, "Archived-At").strip(" <>")),
        record_id=sanitize_line(_header(letter, "Message-ID")).strip(" <>"),
        language=_header(letter, "Content-Language")[:2].lower(),
    )


def _header(letter: Message, name: str) -> str:
    """A header in plain text, whatever it is encoded in; "" where there is none."""
    raw = letter.get(name)
    if raw is None:
        return ""
    text = str(raw)[:_LONGEST_HEADER]  # what is looked for in it takes the square of its length
    try:
        parts = decode_header(text)
    except (HeaderParseError, ValueError):
        return text
    return "".join(
        part if isinstance(part, str) else decode(part, charset=charset or "") for part, charset in parts
    ).replace("\n", " ")
