// Small pieces of the page. Every text goes in as text: nothing that comes from data is ever read as markup.

/** Make an element; `options` are properties, `class`, `on` for listeners, `aria` and `data`; null children are left out. */
const make = (tag, options = {}, ...children) => {
  const made = document.createElement(tag);
  const { class: names, on = {}, aria = {}, data = {}, ...rest } = options;
  if (names) made.className = names;
  for (const [key, value] of Object.entries(rest)) made[key] = value;
  for (const [key, value] of Object.entries(aria)) made.setAttribute(key === "role" ? key : `aria-${key}`, value);
  for (const [key, value] of Object.entries(data)) made.dataset[key] = value;
  for (const [key, value] of Object.entries(on)) made.addEventListener(key, value);
  made.append(...children.flat(Infinity).filter((child) => child !== null && child !== undefined && child !== ""));
  return made;
};

const symbol = (name, kind = "icon") => {
  const drawing = document.createElementNS(SVG, "svg"), use = document.createElementNS(SVG, "use");
  drawing.setAttribute("class", kind);
  drawing.setAttribute("aria-hidden", "true");
  use.setAttribute("href", `#${kind}-${name}`);
  drawing.append(use);
  return drawing;
};

const swatch = ({ fill, edge, pattern }, kind = "pill") => {
  const made = make("span", { class: `swatch ${kind} ${pattern}`, aria: { hidden: "true" } });
  made.style.setProperty("--fill", fill);
  made.style.setProperty("--edge", edge);
  return made;
};

/** How a kind of doubt is drawn on the head. */
const doubtSample = (kind) => make("span", { class: `doubt-sample ${kind}`, aria: { hidden: "true" } });

// All parts of a zone in one sample.
const swatches = (list, kind) => make("span", { class: `swatches ${kind}`, aria: { hidden: "true" } }, list.map((each) => swatch(each, kind)));

const han = (text) => make("span", { class: "han", lang: "zh-Hans" }, text);
const pinyin = (text) => make("span", { class: "pinyin", lang: "zh-Latn-pinyin" }, text);

/** Raised numbers that lead to the sources below. */
const marks = (numbers, citation) =>
  numbers.map((number) =>
    make("sup", {}, make("a", { href: `#source-${number}`, class: "source-mark", title: citation(number), aria: { label: `Source ${number}` } }, String(number))),
  );

/** A text in which terms of the glossary can be pressed: their explanation then stands below the sentence. */
const explained = ({ text, terms = [] }) => {
  const letters = [...text], pieces = [];
  let place = 0;
  for (const [start, end, name] of terms) {
    pieces.push(letters.slice(place, start).join(""), termButton(letters.slice(start, end).join(""), name));
    place = end;
  }
  return [...pieces, letters.slice(place).join("")];
};

const termButton = (words, name) => {
  // A button's words cannot be broken over two lines; those of a sentence must.
  const button = make("span", { class: "term", tabIndex: 0, title: `What is meant by ${name}`, aria: { role: "button", expanded: "false" } }, words);
  let note = null;
  button.addEventListener("keydown", (event) => {
    if (event.key !== "Enter" && event.key !== " ") return;
    event.preventDefault();
    button.click();
  });
  button.addEventListener("click", () => {
    const { plain, professional, source } = atlas.terms[name], isOpen = note?.isConnected;
    note?.remove();
    button.setAttribute("aria-expanded", String(!isOpen));
    if (isOpen) return;
    const said = root.dataset.words === "professional" ? professional : plain;
    note = make("p", { class: "term-note small", aria: { role: "status" } }, make("b", {}, `${name}. `), said || plain, source ? make("span", { class: "note" }, ` ${source}`) : null);
    button.parentElement.after(note);
  });
  return button;
};

/** A sentence with its source marks, and below it what is uncertain. */
const marked = (text, citation, tag = "p", names = "") => {
  if (!text || !text.text) return null;
  const said = make(tag, { class: names }, explained(text), marks(text.marks, citation));
  return text.doubt ? make("div", { class: "doubtful" }, said, make("p", { class: "doubt" }, text.doubt)) : said;
};

