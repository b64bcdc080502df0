// The passages of pages to read that every word of a question leads to.

const passages = Object.entries(atlas.pages).flatMap(([page, { head, blocks }]) =>
  blocks.filter(({ kind }) => kind === "Entries").flatMap(({ entries }) =>
    entries.map(({ id, title, texts, words }) => {
      const said = texts.flatMap(({ said: each }) => [each.text, each.doubt]);
      return { page, passage: id, name: title, detail: head.title, near: fold([title, ...words].join(" ")), folded: fold([title, ...words, ...said].join(" ")) };
    }),
  ),
);
const wholePages = Object.entries(atlas.pages).map(([page, { head, words }]) => ({ page, passage: "", name: head.title, detail: "", near: fold([head.title, ...words].join(" ")), folded: fold([head.title, ...words].join(" ")) }));
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
