// The page: one state, drawn by the head, the list and the card. The address keeps what is open, so Back goes back.

const by = (id) => document.getElementById(id);
const state = { school: atlas.schools[0]?.id ?? null, beside: new Set(), selected: null, part: null, side: "left", complaint: null, point: null, page: null, lit: [], candidates: [], pointed: null, hasLabels: true, words: "plain", layers: new Set(), isBare: false, build: null, step: 0, needle: null, isAsking: false };
const view = new HeadView(by("head"));
const ink = new Ink(by("ink"), view);
const labels = new Labels(by("labels"), by("leaders"), by("seen"), view);
const dark = matchMedia("(prefers-color-scheme: dark)");
const root = document.documentElement;
let isAsked = false, shown = "";

const scheme = () => root.dataset.scheme ?? (dark.matches ? "dark" : "light");

// What the head shows

const isOnSide = (placed) => placed.side === "midline" || state.side === "both" || placed.side === state.side;

const isSchoolShown = (school) => school === state.school || state.beside.has(school);

/** The state in which a school comes first: one that is not shown yet comes alone. */
const withSchool = (school) => ({ school, beside: isSchoolShown(school) ? new Set([...state.beside, state.school].filter((each) => each !== school)) : new Set() });

const isShown = (placed) => isSchoolShown(zoneRows.get(placed.zone).school) || placed.zone === state.selected || state.lit.includes(placed.zone);

const roleOf = (placed, index, pointed) => {
  if (placed.zone === state.selected && isOnSide(placed)) return "selected";
  if (pointed?.index === index) return "hover";
  if (state.lit.includes(placed.zone) && isOnSide(placed)) return "rest";
  return state.selected || state.complaint || state.point || state.lit.length ? "back" : "rest";
};

const roles = (pointed = state.pointed) => {
  const found = new Map();
  if (state.isBare) return found;
  atlas.zones.placed.forEach((placed, index) => {
    if (isShown(placed)) found.set(index, roleOf(placed, index, pointed));
  });
  return found;
};

const chosen = () => atlas.zones.placed.filter((placed) => (state.selected ? placed.zone === state.selected : state.lit.includes(placed.zone)) && isOnSide(placed));

const centimetres = (mm) => `${(mm / 10).toFixed(1)} cm`;

const labelTexts = () => {
  if (!state.hasLabels || state.isAsking) return []; // while a question is open, any name could be the answer
  const drawn = inkTexts(state);
  if (drawn) return drawn;
  const texts = [], all = state.isBare ? [] : chosen();
  const marked = atlas.layers.points.filter((each) => each.point === state.point && (each.side === "midline" || state.side === "both" || each.side === state.side));
  for (const { point, side, title, second, place } of marked) texts.push({ key: `${point} ${side}`, title, second, anchors: [{ point: pointOf(place), normal: normalOf(place) }] });
  for (const zone of new Set(all.map((each) => each.zone))) {
    const placed = all.filter((each) => each.zone === zone), row = zoneRows.get(zone);
    if (state.selected && row.parts.length && placed[0].lines.length === 1)
      placed[0].parts.forEach(({ id, from, to }) => {
        const part = row.parts.find((each) => each.part === id);
        texts.push({ key: `${zone}/${id}`, title: part.name, second: part.region, anchors: anchors(placed, from, to), isStrong: state.part === id });
      });
    else texts.push({ key: zone, title: row.name, second: state.selected ? placed[0].measure : row.schoolName, anchors: anchors(placed) });
  }
  const hover = state.pointed && atlas.zones.placed[state.pointed.index];
  if (hover && !all.some((each) => each.zone === hover.zone))
    texts.unshift({ key: `hover ${hover.zone}`, title: zoneRows.get(hover.zone).name, second: "", anchors: anchors([hover]) });
  return texts;
};

/** The thin lines of zones that are shown and have not stepped back. */
const tied = () => {
  const shown = [...roles(null)].filter(([, role]) => role !== "back").map(([index]) => atlas.zones.placed[index]);
  return atlas.layers.ties.filter(({ zone, side }) => shown.some((placed) => placed.zone === zone && placed.side === side));
};

const dangers = () => state.isBare ? [] : atlas.zones.placed.filter(isShown).flatMap((placed) => placed.danger);

// Drawing

