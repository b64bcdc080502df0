// The HTML paper: each kind of block has one way to be set, whatever page it stands on.

const CAUTION_ICONS = { emergency: "danger", danger: "danger", contraindication: "warning", caution: "info" };
const WEIGHTS = { body: "", strong: "strong", small: "small", note: "note" };

const sourcesOf = (page) => page.blocks.filter(({ kind }) => kind === "Sources").flatMap(({ sources }) => sources).map(([key, number]) => ({ ...atlas.sources[key], number }));
const cautionsOf = (page) => page.blocks.filter(({ kind }) => kind === "Cautions").flatMap(({ cautions }) => cautions);

/** Everything that a page says, from its head down; `act` is what can be asked of the web page. */
const setPage = (page, act) => {
  const citations = new Map(sourcesOf(page).map(({ number, citation }) => [number, citation]));
  const paper = {
    act,
    say: (text, names = "", lead = "") => led(lead, marked(text, (number) => citations.get(number) ?? "", "p", names)),
    openStudy: (key) => reveal(`study-${key}`),
  };
  const sections = inSections(page.blocks);
  const tabs = sections.filter(({ heading }) => heading?.tab && heading.key !== "background");
  return [
    pageHead(page.head, paper),
    tabs.length ? make("nav", { class: "jump", aria: { label: "Sections of the card" } }, tabs.map(({ heading }) => make("button", { type: "button", on: { click: () => reveal(`title-${heading.key}`) } }, heading.tab))) : null,
    sections.map(({ heading, blocks }, index) => setSection(heading, blocks, index, paper)),
  ];
};

/** What stands under each heading of a level; what comes before the first stands under none. */
const inSections = (blocks, level = 1) => {
  const sections = [{ heading: null, blocks: [] }];
  for (const block of blocks) {
    if (block.kind === "Heading" && block.level === level) sections.push({ heading: block, blocks: [] });
    else sections.at(-1).blocks.push(block);
  }
  return sections.filter(({ heading, blocks: held }) => heading || held.length);
};

const setSection = (heading, blocks, index, paper) => {
  const inside = inSections(blocks, 2).map(({ heading: second, blocks: held }) => (second ? make("div", { class: "ruled" }, setBlock(second, paper), setBlocks(held, paper)) : setBlocks(held, paper, heading)));
  if (!heading) return inside.flat(Infinity).some(Boolean) ? make("div", { class: "section" }, inside) : null;
  const key = heading.key || `part-${index}`;
  return make("section", { class: "section", id: `section-${key}`, aria: { labelledby: `title-${key}` } }, make("h3", { id: `title-${key}`, tabIndex: -1 }, heading.text), inside);
};

const setBlocks = (blocks, paper, heading = null) => blocks.map((block) => setBlock(block, paper, heading));

const setBlock = (block, paper, heading = null) => {
  if (!Object.hasOwn(BLOCKS, block.kind)) throw new Error(`The HTML paper does not know ${block.kind}`);
  return BLOCKS[block.kind](block, paper, heading);
};

const pageHead = (head, { act, say }) => {
  const choice = (side, words) =>
    make("button", { type: "button", data: { side }, aria: { pressed: String(head.side === side) }, on: { click: () => act.chooseSide(side) } }, words);
  const hasFoot = head.measure || (head.side && head.swatches.length);
  return make(
    "header", { class: `card-head${head.swatches.length ? "" : " complaint"}` },
    head.swatches.length ? swatches(head.swatches, "bar-sample") : null,
    make(
      "div", { class: "card-names" },
      head.kind ? make("p", { class: "small soft" }, head.kind) : null,
      make("h2", { id: "card-title", tabIndex: -1 }, head.title),
      head.han || head.names ? make("p", { class: "chinese" }, head.han ? han(head.han) : null, " ", head.swatches.length ? pinyin(head.names) : head.names) : null,
      head.lines.map((line) => say(line, "small soft")),
    ),
    make("button", { type: "button", class: "secondary print", on: { click: act.print } }, symbol("print"), "Print"),
    hasFoot
      ? make(
          "div", { class: "card-side" },
          head.side ? make("div", { class: "segmented", aria: { role: "group", label: "Side shown" } }, choice("left", "Left"), choice("right", "Right"), choice("both", "Both")) : null,
          make("p", { class: "small soft measure" }, head.measure),
        )
      : null,
  );
};

