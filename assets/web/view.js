// The head and its zones in WebGL 2, with the light and the zone patterns of the program's own shaders.

const SKIN_BOX = atlas.head.box, RIBBON_BOX = atlas.zones.box;
const LIFT_MM = 1.0, LAYER_MM = 0.25, TENT_MM = 0.2, MARGIN_MM = 0.6, UNCUT_MM = 10.0;
const ROLES = ["rest", "hover", "selected", "back"];
const SHORT = 32767;

const COMMON = `#version 300 es
precision highp float;
precision highp int;
uniform vec3 eye, right, up, toward;
uniform vec2 opening, depth;
uniform vec3 middle, extent;
vec3 unfolded(vec2 o)
{
  vec3 n = vec3(o, 1.0 - abs(o.x) - abs(o.y));
  if (n.z < 0.0) n.xy = (1.0 - abs(n.yx)) * vec2(n.x >= 0.0 ? 1.0 : -1.0, n.y >= 0.0 ? 1.0 : -1.0);
  return normalize(n);
}
vec3 turned(vec3 v) { return vec3(dot(v, right), dot(v, up), dot(v, toward)); }
vec4 seen(vec3 p)
{
  vec3 v = turned(p - eye);
  float a = -(depth.y + depth.x) / (depth.y - depth.x), b = -2.0 * depth.x * depth.y / (depth.y - depth.x);
  return vec4(v.x * opening.x, v.y * opening.y, a * v.z + b, -v.z);
}
in vec3 place;
in vec2 upright;
in vec3 colour;
out vec3 normalVCVSOutput;
out vec3 vertexColorVSOutput;
out vec4 lightVSOutput;
${atlas.shaders.light}`;
const SKIN_VERTEX = `${COMMON}
in vec4 transferA, transferB, transferC, transferD;
out vec3 placeMmVSOutput, strokesVSOutput;
void main()
{
  normalVCVSOutput = turned(unfolded(upright));
  vertexColorVSOutput = colour;
  lightVSOutput = lightOf(transferA, transferB, transferC, transferD, transpose(mat3(right, up, toward)));
  strokesVSOutput = transferD.yzw / 255.0;
  placeMmVSOutput = middle + place * extent;
  gl_Position = seen(placeMmVSOutput);
}`;
const ZONE_VERTEX = `${COMMON}
uniform float rim;
${atlas.shaders.studio}
uniform sampler2D looks;
in float open;
in vec2 across, cut, marks;
in vec2 kept;
out vec4 placeVSOutput, shapeVSOutput, fillToneVSOutput, edgeToneVSOutput;
out vec3 depthToneVSOutput, shineVSOutput;
void main()
{
  int zone = int(marks.x + 0.5);
  vec4 shape = texelFetch(looks, ivec2(0, zone), 0), last = texelFetch(looks, ivec2(3, zone), 0);
  float width = shape.x;
  placeVSOutput = vec4(across, cut.y, cut.x) / 100.0;
  shapeVSOutput = vec4(width, shape.y, shape.z, last.y + marks.y);
  fillToneVSOutput = texelFetch(looks, ivec2(1, zone), 0);
  edgeToneVSOutput = texelFetch(looks, ivec2(2, zone), 0);
  float beyond = max(max(-placeVSOutput.x, placeVSOutput.x - placeVSOutput.z), 0.0);
  float reach = width + shape.z + ${MARGIN_MM.toFixed(2)};
  float tent = clamp(1.0 - length(vec2(beyond, placeVSOutput.y)) / reach, 0.0, 1.0);
  depthToneVSOutput = vec3(${LIFT_MM.toFixed(2)} + ${LAYER_MM.toFixed(2)} * last.z + ${TENT_MM.toFixed(2)} * tent, last.x,
    kept.x == 0.0 ? ${UNCUT_MM.toFixed(1)} : kept.x * placeVSOutput.y - kept.y * width);
  normalVCVSOutput = turned(unfolded(upright));
  vertexColorVSOutput = colour;
  lightVSOutput = lightOn(normalVCVSOutput, open);
  ${atlas.shaders.shine}
  vec3 p = middle + place * extent;
  gl_Position = seen(p);
  // In front of the skin in depth only: it neither sinks into it nor floats.
  vec4 lifted = seen(p + toward * depthToneVSOutput.x);
  gl_Position.z = lifted.z / lifted.w * gl_Position.w;
}`;
const FRAGMENT = `#version 300 es
precision highp float;
precision highp int;
in vec3 normalVCVSOutput;
in vec3 vertexColorVSOutput;
in vec4 lightVSOutput;
uniform float rim;
out vec4 fragOutput0;
${atlas.shaders.studio}${atlas.shaders.dither}`;
const SKIN_FRAGMENT = `${FRAGMENT}
in vec3 placeMmVSOutput, strokesVSOutput;
${atlas.shaders.hair}
void main() {${atlas.shaders.skin}}`;
const ZONE_FRAGMENT = `${FRAGMENT}
in vec4 placeVSOutput, shapeVSOutput, fillToneVSOutput, edgeToneVSOutput;
in vec3 depthToneVSOutput, shineVSOutput;
${atlas.shaders.declarations}
void main() {${atlas.shaders.body}}`;

