"""Where things are kept. The only place that knows the platform's folders."""

from __future__ import annotations

import os
from collections.abc import Sequence
from importlib.resources import files
from pathlib import Path

APP_NAME = "reader"


def default_library() -> Path:
    """`$READER_LIBRARY`, or the platform's data folder."""
    if chosen := os.environ.get("READER_LIBRARY"):
        return Path(chosen).expanduser()
    import platformdirs

    return Path(platformdirs.user_data_dir(APP_NAME, appauthor=False))


def cache_dir() -> Path:
    """The platform's cache folder; what is in it may be deleted at any time."""
    if chosen := os.environ.get("READER_CACHE"):
        return Path(chosen).expanduser()
    import platformdirs

    return Path(platformdirs.user_cache_dir(APP_NAME, appauthor=False))


def opened_folder(paths: Sequence[str | Path]) -> tuple[Path, list[str]]:
    """Where the index of files and folders is kept that were opened without adding them, and their whole paths."""
    from hashlib import sha256

    whole = sorted(str(Path(path).expanduser().resolve()) for path in paths)
    name = sha256("\0".join(whole).encode("utf-8", "surrogateescape")).hexdigest()[:16]
    return cache_dir() / "open" / name, whole


def config_file() -> Path:
    """The user's settings, whether the file exists or not."""
    if chosen := os.environ.get("READER_CONFIG"):
        return Path(chosen).expanduser()
    import platformdirs

    return Path(platformdirs.user_config_dir(APP_NAME, appauthor=False)) / "config.toml"


def key_file() -> Path:
    """The key of this machine that signs the index; outside every library, so a copied index is foreign."""
    import platformdirs

    base = os.environ.get("READER_STATE") or platformdirs.user_state_dir(APP_NAME, appauthor=False)
    return Path(base).expanduser() / "index.key"


def sample_articles() -> Path:
    """The folder of sample articles that ships with the program."""
    return Path(str(files("articles")))
