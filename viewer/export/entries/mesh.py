"""A model of the head and the zones, for slides and other viewers."""

from __future__ import annotations

from pathlib import Path

from viewer.export.entries import options as shared
from viewer.export.export import Ending, Export, Option, Progress, Request
from viewer.export.screen import zones_here
from viewer.presentation.question import Names, choice

_EXAMPLES = """\
  {prog} -o head.glb                                  the head and every zone, each a named part
  {prog} --system jiao --detail light -o jiao.glb     one system, on a light head, for slides
  {prog} --zone jiao.motor --side left -o motor.glb
"""


def make(request: Request, into: Path, progress: Progress) -> bool:
    """Make the model."""
    from viewer.export.ground import chosen_zones, ground_for

    there = ground_for(request, progress.note)
    from viewer.export.mesh import mesh_file, write_mesh

    progress.share(_BEGUN)
    zones = chosen_zones(there.catalog, request)
    content = mesh_file(
        there.head, there.catalog, there.atlas, zones, request.side, skin=request.skin, detail=request.detail
    )
    write_mesh(into, content)
    progress.wrote(into)
    return there.is_whole


_BEGUN = 0.1

MESH = Export(
    id="mesh",
    words="Model for slides and other viewers",
    about="make a model (GLB) for slides and other viewers",
    what="the model",
    proposed="scalp-map.glb",
    endings=(Ending(".glb", "Model"),),
    make=make,
    examples=_EXAMPLES,
    group="data",
    options=(
        Option("zones", Names("ID"), "can be given again", (), "Zones", spelling="--zone", here=zones_here),
        shared.system("the system shown; by default all"),
        shared.side("both", "of zones that have one; both by default", "Side"),
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
