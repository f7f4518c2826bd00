"""The part of the screen that is tested without one imports no Textual: shown in a fresh process."""

import subprocess
import sys
from pathlib import Path

import pytest

import reader

ROOT = Path(reader.__file__).parent
PURE = ["reader.actions", "reader.keymap", "reader.config", "reader.history", "reader.query_edit",
        "reader.search_worker", "reader.library_protocol",
        *sorted(f"reader.view_model.{path.stem}" for path in (ROOT / "view_model").glob("[!_]*.py"))]  # fmt: skip


@pytest.mark.parametrize("heavy", ["textual", "spacy", "whoosh", "numpy"])
def test_pure_modules_stay_pure(heavy):
    code = f"import sys, {', '.join(PURE)}; sys.exit({heavy!r} in sys.modules)"
    assert subprocess.run([sys.executable, "-c", code], check=False).returncode == 0


def test_the_program_on_the_screen_loads_nothing_of_the_library_before_it_is_drawn():
    code = "import sys, reader.app; sys.exit(any(m in sys.modules for m in ('whoosh', 'spacy', 'numpy', 'index.library')))"
    assert subprocess.run([sys.executable, "-c", code], check=False).returncode == 0
