// What lies on the skin beside zones: points, sites and lines of reference, the steps of a construction, a needle.
// A place is six numbers: where it is, and the skin's normal there; without a normal it hangs in the air.

const INK_FACING = 0.1, NAME_FACING = 0.45, POINT_REACH_PX = 12;

const pointOf = (place) => place.slice(0, 3), normalOf = (place) => place.slice(3);

class Ink {
  constructor(sheet, view) {
    Object.assign(this, { sheet, view, lines: [], dots: [], inSight: [] });
  }

  /** Take over what is drawn: lines of a kind; dots with a name, a kind, and perhaps the id of a point. */
  show({ lines, dots }) {
    Object.assign(this, { lines, dots });
  }

  place(pose, isStill) {
    const size = this.view.size;
    this.sheet.replaceChildren();
    this.sheet.setAttribute("viewBox", `0 0 ${size[0]} ${size[1]}`);
    for (const { points, kind, beside } of this.lines) {
      if (beside && this.turned(pose, beside) < INK_FACING) continue;
      const path = this.path(pose, points, size);
      if (!path) continue;
      this.draw("path", { d: path, class: `ink-rim ${kind}` });
      this.draw("path", { d: path, class: `ink ${kind}` });
    }
    this.inSight = [];
    for (const dot of this.dots) {
      const facing = this.turned(pose, dot.place);
      if (facing < INK_FACING || (isStill && this.view.isHidden(pose, pointOf(dot.place), normalOf(dot.place)))) continue;
      this.inSight.push({ ...dot, facing, at: pose.project(pointOf(dot.place), size) });
    }
    for (const { at: [cx, cy], kind } of this.inSight) this.draw("circle", { cx, cy, r: { site: 3, weak: 2, point: 3.5, chosen: 6, past: 4, now: 6 }[kind], class: `ink-dot ${kind}` });
    if (isStill) this.names(size);
  }

  // Names stand at the right of their dots, and only where there is room for them.
  names([width, height]) {
    const taken = this.inSight.map(({ at: [x, y] }) => [x - 4, y - 4, x + 4, y + 4]);
    const byWeight = this.inSight.map((dot, index) => ({ ...dot, index })).filter((dot) => dot.name && dot.facing > NAME_FACING);
    byWeight.sort((a, b) => (b.kind === "chosen") - (a.kind === "chosen") || b.facing - a.facing);
    for (const { at: [x, y], name, kind, index } of byWeight) {
      const wide = 6.6 * name.length + 4;
      for (const left of [x + 7, x - 7 - wide]) {
        const box = [left, y - 7, left + wide, y + 7];
        if (left < 4 || box[2] > width - 4 || y < 12 || y > height - 48) continue;
        if (taken.some((other, place) => place !== index && box[0] < other[2] && other[0] < box[2] && box[1] < other[3] && other[1] < box[3])) continue;
        taken.push(box);
        this.draw("text", { x: left, y: y + 4, class: `ink-name ${kind}` }, name);
        break;
      }
    }
  }

  /** The id of the acupuncture point under a pixel, or null. */
  pointAt([x, y]) {
    let best = { away: POINT_REACH_PX, point: null };
    for (const { at, point } of this.inSight) {
      const away = Math.hypot(at[0] - x, at[1] - y);
      if (point && away < best.away) best = { away, point };
    }
    return best.point;
  }

  // How squarely a place is seen: 1 from straight above; in the air always.
  turned(pose, place) {
    const normal = normalOf(place);
    if (!normal.some(Boolean)) return 1;
    const way = plus(pose.eye, pointOf(place), -1);
    return dot(normal, way) / Math.sqrt(dot(way, way));
  }

  path(pose, points, size) {
    let path = "", isDown = false;
    for (const place of points) {
      if (this.turned(pose, place) < INK_FACING) {
        isDown = false;
        continue;
      }
      const [x, y] = pose.project(pointOf(place), size);
      path += `${isDown ? "L" : "M"}${x.toFixed(1)} ${y.toFixed(1)}`;
      isDown = true;
    }
    return path.includes("L") ? path : "";
  }

  draw(name, attributes, words = "") {
    const made = document.createElementNS(SVG, name);
    for (const [key, value] of Object.entries(attributes)) made.setAttribute(key, value);
    made.textContent = words;
    this.sheet.append(made);
  }
}

/** What a state draws: the layers that are on, and what a stop of a tour brings. */
const inkOf = ({ tied, layers, point, side, build, step, needle, hasLabels }) => {
  const lines = [], dots = [], named = (name) => (hasLabels ? name : ""), { points, sites, lines: curves, soft } = atlas.layers;
  if (layers.has("lines")) for (const curve of curves) lines.push({ points: curve.points, kind: "reference" });
  for (const { points, kind } of tied) lines.push({ points, kind });
  if (layers.has("ten_ten")) for (const site of sites) dots.push({ place: site.place, name: named(site.name), kind: site.strong ? "site" : "weak" });
  for (const each of points) {
    const isChosen = each.point === point && (each.side === "midline" || side === "both" || each.side === side);
    if (layers.has("points") || isChosen) dots.push({ place: each.place, name: isChosen ? "" : named(each.name), kind: isChosen ? "chosen" : "point", point: each.point });
  }
  if (build)
    build.steps.slice(0, step + 1).forEach((each, index) => {
      const kind = index === step ? "now" : "past";
      for (const line of each.lines) lines.push({ points: line.points, kind: `${line.kind} ${kind}` });
      for (const spot of each.spots) dots.push({ place: spot.place, name: "", kind });
    });
  if (needle) {
    for (const points of needle.under) lines.push({ points, kind: "under" });
    needle.outside.forEach((points, index) => {
      const beside = needle.under[index][0];
      lines.push({ points: points.slice(1), kind: "shaft", beside }, { points: points.slice(0, 2), kind: "handle", beside });
    });
    for (const points of needle.under) dots.push({ place: points[0], name: "", kind: "past" });
  }
  if (soft) {
    lines.push({ points: soft.outline, kind: "forbidden body" });
    for (const points of soft.hatches) lines.push({ points, kind: "forbidden" });
  }
  return { lines, dots };
};

/** The plate of an infant's soft spot, which stands whatever else is named or asked. */
const warningTexts = () => {
  const { soft } = atlas.layers;
  return soft ? [{ key: "soft spot", title: soft.title, second: soft.second, anchors: [{ point: pointOf(soft.place), normal: normalOf(soft.place) }], isStrong: false }] : [];
};

/** Plates of what a stop draws; null if it draws nothing of its own. */
const inkTexts = ({ build, step, needle }) => {
  const text = (key, { title, name, second = "", place }) => ({ key, title: title ?? name, second, anchors: [{ point: pointOf(place), normal: normalOf(place) }], isStrong: false });
  if (needle) return needle.texts.map((each, index) => text(`needle ${index}`, each));
  if (!build) return null;
  const { spots, measure } = build.steps[step];
  return spots.filter((spot) => spot.name).map((spot, index) => text(`spot ${step} ${index}`, { ...spot, second: index ? "" : measure }));
};
