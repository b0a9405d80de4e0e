import { expect, test } from "vitest";
import { parseBody } from "../src/register/check.ts";
import { type EntryId, KEEPER, type PartyId } from "../src/register/ids.ts";
import { KIND_NAMES, type KindName } from "../src/register/kinds.ts";
import { writtenById } from "../src/register/register.ts";
import { ONE_OF_EACH_KIND } from "./support/one-of-each-kind.ts";
import { tell, type Telling } from "./support/telling.ts";

/** Of every kind: what it is, who may write it and who may not, with the reason that is given. */

test("there is one of each kind to test with", () => {
  expect(new Set(ONE_OF_EACH_KIND.map(({ kind }) => kind))).toEqual(new Set(KIND_NAMES));
});

test.each(ONE_OF_EACH_KIND)("$id: what is written is what stands there", ({ kind, body }) => {
  expect(parseBody(kind, body)).toMatchObject(body);
  expect(parseBody(kind, parseBody(kind, body))).toEqual(parseBody(kind, body));
});

test.each(KIND_NAMES)("%s: nothing at all is refused, by the field that is missing", (kind) => {
  expect(() => parseBody(kind, {})).toThrow("field-wrong");
  expect(() => parseBody(kind, null)).toThrow("field-wrong");
});

test.each(ONE_OF_EACH_KIND)("$id: what belongs to no field is not kept", ({ kind, body }) => {
  expect(parseBody(kind, { ...body, score: 3 })).not.toHaveProperty("score");
});

/** A book with something of everything, to write next to. */
function scene() {
  const t = tell();
  const request = t.say(t.rosa, "request", { from: { party: t.rosa }, to: t.city, matter: "space" });
  const rule = t.say(t.city, "rule", { title: "Zaalregel", type: "house", owner: t.city });
  const activity = t.say(t.rosa, "activity", { title: "Buurtmaal", organiser: t.rosa });
  const claim = t.say(t.rosa, "claim", { speaker: t.rosa, forWhom: "de straat" });
  const decision = t.say(t.city, "decision", { on: request, decider: t.city, outcome: "refused" });
  return { t, request, rule, activity, claim, decision };
}
type Scene = ReturnType<typeof scene>;
const ROUND = {
  title: "Buurtbudget",
  budget: 1000,
  rule: { stated: "greedy", leftover: "none", counting: "each-vote" },
  projects: [{ key: "a", title: "Bomen", cost: 500 }],
  ballots: [{ approves: [0], count: 6 }],
  source: { name: "Pabulib" },
};
const HIDING = { hidden: true, ground: "insult", why: "Dit gaat over een mens." };
/** An institution that was only put on the list. */
const listedBy = (t: Telling): EntryId =>
  t.say(t.rosa, "party", { name: "Fonds", type: "foundation", side: "institution" });
const TOGETHER = { text: "De zaal sluit te vroeg", parties: 5 };
type Who = "city" | "housing" | "rosa" | "hamza" | "keeper";

