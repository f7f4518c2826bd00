"""How well saved pages are read: headline, date, byline and text against what people expect of them.

    python -m tests.benchmarks.pages FOLDER

FOLDER holds a folder for each page with `source.html`, `expected.html` (the text) and
`expected-metadata.json` (`title`, `byline`, `publishedTime`), as the test pages of Readability do. Beside
ours stands trafilatura alone, fast and full, on the same pages in the same run. Text is judged by words: F1
over bags of words against the text of `expected.html`; ours is everything but headline, byline and what it
calls site junk.

Some of what is given is wrong: a byline that is a date, a headline with the site's name behind it. Beside it
stands `pages_corrected.json`, page → what a reader of the page would say, with the reason (`why`); of a headline
the digest of its letters. Both counts are printed. A field that is null is not judged.
"""

from __future__ import annotations

import argparse
import hashlib
import json
import re
import time
from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from index.article import Article, ParagraphKind
from index.errors import SourceError
from index.sources import read_page
from index.sources.bylines import split_names
from index.sources.dates import parse_date
from index.sources.htmltree import parse_tree, words_of
from index.sources.lines import folded

_NOT_TEXT = (ParagraphKind.HEADLINE, ParagraphKind.BYLINE, ParagraphKind.FURNITURE)
_TOLD = (ParagraphKind.BODY, ParagraphKind.LIST, ParagraphKind.QUOTE, ParagraphKind.SUBHEAD)


Right = tuple[bool | None, bool | None, bool | None]
_CORRECTED = Path(__file__).with_name("pages_corrected.json")


@dataclass(frozen=True, slots=True)
class Row:
    """One page. `right`: of headline, date, byline; None where none is expected; `corrected`: against what a reader
    of the page says. `f1`: ours, fast, full."""

    page: str
    right: Right
    corrected: Right
    f1: tuple[float, float, float]
    junk: int
    given: tuple[str, str, str]
    seconds: tuple[float, float, float]


def words(text: str) -> Counter[str]:
    """The bag of words of a text."""
    return Counter(re.findall(r"\w+", text.lower()))


def f1(found: Counter[str], expected: Counter[str]) -> float:
    """The harmonic mean of precision and recall of words, with their numbers."""
    both = (found & expected).total()
    return 2 * both / (found.total() + expected.total()) if both else 0.0


def judge(folder: Path, corrected: Mapping[str, Any]) -> Row:
    """Read one page three ways."""
    import trafilatura

    data = (folder / "source.html").read_bytes()
    expected = words(words_of(parse_tree((folder / "expected.html").read_text("utf-8"))))
    wanted = json.loads((folder / "expected-metadata.json").read_text("utf-8"))
    started = time.process_time()
    article = _read(data)
    times = [time.process_time() - started]
    scores = [f1(words(_text(article)), expected)]
    page = data.decode("utf-8", "replace")
    for fast in (True, False):
        started = time.process_time()
        text = trafilatura.extract(page, include_comments=False, fast=fast) or ""
        times.append(time.process_time() - started)
        scores.append(f1(words(text), expected))
    given = (article.title, article.published or "", ", ".join(article.byline)) if article else ("", "", "")
    right = _right(article, wanted)
    right_corrected = _right(article, wanted | corrected.get(folder.name, {}))
    junk = sum(
        (words(text) & expected).total() < 0.3 * words(text).total()
        for text in _paragraphs(article)
        if len(text) > 20
    )
    return Row(
        folder.name,
        right,
        right_corrected,
        (scores[0], scores[1], scores[2]),
        junk,
        given,
        (times[0], times[1], times[2]),
    )


def _right(article: Article | None, wanted: Mapping[str, Any]) -> Right:
    title, published, names = (article.title, article.published, article.byline) if article else ("", "", ())
    if "title_digest" in wanted:
        same_title: bool | None = title_digest(title) == wanted["title_digest"]
    else:
        same_title = _same_title(title, wanted.get("title"))
    return (
        same_title,
        _same_date(published or "", wanted.get("publishedTime")),
        _same_names(names, wanted.get("byline")),
    )


def title_digest(title: str) -> str:
    """What stands in the corrections for a headline."""
    return hashlib.sha256(folded(title).encode()).hexdigest()[:16]


def _read(data: bytes) -> Article | None:
    try:
        return read_page(data, "")
    except SourceError:
        return None


def _text(article: Article | None) -> str:
    if article is None:
        return ""
    return "\n".join(article.paragraph_text(p) for p in article.paragraphs if p.kind not in _NOT_TEXT)


def _paragraphs(article: Article | None) -> Iterable[str]:
    return (article.paragraph_text(p) for p in article.of_kind(*_TOLD)) if article else ()


def _same_title(given: str, wanted: str | None) -> bool | None:
    return None if not wanted else folded(given) == folded(wanted)


def _same_date(given: str, wanted: str | None) -> bool | None:
    """To the minute where the expectation has one and says its zone, else to the day."""
    date = parse_date(wanted) if wanted else None
    if date is None:
        return None
    zoned = re.search(r"(?:Z|[+-]\d\d:?\d\d)$", wanted or "")
    return given[:16] == date[:16] if zoned else given[:10] == date[:10]


def _same_names(given: Iterable[str], wanted: str | list[str] | None) -> bool | None:
    if wanted is None:
        return None
    names = wanted if isinstance(wanted, list) else list(split_names(wanted))
    return [folded(name) for name in given] == [folded(name) for name in names]


def _mark(given: bool | None, corrected: bool | None) -> str:
    """`*`: it is wrong against what is given, and that is wrong itself."""
    if corrected is None:
        return "-"
    return "WRONG" if not corrected else "right" if given is not False else "right*"


def main() -> None:
    """Print the table."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("folder", type=Path)
    options = parser.parse_args()
    corrected = json.loads(_CORRECTED.read_text("utf-8"))
    folders = sorted(f for f in options.folder.iterdir() if (f / "source.html").exists())
    rows = [judge(folder, corrected) for folder in folders]
    print(f"{'page':<16}{'headline':<10}{'date':<8}{'byline':<8}{'ours':>7}{'fast':>7}{'full':>7}{'junk':>6}")
    for row in rows:
        marks = [_mark(given, right) for given, right in zip(row.right, row.corrected, strict=True)]
        print(
            f"{row.page:<16}{marks[0]:<10}{marks[1]:<8}{marks[2]:<8}"
            + "".join(f"{score:>7.3f}" for score in row.f1)
            + f"{row.junk:>6}"
        )
        for name, value, given in zip(("headline", "date", "byline"), row.corrected, row.given, strict=True):
            if value is False:
                print(f"    {name}: {given!r}")
    for name, judged in (
        ("as given", [row.right for row in rows]),
        ("corrected", [row.corrected for row in rows]),
    ):
        columns = [[value for value in column if value is not None] for column in zip(*judged, strict=True)]
        counts = [f"{sum(column)}/{len(column)}" for column in columns]
        print(f"{name:<16}{counts[0]:<10}{counts[1]:<8}{counts[2]:<8}")
    means = [sum(row.f1[n] for row in rows) / max(1, len(rows)) for n in range(3)]
    print(
        f"{'text and junk':<42}"
        + "".join(f"{mean:>7.3f}" for mean in means)
        + f"{sum(row.junk for row in rows):>6}"
    )
    spent = [sum(row.seconds[n] for row in rows) for n in range(3)]
    print(f"CPU: ours {spent[0]:.1f} s, trafilatura fast {spent[1]:.1f} s, full {spent[2]:.1f} s")


if __name__ == "__main__":
    main()
