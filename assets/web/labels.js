// Names beside the head with lines to their zones, letters for the sides, and danger signs, laid out anew for every picture.

const LABEL_EDGE_PX = 12, LABEL_GAP_PX = 6, SIGN_PX = 8, BAND_PX = 16, EVERY = 12;
const SHARES = [0.5, 0.4, 0.6, 0.25, 0.75, 0.12, 0.88];
const SVG = "http://www.w3.org/2000/svg";

// Places on a zone that a label may point to, the middle first.
const anchors = (placedZones, from = 0, to = 1) =>
  SHARES.flatMap((share) =>
    placedZones.flatMap(({ lines }) =>
      lines.map(({ points, normals, along }) => {
        const wanted = (from + (to - from) * share) * along.at(-1);
        const index = along.findIndex((place) => place >= wanted);
        return { point: points[Math.max(index, 0)], normal: normals[Math.max(index, 0)] };
      }),
    ),
  );

const inside = ([x, y], [left, top, right, bottom], gap) => x > left - gap && x < right + gap && y > top - gap && y < bottom + gap;
const meet = (a, b) => a[0] < b[2] + LABEL_GAP_PX && b[0] < a[2] + LABEL_GAP_PX && a[1] < b[3] + LABEL_GAP_PX && b[1] < a[3] + LABEL_GAP_PX;
const turn = (a, b, c) => (b[0] - a[0]) * (c[1] - a[1]) - (b[1] - a[1]) * (c[0] - a[0]);
const cross = (a, b, c, d) => turn(a, b, c) * turn(a, b, d) < 0 && turn(c, d, a) * turn(c, d, b) < 0;

class Labels {
  constructor(layer, leaders, sentence, view) {
    Object.assign(this, { layer, leaders, sentence, view, texts: [], plates: new Map(), dangers: [] });
    this.marks = Object.fromEntries(
      ["left", "right", "top", "bottom"].map((edge) => {
        const box = document.createElement("div");
        box.className = `mark ${edge}`;
        box.append(document.createElement("b"), document.createElement("span"));
        layer.append(box);
        return [edge, box];
      }),
    );
  }

  /** Take over what is to be named: key, title, second line, anchors, and whether it is the part pointed out. */
  show(texts, dangers) {
    this.texts = texts;
    this.dangers = dangers;
    const keys = new Set(texts.map((text) => text.key));
    for (const [key, plate] of this.plates)
      if (!keys.has(key)) {
        plate.remove();
        this.plates.delete(key);
      }
    for (const { key, title, second, isStrong } of texts) {
      let plate = this.plates.get(key);
      if (!plate) {
        plate = document.createElement("div");
        plate.className = "plate";
        plate.append(document.createElement("b"), document.createElement("span"));
        this.plates.set(key, plate);
        this.layer.append(plate);
      }
      plate.firstChild.textContent = title;
      plate.lastChild.textContent = second;
      plate.classList.toggle("strong", Boolean(isStrong));
    }
  }

  /** Lay everything out; what stands before a place is only asked when nothing moves. */
  place(pose, isStill) {
    const size = this.view.size, [width, height] = size;
    this.leaders.replaceChildren();
    this.leaders.setAttribute("viewBox", `0 0 ${width} ${height}`);
    const seen = (point, normal) => {
      const way = plus(pose.eye, point, -1);
      if (!normal.some(Boolean)) return true; // in the air
      if (dot(normal, way) < 0.12 * Math.sqrt(dot(way, way))) return false;
      return !isStill || !this.view.isHidden(pose, point, normal);
    };
    this.placeSides(pose);
    const wanted = [], avoided = this.texts.flatMap((text) => text.anchors.map((each) => pose.project(each.point, size)));
    for (const text of this.texts) {
      const plate = this.plates.get(text.key), anchor = text.anchors.find((each) => seen(each.point, each.normal));
      plate.hidden = !anchor;
      if (!anchor) continue;
      const [x, y] = pose.project(anchor.point, size);
      if (x < 0 || x > width || y < 0 || y > height) {
        plate.hidden = true;
        continue;
      }
      wanted.push({ plate, x, y, w: plate.offsetWidth, h: plate.offsetHeight });
    }
    if (wanted.length) this.placePlates(wanted, avoided, this.outline(pose, size), size);
    for (const point of this.dangers) {
      const away = plus(point, [0, atlas.head.framing[2], 20], -1), long = Math.sqrt(dot(away, away));
      if (seen(point, away.map((each) => each / long))) this.sign(pose.project(point, size));
    }
  }

