"""A scene without a screen, for one picture or many: smoothed, at any size, in tiles where it is large."""

from __future__ import annotations

from dataclasses import dataclass, replace
from math import atan, ceil, degrees, radians, tan
from types import TracebackType
from typing import TYPE_CHECKING, Literal, Self

import numpy as np

from viewer.atlas.atlas import Atlas
from viewer.domain.catalog import Catalog
from viewer.errors import ExportError, ViewerError
from viewer.geometry.head import Head
from viewer.presentation.palette import Scheme, palette_for, skin_for
from viewer.scene.lettering import Fonts, Picture
from viewer.scene.offscreen import LARGEST_PX, close_offscreen, offscreen_window, picture_of
from viewer.scene.pose import VIEW_ANGLE_DEG, Pose
from viewer.scene.scene import Scene
from viewer.state.view_state import Reader, ViewState

if TYPE_CHECKING:
    from viewer.presentation.measure import MeasureView, SkinMeasure

Background = Literal["view", "white", "transparent"]

SMALLEST_PX, LONGEST_PX = 16, 16384
MOST_PIXELS = 140_000_000
"""A sheet of paper A0 at 300 dpi, which is half a gigabyte as it is drawn."""

_SAMPLES = 2  # in each direction, on top of the renderer's own
_TILE_PX = 2048  # drawn with four samples a pixel, a tile takes about 130 MB of the graphics memory


@dataclass(frozen=True, slots=True)
class ImageStyle:
    """How a picture is made.

    Attributes
    ----------
    width_px, height_px : int
        Size of the picture.
    ratio : float
        Pixels per logical pixel: at 2, labels are twice as large in pixels as in the window.
    background : {"view", "white", "transparent"}
        The window's gradient, white, or nothing.
    scheme : {"light", "dark"}
        Colours of plates, lines and gradient.
    text_scale : float
        How much larger labels are than their place asks for, to be read from afar.
    has_marks : bool
        Whether side marks, the sentence about the side and the legend of doubt are in the picture.
    samples : int
        Samples in each direction, on top of the renderer's own: 1 is quicker, for the pictures of a film.
    """

    width_px: int = 1600
    height_px: int = 1600
    ratio: float = 2.0
    background: Background = "white"
    scheme: Scheme = "light"
    text_scale: float = 1.0
    has_marks: bool = True
    samples: int = _SAMPLES


