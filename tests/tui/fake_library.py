"""A library written by hand: small, exact, and able to be slow or broken when a test wants it."""

from __future__ import annotations

import re
import threading
from dataclasses import dataclass, replace

from index.article import Article, Figure, Mention, MentionKind, Paragraph, ParagraphKind
from index.errors import Cancelled, NotFoundError, SourceError
from index.mending.desk import Mended
from index.mending.listed import ListedRule
from index.mending.rules import Rule, Verb
from index.relations.changes import edits
from index.results import (
    Changes,
    Companion,
    Editions,
    Entity,
    Facets,
    FacetValue,
    Hit,
    Hop,
    Page,
    Progress,
    QueryProblem,
    Reason,
    Related,
    Snippet,
    SourceInfo,
    SourcePreview,
    Stats,
    Suggestion,
    TakeoverReport,
    UpdateReport,
    Version,
    Watched,
)

PERSON, ORGANISATION, PLACE = MentionKind.PERSON, MentionKind.ORGANISATION, MentionKind.PLACE
_NAMES = {
    "Mara Lindqvist": (PERSON, "Mara Lindqvist"),
    "Lindqvist": (PERSON, "Mara Lindqvist"),
    "Tomas Okoye": (PERSON, "Tomas Okoye"),
    "Harbour Line": (ORGANISATION, "Harbour Line"),
    "Nordwind Yards": (ORGANISATION, "Nordwind Yards"),
    "Port Authority": (ORGANISATION, "Port Authority"),
    "Vestby": (PLACE, "Vestby"),
    "Lake Orla": (PLACE, "Lake Orla"),
}
_BODY = (
    "Ferry crews at Harbour Line walked out on Monday after talks with the Port Authority broke down, and boats "
    "between Vestby and the islands stood still for a second week.",
    "“We have asked for one thing, a timetable a human being can keep,” said Mara Lindqvist, who leads the crews' "
    "union. The company says the offer stands: more than 1,200 berths and a rise of 4.5 percent.",
    "Tomas Okoye, the mediator, said talks would go on by the shore of Lake Orla until Friday. Lindqvist said she "
    "would come, and that she expected nothing.",
    "Nordwind Yards, which builds the new boats, said the strike would delay the second hull by three weeks.",
)
_FACTS = (
    ("Ferry crews walk out as talks with Harbour Line fail", "2026-11-20", False, "Vestby Courier", "reader-1"),
    ("Mediator Okoye calls both sides to Lake Orla", "2026-11-19", False, "Island Post", "reader-2"),
    ("Nordwind Yards says new ferry will be three weeks late", "2026-11-16", True, "Shipping Week", "reader-3"),
    (
        "What Mara Lindqvist wants: a portrait of the crews' leader",
        "2026-10-02",
        False,
        "Vestby Courier",
        "reader-4",
    ),
    ("Harbour Line carried 1.9 million people last summer", "2026-09-01", False, "Island Post", "reader-5"),
    ("Timetable that started a strike", None, False, "", "reader-6"),
)


@dataclass
class Marks:
    read: bool = False
    starred: bool = False
    tags: tuple[str, ...] = ()
    note: str = ""


