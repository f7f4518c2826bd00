"""Everything a key can do, in one table: keys, where they work, and the words that describe it.

The keymap, the footer, the help, the palette and docs/keys.md are all read from here. A handler of
`mark.star` is a method `do_mark_star(count)` of the focused widget, of one that holds it, or of the screen.

Keys are written as they are typed: `j`, `G`, `gg`, `vp`, `/`; named ones by name: `enter`, `space`, `ctrl+d`.
"""

from __future__ import annotations

from dataclasses import dataclass

LIST, SEARCH, ARTICLE, RELATED, CARD, PAGE = "list", "search", "article", "related", "card", "page"
CHANGES, SOURCES, NAMES, NAME, HELP = "changes", "sources", "names", "name", "help"
MENDED = "corrections"
CONTEXTS = (LIST, SEARCH, ARTICLE, RELATED, CARD, CHANGES, SOURCES, NAMES, NAME, MENDED, HELP, PAGE)
"""Where keys work: the list of articles, the search box, an article, the related list, a card, what an outlet
changed, the sources, the list of names, the page of a name, the list of corrections, the help, any other full
page."""

CONTEXT_NAMES = {
    LIST: "the list of articles",
    SEARCH: "the search box",
    ARTICLE: "an article",
    RELATED: "the related articles",
    CARD: "a card",
    CHANGES: "what changed",
    SOURCES: "the sources",
    NAMES: "the list of names",
    NAME: "the page of a name",
    MENDED: "your corrections",
    HELP: "the help",
    PAGE: "the trail",
}
PRESETS = ("vim", "newsboat")

_PANES = (LIST, ARTICLE, RELATED, CARD)
_NAMING = (NAMES, NAME)
_ALL = (*_PANES, CHANGES, SOURCES, *_NAMING, MENDED, HELP, PAGE)


@dataclass(frozen=True, slots=True)
class Action:
    """One thing a key can do.

    Attributes:
        id: Its name in config.toml, `group.name`.
        description: What it does, as a sentence without a full stop.
        contexts: Where its keys work.
        vim, newsboat: Its keys in the two presets; `newsboat` is None where they are the same.
        label: A word or two for the footer; empty keeps it out of there. The table's order is the footer's.
        footer: The contexts whose footer shows it.
        palette: Whether the palette offers it.
    """

    id: str
    description: str
    contexts: tuple[str, ...]
    vim: tuple[str, ...]
    newsboat: tuple[str, ...] | None = None
    label: str = ""
    footer: tuple[str, ...] = ()
    palette: bool = True

    @property
    def group(self) -> str:
        """The first part of the id."""
        return self.id.partition(".")[0]

    @property
    def handler(self) -> str:
        """The name of the method that does it."""
        return "do_" + self.id.replace(".", "_").replace("-", "_")

    def keys(self, preset: str) -> tuple[str, ...]:
        """The keys of a preset."""
        return self.newsboat if preset == "newsboat" and self.newsboat is not None else self.vim