class HeadView {
  constructor(canvas) {
    this.canvas = canvas;
    this.skin = {
      places: unpacked(atlas.head.places, Int16Array),
      normals: unpacked(atlas.head.normals, Int16Array),
      faces: unpacked(atlas.head.faces, atlas.head.wide ? Uint32Array : Uint16Array),
      light: Object.entries(atlas.head.light).map(([name, text]) => [name, unpacked(text, Uint8Array), 4, WebGL2RenderingContext.UNSIGNED_BYTE, false]),
      colours: Object.fromEntries(Object.entries(atlas.head.colours).map(([name, text]) => [name, unpacked(text, Uint8Array)])),
    };
    const zones = atlas.zones;
    this.ribbons = {
      places: unpacked(zones.places, Int16Array),
      normals: unpacked(zones.normals, Int16Array),
      faces: unpacked(zones.faces, Uint32Array),
      open: unpacked(zones.open, Uint8Array),
      across: unpacked(zones.across, Int16Array),
      cut: unpacked(zones.cut, Int16Array),
      marks: unpacked(zones.marks, Uint16Array),
      colours: Object.fromEntries(Object.entries(zones.colours).map(([name, text]) => [name, unpacked(text, Uint8Array)])),
    };
    this.kept = new Int8Array(this.ribbons.marks.length);
    this.corners = Float32Array.from(this.skin.places, (value, index) => SKIN_BOX[index % 3] + (value / SHORT) * SKIN_BOX[3 + (index % 3)]);
    this.gl = canvas.getContext("webgl2", { alpha: true, antialias: true, premultipliedAlpha: true });
    if (this.gl) this.build();
  }

  build() {
    const { gl } = this;
    this.skinProgram = this.program(SKIN_VERTEX, SKIN_FRAGMENT);
    this.zoneProgram = this.program(ZONE_VERTEX, ZONE_FRAGMENT);
    const upright = (part) => ["upright", part.normals, 2, gl.SHORT, true];
    const common = (part) => [["place", part.places, 3, gl.SHORT, true], upright(part)];
    const extra = [["open", this.ribbons.open, 1, gl.UNSIGNED_BYTE, true], ["across", this.ribbons.across, 2, gl.SHORT, false], ["cut", this.ribbons.cut, 2, gl.SHORT, false], ["marks", this.ribbons.marks, 2, gl.UNSIGNED_SHORT, false], ["kept", this.kept, 2, gl.BYTE, true]];
    this.skinShape = this.shape(this.skinProgram, this.skin, [...common(this.skin), ...this.skin.light]);
    this.zoneShape = this.shape(this.zoneProgram, this.ribbons, [...common(this.ribbons), ...extra]);
    this.looks = gl.createTexture();
    gl.enable(gl.DEPTH_TEST);
    gl.depthFunc(gl.LEQUAL);
    gl.enable(gl.CULL_FACE);
    gl.enable(gl.BLEND);
    gl.blendFuncSeparate(gl.SRC_ALPHA, gl.ONE_MINUS_SRC_ALPHA, gl.ONE, gl.ONE_MINUS_SRC_ALPHA);
    gl.clearColor(0, 0, 0, 0);
  }

