"""Background merging: segments of like size become one, beside the index, then one short commit."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from index.engine.arrayfile import ArrayFileWriter
from index.engine.border import LockError, fields
from index.engine.builder import narrow_starts
from index.engine.codec import EngineCodec
from index.engine.fieldview import FieldView
from index.engine.postings import FieldPostings, encode_lengths, narrow, text_starts, write_postings
from index.engine.segment import SegmentFile
from index.engine.sortable import column_default
from index.engine.trust import TrustedIndex, open_segment
from index.engine.writer import Writer
from index.errors import Cancelled

_FAN = 4
"""How many segments of one tier are merged into one of the next."""
_TIER_FLOOR = 1000
_LIKE = 2
"""At rest, how many times as large as all smaller segments together one may be that is merged with them."""
_MOSTLY_DELETED = 0.4
_CHUNK_POSTINGS = 1 << 21
_LOW = np.uint64(0xFFFFFFFF)
_SHIFT = np.uint64(32)
_GONE = np.uint32(0xFFFFFFFF)


def choose(entries: list[Any], *, at_rest: bool = False) -> list[Any]:
    """The segments to merge next: a full tier, or one of which much is deleted; empty when all is well.

    Tiers grow by a factor of four, so that a document is rewritten a logarithmic number of times.

    Args:
        at_rest: Nothing more is coming for now: merge few, too, as long as none of them is larger than twice
            the others. A document then moves into a segment at least half as large again each time, so it is
            rewritten a logarithmic number of times as well, and of what is left each is larger than twice all
            smaller ones.
    """
    tiers: dict[int, list[Any]] = {}
    for entry in entries:
        count = entry.doc_count_all()
        if count and entry.deleted_count() / count > _MOSTLY_DELETED:
            return [entry]
        tier = 0
        while count > _TIER_FLOOR * _FAN**tier:
            tier += 1
        tiers.setdefault(tier, []).append(entry)
    for tier in sorted(tiers):
        if len(tiers[tier]) >= _FAN:
            return tiers[tier][:_FAN]
    return _tail(entries) if at_rest else []


def _tail(entries: list[Any]) -> list[Any]:
    """As many of the smallest segments as are of like size with those before them."""
    rising = sorted(entries, key=lambda entry: entry.doc_count_all())
    small = 0
    count = 0
    for number, entry in enumerate(rising):
        if number and entry.doc_count_all() <= _LIKE * small:
            count = number + 1
        small += entry.doc_count_all()
    chosen = {id(entry) for entry in rising[:count]}
    return [entry for entry in entries if id(entry) in chosen]  # in the order of their documents


def merge_step(ix: TrustedIndex, folder: Path, cancelled: Callable[[], bool], *, at_rest: bool) -> bool:
    """Merge one group of segments; whether there was one."""
    lock = ix.lock("MERGELOCK")
    if not lock.acquire():
        return False
    try:
        for left_over in folder.glob("merge-*"):  # of a merge that was killed
            left_over.unlink(missing_ok=True)
        info = ix._read_toc()
        chosen = choose(info.segments, at_rest=at_rest)
        if not chosen:
            return False
        merged = EngineCodec().new_segment(ix.storage, ix.indexname)
        path = folder / f"merge-{merged.segment_id()}"
        try:
            count, maps, digest = merge_segments(info.schema, folder, chosen, path, ix.digests, cancelled)
            merged.set_doc_count(count)
            return _commit(ix, folder, chosen, merged, path, maps, digest)
        except Cancelled:
            return False
        finally:
            path.unlink(missing_ok=True)
    finally:
        lock.release()


def _commit(
    ix: TrustedIndex,
    folder: Path,
    chosen: list[Any],
    merged: Any,
    path: Path,
    maps: list[NDArray[np.uint32]],
    digest: str,
) -> bool:
    try:
        writer = Writer(ix, timeout=60.0)
    except LockError:
        return False
    return writer.replace(chosen, merged, path, maps, digest)


def merge_segments(
    schema: Any,
    folder: Path,
    entries: list[Any],
    path: Path,
    digests: dict[str, str],
    cancelled: Callable[[], bool],
) -> tuple[int, list[NDArray[np.uint32]], str]:
    """Write the live documents of segments as one segment file.

    Returns:
        Its number of documents, and for each old segment the new number of each document (2^32-1: gone),
        and the digest of its directory.
    """
    files = [open_segment(folder, entry, digests) for entry in entries]
    maps = []
    count = 0
    for file, entry in zip(files, entries, strict=True):
        live = np.ones(file.doc_count, bool)
        if entry.has_deletions():
            live[np.fromiter(entry.deleted_docs(), np.int64)] = False
        numbers = np.full(file.doc_count, _GONE, np.uint32)
        kept = int(np.count_nonzero(live))
        numbers[live] = np.arange(count, count + kept, dtype=np.uint32)
        maps.append(numbers)
        count += kept
    out = ArrayFileWriter(path)
    try:
        names = []
        totals = {}
        tops = {}
        for name in sorted({name for file in files for name in file.field_names if name in schema}):
            if cancelled():
                raise Cancelled
            postings, exact = _merge_field(name, files, maps, count, cancelled)
            if not postings.terms:
                continue
            names.append(name)
            coded = None
            if schema[name].scorable:
                totals[name] = int(exact.sum())
                coded = encode_lengths(exact)
                out.put(f"{name}/lengths", coded)
            tops[name] = write_postings(out, name, postings, coded)
        for name, field in schema.items():
            if field.column_type and any(file.has_column(name) for file in files):
                _merge_column(out, name, field, files, maps)
        stored = sorted({name for file in files for name in file.stored_names if name in schema})
        for name in stored:
            _merge_stored(out, name, files, maps)
        facts = {"documents": count, "fields": names, "lengths": totals, "frequencies": tops, "stored": stored}
        digest = out.finish(facts)
    except BaseException:
        out.abandon()
        raise
    return count, maps, digest


def _merge_field(
    name: str,
    files: list[SegmentFile],
    maps: list[NDArray[np.uint32]],
    count: int,
    cancelled: Callable[[], bool],
) -> tuple[FieldPostings, NDArray[np.int64]]:
    """The merged postings of a field, and the exact length of every document."""
    sources = []
    for file, numbers in zip(files, maps, strict=True):
        view = file.field(name)
        if view is not None:
            sources.append((view, numbers))
    spelled = [view.terms() for view, _ in sources]
    terms = sorted(set().union(*spelled))
    place = {term: number for number, term in enumerate(terms)}
    ranks = [np.fromiter((place[t] for t in own), np.int64, len(own)) for own in spelled]
    sizes = np.zeros(len(terms), np.int64)
    for (view, _), rank in zip(sources, ranks, strict=True):
        sizes[rank] += view.frequencies_of_terms()
    starts = _text_starts(name, files, maps) if all(view.has_positions for view, _ in sources) else None
    lengths = np.zeros(count, np.float64)
    frequencies = np.zeros(len(terms), np.int64)
    tokens = np.zeros(len(terms), np.int64)
    merged = FieldPostings([], frequencies, tokens, [], [], None if starts is None else [], starts)
    for low, high in _chunks(sizes):
        if cancelled():
            raise Cancelled
        pieces = [
            _part(view, numbers, rank, low, high, starts)
            for (view, numbers), rank in zip(sources, ranks, strict=True)
        ]
        term, docs, tf, occurrences = _join(pieces)
        frequencies[low:high] = np.bincount(term - low, minlength=high - low)
        tokens[low:high] = np.bincount(term - low, weights=tf, minlength=high - low)
        lengths += np.bincount(docs, weights=tf, minlength=count)
        merged.docs.append(docs)
        merged.tf.append(narrow(tf))
        if merged.occurrences is not None and occurrences is not None:
            merged.occurrences.append(narrow(occurrences))
    kept = np.flatnonzero(frequencies)
    merged.terms = [terms[number] for number in kept.tolist()]
    merged.starts = np.concatenate(([0], np.cumsum(frequencies[kept])))
    merged.tokens = np.concatenate(([0], np.cumsum(tokens[kept])))
    return merged, lengths.astype(np.int64)


def _chunks(sizes: NDArray[np.int64]) -> Iterator[tuple[int, int]]:
    """Runs of terms with a bounded number of postings together, so that memory stays bounded."""
    edges = np.concatenate(([0], np.cumsum(sizes)))
    low = 0
    while low < len(sizes):
        high = int(np.searchsorted(edges, edges[low] + _CHUNK_POSTINGS))
        high = min(max(high, low + 1), len(sizes))
        yield low, high
        low = high


def _text_starts(name: str, files: list[SegmentFile], maps: list[NDArray[np.uint32]]) -> NDArray[np.int64]:
    """Where each document's text starts in the merged row of texts."""
    widths = []
    for file, numbers in zip(files, maps, strict=True):
        view = file.field(name)
        own = np.ones(file.doc_count, np.int64) if view is None else np.diff(view.text_starts.astype(np.int64))
        widths.append(own[numbers != _GONE])
    return text_starts(np.concatenate(widths))


