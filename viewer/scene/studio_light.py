r"""The studio light: a soft light that travels with the camera, computed per pixel.

VTK's directional lights draw visible streaks where they end on a smooth vault, and its generated studio (an
environment picture with ambient occlusion in screen space) costs seconds a frame without a graphics card. So the
light is one formula in the fragment shader, over vertex colours and occlusion baked into the mesh::

        key, warm, above left            each lamp is "wrapped": it reaches past the edge of its half of the
      \                                  sphere, red a little further than blue, as light in skin does
       o----> head <---- fill, cool      the sky above is brighter than the floor below
                                         a faint rim behind lifts the outline off a dark background

Colours are squared before and rooted after lighting: a cheap stand-in for linear light.
"""

from __future__ import annotations

import weakref
from collections.abc import Callable

from vtkmodules.vtkCommonCore import vtkCommand
from vtkmodules.vtkRenderingCore import vtkActor, vtkPolyDataMapper

OPENNESS = "openness"
"""Name of the vertex array of baked occlusion: 1 open to the sky, 0 hidden."""

_SHIFT_SCALE_OFF = 0  # vtkOpenGLVertexBufferObject::DISABLE_SHIFT_SCALE
_FIELD_POINTS = 0  # vtkDataObject::FIELD_ASSOCIATION_POINTS

# Directions in view space: x right, y up, z toward the eye. The lamps' colours are #FFF4E6 and #EAF1FF, squared.
STUDIO_GLSL = """
vec3 lamp(vec3 normal, vec3 toward, vec3 wrap)
{
  vec3 reach = max((vec3(dot(normal, toward)) + wrap) / (1.0 + wrap), 0.0);
  return reach * reach * (3.0 - 2.0 * reach) * 0.45 + reach * 0.55;
}
vec3 studio(vec3 normal, vec3 colour, float open, float rim)
{
  vec3 albedo = colour * colour;
  vec3 key = vec3(1.0, 0.915, 0.813) * 0.79 * lamp(normal, vec3(-0.503, 0.604, 0.618), vec3(0.42, 0.35, 0.31));
  vec3 fill = vec3(0.842, 0.893, 1.0) * 0.17 * lamp(normal, vec3(0.887, 0.111, 0.448), vec3(0.40));
  float up = 0.5 + 0.5 * normal.y;
  vec3 sky = mix(vec3(0.085, 0.074, 0.070), vec3(0.205, 0.210, 0.220), up);
  // Satin, not shine: a wide, weak reflection of the key, so that dark skin keeps its form.
  float satin = max(dot(normal, vec3(-0.280, 0.336, 0.899)), 0.0);
  satin = satin * satin * satin;
  satin = satin * satin * 0.055 * open * (1.0 - 0.75 * albedo.g);
  float grazing = 1.0 - max(normal.z, 0.0);
  float edge = grazing * grazing * grazing * rim * (0.35 + 0.65 * up);
  vec3 hollow = vec3(sqrt(open), open, open * (0.35 + 0.65 * open));
  vec3 light = key * mix(vec3(0.45), vec3(1.0), hollow) + (fill + sky) * hollow;
  vec3 lit = albedo * light + satin + edge * open * (0.25 + 0.75 * albedo) * vec3(0.95, 0.97, 1.0);
  return sqrt(min(lit, 1.0));
}
vec3 dithered(vec3 colour)
{
  // Less than one step of 255: hides the rings that a slow gradient shows on a projector.
  float grain = fract(52.9829189 * fract(dot(gl_FragCoord.xy, vec2(0.06711056, 0.00583715))));
  return colour + (grain - 0.5) / 255.0;
}
"""

_SKIN_GLSL = """
  fragOutput0 = vec4(dithered(studio(normalVCVSOutput, vertexColorVSOutput.rgb, opennessVSOutput, rim)), 1.0);
"""


