// The card of an acupuncture point, in the order of the window's.

const pointCard = (card, act) => {
  const sources = card.sources.map((key, index) => ({ ...atlas.sources[key], number: index + 1 }));
  const citation = (number) => sources[number - 1]?.citation ?? "";
  const say = (text, names = "") => marked(text, citation, "p", names);
  const line = (each) =>
    make(
      "div", { class: "entry" },
      make("h4", { class: "part" }, make("button", { type: "button", on: { click: () => act.openZone(each.zone) } }, swatch(each.swatch, "pill"), make("b", {}, each.title))),
      make("p", { class: "small soft" }, each.subtitle),
      each.note ? make("p", { class: "small soft" }, each.note) : null,
    );
  return [
    make(
      "header", { class: "card-head complaint" },
      make("div", { class: "card-names" }, make("p", { class: "small soft" }, card.kind), make("h2", { id: "card-title", tabIndex: -1 }, card.title), make("p", { class: "chinese" }, han(card.han), card.names ? ` ${card.names}` : "")),
      make("button", { type: "button", class: "secondary print", on: { click: act.print } }, symbol("print"), "Print"),
    ),
    section(
      "where", "Where",
      say(card.finding),
      card.not_placed ? make("p", { class: "doubt" }, card.not_placed) : null,
      card.place ? make("p", {}, card.place) : null,
      card.cun ? make("p", { class: "small soft" }, card.cun) : null,
      say(card.placing, "small soft"),
      card.checks.map((check) => make("div", { class: "entry" }, say(check.text, "small"), check.measure ? make("p", { class: "small soft" }, check.measure) : null)),
      card.site ? make("p", { class: "small soft" }, card.site) : null,
    ),
    section("lines", "Lines that use it", card.lines.length ? card.lines.map(line) : make("p", { class: "soft" }, "No zone shown here is found by it.")),
    section("cautions", "Cautions", cautionRows(card, say)),
    section("sources", "Sources", sourceList(sources)),
  ];
};
