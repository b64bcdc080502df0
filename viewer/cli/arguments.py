"""What can be asked on the command line, with examples."""

from __future__ import annotations

import argparse
from pathlib import Path
from typing import get_args

from viewer import __version__
from viewer.cli.argument_kinds import add_command, described, file_of
from viewer.cli.export_arguments import add_export, add_option
from viewer.cli.parser import Parser, program
from viewer.cli.tour_arguments import add_tour_command
from viewer.data.user_files import UserFilesKind
from viewer.export import register
from viewer.export.entries.options import SIDES, VIEWS, head

_OPEN_EXAMPLES = """\
examples:
  {prog}                                         open the window
  {prog} --zone jiao.motor --side left           with the left motor area chosen
  {prog} image --zone jiao.motor -o motor.png    a picture, without a window
  {prog} zones                                   the zones, one a line
  {prog} check                                   what is wrong with the content
"""
_CHECK_EXAMPLES = """\
examples:
  {prog}                      the content that comes with the program
  {prog} my-zones --strict    a folder of your own; warnings count as well

Items of lists are counted from 1: parts.1 is the first part.
"""
_FIND_EXAMPLES = """\
examples:
  {prog} ringing in the ears    complaints, zones, points, sites, cautions, studies and pages, one a line
  {prog} DU20 --json            the same for other programs
"""
_READ_EXAMPLES = """\
examples:
  {prog}                           the pages that there are
  {prog} body-acupuncture          how needling of the scalp differs from needling of the body, with its sources
  {prog} safe-needling --json      every caution with its sources, for other programs
"""
_BENCH_EXAMPLES = """\
examples:
  {prog}           a table: this program beside the plainest window that shows the same head
  {prog} --json    the same for other programs
"""
_KEPT_EXAMPLES = """\
examples:
  {prog}                 settings, tours, learning, what was computed, the log: where each lies, and how large it is
  {prog} --wipe log      remove the log of faults
  {prog} --wipe all      leave nothing behind: your settings and your tours are gone as well
"""
_REPORT_EXAMPLES = """\
examples:
  {prog}    versions, system, graphics, folders and problems, to copy into a question; nothing is sent
"""


def make_parser() -> argparse.ArgumentParser:
    """Make the parser; `command` in its answer is the name of the command, ``open`` without one."""
    parser = described(Parser(prog=program(), add_help=False), _OPEN_EXAMPLES)
    parser.description = "A 3D map of scalp acupuncture zones. Without a command it opens the window."
    parser.add_argument("-V", "--version", action="version", version=f"Scalp Map Viewer {__version__}")
    parser.add_argument(
        "--zone", metavar="ID", help="choose a zone or an acupuncture point, for example jiao.motor or point.gv20"
    )
    parser.add_argument("--side", choices=SIDES, help="the side shown, always the patient's own")
    parser.add_argument("--view", choices=VIEWS, help="where to look from")
    parser.add_argument("--system", metavar="ID", help="show one school only, for example jiao")
    add_option(parser, head(None, "the last used by default"))
    parser.add_argument(
        "--picture", metavar="FILE", type=file_of(".png"), help="save what the window looks like, and close it"
    )
    parser.set_defaults(command="open")
    commands = parser.add_subparsers(title="commands", metavar="COMMAND")

    for export in register.EXPORTS:
        if " " not in export.id:
            add_export(commands, export)
    acts = add_tour_command(commands)
    for export in register.EXPORTS:
        if " " in export.id:
            add_export(acts, export)
    check = add_command(commands, "check", "say what is wrong with the content", _CHECK_EXAMPLES)
    check.add_argument(
        "path", nargs="?", type=Path, metavar="PATH", help="a content folder; by default the shipped one"
    )
    check.add_argument("--strict", action="store_true", help="warnings count as well")
    check.add_argument("--no-heads", action="store_false", dest="on_heads", help="files only; do not build the zones")

    find = add_command(commands, "find", "say what the search finds, and why", _FIND_EXAMPLES)
    find.add_argument("words", nargs="+", metavar="WORDS", help="any words, codes, 汉字 or pinyin")
    find.add_argument("--json", action="store_true", dest="as_json", help="as JSON instead of lines")

    read = add_command(commands, "read", "print a page to read, with its sources", _READ_EXAMPLES)
    read.add_argument("page", nargs="?", metavar="PAGE", help="which one; without it, the pages that there are")
    read.add_argument("--json", action="store_true", dest="as_json", help="as JSON instead of text")

    bench = add_command(commands, "bench", "measure how fast this computer is", _BENCH_EXAMPLES)
    bench.add_argument("--json", action="store_true", dest="as_json", help="as JSON instead of a table")

    kept = add_command(commands, "kept", "say what is kept on this computer, or wipe it", _KEPT_EXAMPLES)
    kept.add_argument(
        "--wipe",
        choices=(*get_args(UserFilesKind), "all"),
        help="remove one kind, or everything; it does not come back",
    )

    add_command(commands, "report", "say what is needed for a question about a fault", _REPORT_EXAMPLES)
    return parser
