"""What can be asked of the commands that make something to take away, with examples."""

from __future__ import annotations

import argparse
from pathlib import Path
from typing import get_args

from viewer.cli.argument_kinds import DEFAULT_HEAD, Commands, add_command, add_head, file_of, folder, number, size
from viewer.domain.identity import SideChoice
from viewer.domain.tour import STOPS_MOST
from viewer.state.view_state import CHILD_HEAD, Overlay, SkinTone, ViewName

DEFAULT_PICTURE = "scalp-map.png"
ALL_STEPS = 0
"""What ``--build all`` is read as."""

SIDES: tuple[SideChoice, ...] = get_args(SideChoice)
VIEWS: tuple[ViewName, ...] = get_args(ViewName)

ALL_SYSTEMS = "all"

_SKINS: tuple[SkinTone, ...] = get_args(SkinTone)
_OVERLAYS: tuple[Overlay, ...] = get_args(Overlay)
_FILMS = (".mp4", ".gif", ".png", ".apng")
_DETAILS = ("full", "medium", "light")
_BACKGROUNDS = ("view", "white", "transparent")

_IMAGE_EXAMPLES = """\
examples:
  {prog} -o head.png                                              the head with every zone
  {prog} --zone jiao.motor --zone jiao.sensory --view left -o two.png
  {prog} --zone jiao.motor --size 3200x2400 --transparent -o motor.png
  {prog} --zone jiao.motor --size 3508x2480 --dpi 300 -o print.png    A4 in print
  {prog} --zone jiao.motor --scale 1.5 -o slide.png                   larger names, to be read from afar
  {prog} --view left --overlay landmarks --overlay ten-ten -o places.png
  {prog} --tour mine.scalptour --stop 3 --transparent -o stop.png    what a stop shows, with its needle or tape
  {prog} --zone jiao.motor --build all -o motor.png           how it is built: motor-1.png, motor-2.png, ...
"""
_ZONES_EXAMPLES = """\
examples:
  {prog}                        id, code and names of every zone
  {prog} --json > zones.json    where each lies on the head, by which steps; acupuncture points too
  {prog} --csv -o zones.csv     a spreadsheet: where each zone begins and ends, and every point

Places are in mm on the head: x to the patient's right, y to the front, z up, from the middle between the ear points.
"""
_MESH_EXAMPLES = """\
examples:
  {prog} -o head.glb                                  the head and every zone, each a named part
  {prog} --system jiao --detail light -o jiao.glb     one system, on a light head, for slides
  {prog} --zone jiao.motor --side left -o motor.glb
"""


_CITE_EXAMPLES = """\
examples:
  {prog} --zone jiao.motor                                  what its card cites, as text
  {prog} --study chen2025 --format bibtex                   one study
  {prog} --all --format pdf -o bibliography.pdf             everything, to print
"""
_ELECTRODES_EXAMPLES = """\
examples:
  {prog} -o places    three files in the folder places, ending in electrodes.tsv, electrodes.json, coordsystem.json

The files have the form of BIDS, for programs that work with the electroencephalogram: sites of the 10-10 grid,
acupuncture points, and both ends of every zone, in metres.
"""
_SHEET_EXAMPLES = """\
examples:
  {prog} -o sheet.pdf                              one page: five views and a legend of the first system
  {prog} --system who --paper Letter -o who.pdf
  {prog} --zone jiao.motor --zone jiao.sensory -o two.svg
  {prog} --system all --dpi 300 -o all.png
"""


