"""What an outlet changed in an article: paragraph by paragraph, and word by word in those that were rewritten.

Paragraphs are aligned on those that stand once in both texts (patience diff, after Bram Cohen); between these
the nearest are paired. That keeps its time on texts of any length and never takes a lone "He said." for the
place where two texts meet. Words inside a pair are compared by difflib.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import replace
from difflib import SequenceMatcher
from itertools import pairwise

from index.article import Article, ParagraphKind
from index.results import Edit

_NEAR = 0.4
"""From this share of words in common on (Dice), a paragraph was rewritten rather than replaced by another."""
_MOST_PAIRS = 900
_MOST_WORDS = 500
"""Of more paragraphs none is paired, and longer ones are compared as wholes: time is bounded, whatever comes."""
_HIDDEN = (ParagraphKind.HEADLINE, ParagraphKind.BYLINE, ParagraphKind.FURNITURE)
_TOKEN = re.compile(r"\w+(?:[.,'’-]\w+)*|[^\w\s]")
_EVEN = str.maketrans({"“": '"', "”": '"', "„": '"', "‘": "'", "’": "'", "–": "-", "—": "-", "‐": "-", "‑": "-"})

_Pair = tuple[int | None, int | None]
_Span = tuple[int, int]


def readable(article: Article) -> tuple[str, ...]:
    """The paragraphs of an article that its readers see, the headline first, a dateline with what it opens."""
    found = [article.title]
    opening = ""
    for paragraph in article.paragraphs:
        text = " ".join(article.paragraph_text(paragraph).split())
        if paragraph.kind is ParagraphKind.DATELINE:
            opening = f"{text} "
        elif paragraph.kind not in _HIDDEN and (text or opening):
            found.append(opening + text)
            opening = ""
    return (*found, opening.strip()) if opening else tuple(found)


def same_words(first: Article, second: Article) -> bool:
    """Whether readers see the same in both: line ends, blanks and the shape of quotes and dashes are nothing."""
    return [*map(_even, readable(first))] == [*map(_even, readable(second))]


def same_told(first: Article, second: Article) -> bool:
    """Whether both tell the same where one comes from a reader that keeps no decks."""
    return same_words(_without_deck(first), _without_deck(second))


def _without_deck(article: Article) -> Article:
    return replace(article, paragraphs=tuple(p for p in article.paragraphs if p.kind is not ParagraphKind.DECK))


def edits(old: Sequence[str], new: Sequence[str]) -> tuple[Edit, ...]:
    """From one text to another, both given as paragraphs; offsets are into each joined by line breaks."""
    pairs = list(_pairs([*map(_even, old)], [*map(_even, new)], old, new))
    old_at, new_at = _starts(old), _starts(new)
    gone = {_even(old[i]) for i, j in pairs if i is not None and j is None}
    come = {_even(new[j]) for i, j in pairs if j is not None and i is None}
    found: list[Edit] = []
    for i, j in pairs:
        was = (old_at[i], old_at[i] + len(old[i])) if i is not None else None
        now = (new_at[j], new_at[j] + len(new[j])) if j is not None else None
        if was is None or now is None:
            key = _even(old[i] if i is not None else new[j] if j is not None else "")
            kind = "moved" if key in gone and key in come else "removed" if now is None else "added"
            found.append(Edit(kind, was, now))
            continue
        assert i is not None and j is not None
        words = tuple(
            (was[0] + a, was[0] + b, now[0] + c, now[0] + d)
            for a, b, c, d in (_words(old[i], new[j]) if _even(old[i]) != _even(new[j]) else ())
        )
        found.append(Edit("changed" if words else "same", was, now, words))
    return tuple(found)


def _even(text: str) -> str:
    return " ".join(text.translate(_EVEN).split())


def _starts(paragraphs: Sequence[str]) -> list[int]:
    starts, at = [], 0
    for paragraph in paragraphs:
        starts.append(at)
        at += len(paragraph) + 1
    return starts


# -- paragraphs ------------------------------------------------------------------------------------------------
def _pairs(a: Sequence[str], b: Sequence[str], old: Sequence[str], new: Sequence[str]) -> Iterator[_Pair]:
    """(old, new) paragraphs that belong together, one of them None for one that stands alone; in order."""
    anchors = [(-1, -1), *_anchors(a, b), (len(a), len(b))]
    for (i, j), (next_i, next_j) in pairwise(anchors):
        if i >= 0:
            yield i, j
        i, j = i + 1, j + 1
        while i < next_i and j < next_j and a[i] == b[j]:
            yield i, j
            i, j = i + 1, j + 1
        tail = 0
        while i < next_i - tail and j < next_j - tail and a[next_i - tail - 1] == b[next_j - tail - 1]:
            tail += 1
        yield from _paired(range(i, next_i - tail), range(j, next_j - tail), old, new)
        yield from ((next_i - n, next_j - n) for n in range(tail, 0, -1))


def _anchors(a: Sequence[str], b: Sequence[str]) -> list[tuple[int, int]]:
    """The longest rising run of paragraphs that stand exactly once in each text (by patience sorting)."""
    count_a, count_b = Counter(a), Counter(b)
    place = {key: j for j, key in enumerate(b) if count_b[key] == 1}
    ends: list[int] = []
    piles: list[tuple[int, int, int]] = []
    tops: list[int] = []
    for i, key in enumerate(a):
        if count_a[key] == 1 and (j := place.get(key)) is not None:
            pile = bisect_left(ends, j)
            piles.append((i, j, tops[pile - 1] if pile else -1))
            ends[pile : pile + 1] = [j]
            tops[pile : pile + 1] = [len(piles) - 1]
    run: list[tuple[int, int]] = []
    at = tops[-1] if tops else -1
    while at >= 0:
        i, j, at = piles[at]
        run.append((i, j))
    return run[::-1]


def _paired(olds: range, news: range, old: Sequence[str], new: Sequence[str]) -> Iterator[_Pair]:
    """Pair the paragraphs of a stretch that has nothing whole in common, so that most words are kept."""
    if len(olds) * len(news) > _MOST_PAIRS:
        yield from ((i, None) for i in olds)
        yield from ((None, j) for j in news)
        return
    olds_words, news_words = [_bag(old[i]) for i in olds], [_bag(new[j]) for j in news]
    # best[x][y]: the most words kept by pairing the paragraphs from x and from y on, in order.
    best = [[0.0] * (len(news) + 1) for _ in range(len(olds) + 1)]
    near = [[_near(was, now) for now in news_words] for was in olds_words]
    for x in range(len(olds) - 1, -1, -1):
        for y in range(len(news) - 1, -1, -1):
            together = near[x][y] + best[x + 1][y + 1] if near[x][y] >= _NEAR else 0.0
            best[x][y] = max(best[x + 1][y], best[x][y + 1], together)
    x = y = 0
    while x < len(olds) or y < len(news):
        both = x < len(olds) and y < len(news)
        if both and near[x][y] >= _NEAR and best[x][y] == near[x][y] + best[x + 1][y + 1]:
            yield olds[x], news[y]
            x, y = x + 1, y + 1
        elif x < len(olds) and (y == len(news) or best[x + 1][y] >= best[x][y + 1]):
            yield olds[x], None
            x += 1
        else:
            yield None, news[y]
            y += 1


def _bag(text: str) -> Counter[str]:
    return Counter(_TOKEN.findall(text.lower().translate(_EVEN)))


def _near(first: Counter[str], second: Counter[str]) -> float:
    total = first.total() + second.total()
    return 2 * (first & second).total() / total if total else 0.0


# -- words -----------------------------------------------------------------------------------------------------
def _words(old: str, new: str) -> list[tuple[int, int, int, int]]:
    """What went and what came, range by range, as few and as whole as a reader wants them."""
    was, now = ([(m.start(), m.end()) for m in _TOKEN.finditer(text)] for text in (old, new))
    if len(was) > _MOST_WORDS or len(now) > _MOST_WORDS:
        return [(0, len(old), 0, len(new))]
    a = [old[start:end].translate(_EVEN) for start, end in was]
    b = [new[start:end].translate(_EVEN) for start, end in now]
    codes = SequenceMatcher(None, a, b, autojunk=False).get_opcodes()
    return [(*_range(was, i1, i2, len(old)), *_range(now, j1, j2, len(new))) for i1, i2, j1, j2 in _joined(codes)]


def _range(tokens: Sequence[_Span], first: int, end: int, length: int) -> _Span:
    start = tokens[first][0] if first < len(tokens) else length
    return (start, tokens[end - 1][1]) if first < end else (start, start)


def _joined(codes: Sequence[tuple[str, int, int, int, int]]) -> list[tuple[int, int, int, int]]:
    """The changes of difflib, two with a single word between them taken together when both are longer than it."""
    found: list[tuple[int, int, int, int]] = []
    for tag, i1, i2, j1, j2 in codes:
        if tag == "equal":
            continue
        if found:
            a1, a2, b1, b2 = found[-1]
            if i1 - a2 == 1 and a2 - a1 > 1 and b2 - b1 > 1 and (i2 - i1 > 1 or j2 - j1 > 1):
                found[-1] = (a1, i2, b1, j2)
                continue
        found.append((i1, i2, j1, j2))
    return found
