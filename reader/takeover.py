"""What taking over a newsboat set-up did, in lines for the terminal."""

from __future__ import annotations

from collections.abc import Iterator

from index.results import TakeoverReport

_MOST = 20


def told(report: TakeoverReport, source: str) -> Iterator[str]:
    """What came over, then what did not and why."""
    known = f" ({report.known} known)" if report.known else ""
    had = f", {report.had} were here" if report.had else ""
    yield (
        f"{source}: {_count(report.feeds, 'feed')}{known}, {_count(report.articles, 'article')}{had}; "
        f"{report.read} read, {report.starred} flagged and starred, "
        f"{_count(len(report.searches), 'saved search', 'saved searches')}"
    )
    if report.doubles:
        yield f"  {report.doubles} articles stood in more than one feed and are kept once"
    if report.left:
        yield f"  {report.left} articles of feeds or commands that are not followed were left"
    for name, query in report.searches:
        yield f"  search {name}: {query}"
    yield from _listed("queries that ours cannot say", [f"{name}: {why}" for name, why in report.untranslated])
    yield from _listed("not taken", [f"{name}: {why}" for name, why in report.refused])
    if report.commands:
        yield from _listed("lines that run commands on this machine, not taken", report.commands)
        yield "  With --commands they are followed too, and run at each update. Read them first."


def _count(count: int, one: str, many: str = "") -> str:
    return f"{count} {one if count == 1 else many or one + 's'}"


def _listed(what: str, lines: list[str] | tuple[str, ...]) -> Iterator[str]:
    if not lines:
        return
    yield f"  {what}:"
    yield from (f"    {line}" for line in lines[:_MOST])
    if len(lines) > _MOST:
        yield f"    and {len(lines) - _MOST} more"