_HANDOUT_EXAMPLES = """\
examples:
  {prog} --complaint tinnitus --side right -o tinnitus.pdf
  {prog} --complaint leg-weakness --zone who.ms6 --side left --paper Letter
  {prog} --zone jiao.optic --practice "Practice at the Mill" --logo logo.png
"""
_SAFETY_EXAMPLES = """\
examples:
  {prog} -o safe-needling.pdf
  {prog} --paper Letter --practice "Practice at the Mill" --logo logo.png
"""
_PAGE_EXAMPLES = """\
examples:
  {prog} -o atlas.html                         one file with the head, the zones and their cards
  {prog} --system jiao -o jiao.html            the zones of one system only
  {prog} --tour mine.scalptour -o tour.html    this tour stands open; without it the shipped ones are listed

The page needs no network and no other file: it works from a memory stick, in any browser of the last years.
"""
_VIDEO_EXAMPLES = """\
examples:
  {prog} -o turn.mp4                                           once round the head, in 8 seconds
  {prog} --zone jiao.motor --size 1920x1080 -o motor.mp4
  {prog} --zone jiao.motor --seconds 6 -o motor.gif            for a page or a slide
  {prog} --what build --zone jiao.motor -o build.mp4           the construction, step by step
  {prog} --tour safe-needling -o tour.mp4                      a tour, each stop with its words
"""


def add_export_commands(commands: Commands[argparse.ArgumentParser]) -> None:
    """Add the commands of `viewer.cli.exports`."""
    _add_image(commands)
    _add_zones(commands)
    _add_cite(commands)
    _add_handout(commands)
    _add_safety(commands)
    _add_mesh(commands)
    _add_electrodes(commands)
    _add_page(commands)
    _add_sheet(commands)
    _add_video(commands)


def _add_image(commands: Commands[argparse.ArgumentParser]) -> None:
    image = add_command(commands, "image", "make a picture without a window", _IMAGE_EXAMPLES)
    _add_output(image, DEFAULT_PICTURE, "the picture", ".png")
    _add_zone_choice(image)
    image.add_argument("--tour", metavar="FILE", help="show what a stop of a tour shows: a file, or the name of a tour")
    image.add_argument("--stop", metavar="N", type=number(1, STOPS_MOST), help="which stop; the first by default")
    image.add_argument("--no-zones", action="store_true", dest="is_bare", help="the head alone")
    image.add_argument("--side", choices=SIDES, default="left", help="the side shown, always the patient's own")
    image.add_argument("--view", choices=VIEWS, help="where to look from; by default, facing the first zone")
    image.add_argument(
        "--size", metavar="WxH", type=size(64, 16384), default=(1600, 1200), help="in pixels, 1600x1200 by default"
    )
    image.add_argument("--dpi", metavar="N", type=number(1, 9600), help="pixels per inch in print, kept in the file")
    image.add_argument(
        "--scale", metavar="N", type=number(0.5, 4), default=1.0, help="names and lines this much larger; 1 by default"
    )
    image.add_argument(
        "--ratio",
        metavar="N",
        type=number(0.5, 16),
        help="everything this much larger than in the window; by default a picture looks alike at any size",
    )
    _add_look(image)
    image.add_argument("--no-labels", action="store_false", dest="labels", help="leave the names out")
    image.add_argument(
        "--overlay",
        choices=tuple(name.replace("_", "-") for name in _OVERLAYS),
        action="append",
        default=[],
        dest="overlays",
        help="lay this over the head; can be given again",
    )
    behind = image.add_mutually_exclusive_group()
    behind.add_argument(
        "--background", choices=_BACKGROUNDS, default="white", help="that of the window, white, or none"
    )
    behind.add_argument(
        "--transparent",
        action="store_const",
        dest="background",
        const="transparent",
        help="the same as --background transparent",
    )
    image.add_argument(
        "--build",
        metavar="STEP",
        type=_step,
        help="a step of the zone's construction with its sentence, counted from 1; all: one picture each",
    )
    image.add_argument(
        "--variant",
        metavar="KEY",
        action="append",
        default=[],
        dest="variants",
        help="build by another rule, for example who.ms6/gv21; can be given again",
    )
    add_head(image)


def _step(text: str) -> int:
    """Read a step's number; 0 stands for all."""
    if text == "all":
        return ALL_STEPS
    if not (text.isascii() and text.isdigit() and len(text) < 4 and int(text) > 0):
        raise argparse.ArgumentTypeError(f"{text!r} is neither the number of a step, counted from 1, nor all")
    return int(text)


