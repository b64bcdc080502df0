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
POINT_SECTIONS: tuple[tuple[str, str], ...] = (
    ("finding", "How it is found"),
    ("checks", "Checked against"),
    ("lines", "Lines that use it"),
    ("cautions", "Cautions"),
    ("sources", "Sources"),
)
COMPLAINT_SECTIONS: tuple[tuple[str, str], ...] = (
    ("zones", "Zones"),
    ("studies", "Studies of these zones"),
    ("unlinked", "Studies that name no single zone"),
    ("note", "What is known of it"),
    ("cautions", "Cautions"),
    ("sources", "Sources"),
)
"""Zones and the note have no heading of their own on the page; the titles are those of the jump bar."""
