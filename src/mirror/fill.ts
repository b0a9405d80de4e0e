import type { WrittenEntry } from "../register/entry.ts";
import type { EntryId } from "../register/ids.ts";
import { type Body, hangs, type KindName } from "../register/kinds.ts";
import { dayRange, dayToIso } from "../register/partial-date.ts";
import { type Register, writtenAt } from "../register/register.ts";
import type { Someone } from "../register/values.ts";
import { code, type Columns, NONE, partyNumber } from "./columns.ts";

/** Every field a body of any kind, of any age, may hold; what is not there reads unknown. */
interface Loose {
  readonly [field: string]: unknown;
  readonly target?: EntryId;
  readonly source?: { readonly name: string };
  readonly reason?: { readonly form?: string };
}

const ANSWER_CODES: Readonly<Record<string, number>> = { yes: 1, no: 2, "never-asked": 3 };
const answerCode = (value: unknown): number => (typeof value === "string" ? (ANSWER_CODES[value] ?? 0) : 0);
const numberOr = (value: unknown): number => (typeof value === "number" ? value : Number.NaN);
const word = (value: unknown): string | undefined => (typeof value === "string" ? value : undefined);

/** Which fields hold a kind's "from", "to", "target", "matter" and "when". */
const FIELDS: {
  readonly [K in KindName]?: { from?: string; to?: string; target?: string; matter?: string; when?: string };
} = {
  party: { matter: "type" },
  space: { to: "manager" },
  activity: { from: "organiser", target: "space", matter: "type", when: "when" },
  rule: { from: "owner", matter: "type", when: "writtenSince" },
  request: { from: "from", to: "to", target: "activity", matter: "matter", when: "asked" },
  decision: { from: "decider", target: "on", when: "decided" },
  support: { from: "from", to: "to", target: "activity", matter: "type", when: "since" },
  fact: { from: "party", target: "on", when: "when" },
  held: { from: "holder", to: "who", target: "occasion", matter: "how", when: "when" },
  burden: { from: "on", matter: "type", when: "since" },
  claim: { from: "speaker", when: "when" },
  doubt: { from: "doubter", target: "about", when: "when" },
};

/** Writes the values of one entry into its row. A correction is laid out as the kind it corrects. */
export function fillBody(columns: Columns, register: Register, row: number, entry: WrittenEntry): void {
  if (entry.kind === "correction") return fillCorrection(columns, register, row, entry);
  if (entry.kind === "withdrawal") columns.withdrawals.push(row);
  fillAs(columns, register, row, { kind: entry.kind, body: entry.body });
  if (hangs(entry.kind)) columns.target[row] = rowOf(register, (entry.body as Loose).target);
}

function fillCorrection(
  columns: Columns,
  register: Register,
  row: number,
  entry: WrittenEntry & { kind: "correction" },
): void {
  const target = rowOf(register, entry.body.target);
  const corrected = writtenAt(register, target);
  if (!corrected) return;
  fillAs(columns, register, row, { kind: corrected.kind, body: entry.body.body as Body });
  columns.corrects[row] = target;
  columns.corrections.push(row);
}

const rowOf = (register: Register, id: unknown): number =>
  typeof id === "string" ? (register.rowOf.get(id as EntryId) ?? NONE) : NONE;

function fillAs(columns: Columns, register: Register, row: number, said: { kind: KindName; body: Body }): void {
  const body = said.body as unknown as Loose;
  const fields = FIELDS[said.kind] ?? {};
  columns.kind[row] = code(columns, "kind", said.kind);
  columns.from[row] = fields.from ? someoneNumber(columns, body[fields.from], body.source?.name) : NONE;
  columns.to[row] = fields.to ? someoneNumber(columns, body[fields.to], body.source?.name) : NONE;
  columns.target[row] = fields.target ? rowOf(register, body[fields.target]) : NONE;
  columns.matter[row] = fields.matter ? code(columns, "matter", word(body[fields.matter])) : 0;
  columns.rule[row] = rowOf(register, body.rule);
  columns.versionOf[row] = rowOf(register, body.versionOf);
  columns.source[row] = code(columns, "source", body.source?.name);
  if (fields.when) fillWhen(columns, row, body[fields.when], body.year);
  fillFigures(columns, row, body);
  fillWords(columns, row, said.kind, body);
  columns.form[row] = code(
    columns,
    "form",
    formOf(register, body[said.kind === "support" ? "to" : (fields.from ?? "")]),
  );
}

function fillFigures(columns: Columns, row: number, body: Loose): void {
  columns.amount[row] = numberOr(body.amount);
  columns.settled[row] = numberOr(body.settled);
  columns.minutes[row] = numberOr(body.hours);
  columns.written[row] = answerCode(body.written);
  columns.heard[row] = answerCode(body.heard);
  columns.value[row] = answerCode(body.value);
}

function fillWords(columns: Columns, row: number, kind: KindName, body: Loose): void {
  columns.outcome[row] = code(columns, "outcome", word(body.outcome));
  columns.cadence[row] = code(columns, "cadence", word(body.cadence));
  columns.unit[row] = code(columns, "unit", word(body.unit));
  columns.area[row] = code(columns, "area", word(body.area));
  columns.status[row] = code(columns, "status", word(body.status));
  columns.tariff[row] = code(columns, "tariff", word(body.tariff));
  columns.criterion[row] = code(columns, "criterion", word(kind === "decision" ? body.ground : body.criterion));
  columns.reason[row] = code(columns, "reason", word(body.reason?.form));
}

function fillWhen(columns: Columns, row: number, when: unknown, year: unknown): void {
  const range = typeof when === "string" ? dayRange(when) : undefined;
  if (range) {
    columns.first[row] = range.first;
    columns.last[row] = range.last;
  }
  columns.year[row] = typeof year === "number" ? year : range ? yearOf(range.first, range.last) : 0;
}

const yearOf = (first: number, last: number): number => {
  const year = Number(dayToIso(first).slice(0, 4));
  return Number(dayToIso(last).slice(0, 4)) === year ? year : 0;
};

/** A party's number, an applicant's as its register lists it, NONE for a nameless resident or somebody unknown. */
function someoneNumber(columns: Columns, who: unknown, source: string | undefined): number {
  if (typeof who === "string") return who === "unknown" ? NONE : partyNumber(columns, who);
  const someone = who as Someone | undefined;
  if (someone === undefined || "residents" in someone) return NONE;
  if ("party" in someone) return partyNumber(columns, someone.party);
  return someone.listed.key === undefined ? NONE : partyNumber(columns, `listed:${source ?? ""}:${someone.listed.key}`);
}

/** Legal form of an applicant, type of a party, "resident" for a resident without a name. */
function formOf(register: Register, who: unknown): string | undefined {
  if (typeof who === "string") return typeOf(register, who);
  const someone = who as Someone | undefined;
  if (someone === undefined) return undefined;
  if ("residents" in someone) return "resident";
  return "party" in someone ? typeOf(register, someone.party) : someone.listed.form;
}

const typeOf = (register: Register, party: string): string | undefined => {
  const entry = writtenAt(register, register.rowOf.get(party as EntryId));
  return entry?.kind === "party" ? entry.body.type : undefined;
};
