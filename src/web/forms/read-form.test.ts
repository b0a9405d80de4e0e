import { expect, test } from "vitest";
import { asEntryId, asPartyId } from "../../register/ids.ts";
import { type BodyOf, KINDS } from "../../register/kinds.ts";
import { readForm } from "./read-form.ts";
import { FORM_KINDS, type FormKind } from "./specs.ts";
import { writeForm } from "./write-form.ts";

const US = asPartyId("initiative-000001");
const CITY = asPartyId("municipality-0001");
const RULE = asEntryId("rule-00000000001");
const ASK = asEntryId("request-00000001");
const MEAL = asEntryId("activity-0000001");
const ROOM = asEntryId("space-0000000001");

const PHOTO = {
  id: "photo-0000000000001",
  sha256: "a".repeat(64),
  type: "image/png" as const,
  size: 204_800,
  alt: "De brief van juli",
};

/** One full body per kind: every field that a form asks is filled in. */
const FULL: { readonly [K in FormKind]: BodyOf<K> } = {
  request: {
    from: { party: US },
    to: CITY,
    matter: "space",
    what: "Een eigen ruimte",
    asked: "2018-06-14",
    wanted: "2018-09",
    hours: 90,
    amount: 125050,
    offered: "Wij maken schoon",
    often: 3,
    activity: MEAL,
    rule: RULE,
    unit: "Zuid",
    area: "Zorg",
    year: 2018,
    cadence: "once",
    status: "unknown",
    versionOf: ASK,
  },
  decision: {
    on: ASK,
    decider: CITY,
    outcome: "partly",
    amount: 100000,
    settled: 90000,
    tariff: "hoog",
    hourly: 1250,
    conditions: "Voor kinderen",
    reason: { form: "spoken", text: "Ook mensen van buiten" },
    rule: RULE,
    ground: "from-here",
    written: "no",
    heard: "never-asked",
    decided: "2018-07",
    told: "2018-08-01",
    event: "2018",
    nature: "private",
    link: "https://voorbeeld.nl/besluit",
    photo: PHOTO,
    why: "Zo stond het in de brief",
  },
  reply: { target: ASK, text: "Dat ging anders.", backing: ASK },
  rule: {
    title: "Tarief",
    type: "tariff",
    text: "Wie van hier komt, betaalt minder.",
    link: "https://voorbeeld.nl/tarief",
    photo: PHOTO,
    owner: CITY,
    written: "yes",
    writtenWhere: "Tabel 2018",
    writtenSince: "2018-01-01",
    said: "Aan de balie",
    decideWeeks: 13,
    inForceFrom: "2018",
    inForceUntil: "2019",
    criteria: [{ key: "from-here", text: "Bezoekers komen uit de wijk" }],
    groups: [
      { name: "Laag", when: { and: [{ var: "from-here" }] }, percent: 35, price: 50, per: "m2-hour", atMost: true },
      { name: "Hoog", when: true, percent: 12.5 },
    ],
    met: { and: [{ "!": { var: "from-here" } }] },
    narrows: RULE,
    exceptions: [{ party: US, what: "Bestond al" }],
    why: "Zo staat het er",
  },
  fact: {
    rule: RULE,
    criterion: "from-here",
    party: US,
    on: MEAL,
    value: "yes",
    count: 12,
    basis: "Geteld aan de deur",
    when: "2018-06",
  },
  support: {
    from: CITY,
    to: { residents: true },
    type: "rent",
    what: "De huur",
    amount: 0,
    hours: 60,
    since: "2015",
    until: "2018",
    space: ROOM,
    activity: MEAL,
    rule: RULE,
    returns: "Het logo op de gevel",
    interest: "Bereik",
    photo: PHOTO,
    conditions: "Elke dag open",
  },
  space: {
    name: "Buurthuis",
    place: "Het plein",
    home: false,
    manager: CITY,
    hours: [
      { days: [1, 2, 3, 4, 5], from: 540, until: 1320 },
      { days: [6], from: 600, until: 1500 },
    ],
    tariff: RULE,
  },
  activity: {
    title: "Samen eten",
    organiser: US,
    type: "meal",
    when: "2018-06-14",
    space: ROOM,
    starts: 1290,
    atSunset: true,
    ends: 1440,
    arrangements: "Lange tafels",
    invited: "Iedereen",
    counts: { new: 5, returning: 10, inside: 12, outside: "never-asked" },
    meeting: {
      calledBy: CITY,
      invited: 20,
      presentResidents: 6,
      presentInstitutions: 8,
      seatsPaid: 8,
      seatsUnpaid: 6,
      decidedBy: CITY,
    },
  },
  backing: {
    claim: ASK,
    type: "signatures",
    count: 200,
    when: "2018-05",
    shownTo: CITY,
    shown: "2018-06-01",
    accepted: "yes",
    what: "Op drie avonden",
  },
  saying: {
    speaker: CITY,
    of: "party",
    party: US,
    words: "Goud voor ons",
    when: "2018",
    unit: "Wijkzaken",
    occasion: MEAL,
  },
  tie: { from: US, to: CITY, type: "bridge", since: "2017", until: "2019", tone: "Elke week" },
  role: {
    title: "Buurtverbinder",
    holder: US,
    givers: [{ party: CITY }],
    agreed: "no",
    since: "2017",
    hours: 600,
    tasks: [{ what: "De deur openen", since: "2017-05" }],
    limits: "Geen verslagen",
    ground: "Werkt prettig",
    othersAsked: 0,
    reward: "thanks",
    wayOut: "Even zeggen",
    until: "2019",
  },
  comparison: {
    title: "Twee keer een zaal",
    one: ASK,
    other: MEAL,
    likeness: "Beide vroegen een zaal",
    difference: "De ene wacht nog",
    turning: ASK,
    conclusion: "Wij zien een verschil",
  },
  held: {
    rule: RULE,
    criterion: "from-here",
    who: US,
    holder: CITY,
    how: "asked",
    when: "2018",
    often: "heel vaak",
    occasion: MEAL,
    consequence: "Het hoge tarief",
    photo: PHOTO,
  },
  burden: { on: US, type: "hours", what: "De deur openen", amount: 1000, hours: 2400, tariff: "hoog", since: "2016" },
  claim: {
    speaker: US,
    forWhom: "Onszelf, onze groep en de wijk",
    notFor: "Wie er niet was",
    words: "Wij willen een brug zijn",
    where: "Vergadering",
    when: "2018",
    often: 4,
    backing: "200 handtekeningen",
  },
  doubt: {
    about: MEAL,
    doubter: { party: CITY },
    ground: "Voor wie is dit?",
    when: "2018",
    often: 2,
    occasion: MEAL,
    answered: "Voor iedereen",
  },
  party: {
    name: "De Tafel",
    type: "initiative",
    side: "residents",
    words: "Wij koken samen",
    shown: true,
    relay: true,
  },
  correction: { target: ASK, body: { target: ASK, text: "Nu beter" } },
  withdrawal: { target: ASK, why: "Het klopte niet" },
  publication: { target: ASK, audience: "members" },
  agreement: { target: ASK, agrees: false },
  unnamed: { on: ASK, decider: US, step: "noted", outcome: "refused" },
  door: { target: ASK, state: "closed", until: "2027-02-01" },
  erasure: { target: ASK, along: [] },
};

