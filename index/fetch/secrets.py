"""Passwords that are kept elsewhere: in the environment or behind a command."""

from __future__ import annotations

import os
import re

from index.errors import FetchError
from index.fetch.addresses import without_password
from index.fetch.commands import run_command

_VARIABLE = re.compile(r"\$([A-Za-z_]\w*)")
_COMMAND = re.compile(r"\$\((.+)\)", re.DOTALL)


def is_indirect(password: str) -> bool:
    """Whether a password says where the password is. Only the user may say so, never a list from elsewhere."""
    return _VARIABLE.fullmatch(password) is not None or _COMMAND.fullmatch(password) is not None


def revealed(password: str, location: str) -> str:
    """The password itself: of `$NAME` the variable, of `$(COMMAND)` the first line it prints.

    Raises:
        FetchError: There is none.
    """
    variable = _VARIABLE.fullmatch(password)
    if variable is not None:
        if variable[1] not in os.environ:
            raise FetchError(without_password(location), f"needs {variable[1]} in the environment", "Set it.")
        return os.environ[variable[1]]
    command = _COMMAND.fullmatch(password)
    if command is None:
        return password
    said = run_command(command[1], without_password(location), seconds=15, most_bytes=1 << 16)
    return said.decode("utf-8", "replace").partition("\n")[0].rstrip("\r")