  program(vertex, fragment) {
    const { gl } = this, program = gl.createProgram();
    for (const [kind, source] of [[gl.VERTEX_SHADER, vertex], [gl.FRAGMENT_SHADER, fragment]]) {
      const shader = gl.createShader(kind);
      gl.shaderSource(shader, source);
      gl.compileShader(shader);
      gl.attachShader(program, shader);
      if (!gl.getShaderParameter(shader, gl.COMPILE_STATUS) && !gl.isContextLost()) throw new Error(gl.getShaderInfoLog(shader));
    }
    gl.linkProgram(program);
    if (!gl.getProgramParameter(program, gl.LINK_STATUS) && !gl.isContextLost()) throw new Error(gl.getProgramInfoLog(program));
    return program;
  }

  // One set of vertex arrays for each scheme: only the colours differ.
  shape(program, part, columns) {
    const { gl } = this, shape = {};
    const buffer = (values, target = gl.ARRAY_BUFFER) => {
      const made = gl.createBuffer();
      gl.bindBuffer(target, made);
      gl.bufferData(target, values, gl.STATIC_DRAW);
      return made;
    };
    const buffers = columns.map(([, values]) => buffer(values));
    shape.buffers = Object.fromEntries(columns.map(([name], index) => [name, buffers[index]]));
    for (const [scheme, values] of Object.entries(part.colours)) {
      shape[scheme] = gl.createVertexArray();
      gl.bindVertexArray(shape[scheme]);
      const all = [...columns, ["colour", values, 3, gl.UNSIGNED_BYTE, true]];
      const bound = [...buffers, buffer(values)];
      all.forEach(([name, , size, kind, isShare], index) => {
        const at = gl.getAttribLocation(program, name);
        gl.bindBuffer(gl.ARRAY_BUFFER, bound[index]);
        gl.enableVertexAttribArray(at);
        gl.vertexAttribPointer(at, size, kind, isShare, 0, 0);
      });
      buffer(part.faces, gl.ELEMENT_ARRAY_BUFFER);
      gl.bindVertexArray(null);
    }
    return shape;
  }

  /** Size of the view in CSS pixels; the drawing has as many pixels as the screen, at most two for one. */
  get size() {
    return [Math.max(1, this.canvas.clientWidth), Math.max(1, this.canvas.clientHeight)];
  }

  fit() {
    const ratio = Math.min(globalThis.devicePixelRatio || 1, 2), [width, height] = this.size;
    const wanted = [Math.max(1, Math.round(width * ratio)), Math.max(1, Math.round(height * ratio))];
    if (this.canvas.width !== wanted[0] || this.canvas.height !== wanted[1]) [this.canvas.width, this.canvas.height] = wanted;
  }

  /** Draw the head at a pose; `roles` maps places in the list of placed zones to one of ROLES. */
  draw(pose, roles, scheme) {
    const { gl } = this;
    if (!gl || gl.isContextLost()) return;
    this.fit();
    gl.viewport(0, 0, this.canvas.width, this.canvas.height);
    gl.clear(gl.COLOR_BUFFER_BIT | gl.DEPTH_BUFFER_BIT);
    this.use(this.skinProgram, pose, SKIN_BOX, scheme);
    this.writeHair();
    gl.bindVertexArray(this.skinShape[scheme]);
    gl.drawElements(gl.TRIANGLES, this.skin.faces.length, atlas.head.wide ? gl.UNSIGNED_INT : gl.UNSIGNED_SHORT, 0);
    if (!roles.size) return;
    this.use(this.zoneProgram, pose, RIBBON_BOX, scheme);
    gl.bindVertexArray(this.zoneShape[scheme]);
    const heights = heightsOf(roles), lifts = layersOf(heights);
    this.writeLooks(roles, scheme, lifts);
    this.writeKept(heights);
    // From below upwards: the soft outline of the upper ribbon is blended over the lower one.
    for (const index of [...roles.keys()].sort((a, b) => lifts.get(a) - lifts.get(b))) {
      const { first, count } = atlas.zones.placed[index];
      gl.drawElements(gl.TRIANGLES, count, gl.UNSIGNED_INT, first * 4);
    }
  }

  use(program, pose, box, scheme) {
    const { gl } = this, at = (name) => gl.getUniformLocation(program, name);
    gl.useProgram(program);
    const vectors = { eye: pose.eye, right: pose.right, up: pose.up, toward: pose.direction, middle: box.slice(0, 3), extent: box.slice(3) };
    for (const [name, value] of Object.entries(vectors)) gl.uniform3fv(at(name), value);
    gl.uniform2f(at("opening"), this.canvas.height / this.canvas.width / HALF, 1 / HALF);
    gl.uniform2f(at("depth"), Math.max(pose.distance - DEPTH_MM, 20), pose.distance + DEPTH_MM);
    gl.uniform1f(at("rim"), atlas.rim[scheme]);
    gl.uniform1f(at("drawn"), 1);
  }

