"""Which gyri lie under a zone, as plain values for other programs."""

from __future__ import annotations

from typing import Any

from viewer.atlas.cortex_beneath import CortexBeneath, GyrusShare
from viewer.atlas.placed import PlacedZone

BRAIN = (
    "An average brain (ICBM152 2009a symmetric), put into this head by the electrode sites; not this person's. Shares "
    "by the nearest way: where the line lies, and least and most if the brain lay 8.5 mm farther in front or behind."
)


def beneath_entries(inside: CortexBeneath, placed: PlacedZone) -> list[dict[str, Any]]:
    """Return what lies under a zone, then under each of its parts.

    Returns
    -------
    list of dict
        ``part`` (None for the whole), ``depth_mm`` from the skin to the nearest cortex, ``nearest``: gyrus (None for
        all that no school names), percent of the length, ``least`` and ``most``; ``straight``: the same straight in
        along the normal, without bounds.
    """
    return [
        {
            "part": found.part,
            "depth_mm": round(found.depth_mm, 1),
            "nearest": [
                {**_share(share), "least": round(share.least, 1), "most": round(share.most, 1)}
                for share in found.nearest
            ],
            "straight": [_share(share) for share in found.straight],
        }
        for found in inside.beneath(placed)
    ]


def _share(share: GyrusShare) -> dict[str, Any]:
    return {"gyrus": share.gyrus, "percent": round(share.percent, 1)}
