"""Pictures of the head, drawn without a screen: the same scene as in the window, smoothed and at any size."""

from __future__ import annotations

from pathlib import Path

from viewer.atlas.atlas import Atlas
from viewer.data.atomic import write_atomic
from viewer.domain.catalog import Catalog
from viewer.errors import ExportError
from viewer.export.png import png
from viewer.export.studio import Background, ImageStyle, Studio
from viewer.geometry.head import Head
from viewer.scene.lettering import Fonts, Picture
from viewer.scene.pose import Pose
from viewer.state.view_state import ViewState

__all__ = ["Background", "ImageStyle", "render_image", "write_image"]


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
    style : ImageStyle, optional
        Size, background and scheme.
    pose : Pose, optional
        Where the eye stands, instead of the state's camera order: the view as it was turned by hand.

    Returns
    -------
    array of uint8, shape (height, width, 4)
        RGBA, straight alpha.

    Raises
    ------
    ExportError
        If the size cannot be drawn, or drawing failed.
    """
    with Studio(head, catalog, atlas, fonts, style or ImageStyle(), state.reader) as studio:
        return studio.picture(state, pose)


def write_image(path: Path, picture: Picture, dpi: float | None = None) -> None:
    """Write a picture as PNG, whole or not at all.

    Parameters
    ----------
    picture : array of uint8, shape (height, width, 4)
        RGBA, straight alpha.
    dpi : float, optional
        Pixels per inch, for print.

    Raises
    ------
    ExportError
        If the file cannot be written.
    """
    try:
        write_atomic(path, png(picture, dpi))
    except OSError as error:
        raise ExportError(f"{path}: {error.strerror}") from error
