"""Pictures of the head, drawn without a screen: the same scene as in the window, smoothed and at any size."""

from __future__ import annotations

import struct
import zlib
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Literal

import numpy as np

from viewer.atlas.atlas import Atlas
from viewer.data.atomic import write_atomic
from viewer.domain.catalog import Catalog
from viewer.errors import ExportError
from viewer.geometry.head import Head
from viewer.presentation.palette import Scheme, palette_for, skin_for
from viewer.scene.lettering import Fonts, Picture
from viewer.scene.offscreen import LARGEST_PX, offscreen_window, picture_of
from viewer.scene.pose import Pose
from viewer.scene.scene import Scene
from viewer.state.view_state import CameraOrder, ViewState

Background = Literal["view", "white", "transparent"]

_SAMPLES = 2  # in each direction, on top of the renderer's own


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
    """

    width_px: int = 1600
    height_px: int = 1600
    ratio: float = 2.0
    background: Background = "white"
    scheme: Scheme = "light"


def render_image(
    head: Head,
    catalog: Catalog,
    atlas: Atlas,
    state: ViewState,
    fonts: Fonts,
    style: ImageStyle | None = None,
    pose: Pose | None = None,
) -> Picture:
    """Draw a state of the view.

    Parameters
    ----------
    head, catalog, atlas
        What is drawn; the atlas must have been resolved on this head.
    state : ViewState
        What is selected, on which side, in which skin; its camera order is carried out at once.
    fonts : Fonts
        Font files of the labels.
    style : ImageStyle, optional
        Size, background and scheme.
    pose : Pose, optional
        Where the eye stands, instead of the state's camera order: the view as it was turned by hand.

    Returns
    -------
    array, shape (height, width, 4)
        RGBA, straight alpha.

    Raises
    ------
    ExportError
        If the size cannot be drawn, or drawing failed.
    """
    style = style or ImageStyle()
    side = max(style.width_px, style.height_px)
    if not 16 <= min(style.width_px, style.height_px) <= side <= LARGEST_PX:
        raise ExportError(f"a picture of {style.width_px} x {style.height_px} pixels; sides go from 16 to {LARGEST_PX}")
    samples = _SAMPLES if side * _SAMPLES <= LARGEST_PX else 1
    window = offscreen_window()
    scene = Scene(window, fonts)
    scene.set_palette(palette_for(style.scheme), skin_for(state.skin, style.scheme))
    if style.background != "view":
        scene.set_background("#FFFFFF" if style.background == "white" else None)
    scene.set_head(head)
    scene.set_atlas(catalog, atlas)
    scene.set_size(style.width_px / style.ratio, style.height_px / style.ratio, style.ratio * samples)
    order = CameraOrder(state.camera.target, state.camera.number + 1)
    scene.apply(ViewState(), replace(state, camera=order, reduce_motion=True))
    if pose is not None:
        scene.camera.stand_at(pose)
    scene.render()
    picture = picture_of(window)
    scene.close()
    window.Finalize()
    if scene.problems:
        raise ExportError("; ".join(scene.problems))
    return _reduced(picture, samples, is_opaque=style.background != "transparent")


def write_image(path: Path, picture: Picture) -> None:
    """Write a picture as PNG, whole or not at all.

    Raises
    ------
    ExportError
        If the file cannot be written.
    """
    try:
        write_atomic(path, png(picture))
    except OSError as error:
        raise ExportError(f"{path}: {error.strerror}") from error


def png(picture: Picture) -> bytes:
    """Return a picture, shape (height, width, 4), as a PNG file."""
    height, width = picture.shape[:2]
    # Each row is stored as its difference to the row above (filter 2), which packs smooth shading well.
    above = np.zeros_like(picture)
    above[1:] = picture[:-1]
    rows = np.full((height, 1 + width * 4), 2, np.uint8)
    rows[:, 1:] = (picture - above).reshape(height, -1)
    header = struct.pack(">IIBBBBB", width, height, 8, 6, 0, 0, 0)
    chunks = ((b"IHDR", header), (b"sRGB", b"\0"), (b"IDAT", zlib.compress(rows.tobytes(), 6)), (b"IEND", b""))
    return b"\x89PNG\r\n\x1a\n" + b"".join(
        struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data)) for kind, data in chunks
    )


def _reduced(picture: Picture, samples: int, *, is_opaque: bool) -> Picture:
    """Average blocks of samples, and take the colour out of what VTK has multiplied by alpha."""
    height, width = (side // samples for side in picture.shape[:2])
    blocks = picture[: height * samples, : width * samples].reshape(height, samples, width, samples, 4)
    mean = blocks.mean(axis=(1, 3), dtype=np.float32)
    alpha = mean[..., 3:]
    if is_opaque:
        mean[..., 3] = 255
    else:
        mean[..., :3] = np.divide(mean[..., :3] * 255, alpha, out=np.zeros_like(mean[..., :3]), where=alpha > 0)
    reduced: Picture = np.rint(np.clip(mean, 0, 255)).astype(np.uint8)
    return reduced
