"""All exports. The command line, the window's menu and its dialogs, and the table in the documents follow from it.

To add one: a file in `viewer.export.entries`, and its place here.
"""

from __future__ import annotations

from viewer.export.entries.cards import CARDS
from viewer.export.entries.cite import CITE
from viewer.export.entries.claims import CLAIMS
from viewer.export.entries.electrodes import ELECTRODES
from viewer.export.entries.handout import HANDOUT
from viewer.export.entries.image import IMAGE
from viewer.export.entries.mesh import MESH
from viewer.export.entries.page import PAGE
from viewer.export.entries.safety import SAFETY
from viewer.export.entries.sheet import SHEET
from viewer.export.entries.steps import STEPS
from viewer.export.entries.tour_pictures import TOUR_PICTURES
from viewer.export.entries.video import VIDEO
from viewer.export.entries.zones import ZONES
from viewer.export.export import Export

EXPORTS: tuple[Export, ...] = (
    IMAGE,
    STEPS,
    TOUR_PICTURES,
    VIDEO,
    SHEET,
    HANDOUT,
    SAFETY,
    PAGE,
    CITE,
    CARDS,
    MESH,
    ZONES,
    ELECTRODES,
    CLAIMS,
)
