"""The engines of the benchmark behind one small interface; each is asked in its own best way."""

from __future__ import annotations

import json
import sqlite3
import subprocess
from abc import ABC, abstractmethod
from collections.abc import Callable
from itertools import islice
from pathlib import Path
from typing import Any

from tests.benchmarks.made_news import Corpus
from tests.benchmarks.timing import calibrate, measure

CLASSES = [
    "rare word", "common word", "2 words", "2 common words", "2 words, any", "4 words, any", "phrase",
    "common phrase", "prefix, 1", "prefix, 2", "prefix, 3", "prefix, 5", "typing", "fuzzy", "date range",
    "field filter", "newest first", "facet, source", "facet, people", "not", "title counts more",
]  # fmt: skip
LOW, HIGH = 21_000_000, 22_000_000
LIMIT = 20


class Engine(ABC):
    """What every engine does; `ask` gives back how many documents it returned."""

    name = ""

    def __init__(self, folder: Path) -> None:
        self.folder = folder

    def can(self, kind: str) -> bool:
        return True

    def measure(self, call: Callable[[], object]) -> tuple[float, float]:
        """(CPU milliseconds of a call that uses this engine, those of the calibration loop beside it)."""
        unit = calibrate()
        return measure(call), unit

    @abstractmethod
    def build(self, corpus: Corpus, step: int) -> None: ...

    @abstractmethod
    def open(self) -> None: ...

    @abstractmethod
    def ask(self, kind: str, words: list[str]) -> int: ...

    @abstractmethod
    def add(self, corpus: Corpus, count: int) -> None: ...


def whoosh_schema() -> Any:
    from whoosh import fields

    from index.engine import stemmed_field

    return fields.Schema(
        id=fields.ID(unique=True),
        title=stemmed_field(),
        body=stemmed_field(),
        source=fields.KEYWORD(commas=True),
        person=fields.KEYWORD(commas=True),
        published=fields.NUMERIC(int, bits=32, signed=True, sortable=True),
        article=fields.STORED(),
    )


def whoosh_document(article: dict) -> dict:
    return article | {"person": ",".join(article["person"]), "article": article["body"].encode()}


def whoosh_query(kind: str, words: list[str]) -> Any:
    from whoosh import query

    from index.engine import stem

    stems = [stem(word) for word in words]
    terms = [query.Term("body", word) for word in stems]
    if kind in ("2 words, any", "4 words, any"):
        return query.Or(terms)
    if kind in ("phrase", "common phrase"):
        return query.Phrase("body", stems)
    if kind.startswith("prefix"):
        return query.Prefix("body", words[0])
    if kind == "typing":
        return query.And([terms[0], query.Prefix("body", words[1])])
    if kind == "fuzzy":
        return query.FuzzyTerm("body", words[0], maxdist=1, prefixlength=1)
    if kind == "date range":
        return query.And([terms[0], query.NumericRange("published", LOW, HIGH)])
    if kind == "field filter":
        return query.Require(terms[0], query.Term("source", "AP"))
    if kind == "not":
        return query.AndNot(terms[0], terms[1])
    if kind == "title counts more":
        titles = [query.Term("title", word, boost=2.0) for word in stems]
        return query.AndMaybe(query.And(terms), query.Or(titles))
    return query.And(terms) if len(terms) > 1 else terms[0]


class Ours(Engine):
    name = "engine"

    def build(self, corpus: Corpus, step: int) -> None:
        from index.engine import Index

        index = Index.create(self.folder, whoosh_schema())
        for start in range(0, corpus.size, step):
            writer = index.writer()
            for article in corpus.articles(start, min(corpus.size, start + step)):
                writer.add_document(**whoosh_document(article))
            writer.commit()
        while index.merge():
            pass

    def open(self) -> None:
        from index.engine import Index

        self.index = Index.open(self.folder)

    def ask(self, kind: str, words: list[str]) -> int:
        snapshot = self.index.snapshot()
        options: dict[str, Any] = {}
        if kind == "newest first":
            options = {"sort": "published", "reverse": True}
        elif kind.startswith("facet"):
            options = {"facets": ["source" if kind == "facet, source" else "person"]}
        return len(snapshot.search(whoosh_query(kind, words), limit=LIMIT, **options).docs)

    def add(self, corpus: Corpus, count: int) -> None:
        writer = self.index.writer()
        for article in corpus.articles(corpus.size, corpus.size + count):
            writer.update_document(**whoosh_document(article))
        writer.commit()


