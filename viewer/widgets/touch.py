"""What fingers on the 3D view mean: one is a pointer, two pinch and move, and the rest of the touch is theirs."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from math import dist

from PySide6.QtCore import QEvent, QPointF
from PySide6.QtGui import QEventPoint, QTouchEvent

FINGER_PX = 12
"""A finger that moved no further than this has tapped: it is wider and less sure than a pointer."""

_LEAST_APART_PX = 24.0  # nearer than this two fingers cannot be told apart


@dataclass(frozen=True, slots=True)
class Pinch:
    """What two fingers did since they were last seen.

    Attributes
    ----------
    factor : float
        How much farther apart they are.
    middle : QPointF
        The place between them, logical pixels.
    way : QPointF
        How far that has moved.
    """

    factor: float
    middle: QPointF
    way: QPointF


@dataclass(frozen=True, slots=True)
class Finger:
    """What the only finger does.

    Attributes
    ----------
    place : QPointF
        Where it is, logical pixels.
    act : str
        ``press``, ``move``, ``lift``, or ``leave`` where a second finger has come, or the system takes the touch away.
    """

    place: QPointF
    act: str


class TouchGestures:
    """Follows a touch from its first finger to its last."""

    def __init__(self) -> None:
        self._places: dict[int, QPointF] = {}
        self._is_pinch = False

    def follow(self, event: QTouchEvent) -> Finger | Pinch | None:
        """Tell what an event means; None for what means nothing by itself."""
        before = self._places
        points = {point.id(): point for point in event.points()}
        self._places = {
            number: point.position()
            for number, point in points.items()
            if point.state() != QEventPoint.State.Released and event.type() != QEvent.Type.TouchCancel
        }
        if len(self._places) >= 2:
            return self._pinch(before)
        meaning = None if self._is_pinch else self._only(before, points, event)
        if not self._places:
            self._is_pinch = False  # the last finger that is lifted after a pinch is no tap
        return meaning

    def _pinch(self, before: Mapping[int, QPointF]) -> Finger | Pinch | None:
        was_pinch, self._is_pinch = self._is_pinch, True
        pair = sorted(self._places)[:2]
        if not was_pinch:
            return Finger(next(iter(before.values())), "leave") if before else None
        if any(number not in before for number in pair):
            return None
        old, new = ([each[number] for number in pair] for each in (before, self._places))
        middle = _middle(*new)
        return Pinch(_apart_px(*new) / _apart_px(*old), middle, middle - _middle(*old))

    def _only(
        self, before: Mapping[int, QPointF], points: Mapping[int, QEventPoint], event: QTouchEvent
    ) -> Finger | None:
        if event.type() == QEvent.Type.TouchCancel:
            return Finger(next(iter(before.values())), "leave") if before else None
        for number, place in self._places.items():
            return Finger(place, "move" if number in before else "press")
        return next((Finger(points[number].position(), "lift") for number in before if number in points), None)


def _middle(first: QPointF, second: QPointF) -> QPointF:
    return (first + second) / 2


def _apart_px(first: QPointF, second: QPointF) -> float:
    return max(dist(first.toTuple(), second.toTuple()), _LEAST_APART_PX)