/** A paragraph with words in bold before it. */
const led = (lead, said) => {
  if (lead && said) (said.matches("p") ? said : said.firstChild).prepend(make("b", {}, `${lead} `));
  return said;
};

const bold = (words) => (words ? make("p", {}, make("b", {}, words)) : null);
const soft = (words) => (words ? make("p", { class: "small soft" }, words) : null);

// One answer a kind of request; what it needs the program for was left out when the page was made.
const ASKED = {
  ShowZone: ({ zone }, act) => (Object.hasOwn(atlas.cards, zone) ? (study) => act.openZone(zone, study) : null),
  ShowPart: ({ part }, act) => () => act.showPart(part),
  ShowComplaint: ({ complaint }, act) => (Object.hasOwn(atlas.complaints, complaint) ? () => act.openComplaint(complaint) : null),
  ShowPoint: ({ point }, act) => (Object.hasOwn(atlas.points, point) ? () => act.openPoint(point) : null),
  ShowStudy: ({ study }) => () => reveal(`study-${study}`),
};
const answerTo = (request, act) => (request ? ASKED[request.kind](request, act) : null);

const BLOCKS = {
  Heading: ({ text, level, detail, measure, swatch: sample, request }, { act }) => {
    const inside = [sample ? swatch(sample, "pill") : null, make("b", {}, text), detail ? make("span", { class: "small soft" }, detail) : null, make("span", { class: "measure small soft" }, measure)];
    const answer = answerTo(request, act);
    const said = answer ? make("button", { type: "button", title: `Show ${text} on the head`, on: { click: () => answer() } }, inside) : inside;
    return make(level === 2 ? "h4" : "h5", { class: "part" }, said);
  },
  Text: ({ said, lead, weight, is_quiet: isQuiet }, { say }) => say(said, `${WEIGHTS[weight]}${isQuiet ? " soft" : ""}`.trim(), lead),
  Items: ({ items, is_numbered: isNumbered }, { say }) =>
    make(
      isNumbered ? "ol" : "ul", { class: isNumbered ? "steps" : "items" },
      items.map(({ said, lead, tail }) => make("li", {}, isNumbered ? null : bold(lead), say(said, isNumbered ? "" : "small", isNumbered ? lead : ""), soft(tail))),
    ),
  Rows: ({ rows }, { say }, heading) =>
    make(
      "dl", { class: heading?.is_framed ? "learn" : "guidance" },
      rows.map((row) => [
        make("dt", { class: "small soft" }, row.label, row.is_doubted ? make("span", { class: "note" }, "uncertain") : null),
        make("dd", {}, say(row.said, `${heading?.is_framed ? "small" : ""}${row.is_quiet ? " soft" : ""}`.trim()), row.note ? make("p", { class: "note" }, row.note) : null),
      ]),
    ),
  Table: ({ columns, rows, is_scheme: isScheme }, { say }) =>
    make(
      "div", { class: isScheme ? "table scheme" : "table", tabIndex: 0, aria: { role: "group", label: "Table" } },
      make(
        "table", {},
        make("thead", {}, make("tr", {}, isScheme ? null : make("td", {}), columns.map(({ title, han: written, sample }) => make("th", { scope: "col" }, sample ? doubtSample(sample) : null, make("span", {}, title), written ? han(written) : null)))),
        make("tbody", {}, rows.map(({ title, cells }) => make("tr", {}, isScheme ? null : make("th", { scope: "row" }, title), cells.map(({ said, is_quiet: isQuiet }) => make("td", {}, say(said, isQuiet ? "soft" : "")))))),
      ),
    ),
  Chips: ({ chips: views, certainty: sure }, { openStudy }) => (views.length ? make("p", { class: "chips" }, views.map((view) => chip(view, openStudy)), sure?.word ? certainty(sure) : null) : null),
  Studies: ({ groups }) =>
    make(
      "div", { class: "study-columns" },
      groups.map(({ kind, title, studies, none }) => make("div", { class: "study-group" }, make("h4", {}, symbol(kind, "glyph"), title), studies.length ? studies.map(([key, number]) => studyCard(key, number)) : soft(none))),
    ),
  Intervals: ({ intervals }) => make("div", {}, intervals.map(interval)),
  Gauge: ({ angle }, { say }) => [make("p", {}, make("b", {}, angle.sentence)), say(angle.text)],
  Entries: ({ entries }, paper) => entries.map((entry) => setEntry(entry, paper)),
  Question: ({ text, answer }) => (answer ? [bold(text), make("p", {}, answer)] : null),
  Alert: ({ lead, texts }, { say }) => make("div", { class: "help-first" }, bold(lead), texts.map((sign) => say(sign))),
  Cautions: ({ cautions }, { say }) =>
    cautions.length
      ? cautions.map(({ strength, short, text }) => make("div", { class: `caution-row ${strength}` }, symbol(CAUTION_ICONS[strength]), make("div", {}, short && short !== text.text ? bold(short) : null, say(text))))
      : make("p", { class: "soft" }, atlas.said.noCaution),
  Actions: ({ actions }, { act }) => actions.map(({ text, request }) => [text, answerTo(request, act)]).filter(([, answer]) => answer).map(([text, answer]) => make("button", { type: "button", class: "secondary", on: { click: () => answer() } }, text)),
  Links: ({ links }) => (links.length ? make("p", { class: "links" }, links.map(link)) : null),
  Figure: ({ words }) => soft(words),
  Sources: ({ sources, note }) => [
    make(
      "ol", { class: "sources" },
      sources.map(([key, number]) => {
        const { citation, note: about, link: leads } = atlas.sources[key];
        return make("li", { id: `source-${number}`, value: number, tabIndex: -1 }, make("span", {}, citation), about ? make("span", { class: "note" }, about) : null, leads ? link(leads) : null);
      }),
    ),
    soft(note),
  ],
};

