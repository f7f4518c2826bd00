"""Which articles of one index are one text in several places: kept beside its catalogue, grown article by article.

A new article is looked up by its prints, compared with what is found, and joined to the group of those it is a
copy of. A group is whatever hangs together by such copies; it is named by its first article (by date, then by
when it came in, then by id), so the same articles give the same groups in whatever order they came.
"""

from __future__ import annotations

import json
import struct
from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from sqlite3 import Connection

from index.reprints import NEARLY_ALL, Text, is_reprint
from index.storage.database import Database

SCHEMA = """
    CREATE TABLE texts (number INTEGER PRIMARY KEY, id TEXT NOT NULL UNIQUE, digest TEXT NOT NULL,
                        published TEXT NOT NULL, added TEXT NOT NULL, outlet TEXT NOT NULL,
                        size INTEGER NOT NULL, prints BLOB NOT NULL, team INTEGER, place INTEGER);
    CREATE INDEX texts_by_team ON texts (team) WHERE team IS NOT NULL;
    CREATE TABLE prints (print INTEGER, number INTEGER, PRIMARY KEY (print, number)) WITHOUT ROWID;
    CREATE TABLE copies (number INTEGER, other INTEGER, common INTEGER NOT NULL,
                         PRIMARY KEY (number, other)) WITHOUT ROWID;
    INSERT INTO counters VALUES ('reprints', 0);
"""

_COMMON = 200
"""A print that so many texts have is a phrase of the trade (a paywall, a disclaimer) and finds nothing."""
_COMPARED = 20
"""The texts that share most prints are compared; in a crowd of equals each is joined through some of them."""
_UNDATED = "~"


@dataclass(frozen=True, slots=True)
class Printed:
    """An article as the store knows it. `published`: ISO 8601, or ""; `outlet`: who printed it, or ""."""

    id: str
    digest: str
    published: str
    added: str
    outlet: str


@dataclass(frozen=True, slots=True)
class Member:
    """One article of a group.

    Attributes:
        outlet: Who printed it, in small letters.
        size: Its shingles. `common`: how many of them stand in the article that was asked about as well; None
            where the two hang together through others only.
    """

    id: str
    outlet: str
    size: int
    common: int | None


Reads = Callable[[str], Text | None]
"""From an id to what is compared of that article; None when the index does not have it."""