def make_article(
    title: str, published: str | None, estimate: bool, source: str, id: str, *, long: bool
) -> Article:
    parts: list[tuple[ParagraphKind, str]] = [(ParagraphKind.HEADLINE, title)]
    if long:
        parts.append((ParagraphKind.DECK, "Boats stay in port for a second week; a mediator asks for three days"))
    parts += [(ParagraphKind.BYLINE, "By Ines Falk"), (ParagraphKind.DATELINE, "VESTBY (Coast Wire) — ")]
    parts += [(ParagraphKind.BODY, text) for text in _BODY]
    parts.insert(6, (ParagraphKind.SUBHEAD, "A second week"))
    parts.insert(8, (ParagraphKind.CAPTION, "Boats of Harbour Line at the quay in Vestby. Photo: Coast Wire"))
    if long:
        parts += [(ParagraphKind.BODY, text) for text in _BODY[1:] * 4]
    parts.append((ParagraphKind.FURNITURE, "Sign up for our newsletter"))
    text, paragraphs = "", []
    for kind, words in parts:
        if text and paragraphs[-1].kind is not ParagraphKind.DATELINE:
            text += "\n"
        paragraphs.append(Paragraph(kind, len(text), len(text) + len(words)))
        text += words
    mentions = []
    taken: set[int] = set()
    for name in sorted(_NAMES, key=len, reverse=True):
        kind, entity = _NAMES[name]
        for match in re.finditer(re.escape(name), text):
            if not taken & set(range(*match.span())):
                taken |= set(range(*match.span()))
                key = f"{kind}:{entity.lower()}"
                mentions.append(Mention(match.start(), match.end(), kind, name, entity, key))
    mentions += [
        Mention(m.start(), m.end(), MentionKind.DATE, m.group()) for m in re.finditer("Monday|Friday", text)
    ]
    figures = [
        Figure(m.start(), m.end(), 1200.0, 1200.0, None, "berths", "more than")
        for m in re.finditer("more than 1,200 berths", text)
    ]
    return Article(
        id=id,
        title=title,
        text=text,
        paragraphs=tuple(paragraphs),
        byline=("Ines Falk",),
        agency="Coast Wire",
        dateline="Vestby",
        published=published,
        published_is_estimate=estimate,
        published_clue="the Monday it speaks of" if estimate else "",
        source=source,
        url="https://news.example/ferry" if id == "reader-1" else "",
        path=f"/news/{id}.txt",
        mentions=tuple(sorted(mentions, key=lambda m: m.start)),
        figures=tuple(figures),
    )


@dataclass(frozen=True)
class Saved:
    name: str
    query: str


class FakeMending:
    """Writes down what it was asked; only rejecting and silencing are seen."""

    def __init__(self, library):
        self.library = library

    @property
    def silent(self):
        return frozenset(self.library.silenced)

    def listed(self):
        made = [(Rule(Verb.REJECT, name, str(values)), name) for name, *values in self.library.mended]
        return tuple(ListedRule(rule, f"{name} was made", "2026-11-20T08:00:00Z") for rule, name in reversed(made))

    def withdraw(self, rule):
        self.library.mended = [one for one in self.library.mended if one[0] != rule.key]
        return Mended(f"no more: {rule.key}")

    def is_corrected(self, article_id):
        return any(name == "correct" and rest[0] == article_id for name, *rest in self.library.mended)

    def undo(self):
        if not self.library.mended:
            return ""
        name, *arguments = self.library.mended.pop()
        if name == "reject":
            self.library.rejected.remove(arguments[0])
        elif name == "silence":
            self.library.silenced ^= {arguments[0]}
        return name

    def __getattr__(self, name):
        def change(*arguments, **options):
            self.library.mended.append((name, *arguments, *options.values()))
            if name == "reject":
                self.library.rejected.add(arguments[0])
            elif name == "silence":
                self.library.silenced ^= {arguments[0]}
            entity_id = "" if name in ("reject", "unmark") else arguments[1 if name == "merge" else 0]
            return Mended(f"{name} {arguments[0]}", entity_id)

        return change


