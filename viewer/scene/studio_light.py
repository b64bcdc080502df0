r"""The studio light: a warm key, a cool rim and soft shadow that travel with the camera.

VTK's directional lights draw visible streaks where they end on a smooth vault, and its generated studio (an
environment picture with ambient occlusion in screen space) costs seconds a frame without a graphics card. So the light
is one formula in the shaders, the same text in the window, in pictures and on the web page::

        key, warm, above left            what reaches a place from all sides is baked into the head, for each direction
      \        sky                       (nine numbers), and once more diffused through the skin (four): red light takes
       o----> head <---- fill, cool      the diffused one, so that shade on skin begins warm and softly; what the ear or
             floor   \ rims, behind      the chin hides is dark. All of it turns with the head while the lamps stay

Per vertex: how much of the lamps arrives (`LIGHT_GLSL`). Per pixel: colour, shine, rim (`STUDIO_GLSL`). Colours are
squared before and rooted after lighting: a cheap stand-in for linear light.

P.-P. Sloan, J. Kautz, J. Snyder, "Precomputed radiance transfer", SIGGRAPH 2002.
"""

from __future__ import annotations

import weakref
from collections.abc import Callable, Collection

from vtkmodules.vtkCommonCore import vtkCommand
from vtkmodules.vtkRenderingCore import vtkActor, vtkPolyDataMapper

from viewer.geometry.head import Point

OPENNESS = "openness"
"""Name of the vertex array of baked occlusion: 1 open to the sky, 0 hidden."""

TRANSFER_ARRAYS = ("transferA", "transferB", "transferC", "transferD")
"""Names of the vertex arrays of four bytes each that hold a head's `HeadMesh.transfer`, and three bytes of hair."""

SHIFT_SCALE_OFF = 0
"""vtkOpenGLVertexBufferObject::DISABLE_SHIFT_SCALE: points reach the shader in mm, as they are."""

_FIELD_POINTS = 0  # vtkDataObject::FIELD_ASSOCIATION_POINTS

# Directions in view space: x right, y up, z toward the eye.
LIGHT_GLSL = """
// Key, fill, two rims, floor, sky: where they stand, and their light.
const vec3 LAMP[6] = vec3[6](vec3(-0.624, 0.624, 0.473), vec3(0.839, 0.049, 0.543), vec3(0.758, 0.284, -0.587),
  vec3(-0.739, 0.185, -0.647), vec3(0.0, -0.944, 0.330), vec3(0.0, 1.0, 0.0));
const vec3 GLOW[6] = vec3[6](vec3(2.00, 1.90, 1.77), vec3(0.25, 0.28, 0.33), vec3(0.62, 0.71, 0.82),
  vec3(0.30, 0.31, 0.33), vec3(0.25, 0.195, 0.16), vec3(0.20, 0.215, 0.235));
const vec3 ROUND = vec3(0.095, 0.098, 0.105), SOFTER = vec3(0.90, 1.0, 1.02);
vec3 arriving(float sky, vec3 way, mat3 bend)
{
  vec3 light = ROUND * sky;
  for (int k = 0; k < 6; k++)
  {
    light += GLOW[k] * (0.25 * sky + 0.72 * dot(LAMP[k], way) + 1.5375 * dot(LAMP[k], bend * LAMP[k]));
  }
  return max(light, vec3(0.0));
}
mat3 bent(vec3 upper, vec2 rest)
{
  return mat3(upper.x, upper.z, rest.y, upper.z, upper.y, rest.x, rest.y, rest.x, -upper.x - upper.y);
}
vec4 lightOf(vec4 a, vec4 b, vec4 c, vec4 d, mat3 toView)
{
  // Bytes, 0..255, as `HeadMesh.transfer` has them.
  vec3 way = toView * ((a.yzw - 128.0) * (0.7 / 127.0));
  vec3 deepWay = toView * ((vec3(c.zw, d.x) - 128.0) * (0.7 / 127.0));
  vec4 upper = (b - 128.0) * (0.26 / 127.0);
  mat3 bend = toView * bent(upper.xyz, vec2(upper.w, (c.x - 128.0) * (0.26 / 127.0))) * transpose(toView);
  vec3 sharp = arriving(a.x / 255.0, way, bend);
  vec3 deep = arriving(c.y / 255.0, deepWay, bend * 0.7);
  return vec4(pow(mix(sharp, deep, vec3(0.85, 0.40, 0.22)), SOFTER), a.x / 255.0);
}
vec4 lightOn(vec3 normal, float open)
{
  // The same where nothing but the skin itself hides the sky.
  vec3 light = ROUND;
  for (int k = 0; k < 6; k++)
  {
    float facing = dot(LAMP[k], normal);
    light += GLOW[k] * (0.121875 + facing * (0.48 + 0.384375 * facing));
  }
  return vec4(pow(max(light * open, vec3(0.0)), SOFTER), open);
}
"""
"""For a vertex shader: light that arrives, red, green and blue, and how open the place is."""

