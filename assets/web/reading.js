// Pages to read, and the passages that every word of a question leads to.

const passages = Object.values(atlas.pages).flatMap((page) =>
  page.sections.flatMap((section) =>
    section.entries.map((entry) => {
      const said = [entry.said, ...entry.limits].flatMap((each) => [each.text, each.doubt]);
      return { page: page.id, passage: entry.id, name: entry.label, detail: page.title, near: fold([entry.label, ...entry.words].join(" ")), folded: fold([entry.label, ...entry.words, ...said].join(" ")) };
    }),
  ),
);
const wholePages = Object.values(atlas.pages).map(({ id, title, words }) => ({ page: id, passage: "", name: title, detail: "", near: fold([title, ...words].join(" ")), folded: fold([title, ...words].join(" ")) }));
const MOST_PASSAGES = 6;
const PAGE_LITTLE = new Set([...LITTLE, "against", "are", "as", "be", "by", "does", "how", "that", "they", "what", "where", "which", "who"]);

const hasWord = (text, word) => ` ${text}`.includes(` ${word}`);

/** The passages that have every telling word of a question, those first that are named for it. */
const findPassages = (query) => {
  const asked = fold(query.slice(0, 80)).split(" ").filter((word) => word && !PAGE_LITTLE.has(word));
  if (!asked.length) return [];
  const count = (text) => asked.filter((word) => hasWord(text, word)).length;
  const found = [...wholePages, ...passages].filter(({ folded }) => count(folded) === asked.length);
  return found.sort((a, b) => count(b.near) - count(a.near)).slice(0, MOST_PASSAGES);
};

const readingPage = (page, act) => {
  const sources = page.sources.map((key, index) => ({ ...atlas.sources[key], number: index + 1 }));
  const citation = (number) => sources[number - 1]?.citation ?? "";
  const say = (text, names = "") => marked(text, citation, "p", names);
  const limit = (text) => {
    const said = say(text, "small soft");
    (said.matches("p") ? said : said.firstChild).prepend(make("b", {}, "Limits. "));
    return said;
  };
  const entry = (each) => make("div", { class: "entry", id: `passage-${each.id}`, tabIndex: -1 }, make("h4", {}, each.label), say(each.said), each.limits.map(limit));
  return [
    make(
      "header", { class: "card-head complaint" },
      make("div", { class: "card-names" }, make("h2", { id: "card-title", tabIndex: -1 }, page.title), page.lead.map((words) => make("p", { class: "small soft" }, words))),
      make("button", { type: "button", class: "secondary print", on: { click: act.print } }, symbol("print"), "Print"),
    ),
    page.sections.map((part, index) => section(`part-${index}`, part.heading, part.lead ? make("p", { class: "small soft" }, part.lead) : null, part.entries.map(entry))),
    section("sources", "Sources", sourceList(sources)),
  ];
};
