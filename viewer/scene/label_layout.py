r"""Where label plates stand: outside the head, sorted from top to bottom, leaders never crossing.

::

      +--------+      .-''''-.      +--------+
      | plate  |-----/--o     \     | plate  |
      +--------+    |     o----|----|        |
                     \        /     +--------+
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from itertools import combinations

import numpy as np
from numpy.typing import NDArray

from viewer.scene.label_outline import Column, Outline
from viewer.scene.label_spot import Anchor, Spot, cross, first_crossing

MOST_LABELS = 6
"""Labels of what is chosen."""

MOST_NAMES = 16
"""Names of zones at rest."""

_GAP_PX = 10.0  # between plates
_CLEAR_PX = 26.0  # between the head's outline and a plate
_MARGIN_PX = 14.0
_APART_PX = 12.0  # between a plate and the zone it names
_NEVER = 1000.0
_TRIES = 20
_LEVEL_PX = 28.0
_RAISE_PX = 34.0
_KEEP_PX = 90.0  # a label changes sides only for a gain of more than this
_STEP_PX = 4.0  # between the heights that are tried
_AROUND_PX = 6.0  # the outline is looked at this far above and below a plate
_LEAST_CLEAR_PX = 6.0  # between the outline and a plate that has little room
_FAR_SHARE = 0.3  # of the view's width: a plate that may be left out stands no farther from its dot
_COVER = 20.0  # what a pixel of the head that is covered costs, in pixels of way


def place_labels(
    anchors: Sequence[Anchor],
    outline: Outline,
    width_px: float,
    height_px: float,
    *,
    bottom_px: float = 0.0,
    left_top_px: float = 0.0,
    right_top_px: float = 0.0,
    before: dict[str, Column] | None = None,
) -> list[Spot]:
    """Stand the plates beside the head.

    Parameters
    ----------
    anchors : sequence of Anchor
        The weightier first; at most `MOST_LABELS` are placed, and `MOST_NAMES` of those that may be left out.
    outline : Outline
        Of the head.
    width_px, height_px : float
        Size of the view.
    bottom_px : float
        Height kept free at the lower edge.
    left_top_px, right_top_px : float
        Height kept free at the upper end of each column.
    before : dict, optional
        The columns in which the labels stood last; they stay there unless the other is much better.

    Returns
    -------
    list of Spot
        In the order of `anchors`, less those for which the column is full.
    """
    shown = [anchor for anchor in anchors if not anchor.is_spare][:MOST_LABELS]
    shown += [anchor for anchor in anchors if anchor.is_spare][:MOST_NAMES]
    low: dict[Column, float] = {"left": max(_MARGIN_PX, left_top_px), "right": max(_MARGIN_PX, right_top_px)}
    high = height_px - bottom_px - _MARGIN_PX
    columns = {anchor.key: _column(anchor, outline, before or {}, width_px, low) for anchor in shown}
    for attempt in range(_TRIES):
        spots = _spots(shown, columns, outline, width_px, low, high)
        crossing = first_crossing(shown, spots)
        if crossing is None:
            break
        first, second = crossing
        if columns[first.key] != columns[second.key] and attempt < len(shown) and not second.is_spare:
            columns[first.key], columns[second.key] = columns[second.key], columns[first.key]
        else:
            shown.remove(second)  # dots so near each other that two labels cannot be told apart
    return [spots[anchor.key] for anchor in shown if anchor.key in spots]


def _spots(
    anchors: Sequence[Anchor],
    columns: dict[str, Column],
    outline: Outline,
    width_px: float,
    low_px: dict[Column, float],
    high_px: float,
) -> dict[str, Spot]:
    """Stand each column; what has no room beside the head in its own goes to the other, or stands on it, or goes."""
    own: dict[Column, list[Anchor]] = {"left": [], "right": []}
    for anchor in anchors:
        own[columns[anchor.key]].append(anchor)

    def beside(wanted: list[Anchor], column: Column) -> tuple[list[Anchor], list[Anchor]]:
        return _beside_head(wanted, column, outline, width_px, low_px[column], high_px)

    left, homeless = beside(own["left"], "left")
    right, homeless = beside([*own["right"], *homeless], "right")
    left, homeless = beside([*left, *homeless], "left")
    stands: dict[Column, list[Anchor]] = {"left": left, "right": right}
    for anchor in homeless:
        if not anchor.is_spare:
            stands[columns[anchor.key]].append(anchor)
    spots: dict[str, Spot] = {}
    for column, wanted in stands.items():
        while (stacked := _stack(wanted, column, outline, width_px, low_px[column], high_px)) is None:
            wanted.pop()
        spots |= {spot.key: spot for spot in stacked}
    return spots


def _beside_head(
    wanted: list[Anchor], column: Column, outline: Outline, width_px: float, low_px: float, high_px: float
) -> tuple[list[Anchor], list[Anchor]]:
    """Part plates into those for which a column has room off the head, and the others."""
    kept = {replace(anchor, is_spare=True): anchor for anchor in wanted}
    fitting = [each for each in kept if _tops([each], column, outline, width_px, low_px, high_px) is not None]
    while True:
        stacked = _stack(fitting, column, outline, width_px, low_px, high_px)
        if stacked is None:
            fitting.pop()
            continue
        far = _too_far([each for each in fitting if kept[each].is_spare], stacked, width_px)
        if not far:
            break
        fitting.remove(far[0])
    standing = [kept[each] for each in fitting]
    return standing, [anchor for anchor in wanted if anchor not in standing]


def _too_far(anchors: Sequence[Anchor], spots: Sequence[Spot], width_px: float) -> list[Anchor]:
    """Return the plate that had to go farthest from its dot, if it is one that may be left out and that is too far."""
    at = {spot.key: spot for spot in spots}
    away = {
        anchor: float(np.hypot(at[anchor.key].leader_x_px - anchor.x_px, at[anchor.key].leader_y_px - anchor.y_px))
        for anchor in anchors
        if anchor.is_spare
    }
    farthest = max(away, key=lambda anchor: away[anchor], default=None)
    return [farthest] if farthest is not None and away[farthest] > _FAR_SHARE * width_px else []


def _column(
    anchor: Anchor, outline: Outline, before: dict[str, Column], width_px: float, low_px: dict[Column, float]
) -> Column:
    top, bottom = anchor.y_px - anchor.height_px / 2, anchor.y_px + anchor.height_px / 2
    left = anchor.x_px - outline.edge("left", top, bottom, anchor.x_px)
    right = outline.edge("right", top, bottom, anchor.x_px) - anchor.x_px
    # A side without room costs twice what the plate would cover of the head, and is out if it would cover the zone.
    need = anchor.width_px + _MARGIN_PX
    left += max(0.0, need + _CLEAR_PX - (anchor.x_px - left)) * 2
    right += max(0.0, need + _CLEAR_PX - (width_px - anchor.x_px - right)) * 2
    left += max(0.0, need + _APART_PX - anchor.left_px) * _NEVER
    right += max(0.0, need + _APART_PX - (width_px - anchor.right_px)) * _NEVER
    left += max(0.0, low_px["left"] - bottom)  # as far as the plate has to go down
    right += max(0.0, low_px["right"] - bottom)
    if before.get(anchor.key) == "left":
        left -= _KEEP_PX
    elif before.get(anchor.key) == "right":
        right -= _KEEP_PX
    return "left" if left < right else "right"


def _stack(
    anchors: list[Anchor], column: Column, outline: Outline, width_px: float, low_px: float, high_px: float
) -> list[Spot] | None:
    """Stack plates in one column, each as near its dot's height as can be; None if they have no room."""
    order = sorted(anchors, key=lambda anchor: (anchor.y_px, anchor.x_px))
    for _ in range(_TRIES):
        tops = _tops(order, column, outline, width_px, low_px, high_px)
        if tops is None:
            return None
        spots = [_spot(anchor, top, column, outline, width_px) for anchor, top in zip(order, tops, strict=True)]
        crossing = next(
            ((i, j) for i, j in combinations(range(len(order)), 2) if cross(order[i], spots[i], order[j], spots[j])),
            None,
        )
        if crossing is None:
            break
        # Every exchange of two that cross makes the leaders shorter in all, so this comes to an end.
        first, second = crossing
        order[first], order[second] = order[second], order[first]
    return spots


