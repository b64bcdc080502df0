"""How a zone is built: a picture of every step, with its sentence."""

from __future__ import annotations

from pathlib import Path

from viewer.export.entries import options as shared
from viewer.export.entries.image import BACKGROUND, make_steps
from viewer.export.export import Export, Progress, Request
from viewer.export.screen import Screen

_EXAMPLES = """\
  {prog} --zone jiao.motor -o motor                    motor/jiao-motor-1.png, motor/jiao-motor-2.png, ...
  {prog} --zone jiao.motor --variant jiao.motor/half-cun --background white -o half-cun
"""


def make(request: Request, into: Path, progress: Progress) -> bool:
    """Make the pictures."""
    from viewer.export.build_pictures import BuildOrder
    from viewer.export.ground import content_for
    from viewer.export.writing import folder_made

    catalog = content_for(request, progress.note)
    stem = str(request.zones[0] if request.zones else "zone").replace(".", "-")
    return make_steps(request, catalog, BuildOrder(folder_made(into) / f"{stem}.png"), progress)


def _name(screen: Screen, _values: object) -> str:
    return f"{screen.zone}-steps".replace(".", "-")


STEPS = Export(
    id="steps",
    words="Pictures of how the zone is built",
    about="make a picture of every step of a construction",
    what="the folder",
    proposed="steps",
    proposed_here=_name,
    endings=(),
    make=make,
    examples=_EXAMPLES,
    group="pictures",
    lacks=lambda screen: "" if screen.zone is not None else "Choose a zone first.",
    options=(
        shared.ZONES,
        shared.system(),
        shared.side("left", "the side shown, always the patient's own"),
        shared.view("where to look from; by default as each step is seen best"),
        shared.size(64, 8192, (1600, 1200), "in pixels, 1600x1200 by default", "Size"),
        shared.dpi(1, 9600, None, "pixels per inch in print, kept in the file"),
        shared.THEME,
        shared.SKIN,
        shared.HAIR,
        shared.LABELS,
        BACKGROUND,
        *shared.RULES,
        shared.HEAD,
    ),
)