const draw = (now) => {
  isAsked = false;
  camera.tick(now);
  view.draw(camera.pose, roles(), scheme());
  if (!view.gl) return;
  ink.place(camera.pose, !camera.isMoving);
  labels.place(camera.pose, !camera.isMoving);
};

const ask = () => {
  if (isAsked) return;
  isAsked = true;
  requestAnimationFrame(draw);
};

const refresh = () => {
  labels.show([...warningTexts(), ...labelTexts()], dangers());
  ink.show(inkOf({ ...state, tied: tied(), hasLabels: state.hasLabels && !state.isAsking }));
  list.apply(state.isAsking ? { ...state, selected: null, part: null, complaint: null, point: null } : state);
  for (const button of by("more").querySelectorAll("[data-layer]")) button.setAttribute("aria-pressed", String(button.dataset.layer === "words" ? state.words === "professional" : state.layers.has(button.dataset.layer)));
  showDoubts();
  by("names").setAttribute("aria-pressed", String(state.hasLabels));
  by("head").setAttribute("aria-label", `${selectionWords() || "All zones"}, on the head`);
  ask();
};

/** Explain how doubt is drawn, as far as it stands on the head; nothing where everything is sure. */
const showDoubts = () => {
  const found = new Set(state.isBare || state.isAsking ? [] : atlas.zones.placed.filter(isShown).map(({ drawing }) => drawing));
  if (!state.isAsking) for (const { id, named } of atlas.schools) if (isSchoolShown(id)) for (const each of named) found.add(each);
  const kinds = atlas.doubts.kinds.filter(([drawing]) => found.has(drawing)), legend = by("doubts");
  legend.hidden = !kinds.some(([drawing]) => drawing !== "solid");
  legend.firstElementChild.textContent = atlas.doubts.title;
  legend.lastElementChild.replaceChildren(...kinds.map(([drawing, name, said]) => make("li", { class: "doubt-row", title: said }, doubtSample(drawing), name)), orderRow());
};

/** The names of areas of which only the order is known, front to back; they stand while nothing is chosen. */
const orderRow = () => {
  const names = state.isAsking || state.isBare || state.selected ? [] : atlas.schools.filter(({ id }) => isSchoolShown(id)).flatMap(({ order }) => order);
  return names.length ? make("li", { class: "order" }, make("p", { class: "small soft" }, atlas.doubts.order), make("ol", {}, names.map((name) => make("li", {}, name)))) : "";
};

const selectionWords = () => {
  if (state.isAsking) return "";
  if (state.selected) {
    const row = zoneRows.get(state.selected), placed = chosen()[0];
    const side = placed && placed.side !== "midline" ? `, ${state.side === "both" ? "left and right" : state.side}` : "";
    const part = row.parts.find((each) => each.part === state.part);
    return `${row.name}${part ? `, ${part.name.toLowerCase()}` : ""}${side}${placed ? `, ${centimetres(placed.length)}` : ""}`;
  }
  if (state.point) return `${atlas.points[state.point].head.title} ${atlas.points[state.point].head.han}`;
  if (state.page) return atlas.pages[state.page].head.title;
  if (!state.complaint) return "";
  const count = state.lit.length;
  return `${atlas.complaints[state.complaint][state.words].head.title}: ${count} ${count === 1 ? "zone" : "zones"} lit`;
};

// What can be done

const change = (changes, { turns = true } = {}) => {
  const open = () => [state.selected, state.side, state.complaint, state.point, state.page, state.words, state.isAsking].join(), before = open();
  // What a stop of a tour draws goes with what it shows; one thing is open at a time.
  const isOther = ["selected", "complaint", "side"].some((key) => key in changes);
  Object.assign(state, isOther ? { isBare: false, build: null, needle: null, isAsking: false, ...("selected" in changes ? { point: null, page: null } : {}) } : {}, changes, { pointed: null });
  if (open() !== before || !shown) {
    showPage();
    by("said").textContent = selectionWords();
    keepAddress();
    if (turns && state.point) camera.faceOne(atlas.layers.points.filter((each) => each.point === state.point).map((each) => each.place));
    else if (turns) camera.face(chosen());
  }
  refresh();
};

const layered = (name, isOn = !state.layers.has(name)) => new Set([...state.layers].filter((each) => each !== name).concat(isOn ? [name] : []));

