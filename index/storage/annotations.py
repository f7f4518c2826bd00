"""What was recognised, by the words it was recognised in (`cache/annotations.db`).

A cache: keyed by the digest of the text and the version of the recogniser, so that an article that moves,
is reprinted or is indexed anew costs no second pass of the model. What an older version found in a text stays
until the present one has found what is in it.
"""

from __future__ import annotations

import json
import zlib
from collections.abc import Iterable, Sequence
from pathlib import Path

from index.article import Figure, Mention, MentionKind
from index.errors import DatabaseDamagedError, LibraryError
from index.storage.database import IN_MEMORY, Database
from index.storage.permissions import may_only_be_read

_OF = ", "
"""Behind a version: what part of a text, or on which day, a row is of; one of the whole has none."""
_BEGINNING = f"{_OF}beginning"

Annotated = tuple[tuple[Mention, ...], tuple[Figure, ...]]

_OLDER = f"instr(version || '{_OF}', ? || '{_OF}') <> 1"

_KINDS = {kind.value: kind for kind in MentionKind}

_MIGRATIONS = (
    """
    CREATE TABLE annotations (digest TEXT, version TEXT, data BLOB NOT NULL,
                              PRIMARY KEY (digest, version)) WITHOUT ROWID
    """,
)


class Annotations:
    """The annotations database of one library."""

    def __init__(self, path: Path) -> None:
        try:
            self._database = _open(path)
        except DatabaseDamagedError:
            can_only_be_read = any(map(may_only_be_read, (path, path.parent)))
            self._database = _open(Path(IN_MEMORY)) if can_only_be_read else _begin_anew(path)

    def get(self, digest: str, version: str) -> Annotated | None:
        """Mentions and figures of the text with this digest, or None if not recognised yet."""
        try:
            rows = self._database.query(
                "SELECT data FROM annotations WHERE digest = ? AND version = ?", (digest, version)
            )
        except DatabaseDamagedError:
            return None
        return _decode(rows[0][0]) if rows else None

    def older(self, digest: str, version: str) -> Annotated | None:
        """What another version found in a text; None, too, where it was written in a form of its own."""
        try:
            rows = self._database.query(
                "SELECT data FROM annotations WHERE digest = ? AND version <> ? AND instr(version, ?) = 0",
                (digest, version, _OF),
            )
        except DatabaseDamagedError:
            return None
        return next((found for row in rows if (found := _decode(row[0])) is not None), None)

    def beginning(self, digest: str, version: str) -> Annotated | None:
        """What was found in the beginning of a text, while the rest of it is being recognised."""
        return self.get(digest, version + _BEGINNING)

    def held(self, digests: Iterable[str]) -> frozenset[str]:
        """Those of these digests whose texts were recognised, by whichever version."""
        try:
            rows = self._database.query(
                "SELECT digest FROM annotations WHERE digest IN (SELECT value FROM json_each(?))"
                " AND instr(version, ?) = 0",
                (json.dumps(list(digests)), _OF),
            )
        except DatabaseDamagedError:
            return frozenset()
        return frozenset(row[0] for row in rows)

    def put(self, rows: Iterable[tuple[str, Annotated]], version: str, *, beginning: bool = False) -> None:
        """Keep what was recognised: (digest, annotations) each. What older versions found there is forgotten.

        Args:
            beginning: In the beginnings of these texts alone; kept until the whole is, beside what is older.
        """
        kept = [(digest, version + _BEGINNING * beginning, _encode(annotated)) for digest, annotated in rows]
        self._change("INSERT OR REPLACE INTO annotations VALUES (?, ?, ?)", kept)
        if not beginning:
            present = version.partition(_OF)[0]
            whole = [(digest, present + _BEGINNING, present) for digest, _, _ in kept]
            self._change(f"DELETE FROM annotations WHERE digest = ? AND (version = ? OR {_OLDER})", whole)  # noqa: S608 - ours

    def _change(self, sql: str, rows: Sequence[tuple[object, ...]]) -> None:
        try:
            with self._database.transaction() as db:
                db.executemany(sql, rows)
        except DatabaseDamagedError:
            self._database.close()
            self._database = _begin_anew(self._database.path)
            with self._database.transaction() as db:
                db.executemany(sql, rows)

    def drop_other_versions(self, version: str) -> None:
        """Forget what other versions of the recogniser found."""
        self._change(f"DELETE FROM annotations WHERE {_OLDER}", [(version,)])  # noqa: S608 - ours

    def close(self) -> None:
        """Close the database."""
        self._database.close()


def _open(path: Path) -> Database:
    return Database(path, _MIGRATIONS, durable=False, error=LibraryError, damaged="It is made anew when used.")


def _begin_anew(path: Path) -> Database:
    """An empty database in the place of a damaged one: what it held is recognised again."""
    for end in ("", "-wal", "-shm"):
        path.with_name(path.name + end).unlink(missing_ok=True)
    return _open(path)


def _encode(annotated: Annotated) -> bytes:
    mentions, figures = annotated
    names: dict[tuple[str, ...], int] = {}
    spans = [(m.start, m.end, names.setdefault(_name(m), len(names))) for m in mentions]
    numbers = [(f.start, f.end, f.value, f.low, f.high, f.unit, f.qualifier, f.said_by) for f in figures]
    line = json.dumps([list(names), spans, numbers], ensure_ascii=False, separators=(",", ":"))
    return zlib.compress(line.encode(), 1)


def _name(m: Mention) -> tuple[str, ...]:
    """What mentions of one name have in common; most have neither date nor tie."""
    name = (m.kind.value, m.text, m.entity, m.entity_id)
    return (*name, m.date, m.tie) if m.tie else (*name, m.date) if m.date else name


def _decode(data: bytes) -> Annotated | None:
    try:
        names, spans, numbers = json.loads(zlib.decompress(data))
        meant = [(_KINDS[kind], *rest) for kind, *rest in names]
        mentions = [Mention(start, end, *meant[number]) for start, end, number in spans]
        return tuple(mentions), tuple(Figure(*row) for row in numbers)
    except (zlib.error, ValueError, TypeError, LookupError):
        return None  # damaged bytes, or those of another version: as if it had not been recognised
