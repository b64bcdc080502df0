"""How well something is known: five steps of one hue, said and drawn in one way wherever they are seen."""

from __future__ import annotations

from dataclasses import dataclass

from viewer.data.language import gettext as _
from viewer.presentation.palette import Scheme

NOT_AN_EFFECT = _("Your memory, not an effect of needling.")


@dataclass(frozen=True, slots=True)
class KnownColours:
    """The colours of a scheme, as ``#RRGGBB``: a fill for each step, from not seen to known well, and one edge.

    What nobody was asked yet has ticks as well, so that it is told apart without colour.
    """

    fills: tuple[str, str, str, str, str]
    edge: str
    inks: tuple[str, str, str, str, str]


KNOWN_WORDS: tuple[str, ...] = (_("not seen yet"), _("shaky"), _("half known"), _("known"), _("known well"))
"""The five steps, by their number."""

KNOWN_COLOURS: dict[Scheme, KnownColours] = {
    "light": KnownColours(
        ("#FFFFFF", "#D3E6EA", "#8FC0CB", "#2F7C8E", "#0B4855"),
        "#0B2F38",
        ("#1F2426", "#1F2426", "#1F2426", "#FFFFFF", "#FFFFFF"),
    ),
    "dark": KnownColours(
        ("#252B30", "#23454D", "#37707C", "#5FA9B8", "#B5E4EE"),
        "#0E1A1D",
        ("#EDEAE5", "#EDEAE5", "#FFFFFF", "#0E1A1D", "#0E1A1D"),
    ),
}
"""`inks` are what is written on the fills."""
