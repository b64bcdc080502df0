"""What is behind the head: a slow gradient from the upper to the lower edge of the picture.

VTK's own gradient builds an actor, its shader and its texture anew for each picture and fills what the head then
hides: without a graphics card a fifth of the time of a frame. This one is made once, as far away as can be, and drawn
after the skin: hidden pixels are skipped before they are coloured.
"""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
from vtkmodules.vtkRenderingCore import vtkActor, vtkPolyDataMapper, vtkRenderer, vtkRenderWindow

from viewer.presentation.palette import Palette
from viewer.scene.blending import switch_blending
from viewer.scene.colour import rgb
from viewer.scene.drawing_order import draw_after
from viewer.scene.mesh import surface
from viewer.scene.studio_light import DITHER_GLSL, SHIFT_SCALE_OFF

_CORNERS = np.array([[-1, -1, 0], [1, -1, 0], [1, 1, 0], [-1, 1, 0]], np.float32)

_IMPL = "//VTK::Light::Impl"
_OUTSIDE = "  gl_Position = vec4(2.0, 2.0, 0.0, 1.0);\n"
_PLACED = """
  // From edge to edge of the picture, on the far plane; of a picture in tiles, from edge to edge of the whole.
  shareVSOutput = 0.5 + 0.5 * vertexMC.y;
  gl_Position = vec4(vertexMC.x, ((shareVSOutput - tileLow) / (tileHigh - tileLow)) * 2.0 - 1.0, 1.0, 1.0);
"""


class Ground:
    """The gradient behind what a renderer shows, or one even colour, or nothing.

    Parameters
    ----------
    renderer : vtkRenderer
        Whose ground it is.
    window : vtkRenderWindow
        In which that draws.
    """

    def __init__(self, renderer: vtkRenderer, window: vtkRenderWindow) -> None:
        self._renderer, self._window = renderer, window
        self._actor, self._last = _sheet(window, is_blended=False), _sheet(window, is_blended=True)
        # Nothing of the last is seen: from it on there is blending again.
        self._last.GetShaderProperty().AddVertexShaderReplacement(_IMPL, True, f"{_IMPL}\n{_OUTSIDE}", False)
        shader = self._actor.GetShaderProperty()
        self._vertex, self._fragment = shader.GetVertexCustomUniforms(), shader.GetFragmentCustomUniforms()
        shader.AddVertexShaderReplacement(
            "//VTK::PositionVC::Dec", True, "//VTK::PositionVC::Dec\nout float shareVSOutput;\n", False
        )
        shader.AddVertexShaderReplacement(_IMPL, True, f"{_IMPL}\n{_PLACED}", False)
        shader.AddFragmentShaderReplacement(
            "//VTK::Light::Dec", True, f"in float shareVSOutput;\n{DITHER_GLSL}//VTK::Light::Dec\n", False
        )
        body = "  fragOutput0 = vec4(dithered(mix(lowTone, highTone, shareVSOutput)), 1.0);\n"
        shader.AddFragmentShaderReplacement(_IMPL, True, body, False)
        self._set_tile(0.0, 1.0)
        renderer.GetCullers().RemoveAllItems()  # they know nothing of where the shader places it
        self.draw_next()

    def set_palette(self, palette: Palette) -> None:
        """Take over the gradient of a scheme."""
        low, high = rgb(palette.view_bottom), rgb(palette.view_top)
        self._fragment.SetUniform3f("lowTone", low.tolist())
        self._fragment.SetUniform3f("highTone", high.tolist())
        self._actor.VisibilityOn()
        self._renderer.SetBackground(*((low + high) / 2).tolist())  # soft edges before it blend with this

    def set_colour(self, colour: str | None) -> None:
        """Be one colour, ``#RRGGBB``, or nothing at all."""
        self._actor.VisibilityOff()
        self._renderer.SetBackground(*rgb(colour or "#000000").tolist())
        self._renderer.SetBackgroundAlpha(0.0 if colour is None else 1.0)

    def draw_next(self) -> None:
        """Come after everything that is in the renderer now: the skin."""
        for actor in (self._actor, self._last):
            self._renderer.RemoveActor(actor)
            self._renderer.AddActor(actor)

    def draw_over(self, actors: Sequence[vtkActor]) -> None:
        """Draw these right over the ground: they let it through."""
        draw_after(self._renderer, self._last, actors)

    def draw(self) -> None:
        """Lie behind the tile of the picture that the window draws."""
        _, low, _, high = self._window.GetTileViewport()
        self._set_tile(low, high)

    def _set_tile(self, low: float, high: float) -> None:
        self._vertex.SetUniformf("tileLow", low)
        self._vertex.SetUniformf("tileHigh", high)


def _sheet(window: vtkRenderWindow, *, is_blended: bool) -> vtkActor:
    """Return what covers a picture, once its shader places it."""
    mapper, actor = vtkPolyDataMapper(), vtkActor()
    mapper.SetInputData(surface(_CORNERS, np.array([[0, 1, 2], [0, 2, 3]])))
    mapper.SetVBOShiftScaleMethod(SHIFT_SCALE_OFF)
    switch_blending(mapper, window, is_on=is_blended)
    actor.SetMapper(mapper)
    actor.UseBoundsOff()
    actor.PickableOff()
    return actor
