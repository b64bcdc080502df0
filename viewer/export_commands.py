"""The commands that make something to take away, by name.

May import: the files of these commands and everything below them.
"""

from __future__ import annotations

import argparse
from collections.abc import Callable, Mapping

from viewer.image_command import image
from viewer.page_command import page
from viewer.paper_commands import cite, handout, sheet
from viewer.place_commands import electrodes, mesh, zones
from viewer.video_command import video

EXPORT_COMMANDS: Mapping[str, Callable[[argparse.Namespace], int]] = {
    "image": image,
    "zones": zones,
    "cite": cite,
    "handout": handout,
    "mesh": mesh,
    "electrodes": electrodes,
    "page": page,
    "sheet": sheet,
    "video": video,
}
