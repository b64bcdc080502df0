"""The look of skin per pixel: stubble that follows the whorl, and brows, each hair a stroke, without any texture.

Hairs stand in cells that are laid round the whorl, ring by ring, so that each stroke runs the way the hair grows::

        ring  ) cell ) cell ) cell )      one hair or two in a cell, its root where chance puts it, no longer than a
      whorl ──────────────────────►       ring is wide: a pixel asks its own ring and the one before, nobody else
        ring  ) cell ) cell ) cell )

The vertex colours hold how dark hair is in the mean. Strokes darken and the skin between them lightens by as much, so
that a head that is too far away to see hairs on, or that turns and is drawn without them, has the same tone.
Chance is a hash of whole numbers, the same on every machine (M. Jarzynski, M. Olano, JCGT 9(3), 2020).
"""

from __future__ import annotations

HAIR_UNIFORMS = """
uniform vec3 whorl, scalpMiddle;
uniform float hairMm, hairInk;
"""
"""Unit vector from the middle of the scalp to the whorl; that middle, mm; length of a hair, mm, and its darkness."""

HAIR_GLSL = """
vec3 chance(ivec3 cell)
{
  uvec3 v = uvec3(cell) * 1664525u + 1013904223u;
  v.x += v.y * v.z; v.y += v.z * v.x; v.z += v.x * v.y;
  v ^= v >> 16u;
  v.x += v.y * v.z; v.y += v.z * v.x; v.z += v.x * v.y;
  return vec3(v >> 8u) / 16777216.0;
}
float stroke(float along, float across, float length_, float wide)
{
  float tip = clamp(along / length_, 0.0, 1.0), w = wide * (1.0 - 0.6 * tip);
  return smoothstep(w, 0.3 * w, length(vec2(across, along - tip * length_))) * (1.0 - 0.35 * tip);
}
float stubble(vec3 place, float density, float pixel, float ink)
{
  vec3 ahead = normalize(cross(vec3(1.0, 0.0, 0.0), whorl)), off = place - scalpMiddle;
  vec3 toward = normalize(vec3(dot(off, ahead), dot(off, cross(whorl, ahead)), dot(off, whorl)));
  float away = acos(clamp(toward.z, -1.0, 1.0)) * 95.0;
  float turn = atan(toward.y, toward.x) / 6.2831853 + 0.2 * exp(-away / 38.0) + 2.0;
  float beard = smoothstep(168.0, 190.0, away), longest = hairMm * (1.0 - 0.6 * beard);
  float wide = max(0.10, 0.5 * pixel), bare = 1.0;
  for (int k = 0; k < 2; k++)
  {
    float ring = floor(away / hairMm) - float(k), round_ = 597.0 * sin(clamp((ring + 0.5) * hairMm / 95.0, 0.01, 3.13));
    float count = max(3.0, floor(round_ / 0.62)), cell = round_ / count;
    float at = (turn + chance(ivec3(int(ring), 3, 5)).x) * count;
    for (int hair = 0; hair < 2; hair++)
    {
      vec3 odds = chance(ivec3(int(ring), int(mod(floor(at), count)), 11 + hair));
      float along = away - (ring + odds.x) * hairMm, lean = (odds.z - 0.5) * 0.5;
      float across = (fract(at) - 0.3 - 0.4 * odds.y) * cell - lean * along;
      float grown = step(fract(odds.z * 61.0), density);
      bare *= 1.0 - grown * stroke(along, across, longest * (0.55 + 0.45 * odds.y), wide);
    }
  }
  ink *= 1.0 - 0.5 * beard;
  return (1.0 - ink * (1.0 - bare) * 0.10 / wide) / (1.0 - ink * 0.155 * density * (1.0 - 0.5 * beard));
}
float brow(vec3 place, float density, float pixel, float ink)
{
  float aside = abs(place.x), side = place.x > 0.0 ? 5.0 : 9.0;
  // Hairs rise near the nose and sink toward the temple: the cells are sheared along.
  float level = place.z - 1.35 * aside + 0.0155 * aside * aside;
  float wide = max(0.15, 0.5 * pixel), bare = 1.0;
  for (int k = 0; k < 2; k++)
  {
    float row = floor(level / 0.42);
    for (int hair = 0; hair < 4; hair++)
    {
      float shift = chance(ivec3(int(row) + 900, 7, hair)).x, column = floor(aside / 2.3 + shift) - float(k);
      vec3 odds = chance(ivec3(int(row) + 900, int(column), int(side) + hair));
      float along = aside - (column - shift + odds.x) * 2.3, across = level - (row + 0.2 + 0.6 * odds.y) * 0.42;
      across += (odds.z - 0.5) * 0.35 * along;
      // Sparse where the brow ends, dense in its middle.
      float grown = step(fract(odds.z * 61.0), density * (0.6 + density * (0.8 - 0.4 * density)));
      bare *= 1.0 - grown * stroke(along, across * 0.8, 2.3 * (0.6 + 0.4 * odds.y), wide);
    }
  }
  ink *= 0.5 + 0.5 * density;
  return (1.0 - ink * (1.0 - bare) * 0.085 / wide) / (1.0 - ink * 0.27 * density);
}
"""

STILL_BODY = """
  vec3 tone = vertexColorVSOutput.rgb;
  float pixel = max(length(dFdx(placeMmVSOutput)), length(dFdy(placeMmVSOutput)));
  float seen = smoothstep(1.15, 0.45, pixel);
  float grown = strokesVSOutput.x, browed = strokesVSOutput.y;
  // A loop that ends at once where nothing grows: a software driver computes what stands behind an if everywhere.
  for (int once = 0; once < int(ceil(grown * seen)); once++)
  {
    tone *= stubble(placeMmVSOutput, grown, pixel, hairInk * seen);
  }
  for (int once = 0; once < int(ceil(browed * seen)); once++)
  {
    tone *= brow(placeMmVSOutput, browed, pixel, 0.68 * seen);
  }
  vec3 normal = normalize(normalVCVSOutput);
  vec3 lit = studio(normal, tone, lightVSOutput, skinGloss(strokesVSOutput), strokesVSOutput.z, rim);
  fragOutput0 = vec4(dithered(lit), 1.0);
"""
"""Skin at rest."""

MOVING_BODY = """
  fragOutput0 = vec4(dithered(vertexColorVSOutput.rgb), 1.0);
"""
"""Skin that moves, without single hairs, lit at its vertices."""
