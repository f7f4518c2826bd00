"""What stands where articles would: opening, empty, nothing found, broken. Each says what to do."""

from __future__ import annotations

from reader.view_model.glyphs import Glyphs
from reader.view_model.lines import BLANK, Line, LineBuilder
from reader.view_model.wrap import wrap

_WIDEST = 72


def opening(glyphs: Glyphs) -> tuple[Line, ...]:
    """The library is being opened."""
    return (_line(f"opening the library {glyphs.ellipsis}", "dim"),)


def empty_library(*, samples: bool, busy: bool) -> tuple[Line, ...]:
    """There is no article."""
    if busy or samples:
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


def no_hits(query: str, did_you_mean: str, date_keys: tuple[str, ...] = ()) -> tuple[Line, ...]:
    """Nothing matches.

    Args:
        date_keys: The keys for the month before, the month after and any date, where the query says when.
    """
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


def failed(message: str, remedy: str, width: int) -> tuple[Line, ...]:
    """The library cannot be opened, or a search failed; in `width` cells."""
    width = min(_WIDEST, width - 4)
    lines = [_line(message[start:end], "problem") for start, end in wrap(message, width)]
    lines.append(BLANK)
    lines += [_line(remedy[start:end], "") for start, end in wrap(remedy, width) if remedy]
    lines += [BLANK, _line("q leaves.", "dim")]
    return tuple(lines)


def _way_in(typed: str, words: str) -> Line:
    return LineBuilder().add("    ").add(typed, "key").pad_to(24).add(words, "dim").line()


def _line(words: str, role: str) -> Line:
    return LineBuilder().add("  ").add(words, role).line()
