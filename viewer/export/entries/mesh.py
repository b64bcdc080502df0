"""A model of the head and the zones, for slides and other viewers."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

from viewer.export.entries import options as shared
from viewer.export.export import Ending, Export, Option, Progress, Request
from viewer.export.screen import zones_here
from viewer.presentation.question import Names, choice

_EXAMPLES = """\
  {prog} -o head.glb                                  the head and every zone, each a named part
  {prog} --system jiao --detail light -o jiao.glb     one system, on a light head, for slides
  {prog} --zone jiao.motor --side left -o motor.obj
  {prog} -o head.vtm                                  for ParaView and PyVista: parts, points and sites too

GLB is in metres, all others in mm. OBJ keeps names and colours, PLY and VTP colours, STL the shape alone.
"""


def make(request: Request, into: Path, progress: Progress) -> bool:
    """Make the model."""
    from viewer.export.ground import chosen_zones, ground_for

    there = ground_for(request, progress.note)
    from viewer.export.model import model
    from viewer.export.model_file import write_model

    progress.share(_BEGUN)
    zones = chosen_zones(there.catalog, request)
    made = model(there.head, there.catalog, there.atlas, zones, request.side, skin=request.skin, detail=request.detail)
    write_model(into, made)
    progress.wrote(into)
    return there.is_whole


_BEGUN = 0.1

MESH = Export(
    id="mesh",
    words="Model for slides and other programs",
    about="make a model (GLB, OBJ, VTM ...) for other programs",
    what="the model",
    proposed="scalp-map.glb",
    endings=(
        Ending(".glb", "Model for slides"),
        Ending(".obj", "Model with names"),
        Ending(".vtm", "ParaView"),
        Ending(".vtp", "ParaView, in one piece"),
        Ending(".ply", "Mesh with colours"),
        Ending(".stl", "Shape"),
    ),
    make=make,
    examples=_EXAMPLES,
    group="data",
    options=(
        Option("zones", Names("ID"), "can be given again", (), "Zones", spelling="--zone", here=zones_here),
        shared.system("the system shown; by default all"),
        replace(shared.side("both", "of zones that have one; both by default", "Side"), follows=False),
        Option(
            "detail",
            choice("full", "medium", "light"),
            "how finely the skin is divided",
            "medium",
            "Detail",
        ),
        shared.SKIN,
        *shared.RULES,
        shared.HEAD,
    ),
)
