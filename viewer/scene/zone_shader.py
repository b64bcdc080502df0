"""The look inside a ribbon, computed per pixel from the place in it.

The distance from the middle line, in mm, gives halo, edge and fill; the place along it gives patterns and cuts. Each
border is softened over one pixel by the distance's own change per pixel, so that edges are smooth at any zoom and
picture size without multisampling. Fading is a mixture with the skin's own colour in the same light, so that there is
no translucency to sort; only the outermost pixel is blended, over ribbons and skin that were drawn before.
"""

from viewer.scene.doubt_shader import DOUBT_DECLARATIONS, RING_MM, SQUARE

PLACE = "place"
"""Vertex array: along, across, length of the line, distance to the nearest border of parts; mm."""

SHAPE = "shape"
"""Vertex array: half width, edge, halo in mm; pattern + 8 * kind of line + 256 if it points backward."""

BACKWARD = 256

FILL = "fillTone"
"""Vertex array: fill colour, and the share of it that covers the skin."""

EDGE = "edgeTone"
"""Vertex array: edge colour, and the share of it against a darker fill."""

DEPTH = "depthTone"
"""Vertex array: lift toward the eye in mm (which zone lies above which), opacity, and how far in mm it is to where the
ribbon is cut along, because it shares its place with another; negative beyond."""

ATTRIBUTES = {PLACE: "vec4", SHAPE: "vec4", FILL: "vec4", EDGE: "vec4", DEPTH: "vec3"}

EVEN = (SHAPE, FILL, EDGE)
"""Those of `ATTRIBUTES` that do not change within a triangle."""

PATTERN_SOLID, PATTERN_HATCHED, PATTERN_BARS = 1, 2, 3  # 0: plain

ZONE_DECLARATIONS = (
    f"""
const int SQUARE = {SQUARE};
const float RING_MM = {RING_MM};
"""
    + """
float cover(float inside, float pixel)
{
  return clamp(inside / pixel + 0.5, 0.0, 1.0);
}
float stripes(float place, float period, float width, float pixel)
{
  float off = abs(fract(place / period) - 0.5) * period;
  float sharp = cover(width * 0.5 - off, pixel);
  return mix(sharp, width / period, smoothstep(0.35 * period, 0.7 * period, pixel));
}
"""
    + DOUBT_DECLARATIONS
)