const act = {
  openZone(zone, study = "") {
    const card = atlas.cards[zone];
    if (!card) return;
    const side = card.isBoth ? "both" : state.side === "both" ? "left" : state.side;
    change({ selected: zone, part: null, complaint: null, lit: [], side, ...withSchool(zoneRows.get(zone).school), candidates: state.candidates.includes(zone) ? state.candidates : [] });
    if (study) reveal(`study-${study}`);
  },
  openComplaint(complaint) {
    const { zones } = atlas.complaints[complaint];
    change({ selected: null, part: null, complaint, lit: zones, side: "both", candidates: [] });
  },
  openPoint(point) {
    const card = atlas.points[point];
    if (!card) return;
    change({ selected: null, part: null, complaint: null, point, lit: card.lit.filter((zone) => zoneRows.has(zone)), side: "both", candidates: [], layers: layered("points", true) });
  },
  showSite(name) {
    change({ layers: layered("ten_ten", true) });
    camera.faceOne(atlas.layers.sites.filter((site) => site.name === name).map((site) => site.place));
  },
  openPage(page, passage = "") {
    change({ selected: null, part: null, complaint: null, lit: [], candidates: [], page });
    if (passage) reveal(`passage-${passage}`);
  },
  chooseWords(words) {
    root.dataset.words = words;
    change({ words }, { turns: false });
  },
  showStep(step) {
    change({ step, isBare: step < state.build.at || !state.build.zone });
    by("tour").querySelector(".tour-step").textContent = stepWords(state.build, step);
  },
  leave() {
    change({ isBare: false, build: null, needle: null, isAsking: false });
    by("query").focus();
  },
  chooseSide(side) {
    change({ side });
    by("page").querySelector(`[data-side=${side}]`)?.focus();
  },
  showPart(part) {
    change({ part: state.part === part ? null : part });
    by("said").textContent = selectionWords();
  },
  showSchool(school) {
    change({ school, beside: new Set() });
  },
  toggleSchool(school) {
    const left = atlas.schools.map(({ id }) => id).filter((id) => isSchoolShown(id) !== (id === school));
    const [first] = left.includes(state.school) ? [state.school] : left;
    change(first ? { school: first, beside: new Set(left.filter((id) => id !== first)) } : {});
  },
  point(zone) {
    const index = zone ? atlas.zones.placed.findIndex((placed) => placed.zone === zone && isOnSide(placed)) : -1;
    state.pointed = index < 0 ? null : { index };
    refreshPointed();
  },
  stand(stop, asked) {
    const { zone, part, complaint, point, lit, build, needle } = stop, { side, eye } = asked ?? stop;
    const school = stop.school ?? (zone ? zoneRows.get(zone).school : state.school);
    change({ selected: zone, part, complaint, point, lit, side, school, beside: new Set(stop.beside), candidates: [], hasLabels: stop.labels, layers: new Set(stop.overlays), isBare: stop.bare, build, step: build?.at ?? 0, needle, isAsking: Boolean(asked) }, { turns: false });
    if (eye) camera.stand(eye);
    else if (needle) camera.approach(needle.under.flat(), chosen()[0].view);
    else camera.face(chosen());
  },
  print() {
    globalThis.print();
  },
  clear() {
    change({ selected: null, part: null, complaint: null, lit: [], candidates: [] });
  },
};

const refreshPointed = () => {
  labels.show([...warningTexts(), ...labelTexts()], dangers());
  ask();
};

// The card