class ReprintStore:
    """The groups of one index, in the database of its catalogue."""

    def __init__(self, database: Database) -> None:
        self._database = database

    # -- growing -------------------------------------------------------------------------------------------
    def add(self, articles: Iterable[tuple[Printed, Text]], read: Reads) -> list[str]:
        """Put articles in, or put them in again as they are now; what is known and unchanged costs nothing.

        Returns:
            The ids that were not in here before.
        """
        new = []
        with self._database.transaction() as db:
            touched: set[int] = set()
            for printed, text in articles:
                row = db.execute(
                    "SELECT number, digest, published, added, outlet FROM texts WHERE id = ?", (printed.id,)
                ).fetchone()
                if row is not None:
                    number, *known = row
                    if known == [printed.digest, printed.published, printed.added, _outlet(printed)]:
                        continue
                    touched |= _take_out(db, number)
                else:
                    new.append(printed.id)
                number = _put_in(db, printed, text)
                touched |= _link(db, number, text, read)
            _regroup(db, touched)
        return new

    def forget(self, ids: Iterable[str], read: Reads) -> None:
        """Take articles out; the groups they held together fall apart or are joined anew."""
        with self._database.transaction() as db:
            touched: set[int] = set()
            for article_id in ids:
                row = db.execute("SELECT number FROM texts WHERE id = ?", (article_id,)).fetchone()
                if row is not None:
                    left = _take_out(db, row[0])
                    touched = (touched - {row[0]}) | left
                    if len(left) >= _COMPARED:  # they may never have been compared with each other
                        for number in left:
                            touched |= _link_again(db, number, read)
            _regroup(db, touched)

    def known(self, ids: Iterable[str]) -> set[str]:
        """Those of these articles that are in here, as they are now or as they were."""
        asked = (json.dumps(list(ids)),)
        rows = self._database.query("SELECT id FROM texts WHERE id IN (SELECT value FROM json_each(?))", asked)
        return {row[0] for row in rows}

    def missing(self) -> list[str]:
        """Articles of the catalogue that are not in here as they are now."""
        rows = self._database.query(
            "SELECT DISTINCT id FROM documents AS d WHERE NOT EXISTS"
            " (SELECT 1 FROM texts AS t WHERE t.id = d.id AND t.digest = d.digest)"
        )
        return [row[0] for row in rows]

    def left_over(self) -> list[str]:
        """Articles in here that the catalogue does not have any more."""
        rows = self._database.query(
            "SELECT id FROM texts AS t WHERE NOT EXISTS (SELECT 1 FROM documents AS d WHERE d.id = t.id)"
        )
        return [row[0] for row in rows]

    # -- asking --------------------------------------------------------------------------------------------
    def version(self) -> int:
        """A number that changes whenever a group does."""
        return int(self._database.query("SELECT value FROM counters WHERE name = 'reprints'")[0][0])

    def groups(self) -> list[tuple[str, int, str]]:
        """(id, group, outlet) of all articles in groups; group by group, the one that stands for it first."""
        return self._database.query(
            "SELECT id, team, outlet FROM texts WHERE team IS NOT NULL ORDER BY team, place"
        )

    def groups_of(self, ids: Iterable[str]) -> dict[str, int]:
        """Id → group, for those of these articles that are in one."""
        return dict(
            self._database.query(
                "SELECT id, team FROM texts WHERE team IS NOT NULL AND id IN (SELECT value FROM json_each(?))",
                (json.dumps(list(ids)),),
            )
        )

    def members(self, article_id: str) -> tuple[Member, ...]:
        """The group of an article, itself among them, the one that stands for it first; empty when it is alone."""
        rows = self._database.query(
            "SELECT t.id, t.outlet, t.size, CASE WHEN t.number = a.number THEN t.size ELSE c.common END"
            " FROM texts AS a JOIN texts AS t ON t.team = a.team"
            " LEFT JOIN copies AS c ON c.number = a.number AND c.other = t.number"
            " WHERE a.id = ? ORDER BY t.place",
            (article_id,),
        )
        return tuple(Member(*row) for row in rows)


def kind_of(group: Sequence[Member]) -> str:
    """What the members of a group are to each other: "version" when one outlet printed them all."""
    outlets = {member.outlet for member in group}
    return "version" if len(outlets) == 1 and "" not in outlets else "reprint"


def says_no_more(group: Sequence[Member], than: str) -> list[str]:
    """The members of a group, as `members` of one gave it, whose text stands (all but a tenth) in that one's."""
    return [m.id for m in group if m.id != than and (m.common or 0) >= NEARLY_ALL * m.size]


def _outlet(printed: Printed) -> str:
    return " ".join(printed.outlet.casefold().split())


def _put_in(db: Connection, printed: Printed, text: Text) -> int:
    prints = text.prints()
    number = db.execute(
        "INSERT INTO texts (id, digest, published, added, outlet, size, prints) VALUES (?, ?, ?, ?, ?, ?, ?)",
        (
            printed.id,
            printed.digest,
            printed.published,
            printed.added,
            _outlet(printed),
            text.size,
            struct.pack(f"<{len(prints)}I", *prints),
        ),
    ).lastrowid
    assert number is not None
    db.executemany("INSERT OR IGNORE INTO prints VALUES (?, ?)", ((value, number) for value in prints))
    return number


