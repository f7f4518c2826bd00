"""Whether something may be changed, asked before it is tried: on a read-only disk a library can still be read."""

from __future__ import annotations

import os
from pathlib import Path


def may_only_be_read(path: Path) -> bool:
    """Whether a file or folder is there and cannot be changed: by its permissions, or for its disk."""
    return path.exists() and not os.access(path, os.W_OK)