_Piece = tuple[NDArray[np.int64], NDArray[np.uint32], NDArray[np.int64], NDArray[np.int64] | None]


def _part(
    view: FieldView,
    numbers: NDArray[np.uint32],
    rank: NDArray[np.int64],
    low: int,
    high: int,
    starts: NDArray[np.int64] | None,
) -> _Piece:
    """(term, new document, frequency, new occurrences) of the postings of the merged terms low..high."""
    first, last = np.searchsorted(rank, (low, high)).tolist()
    term = np.repeat(rank[first:last], view.frequencies_of_terms(first, last))
    before = view.docs_of_range(first, last)
    docs = numbers[before]
    tf = view.frequencies_of_range(first, last).astype(np.int64)
    kept = docs != _GONE
    occurrences = None
    if starts is not None:
        occurrences = view.occurrences(first, last).astype(np.int64)
        if not kept.all():
            occurrences = occurrences[np.repeat(kept, tf)]
        shift = starts[docs[kept]] - view.text_starts[before[kept]].astype(np.int64)
        occurrences += np.repeat(shift, tf[kept])
    return term[kept], docs[kept], tf[kept], occurrences


def _join(pieces: list[_Piece]) -> _Piece:
    """Several runs of postings as one, by term and then by document."""
    term = np.concatenate([piece[0] for piece in pieces])
    docs = np.concatenate([piece[1] for piece in pieces])
    tf = np.concatenate([piece[2] for piece in pieces])
    # Segments come in order of their new numbers, so ordering by term and then by place is enough.
    keys = (term.astype(np.uint64) << _SHIFT) | np.arange(len(term), dtype=np.uint64)
    keys.sort()
    order = (keys & _LOW).astype(np.int64)
    flat = [piece[3] for piece in pieces if piece[3] is not None]
    occurrences = None
    if flat:
        begins = np.cumsum(tf) - tf
        sizes = tf[order]
        ends = np.cumsum(sizes)
        within = np.arange(int(ends[-1]) if len(ends) else 0) - np.repeat(ends - sizes, sizes)
        occurrences = np.concatenate(flat)[np.repeat(begins[order], sizes) + within]
    return term[order], docs[order], tf[order], occurrences