/** Kind, who writes, what, and the code it is refused with (none: it may be written). */
const CASES: readonly (readonly [KindName, Who, (s: Scene) => object, string | undefined])[] = [
  ["party", "rosa", () => ({ name: "Fonds", type: "foundation", side: "institution" }), undefined],
  ["party", "rosa", () => ({ name: "Groep", type: "group", side: "residents" }), "describes-itself"],
  ["party", "city", () => ({ name: "Groep", type: "foundation", side: "residents" }), "describes-itself"],
  ["party", "city", () => ({ name: "X", type: "welfare", side: "institution", words: "mooi" }), "describes-itself"],
  ["party", "city", () => ({ name: "X", type: "welfare", side: "institution", relay: true }), "describes-itself"],
  ["party", "rosa", () => ({ name: "X", type: "municipality", side: "residents" }), "field-wrong"],
  ["party", "rosa", () => ({ name: "X", type: "initiative", side: "institution" }), "field-wrong"],
  ["space", "city", ({ t }) => ({ name: "Zaal", manager: t.city }), undefined],
  ["space", "rosa", ({ t }) => ({ name: "Zaal", manager: t.housing }), undefined],
  ["space", "city", ({ t }) => ({ name: "Huiskamer", manager: t.rosa }), "only-about-own-acts"],
  [
    "space",
    "rosa",
    ({ t }) => ({ name: "Thuis", manager: t.rosa, home: true, place: "Plein 1" }),
    "home-has-no-address",
  ],
  ["activity", "rosa", ({ t }) => ({ title: "Maal", organiser: t.rosa }), undefined],
  ["activity", "city", ({ t }) => ({ title: "Maal", organiser: t.rosa }), "only-about-own-acts"],
  ["rule", "city", ({ t }) => ({ title: "Regel", type: "subsidy", owner: t.city }), undefined],
  ["rule", "rosa", ({ t }) => ({ title: "Regel", type: "subsidy", owner: t.city }), "only-about-own-acts"],
  ["rule", "rosa", ({ t }) => ({ title: "Regel", type: "unwritten", owner: t.city }), undefined],
  ["rule", "city", ({ t }) => ({ title: "Regel", type: "unwritten", owner: t.rosa }), "only-about-own-acts"],
  ["rule", "rosa", ({ t }) => ({ title: "Tarief", type: "tariff", owner: listedBy(t) }), undefined],
  ["rule", "city", ({ t }) => ({ title: "Tarief", type: "tariff", owner: listedBy(t) }), "only-about-own-acts"],
  ["rule", "city", ({ t }) => ({ title: "Regel", type: "aim", owner: t.city, link: "https://stad.nl/a" }), undefined],
  [
    "rule",
    "city",
    ({ t }) => ({ title: "Regel", type: "aim", owner: t.city, link: "javascript:alert(1)" }),
    "field-wrong",
  ],
  [
    "rule",
    "city",
    ({ t }) => ({ title: "Regel", type: "aim", owner: t.city, link: "https://a@stad.nl" }),
    "field-wrong",
  ],
  ["rule", "rosa", () => ({ title: "Awb 3:2", type: "law" }), undefined],
  ["request", "rosa", ({ t }) => ({ from: { party: t.rosa }, to: t.city, matter: "money" }), undefined],
  ["request", "city", ({ t }) => ({ from: { party: t.rosa }, to: t.city, matter: "money" }), undefined],
  ["request", "city", ({ t }) => ({ from: { party: t.city }, to: t.rosa, matter: "voice" }), undefined],
  ["request", "housing", ({ t }) => ({ from: { party: t.rosa }, to: t.city, matter: "money" }), "only-about-own-acts"],
  ["request", "rosa", ({ t }) => ({ from: { party: t.rosa }, to: t.city, matter: "love" }), "field-wrong"],
  ["decision", "city", ({ t, request }) => ({ on: request, decider: t.city, outcome: "granted" }), undefined],
  ["decision", "rosa", ({ t, request }) => ({ on: request, decider: t.city, outcome: "granted" }), undefined],
  [
    "decision",
    "hamza",
    ({ t, request }) => ({ on: request, decider: t.hamza, outcome: "granted" }),
    "only-about-own-acts",
  ],
  [
    "decision",
    "city",
    ({ t, request }) => ({ on: request, decider: t.rosa, outcome: "refused" }),
    "only-about-own-acts",
  ],
  ["decision", "city", ({ t, claim }) => ({ on: claim, decider: t.city, outcome: "refused" }), "wrong-kind"],
  ["support", "city", ({ t }) => ({ from: t.city, to: { party: t.rosa }, type: "rent" }), undefined],
  ["support", "rosa", ({ t }) => ({ from: t.city, to: { party: t.rosa }, type: "rent" }), undefined],
  ["support", "housing", ({ t }) => ({ from: t.city, to: { party: t.rosa }, type: "rent" }), "only-about-own-acts"],
  ["fact", "rosa", ({ t, rule }) => ({ rule, criterion: "open", party: t.rosa, value: "yes" }), undefined],
  ["fact", "city", ({ t, rule }) => ({ rule, criterion: "open", party: t.rosa }), undefined],
  ["fact", "rosa", ({ t, claim }) => ({ rule: claim, criterion: "open", party: t.rosa }), "wrong-kind"],
  ["held", "rosa", ({ t, rule }) => ({ rule, who: t.rosa, holder: t.city, how: "asked" }), undefined],
  ["held", "city", ({ t, rule }) => ({ rule, who: t.rosa, holder: t.city, how: "held" }), undefined],
  ["held", "housing", ({ t, rule }) => ({ rule, who: t.rosa, holder: t.city, how: "held" }), "only-about-own-acts"],
  ["burden", "rosa", ({ t }) => ({ on: t.rosa, type: "hours" }), undefined],
  ["burden", "city", ({ t }) => ({ on: t.rosa, type: "hours" }), "only-about-own-acts"],
  ["claim", "city", ({ t }) => ({ speaker: t.city, forWhom: "De wijk wil dit" }), undefined],
  ["claim", "city", ({ t }) => ({ speaker: t.rosa, forWhom: "De straat" }), "describes-itself"],
  ["doubt", "city", ({ t, claim }) => ({ about: claim, doubter: { party: t.city }, ground: "Namens wie?" }), undefined],
  ["doubt", "rosa", ({ t, claim }) => ({ about: claim, doubter: { party: t.city }, ground: "Namens wie?" }), undefined],
  ["doubt", "rosa", ({ claim }) => ({ about: claim, doubter: { residents: true }, ground: "Ik ook?" }), undefined],
  [
    "doubt",
    "city",
    ({ t, request }) => ({ about: request, doubter: { party: t.hamza }, ground: "x" }),
    "only-about-own-acts",
  ],
  ["doubt", "city", ({ t }) => ({ about: t.rosa, doubter: { party: t.city }, ground: "x" }), "doubt-about-a-party"],
  ["doubt", "city", ({ t, rule }) => ({ about: rule, doubter: { party: t.city }, ground: "x" }), "doubt-about-a-party"],
  ["backing", "rosa", ({ t, claim }) => ({ claim, type: "letter", shownTo: t.city }), undefined],
  ["backing", "city", ({ t, claim }) => ({ claim, type: "letter", shownTo: t.city }), "describes-itself"],
  ["backing", "rosa", ({ request }) => ({ claim: request, type: "letter" }), "wrong-kind"],
  ["saying", "rosa", ({ t }) => ({ speaker: t.city, of: "party", party: t.rosa, words: "goud" }), undefined],
  ["saying", "city", ({ t }) => ({ speaker: t.city, of: "neighbourhood", words: "gesloten" }), undefined],
  ["saying", "hamza", ({ t }) => ({ speaker: t.city, of: "neighbourhood", words: "x" }), "only-about-own-acts"],
  ["tie", "rosa", ({ t }) => ({ from: t.rosa, to: t.city, type: "bridge" }), undefined],
  ["tie", "city", ({ t }) => ({ from: t.rosa, to: t.city, type: "works-with" }), undefined],
  ["tie", "hamza", ({ t }) => ({ from: t.rosa, to: t.city, type: "bridge" }), "only-about-own-acts"],
  ["tie", "rosa", ({ t }) => ({ from: t.rosa, to: t.rosa, type: "bridge" }), "field-wrong"],
  ["role", "rosa", ({ t }) => ({ title: "Brug", holder: t.rosa }), undefined],
  ["role", "city", ({ t }) => ({ title: "Brug", holder: t.rosa, givers: [{ party: t.city }] }), undefined],
  ["role", "city", ({ t }) => ({ title: "Brug", holder: t.rosa }), "only-about-own-acts"],
  [
    "comparison",
    "rosa",
    ({ request, claim }) => ({ title: "x", one: request, other: claim, likeness: "y" }),
    undefined,
  ],
  [
    "comparison",
    "city",
    ({ request, claim }) => ({ title: "x", one: request, other: claim, likeness: "y" }),
    "only-about-own-acts",
  ],
  ["comparison", "rosa", ({ request, claim }) => ({ title: "x", one: request, other: claim }), "field-wrong"],
  ["unnamed", "city", ({ t, request }) => ({ on: request, decider: t.city, step: "noted" }), undefined],
  ["unnamed", "rosa", ({ t, request }) => ({ on: request, decider: t.rosa, step: "noted" }), "only-about-own-acts"],
  ["unnamed", "city", ({ t, request }) => ({ on: request, decider: t.city, step: "opened" }), "note-first"],
  ["together", "rosa", ({ t, rule }) => ({ ...TOGETHER, subject: rule, institution: t.city }), undefined],
  ["together", "city", ({ t, rule }) => ({ ...TOGETHER, subject: rule, institution: t.city }), "residents-only"],
  ["together", "rosa", ({ t, rule }) => ({ ...TOGETHER, subject: rule, institution: t.housing }), "field-wrong"],
  ["together", "rosa", ({ t }) => ({ ...TOGETHER, subject: t.hamza, institution: t.hamza }), "field-wrong"],
  [
    "together",
    "rosa",
    ({ t, rule }) => ({ ...TOGETHER, subject: rule, institution: t.city, parties: 4 }),
    "field-wrong",
  ],
  ["round", "city", () => ROUND, undefined],
  ["round", "rosa", () => ROUND, "only-about-own-acts"],
  ["round", "city", () => ({ ...ROUND, ballots: [{ approves: [1], count: 6 }] }), "field-wrong"],
  ["round", "city", () => ({ ...ROUND, ballots: [{ approves: [0], count: 4 }] }), "field-wrong"],
  ["round", "city", () => ({ ...ROUND, votes: 4 }), "field-wrong"],
  [
    "round",
    "city",
    () => ({ ...ROUND, outcomes: { voters: 9, untold: [], ways: [{ way: "votes", selected: ["yes"], nothing: 3 }] } }),
    "field-wrong",
  ],
  ["reply", "rosa", ({ decision }) => ({ target: decision, text: "Wij waren open" }), undefined],
  ["reply", "hamza", ({ claim }) => ({ target: claim, text: "x" }), "only-about-own-acts"],
  ["delivery", "city", ({ t, request }) => ({ target: request, party: t.city, means: "page" }), undefined],
  ["delivery", "rosa", ({ t, request }) => ({ target: request, party: t.city, means: "letter" }), undefined],
  [
    "delivery",
    "rosa",
    ({ t, request }) => ({ target: request, party: t.city, means: "post", posted: "x" }),
    "field-wrong",
  ],
  [
    "delivery",
    "rosa",
    ({ t, decision }) => ({ target: decision, party: t.rosa, means: "page" }),
    "only-about-own-acts",
  ],
  ["agreement", "rosa", ({ decision }) => ({ target: decision, agrees: true }), undefined],
  ["agreement", "city", ({ decision }) => ({ target: decision, agrees: true }), "not-yours-to-write"],
  ["agreement", "hamza", ({ claim }) => ({ target: claim, agrees: true }), "not-yours-to-write"],
  ["door", "rosa", ({ t }) => ({ target: t.rosa, state: "closed", until: "2027-02-01" }), undefined],
  ["door", "city", ({ t }) => ({ target: t.rosa, state: "open" }), "describes-itself"],
  ["hiding", "keeper", ({ claim }) => ({ ...HIDING, target: claim }), undefined],
  ["hiding", "city", ({ claim }) => ({ ...HIDING, target: claim }), "not-yours-to-write"],
  ["hiding", "keeper", ({ claim }) => ({ ...HIDING, target: claim, hidden: false }), "already-hidden"],
  [
    "hiding",
    "keeper",
    ({ t }) => ({
      ...HIDING,
      target: t.say(t.rosa, "claim", { speaker: t.rosa, forWhom: "voor de straat" }),
      why: "Er stond: voor de straat",
    }),
    "field-wrong",
  ],
  [
    "hiding",
    "keeper",
    ({ t }) => ({ ...HIDING, target: t.say(t.rosa, "door", { target: t.rosa, state: "open" }) }),
    "wrong-kind",
  ],
  ["publication", "rosa", ({ claim }) => ({ target: claim, audience: "public" }), undefined],
  ["publication", "city", ({ request }) => ({ target: request, audience: "own" }), "institution-may-not-hide"],
  ["correction", "rosa", ({ t, claim }) => ({ target: claim, body: { speaker: t.rosa, forWhom: "x" } }), undefined],
  [
    "correction",
    "rosa",
    ({ t, claim }) => ({ target: claim, body: { speaker: t.hamza, forWhom: "x" } }),
    "field-wrong",
  ],
  ["correction", "rosa", ({ claim }) => ({ target: claim, body: { forWhom: "x" } }), "field-wrong"],
  [
    "correction",
    "hamza",
    ({ t, claim }) => ({ target: claim, body: { speaker: t.rosa, forWhom: "x" } }),
    "not-yours-to-write",
  ],
  ["withdrawal", "rosa", ({ claim }) => ({ target: claim }), undefined],
  ["withdrawal", "city", ({ claim }) => ({ target: claim }), "not-yours-to-write"],
  ["erasure", "rosa", ({ claim }) => ({ target: claim }), undefined],
  ["erasure", "rosa", ({ decision }) => ({ target: decision }), undefined],
  ["erasure", "city", ({ decision }) => ({ target: decision }), "institution-may-not-erase"],
  ["erasure", "hamza", ({ claim }) => ({ target: claim }), "not-yours-to-erase"],
];

