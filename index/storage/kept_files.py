"""The library's own folder of articles: one Markdown file an article, by the month it came in.

Files are the truth and the index a cache, so a file is whole on the disk before anything else speaks of it. A
batch is written under other names and flushed as one (`syncfs` where there is one: an fsync a file costs ten
times the rest); then all are renamed, so that no name ever stands for half a file; then their folders are
flushed, and only then does `write` return and whoever called it may note that they are kept.
"""

from __future__ import annotations

import ctypes
import os
import re
import threading
import unicodedata
from collections.abc import Iterator, Mapping, Sequence
from concurrent.futures import ThreadPoolExecutor
from contextlib import suppress
from pathlib import Path

from index.article import Article
from index.disk import flush
from index.errors import LibraryError, SourceError
from index.packed import Packed, whole
from index.sources import FoundFile, find_files
from index.sources.kept import Origin, is_kept, read_kept, read_origin, write_kept
from index.storage.whole_files import write_whole

_LONGEST_SLUG = 60
_LONGEST_SLUG_BYTES = 120
_FLUSHERS = 8
_FEW = 16
"""Files: up to so many, flushing each is less than what flushing all of the disk's may be."""
_NOT_WORD = re.compile(r"[\W_]+")
_TEMPORARY = ".new-"
_HEAD = 64 << 10


class KeptFiles:
    """The articles under one folder."""

    def __init__(self, root: Path) -> None:
        self.root = root

    def drafts(self, number: int, added: str) -> str:
        """How the names of files begin that others may write for `write` to put in their place.

        Args:
            number: Tells those of one process apart. `added`: when the articles come in.

        Returns:
            "" where the folder cannot be made: `write` will say why.
        """
        folder = self.root / added[:4] / added[5:7]
        try:
            folder.mkdir(parents=True, exist_ok=True)
        except OSError:
            return ""
        return str(folder / f"{_TEMPORARY}{os.getpid()}-draft{number}")

    def write(
        self,
        articles: Sequence[tuple[Article | Packed, Origin, str | None]],
        drafts: Mapping[str, str] | None = None,
    ) -> list[Path]:
        """Write articles, each to its own file, and return these once they have reached the disk.

        Args:
            articles: (article, origin, the file it has already or None for a new one) each.
            drafts: Article id → the file that others wrote of it, as it is to be.

        Raises:
            LibraryError: The disk is full or cannot be written; files written before stay whole.
        """
        # Names are plain strings here: of thousands of files, a Path for each step costs as much as the files.
        targets: list[tuple[str, str]] = []
        taken: set[str] = set()
        folders: set[str] = set()
        begin = f"{_TEMPORARY}{os.getpid()}-{threading.get_ident()}"
        try:
            for number, (article, origin, known) in enumerate(articles):
                target = known or self._place(article, origin, taken)
                taken.add(target)
                folder = os.path.dirname(target)  # noqa: PTH120 - see above
                if folder not in folders:
                    Path(folder).mkdir(parents=True, exist_ok=True)
                    folders.add(folder)
                if drafts and article.id in drafts:
                    targets.append((drafts[article.id], target))
                    continue
                temporary = f"{folder}/{begin}-{number}"
                targets.append((temporary, target))
                write_whole(temporary, write_kept(whole(article), origin).encode())
            _flush_all([temporary for temporary, _ in targets])
            for temporary, target in targets:
                os.replace(temporary, target)  # noqa: PTH105 - see above
            months = set(map(Path, folders))
            for path in months | {above for month in months for above in (month.parent, month.parent.parent)}:
                flush(path)
        except OSError as error:
            for temporary, _ in targets:
                with suppress(OSError):
                    Path(temporary).unlink(missing_ok=True)
            raise LibraryError(
                f"{self.root}: articles cannot be kept there ({(error.strerror or str(error)).lower()}).",
                "Make room or mend the permissions; `reader update` goes on.",
            ) from error
        return [Path(target) for _, target in targets]

    def _place(self, article: Article | Packed, origin: Origin, taken: set[str]) -> str:
        """A free name for an article: its day, its headline, the beginning of its id."""
        folder = f"{self.root}/{origin.added[:4]}/{origin.added[5:7]}"
        day = (article.published or origin.added)[:10]
        name = slug(article.title)
        for digits in (8, len(article.id)):
            path = f"{folder}/{day}-{name}-{article.id[:digits]}.md"
            if path not in taken and (not os.path.exists(path) or id_of(Path(path)) == article.id):  # noqa: PTH110 - as above
                break
        return path

    def read(self, path: Path) -> tuple[Article, Origin] | None:
        """The article of a file and where it came from; None where it cannot be read."""
        try:
            text = path.read_text("utf-8")
        except (OSError, UnicodeDecodeError):
            return None
        article = read_kept(text, path=str(path)) if is_kept(text) else None
        return (article, read_origin(text)) if isinstance(article, Article) else None

    def find(self) -> Iterator[FoundFile | SourceError]:
        """The files there are."""
        if self.root.is_dir():
            yield from find_files(self.root)

    def clean(self, *, mine: bool = False) -> None:
        """Delete what an interrupted update left half written; another one may be writing now.

        Args:
            mine: Delete instead what this process did not put in its place.
        """
        for folder in self.root.glob("[0-9]*/[0-9]*"):
            with suppress(OSError):
                for path in folder.glob(f"{_TEMPORARY}*"):
                    process = path.name.removeprefix(_TEMPORARY).partition("-")[0]
                    if process == str(os.getpid()) if mine else not _is_running(process):
                        path.unlink()

    def holds(self, path: str) -> bool:
        """Whether a file lies in this folder."""
        return path.startswith(f"{self.root}{os.sep}")


def origin_of(path: Path) -> Origin:
    """Where the article of a file came from, as its front matter says; only the beginning of it is read."""
    try:
        with path.open("rb") as file:
            return read_origin(file.read(_HEAD).decode("utf-8", "replace"))
    except OSError:
        return Origin()


def id_of(path: Path) -> str:
    """The id of the article in a file, or ""."""
    found = KeptFiles(path.parent).read(path)
    return found[0].id if found else ""


def slug(title: str) -> str:
    """A headline as part of a file's name: letters and digits of any script with dashes between, not too long."""
    words = _NOT_WORD.sub("-", unicodedata.normalize("NFKC", title).lower()).strip("-")
    if len(words) > _LONGEST_SLUG:
        words = words[:_LONGEST_SLUG].rsplit("-", 1)[0] if "-" in words[:_LONGEST_SLUG] else words[:_LONGEST_SLUG]
    while len(words.encode()) > _LONGEST_SLUG_BYTES:
        words = words[:-1]
    return words.strip("-") or "article"


def _is_running(process: str) -> bool:
    try:
        os.kill(int(process), 0)
    except PermissionError:
        return True
    except (ValueError, OverflowError, OSError):
        return False
    return True


def _flush_all(paths: Sequence[str]) -> None:
    """Return when these files have reached the disk."""
    syncfs = getattr(ctypes.CDLL(None, use_errno=True), "syncfs", None) if len(paths) > _FEW else None
    if syncfs is None:  # few files, or not Linux: side by side the disk flushes many in the time of some
        with ThreadPoolExecutor(_FLUSHERS) as flushers:
            list(flushers.map(flush, map(Path, paths)))
        return
    descriptor = os.open(Path(paths[0]).parent, os.O_RDONLY)
    try:
        if syncfs(descriptor):
            raise OSError(ctypes.get_errno(), os.strerror(ctypes.get_errno()))
    finally:
        os.close(descriptor)
