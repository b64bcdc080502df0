"""The angle of the needle beside the range that the sources give."""

from __future__ import annotations

from viewer.domain.catalog import Catalog
from viewer.domain.zone import Zone
from viewer.presentation.card_view import AngleView
from viewer.presentation.citations import Citations

NO_ANGLE = "No angle in degrees was read: none is marked as right here."


def has_angle(catalog: Catalog, zone: Zone) -> bool:
    """Whether a range of angles may be marked as right: printed in degrees, for what is needled, and not over the nape.

    Of sets of points, areas found by pressing, scans and schemes no source that was read gives degrees.
    """
    return catalog.school_of(zone.id).angle.is_printed and zone.is_needled and not catalog.lies_over_nape(zone.id)


def angle_view(catalog: Catalog, zone: Zone, angle_deg: float, citations: Citations | None = None) -> AngleView:
    """Return the needle's angle beside the range that the school's sources give."""
    angle = catalog.school_of(zone.id).angle
    low, high = angle.low_deg, angle.high_deg
    is_marked = has_angle(catalog, zone)
    is_within = is_marked and low <= angle_deg <= high
    if not is_marked and not catalog.lies_over_nape(zone.id):
        sentence = NO_ANGLE
    elif not is_marked:
        sentence = "Below the bump at the back of the head no skull is promised: no angle is marked as right here."
    elif is_within:
        sentence = f"Within the {low:.0f} to {high:.0f}° that the sources give."
    elif angle_deg < low:
        sentence = f"Flatter than {low:.0f}°: the needle may stay in the skin, which hurts and is hard to pass."
    else:
        sentence = f"Steeper than {high:.0f}°: it cannot be laid flat along the zone."
    text = (citations or Citations(catalog)).marked(angle.statement)
    return AngleView(low, high, angle_deg, is_within, sentence, text, is_marked)
