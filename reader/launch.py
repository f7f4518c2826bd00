"""From the command line to the program on the screen."""

from __future__ import annotations

import gc
import os
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from index.front import read_front
from index.paths import config_file, default_library, opened_folder, sample_articles

if TYPE_CHECKING:
    from index.library import Library


def launch(paths: Sequence[str], library: str | None) -> int:
    """Open the program; the exit code.

    With paths, on those files and folders. Without, on the library; while that has no sources yet, on the
    sample articles. The library is opened behind the first picture, so nothing of it is imported here.
    """
    for size in ("COLUMNS", "LINES"):
        os.environ.pop(size, None)  # a shell that exports them says what was, the terminal what is
    gc.disable()  # importing makes no garbage worth looking for; the program turns it on when it stands
    from reader.app import run
    from reader.config import load
    from reader.last_place import read_place, write_place

    folder = Path(library).expanduser() if library else default_library()
    samples = not paths and not _has_sources(folder)
    chosen = [str(sample_articles())] if samples else list(paths)

    def open_library() -> Library:
        from index.library import Library

        return Library.open_paths(chosen, marks=folder) if chosen else Library.open(folder)

    def open_home() -> Library:
        from index.library import Library

        return Library.open(folder)

    def look_at(path: Path) -> Library:
        from index.library import Library

        return Library.open_paths([path], marks=folder)

    if samples:
        title = "samples"
    elif paths:
        title = " ".join(Path(path).resolve().name for path in paths)
    else:
        title = ""

    def seen() -> Path:
        return opened_folder(chosen)[0] if chosen else folder

    return run(
        open_library,
        title=title,
        config=load(config_file()),
        samples=samples,
        open_home=open_home if chosen else None,
        look_at=look_at,
        front=lambda: read_front(seen()),
        last_place=lambda: read_place(seen()),
        keep_place=lambda place: write_place(seen(), place),
    )


def _has_sources(folder: Path) -> bool:
    """Whether the library at this folder follows anything."""
    if not (folder / "state.db").exists():
        return False
    from index.storage.state import State

    state = State(folder / "state.db")
    try:
        return bool(state.sources.all())
    finally:
        state.close()
