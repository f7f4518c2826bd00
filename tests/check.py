"""Everything that must hold: `python -m tests.check` runs the linter, types, import rules and tests."""

from __future__ import annotations

import subprocess
import sys

CHECKS = (
    ("ruff", ("ruff", "check", ".")),
    ("format", ("ruff", "format", "--check", ".")),
    ("types", (sys.executable, "-m", "mypy")),
    ("imports", ("lint-imports",)),
    ("tests", (sys.executable, "-m", "pytest", "-n", "auto")),
)


def main() -> int:
    """Run all checks, to the end even when one fails; 0 when all hold."""
    import os
    from pathlib import Path

    here = Path(__file__).resolve().parent.parent
    tools = str(Path(sys.executable).parent)
    environment = {**os.environ, "PATH": tools + os.pathsep + os.environ.get("PATH", "")}
    failed = []
    for name, command in CHECKS:
        print(f"== {name}", flush=True)
        if subprocess.run(
            [*command, *(sys.argv[1:] if name == "tests" else [])], cwd=here, env=environment
        ).returncode:
            failed.append(name)
    print(f"failed: {', '.join(failed)}" if failed else "all checks hold")
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main())