def _tops(
    order: list[Anchor], column: Column, outline: Outline, width_px: float, low_px: float, high_px: float
) -> list[float] | None:
    """Return the best upper edges for plates in this order: off the head, and in all as near their dots as can be."""
    if not order:
        return []
    # Raised a little above the dot, a plate's leader goes up to it as a hand would draw it.
    wanted = [anchor.y_px - anchor.height_px * 0.9 for anchor in order]
    for index in range(len(order) - 1):
        if abs(order[index].y_px - order[index + 1].y_px) < _LEVEL_PX:
            wanted[index] -= _RAISE_PX  # or its leader runs along the other thing on its way
    count = max(0, int((high_px - low_px) / _STEP_PX)) + 1
    heights = low_px + _STEP_PX * np.arange(count, dtype=np.float64)
    # The cheapest way to stand the first plates, by the height of the last of them.
    cost, came_from = np.zeros(len(heights)), []
    room = 0
    for anchor, top in zip(order, wanted, strict=True):
        lowest = np.minimum.accumulate(cost)
        at = np.maximum.accumulate(np.where(cost <= lowest, np.arange(len(cost)), 0))
        before = np.maximum(np.arange(len(heights)) - room, 0)
        came_from.append(at[before])
        mine = np.abs(heights - top) + _cover_cost(anchor, heights, column, outline, width_px)
        mine[heights + anchor.height_px > high_px] = np.inf
        cost = np.where(np.arange(len(heights)) >= room, lowest[before], np.inf) + mine
        room = int(np.ceil((anchor.height_px + _GAP_PX) / _STEP_PX))
    place = int(np.argmin(cost))
    if not np.isfinite(cost[place]):
        return None
    tops = []
    for each in reversed(came_from):
        tops.append(float(heights[place]))
        place = int(each[place])
    return tops[::-1]


