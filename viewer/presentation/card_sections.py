"""The sections of each card, in their order: window and text are both made from these."""

from __future__ import annotations

ZONE_SECTIONS: tuple[tuple[str, str], ...] = (
    ("learn", "Learn this"),
    ("uses", "Used for"),
    ("where", "Where"),
    ("needling", "Needling"),
    ("studies", "Studies"),
    ("background", "Background"),
    ("cautions", "Cautions"),
    ("sources", "Sources"),
)
