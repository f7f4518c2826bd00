"""What stands where articles would: opening, empty, nothing found, broken. Each says what to do."""

from __future__ import annotations

from collections.abc import Sequence

from reader.view_model.glyphs import Glyphs
from reader.view_model.lines import BLANK, Line, LineBuilder
from reader.view_model.wrap import wrap

_WIDEST = 72


def opening(glyphs: Glyphs) -> tuple[Line, ...]:
    """The library is being opened."""
    return (_line(f"opening the library {glyphs.ellipsis}", "dim"),)


def empty_library(*, busy: bool) -> tuple[Line, ...]:
    """There is no article."""
    if busy:
        return (_line("Reading your articles. They appear here as they come in.", "dim"),)
    return (
        _line("No articles yet.", "title"),
        BLANK,
        _line("Give the reader something to read:", ""),
        BLANK,
        _way_in(":add ADDRESS", "follow a feed, or a site that has one"),
        _way_in(":add FOLDER", "articles you have; a file does, too"),
        _way_in(":open FOLDER", "only look, add nothing"),
        _way_in("reader add FOLDER", "the same from the shell"),
    )


def no_sources(add_key: str, width: int) -> tuple[Line, ...]:
    """Nothing is followed yet."""
    words = (
        f"{add_key} adds an address (a feed, or a site that has one), a folder or a file. An OPML file or a "
        "newsboat list of feeds is taken over whole."
    )
    lines = [BLANK, _line("You follow nothing yet.", "title"), BLANK]
    lines += [_line(words[start:end], "") for start, end in wrap(words, min(_WIDEST, width - 4))]
    return tuple(lines)


def no_hits(
    query: str, did_you_mean: str, date_keys: tuple[str, ...] = (), *, coming: bool = False
) -> tuple[Line, ...]:
    """Nothing matches.

    Args:
        coming: Articles are still being read for the first time.
        date_keys: The keys for the month before, the month after and any date, where the query says when.
    """
    if coming:
        still = "Your articles are still being read; what comes in is searched, too."
        return (_line("Nothing found yet.", "title"), BLANK, _line(still, "dim"))
    lines = [_line("Nothing found.", "title"), BLANK]
    if did_you_mean:
        meant = LineBuilder().add("  Did you mean ").add(did_you_mean, "match").add("?  Enter searches for it.")
        lines += [meant.line(), BLANK]
    if date_keys:
        earlier, later, clear = date_keys
        keys = LineBuilder().add("  ").add(earlier, "key").add(" ").add(later, "key")
        keys.add("  the month before or after     ", "dim").add(clear, "key").add("  any date", "dim")
        return (*lines, keys.line())
    search = "Search"
    if ":" in query or '"' in query:
        search = "search"
        lines.append(_line("Take a filter or the quotes away, or", "dim"))
    lines.append(_line(f"{search} for fewer words; the last one may end early.", "dim"))
    return tuple(lines)


_CANNOT = {
    "search": "This cannot be searched for",
    "rows": "More rows cannot be fetched",
    "counts": "The names of these results cannot be counted",
    "complete": "What is typed cannot be completed",
    "open": "The article cannot be opened",
    "preview": "The article cannot be shown here",
    "related": "Related articles cannot be looked for",
    "card": "This name cannot be looked up",
    "entities": "The names cannot be listed",
    "names": "Names cannot be looked for",
    "path": "The way between these names cannot be looked for",
    "mark": "The mark cannot be kept",
    "mend": "The correction cannot be made",
    "corrections": "Your corrections cannot be listed",
    "changes": "What changed cannot be looked for",
    "texts": "The texts cannot be read",
}
"""What did not work, by the job that failed, where the failure itself says nothing in words of the reader."""


def failure_words(job: str, message: str, *, is_known: bool) -> str:
    """What failed, in a sentence: what is said of it if that is known, else which part is missing and why."""
    return message if is_known else f"{_CANNOT.get(job, 'That failed')}: {message}"


def failed(
    message: str, remedy: str, width: int, ways_on: Sequence[tuple[str, str]] = (("q", "leaves"),)
) -> tuple[Line, ...]:
    """The library cannot be opened, or a search failed; in `width` cells.

    Args:
        ways_on: Keys and what they do now.
    """
    width = min(_WIDEST, width - 4)
    lines = [_line(message[start:end], "problem") for start, end in wrap(message, width)]
    if remedy:
        lines.append(BLANK)
        lines += [_line(remedy[start:end], "") for start, end in wrap(remedy, width)]
    ways = LineBuilder().add("  ")
    for key, words in ways_on:
        ways.add(key, "key").add(f" {words}     ", "dim")
    return (*lines, BLANK, ways.line())


def _way_in(typed: str, words: str) -> Line:
    return LineBuilder().add("    ").add(typed, "key").pad_to(24).add(words, "dim").line()


def _line(words: str, role: str) -> Line:
    return LineBuilder().add("  ").add(words, role).line()
