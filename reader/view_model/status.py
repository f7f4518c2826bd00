"""The first row: what was found, what is new, what is going on; or where one is in an article."""

from __future__ import annotations

from collections.abc import Mapping

from rich.cells import cell_len

from index.article import Article
from index.results import Page, Progress, UpdateReport
from reader.view_model.document import reading_minutes
from reader.view_model.glyphs import Glyphs
from reader.view_model.lines import Line, LineBuilder, fit

_MINUTES_TOLD = 100
"""Below so many minutes of reading they are told, from there on hours."""
_STAGES = {"fetching": "asking for news", "merging": "tidying up"}


def progress_words(progress: Progress) -> str:
    """`recognising 120/21,578`, or nothing when it is done."""
    stage = _STAGES.get(progress.stage, progress.stage)
    if progress.stage == "done":
        return ""
    if progress.total is None:
        return f"{stage} {progress.done:,}" if progress.done else stage
    return f"{stage} {progress.done:,}/{progress.total:,}"


def report_words(
    report: UpdateReport, sources_key: str, *, asked: bool, titles: Mapping[str, str] | None = None
) -> str:
    """`42 new, 3 failed: gf shows why`, or why itself where all have the same reason; nothing for an update that
    nobody asked for and that did nothing.

    `titles`: what the sources are called, by their location.
    """
    parts = [
        f"{count:,} {what}"
        for count, what in ((report.added, "new"), (report.changed, "changed"), (report.removed, "gone"))
        if count
    ]
    words = ", ".join(parts)
    if len(report.failures) == 1:
        location, reason = report.failures[0]
        name = (titles or {}).get(location) or location
        failed = f"{name} failed: {reason}" if name else reason
        words += f"{'; ' if words else ''}{failed}"
    elif report.failures:
        reasons = {reason for _, reason in report.failures}
        why = reasons.pop() if len(reasons) == 1 else f"{sources_key} shows why"
        words += f"{', ' if words else ''}{len(report.failures):,} failed: {why}"
    if not asked:
        return words
    words = words or "nothing new"
    if report.waiting:
        words += f"; {report.waiting:,} not due yet"
    return words


def list_status(
    *, page: Page | None, query: str, sort: str, title: str, news: str, update_key: str, progress: str, width: int
) -> Line:
    """The right end of the first row, as many parts as have room, the most urgent first."""
    parts: list[tuple[str, str]] = []
    if page is not None and query:
        about = "" if page.total_is_exact else "about "
        shared = f" in {page.rows:,} text{'s' if page.rows != 1 else ''}" if page.folded and width >= 40 else ""
        parts += [(f"{about}{page.total:,} found{shared}", "meta"), (sort, "dim")]
    elif sort != "newest":
        parts.append((f"{sort} first", "dim"))
    if news:
        parts.append((f"{news}, {update_key} shows them" if width >= 50 else f"{news} {update_key}", "notice"))
    if progress:
        parts.append((progress, "dim"))
    if title and not query:
        parts.append((title, "dim"))
    line = LineBuilder()
    for words, role in parts:
        if line.cells and line.cells + 3 + cell_len(words) > width - 1:
            continue
        line.add("   " if line.cells else "").add(fit(words, max(8, width - 2)), role)
    return line.add(" ").line()


def placeholder(articles: int | None) -> str:
    """What the empty search box says."""
    if articles is None:
        return "search"
    return f"search {articles:,} articles" if articles != 1 else "search 1 article"


def article_head(
    article: Article,
    *,
    row: int | None,
    total: int,
    share: int,
    width: int,
    glyphs: Glyphs,
    starred: bool,
    words: str,
    folded: bool = False,
) -> Line:
    """` ‹ 1 of 5   headline             3 min  38%`; `words` stand where the headline does here.

    `folded`: Some rows stand for several articles of one text: the numbers are of texts, and say so.
    """
    minutes = reading_minutes(article)
    time = f"{minutes} min" if minutes < _MINUTES_TOLD else f"{round(minutes / 60)} h"
    right = f"{time}  {share:3d}%"
    line = LineBuilder().add(f" {glyphs.back} ", "key")
    if row is not None and total:
        texts = f" text{'s' if total != 1 else ''}" if folded else ""
        line.add(f"{row + 1:,} of {total:,}{texts}   ", "dim")
    if starred:
        line.add(glyphs.star + " ", "star")
    line.add(fit(words, max(4, width - line.cells - len(right) - 4), glyphs.ellipsis), "meta")
    return line.pad_to(width - len(right) - 1).add(right, "dim").line()


def problem_line(page: Page | None, width: int, glyphs: Glyphs) -> Line | None:
    """What could not be read of a query, that only some words match, or a better spelling; None for nothing."""
    if page is None:
        return None
    line = LineBuilder().add("   ")
    if page.problems:
        problem = page.problems[0]
        part = page.query[problem.start : problem.end]
        if part:
            line.add(part, "problem").add("  ")
        line.add(fit(problem.message, max(8, width - line.cells - 1), glyphs.ellipsis), "dim")
        return line.line()
    if page.matched == "any" and page.total:
        words = "No article has all of these words; these have some."
        return line.add(fit(words, width - 4, glyphs.ellipsis), "notice").line()
    if page.did_you_mean and page.total:
        words = fit(page.did_you_mean, max(8, width - 20), glyphs.ellipsis)
        return line.add("did you mean ", "dim").add(words, "match").add("?", "dim").line()
    return None
