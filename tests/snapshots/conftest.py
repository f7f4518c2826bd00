"""Pictures of the program over the hand-written library of tests/tui."""

import os
import sys
from pathlib import Path

import pytest

sys.path.insert(0, str(Path(__file__).parents[1] / "tui"))


@pytest.fixture(scope="session")
def plugins_folder():
    """Where the plugin keeps its report, before a test's environment is emptied."""
    return os.environ.get("TEXTUAL_SNAPSHOT_TEMPDIR")


@pytest.fixture(autouse=True)
def pictures_environment(plugins_folder, untouched_machine, monkeypatch):
    """No animation; the plugin's folder, which is no setting of the user's, stays."""
    if plugins_folder:
        monkeypatch.setenv("TEXTUAL_SNAPSHOT_TEMPDIR", plugins_folder)
    monkeypatch.setenv("TEXTUAL_ANIMATIONS", "none")
