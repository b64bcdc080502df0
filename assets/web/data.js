// What the page was given, and its packed numbers as arrays.

// What repeats stands once, in `said`; each of these refers to earlier ones alone.
const atlas = (() => {
  const { said, all } = JSON.parse(document.getElementById("atlas").textContent), known = [];
  const whole = (value) => {
    if (value === null || typeof value !== "object") return value;
    if (Object.hasOwn(value, "$")) return known[value.$];
    return Array.isArray(value) ? value.map(whole) : Object.fromEntries(Object.entries(value).map(([key, each]) => [key, whole(each)]));
  };
  for (const each of said) known.push(whole(each));
  return whole(all);
})();

const zonePage = (zone, side, words) => {
  const page = atlas.cards[zone][words][side === "right" ? "right" : "left"];
  return { ...page, head: { ...page.head, side: page.head.side && side } };
};

const zoneRows = new Map(
  atlas.schools.flatMap((school) =>
    school.groups.flatMap((group) => group.zones.map((row) => [row.zone, { ...row, school: school.id, schoolName: school.name }])),
  ),
);

// Base64 to numbers; both ends count the least significant byte first.
const unpacked = (text, Kind) => new Kind(Uint8Array.from(atob(text), (letter) => letter.charCodeAt(0)).buffer);
