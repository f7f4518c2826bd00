"""What the engine offers: its names, and questions that tables by document ask."""

from __future__ import annotations

import ast
import math
from pathlib import Path

import numpy as np
import pytest
from whoosh import fields

import index.engine
from index.engine import Index, stemmed_field
from index.engine.arrayfile import ArrayFile, ArrayFileWriter
from index.errors import IndexDamagedError

ROOT = Path(index.engine.__file__).parents[2]


def made(folder, *commits):
    schema = fields.Schema(id=fields.ID(unique=True), body=stemmed_field())
    opened = Index.create(folder, schema)
    for documents in commits:
        writer = opened.writer()
        for name, body in documents:
            writer.update_document(id=name, body=body)
        writer.commit()
    return opened


def test_every_offered_name_can_be_taken():
    for name in index.engine.__all__:
        assert getattr(index.engine, name) is not None


def test_nothing_outside_reaches_into_the_engine():
    found = []
    for path in [*ROOT.glob("index/**/*.py"), *ROOT.glob("reader/**/*.py")]:
        if "engine" in path.relative_to(ROOT).parts:
            continue
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.ImportFrom) and (node.module or "").startswith("index.engine."):
                found.append(f"{path.name}: {node.module}")
            if isinstance(node, ast.Attribute) and node.attr == "corpus":
                found.append(f"{path.name}: .corpus")
    assert found == []


@pytest.mark.parametrize("names", [["a1", "b2", "c3"], ["a", "bb", "ccc"]])
def test_documents_that_have_any_of_many_values(tmp_path, names):
    opened = made(
        tmp_path / "index", [(names[0], "tram"), (names[1], "ferry")], [(names[2], "tram")], [(names[1], "bus")]
    )
    snapshot = opened.snapshot()
    found = snapshot.docs_having("id", [names[2], names[1], "nobody"])
    assert sorted(snapshot.id_of(found)) == sorted(names[1:])
    assert len(snapshot.docs_having("id", [])) == len(snapshot.docs_having("missing", names)) == 0


def test_idf_is_that_of_the_whole_index(tmp_path):
    snapshot = made(tmp_path / "index", [("a", "tram"), ("b", "ferry")], [("c", "tram")]).snapshot()
    assert snapshot.idf("body", "tram") == pytest.approx(math.log(3 / 3) + 1)
    assert snapshot.idf("body", "missing") == pytest.approx(math.log(3 / 1) + 1)


def norm(snapshot, *counts):
    """The length of a vector of (term, how often)."""
    parts = [((1 + math.log(count)) * snapshot.idf("body", term)) ** 2 for term, count in counts]
    return math.sqrt(sum(parts))


def test_vector_lengths_over_segments(tmp_path):
    snapshot = made(tmp_path / "index", [("a", "tram tram bus")], [("b", "bus"), ("c", "")]).snapshot()
    expected = [norm(snapshot, ("tram", 2), ("bus", 1)), norm(snapshot, ("bus", 1)), 0.0]
    assert snapshot.vector_norms("body").tolist() == pytest.approx(expected)


def test_vector_lengths_of_a_segment_are_kept_until_the_index_has_grown(tmp_path):
    opened = made(tmp_path / "index", [(f"d{n}", "tram") for n in range(40)])
    before = opened.snapshot().vector_norms("body")
    for count, same in ((1, True), (20, False)):
        writer = opened.writer()
        for number in range(count):
            writer.add_document(id=f"new{count}-{number}", body="bus bus")
        writer.commit()
        snapshot = opened.snapshot()
        norms = snapshot.vector_norms("body")
        assert len(norms) == snapshot.doc_count_all
        assert (norms[:40].tolist() == before.tolist()) is same
    assert norms[0] == pytest.approx(norm(snapshot, ("tram", 1)))


@pytest.mark.parametrize("count", [1, 13, 512, 1025, 5000])
def test_any_flipped_bit_of_an_array_is_refused(tmp_path, count):
    path = tmp_path / "arrays"
    writer = ArrayFileWriter(path)
    numbers = np.arange(count, dtype=np.uint32)
    writer.put_chunks("numbers", np.uint32, (numbers[:7], numbers[7:500], numbers[500:]))
    writer.put("behind", np.ones(3, np.uint8))
    writer.finish({})
    whole = path.read_bytes()
    opened = ArrayFile(path)
    assert opened.get("numbers").tolist() == numbers.tolist()
    begin = opened._arrays["numbers"][0]
    for place in {0, 1, count * 2, count * 4 - 1, min(4095, count * 4 - 1), min(4096, count * 4 - 1)}:
        for bit in (0, 7):
            damaged = bytearray(whole)
            damaged[begin + place] ^= 1 << bit
            path.write_bytes(damaged)
            with pytest.raises(IndexDamagedError):
                ArrayFile(path).get("numbers")
