"""What can be asked on the command line, with examples."""

from __future__ import annotations

import argparse
import sys
from pathlib import Path
from typing import get_args

from viewer import __version__
from viewer.domain.identity import SideChoice
from viewer.state.view_state import Overlay, SkinTone, ViewName

DEFAULT_HEAD = "adult-man"
DEFAULT_PICTURE = "scalp-map.png"

_SIDES: tuple[SideChoice, ...] = get_args(SideChoice)
_VIEWS: tuple[ViewName, ...] = get_args(ViewName)
_SKINS: tuple[SkinTone, ...] = get_args(SkinTone)
_OVERLAYS: tuple[Overlay, ...] = get_args(Overlay)
_BACKGROUNDS = ("view", "white", "transparent")
_SMALLEST_PX, _LARGEST_PX = 64, 8192
_HEAD_HELP = f"id of a head, {DEFAULT_HEAD} by default, or the folder of any head: a mesh with its head.toml"

_OPEN_EXAMPLES = """\
examples:
  {prog}                                         open the window
  {prog} --zone jiao.motor --side left           with the left motor area chosen
  {prog} image --zone jiao.motor -o motor.png    a picture, without a window
  {prog} zones                                   the zones, one a line
  {prog} check                                   what is wrong with the content
"""
_IMAGE_EXAMPLES = """\
examples:
  {prog} -o head.png                                              the head with every zone
  {prog} --zone jiao.motor --zone jiao.sensory --view left -o two.png
  {prog} --zone jiao.motor --size 3200x2400 --transparent -o motor.png
  {prog} --view left --overlay landmarks --overlay ten-ten -o places.png
"""
_ZONES_EXAMPLES = """\
examples:
  {prog}                        id, code and names of every zone
  {prog} --json > zones.json    where each lies on the head, by which steps; acupuncture points too
"""
_CHECK_EXAMPLES = """\
examples:
  {prog}                      the content that comes with the program
  {prog} my-zones --strict    a folder of your own; warnings count as well

Items of lists are counted from 1: parts.1 is the first part.
"""
_BENCH_EXAMPLES = """\
examples:
  {prog}           a table: this program beside the plainest window that shows the same head
  {prog} --json    the same for other programs
"""
_REPORT_EXAMPLES = """\
examples:
  {prog}    versions, system, graphics, folders and problems, to copy into a question; nothing is sent
"""


