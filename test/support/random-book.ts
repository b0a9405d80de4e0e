import { checkDraft } from "../../src/register/check.ts";
import type { Draft, Entry, WrittenEntry } from "../../src/register/entry.ts";
import { asBookId, asEntryId, type EntryId, KEEPER, type PartyId } from "../../src/register/ids.ts";
import { AUDIENCES } from "../../src/register/audience.ts";
import { KIND_NAMES, type KindName } from "../../src/register/kinds.ts";
import { Refusal } from "../../src/register/refusal.ts";
import { emptyRegister } from "../../src/register/empty-register.ts";
import { addEntry, bodyNow, type BookType, type Register } from "../../src/register/register.ts";
import { chanceFrom } from "../../src/mirror/statistics/random.ts";

/** A random book of all kinds, in which everybody tries everything: what is refused is left out. */
export interface RandomBook {
  readonly type: BookType;
  readonly log: readonly Entry[];
  readonly register: Register;
  /** How often each refusal was met. */
  readonly refused: ReadonlyMap<string, number>;
  readonly parties: readonly PartyId[];
  /** Milliseconds since 1970: after the last entry. */
  readonly end: number;
}

const DAY = 86_400_000;
const BEGIN = Date.parse("2024-01-01T00:00:00.000Z");
export const idOf = (n: number): EntryId => asEntryId(`entry-${String(n).padStart(12, "0")}`);

const CAST = [
  { name: "Gemeente", type: "municipality", side: "institution" },
  { name: "Welzijn", type: "welfare", side: "institution" },
  { name: "Initiatief", type: "initiative", side: "residents" },
  { name: "Groep", type: "group", side: "residents" },
  { name: "Stichting", type: "foundation", side: "residents" },
] as const;

export function foldLog(type: BookType, log: readonly Entry[]): Register {
  const register = emptyRegister({ id: asBookId("random"), type });
  log.forEach((entry, row) => addEntry(register, { ...entry, seq: row + 1 }));
  return register;
}

/** Chance as the drafts below use it. */
function choices(seed: number) {
  const chance = chanceFrom(`book ${seed}`);
  const below = (n: number): number => Math.floor(chance() * n);
  const pick = <T>(list: readonly T[]): T => list[below(list.length)] as T;
  return { below, pick, maybe: (odds: number): boolean => chance() < odds };
}
type Choices = ReturnType<typeof choices>;

/** A book that is being written: what may not be written is left out, and counted. */
function scribeOf(type: BookType, begun: readonly Entry[] = []) {
  let log: Entry[] = [...begun];
  let register = foldLog(type, log);
  const refused = new Map<string, number>();
  const write = (draft: Draft, now: number): void => {
    const id = draft.id ?? idOf(log.length);
    try {
      const { body, audience } = checkDraft(register, draft, now);
      const at = new Date(now).toISOString();
      const entry = { seq: log.length + 1, id, audience, kind: draft.kind, by: draft.by, at, body } as WrittenEntry;
      log.push(entry);
      if (entry.kind !== "erasure") return addEntry(register, entry);
      log = withTombstones(log, [entry.body.target, ...entry.body.along]);
      register = foldLog(type, log);
    } catch (error) {
      if (!(error instanceof Refusal)) throw error;
      refused.set(error.code, (refused.get(error.code) ?? 0) + 1);
    }
  };
  return { write, refused, soFar: () => ({ log, register }) };
}

/** The same seed and number of tries give the same book. */
export function randomBook(seed: number, tries: number, only?: BookType): RandomBook {
  const c = choices(seed);
  const drawn = c.pick(["neighbourhood", "neighbourhood", "neighbourhood", "register", "practice"] as const);
  const type = only ?? drawn;
  const { write, refused, soFar } = scribeOf(type);
  let now = BEGIN;
  const parties = CAST.map((body, i) => {
    const id = idOf(i);
    const by = { party: id as string as PartyId, account: "a" };
    write({ kind: "party", id, by, body: { ...body, words: "unknown", relay: false } } as Draft, now);
    return by.party;
  });
  const listing = { name: "Corporatie", type: "housing", side: "institution" };
  write({ kind: "party", by: { party: parties[2], account: "a" }, body: listing } as unknown as Draft, now);
  const cast = [...parties, idOf(5) as string as PartyId];
  for (let n = 0; n < tries; n++) {
    now += c.below(4) * DAY;
    const draft = randomDraft(c, soFar().register, cast);
    if (draft) write(draft, now);
  }
  return { type, ...soFar(), refused, parties: cast, end: now + 1 };
}

