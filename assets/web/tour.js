// Plays a tour: a bar with the words of the stop, its question, and the way back and on.

class Tour {
  constructor(bar, act) {
    Object.assign(this, { bar, act, tour: atlas.tour, place: -1 });
    if (!this.tour || !this.tour.stops.length) return;
    bar.hidden = false;
    this.fill();
  }

  go(place) {
    this.place = place;
    this.fill();
    if (place < 0) return;
    const stop = this.tour.stops[place];
    this.act.stand(stop);
    this.bar.querySelector("h2").focus();
  }

  fill() {
    const { stops, title } = this.tour, count = stops.length, stop = stops[this.place];
    const button = (words, place, kind) => make("button", { type: "button", class: kind, disabled: place < -1 || place > count, on: { click: () => this.go(place) } }, words);
    if (!stop) {
      this.bar.replaceChildren(make("p", { class: "small soft" }, `Tour, ${count} ${count === 1 ? "stop" : "stops"}`), make("h2", { tabIndex: -1 }, title), make("p", { class: "tour-buttons" }, button("Begin", 0, "primary")));
      return;
    }
    const answer = stop.answer ? make("details", {}, make("summary", {}, "Answer"), make("p", {}, stop.answer)) : null;
    const next = this.place + 1 < count ? button(`Next: ${stops[this.place + 1].title}`, this.place + 1, "primary") : button("End of the tour", -1, "primary");
    this.bar.replaceChildren(
      make("p", { class: "small soft" }, `${title}, stop ${this.place + 1} of ${count}`),
      make("h2", { tabIndex: -1 }, stop.title),
      make("p", { class: "tour-words" }, stop.words),
      ...(stop.question ? [make("p", { class: "tour-question" }, stop.question), ...(answer ? [answer] : [])] : []),
      make("p", { class: "tour-buttons" }, button("Back", this.place - 1, "secondary"), next),
    );
  }
}