class FakeLibrary:
    """Six articles, or `total` of them (the six and as many made ones as it takes)."""

    def __init__(self, total: int = 6) -> None:
        self.generation = 1
        self.total = total
        self.reprints_of = {}
        self.known = {
            fact[4]: make_article(*fact, long=index == 0) for index, fact in enumerate(_FACTS[: min(total, 6)])
        }
        self.user: dict[str, Marks] = {}
        self.asked: list[tuple[str, int]] = []
        self.callback = None
        self.looked_at: list[str] = []
        self.closed = False
        self.gate: threading.Event | None = None
        self.cancelled = 0
        self.prepared = 0
        self.read_ahead_times = 0
        self.broken = False
        self.front = None
        self.known_editions: dict[str, Editions] = {}
        self.texts: dict[str, list[list[str]]] = {}
        self.places: dict[str, SourceInfo] = {}
        self.previews: dict[str, SourcePreview] = {}
        self.searches: dict[str, str] = {}
        self.updated: list[tuple[str, ...]] = []
        self.mended = []
        self.rejected = set()
        self.silenced = set()
        self.watches = {}
        self.read_only = self.index_is_new = False

    # -- what the screen asks
    def keep_front(self, page):
        self.front = page

    def search(
        self,
        query,
        *,
        limit=20,
        offset=0,
        sort="relevance",
        facets=True,
        typing=False,
        fold=True,
        cancelled=lambda: False,
        early=None,
    ):
        self.asked.append((query, offset))
        if self.gate is not None:
            while not self.gate.wait(0.005):
                if cancelled():
                    self.cancelled += 1
                    raise Cancelled
        if self.broken:
            raise RuntimeError("a block of the index is gone")
        rows = list(self.known.values())
        words, problems = [], []
        for match in re.finditer(r'-?(?:(\w+):)?(?:"([^"]*)"|(\S+))', query):
            field, phrase, word = match.groups()
            value = (phrase or word or "").lower()
            if field == "bogus":
                problems.append(QueryProblem(match.start(), match.end(), "there is no field “bogus”"))
            elif field in ("person", "org", "place", "source"):
                keep = match.group()[0] != "-"
                rows = [a for a in rows if (value in (a.source + a.text).lower()) is keep]
            elif field == "in":
                rows = [a for a in rows if value in a.source.lower() or value == self._folder_of(a)]
            elif field == "is":
                rows = [a for a in rows if self._is(a.id, value)]
            elif field == "tag":
                rows = [a for a in rows if value in self.user.get(a.id, Marks()).tags]
            elif field == "date":
                rows = [a for a in rows if (a.published or "").startswith(value)]
            elif value != "*":
                words.append(value)
        rows = [a for a in rows if all(word in a.text.lower() for word in words)]
        if sort == "oldest":
            rows.reverse()
        total = len(rows) if query != "*" else self.total
        hits = tuple(self._hit(rows, number, words) for number in range(offset, min(offset + limit, total)))
        page = Page(
            query=query,
            total=total,
            total_is_exact=True,
            took_ms=1.0,
            hits=hits,
            offset=offset,
            did_you_mean="ferry" if not total and query.startswith("fery") else "",
            problems=tuple(problems),
            generation=self.generation,
            sort=sort if words or sort != "relevance" else "newest",
        )
        if early is not None and hits:
            early(page)
        return replace(page, facets=self._facets(rows) if facets else Facets())

    def pages(self, query, *, limit=None, **options):
        yield self.search(query, limit=self.total if limit is None else limit, facets=False, **options)

    def prepare_search(self):
        self.prepared += 1

    def read_ahead(self):
        self.read_ahead_times += 1

    def article(self, id):
        if id not in self.known:
            raise NotFoundError(f"{id}: there is no such article.", "It may have been removed.")
        article = self.known[id]
        return replace(article, mentions=tuple(m for m in article.mentions if m.entity_id not in self.rejected))

    def editions(self, id):
        return self.known_editions.get(id, Editions())

    def changes(self, id, version=None):
        if id not in self.texts:
            raise NotFoundError("The text has not changed since it came in.", "")
        texts = self.texts[id]
        number = version or len(texts)
        old, new = texts[number - 2], texts[number - 1]
        when = [Version(f"2026-11-{10 + n}T08:00:00Z", 9, f"/kept/{id}.{n}") for n in range(len(texts))]
        return Changes(
            id, self.known[id].title, number, len(texts), when[number - 2], when[number - 1],
            "\n".join(old), "\n".join(new), edits(old, new),
        )  # fmt: skip

    def related(self, id, limit=10):
        reasons = (Reason("person", "Mara Lindqvist", "Lindqvist"), Reason("term", "mediator", "mediator"))
        relations = ("same-story", "same-story", "follow-up", "background", "background", "background")
        return tuple(
            Related(
                a.id, a.title, a.published, a.published_is_estimate, a.source, 1.0 - n / 10, relations[n], reasons
            )
            for n, a in enumerate(article for article in self.known.values() if article.id != id)
        )

    def entity(self, name):
        name = name.partition(":")[2] or name
        for kind, entity in _NAMES.values():
            if entity.lower() == name.lower():
                rows = [a for a in self.known.values() if entity in a.text]
                return Entity(
                    id=f"{kind}:{entity.lower()}",
                    name=entity,
                    kind=kind.value,
                    aliases=("Lindqvist",) if entity == "Mara Lindqvist" else (),
                    articles=len(rows),
                    mentions=9,
                    first="2026-09-01",
                    last="2026-11-20",
                    description=f"{entity} is in the news of the ferry strike.",
                    description_id="reader-4",
                    by_month=(("2026-09", 1), ("2026-10", 1), ("2026-11", 3)),
                    undated=1,
                    with_=(("Tomas Okoye", 4), ("Harbour Line", 3), ("Vestby", 2)),
                    company=(
                        Companion("person:tomas okoye", "Tomas Okoye", "person", 4, 7.0, 9.0),
                        Companion("place:vestby", "Vestby", "place", 2, 1.0, 1.0),
                    ),
                    recent=3,
                    usual=0.5,
                    keys=((f"{kind}:{entity.lower()}", entity), (f"{kind}:{entity.lower()[-4:]}", entity[-4:])),
                    watched=f"{kind}:{entity.lower()}" in self.watches,
                    silent=f"{kind}:{entity.lower()}" in self.silenced,
                    latest=tuple(self._hit(rows, n, []) for n in range(min(3, len(rows)))),
                )
        raise NotFoundError(f"{name}: there is no such name.", "")

    def entities(self, kind=None, limit=100, match="", sort="articles"):
        names = dict.fromkeys(entity for _, entity in _NAMES.values())
        found = [self.entity(name) for name in names if match.lower() in name.lower()]
        found = [entity for entity in found if kind in (None, entity.kind) and entity.id not in self.rejected]
        return tuple(sorted(found, key=lambda e: e.name) if sort == "name" else found)

    def entities_of(self, id):
        return tuple(
            self.entity(name) for name in dict.fromkeys(m.entity for m in self.article(id).mentions if m.entity)
        )

    def path_between(self, start, goal, *, cancelled=lambda: False):
        sentence = "Lindqvist said she would come, and Okoye said so too."
        hop = Hop(
            start, "Mara Lindqvist", goal, "Tomas Okoye", Snippet(sentence, ((0, 9),)), "reader-2", "M", None
        )
        return (hop,) if goal.endswith("okoye") else ()

    def watch(self, name):
        self.watches[self.entity(name).id] = 12
        return self.entity(name)

    def unwatch(self, name):
        self.watches.pop(self.entity(name).id)
        return self.entity(name)

    def seen(self, name):
        self.watches[name] = 0

    def watched(self):
        return tuple(Watched(self.entity(i), "2026-11-01T00:00:00Z", new, 3.0) for i, new in self.watches.items())

    @property
    def mending(self):
        return FakeMending(self)

    def suggest(self, text, cursor=None):
        last = text.split(" ")[-1]
        if last and "lindqvist".startswith(last.lower()) and last.lower() != "lindqvist":
            return (Suggestion("lindqvist", "word", 5, len(text) - len(last)),)
        return ()

    def matches_in(self, text, query, published=None, address=""):
        words = "|".join(map(re.escape, re.findall(r"(?<![-:\w])\w+(?!:)", query)))
        return tuple(match.span() for match in re.finditer(words, text, re.IGNORECASE)) if words else ()

    def stats(self):
        return Stats(self.total, 1, 7, 0, 1000, self.generation)

    def mark(self, ids, *, read=None, **change):
        ids = [ids] if isinstance(ids, str) else ids
        along = [other for id in ids for other in self.reprints_of.get(id, ())] if read else []
        changed = [id for id in ids if self._mark(id, read=read, **change)]
        return (*changed, *(other for other in along if other not in ids and self._mark(other, read=True)))

    @property
    def marks_version(self):
        return hash(tuple(sorted((id, repr(marks)) for id, marks in self.user.items()))) & 0xFFFFFFFF

    def _mark(self, id, *, read=None, starred=None, tag=None, untag=None, note=None):
        before, marks = self.marks(id), self.user[id]
        if read is not None:
            marks.read = read
        if starred is not None:
            marks.starred = starred
        if tag is not None:
            marks.tags = (*(t for t in marks.tags if t != tag), tag)
        if untag is not None:
            marks.tags = tuple(t for t in marks.tags if t != untag)
        if note is not None:
            marks.note = note
        return marks != before

    def marks(self, id):
        return replace(self.user.setdefault(id, Marks()))

    def marks_of(self, ids):
        return {id: self.marks(id) for id in ids}

    def tags(self):
        tags = [tag for marks in self.user.values() for tag in marks.tags]
        return [(tag, tags.count(tag)) for tag in dict.fromkeys(tags)]

    def take_over(self, newsboat):
        for location in ("https://a.example/feed", "https://b.example/feed"):
            self.follow(location, location)
        return TakeoverReport(feeds=2, articles=7, searches=(("s", "q"),), commands=("exec:x",))

    def sources(self):
        return tuple(self.places.values())

    def preview_source(self, location):
        if location not in self.previews:
            raise SourceError(location, "there is no feed", "Look for its address.")
        return self.previews[location]

    def add_source(self, location, *, title="", folder=""):
        self.follow(location, title or self.previews[location].title, folder)
        return self.places[location]

    def edit_source(self, location, **settings):
        changes = {name: value for name, value in settings.items() if value is not None}
        self.places[location] = replace(self.places[location], **changes)

    def forget_source(self, location):
        del self.places[location]

    def saved_searches(self):
        return tuple(Saved(*item) for item in self.searches.items())

    def save_search(self, name, query):
        self.searches[name] = query

    def remove_saved_search(self, name):
        del self.searches[name]

    def start_background(self, callback, *, fetch=True, only=()):
        self.updated.append((fetch, tuple(only)))
        self.callback = callback

    def look_at(self, id):
        self.looked_at.append(id)

    def stop_background(self):
        self.callback = None

    def close(self):
        self.closed = True

    # -- what a test does to it
    def follow(self, location, title="", folder="", kind="feed", **more):
        more = {"checked": "2026-11-21T11:48:00Z"} | more if kind == "feed" else more
        rows = [a for a in self.known.values() if a.source == title]
        unread = sum(not self.user.get(a.id, Marks()).read for a in rows)
        info = SourceInfo(location, kind, len(rows), "2026-11-01T00:00:00Z", title=title, folder=folder)
        self.places[location] = replace(info, unread=unread, **more)

    def add(self, title, id):
        self.known = {id: make_article(title, "2026-11-21", False, "Island Post", id, long=False), **self.known}
        self.total += 1
        self.generation += 1

    def report(self, event: Progress | UpdateReport) -> None:
        assert self.callback is not None
        self.callback(event)

    def _folder_of(self, article):
        found = (s.folder for s in self.places.values() if s.title == article.source)
        return next(found, "").lower()

    def _is(self, id, value):
        marks = self.user.get(id, Marks())
        return {"unread": not marks.read, "read": marks.read, "starred": marks.starred}[value]

    def _hit(self, rows, number, words):
        if number >= len(rows):
            made = f"Harbour note {number}: berths, tides and a list of the boats"
            article = make_article(made, "2026-08-01", False, "Harbour Log", f"made-{number}", long=False)
            self.known.setdefault(article.id, article) if self.total < 1000 else None
        else:
            article = rows[number]
        marks = self.user.get(article.id, Marks())
        editions = self.editions(article.id)
        body = " ".join(article.paragraph_text(p) for p in article.of_kind(ParagraphKind.BODY))
        pattern = "|".join(re.escape(word) for word in words)
        found = [m.span() for m in re.finditer(pattern, body, re.IGNORECASE)] if words else []
        start = max(0, found[0][0] - 40) if found else 0
        snippet = body[start : start + 200]
        lit = tuple((s - start, e - start) for s, e in found if e - start <= 200)
        titles = [m.span() for m in re.finditer(pattern, article.title, re.IGNORECASE)] if words else []
        return Hit(
            article.id,
            article.title,
            article.published,
            article.published_is_estimate,
            article.source,
            1.0,
            article.url,
            article.path,
            Snippet(snippet, lit),
            tuple(titles),
            marks.read,
            marks.starred,
            editions.reprints,
            editions.reprint_kind,
            editions.changed,
        )

    def _facets(self, rows):
        if not rows:
            return Facets()
        count = len(rows)
        return Facets(
            people=(
                FacetValue("Mara Lindqvist", count, "person:mara lindqvist"),
                FacetValue("Tomas Okoye", count, "person:tomas okoye"),
            ),
            organisations=(FacetValue("Harbour Line", count, "organisation:harbour line"),),
            places=(FacetValue("Vestby", count, "place:vestby"),),
            sources=(FacetValue("Vestby Courier", 2, "Vestby Courier"),),
            months=(FacetValue("2026-09", 1), FacetValue("2026-10", 1), FacetValue("2026-11", 3)),
            undated=1,
        )
