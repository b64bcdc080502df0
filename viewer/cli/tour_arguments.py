"""What can be asked about tours, with examples."""

from __future__ import annotations

import argparse
from pathlib import Path

from viewer.cli.argument_kinds import Commands, add_command, folder, size

_EXAMPLES = """\
examples:
  {prog} list                                     the tours that come with the program, and your own
  {prog} check my-tour.scalptour                  what is wrong with a tour
  {prog} show 1-motor-and-sensory -o pictures     a picture of every stop
"""


def add_tour_command(commands: Commands[argparse.ArgumentParser]) -> None:
    """Add the command to a parser."""
    tour = add_command(commands, "tour", "list, check or picture tours", _EXAMPLES)
    acts = tour.add_subparsers(title="what to do", metavar="ACT", required=True, dest="act")
    listed = add_command(acts, "list", "say which tours there are", "examples:\n  {prog}")
    check = add_command(acts, "check", "say what is wrong with a tour", "examples:\n  {prog} my-tour.scalptour")
    check.add_argument("tour", metavar="FILE", nargs="?", help="a file, or the name of a tour; all shipped without it")
    show = add_command(
        acts, "show", "make a picture of every stop", "examples:\n  {prog} 3-who-lines -o pictures --size 1920x1080"
    )
    show.add_argument("tour", metavar="FILE", help="a file, or the name of a tour")
    show.add_argument("-o", "--output", metavar="FOLDER", type=folder, default=Path("tour"), help="tour by default")
    show.add_argument(
        "--size", metavar="WxH", type=size(64, 8192), default=(1600, 1200), help="in pixels, 1600x1200 by default"
    )
    show.add_argument("--theme", choices=("light", "dark"), default="light", help="colours of labels and background")
    for parser in (listed, check, show):
        parser.set_defaults(command="tour")
    tour.set_defaults(command="tour")
