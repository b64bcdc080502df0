// The hand on the head: drag, wheel, pinch and keys turn and zoom it; moves are short, and none where motion is unwanted.

const DEG_PER_PX = 0.32, DEG_PER_KEY = 6, CLICK_PX = 4, NEAR_MM = 120;

class Camera {
  constructor(view, { changed, clicked, hovered }) {
    Object.assign(this, { view, changed, clicked, hovered, pointers: new Map(), move: null, isFramed: true });
    this.pose = framed(...atlas.firstView, view.size);
    const canvas = view.canvas;
    canvas.addEventListener("pointerdown", (event) => this.press(event));
    canvas.addEventListener("pointermove", (event) => this.drag(event));
    for (const name of ["pointerup", "pointercancel"]) canvas.addEventListener(name, (event) => this.release(event));
    canvas.addEventListener("pointerleave", () => this.hovered(null));
    canvas.addEventListener("contextmenu", (event) => event.preventDefault());
    canvas.addEventListener("wheel", (event) => this.wheel(event), { passive: false });
    canvas.addEventListener("keydown", (event) => this.key(event));
    new ResizeObserver(() => this.resize()).observe(canvas);
  }

  get isMoving() {
    return this.move !== null || this.pointers.size > 0;
  }

  resize() {
    if (this.isFramed) this.pose = framed(this.pose.azimuth, this.pose.elevation, this.view.size);
    this.changed();
  }

  /** Turn there and frame the head, the short way round. */
  turnTo(azimuth, elevation) {
    this.moveTo(framed(azimuth, elevation, this.view.size), true);
  }

  moveTo(end, isFramed) {
    const start = this.pose, { azimuth } = end;
    this.isFramed = isFramed;
    const angle = Math.acos(clamp(dot(start.direction, end.direction), [-1, 1])) / RADIANS;
    if (matchMedia("(prefers-reduced-motion: reduce)").matches || (angle < 0.01 && start.distance === end.distance)) {
      this.move = null;
      this.pose = end;
    } else {
      const from = new Pose(azimuth - turned(azimuth - start.azimuth), start.elevation, start.distance, start.target);
      this.move = { from, end, began: null, lasts: 250 + (clamp(angle, [30, 120]) - 30) * (150 / 90) };
    }
    this.changed();
  }

  /** Stand where a stop of a tour says; a near look is taken from farther off in a narrower view. */
  stand({ angles, distance, target, aspect }) {
    if (distance === null) return this.turnTo(...angles);
    const [width, height] = this.view.size, end = new Pose(...angles, distance * Math.max(1, aspect / (width / height)), target);
    return this.moveTo(end, false);
  }

  /** Carry a move on; called once a picture. */
  tick(now) {
    if (!this.move) return;
    const { from, end, lasts } = this.move;
    this.move.began ??= now;
    const part = clamp((now - this.move.began) / lasts, [0, 1]);
    const share = part < 0.5 ? 4 * part ** 3 : 1 - (2 - 2 * part) ** 3 / 2;
    const between = (a, b) => a + (b - a) * share;
    this.pose = new Pose(between(from.azimuth, end.azimuth), between(from.elevation, end.elevation), from.distance ** (1 - share) * end.distance ** share, from.target.map((value, axis) => between(value, end.target[axis])));
    if (part >= 1) {
      this.pose = end;
      this.move = null;
    }
    this.changed();
  }

  /** Turn so that a zone is seen well; stay where that is so already. */
  face(placed) {
    const way = this.pose.direction;
    const serves = placed.some(({ facing }) => {
      const mean = facing.reduce((sum, normal) => plus(sum, normal), [0, 0, 0]);
      const isNear = dot(mean, way) / Math.max(Math.sqrt(dot(mean, mean)), 1e-9) > Math.cos(36 * RADIANS);
      return isNear && Math.min(...facing.map((normal) => dot(normal, way))) > 0.15;
    });
    if (serves || !placed.length) return;
    const nearest = [...placed].sort((a, b) => dot(toward(b.view), way) - dot(toward(a.view), way))[0];
    this.turnTo(...nearest.view);
  }

  /** Turn so that a place on the skin is seen; stay where it is already. */
  faceOne(places) {
    const way = this.pose.direction, best = Math.max(...places.map((place) => dot(place.slice(3), way)));
    if (!places.length || best > Math.cos(50 * RADIANS)) return;
    const [x, y, z] = places.find((place) => dot(place.slice(3), way) === best).slice(3);
    this.turnTo(Math.atan2(x, y) / RADIANS, clamp(Math.asin(clamp(z, [-1, 1])) / RADIANS, [-20, 72]));
  }

