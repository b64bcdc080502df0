"""The pictures of a film: the head turning once round, or a zone being built step by step."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from pathlib import Path

import numpy as np

from viewer.atlas.atlas import Atlas
from viewer.domain.catalog import Catalog
from viewer.errors import ExportError
from viewer.export.build_pictures import BuildOrder, build_pictures
from viewer.export.studio import ImageStyle, Studio
from viewer.geometry.head import Head
from viewer.presentation.construction import construction
from viewer.scene.lettering import Fonts, Picture
from viewer.state.view_state import ViewState

STEP_S = 4.0
"""How long a step is shown by default: its sentence can be read aloud in this time."""

_BLEND_S = 0.5


@dataclass(frozen=True, slots=True)
class FilmFrames:
    """Pictures to come, and how many."""

    count: int
    pictures: Iterator[Picture]


def orbit(
    head: Head,
    catalog: Catalog,
    atlas: Atlas,
    state: ViewState,
    fonts: Fonts,
    style: ImageStyle,
    seconds: float,
    fps: int,
) -> FilmFrames:
    """Turn once round the head, evenly, so that the last picture leads to the first.

    Parameters
    ----------
    head, catalog, atlas
        What is drawn; the atlas must have been resolved on this head.
    state : ViewState
        What is shown; the turn begins where its camera order leads.
    fonts, style
        As for `viewer.export.image.render_image`.
    seconds : float
        How long the turn takes.
    fps : int
        Pictures a second.
    """
    count = max(2, round(seconds * fps))

    def pictures() -> Iterator[Picture]:
        with Studio(head, catalog, atlas, fonts, style, state.reader) as studio:
            yield studio.picture(state)
            first = studio.pose
            for number in range(1, count):
                # To the patient's left first, as one walks round somebody clockwise.
                pose = replace(first, azimuth_deg=first.azimuth_deg - 360.0 * number / count)
                yield studio.picture(state, pose)

    return FilmFrames(count, pictures())


def build(
    head: Head,
    catalog: Catalog,
    atlas: Atlas,
    state: ViewState,
    fonts: Fonts,
    style: ImageStyle,
    seconds: float | None,
    fps: int,
) -> FilmFrames:
    """Show the construction of the selected zone, step by step, each with its sentence.

    Parameters
    ----------
    head, catalog, atlas, state, fonts, style, fps
        As for `orbit`; the state says which zone, on which side, by which variants.
    seconds : float, optional
        How long all steps take together; without it each is shown for `STEP_S`.

    Raises
    ------
    ExportError
        If the zone cannot be built on this head.
    """
    view = construction(catalog, atlas, state)
    if view is None or not view.steps:
        raise ExportError("no zone is chosen" if view is None else f"{view.title}: {view.note}")
    steps = len(view.steps)
    per_step = max(2, round((seconds / steps if seconds is not None else STEP_S) * fps))
    blended = min(round(_BLEND_S * fps), per_step // 2)

    def pictures() -> Iterator[Picture]:
        before: Picture | None = None
        order = BuildOrder(Path("step.png"))
        for _, picture in build_pictures(head, catalog, atlas, state, fonts, style, order):
            for number in range(per_step):
                if before is not None and number < blended:
                    yield between(before, picture, (number + 1) / (blended + 1))
                else:
                    yield picture
            before = picture

    return FilmFrames(steps * per_step, pictures())


def between(first: Picture, second: Picture, share: float) -> Picture:
    """Return a picture on the way from one to another; both shape (height, width, 4), share 0 to 1."""
    mixed: Picture = np.rint(first * np.float32(1 - share) + second * np.float32(share)).astype(np.uint8)
    return mixed
