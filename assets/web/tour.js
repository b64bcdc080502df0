// Plays a tour: a bar with the words of the stop, its question, and the way back and on.

class Tour {
  constructor(bar, act) {
    Object.assign(this, { bar, act, tour: atlas.tour, place: -1 });
    if (!this.tour || !this.tour.stops.length) return;
    bar.hidden = false;
    this.fill();
  }

  go(place) {
    this.place = place < this.tour.stops.length ? place : -1;
    this.fill();
    if (this.place >= 0) this.act.stand(this.tour.stops[this.place]);
    this.bar.scrollTop = 0;
    this.bar.querySelector("h2").focus();
  }

  fill() {
    const stop = this.tour.stops[this.place];
    this.bar.replaceChildren(...(stop ? this.stop(stop) : this.beginning()));
  }

  button(words, place, kind) {
    return make("button", { type: "button", class: kind, on: { click: () => this.go(place) } }, words);
  }

  beginning() {
    const { stops, title, words } = this.tour;
    return [
      make("p", { class: "small soft" }, `Tour, ${stops.length} ${stops.length === 1 ? "stop" : "stops"}`),
      make("h2", { tabIndex: -1 }, title),
      make("p", { class: "tour-words" }, words),
      make("p", { class: "tour-buttons" }, this.button("Begin", 0, "primary")),
    ];
  }

  stop(stop) {
    const { stops, title } = this.tour, next = stops[this.place + 1];
    const said = ({ text, marks: numbers }) => make("p", { class: "tour-words" }, text, numbers.map((number) => make("sup", { class: "source-mark" }, String(number))));
    const sources = stop.sources.map(({ number, citation }) => make("li", { value: number }, citation));
    return [
      make("p", { class: "small soft" }, `${title}, stop ${this.place + 1} of ${stops.length}`),
      make("h2", { tabIndex: -1 }, stop.title),
      ...stop.words.map(said),
      ...(stop.question ? [make("p", { class: "tour-question" }, stop.question)] : []),
      ...(stop.answer.length ? [make("details", {}, make("summary", {}, "Answer"), stop.answer.map(said))] : []),
      ...(stop.limits ? [make("p", { class: "note" }, stop.limits)] : []),
      ...(sources.length ? [make("details", { class: "note" }, make("summary", {}, `Sources ${sources.length}`), make("ol", { class: "sources" }, sources))] : []),
      make("p", { class: "tour-buttons" }, this.button("Back", this.place - 1, "secondary"), this.button(next ? `Next: ${next.title}` : "End of the tour", next ? this.place + 1 : -1, "primary")),
    ];
  }
}
