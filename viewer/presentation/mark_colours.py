"""Colours of what is drawn and written on the skin itself: dark on pale skin, pale on dark skin, each with a casing.

The scheme of the window does not count here: what lies beneath is skin. Each ink stands 4.5 : 1 against its own rim,
so that one of the two is seen on any skin and on any zone.
"""

from __future__ import annotations

from dataclasses import dataclass

from viewer.presentation.palette import DARK, LIGHT, SkinColours

_DARK_HAIR = 0.38
"""Mean of the three channels of the shaved hair's tint, 0..1; below it dark ink would sink."""

_POINT, _POINT_ON_DARK = "#6E1A3C", "#FFC2D1"
# The colour of seal ink: no group of zones has it, and landmarks and sites are grey and blue-green.


@dataclass(frozen=True, slots=True)
class MarkColours:
    """Colours on the skin, as ``#RRGGBB``.

    Attributes
    ----------
    ink, casing : str
        Landmarks and words, and the rim round marks and lines.
    halo : str
        The rim round words: quieter than that of marks, for there are many letters.
    line : str
        Reference lines and electrode sites.
    point : str
        Acupuncture points.
    danger : str
        Where nothing may be set.
    tape, tape_ink : str
        The measuring tape and its ticks.
    """

    ink: str
    casing: str
    halo: str
    line: str
    point: str
    danger: str
    tape: str = "#FFF7DC"
    tape_ink: str = "#1F2426"


def mark_colours(skin: SkinColours) -> MarkColours:
    """Return the colours that are read best on a skin."""
    if sum(_channels(skin.hair)) / 3 / 255 * skin.gain < _DARK_HAIR:
        halo = _between(skin.hair, "#000000")
        return MarkColours("#FFFFFF", "#14191B", halo, DARK.accent, _POINT_ON_DARK, DARK.danger_bar)
    return MarkColours(LIGHT.text, "#FFFFFF", _between(skin.base, "#FFFFFF"), LIGHT.accent, _POINT, LIGHT.danger_bar)


def _between(one: str, other: str) -> str:
    """The colour half way from one to another."""
    mean = [(a + b) // 2 for a, b in zip(_channels(one), _channels(other), strict=True)]
    return "#{:02X}{:02X}{:02X}".format(*mean)


def _channels(colour: str) -> tuple[int, ...]:
    return tuple(int(colour[place : place + 2], 16) for place in (1, 3, 5))
