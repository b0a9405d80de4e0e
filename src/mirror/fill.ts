import type { Entry, WrittenEntry } from "../register/entry.ts";
import type { EntryId, PartyId } from "../register/ids.ts";
import { type HangingKind, hangs } from "../register/hanging.ts";
import { type Body, type BodyOf, type KindName } from "../register/kinds.ts";
import { dayRange, yearOfDay } from "../register/partial-date.ts";
import { type Register, rowNamedAt, writtenAt } from "../register/register.ts";
import type { Answer, Someone, Source, Unknown } from "../register/values.ts";
import { code, type Columns, NONE, partyNumber } from "./columns.ts";

/** Writes a body into its row. Old bodies may lack what later ones have: what is not there reads unknown, the columns' first value. */
type Fill<K extends KindName> = (at: Place, body: BodyOf<K>) => void;

interface Place {
  readonly columns: Columns;
  readonly register: Register;
  readonly row: number;
}

/** Writes the values of one entry into its row. A correction is laid out as the kind it corrects. */
export function fillBody(at: Place, entry: WrittenEntry): void {
  const { columns, row } = at;
  if (entry.kind === "correction") return fillCorrection(at, entry);
  columns.kind[row] = code(columns, "kind", entry.kind);
  if (hangs(entry.kind)) columns.target[row] = rowNamed(at, (entry.body as BodyOf<HangingKind>).target);
  if (entry.kind === "withdrawal") columns.withdrawals.push(row);
  fillAs(at, entry.kind, entry.body);
}

function fillCorrection(at: Place, entry: WrittenEntry & { kind: "correction" }): void {
  const { columns, register, row } = at;
  const target = rowNamed(at, entry.body.target);
  const corrected = writtenAt(register, target);
  columns.kind[row] = code(columns, "kind", corrected?.kind ?? "correction");
  columns.corrects[row] = target;
  columns.corrections.push(row);
  if (corrected) fillAs(at, corrected.kind, entry.body.body as Body);
}

const fillAs = (at: Place, kind: KindName, body: Body): void =>
  (FILLS[kind] as ((at: Place, body: Body) => void) | undefined)?.(at, body);

const party: Fill<"party"> = ({ columns, register, row }, body) => {
  // Numbered when it enters: a party is there for whoever reads it, also when only masked rows name it.
  if (columns.corrects[row] === NONE) partyNumber(columns, (register.entries[row] as Entry).id);
  columns.matter[row] = code(columns, "matter", body.type);
};

const space: Fill<"space"> = (at, body) => {
  at.columns.to[at.row] = numberOf(at.columns, body.manager);
  link(at, "versionOf", body.versionOf);
};

const activity: Fill<"activity"> = (at, body) => {
  const { columns, row } = at;
  columns.from[row] = numberOf(columns, body.organiser);
  columns.form[row] = formOf(at, body.organiser);
  columns.matter[row] = code(columns, "matter", body.type);
  link(at, "target", body.space);
  link(at, "versionOf", body.versionOf);
  when(at, body.when);
};

const rule: Fill<"rule"> = (at, body) => {
  const { columns, row } = at;
  columns.from[row] = numberOf(columns, body.owner);
  columns.matter[row] = code(columns, "matter", body.type);
  columns.written[row] = answer(body.written);
  published(at, body.source);
  when(at, body.writtenSince);
};

const request: Fill<"request"> = (at, body) => {
  const { columns, row } = at;
  published(at, body.source);
  columns.from[row] = someoneNumber(columns, body.from, body.source);
  columns.form[row] = formOf(at, body.from);
  columns.to[row] = numberOf(columns, body.to);
  columns.matter[row] = code(columns, "matter", body.matter);
  columns.amount[row] = figure(body.amount);
  columns.minutes[row] = figure(body.hours);
  columns.unit[row] = code(columns, "unit", body.unit);
  columns.area[row] = code(columns, "area", body.area);
  columns.cadence[row] = code(columns, "cadence", body.cadence);
  columns.status[row] = code(columns, "status", body.status);
  link(at, "target", body.activity);
  link(at, "rule", body.rule);
  link(at, "versionOf", body.versionOf);
  when(at, body.asked);
  if (typeof body.year === "number") columns.year[row] = body.year;
};