STUDIO_GLSL = """
float lobe(float towards, float rough)
{
  float a = rough * rough, d = towards * towards * (a * a - 1.0) + 1.0;
  return a * a / (3.14159 * d * d);
}
float skinGloss(vec3 strokes)
{
  // Hair, brow, and thin skin shine less.
  return 0.47 - 0.14 * strokes.x - 0.24 * strokes.y - 0.30 * strokes.z;
}
vec3 shine(vec3 normal, vec4 light, float gloss, float rim)
{
  float open = light.a * light.a;
  float reached = clamp(dot(light.rgb, vec3(0.5)), 0.0, 1.0);
  float key = max(dot(normal, vec3(-0.363, 0.363, 0.858)), 0.0);
  float side = max(dot(normal, vec3(0.650, 0.325, 0.687)), 0.0);
  key = (lobe(key, 0.58) * 0.72 + lobe(key, 0.42) * 0.20) * max(dot(normal, vec3(-0.591, 0.611, 0.526)), 0.0);
  side = lobe(side, 0.45) * max(dot(normal, vec3(0.834, 0.417, -0.365)), 0.0);
  vec3 shone = gloss * open * (key * reached * vec3(0.115, 0.1115, 0.107) + side * vec3(0.060, 0.066, 0.070));
  float grazing = 1.0 - clamp(normal.z, 0.0, 1.0);
  grazing = grazing * grazing * grazing * open;
  float behind = 0.10 + 0.90 * clamp(dot(normal, vec3(0.852, 0.511, 0.114)), 0.0, 1.0);
  return shone + rim * grazing * behind * vec3(0.30, 0.36, 0.42);
}
vec3 exposed(vec3 colour, vec3 light, vec3 shone)
{
  // A colour looks like itself where the key falls on it.
  vec3 lit = (colour * colour * 0.56 * light + shone) * 1.07;
  lit = lit * (1.0 + lit * 0.16) / (1.0 + lit * 0.42) * 1.12;
  return sqrt(min(lit, 1.0));
}
vec3 studio(vec3 normal, vec3 colour, vec4 light, float gloss, float thin, float rim)
{
  // Light from behind comes through the ear, red.
  float through = thin * thin * (0.35 + 0.65 * (1.0 - clamp(normal.z, 0.0, 1.0))) * colour.r * colour.r * 0.56;
  return exposed(colour, light.rgb, shine(normal, light, gloss, rim) + through * vec3(0.72, 0.19, 0.11));
}
"""
"""For either shader: the colour of a place in the light that arrives there, `studio`, and its two steps."""

DITHER_GLSL = """
vec3 dithered(vec3 colour)
{
  // Less than one step of 255: hides the rings that a slow gradient shows on a projector.
  float grain = fract(52.9829189 * fract(dot(gl_FragCoord.xy, vec2(0.06711056, 0.00583715))));
  return colour + (grain - 0.5) / 255.0;
}
"""
"""For a fragment shader."""

LIGHT_ON_OPEN = "lightOn(normalVCVSOutput, openness)"
LIGHT_ON_HEAD = "lightOf(transferA, transferB, transferC, transferD, normalMatrix)"

SHINE_BY_VERTEX = """
  shineVSOutput = shine(normalize(normalVCVSOutput), lightVSOutput, 0.4, rim);
"""
"""For what lies flat on the skin: only its colours are left for each pixel."""

STUDIO_BY_VERTEX = """
  float gloss = skinGloss(strokesVSOutput);
  vec3 unlit = vertexColorVSOutput.rgb, normal = normalize(normalVCVSOutput);
  vertexColorVSOutput.rgb = studio(normal, unlit, lightVSOutput, gloss, strokesVSOutput.z, rim);
"""
"""For what moves: the whole light at the vertices, and nothing left to do for each pixel."""


