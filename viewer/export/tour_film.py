"""The pictures of a film of a tour: the eye goes from stop to stop, and what a class reads stands beside the head."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace

import numpy as np

from viewer.atlas.atlas import Atlas
from viewer.domain.catalog import Catalog
from viewer.errors import ExportError
from viewer.export.film_frames import FilmFrames, between
from viewer.export.studio import ImageStyle, Studio
from viewer.export.tour_plan import BLEND_S, Beat
from viewer.export.tour_words import TourWords
from viewer.geometry.head import Head
from viewer.presentation.palette import Scheme
from viewer.scene.lettering import Fonts, Picture
from viewer.scene.pose import Pose, nearest_turn, pose_between
from viewer.state.view_state import ViewState
from viewer.widgets.theme import Look

LEAST_SIDE_PX = 240

Grounds = Callable[[str, frozenset[str]], tuple[Head, Atlas]]
"""Gives a head by its id, and the zones as they lie on it by the rules that are chosen."""

_LABEL_SCALE, _LEAST_LABEL_SCALE = 2.0, 1.5  # as before a class
_HALF = 0.5
_STILL_MM = 1.0  # a move of the eye that nobody sees


def tour_frames(
    plan: Sequence[Beat],
    catalog: Catalog,
    grounds: Grounds,
    fonts: Fonts,
    look: Look,
    size_px: tuple[int, int],
    scheme: Scheme,
    fps: int,
) -> FilmFrames:
    """Make the pictures of a planned film.

    While the eye moves, names are left out: they would jump from place to place. A picture that stands is the same
    array again and again, which whoever writes the film can make use of.

    Parameters
    ----------
    plan : sequence of Beat
        From `viewer.export.tour_plan.beats`.
    catalog : Catalog
        What is drawn.
    grounds : callable
        Gives heads and zones.
    fonts : Fonts
        Of names on the head.
    look : Look
        Of the words beside it.
    size_px : (int, int)
        Width and height of the film.
    scheme : {"light", "dark"}
        Colours of the head's ground; that of `look`.
    fps : int
        Pictures a second.

    Raises
    ------
    ExportError
        If there is nothing to show, or no room for it.
    """
    if not plan:
        raise ExportError("the tour has no stops")
    width, height = size_px
    if min(width, height) < LEAST_SIDE_PX:
        raise ExportError(f"{width} x {height} pixels leave no room for the words of a tour")
    words = TourWords(look, width, height)
    counts = [(round(beat.move_s * fps), max(1, round(beat.hold_s * fps))) for beat in plan]

    def pictures() -> Iterator[Picture]:
        stage = _Scenes(catalog, grounds, fonts, _style(words, width, height, scheme))
        before: _Still | None = None
        try:
            for beat, (moved, held) in zip(plan, counts, strict=True):
                start = stage.pose
                now = _Still(
                    words.picture(beat.page, has_words=False),
                    words.picture(beat.page, is_answered=beat.is_answered),
                    stage.still(beat.state),
                )
                if before is not None:
                    yield from _way(stage, beat.state, start, before, now, moved, round(BLEND_S * fps))
                picture = _joined(now.words, now.head)
                for _ in range(held):
                    yield picture
                before = now
        finally:
            stage.close()

    return FilmFrames(sum(map(sum, counts)), pictures())


@dataclass(frozen=True, slots=True, eq=False)
class _Still:
    """A picture that stands: the bar alone, the bar with the words, and the head."""

    bare: Picture
    words: Picture
    head: Picture


class _Scenes:
    """The head of a film; another head, or other rules, have a studio of their own."""

    def __init__(self, catalog: Catalog, grounds: Grounds, fonts: Fonts, style: ImageStyle) -> None:
        self._catalog, self._grounds, self._fonts, self._style = catalog, grounds, fonts, style
        self._studio: Studio | None = None
        self._key: tuple[str, frozenset[str]] | None = None
        self.has_changed = False

    @property
    def pose(self) -> Pose | None:
        """Where the eye stands."""
        return self._studio.pose if self._studio is not None else None

    def still(self, state: ViewState) -> Picture:
        """Draw a state at the end of its move."""
        key = (state.head, state.rules.variants)
        self.has_changed = key != self._key
        if self._studio is None or self.has_changed:
            self.close()
            head, atlas = self._grounds(*key)
            self._studio = Studio(head, self._catalog, atlas, self._fonts, self._style, state.reader)
            self._key = key
        return self._studio.picture(state)

    def seen_from(self, state: ViewState, pose: Pose) -> Picture:
        """Draw a state on the way, without names."""
        if self._studio is None:
            raise ExportError("nothing stands yet")
        return self._studio.picture(replace(state, drawing=replace(state.drawing, labels=False)), pose)

    def close(self) -> None:
        """Let go of the studio."""
        if self._studio is not None:
            self._studio.close()
        self._studio = None


def _style(words: TourWords, width: int, height: int, scheme: Scheme) -> ImageStyle:
    text_scale = max(_LEAST_LABEL_SCALE, _LABEL_SCALE * words.scale)
    return ImageStyle(
        width - words.words_px, height - words.bar_px, words.unit, "view", scheme, text_scale=text_scale, samples=1
    )


def _way(
    stage: _Scenes, state: ViewState, start: Pose | None, before: _Still, now: _Still, count: int, blended: int
) -> Iterator[Picture]:
    """Lead in so many pictures from one that stands to the next."""
    end = stage.pose
    blended = min(blended, count // 2)
    is_flight = start is not None and end is not None and not stage.has_changed and not _is_near(start, end)
    whole = _joined(now.words, now.head)
    for number in range(1, count + 1):
        if not is_flight and number > blended:
            yield whole
            continue
        words = _words_between(before, now, min(1.0, number / (blended + 1)))
        if is_flight and start is not None and end is not None:
            head = stage.seen_from(
                state, pose_between(nearest_turn(start, end.azimuth_deg), end, _eased(number / (count + 1)))
            )
            if number <= blended:
                head = between(before.head, head, number / (blended + 1))
            elif count - number < blended:
                head = between(now.head, head, (count - number + 1) / (blended + 1))
        else:
            head = between(before.head, now.head, number / (blended + 1))
        yield _joined(words, head)


def _words_between(before: _Still, now: _Still, share: float) -> Picture:
    """One text goes before the next one comes: two on one place cannot be read."""
    if np.array_equal(before.words, now.words):
        return now.words
    if share < _HALF:
        return between(before.words, now.bare, share / _HALF)
    return between(now.bare, now.words, (share - _HALF) / (1 - _HALF))


def _joined(words: Picture, head: Picture) -> Picture:
    joined = words.copy()
    joined[: head.shape[0], -head.shape[1] :] = head
    return joined


def _eased(share: float) -> float:
    eased: float = 4 * share**3 if share < _HALF else 1 - (2 - 2 * share) ** 3 / 2
    return eased


def _is_near(start: Pose, end: Pose) -> bool:
    apart_mm = np.linalg.norm(start.eye_mm() - end.eye_mm())
    return bool(apart_mm < _STILL_MM and np.allclose(start.target_mm, end.target_mm, atol=_STILL_MM))
