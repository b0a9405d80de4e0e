import { expect, test } from "vitest";
import type { Entry } from "../register/entry.ts";
import { asBookId, asEntryId, asPartyId } from "../register/ids.ts";
import { NOBODY } from "../register/reading.ts";
import { emptyRegister } from "../register/empty-register.ts";
import { addEntry } from "../register/register.ts";
import { bookLine } from "./book-lines.ts";

const [city, group] = [asPartyId("city"), asPartyId("group")];
const AT = "2026-01-01T00:00:00.000Z";
const NOW = Date.parse("2026-06-01");

const source = { name: "Register", date: "2019-01-14", file: "A-1", line: 2 };
const listed = { key: "k", name: "Stichting De Brug", form: "foundation" };
const ENTRIES = [
  {
    id: "city",
    kind: "party",
    by: city,
    body: { name: "Stad", type: "municipality", side: "institution", words: "Wij besluiten." },
  },
  {
    id: "group",
    kind: "party",
    by: group,
    body: { name: "Groep", type: "group", side: "residents", words: "Wij koken samen." },
  },
  {
    id: "ask",
    kind: "request",
    by: city,
    body: { from: { listed }, to: city, matter: "money", what: "Buurtfeest", source },
  },
  { id: "says", kind: "claim", by: group, body: { speaker: group, forWhom: "onze straat", often: "unknown" } },
  {
    id: "counted",
    kind: "backing",
    by: group,
    body: { claim: "says", type: "signatures", count: 3, when: "unknown", what: "unknown" },
  },
  { id: "own", kind: "claim", by: group, body: { speaker: group, forWhom: "alleen ons" }, audience: "own" },
  {
    id: "mend",
    kind: "correction",
    by: group,
    body: { target: "says", body: { speaker: group, forWhom: "twee straten" } },
  },
];

const register = emptyRegister({ id: asBookId("b"), type: "neighbourhood" });
for (const [i, { by, id, audience = "public", ...entry }] of ENTRIES.entries())
  addEntry(register, {
    ...entry,
    seq: i + 1,
    id: asEntryId(id),
    audience,
    at: AT,
    by: { party: by, account: "pseudonym" },
  } as unknown as Entry);

const linesFor = (viewer: Parameters<typeof bookLine>[2]) =>
  ENTRIES.map((_, row) => bookLine(register, row, viewer, NOW));

test("what may not be read is no line; who typed it is in none", () => {
  expect(linesFor(NOBODY).map((line) => line?.id)).toEqual([
    "city",
    "group",
    "ask",
    "says",
    "counted",
    undefined,
    "mend",
  ]);
  expect(linesFor({ party: group })[5]?.body).toEqual({ speaker: group, forWhom: "alleen ons" });
  expect(JSON.stringify(linesFor({ party: group }))).not.toContain("pseudonym");
});

test("never 3: a group's own words and the text of a claim leave with the group alone", () => {
  const [, party, , claim, , , correction] = linesFor({ party: city }).map((line) => JSON.stringify(line?.body));
  expect([party, claim, correction].join("")).not.toMatch(/koken|straat|straten/);
  expect(JSON.stringify(linesFor({ party: group }))).toMatch(/koken.*onze straat.*twee straten/);
  expect(JSON.stringify(linesFor(NOBODY)[0])).toContain("Wij besluiten.");
});

test("an applicant in a published register keeps its form only, and its request no title", () => {
  expect(linesFor(NOBODY)[2]?.body).toEqual({
    from: { listed: { form: "foundation" } },
    to: city,
    matter: "money",
    source,
  });
});

test("so does whoever is listed as a receiver or a doubter, with a file number or without", () => {
  const entries = [
    { kind: "support", body: { from: city, to: { listed }, type: "money", what: "Huur" } },
    { kind: "doubt", body: { about: "says", doubter: { listed }, ground: "Namens wie?" } },
  ];
  const others = emptyRegister({ id: asBookId("c"), type: "neighbourhood" });
  for (const [i, entry] of entries.entries())
    addEntry(others, { ...register.entries[0], ...entry, seq: i + 1, id: asEntryId(`l${i}`) } as unknown as Entry);
  const told = entries.map((_, row) => bookLine(others, row, NOBODY, NOW)?.body);
  expect(told).toMatchObject([
    { to: { listed: { form: "foundation" } }, what: "Huur" },
    { doubter: { listed: { form: "foundation" } } },
  ]);
  expect(JSON.stringify(told)).not.toContain("De Brug");
  expect(JSON.stringify(bookLine(others, 0, { party: city }, NOW))).toContain("De Brug");
});

test("never 6: others take along no number of fewer than five people, nor how much stands out of sight", () => {
  const [told, own] = [linesFor({ party: city })[4], linesFor({ party: group })[4]];
  expect([told?.body, own?.body]).toMatchObject([{ count: "under-five" }, { count: 3 }]);
  expect(Object.keys(told ?? {})).toEqual(["id", "kind", "by", "at", "audience", "body"]);
});
