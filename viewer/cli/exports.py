"""The commands that make something to take away, by name.

May import: the files of these commands and everything below them.
"""

from __future__ import annotations

import argparse
from collections.abc import Callable, Mapping

from viewer.cli.image import image
from viewer.cli.page import page
from viewer.cli.papers import cite, handout, safety, sheet
from viewer.cli.places import electrodes, mesh, zones
from viewer.cli.video import video

EXPORT_COMMANDS: Mapping[str, Callable[[argparse.Namespace], int]] = {
    "image": image,
    "zones": zones,
    "cite": cite,
    "handout": handout,
    "safety": safety,
    "mesh": mesh,
    "electrodes": electrodes,
    "page": page,
    "sheet": sheet,
    "video": video,
}
