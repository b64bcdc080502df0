"""What can be asked about tours, with examples."""

from __future__ import annotations

import argparse

from viewer.cli.argument_kinds import Commands, add_command

_EXAMPLES = """\
examples:
  {prog} list                                     the tours that come with the program, and your own
  {prog} check my-tour.scalptour                  what is wrong with a tour
  {prog} show 1-motor-and-sensory -o pictures     a picture of every stop
"""


def add_tour_command(commands: Commands[argparse.ArgumentParser]) -> Commands[argparse.ArgumentParser]:
    """Add the command to a parser; returns what its acts are added to."""
    tour = add_command(commands, "tour", "list, check or picture tours", _EXAMPLES)
    acts = tour.add_subparsers(title="what to do", metavar="ACT", required=True, dest="act")
    listed = add_command(acts, "list", "say which tours there are", "examples:\n  {prog}")
    check = add_command(acts, "check", "say what is wrong with a tour", "examples:\n  {prog} my-tour.scalptour")
    check.add_argument("tour", metavar="FILE", nargs="?", help="a file, or the name of a tour; all shipped without it")
    for parser in (listed, check):
        parser.set_defaults(command="tour")
    tour.set_defaults(command="tour")
    return acts
