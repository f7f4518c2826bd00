"""Xapian for the benchmark, in a process of the interpreter that has its bindings.

One JSON message a line comes in and one goes out, with the CPU milliseconds that the work took and what a
calibration loop took right before it.
"""

from __future__ import annotations

import json
import sys
import time
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parents[2]))

import xapian

from tests.benchmarks.timing import calibrate

PUBLISHED, SOURCE = 0, 1
LIMIT = 20


class Store:
    """One Xapian database."""

    def __init__(self, folder: str) -> None:
        self._folder = folder
        self._terms = xapian.TermGenerator()
        self._terms.set_stemmer(xapian.Stem("english"))
        self._terms.set_stemming_strategy(xapian.TermGenerator.STEM_ALL)

    def add(self, articles: list[dict]) -> None:
        if not hasattr(self, "_writer"):
            self._writer = xapian.WritableDatabase(self._folder, xapian.DB_CREATE_OR_OPEN)
        for article in articles:
            document = xapian.Document()
            self._terms.set_document(document)
            self._terms.set_termpos(0)
            self._terms.index_text(article["body"])
            self._terms.index_text(article["title"], 1, "S")
            document.add_boolean_term("XSOURCE" + article["source"])
            for person in article["person"]:
                document.add_boolean_term("XPERSON" + person)
            document.add_value(PUBLISHED, xapian.sortable_serialise(article["published"]))
            document.add_value(SOURCE, article["source"])
            document.set_data(article["body"])
            self._writer.add_document(document)

    def commit(self) -> None:
        self._writer.commit()
        self._writer.close()
        del self._writer

    def open(self) -> None:
        self._database = xapian.Database(self._folder)

    def ask(self, kind: str, stems: list[str], low: int, high: int) -> int:
        enquire = xapian.Enquire(self._database)
        spy = None
        if kind == "newest first":
            enquire.set_sort_by_value(PUBLISHED, True)
        if kind == "facet, source":
            spy = xapian.ValueCountMatchSpy(SOURCE)
            enquire.add_matchspy(spy)
        enquire.set_query(self._query(kind, stems, low, high))
        checked = self._database.get_doccount() if spy is not None else 0
        found = sum(1 for _ in enquire.get_mset(0, LIMIT, checked))
        return found if spy is None else sum(1 for _ in spy.values()) and found

    def _query(self, kind: str, stems: list[str], low: int, high: int) -> xapian.Query:
        query = xapian.Query
        if kind in ("phrase", "common phrase"):
            return query(query.OP_PHRASE, stems, len(stems))
        if kind in ("2 words, any", "4 words, any"):
            return query(query.OP_OR, stems)
        if kind == "not":
            return query(query.OP_AND_NOT, query(stems[0]), query(stems[1]))
        words = query(query.OP_AND, stems)
        if kind == "date range":
            ends = xapian.sortable_serialise(low), xapian.sortable_serialise(high)
            return query(query.OP_FILTER, words, query(query.OP_VALUE_RANGE, PUBLISHED, *ends))
        if kind == "field filter":
            return query(query.OP_FILTER, words, query("XSOURCEAP"))
        if kind == "title counts more":
            titles = query(query.OP_OR, ["S" + word for word in stems])
            return query(query.OP_AND_MAYBE, words, query(query.OP_SCALE_WEIGHT, titles, 2.0))
        return words


def main() -> None:
    store = Store(sys.argv[1])
    for line in sys.stdin:
        name, *arguments = json.loads(line)
        unit = calibrate()
        start = time.process_time()
        result = getattr(store, name)(*arguments)
        taken = (time.process_time() - start) * 1e3
        print(json.dumps({"result": result, "ms": taken, "unit": unit}), flush=True)


if __name__ == "__main__":
    main()