const showPage = () => {
  const page = by("page"), caution = by("caution");
  const open = state.isAsking ? null : state.selected ? zonePage(state.selected, state.side, state.words) : state.point ? atlas.points[state.point] : state.complaint ? atlas.complaints[state.complaint][state.words] : state.page ? atlas.pages[state.page] : null;
  shown = state.isAsking ? "question" : state.selected ?? state.point ?? state.complaint ?? state.page ?? "nothing";
  const others = state.candidates.length > 1 ? make("div", { class: "candidates" }, make("p", { class: "small soft" }, "Zones at this place:"), state.candidates.map((zone) => make("button", { type: "button", class: "secondary", aria: { pressed: String(zone === state.selected) }, on: { click: () => act.openZone(zone) } }, zoneRows.get(zone).name))) : null;
  const inside = open ? setPage(open, act) : state.isAsking ? [make("p", { class: "empty soft" }, "The card opens with the answer.")] : emptyCard();
  const isSame = page.dataset.shown === shown, top = page.scrollTop;
  page.replaceChildren(...[others, ...inside].flat(Infinity).filter(Boolean));
  page.dataset.shown = shown;
  page.scrollTop = isSame ? top : 0;
  caution.hidden = !open || Boolean(state.page);
  if (!caution.hidden) {
    const cautions = cautionsOf(open), [first] = cautions, isDanger = ["danger", "emergency"].includes(first?.strength);
    caution.className = isDanger ? "danger" : "";
    const all = make("button", { type: "button", class: "text-link", on: { click: () => reveal("title-cautions") } }, "All cautions");
    caution.replaceChildren(symbol(isDanger ? "danger" : "warning"), make("p", {}, make("b", {}, isDanger ? "Danger. " : "Cautions. "), cautions.slice(0, 3).map((each) => each.short).join(" "), " ", all));
  }
  showPane(open ? "card" : "list");
};

const emptyCard = () => [
  make(
    "div", { class: "empty" },
    make("h2", {}, "Choose a zone"),
    make("p", { class: "soft" }, "Click it on the head, or pick it in the list."),
    (atlas.schools[0]?.groups ?? []).slice(0, 3).map((group) => make("p", {}, make("button", { type: "button", class: "secondary", on: { click: () => act.openZone(group.zones[0].zone) } }, group.zones[0].name))),
  ),
];

// On a narrow page list and card share the room below the head.
const showPane = (pane) => {
  root.dataset.pane = pane;
  for (const name of ["list", "card"]) by(`show-${name}`).setAttribute("aria-pressed", String(name === pane));
};

// The address

const keepAddress = () => {
  if (state.isAsking) return;
  const words = state.selected ? `zone=${state.selected}&side=${state.side}` : state.point ? `point=${state.point}` : state.complaint ? `complaint=${state.complaint}` : state.page ? `page=${state.page}` : "";
  if (location.hash.slice(1) !== words) location.hash = words;
};

const obeyAddress = () => {
  const words = new URLSearchParams(location.hash.slice(1)), zone = words.get("zone"), complaint = words.get("complaint"), point = words.get("point"), page = words.get("page");
  if (location.hash.startsWith("#source-") || ["#query", "#page"].includes(location.hash)) return;
  const side = ["left", "right", "both"].includes(words.get("side")) ? words.get("side") : state.side;
  if (zone && Object.hasOwn(atlas.cards, zone)) {
    if (zone !== state.selected || side !== state.side) change({ selected: zone, part: null, side, complaint: null, lit: [], ...withSchool(zoneRows.get(zone).school) });
  } else if (complaint && Object.hasOwn(atlas.complaints, complaint)) {
    if (complaint !== state.complaint) act.openComplaint(complaint);
  } else if (point && Object.hasOwn(atlas.points, point)) {
    if (point !== state.point) act.openPoint(point);
  } else if (page && Object.hasOwn(atlas.pages, page)) {
    if (page !== state.page) act.openPage(page);
  } else if (state.selected || state.complaint || state.point || state.page) act.clear();
};

// Wiring

const hits = (point) => {
  const place = view.gl ? view.pick(camera.pose, ...point) : null;
  return place ? zonesAt(place, roles(null)) : [];
};

const camera = new Camera(view, {
  changed: ask,
  clicked(point) {
    const marked = ink.pointAt(point);
    if (marked) return act.openPoint(marked);
    const found = hits(point);
    if (!found.length) return act.clear();
    const [first] = found, zones = [...new Set(found.map((hit) => hit.zone))];
    change({ selected: first.zone, part: first.part, complaint: null, lit: [], side: first.side === "midline" ? state.side : first.side, candidates: zones.length > 1 ? zones : [], ...withSchool(zoneRows.get(first.zone).school) });
    return undefined;
  },
  hovered(point) {
    const marked = point && ink.pointAt(point), [first] = point && !marked ? hits(point) : [];
    by("head").style.cursor = first || marked ? "pointer" : "";
    if (first?.index === state.pointed?.index) return;
    state.pointed = first ? { index: first.index } : null;
    refreshPointed();
  },
});

