"""How the doubt about a place is drawn and said: one rule for list, legend, head, sheet, film and page."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Literal

from viewer.atlas.atlas import Atlas
from viewer.atlas.placed import PlacedZone
from viewer.data.language import gettext as _
from viewer.data.language import ngettext
from viewer.domain.catalog import Catalog
from viewer.domain.drawing import Drawing, as_number
from viewer.domain.identity import SchoolId, Side
from viewer.domain.school import School
from viewer.domain.zone import Zone
from viewer.presentation.shown import as_drawn, shown_roles
from viewer.state.view_state import ViewState

SampleKind = Literal[Drawing, "line", "points", "figure"]
"""What a sample can show: a kind of doubt, or how a school draws what it is sure of."""

SAMPLES: tuple[SampleKind, ...] = (
    "solid", "line", "dashed", "search-area", "rival", "order", "ring", "none", "points", "figure",
)  # fmt: skip

ORDER_TITLE = _("Only the order is known, front to back")
DOUBTS_TITLE = _("How doubt is drawn")


@dataclass(frozen=True, slots=True)
class Doubt:
    """One kind of doubt.

    Attributes
    ----------
    name : str
        In a legend.
    said : str
        What it means, in a sentence.
    """

    drawing: Drawing
    name: str
    said: str


DOUBTS: tuple[Doubt, ...] = (
    Doubt("solid", _("two sources agree"), _("Two sources give the same measures. It says where, not that it works.")),
    Doubt("dashed", _("one source"), _("One source alone gives measures; nothing that was read confirms them.")),
    Doubt(
        "search-area",
        _("search area: found by pressing"),
        _("A tender spot is looked for here by pressing. It is an area without a middle, not a point."),
    ),
    Doubt(
        "rival",
        _("sources differ, distance said"),
        _("Sources place it differently. Both places are drawn, with the distance between them."),
    ),
    Doubt(
        "order", _("order only, ends unknown"), _("What comes after what is known; where each begins and ends is not.")
    ),
    Doubt(
        "ring",
        _("peak of a scan, nobody needled"),
        _("A place in the brain that scans point to, brought out to the scalp. It was proposed; nobody was needled."),
    ),
    Doubt(
        "none", _("not drawn: no source gives its place"), _("It has a name; no source that was read gives its place.")
    ),
)
"""All kinds, from the surest on; a legend shows them in this order."""

DOUBT_OF: dict[Drawing, Doubt] = {each.drawing: each for each in DOUBTS}


def school_sample(school: School) -> SampleKind:
    """Return how a school is drawn as a whole, for lists."""
    samples: dict[str, SampleKind] = {
        "band": "solid", "line": "line", "dashed": "dashed", "dotted": "dashed", "soft": "search-area",
        "points": "points", "ring": "ring", "figure": "figure",
    }  # fmt: skip
    return samples[school.line_kind]


def is_found_by_pressing(catalog: Catalog, zone: Zone) -> bool:
    """Whether a tender spot is looked for in it: also where two sources put such an area in two places."""
    return zone.drawing == "search-area" or (zone.drawing == "rival" and catalog.school_of(zone.id).line_kind == "soft")


def zone_sample(catalog: Catalog, zone: Zone) -> SampleKind:
    """Return how a zone is drawn: by how sure its place is, and where that is sure by its school."""
    of_school = school_sample(catalog.school_of(zone.id))
    return zone.drawing if zone.drawing != "solid" or of_school == "dashed" else of_school


def doubts_shown(catalog: Catalog, atlas: Atlas | None, state: ViewState) -> tuple[Doubt, ...]:
    """Return the kinds of doubt that are before the reader, in order; none while all that is shown is sure.

    What is named without a place counts where the whole of its school is shown. A patient is told in words.
    """
    found: set[Drawing] = set()
    if atlas is not None and not state.entry.is_of_patient:
        shown = [catalog.zones[atlas.zones[index].zone] for index in shown_roles(catalog, atlas, state)]
        found |= {zone.drawing for zone in shown}
        if state.shown_mode == "explore":
            found |= named_drawings(catalog, dict.fromkeys(catalog.school_of(zone.id).id for zone in shown))
    return of_drawings(found)


def order_shown(catalog: Catalog, atlas: Atlas | None, state: ViewState) -> tuple[str, ...]:
    """Return the names of areas of which only the order is known, front to back, of the schools that are shown."""
    if (
        atlas is None
        or state.entry.is_of_patient
        or as_drawn(state).mode != "explore"
        or state.selection.zone is not None
    ):
        return ()
    shown = dict.fromkeys(catalog.school_of(atlas.zones[index].zone).id for index in shown_roles(catalog, atlas, state))
    return tuple(name for school in shown for name in names_in_order(catalog, school))


def names_in_order(catalog: Catalog, school: SchoolId) -> tuple[str, ...]:
    """Return the names of a school's areas of which only the order is known, front to back."""
    return tuple(area.name.en for area in catalog.schools[school].named if area.drawing == "order")


