"""The part of the ribbons' shader that draws how sure a place is: broken edges, soft areas, rings.

::

    band, line    ========    two sources agree: a whole edge, filled or with a light core
    dashed        -- -- --    one source: a broken edge
    dotted        . . . . .   of an imported school
    soft           (((  )))   found by pressing: four steps of falling strength, no edge
    rival         . . . . .   where another source has it: a dotted edge, hardly filled
    ring             ( )      the peak of a scan: an open ring
"""

from __future__ import annotations

from typing import Literal

LineCode = Literal["band", "line", "dashed", "dotted", "soft", "ring", "dashed line", "rival"]

LINE_CODES: dict[LineCode, int] = {
    "band": 0,
    "line": 1,
    "dashed": 2,
    "dotted": 3,
    "soft": 4,
    "ring": 5,
    "dashed line": 6,
    "rival": 7,
}
"""How the shader tells the kinds of line apart."""

SQUARE = 16
"""Added to the kind of line of a strip whose ends are flat."""

RING_MM = 2.6
"""How wide the line of a ring is drawn."""

DOUBT_DECLARATIONS = """
// How far a place lies from the middle of a strip with flat ends, so that its edge is where this is half its width.
float squarely(vec2 place, float length_, float halfWidth)
{
  return halfWidth + max(abs(place.y) - halfWidth, max(-place.x, place.x - length_));
}
// How far along its outline a place lies: past a round end it goes on round it, at a flat end across.
float roundabout(vec2 place, float length_, float halfWidth, bool isSquare)
{
  float past = max(-place.x, place.x - length_);
  if (isSquare) { return past > abs(place.y) - halfWidth ? place.y : place.x; }
  float turned = past > 0.0 ? halfWidth * atan(past, abs(place.y) + 1e-4) : 0.0;
  return place.x < 0.0 ? -turned : min(place.x, length_) + turned;
}
// How strong a soft area is, in four steps of which each is softened over one pixel; nothing stands out in the middle.
float softness(float away, float halfWidth, float fade, float pixel)
{
  float core = halfWidth - fade;
  float strength = 0.16 * cover(halfWidth - away, pixel);
  strength += 0.22 * cover(core + fade * 0.64 - away, pixel);
  strength += 0.27 * cover(core + fade * 0.30 - away, pixel);
  return strength + 0.35 * cover(core - away, pixel);
}
"""
