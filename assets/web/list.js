// The list: zones in groups, or what a search found. One stop of the Tab key; up and down walk it.

const KNOWN = "The search knows zones, complaints, points and electrode sites by name, code (J1, MS6, GV20, Cz), Chinese and pinyin, and the words of the pages.";

class ZoneList {
  constructor({ rows, query, form, found, schools }, act) {
    Object.assign(this, { rows, query, found, schools, act, state: null, result: null });
    query.addEventListener("input", () => this.search());
    query.addEventListener("keydown", (event) => {
      if (event.key === "ArrowDown") {
        event.preventDefault();
        this.buttons()[0]?.focus();
      } else if (event.key === "Escape" && query.value) {
        event.stopPropagation();
        this.clear();
      }
    });
    form.addEventListener("submit", (event) => {
      event.preventDefault();
      this.search();
      if (this.result) this.buttons()[0]?.click();
    });
    rows.addEventListener("keydown", (event) => this.walk(event));
    schools.hidden = atlas.schools.length < 2;
    schools.lastElementChild.append(...atlas.schools.map((school) => this.schoolRow(school)), ...atlas.unmapped.map((school) => this.unmappedRow(school)));
  }

  // Of some schools no source gives a place: they have a page, and nothing to show on the head.
  unmappedRow({ id, name, han: written }) {
    return make("li", { class: "school" }, make("span", { class: "no-box" }), doubtSample("none"), make("button", { type: "button", title: "Not drawn: no source gives its place", data: { unmapped: id }, on: { click: () => this.act.openPage(`school-${id}`) } }, make("span", {}, name), written ? han(written) : null), make("span", { class: "note" }, "not drawn"));
  }

  // A school is shown beside others by its box, and alone by its name.
  schoolRow({ id, name, han: written, sample, groups }) {
    const count = groups.reduce((sum, group) => sum + group.zones.length, 0);
    const box = make("input", { type: "checkbox", aria: { label: `Show ${name}` }, data: { school: id }, on: { change: () => this.act.toggleSchool(id) } });
    return make("li", { class: "school" }, box, doubtSample(sample), make("button", { type: "button", title: "Show only this", data: { school: id }, on: { click: () => this.act.showSchool(id) } }, make("span", {}, name), written ? han(written) : null), make("span", { class: "note" }, String(count)), Object.hasOwn(atlas.pages, `school-${id}`) ? make("button", { type: "button", class: "about", aria: { label: `About ${name}` }, title: "About this school", on: { click: () => this.act.openPage(`school-${id}`) } }, "i") : null);
  }

  showSchools(state) {
    const shown = atlas.schools.filter(({ id }) => id === state.school || state.beside.has(id));
    document.getElementById("schools-shown").textContent = shown.length === 1 ? shown[0].name : `${shown.length} of ${atlas.schools.length} shown`;
    for (const box of this.schools.querySelectorAll("input")) box.checked = shown.some(({ id }) => id === box.dataset.school);
  }

  buttons() {
    return [...this.rows.querySelectorAll("button")];
  }

  clear() {
    this.query.value = "";
    this.search();
  }

  search() {
    this.result = fold(this.query.value) ? findWords(this.query.value) : null;
    this.fill();
  }

  apply(state) {
    const old = this.state;
    this.state = { ...state };
    this.showSchools(state);
    if (!old || ["selected", "part", "complaint", "point", "school", "beside"].some((key) => old[key] !== state[key])) this.fill();
  }

  fill() {
    const held = document.activeElement?.dataset?.row, result = this.result;
    this.schools.classList.toggle("searching", Boolean(result));
    this.rows.replaceChildren(...(result ? this.foundRows(result) : this.groupRows()));
    const buttons = this.buttons();
    const current = buttons.find((each) => each.getAttribute("aria-current")) ?? buttons[0];
    for (const button of buttons) button.tabIndex = button === current ? 0 : -1;
    if (held) buttons.find((each) => each.dataset.row === held)?.focus();
    this.say(result);
  }

  say(result) {
    const typed = this.query.value.trim();
    if (!result) this.found.textContent = "";
    else if (!["complaints", "zones", "points", "sites", "passages"].some((kind) => result[kind].length)) this.found.textContent = `Nothing found for “${typed}”. ${KNOWN}`;
    else {
      const count = [result.complaints.length, result.zones.length];
      const points = result.points.length;
      const words = [`${count[0]} ${count[0] === 1 ? "complaint" : "complaints"}`, `${count[1]} ${count[1] === 1 ? "zone" : "zones"}`, ...(points ? [`${points} ${points === 1 ? "point" : "points"}`] : [])];
      if (result.sites.length) words.push("1 electrode site");
      if (result.passages.length) words.push(`${result.passages.length} on pages to read`);
      this.found.textContent = result.showing ? `Showing ${result.showing}: ${words.join(", ")}.` : `${words.join(", ")}.`;
    }
  }

