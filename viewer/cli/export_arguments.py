"""The commands of the exports, as their register describes them, and how they are carried out."""

from __future__ import annotations

import argparse
from pathlib import Path

from viewer.cli.argument_kinds import Commands, add_command, file_of, folder, reader
from viewer.cli.call import FAILED, OK, complain, say
from viewer.export.export import PRINTED, Export, Option, Request
from viewer.presentation.question import Choice, Flag, Names


def add_export(commands: Commands[argparse.ArgumentParser], export: Export) -> None:
    """Add the command of an export; for one of two words the commands are those that go with its first."""
    parser = add_command(commands, export.id.rpartition(" ")[2], export.about, f"examples:\n{export.examples}")
    parser.set_defaults(command=export.id.partition(" ")[0], export=export)
    parser.add_argument(
        "-o",
        "--output",
        metavar="FILE" if export.endings else "FOLDER",
        type=file_of(*(each.suffix for each in export.endings)) if export.endings else folder,
        default=Path(export.proposed) if export.what else PRINTED,
        help=f"{export.what}, {export.proposed} by default" if export.what else "write to a file; else it is printed",
    )
    groups: dict[str, argparse._ArgumentGroup] = {}  # argparse has no public name for it
    for option in export.options:
        if option.exclusive and option.exclusive not in groups:
            groups[option.exclusive] = parser.add_mutually_exclusive_group(required=True)
        group = parser.add_mutually_exclusive_group() if option.short else groups.get(option.exclusive, parser)
        add_option(group, option)
    parser.add_argument("--progress", action="store_true", help="say after each part how much is done, in percent")


def add_option(parser: argparse._ActionsContainer, option: Option) -> None:  # as above
    """Add an option to a parser, or to a group of options that exclude each other."""
    for short, value, about in option.short:
        parser.add_argument(
            short, dest=option.name, action="store_const", const=value, default=option.default, help=about
        )
    kind, default, about = option.kind, option.default, option.help
    spelling = option.spelling or f"--{option.name.replace('_', '-')}"
    if not spelling.startswith("-"):
        parser.add_argument(option.name, metavar=spelling, help=about)
    elif isinstance(kind, Flag) and default is True:
        spelling = option.spelling or f"--no-{option.name}"
        parser.add_argument(spelling, dest=option.name, action="store_false", help=about)
    elif isinstance(kind, Flag):
        parser.add_argument(spelling, dest=option.name, action="store_true", help=about)
    elif isinstance(kind, Choice):
        parser.add_argument(spelling, dest=option.name, choices=kind.names, default=default, help=about)
    elif isinstance(kind, Names) and kind.names:
        parser.add_argument(spelling, dest=option.name, choices=kind.names, action="append", default=[], help=about)
    elif isinstance(kind, Names):
        parser.add_argument(spelling, dest=option.name, metavar=kind.metavar, action="append", default=[], help=about)
    else:
        parser.add_argument(
            spelling, dest=option.name, metavar=kind.metavar, type=reader(kind.read), default=default, help=about
        )


class TerminalProgress:
    """Tells what an export has to tell on the terminal.

    Parameters
    ----------
    tells_share : bool
        Whether it says how much is done.
    """

    def __init__(self, *, tells_share: bool) -> None:
        self._tells_share = tells_share

    def share(self, done: float) -> None:
        """Say how much is done, if that was asked for."""
        if self._tells_share:
            say(f"{100 * done:.0f} %")

    def note(self, sentence: str) -> None:
        """Write a sentence where faults are written."""
        complain(sentence)

    def wrote(self, path: Path) -> None:
        """Say where a file is."""
        say(str(path))

    def say(self, text: str) -> None:
        """Say the answer."""
        say(text)


def make_export(order: argparse.Namespace) -> int:
    """Make what is asked for."""
    export: Export = order.export
    request = Request(**{option.name: getattr(order, option.name) for option in export.options})
    return OK if export.make(request, order.output, TerminalProgress(tells_share=order.progress)) else FAILED
