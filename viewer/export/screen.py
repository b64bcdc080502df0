"""What the window shows, as far as an export asks."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING

from viewer.presentation.question import Choice, Pick, Value

if TYPE_CHECKING:
    from viewer.domain.catalog import Catalog
    from viewer.domain.identity import ZoneId
    from viewer.domain.tour import Tour
    from viewer.presentation.palette import Scheme
    from viewer.state.view_state import ViewState


@dataclass(frozen=True, slots=True)
class Screen:
    """What is shown.

    Attributes
    ----------
    catalog : Catalog
        Where names are looked up.
    values : mapping
        The values that options have here, by name.
    zone : str or None
        The zone that is chosen.
    tour : Tour or None
        The tour that is open, if there is anything in it.
    """

    catalog: Catalog
    values: Mapping[str, Value]
    zone: ZoneId | None = None
    tour: Tour | None = None


def screen_of(catalog: Catalog, state: ViewState, scheme: Scheme, head: str) -> Screen:
    """Return what a state shows; `head` is its head as the command line takes it: an id, or a folder."""
    chosen = state.selection.zone if state.selection.zone is not None else state.selection.point
    values: dict[str, Value] = {
        "head": head,
        "skin": state.reader.skin,
        "hair": state.reader.hair,
        "theme": scheme,
        "labels": state.drawing.labels,
        "glass": state.drawing.glass,
        "zones": [name for name in (chosen, *state.selection.lit) if name is not None],
        "system": state.school,
        "side": state.selection.side,
        "variants": sorted(state.rules.variants),
        "scaled_cm": state.rules.has_scaled_cm,
        "zone": chosen,
        "study": state.study,
        "complaint": state.selection.complaint,
        "is_all": (chosen, state.study, state.selection.complaint) == (None, None, None),
        "what": {"build": "build", "learn": "tour"}.get(state.mode, "orbit"),
    }
    return Screen(
        catalog,
        values,
        state.selection.zone,
        state.lesson.tour if state.lesson.tour is not None and state.lesson.tour.stops else None,
    )


def schools_here(screen: Screen) -> Choice:
    """Return all schools together, and each."""
    schools = screen.catalog.schools.values()
    return Choice((Pick(None, "All schools"), *(Pick(school.id, school.name) for school in schools)))


def zones_here(screen: Screen) -> Choice:
    """Return sets of zones that can be picked: of the school on view, the chosen, of other schools, all."""
    catalog = screen.catalog
    shown = screen.values.get("zones")
    chosen = [zone for zone in shown if zone in catalog.zones] if isinstance(shown, list) else []
    names = ", ".join(catalog.zones[zone].name.en for zone in chosen)
    schools = [
        Pick([zone for zone in catalog.zones if catalog.school_of(zone).id == school.id], school.name)
        for school in sorted(catalog.schools.values(), key=lambda each: each.id != screen.values.get("system"))
    ]
    picked = [Pick(chosen, f"Chosen: {names}")] if chosen else []
    return Choice((*schools[:1], *picked, *schools[1:], Pick([*catalog.zones], "All schools")))
