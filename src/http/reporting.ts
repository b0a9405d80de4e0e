import type { Draft, WrittenEntry } from "../register/entry.ts";
import { workingDaysAfter } from "../register/holidays.ts";
import { type EntryId, KEEPER } from "../register/ids.ts";
import { HIDEABLE, HIDING_GROUNDS } from "../register/kinds/hiding.ts";
import { Refusal } from "../register/refusal.ts";
import { isWhole, writtenAt } from "../register/register.ts";
import { dayAt } from "../register/term.ts";
import { insertReport, type Report, reportBy, settleReport, unsettleReport, type Verdict } from "../storage/reports.ts";
import { viewOf } from "../mirror/view.ts";
import type { BookContext } from "../web/context.ts";
import { newCode, plainCode } from "./codes.ts";
import type { Services } from "./services.ts";
import { countTry } from "./tries.ts";
import { typedWords } from "./typed-words.ts";
import type { BookVisit } from "./visit.ts";

/** Working days within which a report is decided. */
const REPORT_DAYS = 5;
/** Reports, or receipts asked for, per address in an hour. */
const MOST_REPORTS = 20;
const HOUR = 3_600_000;
const LONGEST = 2000;

/** The last day (since 1970) on which a report is decided in time. */
export const dueDay = ({ made }: Pick<Report, "made">): number =>
  workingDaysAfter(dayAt(Date.parse(made)), REPORT_DAYS);

/** Whether a report waits longer than it may on a day since 1970. */
export const isOverdue = (report: Report, today: number): boolean => report.decided === null && today > dueDay(report);

/** Counts one try of an address; the address itself is kept nowhere. Throws "too-many-tries". */
export async function countReport(services: Services, address: string): Promise<void> {
  await countTry(services, address, { kind: "report", most: MOST_REPORTS, every: HOUR });
}

/** The entry somebody may report: one that they read, of another party, in a book where people write. Throws "entry-unknown". */
export function reportable({ book, session }: BookVisit, id: EntryId): WrittenEntry {
  const row = book.register.rowOf.get(id) ?? -1;
  const entry = book.view.entry(row);
  const fits = entry !== undefined && (HIDEABLE as readonly string[]).includes(entry.kind) && !isWhole(book.register);
  if (!fits || entry.by.party === session?.party) throw new Refusal("entry-unknown");
  return entry;
}

export interface Told {
  readonly ground: string;
  readonly words: string;
}

/** Keeps a report, once what was told is right and `count` lets it, and gives the number on its receipt, which is kept nowhere. */
export async function report(
  { engine, secrets }: Services,
  visit: BookVisit,
  { id, told }: { id: EntryId; told: Told },
  count: () => Promise<void>,
): Promise<{ number: string; kept: Report }> {
  const ground = groundOf(told.ground);
  const words = typedWords("words", told.words, LONGEST);
  await count();
  const number = newCode(secrets);
  const kept: Report = {
    book: visit.open.record.id,
    id: secrets.newId(),
    receipt: secrets.sha256(plainCode(number)),
    entry: id,
    ground,
    words,
    made: secrets.clock().toISOString(),
    opened: null,
    verdict: null,
    reason: "",
    decided: null,
    asker: null,
    judge: null,
    second: null,
    second_reason: "",
    second_decided: null,
    asked: null,
    named: null,
  };
  await insertReport(engine, kept);
  return { number, kept };
}

function groundOf(typed: string): Report["ground"] {
  const ground = HIDING_GROUNDS.find((one) => one === typed);
  if (ground === undefined) throw new Refusal("field-wrong", { field: "ground", problem: "choice" });
  return ground;
}

/** The report that a receipt is of. Throws "code-wrong", whatever is the matter with the number. */
export async function reportOf({ engine, secrets }: Services, number: string): Promise<Report> {
  const found = await reportBy(engine, secrets.sha256(plainCode(number)));
  if (!found) throw new Refusal("code-wrong");
  return found;
}

/** Asks for the second look, once, after the decision. */
export async function askAgain(
  { engine, secrets }: Services,
  report: Report,
  asker: "reporter" | "author",
): Promise<void> {
  const asked = secrets.clock().toISOString();
  const settled = report.decided !== null && (await settleReport(engine, report, { asker, asked }, "asker"));
  if (!settled) throw new Refusal("decided-already");
}

export interface Decided {
  readonly verdict: string;
  readonly ground: string;
  readonly reason: string;
}

/** Decides on a report, with a reason for both, and hides or shows the entry accordingly. */
export async function decide(services: Services, report: Report, sent: Decided, second: boolean): Promise<void> {
  const { engine, secrets } = services;
  const verdict = (["hidden", "left"] as const).find((one) => one === sent.verdict);
  if (verdict === undefined) throw new Refusal("field-wrong", { field: "verdict", problem: "choice" });
  const ground = groundOf(sent.ground);
  const reason = typedWords("reason", sent.reason, LONGEST);
  if ((second ? report.second : report.verdict) !== null) throw new Refusal("decided-already");
  const now = secrets.clock().toISOString();
  const change = second
    ? { second: verdict, second_reason: reason, second_decided: now }
    : { verdict, reason, decided: now };
  // Told first: of two who decide at once, only one is followed.
  if (!(await settleReport(engine, report, change, second ? "second" : "verdict")))
    throw new Refusal("decided-already");
  try {
    await follow(services, report, { verdict, ground, reason, second });
  } catch (error) {
    await unsettleReport(engine, report, second ? "second_decided" : "decided", now);
    throw error;
  }
}

interface Following {
  readonly verdict: Verdict;
  readonly ground: Report["ground"];
  readonly reason: string;
  readonly second: boolean;
}

/** A first decision to leave an entry lifts nothing that another report hid; a second look does. */
async function follow({ desk }: Services, { book, entry }: Report, { verdict, ground, reason, second }: Following) {
  const { register } = await desk.open(book);
  const row = register.rowOf.get(entry) ?? -1;
  if (!writtenAt(register, row)) return;
  const hide = verdict === "hidden";
  if (register.hidden.has(row) === hide || (!hide && !second)) return;
  await writeHiding({ desk }, { book, entry }, { hidden: hide, ground, why: reason });
}

export async function writeHiding(
  { desk }: Pick<Services, "desk">,
  { book, entry }: Pick<Report, "book" | "entry">,
  { hidden, ground, why }: { hidden: boolean; ground: Report["ground"]; why: string },
): Promise<void> {
  const body = { target: entry, hidden, ground, why };
  await desk.write(book, { kind: "hiding", by: { party: KEEPER, account: "steward" }, body } as Draft);
}

/** Shows a hidden entry again, by the steward. */
export async function lift(services: Services, { book, entry, ground }: Report, typed: string): Promise<void> {
  const why = typedWords("reason", typed, LONGEST);
  await writeHiding(services, { book, entry }, { hidden: false, ground, why });
}

/** The same book with one entry of it, and what changed it, open: for who decides on a report of it, and for nothing else. */
export function openedFor(book: BookContext, entry: EntryId): BookContext {
  const row = book.register.rowOf.get(entry) ?? -1;
  const { view, register } = book;
  const mask = Uint8Array.from(view.mask);
  const changes = (register.hanging.get(row) ?? []).filter((at) => register.entries[at]?.kind === "correction");
  for (const at of [row, ...changes]) if (writtenAt(register, at)) mask[at] = 1;
  return { ...book, view: viewOf(book.columns, register, { mask, own: view.own, now: book.now }) };
}
