// The card of a zone: what the window's card says, in the same order.

const sourceList = (rows) =>
  make(
    "ol", { class: "sources" },
    rows.map(({ number, citation, note, link: leads }) =>
      make("li", { id: `source-${number}`, value: number, tabIndex: -1 }, make("span", {}, citation), note ? make("span", { class: "note" }, note) : null, leads ? link(leads) : null),
    ),
  );

const zoneCard = (card, act) => {
  const sources = card.sources.map((key, index) => ({ ...atlas.sources[key], number: index + 1 }));
  const citation = (number) => sources[number - 1]?.citation ?? "";
  const say = (text, names = "") => marked(text, citation, "p", names);
  const openStudy = (key) => reveal(`study-${key}`);
  const studies = [...card.favourable, ...card.other];
  const plan = [
    ["learn", "Learn this", () => learnRows(card, say)],
    ["uses", "Used for", () => usesSection(card, say, openStudy, act)],
    ["where", "Where", () => whereSection(card, say)],
    ["needling", "Needling", () => [needlingRow("Angle", card.angle.text, citation), rests(card, "needling", say), card.needling.map((line) => needlingRow(line.item, line.text, citation))]],
    ["studies", studies.length ? `Studies ${studies.length}` : "Studies", () => studiesSection(card)],
    ["background", "Background", () => backgroundSection(card, say)],
    ["cautions", "Cautions", () => cautionRows(card, say)],
    ["sources", "Sources", () => [make("p", { class: "small soft" }, card.reviewed), sourceList(sources)]],
  ];
  return [
    cardHead(card, say, act),
    make("nav", { class: "jump", aria: { label: "Sections of the card" } }, plan.filter(([key]) => key !== "background").map(([key, title]) => make("button", { type: "button", on: { click: () => reveal(`title-${key}`) } }, title))),
    plan.map(([key, title, fill]) => section(key, title.replace(/ \d+$/, ""), fill())),
  ];
};

const cardHead = (card, say, act) => {
  const choice = (side, words) =>
    make("button", { type: "button", data: { side }, aria: { pressed: String(card.side === side) }, on: { click: () => act.chooseSide(side) } }, words);
  return make(
    "header", { class: "card-head" },
    swatches(card.swatches, "bar-sample"),
    make(
      "div", { class: "card-names" },
      make("h2", { id: "card-title", tabIndex: -1 }, card.title),
      make("p", { class: "chinese" }, han(card.han), " ", pinyin(card.pinyin)),
      say(card.system, "small soft"),
    ),
    make("button", { type: "button", class: "secondary print", on: { click: act.print } }, symbol("print"), "Print"),
    make(
      "div", { class: "card-side" },
      card.has_sides ? make("div", { class: "segmented", aria: { role: "group", label: "Side shown" } }, choice("left", "Left"), choice("right", "Right"), choice("both", "Both")) : null,
      make("p", { class: "small soft measure" }, card.measure),
    ),
  );
};

/** Four rows to learn by heart; what is uncertain about one stands in its section. */
const learnRows = (card, say) =>
  make(
    "dl", { class: "learn" },
    card.learn.map((row) => [make("dt", { class: "small soft" }, row.label, row.is_doubted ? make("span", { class: "note" }, "uncertain") : null), make("dd", {}, say(row.text, "small"))]),
  );

/** What the rows to learn have left to a section. */
const rests = (card, section, say) =>
  card.learn.filter((row) => row.section === section && row.rest.text).map((row) => led(`${row.rest_lead}:`, say(row.rest, "small soft")));

/** A paragraph with words in bold before it. */
const led = (lead, said) => {
  if (said) (said.matches("p") ? said : said.firstChild).prepend(make("b", {}, `${lead} `));
  return said;
};

const usesSection = (card, say, openStudy, act) => {
  const saysSide = new Set(card.uses.flatMap((block) => block.uses.map((use) => use.side))).size > 1;
  const heading = (block) => {
    const inside = [swatch(block.swatch, "pill"), make("b", {}, block.name), block.region ? make("span", { class: "small soft" }, block.region) : null, make("span", { class: "measure small soft" }, block.measure)];
    if (block.part === null) return make("h4", { class: "part" }, inside);
    return make("h4", { class: "part" }, make("button", { type: "button", title: `Show ${block.name} on the head`, on: { click: () => act.showPart(block.part) } }, inside));
  };
  return [
    rests(card, "uses", say),
    say(card.evidence_note, "small soft"),
    card.uses.map((block) =>
      make(
        "div", { class: "use-block" },
        block.part !== null || card.uses.length > 1 ? heading(block) : null,
        block.uses.map((use) => make("div", { class: "use" }, say(use.statement), saysSide ? make("p", { class: "small soft" }, use.side) : null, chips(use.chips, openStudy), say(use.note, "small soft"))),
      ),
    ),
  ];
};

