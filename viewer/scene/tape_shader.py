"""How a measuring tape looks: a pale band on the skin with ticks every cm, longer ones at 5."""

HALF_WIDTH_MM = 2.0
TAPE_LIFT_MM = 5.4
TAPE_REACH_MM = 6.0

TAPE_BODY = """
  vec2 place = inkPlaceVSOutput.xy;
  float whole = inkPlaceVSOutput.z, half_ = halfWidth * inkScale;
  float pad = min(1.5 * inkScale, 3.0), corner = 0.9 * inkScale;
  vec2 perX = dFdx(place), perY = dFdy(place);
  float pixelAlong = clamp(length(vec2(perX.x, perY.x)), 1e-3, 6.0);
  float pixelAcross = clamp(length(vec2(perX.y, perY.y)), 1e-3, 6.0);
  vec2 off = abs(place - vec2(whole * 0.5, 0.0)) - vec2(whole * 0.5 + pad - corner, half_ - corner);
  float outside = length(max(off, 0.0)) + min(max(off.x, off.y), 0.0) - corner;
  float pixel = off.x > off.y ? pixelAlong : pixelAcross;
  float rim = 0.28 * inkScale;
  float covered = cover(rim - outside, pixel);
  if (covered < 0.004) { discard; }
  float up = place.y + half_;
  float fine = 0.14 * inkScale;
  float tick = 0.0;
  float toCm = abs(place.x - 10.0 * floor(place.x / 10.0 + 0.5));
  float toFive = abs(place.x - 50.0 * floor(place.x / 50.0 + 0.5));
  float toHalf = abs(place.x - 5.0 * floor(place.x / 5.0 + 0.5));
  float toMm = abs(place.x - floor(place.x + 0.5));
  tick = max(tick, cover(fine - toCm, pixelAlong) * cover(1.0 * half_ - up, pixelAcross));
  tick = max(tick, cover(1.6 * fine - toFive, pixelAlong) * cover(1.4 * half_ - up, pixelAcross));
  tick = max(tick, cover(0.7 * fine - toHalf, pixelAlong) * cover(0.6 * half_ - up, pixelAcross));
  float near = 1.0 - smoothstep(0.09, 0.16, pixelAlong);
  tick = max(tick, near * cover(0.5 * fine - toMm, pixelAlong) * cover(0.4 * half_ - up, pixelAcross));
  tick *= step(-0.3, place.x) * step(place.x, whole + 0.3);
  float edge = cover(rim + outside, pixel);
  float ink = max(tick, edge * 0.9);
  fragOutput0 = vec4(mix(casingTone, inkTone, ink), covered);
""".replace("halfWidth", f"{HALF_WIDTH_MM}")
"""A pale band with ticks, for places of mm along, mm across, and the whole length."""