def named_drawings(catalog: Catalog, schools: Iterable[SchoolId]) -> set[Drawing]:
    """Return how these schools' areas without a place are drawn."""
    return {area.drawing for school in schools for area in catalog.schools[school].named}


def of_drawings(drawings: Iterable[Drawing]) -> tuple[Doubt, ...]:
    """Return these kinds in order; none where there is no doubt among them that a legend would have to explain."""
    found = set(drawings)
    return tuple(each for each in DOUBTS if each.drawing in found) if found - {"solid"} else ()


def doubt_words(zone: Zone, atlas: Atlas | None = None, side: Side = "left") -> str:
    """Say in a few words how sure the place of a zone is, with the millimetres where they are known."""
    if zone.is_schematic:
        return _("a scheme: no source gives measures")
    if zone.layout is not None:
        return _("a region: no source gives its size")
    match zone.drawing:
        case "rival":
            spread_mm = atlas.spread_mm(zone.id, side) if atlas is not None else None
            spread_mm = spread_mm if spread_mm is not None else as_number(zone.uncertainty_mm)
            return _("sources differ by %.0f mm") % spread_mm if spread_mm else _("sources differ")
        case "ring":
            return _("place proposed, nobody needled")
        case "search-area":
            return _("search area: found by pressing")
        case "dashed":
            stated_mm = as_number(zone.uncertainty_mm)
            return _("one source, about ±%.0f mm") % stated_mm if stated_mm else _("one source")
    return DOUBT_OF[zone.drawing].name


def doubt_meaning(zone: Zone) -> str:
    """Say in a sentence what that means; nothing of what is sure, or says it itself."""
    return (
        "" if zone.drawing == "solid" or zone.is_schematic or zone.layout is not None else DOUBT_OF[zone.drawing].said
    )


def measure_words(zone: Zone, placed: PlacedZone, atlas: Atlas | None = None) -> str:
    """Say how large a zone is on this head, in the way that suits what it is, and how far its sources differ."""
    size = _size_words(zone, placed)
    return f"{size}, {doubt_words(zone, atlas, placed.side)}" if zone.drawing == "rival" else size


def _size_words(zone: Zone, placed: PlacedZone) -> str:
    form = placed.form
    if zone.layout is not None:
        return doubt_words(zone)
    match form.kind:
        case "disc" if form.half_mm is not None:
            return _("area of {radius:g} mm round, found by pressing").format(radius=form.half_mm)
        case "ring" if zone.depth_mm is not None:
            return _("peak {depth:.0f} mm deep, nobody needled").format(depth=zone.depth_mm)
        case "ring" | "figure":
            return DOUBT_OF[zone.drawing].name if form.kind == "ring" else _("schematic")
        case "strip" | "cells" if form.half_mm is not None:
            return _("{length:.0f} × {width:.0f} mm on this head").format(
                length=placed.length_mm, width=2 * form.half_mm
            )
        case "marks":
            return ngettext("{count} point", "{count} points", len(placed.lines)).format(count=len(placed.lines))
    return _("{length:.1f} cm on this head").format(length=placed.length_mm / 10)