def make_parser() -> argparse.ArgumentParser:
    """Make the parser; `command` in its answer is the name of the command, ``open`` without one."""
    parser = _described(argparse.ArgumentParser(prog=_program(), add_help=False), _OPEN_EXAMPLES)
    parser.description = "A 3D map of scalp acupuncture zones. Without a command it opens the window."
    parser.add_argument("-V", "--version", action="version", version=f"Scalp Map Viewer {__version__}")
    parser.add_argument(
        "--zone", metavar="ID", help="choose a zone or an acupuncture point, for example jiao.motor or point.gv20"
    )
    parser.add_argument("--side", choices=_SIDES, help="the side shown, always the patient's own")
    parser.add_argument("--view", choices=_VIEWS, help="where to look from")
    parser.add_argument("--system", metavar="ID", help="show one school only, for example jiao")
    parser.add_argument("--head", metavar="HEAD", default=DEFAULT_HEAD, help=_HEAD_HELP)
    parser.add_argument("--picture", metavar="FILE", type=_png, help="save what the window looks like, and close it")
    parser.set_defaults(command="open")
    commands = parser.add_subparsers(title="commands", metavar="COMMAND")

    image = _command(commands, "image", "make a picture without a window", _IMAGE_EXAMPLES)
    image.add_argument(
        "-o",
        "--output",
        metavar="FILE",
        type=_png,
        default=Path(DEFAULT_PICTURE),
        help=f"the picture, {DEFAULT_PICTURE} by default",
    )
    image.add_argument("--zone", metavar="ID", action="append", default=[], dest="zones", help="can be given again")
    image.add_argument("--system", metavar="ID", help="the school shown; by default that of the first zone")
    image.add_argument("--no-zones", action="store_true", dest="is_bare", help="the head alone")
    image.add_argument("--side", choices=_SIDES, default="left", help="the side shown, always the patient's own")
    image.add_argument("--view", choices=_VIEWS, help="where to look from; by default, facing the first zone")
    image.add_argument(
        "--size", metavar="WxH", type=_size, default=(1600, 1200), help="in pixels, 1600x1200 by default"
    )
    image.add_argument("--theme", choices=("light", "dark"), default="light", help="colours of labels and background")
    image.add_argument("--skin", choices=_SKINS, default="light", help="porcelain is that of a teaching model")
    image.add_argument("--no-labels", action="store_false", dest="labels", help="leave the names out")
    image.add_argument(
        "--overlay",
        choices=tuple(name.replace("_", "-") for name in _OVERLAYS),
        action="append",
        default=[],
        dest="overlays",
        help="lay this over the head; can be given again",
    )
    image.add_argument("--background", choices=_BACKGROUNDS, default="white", help="that of the window, white, or none")
    image.add_argument(
        "--transparent",
        action="store_const",
        dest="background",
        const="transparent",
        help="the same as --background transparent",
    )
    image.add_argument("--head", metavar="HEAD", default=DEFAULT_HEAD, help=_HEAD_HELP)

    zones = _command(commands, "zones", "list the zones, or say where they lie", _ZONES_EXAMPLES)
    zones.add_argument("--head", metavar="HEAD", default=DEFAULT_HEAD, help=_HEAD_HELP)
    zones.add_argument("--json", action="store_true", dest="as_json", help="points in mm, lengths and parts, as JSON")

    check = _command(commands, "check", "say what is wrong with the content", _CHECK_EXAMPLES)
    check.add_argument(
        "path", nargs="?", type=Path, metavar="PATH", help="a content folder; by default the shipped one"
    )
    check.add_argument("--strict", action="store_true", help="warnings count as well")
    check.add_argument("--no-heads", action="store_false", dest="on_heads", help="files only; do not build the zones")

    bench = _command(commands, "bench", "measure how fast this computer is", _BENCH_EXAMPLES)
    bench.add_argument("--json", action="store_true", dest="as_json", help="as JSON instead of a table")

    _command(commands, "report", "say what is needed for a question about a fault", _REPORT_EXAMPLES)
    return parser


def _command(
    commands: argparse._SubParsersAction[argparse.ArgumentParser],
    name: str,
    about: str,
    examples: str,
) -> argparse.ArgumentParser:
    parser = _described(commands.add_parser(name, help=about, add_help=False), examples)
    parser.description = f"{about[:1].upper()}{about[1:]}."
    parser.set_defaults(command=name)
    return parser


def _described(parser: argparse.ArgumentParser, examples: str) -> argparse.ArgumentParser:
    parser.formatter_class = argparse.RawDescriptionHelpFormatter
    parser.epilog = examples.format(prog=parser.prog)
    parser.allow_abbrev = False
    parser.add_argument("-h", "--help", action="help", help="show this and end")
    return parser


def _program() -> str:
    """Return the program's name as it was called, so that the examples can be copied."""
    name = Path(sys.argv[0]).name
    return {"main.py": "python main.py", "cli.py": "python -m viewer.cli"}.get(name, "scalp-map-viewer")


def _size(text: str) -> tuple[int, int]:
    width, _, height = text.lower().partition("x")
    if not (width.isascii() and width.isdigit() and height.isascii() and height.isdigit()):
        raise argparse.ArgumentTypeError(f"{text!r} is not a width and a height such as 1600x1200")
    size = int(width[:9]), int(height[:9])
    if not all(_SMALLEST_PX <= length <= _LARGEST_PX for length in size):
        raise argparse.ArgumentTypeError(f"{text!r} is outside {_SMALLEST_PX}..{_LARGEST_PX} pixels a side")
    return size


def _png(text: str) -> Path:
    path = Path(text)
    if path.suffix.lower() != ".png":
        raise argparse.ArgumentTypeError(f"{text!r} does not end in .png")
    if not path.absolute().parent.is_dir():
        raise argparse.ArgumentTypeError(f"there is no folder {str(path.absolute().parent)!r} to write it to")
    return path
