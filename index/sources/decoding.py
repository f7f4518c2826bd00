"""Bytes into text: byte order mark, then what the file declares, then UTF-8, then a guess from the bytes."""

from __future__ import annotations

import codecs
import re

_MARKS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
_DECLARED = re.compile(
    rb"""<meta[^>]{0,200}?charset\s*=\s*["']?\s*([\w-]{2,30})|<\?xml[^>]{0,100}?encoding\s*=\s*["']([\w-]{2,30})""",
    re.IGNORECASE,
)
# The web reads these names as the Windows code page that holds them, and so must we: typographic quotes.
_WINDOWS = {"iso8859-1": "cp1252", "ascii": "cp1252", "iso8859-9": "cp1254"}
# In seven bits, with escapes between alphabets: ASCII, and so UTF-8, to whoever does not know.
_ESCAPED = ("iso2022_jp", "iso2022_jp_1", "iso2022_jp_2", "iso2022_jp_3", "iso2022_jp_ext", "iso2022_kr", "hz")
_HEAD = 4096
_SAMPLE = 200_000


def decode(data: bytes, *, is_html: bool = False, charset: str = "") -> str:
    """The text of a file; never fails: what fits no encoding becomes U+FFFD. The byte order mark is dropped.

    Args:
        charset: What the header of an answer or a letter says, or "". Bytes that are UTF-8 are taken as it
            all the same: no other text looks like it by chance, and headers are often wrong.
    """
    for mark, name in _MARKS:
        if data.startswith(mark):
            return data.decode(name, "replace").removeprefix("\ufeff")
    declared = _known(charset)
    if declared in _ESCAPED and b"\x1b" in data:
        return data.decode(declared, "replace")
    try:
        return data.decode("utf-8")
    except UnicodeDecodeError:
        name = declared or encoding_of(data, is_html=is_html)
    return data.decode(name, "replace")


def encoding_of(data: bytes, *, is_html: bool = False) -> str:
    """The encoding of bytes, by name; of a large file its beginning will do."""
    for mark, name in _MARKS:
        if data.startswith(mark):
            return "utf-8-sig" if name == "utf-8" else name
    if is_html and (declared := _declared(data)):
        return declared
    sample = data[:_SAMPLE]
    try:
        # A sample may end inside a character: that is no fault of the encoding.
        codecs.getincrementaldecoder("utf-8")().decode(sample)
        return "utf-8"
    except UnicodeDecodeError:
        pass
    import chardet

    guess = chardet.detect(sample)["encoding"]
    return _known(guess) or "cp1252"


def is_binary(data: bytes) -> bool:
    """Whether bytes are no text in any encoding: zero bytes without a mark of UTF-16 or UTF-32."""
    head = data[:_HEAD]
    return b"\0" in head and not any(head.startswith(mark) for mark, _ in _MARKS)


def _declared(data: bytes) -> str:
    match = _DECLARED.search(data[:_HEAD])
    return _known((match[1] or match[2]).decode("ascii", "ignore")) if match else ""


def _known(name: str | None) -> str:
    """The codec for a name, if there is one and it decodes bytes to text."""
    if not name:
        return ""
    try:
        found = codecs.lookup(name)
        b"a".decode(name)
    except (LookupError, UnicodeError, ValueError):
        return ""
    return _WINDOWS.get(found.name, found.name)