test("every kind has a case that may be written and one that may not", () => {
  const kinds = (wanted: boolean) => CASES.filter((one) => (one[3] === undefined) === wanted).map(([kind]) => kind);
  expect([new Set(kinds(true)), new Set(kinds(false))]).toEqual([new Set(KIND_NAMES), new Set(KIND_NAMES)]);
});

test.each(CASES.map((one, n) => [n + 1, ...one] as const))("case %i: %s by %s", (_, kind, who, body, code) => {
  const told = scene();
  expect(told.t.refused(who === "keeper" ? KEEPER : told.t[who], kind, body(told))).toBe(code);
});

const rename = (t: Telling, id: EntryId, body: object) => t.say(t.rosa, "correction", { target: id, body });

test("a party's name follows its correction; its side never", () => {
  const { t } = scene();
  const body = { name: "De Lange Tafel", type: "initiative", side: "residents" };
  rename(t, t.rosa as string as EntryId, body);
  expect(t.register.parties.get(t.rosa)).toMatchObject({ name: "De Lange Tafel", side: "residents", byItself: true });
  expect(
    t.refused(t.rosa, "correction", { target: t.rosa, body: { ...body, type: "other", side: "institution" } }),
  ).toBe("field-wrong");
});

test("a correction moves a decision to no other request, and a fact to no other rule", () => {
  const { t, request, rule, decision } = scene();
  const other = t.say(t.hamza, "request", { from: { party: t.hamza }, to: t.city, matter: "space" });
  const moved = { on: other, decider: t.city, outcome: "granted" };
  expect(t.refused(t.city, "correction", { target: decision, body: moved })).toBe("field-wrong");
  expect(t.refused(t.city, "correction", { target: decision, body: { ...moved, on: request } })).toBeUndefined();
  const another = t.say(t.city, "rule", { title: "Tweede", type: "house", owner: t.city });
  const fact = { rule, criterion: "open", party: t.rosa };
  const target = t.say(t.rosa, "fact", fact);
  expect(t.refused(t.rosa, "correction", { target, body: { ...fact, rule: another } })).toBe("field-wrong");
});

