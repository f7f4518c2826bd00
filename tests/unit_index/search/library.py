"""A small library that the tests of searching share."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from index.article import Article, Mention, MentionKind, Paragraph, ParagraphKind
from index.engine import Index, Snapshot, fold
from index.entities.rows import NamedEntity
from index.mending.mentions import Exceptions
from index.naming.documents import Docs, documents_naming
from index.schema import make_schema, name_field
from index.storage.state import Marks
from index.writer import document


class FakeNames:
    """Entities given as {name key: canonical name}; marks as {flag: ids}."""

    def __init__(self, entities: dict[str, str] | None = None, flags: dict[str, list[str]] | None = None) -> None:
        self.entities = entities or {}
        self.flags = flags or {}

    def keys(self, kinds: Sequence[str], words: str, prefix: bool) -> list[tuple[str, str]]:
        found = []
        wish = fold(words).split()
        for key, name in self.entities.items():
            kind, _, rest = key.partition(":")
            has = {*rest.split(), *fold(name).split()}
            whole = all(w in has for w in wish[:-1])
            last = any(h.startswith(wish[-1]) if prefix else h == wish[-1] for h in has)
            if kind in kinds and whole and last:
                found.append((name_field(MentionKind(kind)), key))
        return found

    def entities_of(self, keys: Iterable[str]) -> dict[str, tuple[str, str]]:
        names = {key: self.entities.get(key, key.partition(":")[2]) for key in keys}
        return {key: (f"{key.partition(':')[0]}:{fold(name)}", name) for key, name in names.items()}

    def version(self) -> int:
        return hash(frozenset(self.entities.items()))

    def exceptions(self) -> Exceptions:
        return Exceptions()

    def to_count(self, entity_ids: Sequence[str]) -> list[NamedEntity]:
        members: dict[str, list[str]] = {}
        for key, (entity_id, _) in self.entities_of(self.entities).items():
            members.setdefault(entity_id, []).append(key)
        return [
            NamedEntity(i, self.entities[keys[0]], MentionKind(i.partition(":")[0]), (), tuple(keys), 1)
            for i in entity_ids
            if len(keys := members.get(i, [])) > 1
        ]

    def documents(self, snapshot: Snapshot, entity: NamedEntity) -> Docs:
        return documents_naming(snapshot, entity, Exceptions())

    def marked(self, flag: str) -> list[str]:
        return self.flags.get(flag, [])

    def marks_version(self) -> int:
        return sum(map(len, self.flags.values()))

    def marks(self, ids: Iterable[str]) -> dict[str, Marks]:
        return {i: Marks(i not in self.flags.get("unread", []), i in self.flags.get("starred", [])) for i in ids}

    def tags(self) -> list[tuple[str, int]]:
        return [(flag[4:], len(ids)) for flag, ids in self.flags.items() if flag.startswith("tag:")]


def make_article(
    article_id: str,
    title: str,
    *body: str,
    published: str | None = None,
    source: str = "The Daily Test",
    names: Sequence[str] = (),
    byline: str = "",
    furniture: str = "",
    tags: Sequence[str] = (),
) -> Article:
    """An article with a headline, perhaps a byline and furniture, and body paragraphs."""
    parts = [(ParagraphKind.HEADLINE, title)]
    parts += [(ParagraphKind.BYLINE, f"By {byline}")] if byline else []
    parts += [(ParagraphKind.BODY, paragraph) for paragraph in body]
    parts += [(ParagraphKind.FURNITURE, furniture)] if furniture else []
    paragraphs, offset = [], 0
    for kind, text in parts:
        paragraphs.append(Paragraph(kind, offset, offset + len(text)))
        offset += len(text) + 1
    mentions = tuple(Mention(0, 1, MentionKind(key.partition(":")[0]), "x", "x", key) for key in names)
    return Article(
        id=article_id,
        title=title,
        text="\n".join(text for _, text in parts),
        paragraphs=tuple(paragraphs),
        byline=(byline,) if byline else (),
        published=published,
        source=source,
        mentions=mentions,
        tags=tuple(tags),
    )


def make_index(folder, articles: Iterable[Article], commits: int = 1) -> Index:
    """An index of the articles, in as many segments as there are commits."""
    index = Index.create(folder / "index", make_schema())
    listed = list(articles)
    size = -(-len(listed) // commits) or 1
    for start in range(0, len(listed), size):
        writer = index.writer()
        for article in listed[start : start + size]:
            writer.add_document(**document(article))
        writer.commit()
    return index