def _add_zones(commands: Commands[argparse.ArgumentParser]) -> None:
    zones = add_command(commands, "zones", "list the zones, or say where they lie", _ZONES_EXAMPLES)
    add_head(zones)
    form = zones.add_mutually_exclusive_group()
    form.add_argument(
        "--json", action="store_const", dest="form", const="json", help="points in mm, lengths and parts, as JSON"
    )
    form.add_argument(
        "--csv", action="store_const", dest="form", const="csv", help="ends in mm, lengths and names, for a spreadsheet"
    )
    zones.add_argument("-o", "--output", metavar="FILE", type=file_of(".csv", ".json", ".txt"), help="write to a file")
    zones.set_defaults(form="list")


def _add_mesh(commands: Commands[argparse.ArgumentParser]) -> None:
    mesh = add_command(commands, "mesh", "make a model (GLB) for slides and other viewers", _MESH_EXAMPLES)
    _add_output(mesh, "scalp-map.glb", "the model", ".glb")
    _add_zone_choice(mesh, "the system shown; by default all")
    mesh.add_argument("--side", choices=SIDES, default="both", help="of zones that have one; both by default")
    mesh.add_argument("--detail", choices=_DETAILS, default="medium", help="how finely the skin is divided")
    mesh.add_argument("--skin", choices=_SKINS, default="light", help="porcelain is that of a teaching model")
    add_head(mesh)


def _add_cite(commands: Commands[argparse.ArgumentParser]) -> None:
    cite = add_command(commands, "cite", "write citations of studies and sources", _CITE_EXAMPLES)
    which = cite.add_mutually_exclusive_group(required=True)
    which.add_argument("--zone", metavar="ID", help="all that the card of a zone or point cites")
    which.add_argument("--study", metavar="KEY", help="one study or other source")
    which.add_argument("--all", action="store_true", dest="is_all", help="everything")
    cite.add_argument(
        "--format", choices=("text", "bibtex", "ris", "csl", "pdf"), default="text", help="text by default"
    )
    cite.add_argument(
        "-o",
        "--output",
        metavar="FILE",
        type=file_of(".txt", ".bib", ".ris", ".json", ".pdf"),
        help="without it the citations are printed; a PDF needs it",
    )


def _add_handout(commands: Commands[argparse.ArgumentParser]) -> None:
    handout = add_command(commands, "handout", "make the page that a patient takes home", _HANDOUT_EXAMPLES)
    _add_output(handout, "handout.pdf", "the page", ".pdf")
    handout.add_argument("--complaint", metavar="ID", help="what is explained, for example tinnitus")
    handout.add_argument("--zone", metavar="ID", help="the zone; by default the first that is named for the complaint")
    handout.add_argument("--side", choices=SIDES, help="the side that is affected, the patient's own")
    _add_letterhead(handout)
    add_head(handout, None, f"{DEFAULT_HEAD} by default, {CHILD_HEAD} for what children have")


def _add_safety(commands: Commands[argparse.ArgumentParser]) -> None:
    safety = add_command(commands, "safety", "make the page on safe needling, for the clinic", _SAFETY_EXAMPLES)
    _add_output(safety, "safe-needling.pdf", "the page", ".pdf")
    _add_letterhead(safety)


