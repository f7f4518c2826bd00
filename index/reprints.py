"""Whether two articles are one text in two places: reprints, and updates of a wire story.

Two texts are compared by their shingles, the runs of five words that stand in them (Broder, "On the
resemblance and containment of documents", 1997). A reprint that was cut, edited here and there or put under
another headline still has most of them; other accounts of the same event share next to none. What does share
them without being a copy is the routine report, the same sentences every week about other sums: such texts are
told by their figures, their length and the days between them.

Of every text a few shingles are kept as its prints, chosen by their hash alone, so that two texts that share
much have some of these in common and are found by them.
"""

from __future__ import annotations

import re
import zlib
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from index.article import Article, ParagraphKind
from index.schema import UNDATED, minutes

if TYPE_CHECKING:
    from numpy.typing import NDArray

LENGTH = 5
"""Words of a shingle."""
REPRINT = 0.5
"""From this share of the shorter text on, two texts are one (copies have .87 and more but for one in twenty,
other outlets' accounts of one event .34 at most)."""
LARGER = 0.3
"""So much of the longer text has to be shared too before one row stands for both: a paragraph that a digest
takes over does not make the digest a copy of it."""
FEWEST = 16
"""Texts of fewer shingles (20 words) are too short to be told from a phrase that everybody uses."""
SHORT = 64
"""Up to so many shingles, a text is short enough to be a form that was filled in: then so much of it, all its
figures and so many of its names have to be the same."""
SHORT_REPRINT = 0.8
NEARLY_ALL = 0.9
"""A text of which so much stands in another says nothing that the other does not."""
FIGURES = 0.5
"""So many of the shorter one's figures the longer one has to give, too."""
SOON = 7 * 24 * 60
"""Minutes. A routine report comes back after a week; later than that, a copy has to be a nearly whole one."""

_SAMPLE = 16
_LEAST = 8
_TEXT_KINDS = (ParagraphKind.BODY, ParagraphKind.QUOTE, ParagraphKind.LIST, ParagraphKind.SUBHEAD)
_WORD = re.compile(rb"[a-z0-9\x80-\xff]+")
_FIGURE = re.compile(r"\d+(?:[.,/-]\d+)*")
_NAME = re.compile(r"\b[A-Z][\w'’]+")


@dataclass(frozen=True, slots=True, eq=False)
class Text:
    """What is compared of an article.

    Attributes:
        shingles: The hashes of its runs of five words, rising, each once (uint32).
        figures: The numbers in it, as they are written. `names`: its capitalised words, in small letters.
        published: Minutes since 1970, or `UNDATED`.
    """

    shingles: NDArray[Any]
    figures: frozenset[str]
    names: frozenset[str]
    published: int = UNDATED

    @property
    def size(self) -> int:
        """How many different shingles it has."""
        return len(self.shingles)

    def prints(self) -> list[int]:
        """The shingles it is found by: one in sixteen, by its hash, and the eight smallest."""
        if self.size < FEWEST:
            return []
        chosen = self.shingles % _SAMPLE == 0
        chosen[:_LEAST] = True
        prints: list[int] = self.shingles[chosen].tolist()
        return prints

    def shared_with(self, other: Text) -> int:
        """How many shingles two texts have in common."""
        import numpy as np

        return len(np.intersect1d(self.shingles, other.shingles, assume_unique=True))


def text_of(article: Article) -> Text:
    """The text of an article without headline, deck, dateline and byline, which a reprint changes first."""
    words = "\n".join(map(article.paragraph_text, article.of_kind(*_TEXT_KINDS)))
    return text_from(words, published=article.published)


def text_from(words: str, *, published: str | None = None) -> Text:
    """As `text_of`, of any words."""
    names = frozenset(name.lower() for name in _NAME.findall(words))
    return Text(_shingles(words), frozenset(_FIGURE.findall(words)), names, minutes(published))


def is_copy(first: Text, second: Text, common: int) -> bool:
    """Whether one of two texts that have `common` shingles in common was made from the other."""
    shorter, longer = sorted((first, second), key=lambda text: text.size)
    if shorter.size < FEWEST or common < REPRINT * shorter.size:
        return False
    if common >= NEARLY_ALL * shorter.size:
        return True
    dated = UNDATED not in (first.published, second.published)
    soon = not dated or abs(first.published - second.published) <= SOON
    return soon and _kept(shorter.figures, longer.figures) >= FIGURES


def is_reprint(first: Text, second: Text, common: int) -> bool:
    """Whether two texts are so much the same that one row is enough for both: surer than `is_copy`."""
    shorter, longer = sorted((first, second), key=lambda text: text.size)
    if common < LARGER * longer.size or not is_copy(first, second, common):
        return False
    if shorter.size >= SHORT:
        return True
    kept_names = _kept(shorter.names, longer.names) >= SHORT_REPRINT
    return common >= SHORT_REPRINT * shorter.size and kept_names and shorter.figures <= longer.figures


def _kept(some: frozenset[str], others: frozenset[str]) -> float:
    return len(some & others) / len(some) if some else 1.0


def difference(common: int, size: int, other: int) -> str:
    """How another text differs, in words.

    Args:
        common: Shingles that both have; 0 where nothing is known of both together.
        size, other: Shingles of the one and of the other text.
    """
    if not common:
        return "the same text, edited further"
    if common >= NEARLY_ALL * max(size, other):
        return "word for word the same" if common == max(size, other) else "nearly word for word the same"
    if common >= NEARLY_ALL * other:
        return f"the same text, cut to {_percent(other, size)}"
    if common >= NEARLY_ALL * size:
        return f"the same text and {_percent(other - size, size)} more"
    return f"{_percent(common, min(size, other))} of the text is the same"


def _percent(part: int, whole: int) -> str:
    return f"{round(100 * part / whole)}%"


def _shingles(words: str) -> NDArray[Any]:
    import numpy as np

    # Figures count as words: in tables and briefs they are all that differs.
    hashes = np.array([zlib.crc32(word) for word in _WORD.findall(words.lower().encode())], np.uint64)
    count = max(0, len(hashes) - LENGTH + 1)
    mixed = np.zeros(count, np.uint64)
    for place in range(LENGTH if count else 0):
        mixed = _mixed(mixed + hashes[place : place + count])
    return np.unique((mixed >> np.uint64(32)).astype(np.uint32))


def _mixed(values: NDArray[Any]) -> NDArray[Any]:
    """Every bit spread over all others (the finaliser of splitmix64; Steele, Lea and Flood, 2014)."""
    import numpy as np

    values = (values ^ (values >> np.uint64(30))) * np.uint64(0xBF58476D1CE4E5B9)
    values = (values ^ (values >> np.uint64(27))) * np.uint64(0x94D049BB133111EB)
    values ^= values >> np.uint64(31)
    return values
