"""What a command must not load: proved in fresh processes, where a deferred import shows."""

import json
import subprocess
import sys

import pytest

HEAVY = {"textual", "spacy", "whoosh", "numpy", "trafilatura", "rich", "platformdirs", "index.library"}


def modules_after(code: str, *, env=None) -> set[str]:
    report = "import sys, json; print('\\n' + json.dumps(sorted(sys.modules)))"
    run = subprocess.run([sys.executable, "-c", f"{code}\n{report}"], capture_output=True, text=True, env=env)
    assert run.returncode == 0, run.stderr
    return set(json.loads(run.stdout.splitlines()[-1]))


def test_help_loads_nothing_of_the_library():
    loaded = modules_after("from reader.cli import main\nassert main(['--help']) == 0")
    assert not loaded & HEAVY


@pytest.mark.parametrize(
    "arguments",
    [
        ["search", "anything"],
        ["stats"],
        ["sources"],
        ["entities"],
        ["config", "path"],
        ["config", "keys"],
        ["update"],
        ["doctor"],
    ],
)
def test_no_headless_command_loads_textual(arguments, tmp_path):
    code = f"from reader.cli import main\nassert main(['--library', {str(tmp_path)!r}, *{arguments!r}]) == 0"
    loaded = modules_after(code)
    assert "textual" not in loaded
    assert "spacy" not in loaded


def test_importing_the_library_loads_no_model_and_no_parser():
    loaded = modules_after("import index.library")
    assert not loaded & {"spacy", "trafilatura", "textual", "dateparser", "lxml"}