class Stock(Engine):
    name = "stock"

    def can(self, kind: str) -> bool:
        return kind not in ("prefix, 1", "prefix, 2", "common phrase")

    def build(self, corpus: Corpus, step: int) -> None:
        from whoosh.filedb.filestore import FileStorage

        self.folder.mkdir(parents=True)
        index = FileStorage(str(self.folder)).create_index(whoosh_schema())
        writer = index.writer(limitmb=256)
        for article in corpus.articles():
            writer.add_document(**whoosh_document(article))
        writer.commit()

    def open(self) -> None:
        from whoosh.filedb.filestore import FileStorage

        self.index = FileStorage(str(self.folder)).open_index()
        self.searcher = self.index.searcher()

    def ask(self, kind: str, words: list[str]) -> int:
        options: dict[str, Any] = {}
        if kind == "newest first":
            options = {"sortedby": "published", "reverse": True}
        elif kind.startswith("facet"):
            options = {"groupedby": "source" if kind == "facet, source" else "person"}
        return len(self.searcher.search(whoosh_query(kind, words), limit=LIMIT, **options).top_n)

    def add(self, corpus: Corpus, count: int) -> None:
        writer = self.index.writer()
        for article in corpus.articles(corpus.size, corpus.size + count):
            writer.update_document(**whoosh_document(article))
        writer.commit()


class Fts5(Engine):
    name = "fts5"

    def can(self, kind: str) -> bool:
        return kind != "fuzzy"

    def build(self, corpus: Corpus, step: int) -> None:
        self.folder.mkdir(parents=True)
        self.open()
        self.db.executescript(
            "CREATE VIRTUAL TABLE news USING fts5(title, body, tokenize='porter unicode61', prefix='2 3');"
            "CREATE TABLE facts(id INTEGER PRIMARY KEY, source TEXT, published INTEGER);"
            "CREATE INDEX by_date ON facts(published);"
            "CREATE TABLE people(id INTEGER, person TEXT); CREATE INDEX by_id ON people(id);"
        )
        self._insert(corpus.articles())

    def _insert(self, articles: Any) -> None:
        with self.db:
            for article in articles:
                row = self.db.execute(
                    "INSERT INTO news(title, body) VALUES (?, ?)", (article["title"], article["body"])
                ).lastrowid
                self.db.execute(
                    "INSERT INTO facts VALUES (?, ?, ?)", (row, article["source"], article["published"])
                )
                self.db.executemany("INSERT INTO people VALUES (?, ?)", [(row, p) for p in article["person"]])

    def open(self) -> None:
        self.db = sqlite3.connect(self.folder / "news.db")

    def ask(self, kind: str, words: list[str]) -> int:
        quoted = [f'"{word}"' for word in words]
        match = "body:(" + " AND ".join(quoted) + ")"
        if kind in ("2 words, any", "4 words, any"):
            match = "body:(" + " OR ".join(quoted) + ")"
        elif kind in ("phrase", "common phrase"):
            match = f'body:"{" ".join(words)}"'
        elif kind.startswith("prefix"):
            match = f"body:{quoted[0]}*"
        elif kind == "typing":
            match = f"body:({quoted[0]} AND {quoted[1]}*)"
        elif kind == "not":
            match = f"body:({quoted[0]} NOT {quoted[1]})"
        ranked = f"SELECT rowid FROM news WHERE news MATCH ? ORDER BY rank LIMIT {LIMIT}"
        joined = "FROM news JOIN facts ON facts.id = news.rowid WHERE news MATCH ?"
        asked = {
            "date range": f"SELECT news.rowid {joined} AND published BETWEEN {LOW} AND {HIGH} ORDER BY rank LIMIT {LIMIT}",
            "field filter": f"SELECT news.rowid {joined} AND source = 'AP' ORDER BY rank LIMIT {LIMIT}",
            "newest first": f"SELECT news.rowid {joined} ORDER BY published DESC LIMIT {LIMIT}",
            "facet, source": f"SELECT source, count(*) {joined} GROUP BY source",
            "facet, people": "SELECT person, count(*) c FROM news JOIN people ON people.id = news.rowid "
            "WHERE news MATCH ? GROUP BY person ORDER BY c DESC",
            "title counts more": f"SELECT rowid FROM news WHERE news MATCH ? ORDER BY bm25(news, 2.0, 1.0) LIMIT {LIMIT}",
        }.get(kind, ranked)
        found = len(self.db.execute(asked, (match,)).fetchall())
        if kind.startswith("facet"):
            self.db.execute(ranked, (match,)).fetchall()
        return found

    def add(self, corpus: Corpus, count: int) -> None:
        self._insert(corpus.articles(corpus.size, corpus.size + count))


