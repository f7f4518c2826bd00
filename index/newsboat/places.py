"""Where a newsboat set-up lies: its `urls`, and the cache that belongs to it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

_NAMES = (".newsboat", "newsboat", ".newsbeuter", "newsbeuter")
_CACHE_FILE = re.compile(r"^\s*cache-file\s+(?:\"([^\"]+)\"|(\S+))", re.MULTILINE)
_MOST_CONFIG = 1 << 20


@dataclass(frozen=True, slots=True)
class Setup:
    """The files of a set-up; `cache` is None where there is none."""

    urls: Path
    cache: Path | None


def find_setup(typed: str | Path) -> Setup | None:
    """The set-up that a path stands for: its `urls` file or the folder that holds it; None for anything else."""
    try:
        path = Path(typed).expanduser()
        urls = path / "urls" if path.is_dir() else path
        if urls.name != "urls" or not urls.is_file():
            return None
        known = urls.parent.name in _NAMES or any((urls.parent / name).exists() for name in ("cache.db", "config"))
        if path.is_dir() and not known:
            return None
        return Setup(urls, next((cache for cache in _caches(urls.parent) if cache.is_file()), None))
    except (OSError, ValueError):
        return None


def _caches(folder: Path) -> Iterator[Path]:
    """Where the cache may lie: as the config says, beside `urls`, in the data folder that goes with it."""
    config = folder / "config"
    if config.is_file():
        with config.open("rb") as file:
            named = _CACHE_FILE.findall(file.read(_MOST_CONFIG).decode("utf-8", "replace"))
        if named:  # the last line of a setting counts
            yield folder / Path(next(filter(None, named[-1]))).expanduser()
    yield folder / "cache.db"
    if folder.parent.name == ".config":
        yield folder.parent.parent / ".local" / "share" / folder.name / "cache.db"