ACTIONS: tuple[Action, ...] = (
    # in the search box
    Action("box.up", "The hit above; in an empty box, the query before", (SEARCH,), ("up", "ctrl+k"),
           palette=False),
    Action("box.down", "The hit below", (SEARCH,), ("down", "ctrl+j"),
           label="next hit", footer=(SEARCH,), palette=False),
    Action("box.open", "Open the hit under the cursor", (SEARCH,), ("enter",),
           label="open", footer=(SEARCH,), palette=False),
    Action("box.complete", "Accept the completion; without one, go to the list", (SEARCH,), ("tab",),
           label="complete", footer=(SEARCH,), palette=False),
    Action("box.leave", "To the list, the query kept", (SEARCH,), ("escape",),
           label="list", footer=(SEARCH,), palette=False),
    # moving
    Action("move.down", "Down", _ALL, ("j", "down"), palette=False),
    Action("move.up", "Up", _ALL, ("k", "up"), palette=False),
    Action("move.page-down", "A page down; at the end of an article, the next unread one", _ALL,
           ("space", "pagedown", "ctrl+f"), footer=(ARTICLE,), palette=False),
    Action("move.page-up", "A page up", _ALL, ("b", "pageup"), ("ctrl+b", "pageup", "b"), palette=False),
    Action("move.half-down", "Half a page down", _ALL, ("ctrl+d",), palette=False),
    Action("move.half-up", "Half a page up", _ALL, ("ctrl+u",), palette=False),
    Action("move.top", "To the top; with a count, to that row", _ALL, ("gg", "home"), palette=False),
    Action("move.bottom", "To the end", _ALL, ("G", "end"), palette=False),
    Action("move.next-pane", "To the next pane", _PANES, ("tab",), palette=False),
    Action("move.previous-pane", "To the pane before", _PANES, ("shift+tab",), palette=False),
    Action("facet.next", "To the next name in the strip above the results", (LIST,), ("l", "right"),
           palette=False),
    Action("facet.previous", "To the name before in the strip", (LIST,), ("h", "left"), palette=False),
    Action("article.next", "The next article of the list", (ARTICLE, RELATED, CARD), ("J",)),
    Action("article.previous", "The article before in the list", (ARTICLE, RELATED, CARD), ("K",)),
    # going
    Action("go.open", "Open what is under the cursor", _ALL, ("enter",),
           label="open", footer=(LIST, RELATED, CARD, SOURCES, NAMES, NAME, PAGE), palette=False),
    Action("search.open", "Search the library", (LIST, RELATED, CARD), ("/",), label="search", footer=(LIST,)),
    Action("search.text", "Search in this article", (ARTICLE,), ("/",)),
    Action("search.library", "Search the library from anywhere", _PANES, ("g/",), label="search"),
    Action("names.next", "To the next name in the text", (ARTICLE,), (";",), label="names", footer=(ARTICLE,)),
    Action("names.previous", "To the name before in the text", (ARTICLE,), (",",)),
    Action("names.hints", "Put a letter on every name in sight, or every line of a card or list",
           (ARTICLE, RELATED, CARD, *_NAMING), ("f",),
           label="hints", footer=(ARTICLE,)),
    Action("names.list", "The names of this article", (ARTICLE,), ("e",)),
    Action("names.find", "Only names with these words", (NAMES,), ("/",), label="find", footer=(NAMES,)),
    Action("names.path", "The way from this name to another, a sentence a step", (NAME,), ("p",),
           label="path", footer=(NAME,)),
    Action("names.watch", "Watch the name: the list of names tells what is new about it",
           (ARTICLE, CARD, *_NAMING), ("w",), label="watch", footer=(CARD, *_NAMING)),
    Action("names.mend", "Mend the name: merge, split, rename, its kind, not a name; without one, the article",
           (ARTICLE, CARD, *_NAMING), ("E",), label="mend", footer=(CARD, *_NAMING)),
    Action("names.links", "Letters on its links, podcasts among them; a letter opens", (ARTICLE,), ("F",)),
    # marks
    Action("mark.star", "Star, or take the star away", (LIST, ARTICLE), ("s",),
           label="star", footer=(LIST, ARTICLE)),
    Action("mark.select", "Select it and go on; star, read, tag, copy, open and | are then for all that are",
           (LIST,), ("x",)),
    Action("mark.select-to", "Select all from the one selected last to here", (LIST,), ("X",)),
    Action("mark.select-all", "Select all that the list finds; once more, none", (LIST,), ("*",)),
    Action("mark.read", "Mark read or unread", (LIST, ARTICLE), ("m",), ("N",), label="read", footer=(LIST,)),
    Action("mark.tag", "Tag the article; -tag takes one away", (LIST, ARTICLE), ("t",), ("ctrl+t",)),
    Action("mark.note", "A note of yours about it; has:note and note:WORD find it", (LIST, ARTICLE), ("a",)),
    Action("mark.all", "Mark all of the list read", (LIST, SOURCES), ("A",)),
    Action("mark.undo", "Undo the last change", (*_PANES, SOURCES, *_NAMING, MENDED), ("u",)),
    Action("mark.redo", "Redo it", _PANES, ("ctrl+r",)),
    # reading
    Action("text.related", "Related articles and why", _PANES, ("r",), label="related", footer=(LIST, ARTICLE)),
    Action("text.changes", "What the outlet changed in the article", (LIST, ARTICLE, CHANGES), ("d",),
           label="what changed", footer=(ARTICLE,)),
    Action("change.earlier", "The change before", (CHANGES,), ("h", "left"), label="earlier", footer=(CHANGES,)),
    Action("change.later", "The change after", (CHANGES,), ("l", "right"), label="later", footer=(CHANGES,)),
    Action("copy.link", "Copy the link", (LIST, ARTICLE), ("yl",)),
    Action("copy.quote", "Copy the paragraph in sight with where it stands", (ARTICLE,), ("yq",)),
    Action("copy.text", "Copy the text", (LIST, ARTICLE), ("yt",)),
    Action("text.browser", "Open in the browser", (LIST, ARTICLE), ("o",)),
    Action("text.pipe", "Give it to a command of yours, as text", (LIST, ARTICLE), ("|",)),
    Action("text.mend", "Mend headline, date, source or byline", (LIST,), ("E",)),
    Action("text.zoom", "The text, or the sheet below it, alone on the screen; again, both", _PANES, ("z",)),
    Action("text.zen", "Only the text on the screen; again, everything", (ARTICLE,), ("Z",)),
    Action("show.person", "Light persons, or not; in the list of names, only those", (ARTICLE, NAMES), ("vp",)),
    Action("show.organisation", "Light organisations, or not; in the list of names, only those",
           (ARTICLE, NAMES), ("vo",)),
    Action("show.place", "Light places, or not; in the list of names, only those", (ARTICLE, NAMES), ("vl",)),
    Action("show.date", "Light dates, or not", (ARTICLE,), ("vd",)),
    Action("show.figure", "Light figures, or not", (ARTICLE,), ("vf",)),
    Action("show.only", "Light only the name under the cursor", (ARTICLE,), ("vv",), label="this name"),
    Action("show.new", "Light only names that no article named that you have read", (ARTICLE,), ("vn",),
           label="new names"),
    Action("show.kind", "Light only the kind under the cursor", (ARTICLE,), ("vk",), label="this kind"),
    Action("show.all", "Light every kind; in the list of names, all kinds", (ARTICLE, NAMES), ("va",)),
    Action("show.furniture", "Show what the site put around the text, or not", (ARTICLE,), ("vj",),
           label="site text"),
    # finding
    Action("hit.next", "The next hit in the text; in a list, the next unread", (LIST, ARTICLE, SOURCES), ("n",),
           label="next hit", footer=(ARTICLE,)),
    Action("hit.previous", "The hit before; in a list, the unread before", (LIST, ARTICLE, SOURCES), ("N",),
           ("p",)),
    Action("list.sort", "Sort by relevance, newest or oldest; names by articles, rise or name",
           (LIST, NAMES), ("S",), label="sort", footer=(NAMES,)),
    Action("date.earlier", "Shift the dates to the month, day or year before", (LIST,), ("[",)),
    Action("date.later", "Shift the dates to the month, day or year after", (LIST,), ("]",)),
    Action("date.narrow", "A shorter time around this article: a year, a month, a day", (LIST,), ("{",)),
    Action("date.widen", "A longer time: a day, a month, a year, all", (LIST,), ("}",)),
    Action("date.clear", "All dates", (LIST,), ("=",)),
    Action("facet.must", "Only articles with this name", (LIST, CARD, *_NAMING), ("+",),
           label="only with", footer=(CARD, NAME)),
    Action("facet.must-not", "Only articles without it", (LIST, CARD, *_NAMING), ("-",),
           label="without", footer=(CARD,)),
    # sources
    Action("source.add", "Add a feed, a site, a folder or a file", (SOURCES,), ("a",),
           label="add", footer=(SOURCES,)),
    Action("source.edit", "Change its title, folder, full text; read its whole error", (SOURCES,), ("e",),
           label="edit", footer=(SOURCES,)),
    Action("source.update", "Update this one", (SOURCES,), ("r",), label="update", footer=(SOURCES,)),
    Action("source.pause", "Pause it, or go on", (SOURCES,), ("P",)),
    Action("source.remove", "Remove it", (SOURCES,), ("d",), ("D",), label="remove", footer=(SOURCES,)),
    Action("source.filter", "Show only those with these words", (SOURCES,), ("/",)),
    # elsewhere
    Action("go.news", "The newest articles", (*_PANES, PAGE), ("gn",)),
    Action("go.sources", "Sources: feeds, folders, tags, with what is unread", _PANES, ("gf",)),
    Action("go.saved", "Saved searches", _PANES, ("gq",)),
    Action("go.entities", "Persons, organisations and places of the library", _PANES, ("ge",), label="names"),
    Action("names.withdraw", "Take this correction back", (MENDED,), ("d",), ("D",),
           label="take back", footer=(MENDED,)),
    Action("go.trail", "Where you have been", _PANES, ("gh",)),
    Action("go.corrections", "Your corrections, one of which can be taken back", (*_PANES, *_NAMING), ("gE",)),
    Action("go.back", "Back", _PANES, ("backspace", "ctrl+o", "H")),
    Action("go.forward", "Forward", _PANES, ("L",)),
    Action("app.update", "Show what is new; when nothing is, ask the sources for news", (*_PANES, SOURCES),
           ("R",), ("R", "ctrl+g"), label="update all", footer=(SOURCES,)),
    Action("go.up", "One level up; on the front page q leaves", _ALL, ("escape", "q"),
           label="back", footer=(RELATED, CARD, CHANGES, NAMES, NAME, MENDED, HELP, PAGE), palette=False),
    Action("help.find", "Only keys and words of a search with these words", (HELP,), ("/",),
           label="find", footer=(HELP,), palette=False),
    Action("app.palette", "All commands", (*_PANES, SOURCES), (":", "ctrl+p"), palette=False),
    Action("app.help", "All keys", (*_ALL, SEARCH), ("?", "f1"),
           label="all keys", footer=(LIST, ARTICLE, RELATED, CARD, CHANGES, SOURCES, NAMES, NAME, MENDED, SEARCH)),
    Action("app.redraw", "Draw the screen anew", (*_ALL, SEARCH), ("ctrl+l",)),
    Action("app.suspend", "Put the program to sleep; fg wakes it", (*_ALL, SEARCH), ("ctrl+z",)),
    Action("app.quit", "Leave", _ALL, ("Q",)),
)  # fmt: skip
"""The table."""

BY_ID = {action.id: action for action in ACTIONS}
