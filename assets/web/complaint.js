// The page of a complaint: the zones that schools name for it, each as good as its support.

const complaintPage = (card, act) => {
  const citations = new Map(card.sources.map((source) => [source.number, source.citation]));
  const say = (text, names = "") => marked(text, (number) => citations.get(number) ?? "", "p", names);
  const manySchools = new Set(card.zones.map((zone) => zone.school)).size > 1;
  const zone = (view, index) =>
    make(
      "div", { class: "use-block complaint-zone" },
      manySchools && view.school !== card.zones[index - 1]?.school ? make("p", { class: "group-name" }, view.school) : null,
      make("h3", {}, swatch(view.swatch, "pill"), view.title),
      make("p", { class: "small soft" }, view.subtitle),
      say(view.side),
      chips(view.chips, (key) => act.openZone(view.zone, key)),
      view.notes.map((note) => make("p", { class: "small soft" }, note)),
      make("button", { type: "button", class: "secondary", aria: { label: `Open the card of ${view.title}` }, on: { click: () => act.openZone(view.zone) } }, "Open card"),
    );
  const rows = (title, list) =>
    list.length
      ? make("div", { class: "ruled" }, make("h3", {}, title), list.map((row) => make("details", { class: "study-row" }, make("summary", {}, make("b", {}, row.name), " ", chip({ ...row.chip, studies: [] }), make("span", { class: "note" }, row.detail)), studyCard(row.key))))
      : null;
  return [
    make("header", { class: "card-head complaint" }, make("div", { class: "card-names" }, make("p", { class: "small soft" }, "From a complaint"), make("h2", { id: "card-title", tabIndex: -1 }, card.title), make("p", { class: "soft" }, card.subtitle)), make("button", { type: "button", class: "secondary print", on: { click: act.print } }, symbol("print"), "Print")),
    make(
      "div", { class: "section" },
      card.help_first.length ? make("div", { class: "help-first" }, make("p", {}, make("b", {}, atlas.said.seek)), card.help_first.map((sign) => say(sign))) : null,
      card.no_zone ? make("h3", {}, card.no_zone) : null,
      card.zones.map(zone),
      rows("Studies of these zones", card.studies),
      rows("Studies that name no single zone", card.unlinked),
      make("div", { class: "ruled" }, say(card.note, "small soft"), card.has_provisional ? make("p", { class: "note" }, atlas.said.provisional) : null),
      make("div", { class: "ruled" }, make("h3", { id: "title-cautions", tabIndex: -1 }, "Cautions"), cautionRows(card, say)),
      card.sources.length ? make("div", { class: "ruled" }, make("h3", {}, "Sources"), sourceList(card.sources)) : null,
    ),
  ];
};