def _cover_cost(
    anchor: Anchor, heights: NDArray[np.float64], column: Column, outline: Outline, width_px: float
) -> NDArray[np.float64]:
    """What it costs to stand a plate at these heights because there is too little room beside the head."""
    room = outline.room(column, heights - _AROUND_PX, anchor.height_px + 2 * _AROUND_PX, width_px)
    over = anchor.width_px + _MARGIN_PX + _LEAST_CLEAR_PX - np.minimum(room, width_px / 2 - _GAP_PX)
    if anchor.is_spare:
        return np.where(over > 0.0, np.inf, 0.0)
    cost: NDArray[np.float64] = _COVER * np.maximum(over, 0.0)
    return cost


def _spot(anchor: Anchor, top: float, column: Column, outline: Outline, width_px: float) -> Spot:
    edge = outline.edge(column, top - _AROUND_PX, top + anchor.height_px + _AROUND_PX, anchor.x_px)
    if column == "left":
        edge = min(edge, anchor.left_px, width_px / 2)
        x = max(_MARGIN_PX, edge - _CLEAR_PX - anchor.width_px)
        leader_x = x + anchor.width_px
    else:
        edge = max(edge, anchor.right_px, width_px / 2)
        x = min(width_px - _MARGIN_PX - anchor.width_px, edge + _CLEAR_PX)
        leader_x = x
    leader_y = float(np.clip(anchor.y_px, top + 10, top + anchor.height_px - 10))
    return Spot(anchor.key, x, top, column, leader_x, leader_y)