ZONE_BODY = """
  float along = placeVSOutput.x, across = placeVSOutput.y;
  float code = shapeVSOutput.w + 0.25;
  float heading = code >= 256.0 ? -1.0 : 1.0;
  code = mod(code, 256.0);
  int line = int(code / 8.0);
  int pattern = int(mod(code, 8.0));
  bool isSquare = line >= SQUARE;
  line = isSquare ? line - SQUARE : line;
  float halfWidth = shapeVSOutput.x;
  float beyond = max(max(-along, along - placeVSOutput.z), 0.0);
  float away = isSquare ? squarely(placeVSOutput.xy, placeVSOutput.z, halfWidth) : length(vec2(beyond, across));
  vec2 perX = dFdx(placeVSOutput.xy), perY = dFdy(placeVSOutput.xy);
  vec2 outward = beyond > 0.0 ? vec2(along < 0.0 ? -beyond : beyond, across) / max(away, 1e-4) : vec2(0.0, 1.0);
  float pixel = clamp(length(vec2(dot(outward, perX), dot(outward, perY))), 1e-3, 6.0);
  float pixelAlong = clamp(length(vec2(perX.x, perY.x)), 1e-3, 6.0);
  float pixelBoth = max(pixelAlong, clamp(length(vec2(perX.y, perY.y)), 1e-3, 6.0));

  float uncut = depthToneVSOutput.z;
  float pixelUncut = clamp(length(vec2(dFdx(uncut), dFdy(uncut))), 1e-3, 6.0);
  float kept = cover(uncut, pixelUncut);
  // Only what is chosen has so wide a halo: it is drawn from where it is needled first.
  float first = heading > 0.0 ? along : placeVSOutput.z - along, rest = halfWidth + 2.5;
  if (shapeVSOutput.z > 1.0) { kept *= cover(drawn * (placeVSOutput.z + 2.0 * rest) - rest - first, pixelAlong); }
  float body = min(cover(halfWidth - away, pixel), kept);
  float inner = min(cover(halfWidth - shapeVSOutput.y - away, pixel), cover(uncut - shapeVSOutput.y, pixelUncut));
  float halo = shapeVSOutput.z > 0.0 ? min(cover(halfWidth + shapeVSOutput.z - away, pixel), kept) : 0.0;
  float dashes = 1.0;
  if (line == 2 || line == 6)
  {
    dashes = stripes(roundabout(placeVSOutput.xy, placeVSOutput.z, halfWidth, isSquare), 5.0, 3.0, pixelBoth);
    halo = shapeVSOutput.z < 1.0 ? halo * dashes : halo;  // a casing is broken with its edge, a halo is not
  }
  else if (line == 7)
  {
    dashes = stripes(roundabout(placeVSOutput.xy, placeVSOutput.z, halfWidth, isSquare), 2.4, 1.2, pixelBoth);
    halo *= dashes;
  }
  else if (line == 5)
  {
    float hollow = halfWidth - RING_MM - away;
    body = min(body, cover(-hollow, pixel));
    inner = min(inner, cover(-hollow - shapeVSOutput.y, pixel));
    halo = min(halo, cover(shapeVSOutput.z - hollow, pixel));
  }
  float soft = 1.0;
  if (line == 4)
  {
    soft = softness(away, halfWidth, shapeVSOutput.y, pixel);
    halo = 0.0;
  }
  if (max(body, halo) < 0.004) { discard; }

  vec3 skin = vertexColorVSOutput.rgb;
  vec3 full = fillToneVSOutput.rgb;
  vec3 ink = full;
  // Around a soft area no casing or halo has a place: what fades is white instead.
  if (line == 4 && shapeVSOutput.z > 0.0)
  {
    ink = mix(vec3(0.985), full, cover(halfWidth - shapeVSOutput.y - away, pixel));
    soft = min(1.0, soft * 1.6);
  }
  if (pattern == 1) { ink = full * 0.78; }
  else if (pattern == 2)
  {
    float slant = (along * 0.819 + across * 0.574) * 1.0;
    ink = mix(mix(full, vec3(1.0), 0.52), full, stripes(slant, 3.6, 2.0, pixelBoth));
  }
  else if (pattern == 3)
  {
    ink = mix(mix(full, vec3(1.0), 0.66), full * 0.92, stripes(along, 5.0, 1.25, pixelAlong));
  }
  float ring = line == 4 ? 0.0 : (1.0 - inner) * dashes;
  if (line == 1 || line == 6)
  {
    float core = cover(0.22 * halfWidth + 0.3 - away, pixel);
    float tip = stripes(along * heading + abs(across) * 0.9, 9.0, 1.5, pixelBoth) * inner;
    ink = mix(mix(ink, vec3(1.0), core), edgeToneVSOutput.rgb, tip);
  }
  if (line == 3)
  {
    float dot_ = length(vec2((fract(along / 4.0) - 0.5) * 4.0, across));
    ink = mix(mix(full, vec3(1.0), 0.62), full, cover(min(0.55 * halfWidth, 1.6) - dot_, pixelBoth));
  }
  ink = mix(ink, vec3(1.0), cover(0.9 - placeVSOutput.w, pixelAlong) * min(1.0, fillToneVSOutput.a * 1.2));

  // On glass there is no skin to mix with: what is not ink lets through instead.
  float inked = mix(1.0, max(fillToneVSOutput.a, ring * max(edgeToneVSOutput.a, 0.5)) * depthToneVSOutput.y, glass);
  vec3 painted = mix(skin, ink, mix(fillToneVSOutput.a, 1.0, glass));
  vec3 edge = mix(painted * 0.78, edgeToneVSOutput.rgb, edgeToneVSOutput.a);
  vec3 zone = mix(painted, edge, ring);
  // Ink lies in the skin: its border shades it toward the key and is lit opposite, as is the halo, the other way round.
  vec2 uphill = vec2(dFdx(away), dFdy(away)) / pixel;
  float toKey = clamp(dot(uphill, vec2(-0.707, 0.707)), -1.0, 1.0);
  float sunk = line == 4 ? 0.0 : smoothstep(1.8, 0.2, abs(halfWidth - away));
  sunk *= depthToneVSOutput.y * fillToneVSOutput.a;
  zone *= 1.0 - 0.20 * sunk * max(toKey, 0.0);
  zone = mix(zone, vec3(1.0), 0.12 * sunk * max(-toKey, 0.0));
  vec3 border = vec3(0.985) * (1.0 - 0.10 * max(-toKey, 0.0));
  float covered = max(body, halo);
  float share = body / covered;
  vec3 tone = mix(skin, mix(mix(skin, border, 0.96), zone, share), mix(depthToneVSOutput.y, 1.0, glass));
  // 40 % of a zone's colour takes no light, so that shade does not swallow it.
  float unlit = depthToneVSOutput.y * mix(0.4 + 0.25 * max(toKey, 0.0), 0.4 * fillToneVSOutput.a, share);
  vec3 lit = exposed(tone, lightVSOutput.rgb, shineVSOutput);
  // VTK blends while it draws what is opaque, too: the soft outline shows what was drawn before, skin or lower zone.
  fragOutput0 = vec4(dithered(mix(lit, tone, unlit)), covered * soft * mix(1.0, inked, share));
"""
