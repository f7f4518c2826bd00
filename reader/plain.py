"""Results on a terminal, for commands that were not piped."""

from __future__ import annotations

from typing import TYPE_CHECKING

from rich.console import Console
from rich.text import Text

if TYPE_CHECKING:
    from index.results import Page


def print_page(page: Page) -> None:
    """A page of results: title, where and when, the passage with what matched."""
    console = Console(highlight=False)
    for hit in page.hits:
        title = Text(hit.title, style="bold")
        for start, end in hit.title_highlights:
            title.stylize("underline", start, end)
        when = ("~" if hit.published_is_estimate else "") + hit.published[:10] if hit.published else "undated"
        console.print(title, Text(f" {hit.source}  {when}  {hit.id[:8]}", style="dim"))
        snippet = Text("  " + hit.snippet.text)
        for start, end in hit.snippet.highlights:
            snippet.stylize("bold", start + 2, end + 2)
        console.print(snippet)
    about = "" if page.total_is_exact else "about "
    if page.total and page.matched == "any":
        console.print(Text("Nothing has all of these words; these have some.", style="italic"))
    console.print(Text(f"{about}{page.total} found", style="dim"))
    if page.did_you_mean:
        console.print(Text(f"Did you mean: {page.did_you_mean}"))
