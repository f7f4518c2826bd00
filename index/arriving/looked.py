"""What was had when an address was looked at: following it, and its first update, need not ask for it again.

The program on screen looks, its worker updates, so it lies in the cache of the library, for the minute in which
it is news.
"""

from __future__ import annotations

import hashlib
import io
import json
import os
import time
from contextlib import suppress
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from index.fetch import Answer

_LARGEST = 1 << 20
_SECONDS = 60.0
"""How long it is news. An address may be followed and never brought up to date: what is kept for it is little."""
_FIELDS = ("url", "content_type", "etag", "modified", "moved_to", "kept_for", "received", "size")


class Looked:
    """The last answers, by the location of the source that they are of.

    Args:
        folder: Where they lie; with None, or where nothing can be written, none is kept.
    """

    def __init__(self, folder: Path | None = None) -> None:
        self._folder = folder

    def keep(self, location: str, kind: str, answer: Answer, data: bytes) -> None:
        """Keep an answer whose body was read: `data`. `kind`: what it turned out to be, as of a source."""
        self._drop_old()
        if self._folder is None or len(data) > _LARGEST:
            return
        said = {name: getattr(answer, name) for name in _FIELDS} | {"kind": kind, "when": time.time()}
        path = self._path(location)
        draft = path.with_suffix(f".{os.getpid()}")
        with suppress(OSError):
            self._folder.mkdir(parents=True, exist_ok=True)
            draft.touch(0o600)
            draft.write_bytes(json.dumps(said).encode() + b"\n" + data)
            draft.replace(path)

    def kind_of(self, location: str) -> str:
        """What was found there within the last minute; "" where nobody looked."""
        found = self._read(location)
        return str(found[0]["kind"]) if found else ""

    def take(self, location: str) -> Answer | None:
        """The answer, to be had once; None where there is none of the last minute."""
        found = self._read(location)
        with suppress(OSError):
            if found:
                self._path(location).unlink()
        self._drop_old()
        if not found:
            return None
        from index.fetch import Answer

        said, data = found
        return replace(Answer(**{name: said[name] for name in _FIELDS}), file=io.BytesIO(data))

    def _path(self, location: str) -> Path:
        assert self._folder is not None
        return self._folder / hashlib.sha256(location.encode()).hexdigest()[:32]

    def _read(self, location: str) -> tuple[dict[str, Any], bytes] | None:
        if self._folder is None:
            return None
        with suppress(OSError, ValueError, KeyError, TypeError):
            head, _, data = self._path(location).read_bytes().partition(b"\n")
            said = json.loads(head)
            if 0 <= time.time() - said["when"] < _SECONDS and {"kind", *_FIELDS} <= said.keys():
                return said, data
        return None

    def _drop_old(self) -> None:
        if self._folder is None:
            return
        with suppress(OSError):
            for path in self._folder.iterdir():
                if abs(time.time() - path.stat().st_mtime) > _SECONDS:
                    path.unlink()