const decision: Fill<"decision"> = (at, body) => {
  const { columns, row } = at;
  published(at, body.source);
  columns.from[row] = numberOf(columns, body.decider);
  columns.outcome[row] = code(columns, "outcome", body.outcome);
  columns.amount[row] = figure(body.amount);
  columns.settled[row] = figure(body.settled);
  columns.tariff[row] = code(columns, "tariff", body.tariff);
  columns.criterion[row] = code(columns, "criterion", body.ground);
  columns.reason[row] = code(columns, "reason", body.reason?.form);
  columns.written[row] = answer(body.written);
  columns.heard[row] = answer(body.heard);
  // A party is refused, not asked: no lens has it among what was decided on.
  if (writtenAt(at.register, at.register.rowOf.get(body.on))?.kind !== "party") link(at, "target", body.on);
  link(at, "rule", body.rule);
  link(at, "versionOf", body.versionOf);
  when(at, body.decided);
};

const support: Fill<"support"> = (at, body) => {
  const { columns, row } = at;
  published(at, body.source);
  columns.from[row] = numberOf(columns, body.from);
  columns.to[row] = someoneNumber(columns, body.to, body.source);
  columns.form[row] = formOf(at, body.to);
  columns.matter[row] = code(columns, "matter", body.type);
  columns.amount[row] = figure(body.amount);
  columns.minutes[row] = figure(body.hours);
  link(at, "target", body.activity);
  link(at, "rule", body.rule);
  link(at, "versionOf", body.versionOf);
  when(at, body.since);
};

const fact: Fill<"fact"> = (at, body) => {
  const { columns, row } = at;
  columns.from[row] = numberOf(columns, body.party);
  columns.form[row] = formOf(at, body.party);
  columns.criterion[row] = code(columns, "criterion", body.criterion);
  columns.value[row] = answer(body.value);
  link(at, "target", body.on);
  link(at, "rule", body.rule);
  link(at, "versionOf", body.versionOf);
  when(at, body.when);
};

const held: Fill<"held"> = (at, body) => {
  const { columns, row } = at;
  columns.from[row] = numberOf(columns, body.holder);
  columns.to[row] = numberOf(columns, body.who);
  columns.matter[row] = code(columns, "matter", body.how);
  columns.criterion[row] = code(columns, "criterion", body.criterion);
  link(at, "target", body.occasion);
  link(at, "rule", body.rule);
  link(at, "versionOf", body.versionOf);
  when(at, body.when);
};

const burden: Fill<"burden"> = (at, body) => {
  const { columns, row } = at;
  columns.from[row] = numberOf(columns, body.on);
  columns.matter[row] = code(columns, "matter", body.type);
  columns.amount[row] = figure(body.amount);
  columns.minutes[row] = figure(body.hours);
  columns.tariff[row] = code(columns, "tariff", body.tariff);
  when(at, body.since);
};

const claim: Fill<"claim"> = (at, body) => {
  at.columns.from[at.row] = numberOf(at.columns, body.speaker);
  when(at, body.when);
};

const doubt: Fill<"doubt"> = (at, body) => {
  const { columns, row } = at;
  columns.from[row] = someoneNumber(columns, body.doubter, undefined);
  columns.form[row] = formOf(at, body.doubter);
  link(at, "target", body.about);
  link(at, "versionOf", body.versionOf);
  when(at, body.when);
};

const backing: Fill<"backing"> = (at, body) => {
  const { columns, row } = at;
  columns.to[row] = numberOf(columns, body.shownTo);
  columns.matter[row] = code(columns, "matter", body.type);
  columns.value[row] = answer(body.accepted);
  link(at, "target", body.claim);
  link(at, "versionOf", body.versionOf);
  when(at, body.when);
};

const saying: Fill<"saying"> = (at, body) => {
  const { columns, row } = at;
  columns.from[row] = numberOf(columns, body.speaker);
  columns.to[row] = numberOf(columns, body.party);
  columns.matter[row] = code(columns, "matter", body.of);
  columns.unit[row] = code(columns, "unit", body.unit);
  link(at, "target", body.occasion);
  link(at, "versionOf", body.versionOf);
  when(at, body.when);
};

const tie: Fill<"tie"> = (at, body) => {
  const { columns, row } = at;
  columns.from[row] = numberOf(columns, body.from);
  columns.to[row] = numberOf(columns, body.to);
  columns.matter[row] = code(columns, "matter", body.type);
  link(at, "versionOf", body.versionOf);
  when(at, body.since);
};