  groupRows() {
    const shown = atlas.schools.filter(({ id }) => !this.state || id === this.state.school || this.state.beside.has(id));
    return shown.flatMap(({ groups }) => groups).map((group) =>
      make("div", { class: "group" }, make("h2", {}, swatch({ ...group.swatch, pattern: "plain" }, "dot"), group.name, make("span", { class: "count" }, String(group.zones.length))), make("ul", {}, group.zones.map((row) => this.zoneRow(row)))),
    );
  }

  foundRows({ complaints, zones, points, sites, passages: read }) {
    const groups = [];
    if (complaints.length)
      groups.push(make("div", { class: "group" }, make("h2", {}, "Complaints", make("span", { class: "count" }, String(complaints.length))), make("ul", {}, complaints.map((id) => this.complaintRow(id)))));
    if (zones.length)
      groups.push(make("div", { class: "group" }, make("h2", {}, "Zones", make("span", { class: "count" }, String(zones.length))), make("ul", {}, zones.map((id) => this.zoneRow(zoneRows.get(id), true)))));
    if (points.length)
      groups.push(make("div", { class: "group" }, make("h2", {}, "Acupuncture points", make("span", { class: "count" }, String(points.length))), make("ul", {}, points.map((id) => this.pointRow(id)))));
    if (sites.length)
      groups.push(make("div", { class: "group" }, make("h2", {}, "Electrode sites"), make("ul", {}, sites.map((name) => make("li", {}, make("button", { type: "button", class: "row", data: { row: `site ${name}` }, on: { click: () => this.act.showSite(name) } }, make("span", { class: "row-name" }, name)))))));
    if (read.length)
      groups.push(make("div", { class: "group" }, make("h2", {}, "Pages to read", make("span", { class: "count" }, String(read.length))), make("ul", {}, read.map((each) => this.passageRow(each)))));
    return groups;
  }

  passageRow({ page, passage, name, detail }) {
    return make("li", {}, make("button", { type: "button", class: "row", data: { row: `${page}/${passage}` }, on: { click: () => this.act.openPage(page, passage) } }, make("span", { class: "row-words" }, make("span", { class: "row-name" }, name), detail ? make("span", { class: "code" }, detail) : null)));
  }

  complaintRow(id) {
    const isCurrent = this.state?.complaint === id && !this.state?.selected;
    return make("li", {}, make("button", { type: "button", class: "row", data: { row: id }, aria: isCurrent ? { current: "true" } : {}, on: { click: () => this.act.openComplaint(id) } }, make("span", { class: "row-name" }, atlas.complaints[id].plain.head.title)));
  }

  pointRow(id) {
    const { title, han: written } = atlas.points[id].head, isCurrent = this.state?.point === id;
    return make("li", {}, make("button", { type: "button", class: "row", data: { row: id, point: id }, aria: isCurrent ? { current: "true" } : {}, on: { click: () => this.act.openPoint(id) } }, make("span", { class: "row-name" }, title), han(written)));
  }

  zoneRow(row, isFound = false) {
    const isCurrent = this.state?.selected === row.zone;
    const button = make(
      "button", { type: "button", class: "row", data: { row: row.zone, zone: row.zone }, aria: isCurrent ? { current: "true" } : {}, on: { click: () => this.act.openZone(row.zone), pointerenter: () => this.act.point(row.zone), pointerleave: () => this.act.point(null) } },
      swatches(row.swatches, "pill"),
      make("span", { class: "row-words" }, make("span", { class: "row-name", title: row.name }, row.name), isFound ? make("span", { class: "code" }, row.code) : han(row.han)),
    );
    const parts = isCurrent && !isFound ? row.parts.map((part) => this.partRow(part)) : [];
    return make("li", {}, button, parts.length ? make("ul", { class: "parts" }, parts) : null);
  }

  partRow(part) {
    const isCurrent = this.state?.part === part.part;
    return make("li", {}, make("button", { type: "button", class: "row part", data: { row: `part ${part.part}` }, aria: { pressed: String(isCurrent) }, on: { click: () => this.act.showPart(part.part) } }, swatch(part.swatch, "pill"), make("span", { class: "row-name" }, part.name), make("span", { class: "region" }, part.region)));
  }

  walk(event) {
    const buttons = this.buttons(), place = buttons.indexOf(document.activeElement);
    const goal = { ArrowDown: place + 1, ArrowUp: place - 1, Home: 0, End: buttons.length - 1 }[event.key];
    if (goal === undefined || place < 0) return;
    event.preventDefault();
    if (goal < 0) this.query.focus();
    else buttons[Math.min(goal, buttons.length - 1)].focus();
  }
}