  // Where the head begins and ends in each band of the picture.
  outline(pose, size) {
    const corners = this.view.corners, bands = Array.from({ length: Math.ceil(size[1] / BAND_PX) }, () => [Infinity, -Infinity]);
    for (let i = 0; i < corners.length; i += 3 * EVERY) {
      const [x, y] = pose.project([corners[i], corners[i + 1], corners[i + 2]], size), band = bands[Math.floor(y / BAND_PX)];
      if (!band) continue;
      band[0] = Math.min(band[0], x);
      band[1] = Math.max(band[1], x);
    }
    return bands;
  }

  // Each plate in turn goes where it costs least: near its place, off the head, off the other plates and the places named.
  placePlates(wanted, avoided, outline, [width, height]) {
    const taken = [];
    for (const each of [...wanted].sort((a, b) => a.y - b.y)) {
      const { x, y, w, h } = each;
      let best = { cost: Infinity };
      for (let step = -14; step <= 14; step += 1) {
        const top = y - h / 2 + step * BAND_PX;
        if (top < LABEL_EDGE_PX || top + h > height - 52) continue;
        const rows = outline.slice(Math.floor(top / BAND_PX), Math.floor((top + h) / BAND_PX) + 1);
        const head = [Math.min(...rows.map((row) => row[0])), Math.max(...rows.map((row) => row[1]))];
        for (const side of ["left", "right"]) {
          const outside = side === "left" ? head[0] - 16 - w : head[1] + 16;
          const left = clamp(Number.isFinite(outside) ? outside : x - w / 2, [LABEL_EDGE_PX, Math.max(LABEL_EDGE_PX, width - w - LABEL_EDGE_PX)]);
          const box = [left, top, left + w, top + h], end = [clamp(x, [left + 6, left + w - 6]), clamp(y, [top + 6, top + h - 6])];
          const over = Math.max(0, Math.min(box[2], head[1]) - Math.max(left, head[0]));
          let cost = Math.hypot(end[0] - x, end[1] - y) + over;
          for (const other of avoided) if (inside(other, box, 10)) cost += 120;
          for (const other of taken) {
            if (meet(box, other.box)) cost += 2000;
            if (cross(end, [x, y], other.end, [other.x, other.y])) cost += 500;
          }
          if (cost < best.cost) best = { cost, box, end, x, y, plate: each.plate };
        }
      }
      each.plate.hidden = !best.box;
      if (!best.box) continue;
      taken.push(best);
      best.plate.style.transform = `translate(${Math.round(best.box[0])}px, ${Math.round(best.box[1])}px)`;
    }
    for (const { end, x, y } of taken) {
      this.line(end, [x, y], "casing");
      this.line(end, [x, y], "leader");
      this.draw("circle", { cx: x, cy: y, r: 3.5, class: "dot" });
    }
  }

  placeSides(pose) {
    const marks = sidesOf(pose), letter = sideLetter(pose);
    for (const [edge, box] of Object.entries(this.marks)) {
      box.hidden = !marks[edge];
      if (marks[edge]) [box.firstChild.textContent, box.lastChild.textContent] = marks[edge];
    }
    const sentence = sideSentence(pose);
    if (this.sentence.dataset.said === sentence) return;
    this.sentence.dataset.said = sentence;
    const badge = document.createElement("b");
    badge.textContent = letter;
    this.sentence.replaceChildren(...(letter ? [badge, " "] : []), sentence);
  }

  line([x1, y1], [x2, y2], kind) {
    this.draw("line", { x1, y1, x2, y2, class: kind });
  }

  sign([x, y]) {
    const corners = (radius) =>
      Array.from({ length: 8 }, (_, k) => {
        const angle = (22.5 + 45 * k) * RADIANS;
        return `${x + radius * Math.cos(angle)},${y + radius * Math.sin(angle)}`;
      }).join(" ");
    this.draw("polygon", { points: corners(SIGN_PX + 1.5), class: "sign-rim" });
    this.draw("polygon", { points: corners(SIGN_PX), class: "sign" });
    this.draw("path", { d: `M${x} ${y - 4.4}V${y + 1}M${x} ${y + 3.6}V${y + 4.2}`, class: "sign-mark" });
  }

  draw(name, attributes) {
    const made = document.createElementNS(SVG, name);
    for (const [key, value] of Object.entries(attributes)) made.setAttribute(key, value);
    this.leaders.append(made);
  }
}