const whereSection = (card, say) => [
  rests(card, "where", say),
  card.steps.length ? null : make("p", { class: "soft" }, "No rule is given."),
  make("ol", { class: "steps" }, card.steps.map((step) => make("li", {}, say(step.text), step.measure ? make("p", { class: "small soft" }, `${step.measure} on this head`) : null))),
  card.rivals.length ? make("div", { class: "ruled" }, make("h4", {}, card.spread), card.rivals.map((rival) => [make("p", { class: "small" }, make("b", {}, `${rival.name}, ${rival.apart}.`)), say(rival.text, "small")])) : null,
  card.beneath ? beneathRows(card.beneath, say) : null,
  card.beneath || card.cortex ? claimRows(card.beneath ? card.beneath.claim : card.cortex, say) : null,
  card.beneath ? make("div", {}, make("h4", {}, "How what lies beneath was worked out"), card.beneath.limits.map((limit) => say(limit, "small soft"))) : null,
];

const beneathRows = (view, say) =>
  make(
    "div", { class: "ruled" },
    make("h4", {}, "What lies beneath"),
    say(view.lead, "small soft"),
    view.rows.map((row) => make("div", { class: "beneath" }, make("p", {}, row.is_near ? make("b", {}, `${row.place}: ${row.site}`) : `${row.place}: ${row.site}`), row.is_near ? say(row.regions, "small") : null)),
  );

const claimRows = (claim, say) =>
  make(
    "div", {},
    make("h4", {}, "Cortex beneath, as the school teaches it"),
    claim ? say(claim) : make("p", { class: "soft" }, "The school names none for this zone."),
    claim ? make("p", { class: "small soft" }, "A claim of the school, not a proven route from the skin to that cortex.") : null,
  );

const needlingRow = (item, text, citation) => make("div", { class: "guidance" }, make("h4", { class: "small" }, item), make("div", {}, marked(text, citation)));

const studiesSection = (card) => {
  const group = (title, kind, list) =>
    make("div", { class: "study-group" }, make("h4", {}, symbol(kind, "glyph"), title), list.length ? list.map(([key, number]) => studyCard(key, number)) : make("p", { class: "small soft" }, "None found; our search was limited."));
  const all = [...card.favourable, ...card.other];
  if (!all.length) return [make("p", { class: "soft" }, atlas.said.notStudied)];
  return [
    all.some(([key]) => atlas.studies[key].certainty.is_provisional) ? make("p", { class: "note" }, atlas.said.provisional) : null,
    make("div", { class: "study-columns" }, group("Favours needling", "favours", card.favourable), group("No difference, or mixed", "no_difference", card.other)),
  ];
};

const backgroundSection = (card, say) => {
  return [
    card.mechanisms.length ? [make("h4", {}, "How it might work: hypotheses"), make("p", { class: "small soft" }, "None of these is established. Each stands with what limits or contradicts it.")] : null,
    card.mechanisms.map((view) => make("div", { class: "entry" }, make("p", { class: "small" }, make("b", {}, view.name)), say(view.idea, "small"), view.limits.map((limit) => led("But:", say(limit, "small soft"))))),
    card.corrections.length ? make("h4", { class: "ruled" }, "Often said, and more exactly") : null,
    card.corrections.map((view) => make("div", { class: "entry" }, make("p", { class: "small soft" }, make("b", {}, "Often said: "), `“${view.often_said}”`), led("More exactly:", say(view.more_exactly, "small")))),
  ];
};

const CAUTION_ICONS = { emergency: "danger", danger: "danger", contraindication: "warning", caution: "info" };

const cautionRows = (card, say) => [
  card.cautions.length ? null : make("p", { class: "soft" }, "No caution is listed for this zone."),
  card.cautions.map((caution) =>
    make("div", { class: `caution-row ${caution.strength}` }, symbol(CAUTION_ICONS[caution.strength]), make("div", {}, caution.short && caution.short !== caution.text.text ? make("p", {}, make("b", {}, caution.short)) : null, say(caution.text))),
  ),
];