  /** Come near to places on the skin, seen from these angles. */
  approach(places, angles) {
    const middle = [0, 1, 2].map((axis) => places.reduce((sum, place) => sum + place[axis], 0) / places.length);
    const reach = Math.max(...places.map((place) => Math.hypot(...[0, 1, 2].map((axis) => place[axis] - middle[axis]))));
    const pose = framed(...angles, this.view.size);
    this.moveTo(new Pose(...angles, pose.distance * Math.min(1, (2 * reach + NEAR_MM) / pose.height), middle), false);
  }

  orbit(right, down) {
    this.move = null;
    this.pose = new Pose(turned(this.pose.azimuth + right * DEG_PER_PX), clamp(this.pose.elevation + down * DEG_PER_PX, ELEVATION), this.pose.distance, this.pose.target);
    this.changed();
  }

  zoom(factor, x = this.view.size[0] / 2, y = this.view.size[1] / 2) {
    this.move = null;
    this.isFramed = false;
    const size = this.view.size, fitted = framed(0, 0, size).distance;
    const distance = clamp(this.pose.distance / factor, [ZOOM[0] * fitted, ZOOM[1] * fitted]);
    const kept = 1 - distance / this.pose.distance;
    const target = this.shifted((x - size[0] / 2) * kept, (size[1] / 2 - y) * kept);
    this.pose = new Pose(this.pose.azimuth, this.pose.elevation, distance, target);
    this.changed();
  }

  pan(right, down) {
    this.move = null;
    this.isFramed = false;
    this.pose = new Pose(this.pose.azimuth, this.pose.elevation, this.pose.distance, this.shifted(-right, down));
    this.changed();
  }

  // The target moved in the picture's plane, kept inside the head.
  shifted(right, up) {
    const mm = this.pose.height / this.view.size[1], [crown, chin, middle, half] = atlas.head.framing;
    const target = plus(plus(this.pose.target, this.pose.right, right * mm), this.pose.up, up * mm);
    const box = [[-half, half], [middle - half, middle + half], [chin, crown]];
    return target.map((value, axis) => clamp(value, box[axis]));
  }

  place(event) {
    const box = this.view.canvas.getBoundingClientRect();
    return [event.clientX - box.left, event.clientY - box.top];
  }

  press(event) {
    const [x, y] = this.place(event);
    this.view.canvas.setPointerCapture(event.pointerId);
    this.move = null;
    this.pointers.set(event.pointerId, { x, y, startX: x, startY: y, hasMoved: this.pointers.size > 0, isPan: event.button === 2 || event.shiftKey });
  }

  drag(event) {
    const [x, y] = this.place(event), held = this.pointers.get(event.pointerId);
    if (!held) {
      if (event.pointerType === "mouse") this.hovered([x, y]);
      return;
    }
    const [right, down] = [x - held.x, y - held.y];
    held.hasMoved ||= Math.hypot(x - held.startX, y - held.startY) > CLICK_PX;
    const other = [...this.pointers].find(([id]) => id !== event.pointerId)?.[1];
    const before = other && Math.hypot(held.x - other.x, held.y - other.y);
    Object.assign(held, { x, y });
    if (!held.hasMoved) return;
    if (other) {
      other.hasMoved = true;
      const after = Math.hypot(x - other.x, y - other.y);
      this.pan(right / 2, down / 2);
      if (before > 0 && after > 0) this.zoom(after / before, (x + other.x) / 2, (y + other.y) / 2);
    } else if (held.isPan) this.pan(right, down);
    else this.orbit(right, down);
  }

  release(event) {
    const held = this.pointers.get(event.pointerId);
    this.pointers.delete(event.pointerId);
    if (held && !held.hasMoved && event.type === "pointerup" && event.button === 0) this.clicked(this.place(event));
    this.changed();
  }

  wheel(event) {
    event.preventDefault();
    const px = event.deltaY * (event.deltaMode === 1 ? 16 : 1);
    this.zoom(Math.exp(-clamp(px, [-200, 200]) / 500), ...this.place(event));
  }

  key(event) {
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    const views = { 1: "front", 2: "back", 3: "left", 4: "right", 5: "top" };
    const turn = { ArrowLeft: [-1, 0], ArrowRight: [1, 0], ArrowUp: [0, -1], ArrowDown: [0, 1] }[event.key];
    if (turn) this.orbit((turn[0] * DEG_PER_KEY) / DEG_PER_PX, (turn[1] * DEG_PER_KEY) / DEG_PER_PX);
    else if (event.key === "+" || event.key === "=") this.zoom(1.2);
    else if (event.key === "-" || event.key === "−") this.zoom(1 / 1.2);
    else if (event.key === "0") this.turnTo(...atlas.firstView);
    else if (views[event.key]) this.turnTo(...atlas.views[views[event.key]]);
    else return;
    event.preventDefault();
  }
}