class Studio:
    """Draws states of the view, one after the other, in the same scene.

    Parameters
    ----------
    head, catalog, atlas
        What is drawn; the atlas must have been resolved on this head.
    style : ImageStyle
        Size, background and scheme.
    reader : Reader
        Tone of the skin, and hair.

    Raises
    ------
    ExportError
        If the size cannot be drawn.
    """

    def __init__(
        self, head: Head, catalog: Catalog, atlas: Atlas, fonts: Fonts, style: ImageStyle, reader: Reader
    ) -> None:
        _check_size(style)
        self._style = style
        self._window = offscreen_window()
        self._scene = Scene(self._window, fonts)
        self._scene.set_palette(palette_for(style.scheme), skin_for(reader.skin, style.scheme, reader.hair))
        if style.background != "view":
            self._scene.set_background("#FFFFFF" if style.background == "white" else None)
        self._scene.set_text_scale(style.text_scale)
        self._scene.set_marks(style.has_marks)
        self._scene.set_legend(style.has_marks)
        self._scene.set_head(head)
        self._scene.set_atlas(catalog, atlas)
        self._world = (catalog, head, atlas)
        self._measure: SkinMeasure | None = None
        self._has_looked_inside = False
        self._state = ViewState()

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    def picture(self, state: ViewState, pose: Pose | None = None) -> Picture:
        """Draw a state.

        Parameters
        ----------
        state : ViewState
            What is selected, on which side; its camera order is carried out at once.
        pose : Pose, optional
            Where the eye stands, instead of the state's camera order.

        Returns
        -------
        array of uint8, shape (height, width, 4)
            RGBA, straight alpha.

        Raises
        ------
        ExportError
            If drawing failed.
        """
        style, scene = self._style, self._scene
        if state.drawing.glass > 0 and not self._has_looked_inside:
            self._look_inside()
        # A close-up stands in a corner of the window; that corner cannot be cut into tiles.
        is_whole = (
            state.entry.shows == "construction" or max(style.width_px, style.height_px) * style.samples <= _TILE_PX
        )
        samples = style.samples
        if is_whole and max(style.width_px, style.height_px) * samples > LARGEST_PX:
            samples = 1
            if max(style.width_px, style.height_px) > LARGEST_PX:
                raise ExportError(f"a picture of a construction is at most {LARGEST_PX} pixels a side")
        scene.set_size(style.width_px / style.ratio, style.height_px / style.ratio, style.ratio * samples)
        # A number of its own for each picture: the same order is then carried out again.
        order = replace(state.camera, number=self._state.camera.number + 1)
        new = replace(state, camera=order, reader=replace(state.reader, reduce_motion=True))
        scene.apply(self._state, new)
        self._state = new
        scene.show_tape(self._tape(new))
        if pose is not None:
            scene.camera.stand_at(pose)
        picture = self._whole(samples) if is_whole else self._in_tiles(samples)
        if scene.problems:
            raise ExportError("; ".join(scene.problems))
        return picture

    @property
    def pose(self) -> Pose:
        """Where the eye stood for the last picture."""
        return self._scene.camera.pose

    def begin_anew(self) -> None:
        """Let the next picture be the same whichever came before it."""
        self._scene.begin_anew()

    def close(self) -> None:
        """Let go of the window."""
        self._scene.close()
        close_offscreen(self._window)

    def _look_inside(self) -> None:
        """Put the average brain into the head."""
        from viewer.atlas.glass_head import glass_head
        from viewer.data.cortex_file import load_cortex

        catalog, head, atlas = self._world
        try:
            self._scene.set_inside(glass_head(catalog, head, atlas, load_cortex()))
        except ViewerError as error:
            raise ExportError(f"the cortex cannot be shown: {error}") from error
        self._has_looked_inside = True

    def _tape(self, state: ViewState) -> MeasureView | None:
        """Return the measuring tape of a state, if it is out."""
        if not state.measurement.is_on or not state.measurement.points_mm:
            return None
        if self._measure is None:
            from viewer.presentation.measure import SkinMeasure

            self._measure = SkinMeasure(*self._world)
        return self._measure.view(state.measurement.points_mm)

    def _whole(self, samples: int) -> Picture:
        self._scene.render()
        return self._reduced(picture_of(self._window), samples)

    def _in_tiles(self, samples: int) -> Picture:
        """Draw the picture piece by piece.

        VTK moves what is flat by itself, from its place in the whole to its place in the tile. The eye is turned here:
        it sees what lies in the tile, through its share of the opening.
        """
        width, height = self._style.width_px, self._style.height_px
        across, down = (ceil(side * samples / _TILE_PX) for side in (width, height))
        tile = (ceil(width / across) * samples, ceil(height / down) * samples)
        camera = self._window.GetRenderers().GetFirstRenderer().GetActiveCamera()
        half = tan(radians(VIEW_ANGLE_DEG) / 2)
        picture = np.empty((height, width, 4), np.uint8)
        self._window.SetTileScale(across, down)
        self._window.SetSize(*tile)
        camera.SetViewAngle(degrees(2 * atan(half * tile[1] / (height * samples))))
        for row in range(down):
            for column in range(across):
                left, below = column * tile[0], row * tile[1]
                self._window.SetTileViewport(column / across, row / down, (column + 1) / across, (row + 1) / down)
                camera.SetWindowCenter(
                    (left + tile[0] / 2 - width * samples / 2) / (tile[0] / 2),
                    (below + tile[1] / 2 - height * samples / 2) / (tile[1] / 2),
                )
                self._scene.render()
                piece = self._reduced(picture_of(self._window), samples)
                bottom = height - below // samples
                top, end = max(bottom - len(piece), 0), min(left // samples + piece.shape[1], width)
                picture[top:bottom, left // samples : end] = piece[
                    len(piece) - (bottom - top) :, : end - left // samples
                ]
        self._window.SetTileScale(1, 1)
        self._window.SetTileViewport(0.0, 0.0, 1.0, 1.0)
        camera.SetWindowCenter(0.0, 0.0)
        camera.SetViewAngle(VIEW_ANGLE_DEG)
        return picture

    def _reduced(self, picture: Picture, samples: int) -> Picture:
        """Average blocks of samples, and take the colour out of what VTK has multiplied by alpha."""
        height, width = (side // samples for side in picture.shape[:2])
        blocks = picture[: height * samples, : width * samples].reshape(height, samples, width, samples, 4)
        mean = blocks.mean(axis=(1, 3), dtype=np.float32)
        alpha = mean[..., 3:]
        if self._style.background != "transparent":
            mean[..., 3] = 255
        else:
            mean[..., :3] = np.divide(mean[..., :3] * 255, alpha, out=np.zeros_like(mean[..., :3]), where=alpha > 0)
        reduced: Picture = np.rint(np.clip(mean, 0, 255)).astype(np.uint8)
        return reduced


def _check_size(style: ImageStyle) -> None:
    width, height = style.width_px, style.height_px
    if not SMALLEST_PX <= min(width, height) <= max(width, height) <= LONGEST_PX:
        raise ExportError(f"a picture of {width} x {height} pixels; sides go from {SMALLEST_PX} to {LONGEST_PX}")
    if width * height > MOST_PIXELS:
        raise ExportError(
            f"a picture of {width} x {height} pixels is too large; {MOST_PIXELS // 10**6} million is most"
        )
