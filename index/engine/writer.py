"""The writer: Whoosh's `SegmentWriter` with bulk analysis and commits that survive a power cut."""

from __future__ import annotations

import time
from pathlib import Path
from typing import Any

from index.disk import flush
from index.engine.border import TOC, IndexingError, LockError, SegmentWriter
from index.engine.builder import SegmentBuilder
from index.engine.codec import EngineCodec
from index.engine.lexicon import Lexicon
from index.engine.segment import SegmentFile
from index.engine.sweep import sweep
from index.engine.trust import SigningStorage, TrustedIndex, open_segment
from index.errors import LibraryError

_SPILL_BYTES = 96 << 20
_LOCK_PAUSE = 0.05


def _locked(ix: TrustedIndex, timeout: float) -> Any:
    lock = ix.lock("WRITELOCK")
    end = time.monotonic() + timeout
    while not lock.acquire():
        if time.monotonic() >= end:
            raise LockError
        time.sleep(_LOCK_PAUSE)
    return lock


class Writer(SegmentWriter):  # type: ignore[misc]  # Whoosh is untyped
    """Adds, updates and deletes documents; everything becomes visible at once with `commit()`.

    It holds the index's write lock from its making until `commit()` or `cancel()`. Merging is not done
    here but by `Index.merge()`, so a commit costs what its own documents cost.

    Args:
        ix: The index, as a `TrustedIndex`.
        timeout: Seconds to wait for the lock before `whoosh.index.LockError`.
        spill_bytes: How much to collect in memory before a segment is written; one commit may bring several.
        lexicon: The words that an earlier writer met; nobody else uses it while this one has the lock.
    """

    # Whoosh's own attributes that are used here.
    newsegment: Any
    writelock: Any

    def __init__(
        self,
        ix: TrustedIndex,
        timeout: float = 0.0,
        spill_bytes: int = _SPILL_BYTES,
        lexicon: Lexicon | None = None,
        **kwargs: Any,
    ) -> None:
        lock = _locked(ix, timeout)
        try:
            super().__init__(ix, codec=EngineCodec(), compound=False, _lk=False, **kwargs)
        except BaseException:
            lock.release()
            raise
        self.writelock = lock
        self._key: bytes = ix.key
        self._digests: dict[str, str] = dict(ix.digests)
        self._folder = Path(self.storage.folder)
        self._spill_bytes = spill_bytes
        self._lexicon = Lexicon() if lexicon is None else lexicon
        self._builder = SegmentBuilder(self.schema, self._lexicon)
        self._written: list[Any] = []
        self._files: dict[str, SegmentFile] = {}
        self._names = frozenset(self.schema.names())
        self._unique = [name for name, field in self.schema.items() if getattr(field, "unique", False)]
        # Documents of this writer by unique value, so that a second update replaces the first.
        self._pending: dict[tuple[str, bytes], tuple[Any, int]] = {}
        sweep(self._folder, {segment.path(self._folder).name for segment in self.segments})

    def add_document(self, **fields: Any) -> None:
        """Add a document; fields whose value is None are left out."""
        self._check_state()
        if not self._names.issuperset(fields):
            self._check_fields(self.schema, fields)
        number = self._builder.add(fields)
        for name in self._unique:
            if fields.get(name) is not None:
                self._pending[name, self.schema[name].to_bytes(fields[name])] = (self.newsegment, number)
        self.docnum += 1
        self._added = True
        if self._builder.size > self._spill_bytes:
            self._spill()

    def update_document(self, **fields: Any) -> None:
        """Add a document in place of those that have the same value in a unique field."""
        self._check_state()
        for name in self._unique:
            if fields.get(name) is not None:
                self.delete_by_term(name, fields[name])
        self.add_document(**fields)

    def delete_by_term(self, fieldname: str, text: Any, searcher: Any = None) -> int:
        """Delete the documents that have a term; how many there were. Sees this writer's own documents
        when the field is unique."""
        self._check_state()
        term = text if isinstance(text, bytes) else self.schema[fieldname].to_bytes(text)
        deleted = 0
        own = self._pending.pop((fieldname, term), None)
        if own is not None:
            own[0].delete_document(own[1])
            deleted += 1
        for segment in self.segments:
            view = self._file(segment).field(fieldname)
            number = -1 if view is None else view.find(term)
            if view is not None and number >= 0:
                for doc in view.postings(number)[0].tolist():
                    if not segment.is_deleted(doc):
                        segment.delete_document(doc)
                        deleted += 1
        return deleted

    def _file(self, segment: Any) -> SegmentFile:
        key = segment.segment_id()
        if key not in self._files:
            self._files[key] = open_segment(self._folder, segment, self._digests)
        return self._files[key]

    def _spill(self) -> None:
        if self._builder.doc_count:
            self.newsegment.set_doc_count(self._builder.doc_count)
            path = self.newsegment.path(self._folder)
            try:
                self._digests[path.name] = self._builder.write(path)
            except OSError as error:
                raise self._unwritable(error) from error
            self._written.append(self.newsegment)
        self.newsegment = self.codec.new_segment(self.storage, self.indexname)
        self._builder = SegmentBuilder(self.schema, self._lexicon)

    def _unwritable(self, error: OSError) -> LibraryError:
        return LibraryError(
            f"{self._folder}: the index cannot be written ({error.strerror}).",
            "Nothing was changed; free some space or mend the folder, then try again.",
        )

    def add_reader(self, reader: Any) -> None:
        """Not offered: segments are merged by `Index.merge()`, other indexes are indexed anew."""
        raise IndexingError("index.engine writers take documents; use Index.merge() to merge segments.")

    def commit(self, mergetype: Any = None, optimize: Any = None, merge: Any = None) -> None:
        """Write what was added, then make it, the updates and the deletions visible at once.

        Segments and table of contents are on disk, names included, when this returns. On any error the
        index stays as it was and the lock is given back. The arguments are Whoosh's and mean nothing here.
        """
        self._check_state()
        try:
            self._spill()
            flush(self._folder)
            # A segment whose documents are all deleted needs no place in the table of contents.
            live = [s for s in [*self.segments, *self._written] if s.doc_count()]
            self._commit_toc(live)
        except OSError as error:
            self._forget_written()
            raise self._unwritable(error) from error
        except BaseException:
            self._forget_written()
            raise
        finally:
            self._release()

    def replace(self, old: list[Any], merged: Any, path: Path, maps: list[Any], digest: str) -> bool:
        """Put a merged segment in the place of those it was made from, and end the writer.

        Args:
            old: The table of contents' entries of the segments when the merge began.
            merged: The entry of the merged segment.
            path: Its file, which gets its final name here.
            maps: For each old segment the new number of each document.
            digest: That of the file's directory.

        Returns:
            False when none of the segments is there any more; then nothing changes.
        """
        self._check_state()
        current = {segment.segment_id(): segment for segment in self.segments}
        names = [segment.segment_id() for segment in old]
        try:
            if not any(name in current for name in names):
                return False
            for name, before, numbers in zip(names, old, maps, strict=True):
                # What was deleted while the merge ran; a segment that lost all its documents is gone.
                now = current[name].deleted_docs() if name in current else range(before.doc_count_all())
                for doc in set(now).difference(before.deleted_docs()):
                    merged.delete_document(int(numbers[doc]))
            name = merged.path(self._folder).name
            path.rename(self._folder / name)
            self._digests[name] = digest
            flush(self._folder)
            self._written.append(merged)
            place = next(n for n, segment in enumerate(self.segments) if segment.segment_id() in names)
            kept = [segment for segment in self.segments if segment.segment_id() not in names]
            if merged.doc_count():
                kept.insert(place, merged)
            self._commit_toc(kept)
        except BaseException:
            self._forget_written()
            raise
        finally:
            self._release()
        return True

    def cancel(self) -> None:
        """Leave the index as it was and give the lock back."""
        self._check_state()
        try:
            self._forget_written()
        finally:
            self._release()

    def _forget_written(self) -> None:
        for segment in self._written:
            segment.path(self._folder).unlink(missing_ok=True)

    def _commit_toc(self, segments: list[Any]) -> None:
        names = [segment.path(self._folder).name for segment in segments]
        digests = {name: self._digests[name] for name in names}
        storage = SigningStorage(self.storage, self.generation, digests, self._key)
        try:
            TOC(self.schema, segments, self.generation).write(storage, self.indexname)
        finally:
            if storage.renamed:  # the segments belong to the index now, even if the last sync failed
                self._written = []
        sweep(self._folder, set(names))

    def _release(self) -> None:
        try:
            self.pool.cleanup()
        finally:
            self._cleanup_on_error()

    def _cleanup_on_error(self) -> None:
        self.is_closed = True
        lock, self.writelock = self.writelock, None
        try:
            self._tempstorage.destroy()
        except OSError:
            pass  # a left-over temporary folder is harmless and removed by the next writer
        finally:
            if lock:
                lock.release()