const list = new ZoneList({ rows: by("rows"), query: by("query"), form: by("search"), found: by("found"), schools: by("schools") }, act);

by("views").append(...Object.entries(atlas.views).map(([name, angles]) => make("button", { type: "button", on: { click: () => camera.turnTo(...angles) } }, `${name[0].toUpperCase()}${name.slice(1)}`)));
by("reset").addEventListener("click", () => camera.turnTo(...atlas.firstView));
by("nearer").addEventListener("click", () => camera.zoom(1.2));
by("farther").addEventListener("click", () => camera.zoom(1 / 1.2));
by("names").addEventListener("click", () => change({ hasLabels: !state.hasLabels }));
const layerNames = [["points", "Acupuncture points"], ["ten_ten", "Sites of the 10-10 grid"], ["lines", "Reference lines"]];
by("more").lastElementChild.append(
  ...layerNames.map(([name, words]) => make("button", { type: "button", class: "toggle", data: { layer: name }, on: { click: () => change({ layers: layered(name) }) } }, words)),
  make("button", { type: "button", class: "toggle", data: { layer: "words" }, on: { click: () => act.chooseWords(state.words === "plain" ? "professional" : "plain") } }, "Professional words"),
);
by("reading").hidden = !Object.keys(atlas.pages).length;
by("reading").querySelector("ul").append(...Object.entries(atlas.pages).map(([id, { head }]) => make("li", {}, make("button", { type: "button", class: "row", on: { click: () => act.openPage(id) } }, make("span", { class: "row-name" }, head.title)))));
for (const pane of ["list", "card"]) by(`show-${pane}`).addEventListener("click", () => showPane(pane));

const dress = () => {
  by("scheme").textContent = scheme() === "dark" ? "Light colours" : "Dark colours";
  ask();
};
by("scheme").addEventListener("click", () => {
  root.dataset.scheme = scheme() === "dark" ? "light" : "dark";
  dress();
});
dark.addEventListener("change", dress);

document.addEventListener("keydown", (event) => {
  if (event.key !== "Escape") return;
  if (by("more").open) {
    by("more").open = false;
    by("more").firstElementChild.focus();
  } else act.clear();
});
// A source mark leads to its source on the card; the address stays that of the zone.
by("page").addEventListener("click", (event) => {
  const mark = event.target.closest("a.source-mark");
  if (!mark) return;
  event.preventDefault();
  reveal(mark.getAttribute("href").slice(1));
});
addEventListener("hashchange", obeyAddress);
view.canvas.addEventListener("webglcontextlost", (event) => event.preventDefault());
view.canvas.addEventListener("webglcontextrestored", () => {
  view.build();
  ask();
});

if (view.gl)
  putOnPaper(by("side"), () => {
    view.draw(camera.pose, roles(), "light");
    ask();
    return [view.canvas, `${sideSentence(camera.pose)}. Left means the patient's left.`];
  });

if (!view.gl) {
  root.classList.add("flat");
  by("nothing").hidden = false;
  by("nothing").textContent = "This browser draws no 3D picture here. The list, the search and the cards work.";
}
showPage();
obeyAddress();
refresh();
dress();
new Tour(by("tour"), by("tours"), act);

// For tests, and for whoever looks at the page from outside: what is open, and where things are in the picture.
globalThis.scalpMap = {
  state,
  ids: (kind) => Object.keys(atlas[kind]),
  pose: () => camera.pose,
  isStill: () => !camera.isMoving && !isAsked,
  screenPlace: (zone, side, share = 0.5) => {
    const placed = atlas.zones.placed.find((each) => each.zone === zone && each.side === side), { points } = placed.lines[0];
    const box = view.canvas.getBoundingClientRect(), [x, y] = camera.pose.project(points[Math.round(share * (points.length - 1))], view.size);
    return [box.left + x, box.top + y];
  },
  pointPlace: (point, side = "midline") => {
    const [x, y] = camera.pose.project(pointOf(atlas.layers.points.find((each) => each.point === point && each.side === side).place), view.size);
    const box = view.canvas.getBoundingClientRect();
    return [box.left + x, box.top + y];
  },
  find: findWords,
  kinds: () => Object.keys(BLOCKS),
  set: setBlock,
};
