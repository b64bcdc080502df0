"""The skin as glass, per pixel: how much of it is left where one looks straight at it, at its rim, and on the face.

Nothing is sorted and no layers are peeled, which a computer without a graphics card could not do while the head turns.
All is drawn as opaque things are, in a fixed order, and blended by the shader::

      cortex, traces ──> skull's depth ──> skull ──> skin's depth ──> skin, once ──> zones, which hide each other by the
                                                                                     skin's depth as they always do

A surface whose depth alone was drawn first lets only its nearest layer be drawn: else the ear would be seen twice.
"""

from __future__ import annotations

CAP = "cap"
"""Vertex array: 1 where zones lie, 0 on face, ears and neck, which keep more of themselves."""

DEPTH_ONLY = """
  fragOutput0 = vec4(0.0, 0.0, 0.0, 0.002);
"""
"""Draws nothing but how far away it is; VTK leaves out what is wholly clear."""

_GLASS = """
  float grazed = 1.0 - clamp(abs(at.z), 0.0, 1.0), slope = grazed * grazed * (0.6 + 0.4 * grazed);
  float open_ = smoothstep(0.0, 1.0, glass), first = smoothstep(0.0, 0.33, glass);
  float flat_ = mix(mix(glassFace, glassBody, open_), mix(0.30, 0.02, open_), onCap);
  float left_ = clamp(flat_ + mix(0.92, 0.80, open_) * slope, 0.0, 1.0);
  float gleam = pow(clamp(dot(at, vec3(-0.349, 0.548, 0.759)), 0.0, 1.0), 60.0) * glassGleam * glass;
  vec3 cool = mix(glassTone, glassRim, slope) * mix(1.0, dot(warm, vec3(0.45)) * glassLift, glassShade);
  float chill = mix(0.62, 0.90, onCap) * smoothstep(0.12, 0.95, glass);
  vec4 glassy = vec4(mix(warm, cool, chill) + 0.5 * gleam, mix(1.0, min(left_ + 0.3 * gleam, 1.0), first));
"""

GLASS_ENDING = f"""
  vec3 at = normalize(normalVCVSOutput), warm = fragOutput0.rgb;
  float onCap = capVSOutput;
{_GLASS}
  fragOutput0 = glassy;
"""
"""What comes after the body of a skin: it takes the colour that the skin would have, and lets through.

``glass`` is how far it does; ``glassGleam`` how bright it gleams; ``glassTone``, ``glassRim`` what colour it turns to
where one looks straight at it, and at its rim; ``glassFace`` and ``glassBody`` how much is left of a face that begins
to be glass, and of one that is; ``glassShade`` how much of the skin's light and shade, and ``glassLift`` how much that
is made lighter.
"""

GLASS_BY_VERTEX = f"""
  vec3 at = normalize(normalVCVSOutput), warm = vertexColorVSOutput.rgb;
  float onCap = cap;
{_GLASS}
  vertexColorVSOutput = glassy;
"""
"""The same for what moves, at the vertices."""

LIT_BY_VERTEX = """
  vertexColorVSOutput.rgb = exposed(vertexColorVSOutput.rgb, lightVSOutput.rgb, vec3(0.012));
"""
"""Cortex and bone that move: nothing is left to do for each pixel, and they do not shine."""

MOVING_GLASS_BODY = """
  fragOutput0 = vec4(dithered(vertexColorVSOutput.rgb), vertexColorVSOutput.a);
"""

OVER_EDGE = "overEdge"
"""Vertex array: how far a place of the skull is above the vault's lower edge, mm."""
EDGE_MM = 5.0
"""So far above and below its edge the skull fades out."""

_LEFT_BONE = f"""
  float left_ = clamp(bone + (1.0 - bone) * boneRim * slope, 0.0, 1.0);
  left_ *= smoothstep(-{EDGE_MM}, {EDGE_MM}, overEdgeVSOutput);
"""
SKULL_BODY = f"""
  vec3 normal = normalize(normalVCVSOutput);
  float grazed = 1.0 - clamp(abs(normal.z), 0.0, 1.0), slope = grazed * grazed;
  vec3 lit = studio(normal, vertexColorVSOutput.rgb, lightVSOutput, 0.25, 0.0, rim);
{_LEFT_BONE}
  fragOutput0 = vec4(dithered(lit), left_);
"""
"""Bone: ``bone`` is how much of it is left where one looks straight at it, ``boneRim`` what of it at its rim."""

MOVING_SKULL_BODY = f"""
  float grazed = 1.0 - clamp(abs(normalVCVSOutput.z), 0.0, 1.0), slope = grazed * grazed;
{_LEFT_BONE}
  fragOutput0 = vec4(vertexColorVSOutput.rgb, left_);
"""

CORTEX_BODY = """
  vec3 lit = studio(normalize(normalVCVSOutput), vertexColorVSOutput.rgb, lightVSOutput, 0.34, 0.0, rim);
  fragOutput0 = vec4(dithered(lit), 1.0);
"""


def skull_share(glass: float) -> float:
    """Return how much of the skull is left, 0..1: whole until the skin is glass, gone when the cortex stands free."""
    return 1.0 - _smooth(0.38, 0.64, glass)


def zones_share(glass: float) -> float:
    """Return how far zones have no skin to fade into any more, 0..1."""
    return _smooth(0.0, 0.33, glass)


def _smooth(low: float, high: float, value: float) -> float:
    share = min(1.0, max(0.0, (value - low) / (high - low)))
    return share * share * (3.0 - 2.0 * share)
