// What the page was given, and its packed numbers as arrays.

const atlas = JSON.parse(document.getElementById("atlas").textContent);

const cardsOf = (zone, side, words) => {
  const { left, right, pro, proRight } = atlas.cards[zone], isPro = words === "professional";
  const plain = side === "right" ? { ...left, ...right } : { ...left, side };
  return { ...plain, ...(isPro ? pro : {}), ...(isPro && side === "right" ? proRight : {}), side };
};

const complaintOf = (complaint, words) => {
  const { pro, ...plain } = atlas.complaints[complaint];
  return words === "professional" ? { ...plain, ...pro } : plain;
};

const zoneRows = new Map(
  atlas.schools.flatMap((school) =>
    school.groups.flatMap((group) => group.zones.map((row) => [row.zone, { ...row, school: school.id, schoolName: school.name }])),
  ),
);

// Base64 to numbers; both ends count the least significant byte first.
const unpacked = (text, Kind) => new Kind(Uint8Array.from(atob(text), (letter) => letter.charCodeAt(0)).buffer);
