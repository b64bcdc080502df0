"""What a picture or a film shows, as its request says it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from typing import TYPE_CHECKING, Any

from viewer.domain.acupoint import is_point
from viewer.domain.catalog import Catalog
from viewer.domain.identity import PointId, SchoolId, ZoneId
from viewer.errors import RequestError
from viewer.export.export import Request
from viewer.export.names import DEFAULT_HEAD, tour_file
from viewer.state.view_state import CameraOrder, Drawing, Reader, Rules, Selection, ViewState

if TYPE_CHECKING:
    from viewer.export.studio import ImageStyle

_PLAIN_SIDE_PX = 800  # lines and letters of a picture this high have the size of the window's; others grow with it
_LEAST_RATIO = 0.7  # letters of 10 pixels, the smallest that can be read


def requested_view(catalog: Catalog, request: Request) -> ViewState:
    """Return the state that shows what is asked for.

    Parameters
    ----------
    request : Request
        With ``zones``, ``system``, ``side``, ``view``, ``skin``, ``hair``, ``labels``, ``head`` and the rules;
        with ``has_zones``
        ``overlays`` and ``glass`` if it knows them.
    """
    from viewer.domain.point_use import lines_of

    zones = tuple(ZoneId(name) for name in request.zones if not is_point(name))
    point = next((PointId(name) for name in request.zones if is_point(name)), None)
    overlays: frozenset[Any] = frozenset(name.replace("-", "_") for name in getattr(request, "overlays", ()))
    first = catalog.school_of(zones[0]).id if zones else next(iter(catalog.schools), None)
    school = first if request.system is None else SchoolId(request.system)
    return ViewState(
        school=school,
        camera=CameraOrder(request.view or ("zone" if request.zones else "reset"), 1),
        head=request.head,
        selection=Selection(
            zone=zones[0] if zones else None,
            point=point if not zones else None,
            lit=zones[1:] if zones else lines_of(catalog, point) if point is not None else (),
            side=request.side,
        ),
        drawing=Drawing(
            zone_opacity=1.0 if getattr(request, "has_zones", True) else 0.0,
            labels=request.labels,
            overlays=overlays | {"points"} if point is not None else overlays,
            glass=getattr(request, "glass", 0.0),
        ),
        reader=Reader(skin=request.skin, hair=request.hair),
        rules=Rules(variants=frozenset(request.variants), has_scaled_cm=request.scaled_cm),
    )


def view_of_stop(catalog: Catalog, request: Request, note: Callable[[str], None]) -> ViewState:
    """Return the state that a stop of a tour keeps; what is not there any more is told and left out.

    Parameters
    ----------
    request : Request
        With ``tour``, ``stop``, ``head``, ``skin``, ``hair``, ``labels`` and ``view``.
    note : callable
        Hears what is not there.

    Raises
    ------
    RequestError
        If there is no such tour or stop.
    """
    from viewer.data.paths import head_folders
    from viewer.data.tour_file import read_tour
    from viewer.domain.tour_reference import known_view
    from viewer.state.stop_view import state_at

    tour = read_tour(tour_file(request.tour))
    number = round(request.stop or 1)
    if number > len(tour.stops):
        raise RequestError(f"there is no stop {number}; this tour has {len(tour.stops)}")
    view = tour.stops[number - 1].view
    heads = tuple(folder.name for folder in head_folders())
    # A stop on a head of one's own is shown on the head that is named.
    lost = known_view(view, catalog, heads if request.head == DEFAULT_HEAD else (*heads, view.head))[1]
    for each in lost:
        note(each.sentence)
    state = state_at(
        ViewState(mode="learn", head=request.head, reader=Reader(skin=request.skin, hair=request.hair)),
        view,
        catalog,
        heads,
    )
    camera = state.camera if request.view is None else CameraOrder(request.view, state.camera.number + 1)
    return replace(
        state,
        mode=state.shown_mode,
        camera=camera,
        drawing=replace(state.drawing, labels=state.drawing.labels and request.labels),
    )


def requested_style(request: Request, size_px: tuple[int, int], samples: int | None = None) -> ImageStyle:
    """Return how a picture is made, so that it looks alike at any size.

    Parameters
    ----------
    request : Request
        With ``background`` and ``theme``; with ``scale`` and ``ratio`` if it knows them.
    size_px : (int, int)
        Width and height.
    samples : int, optional
        As of `ImageStyle`; by default as many as a single picture has.
    """
    from viewer.export.studio import ImageStyle

    ratio = getattr(request, "ratio", None) or max(_LEAST_RATIO, min(size_px) / _PLAIN_SIDE_PX)
    style = ImageStyle(*size_px, ratio, request.background, request.theme, getattr(request, "scale", 1.0))
    return style if samples is None else replace(style, samples=samples)