const NEW_KINDS = FORM_KINDS.filter((kind) => kind !== "correction");

for (const kind of NEW_KINDS)
  test(`a full ${kind} comes back from its form as it was`, () => {
    const form = writeForm(kind, FULL[kind]);
    const { versionOf } = FULL[kind] as { versionOf?: string };
    expect(readForm(kind, { ...form, ...(versionOf && { versionOf }) })).toEqual({ body: FULL[kind] });
  });

for (const kind of NEW_KINDS)
  test(`an empty ${kind} names what must be filled in, or is read as unknown`, () => {
    const read = readForm(kind, {});
    const required = "errors" in read ? read.errors.map(({ code }) => code) : [];
    expect(required.length).toBeGreaterThan(0);
    expect(new Set(required)).toEqual(new Set(["required"]));
  });

test("a correction keeps what its form does not ask, such as the source", () => {
  const source = { name: "Register", date: "2018-01-01", file: "12", line: 3 };
  const before = { ...FULL.request, from: { listed: { key: "7", name: "Stichting X", form: "stichting" } }, source };
  const form = { ...writeForm("request", before), target: ASK, what: "" };
  const read = readForm("correction", form, { kind: "request", body: before });
  const { what: _, ...rest } = before;
  expect(read).toEqual({ body: { target: ASK, body: { ...rest, what: "unknown" } } });
});

test("a criterion keeps its key when its words are mended; a new one gets one that is free", () => {
  const form = {
    title: "Regel",
    type: "house",
    "criteria.key": ["open", "", ""],
    "criteria.text": ["Open voor allen", "Open", ""],
  };
  const read = readForm("rule", form);
  const body = "body" in read ? (read.body as BodyOf<"rule">) : undefined;
  expect(body?.criteria).toEqual([
    { key: "open", text: "Open voor allen" },
    { key: "open-2", text: "Open" },
  ]);
});

test("what cannot be read is named once per field, in the order of the form", () => {
  const form = { from: US, to: "nobody", matter: "belief", wanted: "gisteren", amount: "veel", what: "x".repeat(5000) };
  const read = readForm("request", form);
  expect("errors" in read && read.errors).toEqual(
    expect.arrayContaining([
      { name: "wanted", code: "date" },
      { name: "amount", code: "euros" },
      { name: "to", code: "choice" },
      { name: "matter", code: "choice" },
      { name: "what", code: "too-long" },
    ]),
  );
});

test("every field of every form is a field of its kind", () => {
  for (const kind of NEW_KINDS) {
    const full = FULL[kind] as unknown as Record<string, unknown>;
    const names = Object.keys(writeForm(kind, FULL[kind])).map((name) => name.split(".")[0] as string);
    expect(names.filter((name) => !(name in full))).toEqual([]);
    expect(KINDS[kind].name).toBe(kind);
  }
});