/** The giver that is named first stands in `to`; the others are in what was said. */
const role: Fill<"role"> = (at, body) => {
  const { columns, row } = at;
  columns.from[row] = numberOf(columns, body.holder);
  columns.to[row] = numberOf(columns, body.givers?.[0]?.party);
  columns.minutes[row] = figure(body.hours);
  columns.value[row] = answer(body.agreed);
  link(at, "versionOf", body.versionOf);
  when(at, body.since);
};

/** One case in `target`; the other is in what was said. */
const comparison: Fill<"comparison"> = (at, body) => link(at, "target", body.one);

const unnamed: Fill<"unnamed"> = (at, body) => {
  const { columns, row } = at;
  columns.from[row] = numberOf(columns, body.decider);
  columns.outcome[row] = code(columns, "outcome", body.outcome);
  link(at, "target", body.on);
};

const together: Fill<"together"> = (at, body) => {
  const { columns, row } = at;
  columns.from[row] = columns.author[row] as number;
  columns.to[row] = numberOf(columns, body.institution);
  link(at, "target", body.subject);
};

const round: Fill<"round"> = (at, body) => {
  const { columns, row } = at;
  published(at, body.source);
  columns.amount[row] = body.budget;
  columns.from[row] = columns.author[row] as number;
  if (typeof body.year === "number") columns.year[row] = body.year;
};

/** What hangs on another entry is not among them: it has no values of its own but its target. */
const FILLS: { readonly [K in KindName]?: Fill<K> } = {
  party,
  space,
  activity,
  rule,
  request,
  decision,
  support,
  fact,
  held,
  burden,
  claim,
  doubt,
  backing,
  saying,
  tie,
  role,
  comparison,
  round,
  unnamed,
  together,
};

const ANSWER_CODES: Readonly<Record<Answer, number>> = { unknown: 0, yes: 1, no: 2, "never-asked": 3 };
const answer = (value: Answer | undefined): number => (value === undefined ? 0 : ANSWER_CODES[value]);
const figure = (value: number | Unknown | undefined): number => (typeof value === "number" ? value : Number.NaN);

const rowNamed = ({ register, row }: Place, id: EntryId): number => rowNamedAt(register, row, id) ?? NONE;

function link(at: Place, column: "target" | "rule" | "versionOf", id: EntryId | Unknown | undefined): void {
  if (id !== undefined && id !== "unknown") at.columns[column][at.row] = rowNamed(at, id);
}

function published({ columns, row }: Place, source: Source | undefined): void {
  if (source) columns.source[row] = code(columns, "source", source.name);
}

/** First and last possible day, and the year when both lie in one. */
function when({ columns, row }: Place, date: string | undefined): void {
  const range = date === undefined || date === "unknown" ? undefined : dayRange(date);
  if (!range) return;
  columns.first[row] = range.first;
  columns.last[row] = range.last;
  const year = yearOfDay(range.first);
  if (yearOfDay(range.last) === year) columns.year[row] = year;
}

const numberOf = (columns: Columns, id: PartyId | Unknown | undefined): number =>
  id === undefined || id === "unknown" ? NONE : partyNumber(columns, id);

/** A party's number, an applicant's as its register lists it, NONE for a nameless resident or somebody unknown. */
function someoneNumber(columns: Columns, who: Someone, source: Source | undefined): number {
  if ("party" in who) return partyNumber(columns, who.party);
  if ("residents" in who || who.listed.key === undefined) return NONE;
  return listedNumber(columns, who.listed.key, source?.name ?? "");
}

/** The same key in two sources is two applicants: nobody said that they are one. */
function listedNumber(columns: Columns, key: string, source: string): number {
  const numbers = columns.listedNumbers.get(source) ?? new Map<string, number>();
  columns.listedNumbers.set(source, numbers);
  const known = numbers.get(key);
  if (known !== undefined) return known;
  const number = columns.parties.push(`listed:${source}:${key}`) - 1;
  numbers.set(key, number);
  return number;
}

/** Legal form of an applicant, type of a party, "resident" for a resident without a name. */
function formOf({ columns, register }: Place, who: Someone | PartyId): number {
  if (typeof who === "string") return typeOf(columns, register, who);
  if ("residents" in who) return code(columns, "form", "resident");
  return "party" in who ? typeOf(columns, register, who.party) : code(columns, "form", who.listed.form);
}

function typeOf(columns: Columns, register: Register, party: PartyId): number {
  const entry = writtenAt(register, register.parties.get(party)?.row);
  return entry?.kind === "party" ? code(columns, "form", entry.body.type) : 0;
}