  writeHair() {
    const { gl } = this, { middle, whorl, mm, ink } = atlas.head.hair, at = (name) => gl.getUniformLocation(this.skinProgram, name);
    gl.uniform3fv(at("scalpMiddle"), middle);
    gl.uniform3fv(at("whorl"), whorl);
    gl.uniform1f(at("hairMm"), mm);
    gl.uniform1f(at("hairInk"), ink);
  }

  writeLooks(roles, scheme, lifts) {
    const { gl } = this, placed = atlas.zones.placed, table = new Float32Array(placed.length * 16);
    for (const [index, role] of roles) {
      const look = placed[index].looks[scheme][ROLES.indexOf(role)];
      // half, edge, halo; fill and share; edge and share; opacity, line, lift.
      table.set([...look.slice(0, 3), 0, ...look.slice(3, 12), look[12] * 8 + (placed[index].backward ? 256 : 0), lifts.get(index), 0], index * 16);
    }
    gl.activeTexture(gl.TEXTURE0);
    gl.bindTexture(gl.TEXTURE_2D, this.looks);
    gl.texImage2D(gl.TEXTURE_2D, 0, gl.RGBA32F, 4, placed.length, 0, gl.RGBA, gl.FLOAT, table);
    for (const name of [gl.TEXTURE_MIN_FILTER, gl.TEXTURE_MAG_FILTER]) gl.texParameteri(gl.TEXTURE_2D, name, gl.NEAREST);
    gl.uniform1i(gl.getUniformLocation(this.zoneProgram, "looks"), 0);
  }

  // Of zones that share their place and are as prominent, the upper is cut along: which half it keeps, and from where on.
  writeKept(heights) {
    const { gl, kept } = this, words = [...heights.keys()].map((index) => `${index}:${heights.get(index)[0]}`).join();
    if (words === this.keptFor) return;
    this.keptFor = words;
    const over = new Uint8Array(kept.length / 2), under = new Uint8Array(kept.length / 2);
    kept.fill(0);
    for (const { zone, other, keeps, first, end } of atlas.zones.shared) {
      const mine = heights.get(zone), beside = heights.get(other);
      if (!mine || !beside || mine[0] !== beside[0]) continue;
      const count = isHigher(beside, mine) ? over : under;
      for (let corner = first; corner < end; corner += 1) {
        count[corner] += 1;
        if (under[corner]) {
          kept[2 * corner] = keeps * 127;
          kept[2 * corner + 1] = Math.round((1 - (2 * (over[corner] + 1)) / (over[corner] + under[corner] + 1)) * 127);
        }
      }
    }
    gl.bindBuffer(gl.ARRAY_BUFFER, this.zoneShape.buffers.kept);
    gl.bufferSubData(gl.ARRAY_BUFFER, 0, kept);
  }

  // Where a ray first meets the skin: a share of its length, or Infinity (Möller and Trumbore, 1997).
  meet(origin, way, isAnyEnough = false, limit = Infinity) {
    const p = this.corners, faces = this.skin.faces;
    const [ox, oy, oz] = origin, [dx, dy, dz] = way;
    let nearest = limit;
    for (let i = 0; i < faces.length; i += 3) {
      const a = faces[i] * 3, b = faces[i + 1] * 3, c = faces[i + 2] * 3;
      const ax = p[a], ay = p[a + 1], az = p[a + 2];
      const ux = p[b] - ax, uy = p[b + 1] - ay, uz = p[b + 2] - az;
      const vx = p[c] - ax, vy = p[c + 1] - ay, vz = p[c + 2] - az;
      const hx = dy * vz - dz * vy, hy = dz * vx - dx * vz, hz = dx * vy - dy * vx;
      const det = ux * hx + uy * hy + uz * hz;
      if (det > -1e-9 && det < 1e-9) continue;
      const sx = ox - ax, sy = oy - ay, sz = oz - az, inverse = 1 / det;
      const u = (sx * hx + sy * hy + sz * hz) * inverse;
      if (u < 0 || u > 1) continue;
      const qx = sy * uz - sz * uy, qy = sz * ux - sx * uz, qz = sx * uy - sy * ux;
      const v = (dx * qx + dy * qy + dz * qz) * inverse;
      if (v < 0 || u + v > 1) continue;
      const t = (vx * qx + vy * qy + vz * qz) * inverse;
      if (t > 1e-6 && t < nearest) {
        nearest = t;
        if (isAnyEnough) return nearest;
      }
    }
    return nearest === limit ? Infinity : nearest;
  }

