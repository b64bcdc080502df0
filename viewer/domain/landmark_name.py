"""What the landmarks of a head are called, and where they are, in a few words."""

from __future__ import annotations

from collections.abc import Mapping

LANDMARK_NAMES: Mapping[str, tuple[str, str]] = {
    "nasion": ("Nasion", "deepest point of the root of the nose"),
    "glabella": ("Glabella", "most forward point between the brows"),
    "pronasale": ("Nose tip", "most forward point of the nose"),
    "subnasale": ("Subnasale", "where nose and upper lip meet"),
    "menton": ("Chin", "lower edge of the chin"),
    "inion": ("Inion", "tip of the bump at the back of the head"),
    "inion_upper": ("Upper edge of inion", "where the bump at the back begins"),
    "inion_lower": ("Lower edge of inion", "where the bump at the back ends"),
    "rpa": ("Pre-auricular point", "dent just in front of the ear"),
    "lpa": ("Pre-auricular point", "dent just in front of the ear"),
    "vertex": ("Vertex", "highest point of the head, in the middle"),
    "ear_apex": ("Ear apex", "highest point of the ear"),
    "te20": ("Above the ear", "where the ear apex touches the scalp"),
    "tragus": ("Tragus", "small flap in front of the ear canal"),
    "zygomatic_arch": ("Cheekbone arch", "middle of the arch before the ear"),
    "pupil": ("Pupil", "looking straight ahead"),
    "brow": ("Brow", "upper edge, above the pupil"),
    "mouth_corner": ("Mouth corner", "where the lips meet"),
    "inner_canthus": ("Inner eye corner", "toward the nose"),
    "outer_canthus": ("Outer eye corner", "toward the temple"),
    "mastoid": ("Mastoid", "tip of the bone behind the ear lobe"),
    "gonion": ("Jaw angle", "where the lower jaw turns up"),
    "parietal_tubercle": ("Parietal tubercle", "most outward bulge of the vault"),
    "hairline": ("Front hairline", "where it crosses the midline"),
}
"""By the name on the head without its side. The definition in full stands with the head."""
