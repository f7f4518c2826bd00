"""What can be told from the shape of one line of news: its case, its length, whether it ends a sentence."""

from __future__ import annotations

import re
from itertools import islice

CLOSERS = "\"'”’»)]」』）"
_STOPS = (".", "!", "?", "…", "。", "！", "？", "؟", "।")
_BEHIND_STOP = CLOSERS + " "
_ABBREVIATION_END = re.compile(
    r"(?:\b(?:[A-Za-z]\.){2,}|\b(?:Inc|Corp|Co|Ltd|Jr|Sr|No|St|vs|Bros|etc|pct|Gov|Gen|Sen|Rep))\.?$"
)
_WORD = re.compile(r"[^\W_][\w’'&.-]*")
_ITEM = re.compile(r"(?:[•·▪●■◦‣∙*]|[-–](?=\s)|\(?\d{1,2}[.)](?=\s)|\(?[a-z]\)(?=\s))\s*(?=\S)")
# What an ASCII line is asked for most is answered on its bytes, in a tenth of the time.
_ALL = bytes(range(128))
_NO_CAPITALS = bytes(c for c in _ALL if not 65 <= c <= 90)
_NO_LETTERS = bytes(c for c in _ALL if not chr(c).isalpha())
_NO_FOLDED = bytes(c for c in _ALL if not chr(c).isalnum())
_LETTERS_ALONE = bytes(c if chr(c).isalnum() else 32 for c in _ALL) + bytes(128)
_WITHIN_WORDS = b"_'&.-"
_DIGIT = re.compile("[0-9]")
_NOT_FOLDED = re.compile(r"[\W_]+")
_CAMEL = re.compile(r"[a-z]{1,3}[A-Z]|(?:al|el|de|von|van|bin|ibn)[- ][A-Z]")


def words(line: str) -> list[str]:
    """The words of a line, numbers too."""
    return _WORD.findall(line)


def count_words(line: str) -> int:
    """How many `words` a line has."""
    if line.isascii():
        return len(line.encode().translate(_LETTERS_ALONE, _WITHIN_WORDS).split())
    return len(words(line))


def has_more_words(line: str, count: int) -> bool:
    """Whether a line has more than so many words; what stands behind them is not read."""
    if line.isascii():
        return count_words(line) > count
    return next(islice(_WORD.finditer(line), count, None), None) is not None


def ends_sentence(line: str) -> bool:
    """Whether a line ends with a full stop, question or exclamation mark, closing quotes behind it or not."""
    return line.rstrip(_BEHIND_STOP)[-1:] in _STOPS


def ends_with_abbreviation(line: str) -> bool:
    """Whether the full stop at the end of a line may be that of an abbreviation ("U.S.", "Inc.")."""
    return _ABBREVIATION_END.search(line[-16:]) is not None


def has_digit(line: str) -> bool:
    """Whether there is a digit in a line, of any script."""
    return _DIGIT.search(line) is not None if line.isascii() else any(map(str.isdigit, line))


def starts_lower(line: str) -> bool:
    """Whether a line goes on in mid-sentence: a small letter first that is no name's ("iPhone", "al-Sisi")."""
    return line[:1].islower() and _CAMEL.match(line) is None


def is_capitals(line: str) -> bool:
    """Whether a line is set in capitals: four letters at least, three quarters of them capitals."""
    if line.isupper():
        return sum(map(str.isalpha, line)) >= 4
    if line.isascii():
        data = line.encode()
        capitals = len(data.translate(None, _NO_CAPITALS))
        return (
            capitals >= 4 and capitals > 0.75 * len(data.translate(None, _NO_LETTERS)) and 4 * capitals > len(line)
        )
    capitals = sum(map(str.isupper, line))
    return 4 * capitals > len(line) and capitals >= 4 and capitals > 0.75 * sum(map(str.isalpha, line))


def is_list_item(line: str) -> bool:
    """Whether a line opens with a bullet or an item number."""
    return _ITEM.match(line) is not None


def same_words(a: str, b: str) -> bool:
    """Whether two lines say the same, whatever their case, blanks and punctuation."""
    return folded(a) == folded(b)


def folded(line: str) -> str:
    """The letters and digits of a line in lower case: what it is compared by."""
    if line.isascii():
        return line.lower().encode().translate(None, _NO_FOLDED).decode()
    return _NOT_FOLDED.sub("", line.casefold())
