"""How the doubt about a place is drawn: one word for each kind of doubt, declared for every zone."""

from __future__ import annotations

from typing import Literal

Drawing = Literal["solid", "dashed", "search-area", "rival", "order", "ring", "none"]
"""What is known of a place, and so how it is drawn.

``solid``: two sources agree on its measures. ``dashed``: one source has them. ``search-area``: found by pressing, so a
soft area without a middle. ``rival``: sources differ, and both places are drawn. ``order``: only what comes after what.
``ring``: the peak of a brain scan, which nobody needled. ``none``: no source that was read gives its place.
"""

NamedDrawing = Literal["order", "none"]
"""What is left for something that has a name and no place."""

Uncertainty = float | Literal["not known"]
"""How far off a place may be, mm over the skin, as the sources or the rule say; ``not known`` where nothing does."""

Form = Literal["line", "strip", "disc", "ring", "cells", "marks", "figure"]
"""What a zone is on the skin: a line with the band of its school; a strip of its own width; one round area or several;
a ring about a place; a strip cut into cells; points that belong together; a thin figure that is only a scheme."""


def as_number(uncertainty: Uncertainty) -> float | None:
    """The uncertainty as a number, mm; None where it is not known."""
    return None if isinstance(uncertainty, str) else uncertainty
