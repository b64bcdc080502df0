// Where the eye stands: the turntable of the program (viewer/scene/pose.py), in the same frame and units.
// x toward the patient's right, y front, z up, in mm; azimuth 0 from the front, 90 from the patient's right.

const RADIANS = Math.PI / 180;
const HALF = Math.tan((atlas.viewAngle / 2) * RADIANS);
const HEAD_SHARE = 0.82, WIDTH_SHARE = 0.86, FREE_ABOVE_PX = 40;
const ZOOM = [0.18, 1.9], ELEVATION = [-70, 90], DEPTH_MM = 420;

const dot = (a, b) => a[0] * b[0] + a[1] * b[1] + a[2] * b[2];
const crossed = (a, b) => [a[1] * b[2] - a[2] * b[1], a[2] * b[0] - a[0] * b[2], a[0] * b[1] - a[1] * b[0]];
const plus = (a, b, share = 1) => [a[0] + b[0] * share, a[1] + b[1] * share, a[2] + b[2] * share];
const clamp = (value, [low, high]) => Math.min(Math.max(value, low), high);

const toward = ([azimuth, elevation]) => {
  const a = azimuth * RADIANS, e = elevation * RADIANS;
  return [Math.sin(a) * Math.cos(e), Math.cos(a) * Math.cos(e), Math.sin(e)];
};

class Pose {
  constructor(azimuth, elevation, distance, target) {
    Object.assign(this, { azimuth, elevation, distance, target });
  }

  get direction() {
    return toward([this.azimuth, this.elevation]);
  }

  get right() {
    return [-Math.cos(this.azimuth * RADIANS), Math.sin(this.azimuth * RADIANS), 0];
  }

  get up() {
    const a = this.azimuth * RADIANS, e = this.elevation * RADIANS;
    return [-Math.sin(a) * Math.sin(e), -Math.cos(a) * Math.sin(e), Math.cos(e)];
  }

  get eye() {
    return plus(this.target, this.direction, this.distance);
  }

  // Height of what is in the picture, mm, at the target's depth.
  get height() {
    return 2 * this.distance * HALF;
  }

  project(point, [width, height]) {
    const offset = plus(point, this.eye, -1);
    const scale = ((height / this.height) * this.distance) / Math.max(-dot(offset, this.direction), 1e-6);
    return [width / 2 + dot(offset, this.right) * scale, height / 2 - dot(offset, this.up) * scale];
  }

  ray(x, y, [width, height]) {
    const mm = this.height / height;
    const aside = plus(plus([0, 0, 0], this.right, (x - width / 2) * mm), this.up, (height / 2 - y) * mm);
    return plus(aside, this.direction, -this.distance);
  }
}

// The head at 82 % of the height, with air above the crown; in a narrow view, at 86 % of the width.
const framed = (azimuth, elevation, [width, height]) => {
  const [crown, chin, middle, half] = atlas.head.framing;
  const above = Math.max(1 - HEAD_SHARE - 0.09, FREE_ABOVE_PX / Math.max(height, 1));
  let tall = (crown - chin) / Math.max(0.91 - above, 0.3);
  tall = Math.max(tall, (2 * half) / (WIDTH_SHARE * (width / Math.max(height, 1))));
  const highest = crown + above * tall - tall / 2;
  const z = Math.max(highest, (highest + (crown + chin) / 2) / 2);
  return new Pose(azimuth, elevation, tall / 2 / HALF, [0, middle, z]);
};

const turned = (azimuth) => ((((azimuth + 180) % 360) + 360) % 360) - 180;

/** Letters at the edges of the view, and the sentence that says from where the head is seen. */
const sidesOf = (pose) => {
  const { right, up } = pose, marks = {};
  const ends = [[["R", "right"], ["L", "left"]], [["A", "front"], ["P", "back"]]];
  if (Math.max(Math.abs(right[0]), Math.abs(right[1])) >= 0.7) {
    const axis = Math.abs(right[0]) > Math.abs(right[1]) ? 0 : 1;
    [marks.right, marks.left] = right[axis] > 0 ? ends[axis] : [...ends[axis]].reverse();
  }
  if (Math.max(Math.abs(up[0]), Math.abs(up[1])) >= 0.7) {
    const axis = Math.abs(up[1]) > Math.abs(up[0]) ? 1 : 0;
    [marks.top, marks.bottom] = up[axis] > 0 ? ends[axis] : [...ends[axis]].reverse();
  }
  return marks;
};

const sideLetter = (pose) => {
  const [x, y, z] = pose.direction;
  if (Math.abs(x) <= Math.max(Math.abs(y), Math.abs(z))) return "";
  return x > 0 ? "R" : "L";
};

const sideSentence = (pose) => {
  if (pose.elevation > 60) return "Top of the head";
  const azimuth = turned(pose.azimuth), quarter = Math.round(azimuth / 90) * 90;
  const main = { 0: "Front of the head", 90: "Right side of the head", "-90": "Left side of the head" };
  const head = main[quarter] ?? "Back of the head";
  let side = "";
  if (Math.abs(azimuth - quarter) > 20) {
    const hand = azimuth > 0 ? "right" : "left";
    side = quarter % 180 === 0 ? `from the ${hand}` : `from the ${Math.abs(azimuth) < 90 ? "front" : "back"} ${hand}`;
  }
  const height = pose.elevation > 25 ? "above" : pose.elevation < -15 ? "below" : "";
  if (side && height) return `${head}, ${side} and ${height}`;
  if (height) return `${head}, from ${height}`;
  return side ? `${head}, ${side}` : head;
};
