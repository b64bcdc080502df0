"""What is behind the head: the gradient of the scheme, whole and in tiles, and what is blended over it."""

from __future__ import annotations

import numpy as np
import pytest
from numpy.typing import NDArray
from vtkmodules.vtkRenderingCore import vtkActor, vtkPolyDataMapper, vtkRenderer, vtkRenderWindow

from viewer.presentation.palette import DARK
from viewer.scene.ground import Ground
from viewer.scene.mesh import surface
from viewer.scene.offscreen import close_offscreen, offscreen_window, picture_of

SIZE = (60, 120)


@pytest.fixture
def window() -> vtkRenderWindow:
    made = offscreen_window()
    made.SetSize(*SIZE)
    return made


def _levels(colour: str) -> NDArray[np.int64]:
    return np.array([int(colour[at : at + 2], 16) for at in (1, 3, 5)])


def _sheer(share: float) -> vtkActor:
    """A large black sheet before everything, of which a share is seen, drawn with what is opaque."""
    corners = np.array([[-9, 0, -9], [9, 0, -9], [9, 0, 9], [-9, 0, 9]], np.float32)
    mapper, actor = vtkPolyDataMapper(), vtkActor()
    mapper.SetInputData(surface(corners, np.array([[0, 1, 2, 3]])))
    actor.SetMapper(mapper)
    actor.ForceOpaqueOn()
    body = f"  fragOutput0 = vec4(0.0, 0.0, 0.0, {share:.2f});\n"
    actor.GetShaderProperty().AddFragmentShaderReplacement("//VTK::Light::Impl", True, body, False)
    return actor


def test_a_slow_gradient_from_edge_to_edge_whole_and_in_tiles(window: vtkRenderWindow) -> None:
    renderer = vtkRenderer()
    window.AddRenderer(renderer)
    ground = Ground(renderer, window)
    ground.set_palette(DARK)
    ground.draw()
    renderer.GetActiveCamera().SetFocalPoint(500.0, 0.0, 0.0)  # wherever the eye looks
    window.Render()
    whole = picture_of(window)[..., :3].astype(int)
    assert np.abs(whole[0] - _levels(DARK.view_top)).max() <= 2
    assert np.abs(whole[-1] - _levels(DARK.view_bottom)).max() <= 2
    assert np.abs(np.diff(whole.mean(axis=1), axis=0)).max() < 1.0
    window.SetTileScale(1, 2)
    window.SetSize(SIZE[0], SIZE[1] // 2)
    tiles = []
    for low in (0.5, 0.0):
        window.SetTileViewport(0.0, low, 1.0, low + 0.5)
        ground.draw()
        window.Render()
        tiles.append(picture_of(window)[..., :3].astype(int))
    assert np.abs(np.vstack(tiles) - whole).max() <= 1
    close_offscreen(window)


def test_it_is_drawn_without_blending_and_what_comes_after_it_with(window: vtkRenderWindow) -> None:
    renderer = vtkRenderer()
    window.AddRenderer(renderer)
    ground = Ground(renderer, window)
    ground.set_palette(DARK)
    ground.draw()
    renderer.AddActor(_sheer(0.5))
    renderer.GetActiveCamera().SetPosition(0.0, 5.0, 0.0)
    renderer.GetActiveCamera().SetViewUp(0.0, 0.0, 1.0)
    window.Render()
    picture = picture_of(window)[..., :3].astype(int)
    wanted = (_levels(DARK.view_top) + _levels(DARK.view_bottom)) / 4
    assert np.abs(picture[SIZE[1] // 2, SIZE[0] // 2] - wanted).max() <= 2
    close_offscreen(window)
