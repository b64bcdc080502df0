"""Acupuncture points, ends of zones and sites of the 10-10 grid as electrode files in the form of BIDS.

Three files that belong together: where each place lies (``electrodes.tsv``), what the columns mean
(``electrodes.json``), and in which frame (``coordsystem.json``). The rules are those of the Brain Imaging Data
Structure for electroencephalography (Pernet and others, Scientific Data 2019;6:103): ``name``, ``x``, ``y`` and ``z``
come first, names are unique, further columns are described, and the frame is one that BIDS names.
"""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np

from viewer import __version__
from viewer.atlas.atlas import Atlas
from viewer.data.atomic import write_atomic
from viewer.domain.catalog import Catalog
from viewer.errors import ExportError
from viewer.geometry.head import Point, Points

COLUMNS = ("name", "x", "y", "z", "kind", "side", "id")

_FRAME = "CapTrak"
_AXES = (
    "Origin on the line between the ear points (LPA and RPA), at the foot of the perpendicular from the nasion. "
    "+x goes through the right ear point, +y through the nasion, +z up."
)
_HOW = (
    "Worked out by rule on a model head, and turned from the head's own frame (horizontal through orbits and ears) "
    "into this one. No place was measured on a person, and no electrode was there."
)
_MEANINGS: dict[str, dict[str, Any]] = {
    "kind": {
        "Description": "What lies there.",
        "Levels": {
            "site": "a site of the 10-10 grid",
            "acupoint": "an acupuncture point",
            "zone_begin": "where a zone or line of scalp acupuncture begins, as its rule builds it",
            "zone_end": "where it ends",
        },
    },
    "side": {
        "Description": "The patient's side.",
        "Levels": {"left": "left", "right": "right", "midline": "on the midline"},
    },
    "id": {"Description": "Name of the point or zone in Scalp Map Viewer; n/a for a site."},
}
_MM_PER_M = 1000.0
_DECIMALS = 6  # of a metre
_SIDE_LETTERS = {"left": "_L", "right": "_R", "midline": ""}
_MIDLINE_MM = 0.5


@dataclass(frozen=True, slots=True)
class _Row:
    name: str
    kind: str
    side: str
    id: str


def electrode_files(catalog: Catalog, atlas: Atlas) -> dict[str, bytes]:
    """Return the three files by name.

    Parameters
    ----------
    catalog : Catalog
        Of which the atlas was made.
    atlas : Atlas
        The places. Its head must have ``nasion``, ``lpa`` and ``rpa``.
    """
    rows, places = _places(catalog, atlas)
    turned = _to_captrak(atlas, np.array(places).reshape(-1, 3))
    held = io.StringIO(newline="")
    writer = csv.writer(held, delimiter="\t", lineterminator="\n")
    writer.writerow(COLUMNS)
    for row, place in zip(rows, turned, strict=True):
        numbers = (f"{round(float(value), _DECIMALS) + 0.0:.{_DECIMALS}f}" for value in place)
        writer.writerow([row.name, *numbers, row.kind, row.side, row.id])
    stem = f"sub-{_label(atlas.head)}_space-{_FRAME}"
    return {
        f"{stem}_electrodes.tsv": held.getvalue().encode(),
        f"{stem}_electrodes.json": _json(_MEANINGS),
        f"{stem}_coordsystem.json": _json(_frame(atlas)),
    }


def write_electrodes(folder: Path, files: dict[str, bytes]) -> tuple[Path, ...]:
    """Write the files into a folder, which is made if it is not there; returns their paths.

    Raises
    ------
    ExportError
        If one cannot be written.
    """
    try:
        folder.mkdir(exist_ok=True)
    except OSError as error:
        raise ExportError(f"{folder}: {error.strerror}") from error
    for name, content in files.items():
        try:
            write_atomic(folder / name, content)
        except OSError as error:  # its own name is that of the file beside, which is gone
            raise ExportError(f"{folder / name}: {error.strerror}") from error
    return tuple(folder / name for name in files)


def _places(catalog: Catalog, atlas: Atlas) -> tuple[list[_Row], list[Point]]:
    found = (*_sites(atlas), *_acupoints(catalog, atlas), *_ends(catalog, atlas))
    return [row for row, _ in found], [place for _, place in found]


def _sites(atlas: Atlas) -> Iterator[tuple[_Row, Point]]:
    for name, place in atlas.sites_mm.items():
        side = "midline" if abs(place[0]) < _MIDLINE_MM else "right" if place[0] > 0 else "left"
        yield _Row(name, "site", side, "n/a"), place


def _acupoints(catalog: Catalog, atlas: Atlas) -> Iterator[tuple[_Row, Point]]:
    points = {point.step: point for point in catalog.points.values() if point.step}
    codes = [point.code for point in points.values()]
    for placed in atlas.points:
        point = points.get(placed.point)
        if point is not None:
            # Four points share one code; their own names tell them apart.
            code = point.code if codes.count(point.code) == 1 else point.id.partition(".")[2].upper()
            yield _Row(f"{code}{_SIDE_LETTERS[placed.side]}", "acupoint", placed.side, point.id), placed.position_mm


def _ends(catalog: Catalog, atlas: Atlas) -> Iterator[tuple[_Row, Point]]:
    codes = [zone.code for zone in catalog.zones.values()]
    for placed in atlas.zones:
        code = catalog.zones[placed.zone].code
        code = code if codes.count(code) == 1 else placed.zone
        for number, line in enumerate(placed.lines, 1):
            name = f"{code}{_SIDE_LETTERS[placed.side]}" + (f"_{number}" if len(placed.lines) > 1 else "")
            yield _Row(f"{name}_begin", "zone_begin", placed.side, placed.zone), line.points_mm[0]
            yield _Row(f"{name}_end", "zone_end", placed.side, placed.zone), line.points_mm[-1]


def _to_captrak(atlas: Atlas, points_mm: Points) -> Points:
    """Turn points into the frame that goes through the nasion, in metres."""
    nasion, left, right = (atlas.landmarks_mm[name] for name in ("nasion", "lpa", "rpa"))
    x = (right - left) / np.linalg.norm(right - left)
    origin = left + x * float((nasion - left) @ x)
    y = (nasion - origin) / np.linalg.norm(nasion - origin)
    turned: Points = (points_mm - origin) @ np.column_stack([x, y, np.cross(x, y)]) / _MM_PER_M
    return turned


def _frame(atlas: Atlas) -> dict[str, Any]:
    named = {"NAS": "nasion", "LPA": "lpa", "RPA": "rpa"}
    places = _to_captrak(atlas, np.array([atlas.landmarks_mm[name] for name in named.values()]))
    landmarks = {short: (np.round(place, _DECIMALS) + 0.0).tolist() for short, place in zip(named, places, strict=True)}
    return {
        "EEGCoordinateSystem": _FRAME,
        "EEGCoordinateUnits": "m",
        "EEGCoordinateSystemDescription": f"{_AXES} {_HOW} Scalp Map Viewer {__version__}, head {atlas.head}.",
        "AnatomicalLandmarkCoordinates": landmarks,
        "AnatomicalLandmarkCoordinateSystem": _FRAME,
        "AnatomicalLandmarkCoordinateUnits": "m",
        "AnatomicalLandmarkCoordinateSystemDescription": _AXES,
    }


def _label(head: str) -> str:
    """Return a head's id as BIDS takes labels: letters and digits alone."""
    return "".join(letter for letter in head if letter.isascii() and letter.isalnum()) or "head"


def _json(content: dict[str, Any]) -> bytes:
    return (json.dumps(content, indent=2, ensure_ascii=False, allow_nan=False) + "\n").encode()