/** The same book with these drafts tried after it, a minute apart. */
export function continued(book: RandomBook, drafts: readonly Draft[]): RandomBook {
  const { write, refused, soFar } = scribeOf(book.type, book.log);
  const minute = 60_000;
  drafts.forEach((draft, i) => write(draft, book.end + i * minute));
  return { ...book, ...soFar(), refused, end: book.end + drafts.length * minute };
}

const withTombstones = (log: readonly Entry[], gone: readonly EntryId[]): Entry[] =>
  log.map((entry) =>
    entry.kind !== "erased" && gone.includes(entry.id)
      ? { seq: entry.seq, id: entry.id, audience: entry.audience, kind: "erased", year: 2024 }
      : entry,
  );

const OFTEN: readonly KindName[] = [
  "request",
  "decision",
  "reply",
  "publication",
  "agreement",
  "delivery",
  "correction",
  "hiding",
];

function randomDraft(c: Choices, register: Register, parties: readonly PartyId[]): Draft | undefined {
  const kind = c.maybe(0.4) ? c.pick(OFTEN) : c.pick(KIND_NAMES);
  const party = c.pick(parties);
  const body = randomBody(c, register, { kind, party, parties });
  if (body === undefined) return undefined;
  const audience = c.maybe(0.2) ? { audience: c.pick(AUDIENCES) } : {};
  const writer = kind === "hiding" && c.maybe(0.8) ? KEEPER : party;
  return { kind, by: { party: writer, account: "a" }, body, ...audience } as unknown as Draft;
}

interface Asked {
  readonly kind: KindName;
  readonly party: PartyId;
  readonly parties: readonly PartyId[];
}