test("a version is of another's words, by one whom they concern", () => {
  const { t, request } = scene();
  const body = { from: { party: t.rosa }, to: t.city, matter: "space", versionOf: request };
  expect(t.refused(t.rosa, "request", body)).toBe("version-of-own-words");
  expect(t.refused(t.city, "request", body)).toBeUndefined();
  const uninvited = { ...body, from: { party: t.hamza } };
  expect(t.refused(t.hamza, "request", uninvited)).toBe("only-about-own-acts");
  const version = t.say(t.city, "request", body);
  expect(t.register.versions.get(t.register.rowOf.get(request) as number)).toEqual([t.register.rowOf.get(version)]);
});

test("a condition names points of its own rule only, and a rule narrows a rule", () => {
  const { t, rule, claim } = scene();
  const criteria = [{ key: "open", text: "Open" }];
  const body = { title: "Tarieven", type: "tariff", owner: t.city, criteria };
  const groups = (key: string) => ({ ...body, groups: [{ name: "Laag", when: { var: key } }] });
  expect(t.refused(t.city, "rule", groups("shut"))).toBe("field-wrong");
  expect(t.refused(t.city, "rule", groups("open"))).toBeUndefined();
  expect(t.refused(t.city, "rule", { ...body, met: { "!": { var: "shut" } } })).toBe("field-wrong");
  expect(t.refused(t.city, "rule", { ...body, narrows: claim })).toBe("wrong-kind");
  expect(t.refused(t.city, "rule", { ...body, narrows: rule })).toBeUndefined();
});

