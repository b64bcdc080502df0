"""Kinds of arguments, and how a command is described: with its examples."""

from __future__ import annotations

import argparse
import math
import os
from collections.abc import Callable
from pathlib import Path

from viewer.cli.parser import shown

Commands = argparse._SubParsersAction  # noqa: SLF001  # argparse has no public name for what add_subparsers returns

DEFAULT_HEAD = "adult-man"

_USUAL_HEAD = f"{DEFAULT_HEAD} by default"
_OR_A_FOLDER = "or the folder of any head: a mesh with its head.toml"


def add_command(
    commands: Commands[argparse.ArgumentParser], name: str, about: str, examples: str
) -> argparse.ArgumentParser:
    """Add a command, described by one line and its examples; ``{prog}`` in them is the call."""
    parser = described(commands.add_parser(name, help=about, add_help=False), examples)
    parser.description = f"{about[:1].upper()}{about[1:]}."
    parser.set_defaults(command=name)
    return parser


def described(parser: argparse.ArgumentParser, examples: str) -> argparse.ArgumentParser:
    """Give a parser its examples and its help."""
    parser.formatter_class = argparse.RawDescriptionHelpFormatter
    parser.epilog = examples.format(prog=parser.prog)
    parser.allow_abbrev = False
    parser.add_argument("-h", "--help", action="help", help="show this and end")
    return parser


def add_head(parser: argparse.ArgumentParser, default: str | None = DEFAULT_HEAD, usual: str = _USUAL_HEAD) -> None:
    """Let a command be given a head; without a default the command chooses, as `usual` says."""
    parser.add_argument("--head", metavar="HEAD", default=default, help=f"id of a head, {usual}, {_OR_A_FOLDER}")


def size(smallest_px: int, largest_px: int) -> Callable[[str], tuple[int, int]]:
    """Return what reads a width and a height such as ``1600x1200``, each within limits."""

    def read(text: str) -> tuple[int, int]:
        width, _, height = text.lower().partition("x")
        if not (width.isascii() and width.isdigit() and height.isascii() and height.isdigit()):
            raise argparse.ArgumentTypeError(f"{shown(text)} is not a width and a height such as 1600x1200")
        found = int(width[:9]), int(height[:9])
        if not all(smallest_px <= length <= largest_px for length in found):
            raise argparse.ArgumentTypeError(f"{shown(text)} is outside {smallest_px}..{largest_px} pixels a side")
        return found

    return read


def number(low: float, high: float) -> Callable[[str], float]:
    """Return what reads a number within limits."""

    def read(text: str) -> float:
        try:
            found = float(text)
        except ValueError:
            found = math.nan
        if not low <= found <= high:  # what is no number is not between them either
            raise argparse.ArgumentTypeError(f"{shown(text)} is not a number in {low:g}..{high:g}")
        return found

    return read


def file_of(*endings: str) -> Callable[[str], Path]:
    """Return what reads the path of a file to write, with one of these endings, in a folder that can be written."""

    def read(text: str) -> Path:
        path = Path(text)
        if path.suffix.lower() not in endings:
            raise argparse.ArgumentTypeError(f"{shown(text)} does not end in {' or '.join(endings)}")
        if path.is_dir():
            raise argparse.ArgumentTypeError(f"{shown(text)} is a folder, not a file")
        if not path.absolute().parent.is_dir():
            raise argparse.ArgumentTypeError(f"there is no folder {shown(str(path.absolute().parent))} to write it to")
        _refuse_closed(path.resolve().parent)  # where a link leads, if it is one
        return path

    return read


def folder(text: str) -> Path:
    """Read the path of a folder that can be written, or that can be made in one that is there."""
    path = Path(text)
    if path.exists() and not path.is_dir():
        raise argparse.ArgumentTypeError(f"{shown(text)} is a file, not a folder")
    if not path.absolute().parent.is_dir():
        raise argparse.ArgumentTypeError(f"there is no folder {shown(str(path.absolute().parent))} to make it in")
    _refuse_closed(path if path.is_dir() else path.absolute().parent)
    return path


def _refuse_closed(folder: Path) -> None:
    """Say at once what would else be said after all the work."""
    if not os.access(folder, os.W_OK):
        raise argparse.ArgumentTypeError(f"the folder {shown(str(folder))} cannot be written")