  /** The place on the skin under a pixel, or null beside the head. */
  pick(pose, x, y) {
    const way = pose.ray(x, y, this.size), share = this.meet(pose.eye, way);
    return share === Infinity ? null : plus(pose.eye, way, share);
  }

  /** Whether something of the head stands before a place on it. */
  isHidden(pose, point, normal) {
    const start = plus(point, normal, 2);
    return this.meet(start, plus(pose.eye, start, -1), true, 1) !== Infinity;
  }
}

// How high each zone lies, as the program has it: what is selected above what is at rest or lit, that above what has
// stepped back; of two that are alike the narrower above, then the shorter, then the earlier.
const HEIGHTS = { back: 0, rest: 1, hover: 1, selected: 2 };
const heightsOf = (roles) => new Map([...roles].map(([index, role]) => [index, [HEIGHTS[role], -atlas.zones.placed[index].band, -atlas.zones.placed[index].length, -index]]));
const isHigher = (a, b) => {
  const place = a.findIndex((value, index) => value !== b[index]);
  return place >= 0 && a[place] > b[place];
};

/** Layers for zones by their heights: each lies above what it can touch. */
const layersOf = (heights) => {
  const layers = new Map();
  for (const index of [...heights.keys()].sort((a, b) => (isHigher(heights.get(a), heights.get(b)) ? 1 : -1)))
    layers.set(index, Math.max(0, ...atlas.zones.placed[index].meets.filter((other) => layers.has(other)).map((other) => layers.get(other) + 1)));
  return layers;
};

// A zone is meant when the pointer is this near to its line: half the drawn band and a finger's shake.
const PICK_MM = 5;

// Whether a place on a zone's band is on the half that the zone keeps there, beside others that lie below it.
const isKept = (index, { line, along, across }, heights) => {
  const mine = heights.get(index);
  return !atlas.zones.shared.some((each) => {
    const beside = heights.get(each.other), isHere = each.zone === index && each.line === line && along >= each.from && along <= each.to;
    return isHere && beside && beside[0] === mine[0] && isHigher(mine, beside) && each.keeps * across < 0;
  });
};

/** The zones that are shown whose lines pass near a place on the skin, as they are drawn there, the uppermost first; then those beside it, the nearest first. */
const zonesAt = (point, roles, reach = PICK_MM) => {
  const hits = [], heights = heightsOf(roles);
  for (const [index, role] of roles) {
    const placed = atlas.zones.placed[index];
    let best = { away: Infinity, along: 0, length: 1 };
    placed.lines.forEach(({ points, normals, along }, line) => {
      for (let i = 1; i < points.length; i += 1) {
        const way = plus(points[i], points[i - 1], -1), offset = plus(point, points[i - 1], -1);
        const share = clamp(dot(offset, way) / Math.max(dot(way, way), 1e-9), [0, 1]);
        const gap = plus(offset, way, -share), away = Math.sqrt(dot(gap, gap));
        if (away < best.away) best = { away, line, along: along[i - 1] + share * (along[i] - along[i - 1]), length: along.at(-1), across: dot(gap, crossed(normals[i], way)) };
      }
    });
    if (best.away > Math.max(reach, placed.reach)) continue;
    const share = best.along / best.length;
    const part = placed.lines.length === 1 ? placed.parts.find((each) => share >= each.from && share <= each.to) : undefined;
    const isPainted = best.away <= placed.looks.light[ROLES.indexOf(role)][0] && isKept(index, best, heights);
    hits.push({ index, zone: placed.zone, side: placed.side, part: part?.id ?? null, away: best.away, isPainted });
  }
  return hits.sort((a, b) => b.isPainted - a.isPainted || (a.isPainted ? (isHigher(heights.get(a.index), heights.get(b.index)) ? -1 : 1) : a.away - b.away));
};
