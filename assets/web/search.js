// Finds zones and complaints by any word for them: everyday, technical, 汉字, pinyin with or without tones.
// What is typed exactly comes first, then the beginning of a word, then words with a slip of the hand.

const LITTLE = new Set(
  "a an and after at both can cannot cant do for from got had has have i in is it left my near no not of on or right s side since so t the their then to too very was when with".split(" "),
);
const EXACT = 100, PREFIX = 97, WORD = 94, INSIDE = 90, NEAR_BEST = 6;
const MOST_COMPLAINTS = 8;

const forms = [...atlas.hanForms], SIMPLE = new Map(forms.map((form, place) => [form, forms[place + 1]]).filter((_, place) => place % 2 === 0));

// As the program folds: lower case, without tone marks, accents and punctuation, Chinese in simplified characters.
// "Yányǔ  yī-qū" is "yanyu yi qu", 百會 is 百会.
const fold = (text) => {
  let plain = text.replaceAll("+", " plus ").replace(/[\u3400-\u9fff]/gu, (form) => SIMPLE.get(form) ?? form);
  for (let turn = 0; turn < 2; turn += 1) plain = plain.normalize("NFKD").toLowerCase();
  return (plain.replace(/\p{M}/gu, "").match(/[\p{L}\p{N}_]+/gu) ?? []).join(" ");
};

const tight = (text) => text.replaceAll(" ", "");

const searchTerms = atlas.words.flatMap(([kind, target, names, ...words]) =>
  words.map((word, place) => {
    const [text, typed] = Array.isArray(word) ? word : [word, word], folded = fold(typed);
    return { kind, target, text, folded, tight: tight(folded), isName: place < names };
  }).filter((term) => term.folded),
);

// Sites of the 10-10 grid, by their names.
const SITE = /^[a-z]{1,3}[0-9z]{1,2}$/;
const sitesNamed = (joined) => (SITE.test(joined) ? atlas.layers.sites.map(({ name }) => name).filter((name) => name.toLowerCase() === joined) : []);

/** Terms by the first letters of their pinyin: ydq for yùndòng qū. */
const byInitials = (joined) => (Object.hasOwn(atlas.initials, joined) ? atlas.initials[joined].map(([kind, target]) => ({ term: { kind, target, text: "" }, score: WORD })) : []);

// Letters to add, take away, change or swap (optimal string alignment); stops counting beyond `most`.
const slips = (first, second, most) => {
  if (Math.abs(first.length - second.length) > most) return most + 1;
  let before = [], last = Array.from({ length: second.length + 1 }, (_, place) => place);
  for (let i = 1; i <= first.length; i += 1) {
    const row = [i];
    for (let j = 1; j <= second.length; j += 1) {
      const cost = first[i - 1] === second[j - 1] ? 0 : 1;
      row[j] = Math.min(last[j] + 1, row[j - 1] + 1, last[j - 1] + cost);
      if (i > 1 && j > 1 && first[i - 1] === second[j - 2] && first[i - 2] === second[j - 1])
        row[j] = Math.min(row[j], before[j - 2] + 1);
    }
    if (Math.min(...row) > most) return most + 1;
    [before, last] = [last, row];
  }
  return last[second.length];
};

const forgiven = (word) => (word.length >= 8 ? 2 : word.length >= 4 ? 1 : 0);

// How well one word of a question fits one word of a text, 0 if not at all.
const wordScore = (asked, word) => {
  if (asked === word) return EXACT;
  if (word.startsWith(asked)) return PREFIX;
  const count = slips(asked, word, forgiven(asked));
  if (count <= forgiven(asked)) return WORD - 6 * count;
  return asked.length >= 3 && word.includes(asked) ? INSIDE - 10 : 0;
};

const exactScore = (term, folded, joined) => {
  if (term.folded === folded || term.tight === joined) return EXACT;
  if (term.folded.startsWith(folded) || term.tight.startsWith(joined)) return PREFIX;
  if (` ${term.folded}`.includes(` ${folded}`)) return WORD;
  const isHan = /[^\x00-\x7f]/.test(joined);
  return isHan && joined.length > 1 && term.tight.includes(joined) ? INSIDE : 0;
};

const fuzzyScore = (term, asked) => {
  const words = term.folded.split(" ");
  let sum = 0;
  for (const word of asked) {
    const best = Math.max(...words.map((other) => wordScore(word, other)));
    if (!best) return 0;
    sum += best;
  }
  return sum / asked.length - 0.5 * (words.length - 1);
};

const scored = (score) => {
  const found = searchTerms.map((term) => ({ term, score: score(term) })).filter((each) => each.score > 0);
  return found.sort((a, b) => b.score - a.score || b.term.isName - a.term.isName);
};

/** What a question finds: ids of complaints, zones and points, and names of sites, best first, and the words shown instead of those typed. */
const findWords = (query) => {
  const folded = fold(query.slice(0, 80)), joined = tight(folded);
  const nothing = { complaints: [], zones: [], points: [], sites: [], passages: [], showing: "" };
  if (!folded) return nothing;
  let found = scored((term) => exactScore(term, folded, joined)), showing = "";
  const sites = sitesNamed(joined);
  if (!found.length && !sites.length) found = byInitials(joined);
  if (!found.length && !sites.length) {
    const all = folded.split(" ").slice(0, 8), telling = all.filter((word) => !LITTLE.has(word));
    found = scored((term) => fuzzyScore(term, telling.length ? telling : all));
    found = found.filter((each) => each.score >= found[0].score - NEAR_BEST);
    showing = found.length ? found[0].term.text : "";
  }
  const targets = (kind) => [...new Set(found.filter(({ term }) => term.kind === kind).map(({ term }) => term.target))];
  const complaints = targets("complaint").slice(0, MOST_COMPLAINTS);
  const named = complaints.flatMap((id) => atlas.complaints[id].zones);
  return { complaints, zones: [...new Set([...targets("zone"), ...named])], points: targets("point"), sites, passages: findPassages(query), showing };
};
