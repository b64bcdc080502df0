"""An atlas as plain arrays and a header that JSON can hold, and back."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import asdict
from typing import Any, cast, get_args

import numpy as np
from numpy.typing import NDArray

from viewer.atlas.atlas import Atlas
from viewer.atlas.comparison import Comparison
from viewer.atlas.placed import PlacedForm, PlacedLine, PlacedPart, PlacedPoint, PlacedRival, PlacedStep, PlacedZone
from viewer.domain.drawing import Form
from viewer.errors import Problem
from viewer.geometry.head import Person, Points


def pack(atlas: Atlas) -> tuple[dict[str, Any], dict[str, NDArray[np.float64]]]:
    """Lay an atlas out as a header and arrays.

    Returns
    -------
    header : dict
        Everything but coordinates; what `json` can write.
    arrays : dict of str to array, shape (n, 3)
        ``line_points``, ``line_normals``, ``step_points``, ``curve_points`` one after the other; ``landmarks``,
        ``sites``; ``point_places`` and ``point_normals``; ``rival_points``, ``rival_normals``, and two rows for each
        rival in ``rival_gaps``: where it lies farthest off.
    """
    lines = [line for zone in atlas.zones for line in zone.lines]
    steps = [step for zone in atlas.zones for step in zone.steps]
    rival_lines = [line for rival in atlas.rivals for line in rival.lines]
    header = {
        "head": atlas.head,
        "person": atlas.person,
        "landmarks": list(atlas.landmarks_mm),
        "problems": [asdict(problem) for problem in atlas.problems],
        "cun_mm": dict(atlas.cun_mm),
        "sites": list(atlas.sites_mm),
        "curves": [[name, len(curve)] for name, curve in atlas.curves_mm.items()],
        "points": [[point.point, point.side] for point in atlas.points],
        "zones": [_zone_header(zone) for zone in atlas.zones],
        "rivals": [_rival_header(rival) for rival in atlas.rivals],
    }
    arrays = {
        "line_points": _stacked([line.points_mm for line in lines]),
        "line_normals": _stacked([line.normals for line in lines]),
        "step_points": _stacked([step.points_mm for step in steps]),
        "curve_points": _stacked(list(atlas.curves_mm.values())),
        "landmarks": _stacked([place[None] for place in atlas.landmarks_mm.values()]),
        "sites": _stacked([place[None] for place in atlas.sites_mm.values()]),
        "point_places": _stacked([point.position_mm[None] for point in atlas.points]),
        "point_normals": _stacked([point.normal[None] for point in atlas.points]),
        "rival_points": _stacked([line.points_mm for line in rival_lines]),
        "rival_normals": _stacked([line.normals for line in rival_lines]),
        "rival_gaps": _stacked([rival.difference.greatest_at_mm for rival in atlas.rivals]),
    }
    return header, arrays


def unpack(header: Mapping[str, Any], arrays: Mapping[str, NDArray[Any]]) -> Atlas:
    """Make the atlas of what `pack` gave.

    Raises
    ------
    KeyError, TypeError, ValueError
        If something is missing or does not fit together.
    """
    points, normals, steps, curve_points, *of_rivals = (
        _Slices(arrays[name])
        for name in (
            "line_points",
            "line_normals",
            "step_points",
            "curve_points",
            "rival_points",
            "rival_normals",
            "rival_gaps",
        )
    )
    zones = tuple(_zone(entry, points, normals, steps) for entry in header["zones"])
    curves = {name: curve_points.take(count) for name, count in header["curves"]}
    rivals = tuple(_rival(entry, *of_rivals) for entry in header["rivals"])
    for slices in (points, normals, steps, curve_points, *of_rivals):
        slices.check_used_up()
    return Atlas(
        header["head"],
        dict(zip(header["landmarks"], _rows(arrays["landmarks"]), strict=True)),
        zones,
        tuple(Problem(**problem) for problem in header["problems"]),
        header["cun_mm"],
        dict(zip(header["sites"], _rows(arrays["sites"]), strict=True)),
        curves,
        tuple(
            PlacedPoint(name, side, place, normal)
            for (name, side), place, normal in zip(
                header["points"], _rows(arrays["point_places"]), _rows(arrays["point_normals"]), strict=True
            )
        ),
        rivals,
        _person(header["person"]),
    )


def _person(value: object) -> Person:
    for person in get_args(Person):
        if value == person:
            return cast("Person", person)
    raise ValueError(f"{value!r} is nobody whose head it could be")


def _zone_header(zone: PlacedZone) -> dict[str, Any]:
    return {
        "zone": zone.zone,
        "side": zone.side,
        "length_mm": zone.length_mm,
        "lines": [len(line.points_mm) for line in zone.lines],
        "parts": [asdict(part) for part in zone.parts],
        "steps": [[step.step, step.kind, len(step.points_mm), step.measure_mm] for step in zone.steps],
        "form": _form_header(zone.form),
    }


def _zone(entry: Mapping[str, Any], points: _Slices, normals: _Slices, steps: _Slices) -> PlacedZone:
    return PlacedZone(
        entry["zone"],
        entry["side"],
        tuple(PlacedLine(points.take(count), normals.take(count)) for count in entry["lines"]),
        entry["length_mm"],
        tuple(PlacedPart(**part) for part in entry["parts"]),
        tuple(PlacedStep(name, kind, steps.take(count), measure) for name, kind, count, measure in entry["steps"]),
        _form(entry["form"]),
    )


def _form_header(form: PlacedForm) -> list[Any]:
    cross = None if form.cross_mm is None else form.cross_mm.tolist()
    return [form.kind, form.half_mm, form.is_square, cross, form.cross_apart_mm]


def _form(entry: list[Any]) -> PlacedForm:
    kind, half_mm, is_square, cross, apart_mm = entry
    if kind not in get_args(Form):
        raise ValueError(f"{kind!r} is no form of a zone")
    place = None if cross is None else _rows(np.array([cross], dtype=np.float64))[0]
    return PlacedForm(kind, half_mm, is_square, place, apart_mm)


def _rival_header(rival: PlacedRival) -> dict[str, Any]:
    return {
        "zone": rival.zone,
        "side": rival.side,
        "variant": rival.variant,
        "lines": [len(line.points_mm) for line in rival.lines],
        "mean_mm": rival.difference.mean_mm,
        "greatest_mm": rival.difference.greatest_mm,
        "form": _form_header(rival.form),
    }


def _rival(entry: Mapping[str, Any], points: _Slices, normals: _Slices, gaps: _Slices) -> PlacedRival:
    return PlacedRival(
        entry["zone"],
        entry["side"],
        entry["variant"],
        tuple(PlacedLine(points.take(count), normals.take(count)) for count in entry["lines"]),
        Comparison(entry["mean_mm"], entry["greatest_mm"], gaps.take(2)),
        _form(entry["form"]),
    )


def _stacked(pieces: list[Points]) -> Points:
    return np.vstack(pieces) if pieces else np.zeros((0, 3))


def _rows(points: NDArray[Any]) -> Points:
    """The array, if it holds points."""
    if points.ndim != 2 or points.shape[1] != 3 or points.dtype != np.float64:
        raise ValueError(f"points of shape {points.shape} and type {points.dtype}")
    return points


class _Slices:
    """Rows of an array, handed out from the front."""

    def __init__(self, rows: NDArray[Any]) -> None:
        self._rows = _rows(rows)
        self._next = 0

    def take(self, count: int) -> Points:
        taken = self._rows[self._next : self._next + count]
        if len(taken) != count:
            raise ValueError("fewer points than announced")
        self._next += count
        return taken

    def check_used_up(self) -> None:
        if self._next != len(self._rows):
            raise ValueError("more points than announced")
