"""Kinds of arguments, and how a command is described: with its examples."""

from __future__ import annotations

import argparse
import os
from collections.abc import Callable
from pathlib import Path

from viewer.data.paths import followed
from viewer.presentation.question import shown

Commands = argparse._SubParsersAction  # noqa: SLF001  # argparse has no public name for what add_subparsers returns


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


def reader(read: Callable[[str], object]) -> Callable[[str], object]:
    """Return what reads the value of an option; what is wrong with it is said in the sentence that `read` raises."""

    def adapted(text: str) -> object:
        try:
            return read(text)
        except ValueError as error:
            raise argparse.ArgumentTypeError(str(error)) from error

    return adapted


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
        _refuse_closed(followed(path).parent)  # where a link leads, if it is one
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