class Tantivy(Engine):
    name = "tantivy"

    def can(self, kind: str) -> bool:
        return not kind.startswith("facet, people")

    def build(self, corpus: Corpus, step: int) -> None:
        import tantivy

        builder = tantivy.SchemaBuilder()
        builder.add_text_field("title", stored=False, tokenizer_name="en_stem")
        builder.add_text_field("body", stored=True, tokenizer_name="en_stem")
        builder.add_text_field("source", stored=False, tokenizer_name="raw", fast=True)
        builder.add_text_field("person", stored=False, tokenizer_name="raw")
        builder.add_integer_field("published", stored=False, indexed=True, fast=True)
        self.folder.mkdir(parents=True)
        self.index = tantivy.Index(builder.build(), path=str(self.folder))
        self._insert(corpus.articles())

    def _insert(self, articles: Any) -> None:
        import tantivy

        writer = self.index.writer(heap_size=256_000_000, num_threads=1)
        for article in articles:
            fields = {k: v for k, v in article.items() if k != "id"}
            writer.add_document(tantivy.Document(**fields))
        writer.commit()
        writer.wait_merging_threads()

    def open(self) -> None:
        import tantivy

        self.index = tantivy.Index.open(str(self.folder))
        self.index.reload()
        self.searcher = self.index.searcher()

    def ask(self, kind: str, words: list[str]) -> int:
        import tantivy

        from index.engine import stem

        query, schema = tantivy.Query, self.index.schema
        must, should = tantivy.Occur.Must, tantivy.Occur.Should
        stems = [stem(word) for word in words]
        terms = [query.term_query(schema, "body", word, "freq") for word in stems]
        options: dict[str, Any] = {}
        wanted = query.boolean_query([(must, term) for term in terms]) if len(terms) > 1 else terms[0]
        if kind in ("2 words, any", "4 words, any"):
            wanted = query.boolean_query([(should, term) for term in terms])
        elif kind in ("phrase", "common phrase"):
            wanted = query.phrase_query(schema, "body", stems) if len(set(stems)) > 1 else terms[0]
        elif kind.startswith("prefix"):
            wanted = query.regex_query(schema, "body", words[0] + ".*")
        elif kind == "typing":
            wanted = query.boolean_query(
                [(must, terms[0]), (must, query.regex_query(schema, "body", words[1] + ".*"))]
            )
        elif kind == "fuzzy":
            wanted = query.fuzzy_term_query(schema, "body", words[0], 1)
        elif kind == "date range":
            dates = query.range_query(schema, "published", tantivy.FieldType.Integer, LOW, HIGH)
            wanted = query.boolean_query([(must, terms[0]), (must, dates)])
        elif kind == "field filter":
            wanted = query.boolean_query([(must, terms[0]), (must, query.term_query(schema, "source", "AP"))])
        elif kind == "newest first":
            options = {"order_by_field": "published"}
        elif kind == "not":
            wanted = query.boolean_query([(must, terms[0]), (tantivy.Occur.MustNot, terms[1])])
        elif kind == "title counts more":
            titles = [query.boost_query(query.term_query(schema, "title", word), 2.0) for word in stems]
            wanted = query.boolean_query([(must, wanted), *((should, title) for title in titles)])
        elif kind == "facet, source":
            counted = {"by": {"terms": {"field": "source", "size": 100}}}
            self.searcher.aggregate(wanted, counted)
        return len(list(islice(self.searcher.search(wanted, LIMIT, **options).hits, LIMIT)))

    def add(self, corpus: Corpus, count: int) -> None:
        self._insert(corpus.articles(corpus.size, corpus.size + count))


class Xapian(Engine):
    """Runs in a child of the interpreter that has Xapian's bindings and measures itself there."""

    name = "xapian"
    python = "/usr/bin/python3"

    def __init__(self, folder: Path) -> None:
        super().__init__(folder)
        self._child: subprocess.Popen[str] | None = None
        self._spent = self._unit = 0.0

    def can(self, kind: str) -> bool:
        return not kind.startswith(("prefix", "typing", "fuzzy", "facet, people"))

    def measure(self, call: Callable[[], object]) -> tuple[float, float]:
        self._spent = 0.0
        call()
        return self._spent, self._unit

    def _call(self, *message: Any) -> Any:
        if self._child is None:
            script = Path(__file__).with_name("xapian_child.py")
            self._child = subprocess.Popen(
                [self.python, str(script), str(self.folder)],
                stdin=subprocess.PIPE,
                stdout=subprocess.PIPE,
                text=True,
            )
        assert self._child.stdin is not None and self._child.stdout is not None
        self._child.stdin.write(json.dumps(message) + "\n")
        self._child.stdin.flush()
        answer = json.loads(self._child.stdout.readline())
        self._spent += answer["ms"]
        self._unit = answer["unit"]
        return answer["result"]

    def build(self, corpus: Corpus, step: int) -> None:
        self.folder.mkdir(parents=True)
        self._insert(corpus.articles())

    def _insert(self, articles: Any) -> None:
        while some := list(islice(articles, 1000)):
            self._call("add", some)
        self._call("commit")

    def open(self) -> None:
        self._call("open")

    def ask(self, kind: str, words: list[str]) -> int:
        from index.engine import stem

        found: int = self._call("ask", kind, [stem(word) for word in words], LOW, HIGH)
        return found

    def add(self, corpus: Corpus, count: int) -> None:
        self._insert(corpus.articles(corpus.size, corpus.size + count))


ENGINES: dict[str, type[Engine]] = {engine.name: engine for engine in (Ours, Stock, Fts5, Tantivy, Xapian)}