def _take_out(db: Connection, number: int) -> set[int]:
    """Delete a text with all its links; the texts it was a copy of."""
    (packed,) = db.execute("SELECT prints FROM texts WHERE number = ?", (number,)).fetchone()
    prints = struct.unpack(f"<{len(packed) // 4}I", packed)
    db.executemany("DELETE FROM prints WHERE print = ? AND number = ?", ((value, number) for value in prints))
    others = {row[0] for row in db.execute("SELECT other FROM copies WHERE number = ?", (number,))}
    db.executemany("DELETE FROM copies WHERE number = ? AND other = ?", ((other, number) for other in others))
    db.execute("DELETE FROM copies WHERE number = ?", (number,))
    db.execute("DELETE FROM texts WHERE number = ?", (number,))
    return others


def _link(db: Connection, number: int, text: Text, read: Reads) -> set[int]:
    """Compare a text with those it shares prints with; itself and what it turned out to be a copy of."""
    found: Counter[int] = Counter()
    for value in text.prints():
        rows = db.execute("SELECT number FROM prints WHERE print = ? LIMIT ?", (value, _COMMON)).fetchall()
        if len(rows) < _COMMON:
            found.update(row[0] for row in rows)
    del found[number]
    linked = {number}
    for other in sorted(found, key=lambda n: (-found[n], n))[:_COMPARED]:
        (other_id,) = db.execute("SELECT id FROM texts WHERE number = ?", (other,)).fetchone()
        other_text = read(other_id)
        if other_text is None:
            continue
        common = text.shared_with(other_text)
        if is_reprint(text, other_text, common):
            linked.add(other)
            db.executemany(
                "INSERT OR REPLACE INTO copies VALUES (?, ?, ?)",
                ((number, other, common), (other, number, common)),
            )
    return linked


def _link_again(db: Connection, number: int, read: Reads) -> set[int]:
    row = db.execute("SELECT id FROM texts WHERE number = ?", (number,)).fetchone()
    text = read(row[0]) if row is not None else None
    return _link(db, number, text, read) if text is not None else set()


def _regroup(db: Connection, touched: set[int]) -> None:
    """Work the groups of these texts out anew from what is linked; counts up where one has changed."""
    changed = False
    waiting = set(touched)
    while waiting:
        group = _reachable(db, waiting.pop())
        waiting -= group
        changed |= _write_group(db, group)
    if changed:
        db.execute("UPDATE counters SET value = value + 1 WHERE name = 'reprints'")


def _reachable(db: Connection, number: int) -> set[int]:
    group, edge = {number}, [number]
    while edge:
        at = edge.pop()
        for (other,) in db.execute("SELECT other FROM copies WHERE number = ?", (at,)):
            if other not in group:
                group.add(other)
                edge.append(other)
    return group


def _write_group(db: Connection, group: set[int]) -> bool:
    rows = []
    for number in group:
        row = db.execute(
            "SELECT published, added, id, number, outlet, team, place FROM texts WHERE number = ?", (number,)
        ).fetchone()
        if row is not None:
            rows.append(row)
    before = {row[3]: (row[5], row[6]) for row in rows}
    after: dict[int, tuple[int | None, int | None]] = {row[3]: (None, None) for row in rows}
    if len(rows) > 1:
        order = standing_order([(row[0], row[1], row[2], row[4]) for row in rows])
        leader = min(rows, key=lambda row: (row[0] or _UNDATED, row[1], row[2]))[3]
        after = {rows[at][3]: (leader, place) for place, at in enumerate(order)}
    moved = [(team, place, number) for number, (team, place) in after.items() if before[number] != (team, place)]
    db.executemany("UPDATE texts SET team = ?, place = ? WHERE number = ?", moved)
    return bool(moved)


def standing_order(members: Sequence[tuple[str, str, str, str]]) -> list[int]:
    """The places of a group's members (published, added, id, outlet) in order, the one that stands for all first.

    The outlet that printed it first goes first, with what it printed last: whoever updates a story wants the
    update read. All others follow as they were printed.
    """
    printed = sorted(range(len(members)), key=lambda n: (members[n][0] or _UNDATED, *members[n][1:3]))
    outlet = members[printed[0]][3]
    own = [n for n in printed if outlet and members[n][3] == outlet and members[n][0]] or printed[:1]
    standing = own[-1]
    return [standing, *(n for n in printed if n != standing)]
