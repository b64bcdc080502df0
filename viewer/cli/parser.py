"""The parser of a call, and how it answers a wrong one: in one sentence.

May import: `viewer.presentation.question`.
"""

from __future__ import annotations

import argparse
import difflib
import os
import re
import sys
from argparse import Namespace
from collections.abc import Sequence
from pathlib import Path
from typing import NoReturn

from viewer.presentation.question import shown

WRONG_CALL = 2
"""Exit code of a call that is wrong."""
_NEAR = 0.7  # how alike two words are, from 0 to 1, to be taken for each other
CALL_VARIABLE = "SCALP_MAP_VIEWER_CALL"
"""Environment variable in which a script that starts the program says how it was called itself."""


class Parser(argparse.ArgumentParser):
    """Reads a call, and answers a wrong one in one sentence instead of a list of everything that there is."""

    def parse_known_args(  # type: ignore[override]  # two overloads, of which one is used
        self, args: Sequence[str] | None = None, namespace: Namespace | None = None
    ) -> tuple[Namespace, list[str]]:
        """Read a call; what is unknown is refused by the command that it was meant for, which knows what is near."""
        order, unknown = super().parse_known_args(args, namespace)
        if unknown:
            self.error(f"unrecognized arguments: {' '.join(unknown)}")
        return order, unknown

    def error(self, message: str) -> NoReturn:
        """Say what is wrong, and end with 2."""
        sentence = _sentence(message, re.findall(r"(?<![\w-])--?[a-z][a-z-]*", self.format_help()))
        command = self.prog.removeprefix(program()).strip()
        self.exit(
            WRONG_CALL,
            f"scalp-map-viewer: {f'{command}: ' if command else ''}{sentence} ({self.prog} --help)\n",
        )


def near(name: str, names: Sequence[str]) -> str:
    """Say which name was perhaps meant; empty if none is near."""
    found = difflib.get_close_matches(name, dict.fromkeys(names), 2, _NEAR)
    return f"; did you mean {' or '.join(found)}?" if found else ""


def program() -> str:
    """Return the program's name as it was called, so that the examples can be copied."""
    if called := os.environ.get(CALL_VARIABLE):
        return called
    script = Path(sys.argv[0])
    if script.name == "main.py":
        return "python main.py"
    return "python -m viewer.cli" if script.parts[-2:] == ("cli", "__main__.py") else "scalp-map-viewer"


def _sentence(message: str, options: Sequence[str]) -> str:
    """Say in plain words what argparse found; `options` are those that there are."""
    if found := re.fullmatch(r"argument ([^:]+): invalid choice: '?(.*?)'? \(choose from (.*)\)", message, re.DOTALL):
        what, value, choices = found[1], found[2], re.findall(r"[^', ]+", found[3])
        noun = {"COMMAND": "a command", "ACT": "something to do"}.get(what)
        said = f"{shown(value)} is not {noun}" if noun else f"{what}: {shown(value)} is not a choice"
        return f"{said}{near(value, choices)}" if near(value, choices) else f"{said}; there are {', '.join(choices)}"
    if found := re.fullmatch(r"unrecognized arguments: (\S*)(.*)", message, re.DOTALL):
        name = found[1].partition("=")[0]
        if not name.startswith("-"):
            return f"{shown(name)} is one word too many"
        return f"there is no option {shown(name)}{near(name, options)}"
    if found := re.fullmatch(r"argument ([^:]+): expected one argument", message):
        long = found[1].rpartition("/")[2]
        return f"{found[1]}: a value is missing; one that begins with a hyphen is written {long}=VALUE"
    if found := re.fullmatch(r"argument ([^:]+): not allowed with argument (.+)", message):
        return f"{found[1]} and {found[2]} exclude each other"
    if found := re.fullmatch(r"one of the arguments (.+) is required", message):
        return f"one of these is needed: {', '.join(found[1].split())}"
    if found := re.fullmatch(r"the following arguments are required: (.+)", message):
        return f"{found[1]} is missing"
    return message.removeprefix("argument ")
