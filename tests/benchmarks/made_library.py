"""A whole library of any size, made in minutes: `python -m tests.benchmarks.made_library DIR --size N --corpus FILE`.

Articles are those of `made_news` with people, organisations and places set into them, as recognition would have
found them; they go into the index, the catalogue and the table of entities as an update would write them.
Without the model, so a million articles take a quarter of an hour, and with facets as full as real ones.
"""

from __future__ import annotations

import argparse
import random
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path

from index import Library
from index.article import Article, Mention, MentionKind, Paragraph, ParagraphKind
from index.entities import EntityTable, name_key, name_rows
from index.entities.version import VERSION
from index.identity import article_id, content_digest
from index.storage.catalogue import Catalogue, Entry, Stamp
from index.storage.folders import Folders
from index.storage.state import State
from index.writer import document
from tests.benchmarks.made_news import Corpus, made_word

_FIRST = [
    "Ada", "Ahmed", "Alice", "Anna", "Boris", "Carlos", "Carmen", "Daniel", "David", "Elena", "Emma", "Eric",
    "Fatima", "George", "Hana", "Hassan", "Helen", "Ibrahim", "Ines", "Ivan", "James", "Jane", "John",
    "Jorge", "Julia", "Karim", "Laura", "Leila", "Lucas", "Maria", "Mark", "Mary", "Mei", "Miguel", "Nadia",
    "Noor", "Olga", "Omar", "Paul", "Peter", "Petra", "Ravi", "Rosa", "Samir", "Sara", "Sofia", "Thomas",
    "Victor", "Yusuf", "Zoe",
]  # fmt: skip
_FORMS = ("Group", "Bank", "Agency", "Party", "Union", "Institute", "Council", "Corp")
_PLACES = ("", "", "", " City", " Valley", " Province")
_OUTLETS = 150
_COMMIT = 20_000
_EPOCH = datetime(1970, 1, 1, tzinfo=UTC)
_UNREAD, _STARRED, _TAGGED = 0.05, 200, 100


class Names:
    """People, organisations and places, a few of them in every other article and most in one or two.

    Args:
        size: How many articles they are for; there are half as many people.
    """

    def __init__(self, size: int) -> None:
        rng = random.Random(11)
        count = max(size // 2, 100)
        self._lists = {
            MentionKind.PERSON: [f"{rng.choice(_FIRST)} {made_word(rng).capitalize()}" for _ in range(count)],
            MentionKind.ORGANISATION: [
                f"{made_word(rng).capitalize()} {rng.choice(_FORMS)}" for _ in range(count // 3)
            ],
            MentionKind.PLACE: [f"{made_word(rng).capitalize()}{rng.choice(_PLACES)}" for _ in range(count // 6)],
        }
        self.outlets = [
            f"{made_word(rng).capitalize()} {rng.choice(('News', 'Post', 'Times'))}" for _ in range(_OUTLETS)
        ]

    def pick(self, kind: MentionKind, rng: random.Random) -> str:
        """One name; the first of the list are by far the most frequent."""
        listed = self._lists[kind]
        return listed[min(int(rng.paretovariate(0.45)) - 1, 10**9) % len(listed)]


def articles(corpus: Corpus, names: Names, start: int, stop: int) -> Iterator[Article]:
    """The articles start..stop, the same ones each time."""
    for number, made in enumerate(corpus.articles(start, stop), start):
        rng = random.Random(-number - 1)
        title = made["title"]
        paragraphs = [Paragraph(ParagraphKind.HEADLINE, 0, len(title))]
        lines, at = [title], len(title) + 1
        mentions: list[Mention] = []
        for line in made["body"].split("\n"):
            text = line
            for kind, form in (
                (MentionKind.PERSON, " {} said so"),
                (MentionKind.ORGANISATION, ", as did {}"),
                (MentionKind.PLACE, ", in {}."),
            ):
                if rng.random() < 0.3:
                    name = names.pick(kind, rng)
                    before, _, after = form.partition("{}")
                    place = at + len(text) + len(before)
                    mentions.append(Mention(place, place + len(name), kind, name, name, name_key(name, kind)))
                    text += before + name + after
            lines.append(text)
            paragraphs.append(Paragraph(ParagraphKind.BODY, at, at + len(text)))
            at += len(text) + 1
        yield Article(
            id=article_id(words=made["id"]),
            title=title,
            text="\n".join(lines),
            paragraphs=tuple(paragraphs),
            published=(_EPOCH + timedelta(minutes=made["published"])).isoformat(),
            source=names.outlets[min(int(rng.expovariate(0.05)), _OUTLETS - 1)],
            mentions=tuple(mentions),
        )


def make_library(folder: Path, corpus: Corpus) -> None:
    """Fill the library in this folder."""
    folder.mkdir(parents=True, exist_ok=True)
    # What the library takes the articles to come from; it is never read again, and it may not lie in the library.
    origin = folder.with_name(f"{folder.name}.txt")
    origin.write_text("made\n", encoding="utf-8")
    with Library.open(folder) as library:
        library.add_source(origin)
    index, catalogue, _ = Folders(folder).open_index()
    state = State(folder / "state.db")
    names = Names(corpus.size)
    ids: list[str] = []
    for start in range(0, corpus.size, _COMMIT):
        batch = list(articles(corpus, names, start, min(start + _COMMIT, corpus.size)))
        with index.writer() as writer:
            for article in batch:
                writer.add_document(**document(article))
        _note(catalogue, batch, str(origin), start)
        ids += [article.id for article in batch]
        while index.merge():
            pass
        print(f"{start + len(batch):,} articles", flush=True)
    stat = origin.stat()
    catalogue.finish_file(str(origin), str(origin), Stamp(stat.st_size, stat.st_mtime_ns), corpus.size)
    catalogue.entities.write(EntityTable.from_rows(catalogue.names()))
    unread = int(len(ids) * _UNREAD)
    state.record(ids[:-unread], [], unread=False)
    state.record(ids[-unread:], [], unread=True)
    rng = random.Random(5)
    state.mark(rng.sample(ids, min(_STARRED, len(ids))), starred=True)
    state.mark(rng.sample(ids, min(_TAGGED, len(ids))), tag="later")
    index.close()
    catalogue.close()
    state.close()


def _note(catalogue: Catalogue, batch: list[Article], path: str, start: int) -> None:
    catalogue.begin_file(path, path)
    digests = [content_digest(article.text) for article in batch]
    catalogue.add(
        Entry(path, start + n, article.id, digest, article.published or "")
        for n, (article, digest) in enumerate(zip(batch, digests, strict=True))
    )
    rows = [(a.id, digest, name_rows(a.mentions)) for a, digest in zip(batch, digests, strict=True)]
    catalogue.set_recognised(rows, VERSION, lambda _: ())


def main() -> None:
    """Make one."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("folder", type=Path)
    parser.add_argument("--size", type=int, default=100_000, help="articles")
    parser.add_argument("--corpus", type=Path, help="JSON lines with title and body to take sentences from")
    given = parser.parse_args()
    make_library(given.folder, Corpus(given.size, given.corpus))


if __name__ == "__main__":
    main()