function randomBody(c: Choices, register: Register, { kind, party, parties }: Asked): object | undefined {
  const other = c.maybe(0.3) ? party : c.pick(parties);
  const third = c.pick(parties);
  const entry = (...kinds: KindName[]): WrittenEntry | undefined => {
    const fitting = register.entries.filter((one): one is WrittenEntry =>
      one.kind === "erased" ? false : kinds.length === 0 || kinds.includes(one.kind),
    );
    return fitting.length === 0 ? undefined : c.pick(fitting);
  };
  const maybeLink = (name: string, odds: number, ...kinds: KindName[]): object => {
    const found = c.maybe(odds) ? entry(...kinds) : undefined;
    return found ? { [name]: found.id } : {};
  };
  const source = (odds: number): object =>
    c.maybe(odds) ? { source: { name: "Register", date: "2024-01-01", file: `F${c.below(4)}` } } : {};
  const someone = (): object =>
    c.pick([
      { party: other },
      { party },
      { residents: true },
      { listed: { key: `K${c.below(3)}`, form: "Stichting" } },
    ]);
  const when = c.pick(["2023", "2023-05", "2023-05-06", "unknown"]);
  const word = `woord-${c.below(5)}`;
  const target = entry()?.id;
  switch (kind) {
    case "party":
      return { name: word, type: c.pick(["foundation", "other"]), side: c.pick(["residents", "institution"]) };
    case "space":
      return {
        name: word,
        manager: other,
        ...maybeLink("tariff", 0.3, "rule"),
        ...maybeLink("versionOf", 0.2, "space"),
      };
    case "activity":
      return { title: word, organiser: other, when, ...maybeLink("space", 0.3, "space") };
    case "rule": {
      const criteria = [{ key: "open", text: "open" }];
      const type = c.pick(["subsidy", "unwritten", "house"]);
      const weeks = type === "subsidy" ? { decideWeeks: 10 } : {};
      return { title: word, type, owner: other, criteria, ...weeks, ...source(0.2) };
    }
    case "request": {
      const links = { ...maybeLink("rule", 0.4, "rule"), ...maybeLink("activity", 0.2, "activity") };
      const told = { asked: when, amount: c.pick([100, 200, "unknown"]), unit: `dienst-${c.below(2)}`, year: 2023 };
      const ends = { from: someone(), to: c.pick([other, third, party]) };
      return {
        ...ends,
        ...told,
        ...links,
        matter: "money",
        ...source(0.2),
        ...maybeLink("versionOf", 0.15, "request"),
      };
    }
    case "decision": {
      const on = entry("request", "support")?.id;
      const told = { outcome: c.pick(["granted", "refused", "partly"]), decided: when, written: "yes" };
      const links = { ...maybeLink("rule", 0.3, "rule"), ...maybeLink("versionOf", 0.15, "decision") };
      return on && { on, decider: c.pick([other, party]), ...told, ...links, ground: "open", ...source(0.2) };
    }
    case "support":
      return { from: other, to: c.pick([{ party: third }, { party }]), type: "money", amount: 500, ...source(0.1) };
    case "fact":
    case "held": {
      const rule = entry("rule")?.id;
      const fact = { party: other, value: c.pick(["yes", "no", "unknown"]) };
      const held = { who: c.pick([other, party]), holder: c.pick([party, third]), how: "asked" };
      const links = maybeLink("versionOf", 0.1, kind);
      return rule && { rule, criterion: "open", when, ...(kind === "fact" ? fact : held), ...links };
    }
    case "burden":
      return { on: other, type: "hours", hours: 60, since: when };
    case "claim":
      return { speaker: other, forWhom: word, when };
    case "doubt": {
      const about = entry("claim", "activity", "request")?.id;
      return about && { about, doubter: someone(), ground: word, ...maybeLink("versionOf", 0.1, "doubt") };
    }
    case "backing": {
      const claim = entry("claim")?.id;
      return claim && { claim, type: "letter", shownTo: other, accepted: "yes", when };
    }
    case "saying":
      return { speaker: c.pick([party, other]), of: "party", party: third, words: word, when };
    case "tie":
      return { from: party, to: other, type: c.pick(["works-with", "bridge", "introduced"]), since: when };
    case "role":
      return { title: word, holder: c.pick([party, other]), givers: [{ party: third }], since: when };
    case "comparison": {
      const [one, second] = [entry("request", "claim")?.id, entry("request", "claim")?.id];
      return one && second && { title: word, one, other: second, likeness: word };
    }
    case "together": {
      const rule = entry("rule");
      const owner = rule?.kind === "rule" ? rule.body.owner : "unknown";
      return rule && { subject: rule.id, institution: owner === "unknown" ? other : owner, text: word, parties: 5 };
    }
    case "unnamed": {
      const on = entry("request")?.id;
      return on && { on, decider: party, ...c.pick([{ step: "noted", outcome: "granted" }, { step: "opened" }]) };
    }
    case "round":
      return {
        title: word,
        budget: 1000,
        rule: { stated: "greedy", leftover: "none", counting: "each-vote" },
        projects: [{ key: "a", title: word, cost: 500 }],
        source: { name: "Register", date: "2024-01-01" },
      };
    case "reply":
      return target && { target, text: word };
    case "publication":
      return target && { target, audience: c.pick(AUDIENCES) };
    case "delivery":
      return target && { target, party: c.pick([party, other]), means: c.pick(["page", "letter", "post"]) };
    case "agreement":
      return target && { target, agrees: c.maybe(0.6) };
    case "door":
      return {
        target: c.pick([party, other]),
        ...c.pick([{ state: "open" }, { state: "closed", until: "2025-02-01" }]),
      };
    case "hiding":
      return target && { target, hidden: c.maybe(0.6), ground: "insult", why: "Dit gaat over iemand." };
    case "withdrawal":
    case "erasure":
      return c.maybe(0.4) && target ? { target } : undefined;
    case "correction": {
      const corrected = entry();
      if (!corrected) return undefined;
      const said = bodyNow(register, corrected) as object;
      return { target: corrected.id, body: { ...said, ...randomChange(c, said) } };
    }
  }
}

/** Something else in a field or two, also where that may not be. */
function randomChange(c: Choices, said: object): object {
  const words = { name: "anders", title: "anders", forWhom: "anders", text: "anders", amount: 300, outcome: "granted" };
  const names = Object.keys(words).filter((name) => name in said) as (keyof typeof words)[];
  return names.length === 0 ? {} : Object.fromEntries([c.pick(names)].map((name) => [name, words[name]]));
}