test("nothing is agreed, withdrawn or entered twice", () => {
  const { t, claim, decision } = scene();
  t.say(t.rosa, "withdrawal", { target: claim });
  expect(t.refused(t.rosa, "withdrawal", { target: claim })).toBe("already-withdrawn");
  t.say(t.rosa, "agreement", { target: decision, agrees: true });
  expect(t.refused(t.rosa, "agreement", { target: decision, agrees: true })).toBe("already-agreed");
  expect(t.refused(t.rosa, "agreement", { target: decision, agrees: false })).toBeUndefined();
});

test("what is withdrawn stays readable beside its withdrawal", () => {
  const { t, claim } = scene();
  const withdrawal = t.say(t.rosa, "withdrawal", { target: claim, why: "Het is nu anders" });
  expect([t.reads(t.hamza, claim), t.reads(t.hamza, withdrawal)]).toEqual([true, true]);
  expect(writtenById(t.register, claim)?.body).toMatchObject({ forWhom: "de straat" });
});

test("who is not in the book writes nothing, and is not written about", () => {
  const { t } = scene();
  const nobody = "nobody-000000000000" as PartyId;
  expect(t.refused(nobody, "claim", { speaker: nobody, forWhom: "x" })).toBe("party-unknown");
  expect(t.refused(t.rosa, "request", { from: { party: t.rosa }, to: nobody, matter: "money" })).toBe("party-unknown");
});

test("a rule that names what people are says why it must", () => {
  const { t } = scene();
  const body = { title: "Geen kerkelijke activiteiten", type: "house", owner: t.city };
  expect(t.refused(t.city, "rule", body)).toBe("trait-needs-a-why");
  expect(t.refused(t.city, "rule", { ...body, why: "Zo staat het in de verordening" })).toBeUndefined();
  const rule = t.say(t.city, "rule", { ...body, title: "Open voor ieder" });
  expect(t.refused(t.city, "correction", { target: rule, body })).toBe("trait-needs-a-why");
});