class StudioLight:
    """Lights an actor by the studio formula instead of VTK's lights.

    The mapper's data must carry point normals, colours as scalars, and the array `OPENNESS`.
    Whoever makes it keeps it, as long as the actor is drawn. If the shader does not compile, `on_failure` is told once
    and VTK's plain light is used.

    Parameters
    ----------
    actor : vtkActor
        The actor to light.
    mapper : vtkPolyDataMapper
        Its mapper.
    on_failure : callable
        Told what the driver said.
    attributes : dict of str to str
        Further vertex arrays to hand to the fragment shader: name and GLSL type (``"vec4"``).
    declarations, body : str
        GLSL that replaces the plain skin; may call ``studio()``. `body` sets ``fragOutput0``.
    lift : str
        GLSL for how far, in mm, the surface is drawn in front of where it is, in depth only: one of `attributes`.
    """

    def __init__(
        self,
        actor: vtkActor,
        mapper: vtkPolyDataMapper,
        on_failure: Callable[[str], None],
        attributes: dict[str, str] | None = None,
        declarations: str = "",
        body: str = _SKIN_GLSL,
        lift: str = "",
    ) -> None:
        self._actor = actor
        self._on_failure = on_failure
        self.has_failed = False
        names = {OPENNESS: "float", **(attributes or {})}
        for name in names:
            mapper.MapDataArrayToVertexAttribute(name, name, _FIELD_POINTS, -1)
        # A lift in mm needs points in mm: no shifting or scaling of them on their way to the card.
        mapper.SetVBOShiftScaleMethod(_SHIFT_SCALE_OFF)
        shader = actor.GetShaderProperty()
        ins = "".join(f"in {kind} {name};\nout {kind} {name}VSOutput;\n" for name, kind in names.items())
        copies = "".join(f"  {name}VSOutput = {name};\n" for name in names)
        shader.AddVertexShaderReplacement("//VTK::Normal::Dec", True, ins + "//VTK::Normal::Dec\n", False)
        shader.AddVertexShaderReplacement("//VTK::Normal::Impl", True, copies + "//VTK::Normal::Impl\n", False)
        if lift:
            shader.AddVertexShaderReplacement(
                "//VTK::Light::Impl",
                True,
                "//VTK::Light::Impl\n"
                "  vec4 toEye = vec4(MCVCMatrix[0][2], MCVCMatrix[1][2], MCVCMatrix[2][2], 0.0);\n"
                f"  vec4 lifted = MCDCMatrix * (vertexMC + toEye * {lift});\n"
                "  gl_Position.z = lifted.z / lifted.w * gl_Position.w;\n",
                False,
            )
        varyings = "".join(f"in {kind} {name}VSOutput;\n" for name, kind in names.items())
        shader.AddFragmentShaderReplacement(
            "//VTK::Light::Dec",
            True,
            varyings + STUDIO_GLSL + declarations + "//VTK::Light::Dec\n",
            False,
        )
        # Alpha is always 1: the compiler then drops VTK's discard, and hidden pixels are skipped early.
        shader.AddFragmentShaderReplacement("//VTK::Light::Impl", True, body, False)
        self.set_rim(0.10)
        # VTK keeps what it calls back alive, and Python's collector does not see that far: an observer that held the
        # light, and so the actor and its mapper, would keep a whole head in memory for ever.
        heard = weakref.WeakMethod(self._on_mapper_error)
        mapper.AddObserver(vtkCommand.ErrorEvent, lambda *_: _tell(heard))

    def set_rim(self, strength: float) -> None:
        """Set how much light comes from behind."""
        self._actor.GetShaderProperty().GetFragmentCustomUniforms().SetUniformf("rim", strength)

    def _on_mapper_error(self) -> None:
        if not self.has_failed:
            self.has_failed = True
            self._actor.GetShaderProperty().ClearAllShaderReplacements()
            self._on_failure("the studio light's shader does not compile on this system; plain light is used")


def _tell(heard: weakref.WeakMethod[Callable[[], None]]) -> None:
    """Call a method if what it belongs to still lives."""
    method = heard()
    if method is not None:
        method()
