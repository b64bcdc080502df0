"""Colour tokens of the two schemes: one table that palettes, painters and the scene read.

Contrast figures (WCAG 2) are checked by ``tests/presentation/test_palette.py``.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from viewer.state.view_state import Hair, SkinTone

Scheme = Literal["light", "dark"]


@dataclass(frozen=True, slots=True)
class ChipColours:
    """Ink and fill of a chip, as ``#RRGGBB``; an empty fill means none."""

    ink: str
    fill: str


@dataclass(frozen=True, slots=True)
class Palette:
    """All colours of one scheme, as ``#RRGGBB``."""

    scheme: Scheme
    window: str
    panel: str
    raised: str
    sunken: str
    line: str
    line_strong: str
    text: str
    text_2: str
    text_3: str
    accent: str
    on_accent: str
    accent_soft: str
    within_band: str
    within_ink: str
    within_fill: str
    caution_ink: str
    caution_fill: str
    caution_bar: str
    danger_ink: str
    danger_fill: str
    danger_bar: str
    favours: ChipColours
    mixed: ChipColours
    no_difference: ChipColours
    taught: ChipColours
    not_seen: ChipColours
    view_top: str
    view_bottom: str
    plate: str
    plate_ink: str


LIGHT = Palette(
    scheme="light",
    window="#F3EFE9",
    panel="#FCFAF7",
    raised="#FFFFFF",
    sunken="#EBE6DE",
    line="#DCD5CA",
    line_strong="#8A8178",
    text="#1F2426",
    text_2="#4B5356",
    text_3="#62696C",
    accent="#0F5C6E",
    on_accent="#FFFFFF",
    accent_soft="#DCEBEE",
    within_band="#2F7D4F",
    within_ink="#1F5C38",
    within_fill="#CFE8D6",
    caution_ink="#553900",
    caution_fill="#FFF3D6",
    caution_bar="#B98200",
    danger_ink="#7A1610",
    danger_fill="#FBE6E2",
    danger_bar="#B3261E",
    favours=ChipColours("#1B5E97", "#E1EDF7"),
    mixed=ChipColours("#6B4E00", "#F6EBCB"),
    no_difference=ChipColours("#3A4043", "#E3E4E5"),
    taught=ChipColours("#57486F", "#EDE7F4"),
    not_seen=ChipColours("#4B5356", ""),
    view_top="#FBF9F6",
    view_bottom="#E4E0DA",
    plate="#FFFFFF",
    plate_ink="#1F2426",
)

DARK = Palette(
    scheme="dark",
    window="#15191C",
    panel="#1C2125",
    raised="#252B30",
    sunken="#101416",
    line="#363E44",
    line_strong="#7F8A91",
    text="#EDEAE5",
    text_2="#BDC3C6",
    text_3="#9AA3A8",
    accent="#74C4D4",
    on_accent="#06242B",
    accent_soft="#17383F",
    within_band="#7FD1A0",
    within_ink="#7FD1A0",
    within_fill="#1D3B2B",
    caution_ink="#FFDD8A",
    caution_fill="#3A2E10",
    caution_bar="#D9A520",
    danger_ink="#FFB9AF",
    danger_fill="#43201C",
    danger_bar="#FF8A7A",
    favours=ChipColours("#98CAF4", "#17344D"),
    mixed=ChipColours("#F2D27C", "#3B3114"),
    no_difference=ChipColours("#DADDDF", "#373E43"),
    taught=ChipColours("#D2C1EE", "#352C4D"),
    not_seen=ChipColours("#BDC3C6", ""),
    view_top="#2B3237",
    view_bottom="#12161A",
    plate="#323C44",
    plate_ink="#EDEAE5",
)


def palette_for(scheme: Scheme) -> Palette:
    """Return the palette of a scheme."""
    return LIGHT if scheme == "light" else DARK


@dataclass(frozen=True, slots=True)
class SkinColours:
    """The colours of a head, as ``#RRGGBB``, each as it looks in full light.

    Attributes
    ----------
    base, hair, brow : str
        Skin; the scalp where hair grows, as it looks from afar; brows.
    gain : float
        Dims the light.
    hair_mm, ink : float
        Length of a hair; how much darker it is than the skin between, 0..1.
    """

    base: str
    hair: str
    brow: str = "#4F4138"
    gain: float = 1.0
    hair_mm: float = 1.05
    ink: float = 0.62

    @property
    def is_darker(self) -> bool:
        """Whether dark edges would sink somewhere, so that zones need a white casing."""
        return min(luminance(*_channels(each)) for each in (self.base, self.hair)) * self.gain < _DARK


_DARK = 0.32
"""Relative luminance: the darkest edges of zones stand 3 : 1 against what is lighter, white against what is darker."""

# Skin, the same shaved some days ago, short hair, brows.
_TONES: dict[SkinTone, tuple[str, str, str, str]] = {
    "light": ("#FAD3BB", "#BBA191", "#675549", "#574539"),
    "golden": ("#F0C69F", "#BBA18A", "#55463A", "#46382E"),
    "medium": ("#D3A17D", "#8F715B", "#4C3C32", "#3F3027"),
    "brown": ("#AC7C5D", "#735645", "#3D2F27", "#33271F"),
    "deep": ("#855841", "#573F31", "#302520", "#2A201A"),
    "dark": ("#624435", "#42312A", "#281F1B", "#201813"),
    "porcelain": ("#EDE8E2", "#D8D1C9", "#A8A099", "#B5ADA4"),
}
_GAIN_IN_THE_DARK = 0.85
_SHORT_MM, _SHORT_INK = 3.2, 0.55


def skin_for(tone: SkinTone, scheme: Scheme, hair: Hair = "shaved") -> SkinColours:
    """Return the colours of a head; in the dark scheme it must not glare."""
    base, shaved, short, brow = _TONES[tone]
    gain = 1.0 if scheme == "light" else _GAIN_IN_THE_DARK
    if hair == "none":
        return SkinColours(base, base, brow, gain, ink=0.0)
    if hair == "short":
        return SkinColours(base, short, brow, gain, _SHORT_MM, _SHORT_INK)
    return SkinColours(base, shaved, brow, gain)


def luminance(*channels: float) -> float:
    """Return how light red, green and blue, each 0 to 1, are together, 0 to 1, as contrast is reckoned (WCAG 2)."""
    linear = [value / 12.92 if value <= 0.04045 else ((value + 0.055) / 1.055) ** 2.4 for value in channels]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


def _channels(colour: str) -> tuple[float, float, float]:
    red, green, blue = (int(colour[place : place + 2], 16) / 255 for place in (1, 3, 5))
    return red, green, blue
