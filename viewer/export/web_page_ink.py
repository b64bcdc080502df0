"""What the web page draws on the head beside zones: points, sites, lines, constructions and needles, as plain numbers.

A place is six numbers: where it lies on the skin, mm, and the skin's unit normal there, by which the page knows whether
it is seen. Lines are thinned to what a line of some pixels on a screen can show.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from typing import Any

import numpy as np

from viewer.atlas.atlas import Atlas
from viewer.domain.catalog import Catalog
from viewer.geometry.curve import arc_lengths
from viewer.geometry.head import Head, Points
from viewer.geometry.needle_skin import NeedleSkin
from viewer.presentation.construction import construction
from viewer.presentation.landmarks import LINE_NAMES, site_words
from viewer.presentation.points import point_words
from viewer.presentation.shown import Roles, half_width_mm
from viewer.presentation.ties import rivals_shown, ties
from viewer.scene.label_text import LabelText
from viewer.scene.nearest_skin import NearestSkin
from viewer.scene.needle_drawing import needle_drawing
from viewer.scene.needle_text import needle_texts
from viewer.scene.ribbon_rows import outline
from viewer.scene.soft_spot import rhomb
from viewer.scene.ties import ways_of
from viewer.state.view_state import ViewState

_STEP_MM = 4.0
_CHORD_STEP_MM = 3.0


class PageInk:
    """Packs what lies on the skin of one head.

    Parameters
    ----------
    catalog, atlas, head
        The atlas must have been made on this head.
    """

    def __init__(self, catalog: Catalog, atlas: Atlas, head: Head) -> None:
        self._catalog, self._atlas = catalog, atlas
        self._skin = NearestSkin(head.mesh)
        self._needle_skin = NeedleSkin(head.mesh)

    def layers(self) -> dict[str, Any]:
        """Return what can be laid over the head: ``points``, ``sites`` and ``lines``, each with names and places.

        With them ``ties``: the thin lines of zones, and where other sources have them, by zone and side; and
        ``soft``: the soft spot of an infant, which is drawn and named whatever else is shown, or None.
        """
        points = [
            {
                "point": words.point,
                "name": words.name,
                "title": words.title,
                "second": words.second,
                "side": words.side,
                "unsure": words.is_uncertain,
                "place": self._place(place),
            }
            for words, place in point_words(self._catalog, self._atlas)
        ]
        sites = [
            {"name": words.name, "strong": words.is_strong, "place": self._place(place)}
            for words, place in site_words(self._atlas)
        ]
        lines = [
            {"name": name, "points": self._line(self._atlas.curves_mm[key])}
            for key, name in LINE_NAMES.items()
            if key in self._atlas.curves_mm
        ]
        return {"points": points, "sites": sites, "lines": lines, "ties": list(self._ties()), "soft": self._soft()}

    def _soft(self) -> dict[str, Any] | None:
        shape = rhomb(self._atlas, self._skin)
        if shape is None:
            return None
        return {
            "title": shape.words.title,
            "second": shape.words.second,
            "place": self._place(shape.mark.point_mm),
            "outline": self._line(shape.outline()),
            "hatches": [self._line(each) for each in shape.hatches()],
        }

    def _ties(self) -> Iterator[dict[str, Any]]:
        everything: Roles = {
            index: "rest" for index, placed in enumerate(self._atlas.zones) if placed.zone in self._catalog.zones
        }
        for tie in ties(self._catalog, self._atlas, everything):
            for way in ways_of(tie, self._skin):
                yield {"zone": tie.zone, "side": tie.side, "kind": "tie", "points": self._line(way)}
        for rival in rivals_shown(self._catalog, self._atlas, everything):
            half_mm = half_width_mm(self._catalog.school_of(rival.zone), rival, "rest")
            for line in rival.lines:
                around = outline(line, half_mm)
                yield {"zone": rival.zone, "side": rival.side, "kind": "rival", "points": self._places(around)}

    def construction(self, state: ViewState) -> dict[str, Any] | None:
        """Return the construction of a state's zone up to its step; None if it cannot be built here.

        Returns
        -------
        dict
            ``steps``: of each its ``title``, ``measure``, ``text``, ``lines`` (``kind``, ``points``) and ``spots``
            (``name``, ``place``); ``at``: the step that is meant; ``zone``: whether the zone itself is there.
        """
        view = construction(self._catalog, self._atlas, replace(state, mode="build"))
        if view is None or not view.steps:
            return None
        at = min(max(state.build.step, 0), len(view.steps) - 1)
        replaced = {name for step in view.steps[: at + 1] for name in step.drawing.replaces}
        steps = []
        for step in view.steps[: at + 1]:
            drawing = step.drawing
            kept = () if step.id in replaced else drawing.stretches
            lines = [{"kind": each.kind, "points": self._line(each.points_mm, laid=each.is_chord)} for each in kept]
            spots = [{"name": spot.name, "place": self._place(spot.point_mm)} for spot in drawing.made]
            steps.append(
                {
                    "title": step.title,
                    "measure": step.measure_words,
                    "text": step.caption.text,
                    "lines": lines,
                    "spots": spots,
                }
            )
        return {"steps": steps, "at": at, "count": len(view.steps), "zone": at == len(view.steps) - 1}

    def needle(self, state: ViewState) -> dict[str, Any] | None:
        """Return the needles of a state: ``outside`` and ``under`` the skin, and ``texts`` with places; None if none.

        A place in the air has a normal of zero length: nothing can turn it away.
        """
        drawing = needle_drawing(self._catalog, self._atlas, self._needle_skin, replace(state, mode="needle"))
        if not drawing.paths:
            return None
        texts = needle_texts(drawing, state.needle.angle_deg)
        return {
            "outside": [
                [[*_rounded(point), 0, 0, 0] for point in path.outside_mm(drawing.whole_mm)] for path in drawing.paths
            ],
            "under": [self._line(path.over_mm) for path in drawing.paths],
            "texts": [{"title": text.title, "second": text.second, "place": self._text_place(text)} for text in texts],
        }

    def _text_place(self, text: LabelText) -> list[float]:
        normal = [0.0, 0.0, 0.0] if text.normals is None else text.normals[0]
        return [*_rounded(text.points_mm[0]), *_rounded(np.asarray(normal))]

    def _place(self, point_mm: Points) -> list[float]:
        return self._places(point_mm[None])[0]

    def _line(self, points_mm: Points, *, laid: bool = False) -> list[list[float]]:
        """Thin a line of shape (n, 3); with ``laid`` its ends alone lie on the skin, and the way between is laid on."""
        if len(points_mm) < 2:
            return self._places(points_mm)
        arc = arc_lengths(points_mm)
        count = max(2, round(float(arc[-1]) / (_CHORD_STEP_MM if laid else _STEP_MM)) + 1)
        wanted = np.linspace(0.0, float(arc[-1]), count)
        return self._places(np.column_stack([np.interp(wanted, arc, points_mm[:, axis]) for axis in range(3)]))

    def _places(self, points_mm: Points) -> list[list[float]]:
        on_skin, normals = self._skin.project(points_mm)
        return [[*_rounded(point), *_rounded(normal)] for point, normal in zip(on_skin, normals, strict=True)]


def _rounded(point: Points) -> list[float]:
    return [round(float(value), 2) for value in point]
