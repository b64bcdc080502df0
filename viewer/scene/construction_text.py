"""What the labels of a construction say, and where they point: first what the step makes, then what it stands on."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

from viewer.data.language import gettext as _
from viewer.geometry.head import Points
from viewer.presentation.construction_places import MIDLINE
from viewer.presentation.construction_view import ConstructionStep
from viewer.scene.construction_actors import LaidConstruction, LaidStep
from viewer.scene.construction_ink import Laid
from viewer.scene.label_text import LabelText
from viewer.scene.nearest_skin import unit

# Of a line, tried in this order: where a hand would point first.
_SHARES = (0.5, 0.4, 0.6, 0.3, 0.7, 0.2, 0.8, 0.1, 0.9)
_MIDLINE_SHARES = (0.33, 0.24, 0.38, 0.62, 0.7, 0.52, 0.8)  # beside the numbers on the tape
_SEEN_OF_MIDLINE = (0.1, 0.62)  # the camera stands before it
_LONG, _AHEAD, _UP = 170, 0.45, 0.65  # points of a line, about a mm apart
_BEHIND = -0.5  # of a normal: what looks this much backwards is seen from behind
_ASIDE = 0.75  # how far the eye leans to the side that is built, where what is made lies on the midline


def construction_texts(laid: LaidConstruction) -> list[LabelText]:
    """Return the labels of the step that is explained, the weightier first."""
    view = laid.view
    step = view.step
    if step is None:
        return []
    now = laid.steps[view.at]
    texts = _made_texts(step, now, laid)
    texts += [_at(f"named/{spot.name}", spot.name, spot.note, spot.point_mm[None], laid) for spot in step.drawing.named]
    if view.rival is not None and laid.rival:
        texts.append(_along("rival", view.rival.name, view.rival.difference, laid.rival))
    for spot in step.drawing.taken:
        texts.append(_at(f"taken/{spot.name}", spot.name, spot.note, spot.point_mm[None], laid))
    if view.at + 1 < len(view.steps):
        following = view.steps[view.at + 1]
        texts += _next_text(following, laid.steps[view.at + 1], laid, view.at + 2)
    for index, done in enumerate(view.steps[: view.at] if not step.drawing.named else ()):
        if done.id == MIDLINE and laid.steps[index].tapes:
            title = f"{done.makes} {done.measure}"
            texts.append(
                _along("midline", title, _("measured along the skin"), laid.steps[index].tapes, _MIDLINE_SHARES)
            )
    return texts


def step_normals(laid: LaidConstruction, side: str) -> Points:
    """Return the skin's normals at what the step makes, shape (n, 3), for a camera that is to face it.

    What lies on the midline is looked at from the side that is built, for there the zone will lie.
    """
    view = laid.view
    if view.step is None:
        return np.empty((0, 3))
    now = laid.steps[view.at]
    if not now.all and not view.step.drawing.made:
        now = laid.steps[max(view.at - 1, 0)]
    normals = [each.normals for each in now.all]
    spots = view.step.drawing.made
    if spots:
        _, at = laid.skin.project(np.array([spot.point_mm for spot in spots]))
        normals = [np.concatenate([*normals, at])] if view.step.id != MIDLINE else normals
    if not normals:
        return np.empty((0, 3))
    if view.step.id == MIDLINE:
        first, last = (round(share * len(normals[0])) for share in _SEEN_OF_MIDLINE)
        normals = [normals[0][first:last]]
    together = np.concatenate(normals)
    if len(together) > _LONG:
        together = unit(
            together + np.array([0.0, _AHEAD, _UP])
        )  # what goes round the head is seen best from before and above it
    aside = float(together[:, 0].mean())
    sign = 1.0 if side == "right" else -1.0
    if view.has_sides and abs(aside) < 0.3:
        is_behind = float(together[:, 1].mean()) < _BEHIND
        together = unit(
            together + np.array([sign * _ASIDE * (0.6 if is_behind else 1.0), 0.0 if is_behind else 0.25, 0.0])
        )
    return together


def _made_texts(step: ConstructionStep, now: LaidStep, laid: LaidConstruction) -> list[LabelText]:
    view = laid.view
    curves = now.tapes or now.lines
    if step.id == MIDLINE:
        title, second = f"{step.makes} {step.measure}", _("measured along the skin")
        return [_along("now", title, second, curves, _MIDLINE_SHARES)] if curves else []
    points = [spot for spot in step.drawing.made if spot.name]
    is_point = bool(points) and (not curves or len(step.drawing.made) == 1)
    if is_point:
        return [_at("now", points[0].name, step.measure, points[0].point_mm[None], laid, is_strong=True)]
    title = view.title if view.is_finished else step.makes
    if curves:
        return [_along("now", title, step.measure, curves, is_strong=True)]
    if step.drawing.made:  # a disc or a ring: an area about places that have no name of their own
        places = np.array([spot.point_mm for spot in step.drawing.made])
        return [_at("now", title, step.measure, places, laid, is_strong=True)]
    return []


def _next_text(step: ConstructionStep, coming: LaidStep, laid: LaidConstruction, number: int) -> list[LabelText]:
    second = _("next: step {number}").format(number=number)
    if coming.all:
        return [_along("next", step.makes, second, coming.lines or coming.tapes)]
    if step.drawing.made:
        return [_at("next", step.makes, second, step.drawing.made[0].point_mm[None], laid)]
    return []


def _at(
    key: str, title: str, second: str, points: Points, laid: LaidConstruction, *, is_strong: bool = False
) -> LabelText:
    return LabelText(key, title, second, points, laid.skin.project(points)[1], is_strong)


def _along(
    key: str,
    title: str,
    second: str,
    stretches: Sequence[Laid],
    shares: Sequence[float] = _SHARES,
    *,
    is_strong: bool = False,
) -> LabelText:
    points, normals = [], []
    for share in shares:
        for laid in stretches:
            index = round(share * (len(laid.points_mm) - 1))
            points.append(laid.points_mm[index])
            normals.append(laid.normals[index])
    return LabelText(key, title, second, np.array(points), np.array(normals), is_strong)
