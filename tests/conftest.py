"""Every test runs as if on a machine where reader was never used."""

import os
import time

import pytest
from hypothesis import settings

# A day begins where the user is: a test that does not say where is in Greenwich.
os.environ["TZ"] = "UTC"
time.tzset()

# Where a run must say the same twice, the cases are the same each time; at home each run looks at new ones.
settings.register_profile("same", derandomize=True)
if os.environ.get("CI"):
    settings.load_profile("same")


@pytest.fixture(autouse=True)
def untouched_machine(tmp_path_factory, monkeypatch):
    """Settings, library, caches and key of their own; nothing of the developer's environment."""
    home = tmp_path_factory.mktemp("home")
    for name in list(os.environ):
        if name.startswith(("READER_", "TEXTUAL")) or name in ("NO_COLOR", "COLORFGBG"):
            monkeypatch.delenv(name)
    monkeypatch.setenv("READER_LIBRARY", str(home / "library"))
    monkeypatch.setenv("READER_CACHE", str(home / "cache"))
    monkeypatch.setenv("READER_CONFIG", str(home / "config.toml"))
    monkeypatch.setenv("READER_STATE", str(home / "state"))
    return home