def _add_letterhead(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--paper", choices=("A4", "Letter"), default="A4", help="A4 by default")
    parser.add_argument("--practice", metavar="NAME", default="", help="the practice's own name")
    parser.add_argument("--logo", metavar="FILE", type=Path, help="its logo: PNG, JPEG, or SVG of shapes alone")


def _add_electrodes(commands: Commands[argparse.ArgumentParser]) -> None:
    electrodes = add_command(
        commands, "electrodes", "write sites, points and zones as BIDS files", _ELECTRODES_EXAMPLES
    )
    electrodes.add_argument(
        "-o", "--output", metavar="FOLDER", type=folder, default=Path("electrodes"), help="electrodes by default"
    )
    add_head(electrodes)


def _add_sheet(commands: Commands[argparse.ArgumentParser]) -> None:
    sheet = add_command(commands, "sheet", "make a page with five views and a legend", _SHEET_EXAMPLES)
    _add_output(sheet, "scalp-map-sheet.pdf", "the page, by its ending a PDF, SVG or PNG", ".pdf", ".svg", ".png")
    _add_zone_choice(sheet, f"the system shown, the first by default; {ALL_SYSTEMS} for all")
    sheet.add_argument("--paper", choices=("A4", "Letter"), default="A4", help="A4 by default")
    sheet.add_argument(
        "--dpi", metavar="N", type=number(72, 600), default=300, help="pixels per inch of the views, 300 by default"
    )
    sheet.add_argument("--skin", choices=_SKINS, default="light", help="porcelain is that of a teaching model")
    add_head(sheet)


def _add_page(commands: Commands[argparse.ArgumentParser]) -> None:
    page = add_command(commands, "page", "make one web page that needs no network", _PAGE_EXAMPLES)
    _add_output(page, "scalp-map.html", "the page", ".html", ".htm")
    page.add_argument("--system", metavar="ID", help="the zones of one system; by default all")
    page.add_argument(
        "--tour", metavar="FILE", help="a tour that stands open: its file, or the name of one that is at hand"
    )
    page.add_argument("--skin", choices=_SKINS, default="light", help="porcelain is that of a teaching model")
    add_head(page)


def _add_video(commands: Commands[argparse.ArgumentParser]) -> None:
    video = add_command(commands, "video", "make a film of the head turning, a construction or a tour", _VIDEO_EXAMPLES)
    _add_output(video, "scalp-map.mp4", "the film, by its ending MP4, GIF or animated PNG", *_FILMS)
    video.add_argument(
        "--what", choices=("orbit", "build", "tour"), help="once round the head by default; with --tour the tour"
    )
    video.add_argument("--tour", metavar="FILE", help="a tour: its file, or the name of one that is at hand")
    _add_zone_choice(video)
    video.add_argument("--side", choices=SIDES, default="left", help="the side shown, always the patient's own")
    video.add_argument("--view", choices=VIEWS, help="where the turn begins")
    video.add_argument(
        "--seconds",
        metavar="N",
        type=number(1, 1800),
        help="how long it is; 8 by default, for a construction 4 a step, for a tour as long as it is read aloud",
    )
    video.add_argument("--fps", metavar="N", type=number(1, 60), help="pictures a second; 25, in GIF and PNG 12")
    video.add_argument(
        "--size", metavar="WxH", type=size(64, 4096), help="in pixels; 1280x720 by default, in GIF and PNG 640x480"
    )
    _add_look(video)
    video.add_argument("--no-labels", action="store_false", dest="labels", help="leave the names out")
    video.add_argument("--background", choices=_BACKGROUNDS[:2], default="view", help="that of the window, or white")
    video.add_argument("--progress", action="store_true", help="say after each picture how much is done, in percent")
    video.add_argument("--watched", action="store_true", help="stop, and leave nothing behind, when the input ends")
    add_head(video)
    video.set_defaults(is_bare=False, overlays=[])


def _add_output(parser: argparse.ArgumentParser, default: str, what: str, *endings: str) -> None:
    parser.add_argument(
        "-o",
        "--output",
        metavar="FILE",
        type=file_of(*endings),
        default=Path(default),
        help=f"{what}, {default} by default",
    )


def _add_zone_choice(
    parser: argparse.ArgumentParser, system: str = "the school shown; by default that of the first zone"
) -> None:
    parser.add_argument("--zone", metavar="ID", action="append", default=[], dest="zones", help="can be given again")
    parser.add_argument("--system", metavar="ID", help=system)


def _add_look(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--theme", choices=("light", "dark"), default="light", help="colours of labels and background")
    parser.add_argument("--skin", choices=_SKINS, default="light", help="porcelain is that of a teaching model")