/** A thing that a page names: a study folds out here, everything else opens its own page. */
const setEntry = (entry, { say, act }) => {
  const { title, subtitle, swatch: sample, chips: views, texts, notes, request, id } = entry;
  const beside = notes.map((note) => make("span", { class: "note" }, note));
  if (request?.kind === "ShowStudy" && Object.hasOwn(atlas.studies, request.study))
    return make("details", { class: "study-row" }, make("summary", {}, make("b", {}, title), " ", views.map((view) => chip({ ...view, studies: [] })), beside), studyCard(request.study));
  const answer = answerTo(request, act), inside = [sample ? swatch(sample, "pill") : null, make("b", {}, title)];
  // With more to say of it than its name, it has a button of its own.
  const isNamedOnly = answer && !texts.length;
  return make(
    "div", { class: "entry", ...(id ? { id: `passage-${id}`, tabIndex: -1 } : {}) },
    make("h4", { class: "part" }, isNamedOnly ? make("button", { type: "button", on: { click: () => answer() } }, inside) : inside),
    soft(subtitle),
    texts.map(({ said, lead, weight, is_quiet: isQuiet }) => say(said, `${WEIGHTS[weight]}${isQuiet || lead ? " soft" : ""}`.trim(), lead)),
    chips(views, answer),
    notes.map(soft),
    answer && !isNamedOnly ? make("button", { type: "button", class: "secondary open-card", aria: { label: `Open the card of ${title}` }, on: { click: () => answer() } }, "Open card") : null,
  );
};