def _merge_column(
    out: ArrayFileWriter, name: str, field: Any, files: list[SegmentFile], maps: list[NDArray[np.uint32]]
) -> None:
    if isinstance(field, fields.NUMERIC):
        kind = np.uint32 if field.bits <= 32 else np.uint64
        values, missing = [], []
        for file, numbers in zip(files, maps, strict=True):
            live = numbers != _GONE
            column = file.column(name)
            if column is None:
                column = np.full(file.doc_count, column_default(field), kind)
                absent: NDArray[Any] | None = np.arange(file.doc_count)
            else:
                absent = file.column_missing(name)
            values.append(column[live])
            if absent is not None:
                missing.append(numbers[absent][live[absent]])
        out.put(f"{name}/column", np.concatenate(values))
        gone = np.concatenate(missing) if missing else np.zeros(0, np.uint32)
        if len(gone):
            out.put(f"{name}/column_missing", gone)
        return
    _merge_blocks(out, f"{name}/column_starts", f"{name}/column_bytes", files, maps)


def _merge_stored(
    out: ArrayFileWriter, name: str, files: list[SegmentFile], maps: list[NDArray[np.uint32]]
) -> None:
    _merge_blocks(out, f"{name}/store_starts", f"{name}/store", files, maps)


def _merge_blocks(
    out: ArrayFileWriter,
    starts_name: str,
    bytes_name: str,
    files: list[SegmentFile],
    maps: list[NDArray[np.uint32]],
) -> None:
    """Copy the packed bytes of the live documents as they are, in runs."""
    sizes = [np.zeros(1, np.int64)]
    for file, numbers in zip(files, maps, strict=True):
        live = numbers != _GONE
        if starts_name in file.file:
            sizes.append(np.diff(file.file.get(starts_name).astype(np.int64))[live])
        else:
            sizes.append(np.zeros(int(np.count_nonzero(live)), np.int64))
    out.put(starts_name, narrow_starts(np.cumsum(np.concatenate(sizes))))

    def chunks() -> Iterator[NDArray[np.uint8]]:
        for file, numbers in zip(files, maps, strict=True):
            if starts_name not in file.file:
                continue
            starts = file.file.get(starts_name)
            data = file.file.get(bytes_name)
            live = np.concatenate(([False], numbers != _GONE, [False]))
            edges = np.flatnonzero(live[1:] != live[:-1])
            for low, high in edges.reshape(-1, 2).tolist():
                yield data[int(starts[low]) : int(starts[high])]

    out.put_chunks(bytes_name, np.uint8, chunks())
