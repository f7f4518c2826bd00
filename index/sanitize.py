"""Make untrusted text safe to show on a terminal. Called once, where news comes in, on every text field.

Textual and Rich pass escape sequences, C1 controls and bidi overrides to the terminal as they stand, so
nothing of the kind may enter an `Article`. What is dropped is dropped with an offset map, so that spans
found in the clean text can be given in offsets of the raw one.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from dataclasses import dataclass
from urllib.parse import urlsplit

# Whole ECMA-48 sequences first, so that no "]52;c;..." debris stays. String sequences only when they end
# within 4,096 characters of one line: an unterminated one, or a stray byte of a mislabelled cp1252 file read
# as C1 (0x98, 0x9D, 0x9E), must lose its introducer alone and never the article behind it.
_SEQUENCE = (
    "(?:\x1b\\]|\x9d)[^\x07\x1b\x9c\n]{0,4096}(?:\x07|\x1b\\\\|\x9c)"  # OSC: title, hyperlink, clipboard
    "|(?:\x1b[PX^_]|[\x90\x98\x9e\x9f])[^\x1b\x9c\n]{0,4096}(?:\x1b\\\\|\x9c)"  # DCS SOS PM APC
    "|(?:\x1b\\[|\x9b)[0-?]*[ -/]*[@-~]"  # CSI
    "|\x1b[ -/]*[0-~]"  # any other escape
)
# C0 but tab and newline, DEL, C1, bidi controls, invisible format characters, tags, surrogates. The joiners
# U+200C and U+200D stay: Indic scripts, Persian and emoji need them.
_UNSAFE = (
    "[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u00ad\u061c\u200b\u200e\u200f\u202a-\u202e\u2060-\u206f"
    "\ufeff\ufff9-\ufffb\ud800-\udfff\U000e0000-\U000e007f]"
)
_BREAK = "\r\n?|[\u2028\u2029\x85]"
_ALL = re.compile(f"(?P<gone>{_SEQUENCE})|(?P<line>{_BREAK})|(?P<tab>\t)|(?P<bad>{_UNSAFE})")
_SURROGATE = re.compile("[\ud800-\udfff]")
_SUSPECT = re.compile(f"{_UNSAFE}|{_BREAK}|\t|\x1b")
_URL = re.compile(r"https?://[!-~]+")


@dataclass(frozen=True, slots=True)
class OffsetMap:
    """Where positions of a rewritten text stood in the text before.

    `ends` are clean offsets, each with the number to add to any clean offset at or behind it.
    """

    ends: tuple[int, ...] = ()
    shifts: tuple[int, ...] = ()

    def raw(self, offset: int) -> int:
        """The offset in the raw text of the character at `offset` in the clean one."""
        place = bisect_right(self.ends, offset) - 1
        return offset + (self.shifts[place] if place >= 0 else 0)


IDENTITY = OffsetMap()


def sanitize(text: str) -> str:
    """Drop terminal control sequences and invisible or bidi controls; line breaks become `\\n`, tabs spaces."""
    return sanitize_mapped(text)[0]


def sanitize_mapped(text: str) -> tuple[str, OffsetMap]:
    """`sanitize`, with the map from clean offsets back to raw ones."""
    if text.isprintable() or not _SUSPECT.search(text):  # nothing that can be printed is unsafe
        return text, IDENTITY
    pieces: list[str] = []
    ends: list[int] = []
    shifts: list[int] = []
    last = length = 0
    for match in _ALL.finditer(text):
        start, end = match.span()
        kept = text[last:start]
        new = "\n" if match["line"] else "    " if match["tab"] else ""
        pieces += (kept, new)
        length += len(kept) + len(new)
        last = end
        if end - start != len(new):
            ends.append(length)
            shifts.append(end - length)
    pieces.append(text[last:])
    return "".join(pieces), OffsetMap(tuple(ends), tuple(shifts))


def sanitize_line(text: str) -> str:
    """`sanitize` for one-line fields (titles, sources): line breaks and runs of blanks become one space."""
    if text.isprintable() and "  " not in text:  # the only blank that can be printed
        return text.strip(" ")
    return " ".join(sanitize(text).split())


def whole(text: str) -> str:
    """The text with `\ufffd` for every lone surrogate, which neither UTF-8 nor a database can hold: an argument of
    the command line that is not UTF-8 has them."""
    return text if text.isascii() else _SURROGATE.sub("\ufffd", text)


def safe_url(url: str) -> str:
    """The URL if it may be shown as a link and opened (http or https, printable ASCII), else an empty string."""
    url = url.strip()
    if _URL.fullmatch(url) is None:
        return ""
    if "[" in url or "]" in url:
        try:
            urlsplit(url)
        except ValueError:  # it is no IPv6 address
            return ""
    return url
