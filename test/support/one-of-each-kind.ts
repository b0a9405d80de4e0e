import type { Author } from "../../src/register/entry.ts";
import { asEntryId, type EntryId, type PartyId } from "../../src/register/ids.ts";
import type { KindName } from "../../src/register/kinds.ts";

/** One entry of every kind, with every field filled in, in an order in which a book can be written. */
export interface Line {
  readonly id: EntryId;
  readonly kind: KindName;
  readonly by: Author;
  readonly body: object;
}

const id = (name: string): EntryId => asEntryId(`${name}-0000000000000000`.slice(0, 22));
const CITY = id("city") as string as PartyId;
const ROSA = id("rosa") as string as PartyId;
const line = (name: string, kind: KindName, party: PartyId, body: object): Line => ({
  id: id(name),
  kind,
  by: { party, account: "pseudonym" },
  body,
});

const source = { name: "Subsidieregister", date: "2025-01-14", file: "SUB-1", line: 12 };
const partyBody = (name: string, type: string, side: string) => ({
  name,
  type,
  side,
  words: "In onze woorden",
  relay: true,
});
const unknownHours = [{ days: [1, 2], from: 540, until: 1020 }];
const counts = { new: 3, returning: 8, inside: 7, outside: "never-asked" };
const meeting = {
  calledBy: CITY,
  invited: 20,
  presentResidents: 4,
  presentInstitutions: 6,
  seatsPaid: 6,
  seatsUnpaid: 4,
  decidedBy: CITY,
};
const when = { when: "2025-03" };

export const ONE_OF_EACH_KIND: readonly Line[] = [
  line("city", "party", CITY, partyBody("Gemeente", "municipality", "institution")),
  line("rosa", "party", ROSA, partyBody("Rosa's tafel", "initiative", "residents")),
  line("rule", "rule", CITY, {
    title: "Zaalregel",
    type: "tariff",
    text: "Tarief C voor wie open is",
    owner: CITY,
    written: "yes",
    writtenWhere: "Tarievenlijst",
    writtenSince: "2019-06-01",
    said: "bij de balie",
    inForceFrom: "2019",
    inForceUntil: "unknown",
    criteria: [{ key: "open", text: "Open voor ieder" }],
    why: "Een oude tekst",
    exceptions: [{ party: ROSA, what: "mag later betalen" }],
    source,
  }),
  line("space", "space", CITY, {
    name: "De Zaal",
    place: "Plein 1",
    home: false,
    manager: CITY,
    hours: unknownHours,
    tariff: id("rule"),
  }),
  line("activity", "activity", ROSA, {
    title: "Buurtmaal",
    organiser: ROSA,
    type: "meal",
    ...when,
    space: id("space"),
    starts: 1080,
    ends: 1260,
    arrangements: "Zelf opruimen",
    invited: "de hele straat",
    counts,
    meeting,
  }),
  line("request", "request", ROSA, {
    from: { party: ROSA },
    to: CITY,
    matter: "space",
    what: "De zaal op vrijdag",
    asked: "2025-02-01",
    wanted: "2025-03-01",
    hours: 180,
    amount: 12_500,
    offered: "koken",
    often: 12,
    activity: id("activity"),
    rule: id("rule"),
    unit: "Wijkzaken",
    area: "Welzijn",
    year: 2025,
    cadence: "yearly",
    status: "in behandeling",
  }),
  line("version", "request", CITY, {
    from: { party: ROSA },
    to: CITY,
    matter: "tariff",
    versionOf: id("request"),
    what: "Een lager tarief",
    asked: "2025-02-03",
    often: "vaak",
  }),
  line("listed", "request", CITY, {
    from: { listed: { key: "A-1", name: "Stichting Voorbeeld", form: "Stichting" } },
    to: CITY,
    matter: "money",
    amount: 100_000,
    source,
  }),
  line("decision", "decision", CITY, {
    on: id("request"),
    decider: CITY,
    outcome: "partly",
    amount: 10_000,
    settled: 9_000,
    tariff: "C",
    hourly: 4_500,
    conditions: "Elk jaar een verslag",
    reason: { form: "written", text: "Niet open genoeg" },
    rule: id("rule"),
    ground: "open",
    written: "yes",
    heard: "no",
    decided: "2025-03-10",
    told: "2025-03-12",
    event: "2025-02-20",
    nature: "private",
    source: { name: "Besluitenlijst", date: "2025" },
  }),
  line("support", "support", CITY, {
    from: CITY,
    to: { party: ROSA },
    type: "rent",
    what: "Huur van de keuken",
    amount: 50_000,
    hours: 600,
    since: "2024",
    until: "2025-12-31",
    space: id("space"),
    activity: id("activity"),
    rule: id("rule"),
    returns: "Verslagen",
    interest: "Minder eenzaamheid",
    conditions: "Meedoen aan overleg",
  }),
  line("fact", "fact", CITY, {
    rule: id("rule"),
    criterion: "open",
    party: ROSA,
    on: id("activity"),
    value: "never-asked",
    count: 11,
    basis: "Geteld aan de deur",
    ...when,
  }),
  line("held", "held", ROSA, {
    rule: id("rule"),
    criterion: "open",
    who: ROSA,
    holder: CITY,
    how: "asked",
    ...when,
    often: "elke keer",
    occasion: id("activity"),
    consequence: "Hoger tarief",
  }),
  line("burden", "burden", ROSA, {
    on: ROSA,
    type: "hours",
    what: "Verslagen",
    amount: 2_000,
    hours: 480,
    tariff: "C",
    since: "2024",
  }),
  line("claim", "claim", ROSA, {
    speaker: ROSA,
    forWhom: "Mezelf, mijn tafel en de straat",
    notFor: "De hele wijk",
    words: "Wij willen samen eten",
    where: "In het overleg",
    ...when,
    often: 3,
    backing: "Veertig handtekeningen",
  }),
  line("doubt", "doubt", CITY, {
    about: id("claim"),
    doubter: { party: CITY },
    ground: "Namens wie?",
    ...when,
    often: 4,
    occasion: id("activity"),
    answered: "Veertig handtekeningen",
  }),
  line("nameless", "doubt", ROSA, { about: id("claim"), doubter: { residents: true }, ground: "Ik ook?" }),
  line("reply", "reply", ROSA, { target: id("decision"), text: "Wij waren open" }),
  line("delivery", "delivery", CITY, { target: id("request"), party: CITY, means: "page" }),
  line("agreement", "agreement", ROSA, { target: id("decision"), agrees: true }),
  line("publication", "publication", CITY, { target: id("decision"), audience: "public" }),
  line("correction", "correction", ROSA, {
    target: id("burden"),
    body: { on: ROSA, type: "hours", what: "Verslagen", amount: 2_000, hours: 500, tariff: "C", since: "2024" },
  }),
  line("withdrawal", "withdrawal", ROSA, { target: id("claim"), why: "Het is nu anders" }),
  line("gone", "claim", ROSA, { speaker: ROSA, forWhom: "Dit wordt gewist" }),
  line("gone-too", "correction", ROSA, { target: id("gone"), body: { speaker: ROSA, forWhom: "Dit ook" } }),
  line("erasure", "erasure", ROSA, { target: id("gone"), along: [id("gone-too")] }),
];