// Only web addresses become links; the address is in sight before it opens, and on paper.
const link = ({ text, url }) => {
  if (!/^https?:\/\//i.test(url)) return make("span", { class: "link" }, text);
  return make("a", { class: "link", href: url, target: "_blank", rel: "noopener noreferrer", title: url, data: { url } }, symbol("link_out"), text);
};

/** An evidence chip: shape and words first, colour last; a press leads to its studies where it has any. */
const chip = (view, open) => {
  const inside = [symbol(view.kind, "glyph"), view.text], names = `chip ${view.kind}`;
  if (view.studies.length && open)
    return make("button", { type: "button", class: names, title: view.tooltip, on: { click: () => open(view.studies[0]) } }, inside);
  return make("span", { class: names, title: view.tooltip }, inside);
};

const chips = (views, open) => (views.length ? make("p", { class: "chips" }, views.map((view) => chip(view, open))) : null);

const certainty = (view) => {
  const star = view.is_provisional ? "*" : "";
  const meter = view.steps ? make("span", { class: "meter", aria: { hidden: "true" } }, [1, 2, 3, 4].map((step) => make("i", { class: step <= view.steps ? "full" : "" }))) : null;
  return make("span", { class: "chip certainty", title: `Certainty: ${view.word}${view.is_provisional ? ". Our provisional reading." : ""}` }, meter, make("span", { class: "unseen" }, "Certainty: "), `${view.word}${star}`);
};

/** Published intervals on their axis; nothing is drawn that was not published. */
const interval = (view) => {
  const scale = view.is_ratio ? Math.log : (value) => value;
  const at = (value) => 4 + 192 * clamp((scale(value) - scale(view.axis_low)) / (scale(view.axis_high) - scale(view.axis_low)), [0, 1]);
  const drawing = document.createElementNS(SVG, "svg");
  drawing.setAttribute("viewBox", "0 0 200 20");
  drawing.setAttribute("class", "interval");
  drawing.setAttribute("role", "img");
  drawing.setAttribute("aria-label", view.sentence);
  const path = (d, name) => {
    const made = document.createElementNS(SVG, "path");
    made.setAttribute("d", d);
    made.setAttribute("class", name);
    drawing.append(made);
  };
  const [low, high, middle, none] = [view.low, view.high, view.estimate, view.no_difference].map(at);
  path("M0 10H200", "axis");
  path(`M${none} 1V19`, "none");
  path(`M${low} 10H${high}M${low} 6V14M${high} 6V14`, "bar");
  path(`M${middle - 4} 6H${middle + 4}V14H${middle - 4}Z`, "estimate");
  const better = view.better === "lower" ? "← better" : "better →";
  return make(
    "div", { class: "interval-row" },
    make("p", { class: "interval-head" }, make("span", {}, view.label), make("span", { class: "figures" }, view.figures)),
    drawing,
    make("p", { class: "note" }, `${better}; the tall line is no difference`),
  );
};

/** One study: the same card, width and type whatever it found; its limits always. */
const studyCard = (key, number) => {
  const study = atlas.studies[key];
  const line = (lead, text) => (text ? make("p", { class: "note" }, make("b", {}, `${lead} `), text) : null);
  return make(
    "article", { class: "study", id: `study-${key}`, tabIndex: -1, aria: { label: `${study.name}. ${study.chip.text}` } },
    make("p", { class: "chips" }, chip(study.chip), study.certainty.word ? certainty(study.certainty) : null),
    make("h5", {}, study.name, number ? make("sup", { class: "source-mark" }, String(number)) : null),
    make("p", { class: "note" }, study.design),
    study.result.text ? make("p", { class: "small" }, study.result.text) : null,
    study.intervals.map(interval),
    line("Limits.", study.limits || atlas.said.limitsNotSaid),
    line("Harms.", study.harms),
    line("Needled.", study.scope),
    line("Not verified.", study.not_verified),
    study.citation.includes(study.title) ? null : make("p", { class: "note" }, study.title),
    make("p", { class: "note" }, study.citation),
    study.links.length ? make("p", { class: "links" }, study.links.map(link)) : null,
  );
};

/** Go to a place on the card and say where one is. */
const reveal = (id) => {
  const place = document.getElementById(id);
  if (!place) return;
  const fold = place.closest("details");
  if (fold) fold.open = true;
  place.scrollIntoView({ block: "start" });
  place.focus({ preventScroll: true });
};
