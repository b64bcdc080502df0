"""What a picture or a film shows, as its call says it.

May import: `viewer.cli.call` and everything below it.
"""

from __future__ import annotations

import argparse
from dataclasses import replace

from viewer.cli.argument_kinds import DEFAULT_HEAD
from viewer.cli.call import FAILED, WrongCall, tell, tour_file
from viewer.domain.acupoint import is_point
from viewer.domain.catalog import Catalog
from viewer.domain.identity import PointId, SchoolId, ZoneId
from viewer.state.view_state import CameraOrder, ViewState

PLAIN_SIDE_PX = 800
"""Lines and letters of a picture this high have the size of the window's; others grow and shrink with it."""
LEAST_RATIO = 0.7
"""Letters of 10 pixels, the smallest that can be read."""


def ordered_view(catalog: Catalog, order: argparse.Namespace) -> ViewState:
    """Return the state that shows what was ordered.

    Parameters
    ----------
    catalog : Catalog
        Holds all that is named.
    order : Namespace
        With ``zones``, ``system``, ``is_bare``, ``side``, ``view``, ``skin``, ``labels`` and ``overlays``.
    """
    from viewer.domain.point_use import lines_of

    zones = tuple(ZoneId(name) for name in order.zones if not is_point(name))
    point = next((PointId(name) for name in order.zones if is_point(name)), None)
    overlays: set[str] = {name.replace("-", "_") for name in order.overlays}
    first = catalog.school_of(zones[0]).id if zones else next(iter(catalog.schools), None)
    school = first if order.system is None else SchoolId(order.system)
    return ViewState(
        school=school,
        selected=zones[0] if zones else None,
        point=point if not zones else None,
        lit=zones[1:] if zones else lines_of(catalog, point) if point is not None else (),
        zone_opacity=0.0 if order.is_bare else 1.0,
        side=order.side,
        camera=CameraOrder(order.view or ("zone" if order.zones else "reset"), 1),
        skin=order.skin,
        labels=order.labels,
        overlays=frozenset(overlays | {"points"} if point is not None else overlays),  # type: ignore[arg-type]
    )


def view_of_stop(catalog: Catalog, order: argparse.Namespace) -> ViewState:
    """Return the state that a stop of a tour keeps; what is not there any more is told and left out.

    Parameters
    ----------
    catalog : Catalog
        What exists.
    order : Namespace
        With ``tour``, ``stop``, ``head``, ``skin``, ``labels`` and ``view``.

    Raises
    ------
    WrongCall
        If there is no such tour or stop.
    """
    from viewer.data.paths import head_folders
    from viewer.data.tour_file import read_tour
    from viewer.domain.tour_reference import known_view
    from viewer.state.stop_view import state_at

    tour = read_tour(tour_file(order.tour))
    number = round(order.stop or 1)
    if number > len(tour.stops):
        raise WrongCall(f"there is no stop {number}; this tour has {len(tour.stops)}")
    view = tour.stops[number - 1].view
    heads = tuple(folder.name for folder in head_folders())
    # A stop on a head of one's own is shown on the head that is named.
    lost = known_view(view, catalog, heads if order.head == DEFAULT_HEAD else (*heads, view.head))[1]
    tell((each.sentence for each in lost), FAILED)
    state = state_at(ViewState(mode="learn", head=order.head, skin=order.skin), view, catalog, heads)
    camera = state.camera if order.view is None else CameraOrder(order.view, state.camera.number + 1)
    return replace(state, mode=state.shown_mode, camera=camera, labels=state.labels and order.labels)
