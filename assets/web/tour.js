// Plays tours: a bar with the words of the stop, its question, and the way back and on.

const STEP_MS = 1800;

class Tour {
  constructor(bar, list, act) {
    Object.assign(this, { bar, list, act, tour: null, place: -1, isAnswered: false, timer: 0 });
    const rows = atlas.tours.map((tour) => {
      const stops = `${tour.stops.length} ${tour.stops.length === 1 ? "stop" : "stops"}`;
      return make("li", {}, make("button", { type: "button", class: "row", on: { click: () => this.open(tour) } }, make("span", { class: "row-name" }, tour.title), make("span", { class: "region" }, stops)));
    });
    list.hidden = atlas.isTourOpen || !rows.length;
    list.querySelector("ul").append(...rows);
    if (atlas.isTourOpen && atlas.tours[0].stops.length) this.show(atlas.tours[0], -1);
  }

  /** Open a tour at its beginning, and say so. */
  open(tour) {
    this.list.open = false;
    this.show(tour, -1);
    this.bar.querySelector("h2").focus();
  }

  show(tour, place, isAnswered = false) {
    clearInterval(this.timer);
    Object.assign(this, { tour, place: place < tour.stops.length ? place : -1, isAnswered });
    const stop = tour.stops[this.place];
    this.bar.hidden = false;
    if (stop) root.dataset.tour = tour.id;
    else delete root.dataset.tour;
    this.bar.replaceChildren(...(stop ? this.stop(stop) : this.beginning()).filter(Boolean));
    this.bar.scrollTop = 0;
  }

  go(place) {
    const isOver = place >= this.tour.stops.length;
    if (isOver && !atlas.isTourOpen) return this.close();
    this.show(this.tour, place);
    if (this.place >= 0) this.act.stand(this.tour.stops[this.place], this.asked());
    this.bar.querySelector("h2").focus();
    return undefined;
  }

  /** What is otherwise while the question of the stop is open; null if none is. */
  asked() {
    return (!this.isAnswered && this.tour.stops[this.place]?.asked) || null;
  }

  answer() {
    this.show(this.tour, this.place, true);
    this.act.stand(this.tour.stops[this.place], null);
    this.bar.querySelector(".tour-answer summary").focus();
  }

  close() {
    clearInterval(this.timer);
    this.bar.hidden = true;
    delete root.dataset.tour;
    this.bar.replaceChildren();
    this.act.leave();
  }

  // Lay one step after the other, up to the one that is meant.
  play(build) {
    let step = 0;
    clearInterval(this.timer);
    this.act.showStep(step);
    this.timer = setInterval(() => {
      step += 1;
      this.act.showStep(step);
      if (step >= build.at) clearInterval(this.timer);
    }, STEP_MS);
  }

  button(words, place, kind) {
    return make("button", { type: "button", class: kind, on: { click: () => this.go(place) } }, words);
  }

  closing() {
    return atlas.isTourOpen ? null : make("button", { type: "button", class: "quiet tour-close", on: { click: () => this.close() } }, "Close tour");
  }

  beginning() {
    const { stops, title, words } = this.tour;
    return [
      make("p", { class: "small soft" }, `Tour, ${stops.length} ${stops.length === 1 ? "stop" : "stops"}`),
      make("h2", { tabIndex: -1 }, title),
      make("p", { class: "tour-words" }, words),
      make("p", { class: "tour-buttons" }, this.button("Begin", 0, "primary"), this.closing()),
    ];
  }

  stop(stop) {
    const { stops, title } = this.tour, next = stops[this.place + 1], { build } = stop, asked = this.asked();
    const said = ({ text, marks: numbers }) => make("p", { class: "tour-words" }, text, numbers.map((number) => make("sup", { class: "source-mark" }, String(number))));
    const sources = stop.sources.map(({ number, citation }) => make("li", { value: number }, citation));
    const playing = build && build.at > 0 ? make("button", { type: "button", class: "secondary", on: { click: () => this.play(build) } }, "Play the steps") : null;
    const answer = stop.answer.length ? make("details", { class: "tour-answer", open: !asked, on: { toggle: (event) => asked && event.target.open && this.answer() } }, make("summary", {}, "Answer"), stop.answer.map(said)) : null;
    const on = !next ? "End of the tour" : asked ? "Next" : `Next: ${next.title}`;
    return [
      make("p", { class: "small soft" }, `${title}, stop ${this.place + 1} of ${stops.length}`),
      make("h2", { tabIndex: -1 }, asked ? asked.title : stop.title),
      ...stop.words.filter((_, number) => !asked || asked.words.includes(number)).map(said),
      ...(stop.question ? [make("p", { class: "tour-question" }, stop.question)] : []),
      answer,
      ...(build ? [make("p", { class: "small soft tour-step", aria: { role: "status" } }, stepWords(build, build.at))] : []),
      ...(stop.limits ? [make("p", { class: "note" }, stop.limits)] : []),
      ...(sources.length ? [make("details", { class: "note" }, make("summary", {}, `Sources ${sources.length}`), make("ol", { class: "sources" }, sources))] : []),
      make("p", { class: "tour-buttons" }, this.button("Back", this.place - 1, "secondary"), this.button(on, next ? this.place + 1 : stops.length, "primary"), playing, this.closing()),
    ];
  }
}

const stepWords = ({ steps, count }, at) => {
  const { title, measure } = steps[at];
  return `Step ${at + 1} of ${count}: ${title}${measure ? `, ${measure}` : ""}.`;
};