class StudioLight:
    """Lights an actor by the studio formula instead of VTK's lights.

    The mapper's data must carry point normals, colours as scalars, and the arrays of its light.
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
        GLSL; `body` sets ``fragOutput0`` and may call ``studio()`` with ``lightVSOutput``.
    light : str
        GLSL for the light at a vertex: `LIGHT_ON_OPEN`, or `LIGHT_ON_HEAD`.
    by_vertex : str
        GLSL that goes on at each vertex: `STUDIO_BY_VERTEX`, `SHINE_BY_VERTEX`.
    lift : str
        GLSL for how far, in mm, the surface is drawn in front of where it is, in depth only: one of `attributes`.
    even : collection of str
        Those of `attributes` that are the same at the corners of each triangle.
    """

    def __init__(
        self,
        actor: vtkActor,
        mapper: vtkPolyDataMapper,
        on_failure: Callable[[str], None],
        attributes: dict[str, str],
        declarations: str,
        body: str,
        *,
        light: str = LIGHT_ON_OPEN,
        by_vertex: str = "",
        lift: str = "",
        even: Collection[str] = (),
    ) -> None:
        self._actor = actor
        self._on_failure = on_failure
        self.has_failed = False
        kept = (OPENNESS,) if light == LIGHT_ON_OPEN else TRANSFER_ARRAYS
        for name in (*kept, *attributes):
            mapper.MapDataArrayToVertexAttribute(name, name, _FIELD_POINTS, -1)
        # A lift in mm needs points in mm: no shifting or scaling of them on their way to the card.
        mapper.SetVBOShiftScaleMethod(SHIFT_SCALE_OFF)
        shader = actor.GetShaderProperty()
        used = dict.fromkeys(kept, "vec4") if light == LIGHT_ON_HEAD else {OPENNESS: "float"}
        ins = "".join(f"in {kind} {name};\n" for name, kind in (used | attributes).items())
        handed = {f"{name}VSOutput": ("flat " * (name in even), kind) for name, kind in attributes.items()}
        handed |= {"lightVSOutput": ("", "vec4"), "placeMmVSOutput": ("", "vec3")}
        if by_vertex == SHINE_BY_VERTEX:
            handed["shineVSOutput"] = ("", "vec3")
        if light == LIGHT_ON_HEAD:
            handed["strokesVSOutput"] = ("", "vec3")
        outs = "".join(f"{how}out {kind} {name};\n" for name, (how, kind) in handed.items())
        copies = "".join(f"  {name}VSOutput = {name};\n" for name in attributes)
        declared = f"{ins}{outs}//VTK::Normal::Dec\n" + LIGHT_GLSL + STUDIO_GLSL * bool(by_vertex)
        made = f"//VTK::Normal::Impl\n{copies}  lightVSOutput = {light};\n  placeMmVSOutput = vertexMC.xyz;\n"
        if light == LIGHT_ON_HEAD:
            made += "  strokesVSOutput = transferD.yzw / 255.0;\n"
        made += by_vertex
        shader.AddVertexShaderReplacement("//VTK::Normal::Dec", True, declared, False)
        shader.AddVertexShaderReplacement("//VTK::Normal::Impl", True, made, False)
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
        varyings = "".join(f"{how}in {kind} {name};\n" for name, (how, kind) in handed.items())
        shader.AddFragmentShaderReplacement(
            "//VTK::Light::Dec",
            True,
            varyings + STUDIO_GLSL + DITHER_GLSL + declarations + "//VTK::Light::Dec\n",
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
        self.set_numbers(rim=strength)
        self._actor.GetShaderProperty().GetVertexCustomUniforms().SetUniformf("rim", strength)

    def set_numbers(self, **numbers: float) -> None:
        """Set numbers that the body uses."""
        uniforms = self._actor.GetShaderProperty().GetFragmentCustomUniforms()
        for name, number in numbers.items():
            uniforms.SetUniformf(name, number)

    def set_vectors(self, **vectors: Point) -> None:
        """Set vectors, shape (3,), that the body uses."""
        uniforms = self._actor.GetShaderProperty().GetFragmentCustomUniforms()
        for name, vector in vectors.items():
            uniforms.SetUniform3f(name, vector.tolist())

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
