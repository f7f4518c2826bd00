"""Results on a terminal, for commands that were not piped."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

    from index.results import Page, SourceInfo
    from reader.config import Config


def print_keys(config: Config) -> None:
    """Every action with its keys: `id<TAB>keys<TAB>what it does`."""
    from reader.actions import ACTIONS
    from reader.keymap import Keymap

    keymap = Keymap(config.keymap, config.keys)
    for action in ACTIONS:
        print(f"{action.id}\t{' '.join(keymap.keys_of(action.id))}\t{action.description}")


def print_sources(sources: Sequence[SourceInfo]) -> None:
    """The sources by folder, each with its counts; what is wrong with one stands under it."""
    from rich.console import Console
    from rich.table import Table
    from rich.text import Text

    from index.fetch.addresses import without_password

    table = Table(box=None, pad_edge=False, header_style="dim")
    for name, justify in (("source", "left"), ("articles", "right"), ("unread", "right"), ("last look", "left")):
        table.add_column(name, justify=justify, overflow="fold" if name == "source" else "ellipsis")  # type: ignore[arg-type] # a literal
    folder = ""
    now = datetime.now(UTC).strftime("%Y-%m-%dT%H:%M:%SZ")
    for source in sorted(sources, key=lambda s: (s.folder.casefold(), s.folder)):
        if source.folder != folder:
            folder = source.folder
            table.add_row(Text(folder, style="bold"))
        location = without_password(source.location)
        words = Text("  " if folder else "").append(source.title or location)
        if source.title:
            words.append(f"  {location}", style="dim")
        if source.paused:
            words.append("  paused", style="italic")
        checked = source.checked[:16].replace("T", " ")
        table.add_row(words, f"{source.articles:,}", f"{source.unread:,}" if source.unread else "", checked)
        if source.due > now:
            words.append(f"  not before {source.due[:16].replace('T', ' ')}", style="dim")
        if source.error:
            table.add_row(Text(f"{'  ' if folder else ''}  {source.error}", style="red"))
    Console(highlight=False).print(table)


def print_page(page: Page) -> None:
    """A page of results: title, where and when, the passage with what matched."""
    from rich.console import Console
    from rich.text import Text

    from reader.view_model.editions import count_of

    console = Console(highlight=False)
    for hit in page.hits:
        title = Text(hit.title, style="bold")
        for start, end in hit.title_highlights:
            title.stylize("underline", start, end)
        when = ("~" if hit.published_is_estimate else "") + hit.published[:10] if hit.published else "undated"
        copies = f"  {count_of(hit.reprints, hit.reprint_kind)}" if hit.reprints else ""
        console.print(title, Text(f" {hit.source}  {when}  {hit.id[:8]}{copies}", style="dim"))
        snippet = Text("  " + hit.snippet.text + ("…" if hit.snippet.goes_on else ""))
        for start, end in hit.snippet.highlights:
            snippet.stylize("bold", start + 2, end + 2)
        console.print(snippet)
    about = "" if page.total_is_exact else "about "
    if page.total and page.matched == "any":
        console.print(Text("Nothing has all of these words; these have some.", style="italic"))
    console.print(Text(f"{about}{page.total} found", style="dim"))
    if page.did_you_mean and page.total:
        console.print(Text(f"Did you mean: {page.did_you_mean}"))
