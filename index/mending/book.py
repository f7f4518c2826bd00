"""Where the rules are kept: tables of `state.db`, with a log that takes every change back exactly."""

from __future__ import annotations

import json
from collections.abc import Sequence
from datetime import UTC, datetime

from index.mending.rules import Rule, parse
from index.storage.database import Database

SCHEMA = """
    CREATE TABLE rules (number INTEGER PRIMARY KEY, line TEXT NOT NULL UNIQUE, made TEXT NOT NULL);
    CREATE TABLE rule_changes (number INTEGER PRIMARY KEY AUTOINCREMENT, words TEXT NOT NULL, made TEXT NOT NULL,
                               added TEXT NOT NULL, removed TEXT NOT NULL);
    INSERT INTO counters VALUES ('rules', 0)
"""
_KEPT = 1000
"""Changes that can be undone."""


class RuleBook:
    """The rules of one user, in the order they were made, and the log of changes."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def version(self) -> int:
        """A number that grows with every change."""
        return int(self._database.query("SELECT value FROM counters WHERE name = 'rules'")[0][0])

    def rules(self) -> tuple[Rule, ...]:
        """The rules in force, oldest first."""
        return tuple(parse(line) for (line,) in self._database.query("SELECT line FROM rules ORDER BY number"))

    def dated(self) -> list[tuple[Rule, str]]:
        """The rules in force with the moment each was made, oldest first."""
        rows = self._database.query("SELECT line, made FROM rules ORDER BY number")
        return [(parse(line), made) for line, made in rows]

    def change(self, added: Sequence[Rule], removed: Sequence[Rule], words: str) -> int:
        """Make one change: all of it or nothing; what is there already is not added again.

        Returns:
            How many rules were added and removed; a change of nothing leaves no trace in the log.
        """
        now = datetime.now(UTC).strftime("%Y-%m-%dT%H:%M:%SZ")
        with self._database.transaction() as db:
            gone: list[tuple[int, str, str]] = []
            for rule in removed:
                gone += db.execute("DELETE FROM rules WHERE line = ? RETURNING number, line, made", (str(rule),))
            new: list[tuple[str]] = []
            for rule in added:
                new += db.execute(
                    "INSERT OR IGNORE INTO rules (line, made) VALUES (?, ?) RETURNING line", (str(rule), now)
                )
            if not gone and not new:
                return 0
            db.execute(
                "INSERT INTO rule_changes (words, made, added, removed) VALUES (?, ?, ?, ?)",
                (words, now, json.dumps([line for (line,) in new]), json.dumps(gone)),
            )
            db.execute(
                "DELETE FROM rule_changes WHERE number <= (SELECT max(number) FROM rule_changes) - ?", (_KEPT,)
            )
            db.execute("UPDATE counters SET value = value + 1 WHERE name = 'rules'")
            return len(gone) + len(new)

    def undo(self) -> str:
        """Take the last change back; its words, or "" where there is none."""
        with self._database.transaction() as db:
            last = db.execute(
                "SELECT number, words, added, removed FROM rule_changes ORDER BY number DESC LIMIT 1"
            ).fetchone()
            if last is None:
                return ""
            number, words, added, removed = last
            db.executemany("DELETE FROM rules WHERE line = ?", ((line,) for line in json.loads(added)))
            db.executemany("INSERT OR REPLACE INTO rules VALUES (?, ?, ?)", json.loads(removed))
            db.execute("DELETE FROM rule_changes WHERE number = ?", (number,))
            db.execute("UPDATE counters SET value = value + 1 WHERE name = 'rules'")
            return str(words)
